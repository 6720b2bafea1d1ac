//! Finding a vault and reading its files.

use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{CONFIG, Stamp};
use crate::{
    failure::Failure,
    vault::{Content, Trouble},
};

/// The nearest folder from `start` upward that holds a `pm.yaml`, without links in its path.
///
/// # Errors
/// [`Failure::NoVault`] where there is none, [`Failure::Refused`] where `pm.yaml` is a link out of that folder.
pub fn find_root(start: &Path) -> Result<PathBuf, Failure> {
    let absolute = resolve(start)?;
    let root = absolute
        .ancestors()
        .find(|folder| folder.join(CONFIG).is_file());
    let Some(root) = root.map(Path::to_owned) else {
        return Err(Failure::NoVault(absolute));
    };
    let config = root.join(CONFIG);
    let target =
        dunce::canonicalize(&config).map_err(|error| Failure::io(&config, "find", error))?;
    if !target.starts_with(&root) {
        return Err(Failure::Refused(format!(
            "{}: leads out of the vault, to {}; it is not read",
            config.display(),
            target.display()
        )));
    }
    Ok(root)
}

/// What stands at a path; a link is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing, or nothing that the system shows.
    Empty,
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link, pipe, socket or device.
    Other,
}

/// Looks at a path without reading what is there.
pub fn place(path: &Path) -> Place {
    match fs::symlink_metadata(path) {
        Err(_) => Place::Empty,
        Ok(found) if found.is_file() => Place::File,
        Ok(found) if found.is_dir() => Place::Folder,
        Ok(_) => Place::Other,
    }
}

/// The whole path of something that is there, without links in it.
///
/// # Errors
/// [`Failure::Io`] where it is not there.
pub fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    dunce::canonicalize(path).map_err(|error| Failure::io(path, "find", error))
}

/// The path of a file or folder in the vault, relative to `root`, with `/`; empty for the root itself.
///
/// # Errors
/// [`Failure::Io`] where there is no such file, [`Failure::Usage`] where it lies outside.
pub fn within(root: &Path, path: &Path) -> Result<String, Failure> {
    let resolve = |path: &Path| {
        path.canonicalize()
            .map_err(|error| Failure::io(path, "find", error))
    };
    let (inner, outer) = (resolve(path)?, resolve(root)?);
    let relative = inner.strip_prefix(&outer);
    let outside = |_| {
        Failure::Usage(format!(
            "{}: not in the vault {}",
            path.display(),
            root.display()
        ))
    };
    let parts = relative
        .map_err(outside)?
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// Reads one note. What cannot be read is a [`Trouble`], not an error.
pub fn read(path: &Path) -> Content {
    bytes(path).map_or_else(Content::Unreadable, Content::of)
}

/// The text of a file that has to be text, `None` where there is no such file.
///
/// # Errors
/// [`Failure::Io`] where it cannot be read or is not UTF-8, [`Failure::Refused`] where it is no file or larger than 8 MiB.
pub fn text(path: &Path) -> Result<Option<String>, Failure> {
    if let Ok(metadata) = fs::metadata(path) {
        let refused = |why| Err(Failure::Refused(format!("{}: {why}", path.display())));
        if metadata.len() > Content::LARGEST {
            return refused("larger than 8 MiB");
        }
        // Opening a pipe would wait for a writer.
        if !metadata.is_file() {
            return refused("not a file");
        }
    }
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io(path, "read", error)),
    }
}

/// The bytes of one file that could be a note.
///
/// # Errors
/// A [`Trouble`] where they cannot be had, or are more than a note can hold.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    fs::metadata(path)
        .map_err(|error| refused(&error))
        .and_then(|metadata| bytes_of(path, &metadata))
}

/// Reads one note, and the stamp that it had before.
pub fn read_stamped(path: &Path) -> (Content, Option<Stamp>) {
    match fs::metadata(path) {
        Ok(metadata) => {
            let content = bytes_of(path, &metadata);
            let content = content.map_or_else(Content::Unreadable, Content::of);
            (content, Stamp::of(&metadata, SystemTime::now()))
        }
        Err(error) => (Content::Unreadable(refused(&error)), None),
    }
}

fn bytes_of(path: &Path, metadata: &Metadata) -> Result<Vec<u8>, Trouble> {
    // Opening a pipe would wait for a writer: the kind comes first.
    if !metadata.is_file() {
        return Err(Trouble::Special);
    }
    if metadata.len() > Content::LARGEST {
        return Err(Trouble::TooLarge {
            bytes: metadata.len(),
        });
    }
    fs::read(path).map_err(|error| refused(&error))
}

fn refused(error: &io::Error) -> Trouble {
    Trouble::Refused(error.kind().to_string())
}

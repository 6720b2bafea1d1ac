//! Finding a vault and reading its files.

use std::{
    fs::{self, Metadata},
    io::{self, Read},
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{CONFIG, Stamp};
use crate::{
    failure::Failure,
    text::Text,
    vault::{Content, File, Trouble},
};

/// The largest file that is read, in bytes: 8 MiB.
const LARGEST: u64 = 8 << 20;

/// Room for most notes, in bytes.
const USUAL: usize = 3 << 10;

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

/// Reads notes that a listing has found, so that nobody need ask for their kind; their texts share one allocation. What cannot
/// be read is a [`Trouble`], not an error.
pub fn read_notes(root: &Path, paths: Vec<Arc<str>>) -> Vec<File> {
    let mut buffer = Vec::with_capacity(paths.len() * USUAL);
    let mut full = PathBuf::new();
    let read: Vec<Result<Range<usize>, Trouble>> = paths
        .iter()
        .map(|path| {
            full.as_mut_os_string().clear();
            full.extend([root, Path::new(&**path)]);
            append(&full, &mut buffer)
        })
        .collect();
    let found: Vec<Result<&str, Content>> = read
        .into_iter()
        .map(|part| {
            let bytes = &buffer[part.map_err(Content::Unreadable)?];
            simdutf8::basic::from_utf8(bytes).map_err(|_| Content::of(bytes.to_vec()))
        })
        .collect();
    let texts: Vec<&str> = found.iter().flatten().copied().collect();
    let mut texts = Text::together(&texts).map(Content::Text);
    let content = found.into_iter().filter_map(|found| match found {
        Ok(_) => texts.next(),
        Err(content) => Some(content),
    });
    let files = paths.into_iter().zip(content);
    files
        .map(|(path, content)| File { path, content })
        .collect()
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

/// Adds the bytes of a file and tells where they are.
fn append(path: &Path, buffer: &mut Vec<u8>) -> Result<Range<usize>, Trouble> {
    let start = buffer.len();
    let file = fs::File::open(path).map_err(|error| refused(&error))?;
    // Without asking for its size first: most notes fit into what is there.
    let mut limited = (&file).take(LARGEST + 1);
    limited
        .read_to_end(buffer)
        .map_err(|error| refused(&error))?;
    if limited.limit() == 0 {
        buffer.truncate(start);
        let bytes = file.metadata().map_err(|error| refused(&error))?.len();
        return Err(Trouble::TooLarge { bytes });
    }
    Ok(start..buffer.len())
}

fn refused(error: &io::Error) -> Trouble {
    Trouble::Refused(error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_read_together_are_those_read_alone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let file = |name: &str, bytes: &[u8]| fs::write(root.join(name), bytes).unwrap();
        file("a.md", "\u{feff}---\r\né€".as_bytes());
        file("bad.md", b"caf\xe9\n");
        file("empty.md", b"");
        file("long.md", &b"x".repeat(200_000));
        let sized = |name: &str, bytes| {
            let file = fs::File::create(root.join(name)).unwrap();
            file.set_len(bytes).unwrap();
        };
        sized("largest.md", LARGEST);
        sized("larger.md", LARGEST + 1);
        file("z.md", b"last");
        let names = [
            "a.md",
            "bad.md",
            "empty.md",
            "long.md",
            "absent.md",
            "larger.md",
            "largest.md",
            "z.md",
        ];
        let read = read_notes(root, names.iter().map(|name| (*name).into()).collect());
        assert_eq!(read.len(), names.len());
        for (file, name) in read.iter().zip(names) {
            assert_eq!(&*file.path, name);
            let alone = super::read(&root.join(name));
            assert!(
                format!("{:?}", file.content) == format!("{alone:?}"),
                "{name}"
            );
        }
    }
}

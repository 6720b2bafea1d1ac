//! Writing files: whole or not at all, and never over something that was not asked for.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Creates a file with its folders.
///
/// # Errors
/// An I/O error of kind `AlreadyExists` where something of that name is there, and whatever else the system refuses.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Nobody has seen the half-written file yet.
        let _ = fs::remove_file(path);
    }
    written
}

/// Gives a file new content at one stroke, keeping its mode; a link is followed inside `root` only. Says whether anything
/// changed: a file that has the content already is not touched.
///
/// # Errors
/// [`Failure::Refused`] where the path leads out of `root`, [`Failure::Io`] where the system refuses.
pub fn replace(root: &Path, path: &Path, text: &str) -> Result<bool, Failure> {
    let target = resolve(root, path)?;
    match fs::read(&target) {
        Ok(old) if old == text.as_bytes() => return Ok(false),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::io(&target, "read", error)),
    }
    persist(&target, text).map_err(|error| Failure::io(&target, "write", error))?;
    Ok(true)
}

/// Replaces the text of a file that still holds `old`.
///
/// # Errors
/// Those of [`replace`], and [`Failure::Refused`] where somebody has changed the file in the meantime.
pub fn amend(root: &Path, path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    let now = fs::read(path).map_err(|error| Failure::io(path, "read", error))?;
    if now != old.as_bytes() {
        return Err(Failure::Refused(format!(
            "{}: changed while pm was working; nothing was written, run it again",
            path.display()
        )));
    }
    replace(root, path, new).map(drop)
}

/// Writes a file that can be run, with its folders.
///
/// # Errors
/// [`Failure::Io`] where the system refuses.
pub fn write_program(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::io(path, "write", error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    persist(path, text).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
        // Whoever may read it may run it.
        let runnable = mode | ((mode & 0o444) >> 2);
        fs::set_permissions(path, fs::Permissions::from_mode(runnable)).map_err(failed)?;
    }
    Ok(())
}

/// Writes over a file that git has made for us to write over.
///
/// # Errors
/// [`Failure::Io`] where the system refuses.
pub fn overwrite(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::io(path, "write", error))
}

/// Removes a file.
///
/// # Errors
/// [`Failure::Io`] where the system refuses.
pub fn remove(path: &Path) -> Result<(), Failure> {
    fs::remove_file(path).map_err(|error| Failure::io(path, "remove", error))
}

/// The file that a path stands for, which must lie in the vault.
fn resolve(root: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let io = |error| Failure::io(path, "find", error);
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(|error| Failure::io(folder, "create", error))?;
    let target = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => path.canonicalize().map_err(io)?,
        _ => folder
            .canonicalize()
            .map_err(io)?
            .join(path.file_name().unwrap_or_default()),
    };
    if target.starts_with(root.canonicalize().map_err(io)?) {
        return Ok(target);
    }
    Err(Failure::Refused(format!(
        "{}: leads out of the vault, to {}; nothing was written",
        path.display(),
        target.display()
    )))
}

fn persist(target: &Path, text: &str) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    match fs::metadata(target) {
        Ok(metadata) => file.as_file().set_permissions(metadata.permissions())?,
        Err(_) => file.as_file().set_permissions(new_file_mode(folder)?)?,
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// The mode that the system gives to new files here; temporary files get a narrower one.
fn new_file_mode(folder: &Path) -> io::Result<fs::Permissions> {
    let probe = tempfile::Builder::new().make_in(folder, |path| File::create_new(path))?;
    Ok(probe.as_file().metadata()?.permissions())
}

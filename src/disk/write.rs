//! Writing files: whole or not at all, and never over something that was not asked for.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::Builder;

use crate::failure::Failure;

/// Creates a file of the vault at `root` with its folders. Says whether it did: what is there already is not touched.
///
/// # Errors
/// [`Failure::Refused`] where the path leads out of `root`, [`Failure::Io`] where the system refuses.
pub fn create(root: &Path, path: &Path, text: &str) -> Result<bool, Failure> {
    let io = |error| Failure::io(path, "create", error);
    let name = path.file_name().unwrap_or_default();
    let path = folder(root, path)?.join(name);
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(io(error)),
    };
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Nobody has seen the half-written file yet.
        let _ = fs::remove_file(&path);
    }
    written.map(|()| true).map_err(io)
}

/// Makes a folder with those above it, unless it is there.
///
/// # Errors
/// [`Failure::Io`] where the system refuses.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::io(path, "create", error))
}

/// Gives a file new content at one stroke, keeping its mode; a link is followed inside `root` only. Says whether anything
/// changed: a file that has the content already is not touched.
///
/// # Errors
/// [`Failure::Refused`] where the path leads out of `root`, [`Failure::Io`] where the file is read-only or the system refuses.
pub fn replace(root: &Path, path: &Path, text: &str) -> Result<bool, Failure> {
    let target = resolve(root, path)?;
    match fs::read(&target) {
        Ok(old) if old == text.as_bytes() => return Ok(false),
        Ok(_) => refuse_read_only(&target)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::io(&target, "read", error)),
    }
    persist(&target, text).map_err(|error| Failure::io(&target, "write", error))?;
    Ok(true)
}

/// Refuses a file that nobody may write to. To put another one in its place the system asks for the folder's mode alone.
///
/// # Errors
/// [`Failure::Io`] where the file is read-only; none where it is not there.
pub fn refuse_read_only(path: &Path) -> Result<(), Failure> {
    if !fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Ok(());
    }
    let reason = "it is read-only; make it writable first (`chmod u+w`), or leave it as it is";
    let error = io::Error::new(io::ErrorKind::PermissionDenied, reason);
    Err(Failure::io(path, "write", error))
}

/// Replaces the text of a file that still holds `old`.
///
/// # Errors
/// Those of [`replace`], and [`Failure::Refused`] where somebody has changed the file in the meantime.
pub fn amend(root: &Path, path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    if exchange(root, path, Some(old), new)? {
        return Ok(());
    }
    Err(Failure::Refused(format!(
        "{}: changed while pm was working; nothing was written, run it again",
        path.display()
    )))
}

/// Gives a file new content, if it still holds `old` (`None`: if it is not there); else it answers `false` and writes nothing.
///
/// # Errors
/// Those of [`replace`].
pub fn exchange(root: &Path, path: &Path, old: Option<&str>, new: &str) -> Result<bool, Failure> {
    let now = match fs::read(path) {
        Ok(now) => Some(now),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::io(path, "read", error)),
    };
    if now.as_deref() != old.map(str::as_bytes) {
        return Ok(false);
    }
    replace(root, path, new).map(|_| true)
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
    let folder = folder(root, path)?;
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if is_link {
        return inside(root, path);
    }
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

/// The folder of a path, which is made where it is missing and must lie in the vault.
fn folder(root: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let folder = path.parent().unwrap_or(root);
    // Nothing is made behind a link that leads out either.
    if let Some(known) = folder.ancestors().find(|folder| folder.exists()) {
        inside(root, known)?;
    }
    make_folder(folder)?;
    inside(root, folder)
}

/// The place behind all links of something that is there, which must lie in the vault.
fn inside(root: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let io = |error| Failure::io(path, "find", error);
    let target = path.canonicalize().map_err(io)?;
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
    let mut file = temporary().tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    match fs::metadata(target) {
        Ok(metadata) => file.as_file().set_permissions(metadata.permissions())?,
        Err(_) => file.as_file().set_permissions(new_file_mode(folder)?)?,
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// A file beside the one that it will be. One that a killed program leaves behind is hidden, and its name says whose it is.
fn temporary() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".pm-").suffix(".tmp");
    builder
}

/// The mode that the system gives to new files here; temporary files get a narrower one.
fn new_file_mode(folder: &Path) -> io::Result<fs::Permissions> {
    let probe = temporary().make_in(folder, |path| File::create_new(path))?;
    Ok(probe.as_file().metadata()?.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes/deep/a.md");
        assert!(create(folder.path(), &path, "one").unwrap());
        assert!(!create(folder.path(), &path, "two").unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }

    #[test]
    fn what_changed_in_the_meantime_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "newer").unwrap();
        let written = amend(folder.path(), &path, "old", "new");
        assert!(matches!(written, Err(Failure::Refused(_))), "{written:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "newer");
        amend(folder.path(), &path, "newer", "newest").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "newest");
    }

    #[test]
    fn what_somebody_else_has_written_is_not_exchanged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let exchange = |old, new| exchange(folder.path(), &path, old, new).unwrap();
        assert!(!exchange(Some("one"), "two"));
        assert!(exchange(None, "one"));
        assert!(!exchange(None, "two"));
        assert!(exchange(Some("one"), "two"));
        assert!(!exchange(Some("one"), "three"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_read_only_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(!replace(folder.path(), &path, "one").unwrap());
        let written = replace(folder.path(), &path, "two");
        assert!(matches!(written, Err(Failure::Io { .. })), "{written:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_behind_a_link_that_leads_out() {
        let (vault, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(outside.path(), vault.path().join("notes")).unwrap();
        for path in ["notes/a.md", "notes/deep/a.md"] {
            let path = vault.path().join(path);
            for written in [
                create(vault.path(), &path, "x"),
                replace(vault.path(), &path, "x"),
            ] {
                assert!(matches!(written, Err(Failure::Refused(_))), "{written:?}");
            }
        }
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}

//! The `.gitignore` files that speak of a vault.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Arc,
};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::read::bytes;

/// One `.gitignore` file and those of the folders above it. Paths are those of the repository, with `/`.
pub(super) struct Ignores {
    own: Gitignore,
    above: Option<Arc<Self>>,
}

impl Ignores {
    /// Reads the file of the folder `at`. Lines that are no globs say nothing, as in git; so does a file that cannot be
    /// read: then more of the vault is seen, not less.
    pub(super) fn read(file: &Path, at: &str, above: Option<Arc<Self>>) -> Self {
        let mut builder = GitignoreBuilder::new(at);
        let bytes = bytes(file).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let _ = builder.add_line(None, line);
        }
        Self {
            own: builder.build().unwrap_or_else(|_| Gitignore::empty()),
            above,
        }
    }

    /// Whether a file or folder is left out: the nearest file that speaks of it decides.
    pub(super) fn ignore(&self, path: &str, is_dir: bool) -> bool {
        let mut files = std::iter::successors(Some(self), |file| file.above.as_deref());
        let decided = files.find_map(|file| {
            let found = file.own.matched(path, is_dir);
            (!found.is_none()).then(|| found.is_ignore())
        });
        decided.unwrap_or(false)
    }
}

/// The root of the git repository that a folder lies in, if it does.
pub fn repository(folder: &Path) -> Option<PathBuf> {
    let is_top = |folder: &&Path| folder.join(".git").exists();
    folder.ancestors().find(is_top).map(Path::to_owned)
}

/// What lies above a vault in its repository.
pub(super) struct Above {
    /// The vault's path there: empty, or with a final `/`.
    pub(super) base: String,
    /// The `.gitignore` files up to the repository's root.
    pub(super) ignores: Option<Arc<Ignores>>,
    /// The folders that may hold such files.
    pub(super) folders: Vec<PathBuf>,
}

/// Looks above a vault, as far as the root of its repository.
pub(super) fn above(root: &Path) -> Above {
    let mut above = Above {
        base: String::new(),
        ignores: None,
        folders: Vec::new(),
    };
    let Some(top) = repository(root) else {
        return above;
    };
    let mut folder = top.clone();
    for part in root.strip_prefix(&top).into_iter().flat_map(Path::iter) {
        let file = folder.join(".gitignore");
        // A link is not followed, as in git.
        if file.symlink_metadata().is_ok_and(|file| file.is_file()) {
            let ignores = Ignores::read(&file, &above.base, above.ignores.take());
            above.ignores = Some(Arc::new(ignores));
        }
        above.folders.push(folder.clone());
        folder.push(part);
        above.base.push_str(&OsStr::to_string_lossy(part));
        above.base.push('/');
    }
    above
}

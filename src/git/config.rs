//! Git's configuration and the places of its own files.

use std::path::{Component, Path, PathBuf};

use super::Repository;
use crate::failure::Failure;

/// Where a repository's hooks are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hooks {
    /// The folder.
    pub folder: PathBuf,
    /// Whether the repository itself says so: by default, or by a local `core.hooksPath` inside its working tree or git
    /// folder. Hooks elsewhere serve other repositories too.
    pub own: bool,
}

impl Repository {
    /// Where the hooks of this repository are.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn hooks(&self) -> Result<Hooks, Failure> {
        let folder = self.git_path("hooks")?;
        let scope = self.setting(&["--show-scope", "--get", "core.hooksPath"])?;
        let local = scope
            .as_deref()
            .is_none_or(|line| line.starts_with("local\t") || line.starts_with("worktree\t"));
        let common = self.path_of("--git-common-dir")?;
        let climbs = folder.components().any(|part| part == Component::ParentDir);
        let inside = !climbs && (folder.starts_with(self.top()) || folder.starts_with(common));
        Ok(Hooks {
            folder,
            own: local && inside,
        })
    }

    /// A local setting; `None` where there is none.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn local_setting(&self, key: &str) -> Result<Option<String>, Failure> {
        self.setting(&["--local", "--get", key])
    }

    /// Sets a local setting.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn set(&self, key: &str, value: &str) -> Result<(), Failure> {
        self.run("config", ["--local", key, value]).map(drop)
    }

    /// Removes a local section with all its settings, if it is there.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn remove_section(&self, section: &str) -> Result<(), Failure> {
        self.run("config", ["--local", "--remove-section", section])
            .map(drop)
    }

    /// The place of one of git's own files, where the settings and the worktree put it.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn git_path(&self, name: &str) -> Result<PathBuf, Failure> {
        let path = self.run("rev-parse", ["--git-path", name])?;
        Ok(self.resolve(&path))
    }

    fn path_of(&self, option: &str) -> Result<PathBuf, Failure> {
        let path = self.run("rev-parse", [option])?;
        Ok(self.resolve(&path))
    }

    /// A path that git printed, relative to the folder in which it runs; without links as far as it exists.
    fn resolve(&self, printed: &[u8]) -> PathBuf {
        let printed = String::from_utf8_lossy(printed);
        let path = self
            .folder()
            .join(Path::new(printed.trim_end_matches(['\n', '\r'])));
        let known = path.ancestors().find_map(|folder| {
            let known = dunce::canonicalize(if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            });
            Some(known.ok()?.join(path.strip_prefix(folder).ok()?))
        });
        // What is joined to a folder with nothing would end in a separator.
        known.map_or(path, |known| known.components().collect())
    }

    fn setting(&self, args: &[&str]) -> Result<Option<String>, Failure> {
        match self.run("config", args) {
            Ok(value) => Ok(Some(String::from_utf8_lossy(&value).trim_end().to_owned())),
            // Git says nothing and ends with 1 where the key is not set.
            Err(Failure::Git { reason, .. }) if reason.is_empty() => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

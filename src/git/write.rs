//! Putting contents into the index that is being committed.

use std::{ffi::OsString, path::PathBuf};

use super::Repository;
use crate::failure::Failure;

impl Repository {
    /// What the commit that is being made changes against HEAD, or against nothing where there is no commit yet: the raw
    /// format of `git diff`, without renames.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn cached_changes(&self) -> Result<Vec<u8>, Failure> {
        self.run(
            "diff",
            [
                "--cached",
                "--raw",
                "-z",
                "--no-renames",
                "--no-abbrev",
                "--ignore-submodules",
            ],
        )
    }

    /// Puts contents into the index: path from the root of the working tree, and content. All of them or none.
    ///
    /// In a partial commit (`git commit -- PATH`) git commits from an index of its own and then puts another one, which it
    /// has prepared as `index.lock`, in the place of the index: the contents go into both, so that nothing of them shows as
    /// changed afterwards.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn stage(&self, files: &[(String, String)]) -> Result<(), Failure> {
        let mut lines = String::new();
        for (path, content) in files {
            let oid = self.feed(
                "hash-object",
                ["-w", "--stdin"],
                content.clone().into_bytes(),
            )?;
            let oid = String::from_utf8_lossy(&oid);
            lines += &["100644 ", oid.trim(), "\t", path, "\0"].concat();
        }
        self.feed(
            "update-index",
            ["-z", "--index-info"],
            lines.clone().into_bytes(),
        )?;
        let Some(prepared) = self.prepared_index()? else {
            return Ok(());
        };
        let mut command = self.command("update-index");
        command
            .args(["-z", "--index-info"])
            .env("GIT_INDEX_FILE", prepared);
        let output = self.output("update-index", command, lines.into_bytes())?;
        if output.status.success() {
            Ok(())
        } else {
            Err(self.refused("update-index", &output))
        }
    }

    /// The index that git will put in place after a partial commit.
    fn prepared_index(&self) -> Result<Option<OsString>, Failure> {
        let name = std::env::var_os("GIT_INDEX_FILE").map(PathBuf::from);
        let partial = name
            .as_deref()
            .and_then(|path| path.file_name())
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"next-index-"));
        if !partial {
            return Ok(None);
        }
        let lock = self.git_path("index.lock")?;
        Ok(lock.is_file().then(|| lock.into_os_string()))
    }
}

impl Repository {
    /// Whether git leaves a path alone: `.gitignore` or another list of patterns holds it, and it is not in the index.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn ignores(&self, path: &str) -> Result<bool, Failure> {
        let mut command = self.command("check-ignore");
        command
            .args(["--quiet", "--", path])
            .current_dir(self.top());
        let output = self.output("check-ignore", command, Vec::new())?;
        match output.status.code() {
            Some(0) => Ok(true),
            Some(1) => Ok(false),
            _ => Err(self.refused("check-ignore", &output)),
        }
    }

    /// The branch that HEAD is on, and the repository's default branch, where there are such.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn branches(&self) -> Result<(Option<String>, Option<String>), Failure> {
        let name = |reference: &str| self.line("symbolic-ref", &["--quiet", "--short", reference]);
        let default = match name("refs/remotes/origin/HEAD")? {
            Some(remote) => remote.strip_prefix("origin/").map(str::to_owned),
            None => self.line("config", &["--get", "init.defaultBranch"])?,
        };
        Ok((name("HEAD")?, default))
    }
}

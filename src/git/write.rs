//! Putting contents into the index that is being committed.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use super::{Blob, Mode, Repository};
use crate::failure::Failure;

/// What makes git look at the files that the index knows; that some of them are changed is no error.
const REFRESH: [&str; 4] = ["-q", "--unmerged", "--ignore-submodules", "--refresh"];

/// A content that goes into the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// From the root of the working tree, with `/`.
    pub path: String,
    /// The new content.
    pub content: String,
    /// The file whose place it takes, which keeps its mode.
    pub old: Option<Blob>,
}

impl Staged {
    fn mode(&self) -> &'static str {
        match &self.old {
            Some(blob) if blob.mode == Mode::Program => "100755",
            _ => "100644",
        }
    }

    fn is_sparse(&self) -> bool {
        self.old.as_ref().is_some_and(|blob| blob.sparse)
    }
}

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

    /// Puts contents into the index, all of them or none.
    ///
    /// In a partial commit (`git commit -- PATH`) git commits from an index of its own and then puts another one, which it
    /// has prepared as `index.lock`, in the place of the index: the contents go into both, so that nothing of them shows as
    /// changed afterwards. Git throws both away where the hook fails between the two.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn stage(&self, files: &[Staged]) -> Result<(), Failure> {
        if files.is_empty() {
            return Ok(());
        }
        let mut args = vec!["--add".to_owned()];
        for file in files {
            let content = file.content.clone().into_bytes();
            let oid = self.feed("hash-object", ["-w", "--stdin"], content)?;
            let oid = String::from_utf8_lossy(&oid);
            let entry = format!("{},{},{}", file.mode(), oid.trim(), file.path);
            args.extend(["--cacheinfo".to_owned(), entry]);
        }
        // Git forgets of a file that is staged anew that it is kept out of the working tree.
        let sparse = files.iter().filter(|file| file.is_sparse());
        let mut kept_out = vec!["--skip-worktree".to_owned(), "--".to_owned()];
        kept_out.extend(sparse.map(|file| file.path.clone()));
        let prepared = self.prepared_index()?;
        for index in [None].into_iter().chain(prepared.map(Some)) {
            // Without a look at the files git would take the working copies for changed until somebody asks for the status.
            let looks = [&args[..], &REFRESH.map(str::to_owned), &kept_out].concat();
            if self.update_index(&looks, index.as_deref()).is_err() {
                // Refreshing has to be quiet, and then git does not say what is wrong with the index.
                let plain = [&args[..], &kept_out].concat();
                self.update_index(&plain, index.as_deref())?;
            }
        }
        Ok(())
    }

    /// Runs `update-index` on the index of this commit, or on another one.
    fn update_index(&self, args: &[String], index: Option<&OsStr>) -> Result<(), Failure> {
        let mut command = self.command("update-index");
        command.args(args).current_dir(self.top());
        command.envs(index.map(|index| ("GIT_INDEX_FILE", index)));
        let output = self.output("update-index", command, Vec::new())?;
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

    /// The branch that HEAD is on; `None` where it is on none.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn branch(&self) -> Result<Option<String>, Failure> {
        self.line("symbolic-ref", &["--quiet", "--short", "HEAD"])
    }

    /// The repository's default branch: the one that `origin` names, or else those that new repositories have.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn default_branches(&self) -> Result<Vec<String>, Failure> {
        let reference = "refs/remotes/origin/HEAD";
        let remote = self.line("symbolic-ref", &["--quiet", "--short", reference])?;
        if let Some(branch) = remote
            .as_deref()
            .and_then(|name| name.strip_prefix("origin/"))
        {
            return Ok(vec![branch.to_owned()]);
        }
        let own = self.line("config", &["--get", "init.defaultBranch"])?;
        let usual = ["main", "master"].map(str::to_owned);
        Ok(own.into_iter().chain(usual).collect())
    }
}

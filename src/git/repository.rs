//! One repository, as git sees it from the folder that it is run in.

use std::{
    ffi::OsStr,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

use crate::failure::Failure;

/// A repository with a working tree.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Where git is run. Inside a hook that is the hook's own folder, from which git's relative variables count.
    folder: PathBuf,
    /// The root of the working tree.
    top: PathBuf,
}

impl Repository {
    /// The repository that a folder lies in; inside a hook, the hook's repository.
    ///
    /// # Errors
    /// [`Failure::Git`] without git, outside a repository, or in a bare one.
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        let mut repository = Self::without_top(folder)?;
        let top = repository.run("rev-parse", ["--show-toplevel"]);
        let top = top.map_err(|failure| repository.hint(failure))?;
        let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches(['\n', '\r']));
        repository.top =
            dunce::canonicalize(&top).map_err(|error| Failure::io(&top, "find", error))?;
        Ok(repository)
    }

    /// What the commit that is being made in a folder changes, as [`cached_changes`](Self::cached_changes) tells it. Most commits
    /// of a large repository change no note, and should cost no more than this question.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn changes_in(folder: &Path) -> Result<Vec<u8>, Failure> {
        let changes = Self::without_top(folder)?.cached_changes();
        // Outside of a working tree git has other words for it.
        changes.or_else(|failure| Self::of(folder).and(Err(failure)))
    }

    /// Where git is run; it is not asked where the root is.
    fn without_top(folder: &Path) -> Result<Self, Failure> {
        let in_hook = ["GIT_DIR", "GIT_INDEX_FILE"]
            .iter()
            .any(|name| std::env::var_os(name).is_some());
        let here = || std::env::current_dir().map_err(|error| Failure::io(folder, "find", error));
        Ok(Self {
            folder: if in_hook { here()? } else { folder.to_owned() },
            top: PathBuf::new(),
        })
    }

    /// What to do where git has no working tree here.
    fn hint(&self, failure: Failure) -> Failure {
        let Failure::Git {
            folder,
            action,
            reason,
        } = failure
        else {
            return failure;
        };
        let bare = self.run("rev-parse", ["--is-bare-repository"]);
        let hint = if bare.is_ok_and(|answer| answer.starts_with(b"true")) {
            "; a bare repository has no notes: work in a clone of it"
        } else if reason.contains("not a git repository") {
            "; `git init` starts a repository"
        } else {
            ""
        };
        Failure::Git {
            folder,
            action,
            reason: reason + hint,
        }
    }

    /// The root of the working tree.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The folder in which git is run.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder of the working tree relative to its root, with `/`; empty for the root itself.
    ///
    /// # Errors
    /// [`Failure::Usage`] where it lies outside.
    pub fn prefix(&self, folder: &Path) -> Result<String, Failure> {
        let outside = |_| {
            Failure::Usage(format!(
                "{}: not in the repository {}",
                folder.display(),
                self.top.display()
            ))
        };
        let inner = folder.strip_prefix(&self.top).map_err(outside)?;
        let parts = inner
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        Ok(parts.collect::<Vec<_>>().join("/"))
    }

    /// The files below `folder` that differ from where the current branch left `rev`, with those that git does not know
    /// yet. Paths are relative to `folder`, with `/`.
    ///
    /// # Errors
    /// Those of [`fork`](Self::fork).
    pub fn changed_since(&self, folder: &Path, rev: &str) -> Result<Vec<String>, Failure> {
        let fork = self.fork(rev)?;
        let prefix = self.prefix(folder)?;
        let within = pathspec(&prefix);
        let mut changed = self.run(
            "diff",
            ["--name-only", "--no-renames", "-z", &fork, "--", &within],
        )?;
        changed.extend(self.run(
            "ls-files",
            [
                "--others",
                "--exclude-standard",
                "--full-name",
                "-z",
                "--",
                &within,
            ],
        )?);
        let paths = changed
            .split(|byte| *byte == 0)
            .filter(|path| !path.is_empty());
        Ok(paths
            .filter_map(|path| below(&prefix, &String::from_utf8_lossy(path)).map(str::to_owned))
            .collect())
    }

    /// The commit at which the current branch left `rev`: the last one that both have.
    ///
    /// # Errors
    /// [`Failure::Usage`] where `rev` names no commit or shares none with HEAD, [`Failure::Git`] where git refuses.
    pub fn fork(&self, rev: &str) -> Result<String, Failure> {
        let commit = self.commit(rev)?;
        let fork = self.line("merge-base", &["HEAD", &commit])?;
        fork.ok_or_else(|| {
            Failure::Usage(format!(
                "HEAD and `{rev}` have no commit in common; a shallow clone lacks it: `git fetch --unshallow` brings it"
            ))
        })
    }

    /// The commit of a revision.
    fn commit(&self, rev: &str) -> Result<String, Failure> {
        // A revision that looks like an option would be taken for one.
        let spec = format!("{rev}^{{commit}}");
        let options = ["--verify", "--quiet", "--end-of-options", &spec];
        if let Some(commit) = self.line("rev-parse", &options)? {
            return Ok(commit);
        }
        let head = ["--verify", "--quiet", "HEAD"];
        let advice = match self.line("rev-parse", &head)? {
            Some(_) => "try a branch, a tag, or `HEAD~1`",
            None => "nothing has been committed on this branch yet",
        };
        Err(Failure::Usage(format!("`{rev}` names no commit; {advice}")))
    }

    /// The one line that a command prints; `None` where it has nothing to say.
    pub(super) fn line(
        &self,
        action: &'static str,
        args: &[&str],
    ) -> Result<Option<String>, Failure> {
        match self.run(action, args) {
            Ok(line) => Ok(Some(String::from_utf8_lossy(&line).trim().to_owned())
                .filter(|line| !line.is_empty())),
            Err(Failure::Git { reason, .. }) if reason.is_empty() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// What a git command prints.
    pub(super) fn run<I: AsRef<OsStr>>(
        &self,
        action: &'static str,
        args: impl IntoIterator<Item = I>,
    ) -> Result<Vec<u8>, Failure> {
        self.feed(action, args, Vec::new())
    }

    /// What a git command prints that reads `input`.
    pub(super) fn feed<I: AsRef<OsStr>>(
        &self,
        action: &'static str,
        args: impl IntoIterator<Item = I>,
        input: Vec<u8>,
    ) -> Result<Vec<u8>, Failure> {
        let mut command = self.command(action);
        command.args(args);
        let output = self.output(action, command, input)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(self.refused(action, &output))
    }

    /// A git command, still without its arguments.
    pub(super) fn command(&self, action: &str) -> Command {
        let mut command = Command::new("git");
        // Optional locks would make a reading command write to the index. Paths count from the root of the working tree, even
        // where somebody has set that `git diff` counts them from the current folder.
        command
            .env("GIT_OPTIONAL_LOCKS", "0")
            .current_dir(&self.folder)
            .args(["-c", "diff.relative=false", action]);
        command
    }

    /// How a command ended and what it printed.
    pub(super) fn output(
        &self,
        action: &'static str,
        mut command: Command,
        input: Vec<u8>,
    ) -> Result<Output, Failure> {
        let failed = |reason: String| Failure::Git {
            folder: self.folder.clone(),
            action,
            reason,
        };
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                failed("git is not on PATH; install it, or leave out what needs it".to_owned())
            }
            _ => failed(error.to_string()),
        })?;
        let stdin = child.stdin.take();
        // Written beside the reading, or both sides would wait for each other; that git reads no further is its own affair.
        let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
        let output = child
            .wait_with_output()
            .map_err(|error| failed(error.to_string()))?;
        let _ = writer.join();
        Ok(output)
    }

    /// Why a command that ended badly did.
    pub(super) fn refused(&self, action: &'static str, output: &Output) -> Failure {
        let said = String::from_utf8_lossy(&output.stderr);
        let reason = said.trim().trim_start_matches("fatal: ").to_owned();
        Failure::Git {
            folder: self.folder.clone(),
            action,
            reason,
        }
    }
}

/// A pathspec of exactly one folder, from the root of the working tree.
pub(super) fn pathspec(prefix: &str) -> String {
    format!(":(top,literal){prefix}")
}

/// A path relative to a folder; `None` where it lies outside.
pub fn below<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

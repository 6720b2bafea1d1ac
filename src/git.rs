//! Git, by its own program: the only file that runs it.
#![expect(clippy::disallowed_methods, reason = "this is the edge to git")]

use std::{io, path::Path, process::Command};

use crate::failure::Failure;

/// The files below `folder` that differ from where the current branch left `rev`, with those that git does not know yet.
/// Paths are relative to `folder`, with `/`.
///
/// # Errors
/// [`Failure::Git`] without git, outside a repository, or where `rev` names no commit.
pub fn changed_since(folder: &Path, rev: &str) -> Result<Vec<String>, Failure> {
    // A revision that looks like an option would be taken for one.
    let commit = run(
        folder,
        "rev-parse",
        &[
            "--verify",
            "--quiet",
            "--end-of-options",
            &format!("{rev}^{{commit}}"),
        ],
    );
    let commit = commit.map_err(|failure| match failure {
        Failure::Git { reason, .. } if reason.is_empty() => Failure::Usage(format!(
            "`{rev}` names no commit; try a branch, a tag, or `HEAD~1`"
        )),
        failure => failure,
    })?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let mut changed = run(
        folder,
        "diff",
        &[
            "--name-only",
            "--relative",
            "--no-renames",
            "-z",
            "--merge-base",
            &commit,
            "--",
        ],
    )?;
    changed.extend(run(
        folder,
        "ls-files",
        &["--others", "--exclude-standard", "-z"],
    )?);
    let paths = changed
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty());
    Ok(paths
        .map(|path| String::from_utf8_lossy(path).into_owned())
        .collect())
}

fn run(folder: &Path, action: &'static str, args: &[&str]) -> Result<Vec<u8>, Failure> {
    let failed = |reason: String| Failure::Git {
        folder: folder.to_owned(),
        action,
        reason,
    };
    // Optional locks would make `git diff` write to the index.
    let output = Command::new("git")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .arg("-C")
        .arg(folder)
        .arg(action)
        .args(args)
        .output();
    let output = output.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            failed("git is not on PATH; install it, or leave out what needs it".to_owned())
        }
        _ => failed(error.to_string()),
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(failed(said.trim().trim_start_matches("fatal: ").to_owned()))
}

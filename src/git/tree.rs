//! The files that git's index or a tree holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Repository,
    repository::{below, pathspec},
};
use crate::failure::Failure;

/// One file of the index or of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Relative to the folder that was asked for, with `/`.
    pub path: Box<str>,
    /// What it is.
    pub mode: Mode,
    /// The object's name, in hexadecimal digits.
    pub oid: Box<str>,
}

/// What an entry of the index or of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    File,
    /// A symbolic link; its content is the target.
    Link,
    /// A submodule.
    Submodule,
    /// A file of a merge that is not resolved.
    Unmerged,
}

impl Repository {
    /// The files below a folder as the index holds them (the one that is being committed, inside a hook), by path. What is
    /// only intended to be added is not among them.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses, [`Failure::Usage`] where the folder is not in the repository.
    pub fn staged(&self, folder: &Path) -> Result<Vec<Blob>, Failure> {
        let prefix = self.prefix(folder)?;
        let listed = self.run(
            "ls-files",
            ["--stage", "--full-name", "-z", "--", &pathspec(&prefix)],
        )?;
        let mut blobs: BTreeMap<Box<str>, Blob> = BTreeMap::new();
        for (facts, path) in entries(&listed) {
            let Some(path) = below(&prefix, &path).map(Box::<str>::from) else {
                continue;
            };
            let [mode, oid, stage] = facts[..] else {
                continue;
            };
            let mode = if stage == "0" {
                mode_of(mode)
            } else {
                Mode::Unmerged
            };
            blobs.insert(
                path.clone(),
                Blob {
                    path,
                    mode,
                    oid: oid.into(),
                },
            );
        }
        self.drop_intended(&prefix, &mut blobs)?;
        Ok(blobs.into_values().collect())
    }

    /// The text of one of the files that git has listed; `None` where it has not.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn text(&self, blobs: &[Blob], path: &str) -> Result<Option<String>, Failure> {
        let Some(blob) = blobs.iter().find(|blob| *blob.path == *path) else {
            return Ok(None);
        };
        let content = self.contents(&[&blob.oid])?.pop().unwrap_or_default();
        Ok(Some(String::from_utf8_lossy(&content).into_owned()))
    }

    /// The paths, from the root of the working tree, of the files of a name in the index.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn staged_named(&self, name: &str) -> Result<Vec<String>, Failure> {
        self.listed(name, &[])
    }

    /// The paths of the files of a name that are in the index, or new and not ignored.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn named(&self, name: &str) -> Result<Vec<String>, Failure> {
        self.listed(name, &["--cached", "--others", "--exclude-standard"])
    }

    /// The files below a folder in a commit or tree, by path.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses, [`Failure::Usage`] where the folder is not in the repository.
    pub fn tree(&self, tree: &str, folder: &Path) -> Result<Vec<Blob>, Failure> {
        let prefix = self.prefix(folder)?;
        let within = if prefix.is_empty() {
            &[][..]
        } else {
            &["--", prefix.as_str()]
        };
        let listed = self.run(
            "ls-tree",
            ["-r", "--full-tree", "-z", tree].iter().chain(within),
        )?;
        let mut blobs = Vec::new();
        for (facts, path) in entries(&listed) {
            let Some(path) = below(&prefix, &path) else {
                continue;
            };
            let [mode, _, oid] = facts[..] else { continue };
            blobs.push(Blob {
                path: path.into(),
                mode: mode_of(mode),
                oid: oid.into(),
            });
        }
        blobs.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(blobs)
    }

    fn listed(&self, name: &str, options: &[&str]) -> Result<Vec<String>, Failure> {
        let everywhere = format!(":(top,glob)**/{name}");
        let last = ["--full-name", "-z", "--", &everywhere];
        let listed = self.run("ls-files", options.iter().chain(&last))?;
        let paths = listed
            .split(|byte| *byte == 0)
            .filter(|path| !path.is_empty());
        let paths: BTreeSet<String> = paths
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect();
        Ok(paths.into_iter().collect())
    }

    /// Takes out entries of `git add --intent-to-add`: they look like empty files and will not be committed.
    fn drop_intended(
        &self,
        prefix: &str,
        blobs: &mut BTreeMap<Box<str>, Blob>,
    ) -> Result<(), Failure> {
        if !blobs.values().any(|blob| super::is_blob(b"", &blob.oid)) {
            return Ok(());
        }
        let listed = self.run(
            "diff-files",
            [
                "--name-only",
                "--diff-filter=A",
                "-z",
                "--",
                &pathspec(prefix),
            ],
        )?;
        for path in listed.split(|byte| *byte == 0) {
            if let Some(path) = below(prefix, &String::from_utf8_lossy(path)) {
                blobs.remove(path);
            }
        }
        Ok(())
    }
}

/// The entries of a listing with `-z`: the words before the tab, and the path.
fn entries(listed: &[u8]) -> impl Iterator<Item = (Vec<&str>, String)> {
    listed.split(|byte| *byte == 0).filter_map(|entry| {
        let tab = memchr::memchr(b'\t', entry)?;
        let facts = std::str::from_utf8(&entry[..tab]).ok()?;
        let path = String::from_utf8_lossy(&entry[tab + 1..]).into_owned();
        Some((
            facts.split(' ').filter(|word| !word.is_empty()).collect(),
            path,
        ))
    })
}

fn mode_of(mode: &str) -> Mode {
    match mode {
        "120000" => Mode::Link,
        "160000" => Mode::Submodule,
        _ => Mode::File,
    }
}

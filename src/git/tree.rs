//! The files that git's index or a tree holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use super::{
    Repository,
    repository::{below, pathspec},
};
use crate::failure::Failure;

/// The lists of what git leaves alone.
const IGNORE: &str = ".gitignore";

/// So many links are followed one after the other.
const MOST_LINKS: usize = 8;

/// The names of the blob without content, by SHA-1 and by SHA-256.
const EMPTY: [&str; 2] = [
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
];

/// One file of the index or of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Relative to the folder that was asked for, with `/`.
    pub path: Arc<str>,
    /// What it is.
    pub mode: Mode,
    /// The object's name, in hexadecimal digits.
    pub oid: Box<str>,
    /// Whether a sparse checkout keeps it out of the working tree.
    pub sparse: bool,
    /// Whether a `.gitignore` holds it, though git knows it.
    pub ignored: bool,
}

/// What an entry of the index or of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    File,
    /// A file that may be run.
    Program,
    /// A symbolic link; its content is the target.
    Link,
    /// A submodule.
    Submodule,
    /// A file of a merge that is not resolved.
    Unmerged,
}

impl Mode {
    /// Whether it is a file with a text of its own.
    pub fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Program)
    }
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
            [
                "--stage",
                "-t",
                "--full-name",
                "-z",
                "--",
                &pathspec(&prefix),
            ],
        )?;
        let staged = entries(&listed).filter_map(|(facts, path)| {
            let path: Arc<str> = below(&prefix, &path)?.into();
            let [tag, mode, oid, stage] = facts[..] else {
                return None;
            };
            let mode = if stage == "0" {
                mode_of(mode)
            } else {
                Mode::Unmerged
            };
            let blob = Blob {
                path: path.clone(),
                mode,
                oid: oid.into(),
                sparse: tag == "S",
                ignored: false,
            };
            Some((path, blob))
        });
        // Git lists them in order, which a map that is made at once takes advantage of.
        let mut blobs: BTreeMap<Arc<str>, Blob> = staged.collect();
        self.drop_intended(&prefix, &mut blobs)?;
        let is_list = |path: &str| path.rsplit('/').next() == Some(IGNORE);
        let mut above = folder
            .ancestors()
            .take_while(|above| above.starts_with(self.top()));
        // Most repositories need not be asked.
        if blobs.keys().any(|path| is_list(path)) || above.any(|above| above.join(IGNORE).exists())
        {
            self.mark_ignored(&prefix, &mut blobs)?;
        }
        Ok(blobs.into_values().collect())
    }

    /// The file that a path stands for among those that git has listed, and its content. Links are followed to a file below
    /// the same folder; where none is there, it is the link. `None` where git has no such path.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn file(&self, blobs: &[Blob], path: &str) -> Result<Option<(Blob, Vec<u8>)>, Failure> {
        let mut found = None;
        let mut next = Some(path.to_owned());
        // A circle of links ends somewhere too.
        for _ in 0..MOST_LINKS {
            let at = |path: String| blobs.iter().find(|blob| *blob.path == *path);
            let Some(blob) = next.and_then(at) else { break };
            let content = self.contents(&[&blob.oid])?.pop().unwrap_or_default();
            next = match blob.mode {
                Mode::Link => resolve(&blob.path, &String::from_utf8_lossy(&content)),
                _ => None,
            };
            found = Some((blob.clone(), content));
        }
        Ok(found)
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
                sparse: false,
                ignored: false,
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

    /// Marks what the lists of patterns hold that a walk over the disk would heed.
    fn mark_ignored(
        &self,
        prefix: &str,
        blobs: &mut BTreeMap<Arc<str>, Blob>,
    ) -> Result<(), Failure> {
        let lists = format!("--exclude-per-directory={IGNORE}");
        let options = ["--cached", "--ignored", &lists, "--full-name", "-z", "--"];
        let within = pathspec(prefix);
        let listed = self.run("ls-files", options.into_iter().chain([&*within]))?;
        for path in listed.split(|byte| *byte == 0) {
            let path = String::from_utf8_lossy(path);
            if let Some(blob) = below(prefix, &path).and_then(|path| blobs.get_mut(path)) {
                blob.ignored = true;
            }
        }
        Ok(())
    }

    /// Takes out entries of `git add --intent-to-add`: they look like empty files and will not be committed.
    fn drop_intended(
        &self,
        prefix: &str,
        blobs: &mut BTreeMap<Arc<str>, Blob>,
    ) -> Result<(), Failure> {
        let is_empty = |blob: &Blob| EMPTY.contains(&&*blob.oid);
        if !blobs.values().any(is_empty) {
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
        "100755" => Mode::Program,
        "120000" => Mode::Link,
        "160000" => Mode::Submodule,
        _ => Mode::File,
    }
}

/// The path that a link at `path` leads to, both relative to one folder; `None` where it leads out of that.
pub fn resolve(path: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_blob_is_known_by_name() {
        assert!(EMPTY.iter().all(|oid| super::super::is_blob(b"", oid)));
    }

    #[test]
    fn links_may_lead_anywhere_below_the_folder() {
        for (path, target, inside) in [
            ("a.md", "b.md", Some("b.md")),
            ("x/a.md", "../b.md", Some("b.md")),
            ("x/a.md", "./y//b.md", Some("x/y/b.md")),
            ("x/a.md", "..", Some("")),
            ("x/a.md", "../../b.md", None),
            ("a.md", "/etc/passwd", None),
            ("a.md", "x/../../b.md", None),
        ] {
            assert_eq!(resolve(path, target).as_deref(), inside, "{path} {target}");
        }
    }
}

//! The files of a vault that are there for links to lead to.

use std::{
    borrow::Cow,
    collections::HashSet,
    sync::{Arc, OnceLock},
};

use rayon::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::value::fold;

/// Paths relative to the vault's root, in NFC: people and file systems write the same name in both forms.
#[derive(Debug, Default)]
pub struct Files {
    seen: Vec<Arc<str>>,
    skipped: Vec<Arc<str>>,
    /// The folded names of all files, with and without the ending of notes.
    names: OnceLock<HashSet<String>>,
}

impl Files {
    /// The files that were seen, and the files and folders (these with a final `/`) that were left out, of which nobody
    /// knows what they hold.
    pub fn new(seen: Vec<Arc<str>>, skipped: Vec<Arc<str>>) -> Self {
        let composed = |paths: Vec<Arc<str>>| -> Vec<Arc<str>> {
            let paths = paths.into_iter().filter(|path| !is_scratch(path));
            let mut paths: Vec<Arc<str>> = paths.map(composed).collect();
            paths.par_sort_unstable();
            paths
        };
        Self {
            seen: composed(seen),
            skipped: composed(skipped),
            names: OnceLock::new(),
        }
    }

    /// Whether these are the same files.
    pub fn are(&self, other: &Self) -> bool {
        self.seen == other.seen && self.skipped == other.skipped
    }

    /// Whether there are none.
    pub fn are_none(&self) -> bool {
        self.seen.is_empty() && self.skipped.is_empty()
    }

    /// Whether any was left out.
    pub fn are_some_left_out(&self) -> bool {
        !self.skipped.is_empty()
    }

    /// Adds a few others, which are none of these.
    pub fn add(&mut self, others: Self) {
        if let Some(names) = self.names.get_mut() {
            let new = others.seen.iter().chain(&others.skipped);
            names.extend(new.flat_map(|path| names_of(path)));
        }
        for (paths, new) in [
            (&mut self.seen, others.seen),
            (&mut self.skipped, others.skipped),
        ] {
            for path in new {
                let at = paths.partition_point(|other| *other < path);
                paths.insert(at, path);
            }
        }
    }

    /// Whether each of these files is one of the others, and the same were left out.
    pub fn are_among(&self, others: &Self) -> bool {
        // Both are sorted: the rest of the others is enough for the rest of these.
        let mut rest = others.seen.iter();
        self.skipped == others.skipped && self.seen.iter().all(|path| rest.any(|it| it == path))
    }

    /// Whether a file was seen or left out, by itself or with a folder that it lies in.
    pub fn know(&self, path: &str) -> bool {
        let path = &*nfc(path);
        self.saw(path) || self.skip(path)
    }

    /// Whether a file or folder was left out, by itself or with a folder that it lies in.
    pub fn skip(&self, path: &str) -> bool {
        let path = &*nfc(path);
        self.skipped.iter().any(|skipped| is_under(path, skipped))
    }

    /// Whether a path is certainly neither a file nor a folder of the vault.
    pub fn lacks(&self, path: &str) -> bool {
        let path = &*nfc(path);
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        let is_skipped = || self.skip(path);
        // What lies below a file that was seen is reached through a link to a folder.
        let mut ways = path.match_indices('/').map(|(end, _)| &path[..end]);
        !is_hidden
            && !is_scratch(path)
            && !self.saw(path)
            && !self.saw_folder(path)
            && !ways.any(|way| self.saw(way))
            && !is_skipped()
    }

    /// Whether certainly no file of the vault has this name, its ending included or, for a note, left out. Case counts
    /// for nothing.
    pub fn lacks_name(&self, name: &str) -> bool {
        if is_scratch(name) || self.skipped.iter().any(|path| path.ends_with('/')) {
            return false;
        }
        let names = self.names.get_or_init(|| {
            let paths = self.seen.iter().chain(&self.skipped);
            paths.flat_map(|path| names_of(path)).collect()
        });
        !names.contains(fold(name).as_ref())
    }

    /// Whether this very file was seen, or a link in its place.
    pub fn saw(&self, path: &str) -> bool {
        let path = &*nfc(path);
        let found = self.seen.binary_search_by(|seen| (**seen).cmp(path));
        found.is_ok()
    }

    fn saw_folder(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let at = self.seen.partition_point(|seen| **seen < *folder);
        self.seen
            .get(at)
            .is_some_and(|seen| seen.starts_with(&folder))
    }
}

/// The folded names by which a file is meant.
fn names_of(path: &str) -> impl Iterator<Item = String> {
    let name = fold(path.rsplit('/').next().unwrap_or(path)).into_owned();
    let stem = name.strip_suffix(".md").map(str::to_owned);
    stem.into_iter().chain([name])
}

/// Whether a name is one that editors give to their backups and unsaved texts, which come and go: `a.md~`, `#a.md#`.
pub fn is_scratch(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_unsaved = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    is_unsaved || name.ends_with('~')
}

fn composed(path: Arc<str>) -> Arc<str> {
    match nfc(&path) {
        Cow::Borrowed(_) => path,
        Cow::Owned(path) => path.into(),
    }
}

fn nfc(path: &str) -> Cow<'_, str> {
    if path.is_ascii() || is_nfc(path) {
        Cow::Borrowed(path)
    } else {
        Cow::Owned(path.nfc().collect())
    }
}

fn is_under(path: &str, skipped: &str) -> bool {
    let skipped = skipped.trim_end_matches('/');
    path.strip_prefix(skipped)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(seen: &[&str], skipped: &[&str]) -> Files {
        let boxed = |paths: &[&str]| paths.iter().map(|path| (*path).into()).collect();
        Files::new(boxed(seen), boxed(skipped))
    }

    #[test]
    fn files_and_their_folders_are_there_and_what_was_left_out_may_be() {
        let files = files(
            &["a/b.md", "a-b.md", "c.png", "e\u{301}t\u{e9}.md", "link"],
            &["archive/", "old.md"],
        );
        for path in [
            "a/b.md",
            "a",
            "c.png",
            "archive/x.md",
            "archive",
            "old.md",
            ".git/config",
            "\u{e9}te\u{301}.md",
            "link/x.md",
            "a/b.md~",
            "a/#b.md#",
        ] {
            assert!(!files.lacks(path), "{path}");
        }
        for path in ["a/c.md", "b.md", "archives/x.md", "c", "A/b.md"] {
            assert!(files.lacks(path), "{path}");
        }
    }

    #[test]
    fn files_are_among_those_that_more_were_added_to() {
        let few = files(&["a.md", "c.md"], &["old/"]);
        let among = |seen: &[&str], skipped: &[&str]| few.are_among(&files(seen, skipped));
        assert!(
            among(&["a.md", "c.md"], &["old/"])
                && among(&["a.md", "b.md", "c.md", "d.md"], &["old/"])
        );
        assert!(!among(&["a.md", "b.md"], &["old/"]) && !among(&["a.md", "c.md"], &["old/", "x/"]));
    }

    #[test]
    fn a_name_is_there_in_any_folder_and_case() {
        let seen = ["a/Chute.md", "b/c.png", "\u{e9}t\u{e9}.MD"];
        let files = files(&seen, &["archive/old.md"]);
        for name in [
            "chute",
            "chute.md",
            "C.png",
            "E\u{301}T\u{c9}",
            "old",
            "old.md",
        ] {
            assert!(!files.lacks_name(name), "{name}");
        }
        for name in ["c", "a", "b/c.png", ""] {
            assert!(files.lacks_name(name), "{name}");
        }
    }

    #[test]
    fn a_folder_that_was_left_out_may_hold_any_name() {
        let files = files(&["a.md"], &["archive/"]);
        assert!(!files.lacks_name("b"));
        assert!(files.lacks("b.md"));
    }
}

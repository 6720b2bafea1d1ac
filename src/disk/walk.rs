//! Listing a vault: what `.gitignore` files, hidden names and the `ignore:` globs leave out is never entered.

use std::{
    fs,
    path::{Path, PathBuf},
};

use ignore::gitignore::Gitignore;

use crate::{
    value::Globs,
    vault::{Files, Trouble},
};

/// The files of a vault. Paths are relative to its root, with `/`.
#[derive(Debug, Default)]
pub struct Listing {
    /// The Markdown files, sorted.
    pub notes: Vec<Box<str>>,
    /// Files and folders that cannot be read.
    pub unreadable: Vec<(Box<str>, Trouble)>,
    /// What links can lead to.
    pub files: Files,
}

/// Lists the vault at `root` without what the settings' `ignore` globs hold.
pub fn walk(root: &Path, globs: &Globs) -> Listing {
    let mut walker = Walker {
        root: root.canonicalize().unwrap_or_else(|_| root.to_owned()),
        ignores: above(root),
        globs,
        found: Found::default(),
    };
    walker.folder(root, "");
    let Found {
        mut notes,
        unreadable,
        seen,
        skipped,
    } = walker.found;
    notes.sort_unstable();
    Listing {
        notes,
        unreadable,
        files: Files::new(seen, skipped),
    }
}

struct Walker<'a> {
    root: PathBuf,
    /// The `.gitignore` files of the folder being listed and those above it.
    ignores: Vec<Gitignore>,
    globs: &'a Globs,
    found: Found,
}

#[derive(Default)]
struct Found {
    notes: Vec<Box<str>>,
    unreadable: Vec<(Box<str>, Trouble)>,
    seen: Vec<Box<str>>,
    skipped: Vec<Box<str>>,
}

impl Walker<'_> {
    fn folder(&mut self, folder: &Path, relative: &str) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let trouble = Trouble::Refused(error.kind().to_string());
                self.found.unreadable.push((relative.into(), trouble));
                return;
            }
        };
        let mut children: Vec<fs::DirEntry> = Vec::new();
        let mut has_gitignore = false;
        for entry in entries.flatten() {
            let name = entry.file_name();
            has_gitignore |= name == ".gitignore";
            if !name.as_encoded_bytes().starts_with(b".") {
                children.push(entry);
            }
        }
        if has_gitignore {
            self.ignores
                .push(Gitignore::new(folder.join(".gitignore")).0);
        }
        for entry in &children {
            self.entry(entry, relative);
        }
        if has_gitignore {
            self.ignores.pop();
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, folder: &str) {
        let name = entry.file_name();
        let lossy = name.to_string_lossy();
        let relative = if folder.is_empty() {
            lossy.to_string()
        } else {
            format!("{folder}/{lossy}")
        };
        let Ok(kind) = entry.file_type() else { return };
        if self.globs.hold_entry(&relative, kind.is_dir())
            || self.is_ignored(&entry.path(), kind.is_dir())
        {
            let ending = if kind.is_dir() { "/" } else { "" };
            self.found.skipped.push((relative + ending).into());
            return;
        }
        if kind.is_dir() {
            self.folder(&entry.path(), &relative);
            return;
        }
        let markdown = Path::new(&name)
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        if markdown {
            self.markdown(&entry.path(), relative.clone().into(), kind);
        }
        self.found.seen.push(relative.into());
    }

    fn markdown(&mut self, path: &Path, relative: Box<str>, kind: fs::FileType) {
        if path.file_name().is_some_and(|name| name.to_str().is_none()) {
            self.found.unreadable.push((relative, Trouble::NameNotUtf8));
        } else if kind.is_symlink() {
            // A link inside the vault is read where it leads to; one that leads out is never followed.
            let inside = path
                .canonicalize()
                .is_ok_and(|target| target.starts_with(&self.root));
            if !inside {
                self.found.unreadable.push((relative, Trouble::LinkOutside));
            }
        } else if kind.is_file() {
            self.found.notes.push(relative);
        } else {
            self.found.unreadable.push((relative, Trouble::Special));
        }
    }

    fn is_ignored(&self, path: &Path, is_dir: bool) -> bool {
        let decided = self
            .ignores
            .iter()
            .rev()
            .map(|ignore| ignore.matched(path, is_dir))
            .find(|found| !found.is_none());
        decided.is_some_and(|found| found.is_ignore())
    }
}

/// The `.gitignore` files of the folders above the vault, up to the repository's root.
fn above(root: &Path) -> Vec<Gitignore> {
    if root.join(".git").exists() {
        return Vec::new();
    }
    let above: Vec<&Path> = root.ancestors().skip(1).collect();
    let Some(top) = above.iter().position(|folder| folder.join(".git").exists()) else {
        return Vec::new();
    };
    let files = above[..=top]
        .iter()
        .rev()
        .map(|folder| folder.join(".gitignore"));
    files
        .filter(|file| file.is_file())
        .map(|file| Gitignore::new(file).0)
        .collect()
}

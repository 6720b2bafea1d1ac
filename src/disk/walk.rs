//! Listing a vault: what `.gitignore` files, hidden names and the `ignore:` globs leave out is never entered.

mod more;

use std::{
    borrow::Cow,
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    CONFIG,
    ignores::{Above, Ignores, above},
};
use crate::{
    failure::Failure,
    settings::Settings,
    vault::{Files, Trouble, is_markdown},
};
pub use more::walk_to;

/// The files of a vault. Paths are relative to its root, with `/`.
#[derive(Debug)]
pub struct Listing {
    /// The Markdown files, sorted.
    pub notes: Vec<Arc<str>>,
    /// Markdown files and folders that cannot be read.
    pub unreadable: Vec<(Arc<str>, Trouble)>,
    /// What links can lead to.
    pub files: Files,
    /// The folders whose entries decide about all that: the root, those in it that were entered, and those above it whose
    /// `.gitignore` counts. Whole paths.
    pub folders: Vec<PathBuf>,
}

/// Lists the vault at `root`, a path without links.
///
/// Level by level and not folder in folder: that is parallel without a lock, and no depth of folders exhausts the stack.
///
/// # Errors
/// [`Failure::Io`] where the root itself cannot be listed.
pub fn walk(root: &Path, settings: &Settings) -> Result<Listing, Failure> {
    fs::read_dir(root).map_err(|error| Failure::io(root, "list", error))?;
    let Above {
        base,
        ignores,
        folders,
    } = above(root);
    let walker = Walker {
        root,
        base,
        settings,
    };
    let mut found = Found {
        read: folders,
        ..Found::default()
    };
    let mut level = vec![Folder {
        path: root.to_owned(),
        relative: String::new(),
        named: true,
        ignores,
    }];
    while !level.is_empty() {
        let listed: Vec<Found> = level.into_par_iter().map(|it| walker.list(it)).collect();
        level = Vec::new();
        for mut one in listed {
            level.append(&mut one.folders);
            found.append(one);
        }
    }
    Ok(found.listing())
}

struct Walker<'a> {
    root: &'a Path,
    /// What stands before a path of the vault as the repository sees it: nothing, or folders with a final `/`.
    base: String,
    settings: &'a Settings,
}

/// A folder to be listed.
struct Folder {
    path: PathBuf,
    relative: String,
    /// Whether its names and those above it are UTF-8.
    named: bool,
    /// The `.gitignore` files of the folders above it.
    ignores: Option<Arc<Ignores>>,
}

/// The folder around an entry.
struct Around<'a> {
    path: &'a Path,
    ignores: Option<&'a Arc<Ignores>>,
}

/// What one folder holds, or all that were listed.
#[derive(Default)]
struct Found {
    folders: Vec<Folder>,
    /// Markdown files that are links to a file of the vault, and that file.
    links: Vec<(Arc<str>, Box<str>)>,
    unreadable: Vec<(Arc<str>, Trouble)>,
    /// All files, and whether each is a note to be read.
    seen: Vec<(Arc<str>, bool)>,
    skipped: Vec<Arc<str>>,
    read: Vec<PathBuf>,
}

/// The entries of a folder.
#[derive(Default)]
struct Held {
    /// Those that are not hidden.
    children: Vec<Child>,
    gitignore: Option<PathBuf>,
    is_vault: bool,
}

/// One entry of a folder.
struct Child {
    name: OsString,
    relative: String,
    kind: fs::FileType,
    named: bool,
}

impl Walker<'_> {
    fn list(&self, folder: Folder) -> Found {
        let mut found = Found::default();
        let Held {
            children,
            gitignore,
            is_vault,
        } = match folder.read() {
            Ok(held) => held,
            Err(error) => {
                let trouble = Trouble::Refused(error.kind().to_string());
                found.unreadable.push((folder.relative.into(), trouble));
                return found;
            }
        };
        if is_vault && !folder.relative.is_empty() {
            // A vault in a vault is checked from its own root, with settings of its own.
            found.skipped.push((folder.relative + "/").into());
            found.read.push(folder.path);
            return found;
        }
        let ignores = match gitignore {
            Some(file) => Some(self.ignores(&file, &folder.relative, folder.ignores)),
            None => folder.ignores,
        };
        let around = Around {
            path: &folder.path,
            ignores: ignores.as_ref(),
        };
        for child in children {
            self.child(child, &around, &mut found);
        }
        found.read.push(folder.path);
        found
    }

    fn ignores(&self, file: &Path, folder: &str, above: Option<Arc<Ignores>>) -> Arc<Ignores> {
        let at = self.seen_from_repository(folder);
        Arc::new(Ignores::read(file, &at, above))
    }

    fn child(&self, child: Child, around: &Around<'_>, found: &mut Found) {
        let is_dir = child.kind.is_dir();
        let is_left_out = self.settings.ignore.hold_entry(&child.relative, is_dir)
            || around.ignores.is_some_and(|ignores| {
                ignores.ignore(&self.seen_from_repository(&child.relative), is_dir)
            });
        if is_left_out {
            let ending = if is_dir { "/" } else { "" };
            found.skipped.push((child.relative + ending).into());
        } else if is_dir {
            found.folders.push(Folder {
                path: around.path.join(&child.name),
                relative: child.relative,
                named: child.named,
                ignores: around.ignores.cloned(),
            });
        } else {
            let is_note = self.is_note(&child, around, found);
            found.seen.push((child.relative.into(), is_note));
        }
    }

    /// A path of the vault as the repository sees it.
    fn seen_from_repository<'p>(&self, relative: &'p str) -> Cow<'p, str> {
        if self.base.is_empty() {
            return Cow::Borrowed(relative);
        }
        Cow::Owned(format!("{}{relative}", self.base))
    }

    /// Whether a file is a note to be read. If it should be one and cannot be, or leads to one, that is kept.
    fn is_note(&self, child: &Child, around: &Around<'_>, found: &mut Found) -> bool {
        let relative = || child.relative.as_str().into();
        if child.kind.is_symlink() {
            self.link(&around.path.join(&child.name), relative(), found);
            return false;
        }
        if !is_markdown(&child.relative) {
            return false;
        }
        let is_note = child.named && child.kind.is_file();
        if !child.named {
            found.unreadable.push((relative(), Trouble::NameNotUtf8));
        } else if !is_note {
            found.unreadable.push((relative(), Trouble::Special));
        }
        is_note
    }

    /// A link inside the vault is read where it leads to; one that leads out is never followed.
    fn link(&self, path: &Path, relative: Arc<str>, found: &mut Found) {
        let is_markdown = is_markdown(&relative);
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(_) if is_markdown => {
                found.unreadable.push((relative, Trouble::LinkBroken));
                return;
            }
            Err(_) => return,
        };
        let is_dir = target.is_dir();
        match target.strip_prefix(self.root) {
            Ok(inside) if is_markdown && !is_dir => {
                let parts: Vec<_> = inside.iter().map(OsStr::to_string_lossy).collect();
                found.links.push((relative, parts.join("/").into()));
            }
            Err(_) if is_markdown || (is_dir && self.settings.awaits_notes_in(&relative)) => {
                found.unreadable.push((relative, Trouble::LinkOutside));
            }
            _ => {}
        }
    }
}

impl Folder {
    fn read(&self) -> io::Result<Held> {
        let mut held = Held::default();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            held.is_vault |= name == CONFIG && kind.is_file();
            if name == ".gitignore" && kind.is_file() {
                held.gitignore = Some(entry.path());
            }
            if !name.as_encoded_bytes().starts_with(b".") {
                held.children.push(self.child(name, kind));
            }
        }
        Ok(held)
    }

    fn child(&self, name: OsString, kind: fs::FileType) -> Child {
        let shown = name.to_string_lossy();
        let mut relative = String::with_capacity(self.relative.len() + 1 + shown.len());
        if !self.relative.is_empty() {
            relative.push_str(&self.relative);
            relative.push('/');
        }
        relative.push_str(&shown);
        Child {
            relative,
            kind,
            named: self.named && name.to_str().is_some(),
            name,
        }
    }
}

impl Found {
    fn append(&mut self, mut other: Self) {
        self.links.append(&mut other.links);
        self.unreadable.append(&mut other.unreadable);
        self.seen.append(&mut other.seen);
        self.skipped.append(&mut other.skipped);
        self.read.append(&mut other.read);
    }

    fn listing(mut self) -> Listing {
        self.seen.par_sort_unstable();
        let notes = self.seen.iter().filter(|(_, is_note)| *is_note);
        let notes: Vec<Arc<str>> = notes.map(|(path, _)| Arc::clone(path)).collect();
        for (link, target) in self.links {
            // A target that is hidden, ignored or no Markdown would vanish with its link.
            if notes
                .binary_search_by(|note| (**note).cmp(&target))
                .is_err()
            {
                self.unreadable.push((link, Trouble::LinkUnread(target)));
            }
        }
        let seen = self.seen.into_iter().map(|(path, _)| path);
        Listing {
            notes,
            unreadable: self.unreadable,
            files: Files::new(seen.collect(), self.skipped),
            folders: self.read,
        }
    }
}

#[cfg(test)]
mod tests;

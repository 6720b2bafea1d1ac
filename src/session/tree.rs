//! The files behind a session's notes, to see later which of them changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    disk::{self, Listing, Stamp},
    failure::Failure,
    vault::{File, Files, Parsed, Parser, Trouble},
};

/// How many notes are read before they are parsed: few enough to stay in the cache of a core.
const BATCH: usize = 32;

/// Files and folders that cannot be listed, and why.
type Unreadable = Vec<(Arc<str>, Trouble)>;

/// What the disk was seen to hold. Paths are relative to the vault's root, with `/`.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The Markdown files that were read.
    notes: BTreeSet<Arc<str>>,
    /// The stamps that some of them had.
    stamps: BTreeMap<Arc<str>, Stamp>,
    /// What could not even be listed as a file to read.
    unreadable: Unreadable,
    folders: Vec<PathBuf>,
}

/// How another look at the disk differs from the tree.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Markdown files that were not there before.
    pub(super) new: BTreeSet<Arc<str>>,
    /// Those that are not there any more.
    pub(super) gone: BTreeSet<Arc<str>>,
    /// What cannot be listed, where that changed: as it was, and as it is.
    pub(super) unreadable: Option<[Unreadable; 2]>,
}

/// Lists the vault at `root`, parses its notes and does something with each, while it is at hand.
///
/// # Errors
/// [`Failure::Io`] where the root itself cannot be listed.
pub(super) fn read<R: Send>(
    root: &Path,
    parser: &Parser<'_>,
    each: impl Fn(Parsed) -> R + Sync,
) -> Result<(Vec<R>, Files, Tree), Failure> {
    let Listing {
        notes,
        unreadable,
        files,
        folders,
    } = disk::walk(root, parser.settings())?;
    let mut read: Vec<R> = notes
        .par_chunks(BATCH)
        .flat_map_iter(|paths| disk::read_notes(root, paths.to_vec()))
        .map(|file| each(parser.parse(file)))
        .collect();
    read.extend(unread(&unreadable).map(each));
    let tree = Tree {
        // To ask for stamps here would make every command pay for what only a long watch needs.
        stamps: BTreeMap::new(),
        notes: notes.into_iter().collect(),
        unreadable,
        folders,
    };
    Ok((read, files, tree))
}

/// Does something with each of many things on all cores. With a few it is quicker not to wake the other ones.
pub(super) fn each<T: Send, R: Send>(
    things: Vec<T>,
    work: impl Fn(T) -> R + Send + Sync,
) -> Vec<R> {
    if things.len() < BATCH {
        things.into_iter().map(work).collect()
    } else {
        things.into_par_iter().map(work).collect()
    }
}

/// What could not be listed, as part of a vault.
pub(super) fn unread(unreadable: &[(Arc<str>, Trouble)]) -> impl Iterator<Item = Parsed> {
    let parsed = unreadable.iter().cloned();
    parsed.map(|(path, trouble)| Parsed::Unreadable(path, trouble))
}

impl Tree {
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Whether a Markdown file was read here.
    pub(super) fn has_note(&self, path: &str) -> bool {
        self.notes.contains(path)
    }

    /// Whether anything at this path, or in it, was seen when the vault at `root` was listed.
    pub(super) fn has(&self, root: &Path, path: &str) -> bool {
        let whole = root.join(path);
        self.has_note(path)
            || self.folders.iter().any(|folder| folder.starts_with(&whole))
            || self.unreadable.iter().any(|(found, _)| **found == *path)
    }

    /// Whether a plain file that comes to a path is all that is new there: its folder was listed, and no link waits for it.
    pub(super) fn can_take(&self, root: &Path, path: &str) -> bool {
        let path = root.join(path);
        let is_listed = |folder| self.folders.iter().any(|listed| listed == folder);
        self.unreadable.is_empty() && path.parent().is_some_and(is_listed)
    }

    /// The notes at and below some paths that show another stamp than when they were read; below an empty path are all.
    pub(super) fn restamped(&self, root: &Path, paths: &BTreeSet<&str>) -> BTreeSet<Arc<str>> {
        let is_below = |note: &str| {
            let mut ways = note.match_indices('/').map(|(end, _)| &note[..end]);
            paths.contains("") || paths.contains(note) || ways.any(|way| paths.contains(way))
        };
        let suspects = self.notes.iter().filter(|note| is_below(note));
        let suspects: Vec<_> = suspects.collect();
        let changed = suspects.into_par_iter().filter(|note| {
            let (old, new) = (self.stamps.get(*note), disk::stamp(&root.join(&***note)));
            !old.zip(new).is_some_and(|(old, new)| old.shows_same(&new))
        });
        changed.cloned().collect()
    }

    /// Takes over another listing of the vault, and says how it differs.
    pub(super) fn relist(&mut self, listing: &mut Listing) -> Difference {
        let listed: BTreeSet<Arc<str>> = std::mem::take(&mut listing.notes).into_iter().collect();
        let new = listed.difference(&self.notes).cloned().collect();
        let gone: BTreeSet<Arc<str>> = self.notes.difference(&listed).cloned().collect();
        for note in &gone {
            self.notes.remove(note);
            self.stamps.remove(note);
        }
        self.folders = std::mem::take(&mut listing.folders);
        let unreadable = std::mem::take(&mut listing.unreadable);
        let changed = unreadable != self.unreadable;
        let before = std::mem::replace(&mut self.unreadable, unreadable);
        Difference {
            new,
            gone,
            unreadable: changed.then(|| [before, self.unreadable.clone()]),
        }
    }

    /// Reads notes again and keeps their stamps.
    pub(super) fn read(&mut self, root: &Path, notes: BTreeSet<Arc<str>>) -> Vec<File> {
        let read = each(notes.into_iter().collect(), |path: Arc<str>| {
            let (content, stamp) = disk::read_stamped(&root.join(&*path));
            (File { path, content }, stamp)
        });
        let files = read.into_iter().map(|(file, stamp)| {
            self.notes.insert(file.path.clone());
            match stamp {
                Some(stamp) => drop(self.stamps.insert(file.path.clone(), stamp)),
                None => drop(self.stamps.remove(&file.path)),
            }
            file
        });
        files.collect()
    }
}

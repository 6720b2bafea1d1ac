//! The vault as git holds it: the index that is about to be committed, or the tree of a merge.

use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    disk::{self, Templates},
    failure::Failure,
    git::{Blob, Mode, Repository, is_blob, resolve},
    language::EXCUSES,
    settings::Settings,
    template::FOLDER,
    vault::{Content, File, Files, Parsed, Parser, Trouble, is_markdown},
};

/// How many notes are read before they are parsed: few enough to stay in the cache of a core.
const BATCH: usize = 32;

/// The files of a vault in git: `root` is its folder, `blobs` what git lists below it.
pub(super) struct Committed<'a> {
    pub(super) repository: &'a Repository,
    pub(super) root: &'a Path,
    pub(super) blobs: &'a [Blob],
}

impl Committed<'_> {
    /// The content of one file; `None` where git has no such file.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(blob) = self.blobs.iter().find(|blob| &*blob.path == path) else {
            return Ok(None);
        };
        match self.on_disk(blob) {
            Some(bytes) => Ok(Some(bytes)),
            None => Ok(self.repository.contents(&[&blob.oid])?.pop()),
        }
    }

    /// The phrases of the vault's own; `None` where it has none.
    pub(super) fn excuses(&self) -> Result<Option<Content>, Failure> {
        let blob = self.blobs.iter().find(|blob| &*blob.path == EXCUSES);
        let trouble = match blob.map(|blob| blob.mode) {
            None => return Ok(None),
            Some(Mode::File | Mode::Program) => None,
            Some(Mode::Unmerged) => Some(Trouble::Unmerged),
            Some(Mode::Link | Mode::Submodule) => Some(Trouble::LinkOutside),
        };
        match trouble {
            Some(trouble) => Ok(Some(Content::Unreadable(trouble))),
            None => Ok(self.read(EXCUSES)?.map(Content::of)),
        }
    }

    /// The templates of the vault's own.
    pub(super) fn templates(&self) -> Result<Templates, Failure> {
        let ours = |blob: &&Blob| {
            let inner = blob
                .path
                .strip_prefix(FOLDER)
                .and_then(|rest| rest.strip_prefix('/'));
            blob.mode.is_file()
                && inner.is_some_and(|inner| !inner.split('/').any(|part| part.starts_with('.')))
        };
        let blobs: Vec<&Blob> = self.blobs.iter().filter(ours).collect();
        let oids: Vec<&str> = blobs.iter().map(|blob| &*blob.oid).collect();
        let mut templates = Templates::default();
        for (blob, bytes) in blobs.iter().zip(self.repository.contents(&oids)?) {
            templates.add(blob.path.clone(), Content::of(bytes));
        }
        Ok(templates)
    }

    /// Parses the notes. What stands on the disk as git has it is read from there, which costs no process; the rest comes
    /// in one batch.
    pub(super) fn parse(
        &self,
        settings: &Settings,
        parser: &Parser<'_>,
    ) -> Result<(Vec<Parsed>, Files), Failure> {
        // The same as on the disk: nothing hidden or ignored, and no vault inside the vault.
        let inner: Vec<&str> = self
            .blobs
            .iter()
            .filter_map(|blob| blob.path.strip_suffix(disk::CONFIG))
            .filter(|folder| folder.ends_with('/'))
            .collect();
        let ignored = self.blobs.iter().filter(|blob| blob.ignored);
        let ignored: HashSet<&str> = ignored.map(|blob| &*blob.path).collect();
        let left_out = |path: &str| {
            ignored.contains(path)
                || is_hidden(path)
                || inner.iter().any(|folder| path.starts_with(folder))
                || settings.ignore.hold(path)
        };
        let (skipped, kept): (Vec<&Blob>, Vec<&Blob>) =
            self.blobs.iter().partition(|blob| left_out(&blob.path));
        let is_read = |blob: &&Blob| {
            is_note(blob) || (blob.mode == Mode::Link && settings.awaits_notes_in(&blob.path))
        };
        let notes: Vec<&Blob> = kept.iter().copied().filter(is_read).collect();
        let parse = |blob: &Blob, content: Content| {
            parser.parse(File {
                path: blob.path.clone(),
                content,
            })
        };
        let on_disk = self.plain_files(settings);
        let chunks = notes.par_chunks(BATCH);
        let mut parsed: Vec<Option<Parsed>> = chunks
            .flat_map_iter(|blobs| self.read_some(blobs, &on_disk, parser))
            .collect();
        let missing: Vec<usize> = (0..notes.len())
            .filter(|at| parsed[*at].is_none())
            .collect();
        let oids: Vec<&str> = missing.iter().map(|at| &*notes[*at].oid).collect();
        for (at, bytes) in missing.into_iter().zip(self.repository.contents(&oids)?) {
            let blob = notes[at];
            parsed[at] = Some(match blob.mode {
                Mode::Link => {
                    let target = String::from_utf8_lossy(&bytes);
                    self.link(blob, &target, &left_out)
                }
                _ => parse(blob, Content::of(bytes)),
            });
        }
        let skipped = skipped.iter().filter(|blob| !is_hidden(&blob.path));
        let skipped = skipped.map(|blob| whole(&blob.path, &inner, settings).into());
        let skipped: BTreeSet<Arc<str>> = skipped.collect();
        let kept = kept.into_iter().map(|blob| blob.path.clone()).collect();
        Ok((
            parsed.into_iter().flatten().collect(),
            Files::new(kept, skipped.into_iter().collect()),
        ))
    }

    /// The Markdown files that the disk has, by path: those may be opened without asking for their kind.
    fn plain_files(&self, settings: &Settings) -> Vec<Arc<str>> {
        let listing = disk::walk(self.root, settings);
        // What is not listed is looked at by itself.
        listing.map(|listing| listing.notes).unwrap_or_default()
    }

    /// Reads and parses those of some blobs that the disk has as git has them, together.
    fn read_some(
        &self,
        blobs: &[&Blob],
        on_disk: &[Arc<str>],
        parser: &Parser<'_>,
    ) -> Vec<Option<Parsed>> {
        // Both lists are in order: one look through them finds what they share.
        let first = blobs.first().map_or("", |blob| &blob.path);
        let from = on_disk.partition_point(|path| **path < *first);
        let mut listed = on_disk[from..].iter().peekable();
        let is_plain = blobs.iter().map(|blob| {
            while listed.next_if(|path| ***path < *blob.path).is_some() {}
            let is_listed = listed.peek().is_some_and(|path| **path == blob.path);
            blob.mode.is_file() && is_listed
        });
        let is_plain: Vec<bool> = is_plain.collect();
        let plain = blobs.iter().zip(&is_plain).filter(|(_, plain)| **plain);
        let paths = plain.map(|(blob, _)| blob.path.clone()).collect();
        let mut files = disk::read_notes(self.root, paths).into_iter();
        let read = blobs.iter().zip(&is_plain).map(|(blob, is_plain)| {
            let content = match blob.mode {
                Mode::Unmerged => Content::Unreadable(Trouble::Unmerged),
                Mode::Link | Mode::Submodule => return None,
                _ if *is_plain => match files.next()?.content {
                    Content::Text(text) if is_blob(text.as_bytes(), &blob.oid) => {
                        Content::Text(text)
                    }
                    _ => return None,
                },
                _ => Content::of(self.on_disk(blob)?),
            };
            Some(match content {
                Content::Unreadable(trouble) => Parsed::Unreadable(blob.path.clone(), trouble),
                content => parser.parse(File {
                    path: blob.path.clone(),
                    content,
                }),
            })
        });
        read.collect()
    }

    /// A link is read where it leads to, if that is a note of the vault.
    fn link(&self, link: &Blob, target: &str, left_out: &dyn Fn(&str) -> bool) -> Parsed {
        let unread = |trouble| Parsed::Unreadable(link.path.clone(), trouble);
        let Some(inside) = resolve(&link.path, target) else {
            return unread(Trouble::LinkOutside);
        };
        let at = self.blobs.partition_point(|blob| *blob.path < *inside);
        let found = self.blobs.get(at).filter(|blob| *blob.path == *inside);
        let below = self
            .blobs
            .partition_point(|blob| *blob.path < *format!("{inside}/"));
        let is_folder = || {
            let first = self.blobs.get(below);
            first.is_some_and(|blob| blob.path.starts_with(&format!("{inside}/")))
        };
        match found {
            _ if !is_markdown(&link.path) => Parsed::Foreign,
            Some(blob) if is_note(blob) && !left_out(&inside) => Parsed::Foreign,
            Some(_) => unread(Trouble::LinkUnread(inside.into())),
            None if inside.is_empty() || is_folder() => Parsed::Foreign,
            None => unread(Trouble::LinkBroken),
        }
    }

    /// The content, if the file on the disk has it byte for byte.
    fn on_disk(&self, blob: &Blob) -> Option<Vec<u8>> {
        let bytes = disk::bytes(&self.root.join(&*blob.path)).ok()?;
        (blob.mode.is_file() && is_blob(&bytes, &blob.oid)).then_some(bytes)
    }
}

/// What is left out with a path: the folder that lies in no other, or else the file. A folder that is left out as a whole may
/// hold anything, here as on the disk.
fn whole<'p>(path: &'p str, inner: &[&str], settings: &Settings) -> &'p str {
    let mut folders = path.match_indices('/').map(|(end, _)| &path[..=end]);
    let is_out = |folder: &&str| {
        inner.contains(folder)
            || settings
                .ignore
                .hold_entry(folder.trim_end_matches('/'), true)
    };
    folders.find(is_out).unwrap_or(path)
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

fn is_note(blob: &Blob) -> bool {
    is_markdown(&blob.path) && blob.mode != Mode::Submodule
}

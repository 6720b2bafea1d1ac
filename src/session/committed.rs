//! The vault as git holds it: the index that is about to be committed, or the tree of a merge.

use std::path::Path;

use rayon::prelude::*;

use crate::{
    disk,
    failure::Failure,
    git::{Blob, Mode, Repository, is_blob},
    settings::Settings,
    vault::{Content, File, Files, Parsed, Parser, Trouble},
};

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

    /// Parses the notes. What stands on the disk as git has it is read from there, which costs no process; the rest comes
    /// in one batch.
    pub(super) fn parse(&self, settings: &Settings) -> Result<(Vec<Parsed>, Files), Failure> {
        let left_out = |path: &str| {
            path.split('/').any(|part| part.starts_with('.')) || settings.ignore.hold(path)
        };
        let (skipped, kept): (Vec<&Blob>, Vec<&Blob>) =
            self.blobs.iter().partition(|blob| left_out(&blob.path));
        let notes: Vec<&Blob> = kept.iter().copied().filter(|blob| is_note(blob)).collect();
        let parser = Parser::new(settings);
        let parse = |blob: &Blob, content: Content| {
            parser.parse(File {
                path: blob.path.clone(),
                content,
            })
        };
        let mut parsed: Vec<Option<Parsed>> = notes
            .par_iter()
            .map(|blob| match blob.mode {
                Mode::Unmerged => Some(Parsed::Unreadable(blob.path.clone(), Trouble::Unmerged)),
                Mode::Link => None,
                _ => self
                    .on_disk(blob)
                    .map(|bytes| parse(blob, Content::of(bytes))),
            })
            .collect();
        let missing: Vec<usize> = (0..notes.len())
            .filter(|at| parsed[*at].is_none())
            .collect();
        let oids: Vec<&str> = missing.iter().map(|at| &*notes[*at].oid).collect();
        for (at, bytes) in missing.into_iter().zip(self.repository.contents(&oids)?) {
            let blob = notes[at];
            parsed[at] = Some(match blob.mode {
                Mode::Link => link(&blob.path, &String::from_utf8_lossy(&bytes)),
                _ => parse(blob, Content::of(bytes)),
            });
        }
        let paths = |blobs: Vec<&Blob>| blobs.into_iter().map(|blob| blob.path.clone()).collect();
        Ok((
            parsed.into_iter().flatten().collect(),
            Files::new(paths(kept), paths(skipped)),
        ))
    }

    /// The content, if the file on the disk has it byte for byte.
    fn on_disk(&self, blob: &Blob) -> Option<Vec<u8>> {
        let bytes = disk::bytes(&self.root.join(&*blob.path)).ok()?;
        (blob.mode == Mode::File && is_blob(&bytes, &blob.oid)).then_some(bytes)
    }
}

fn is_note(blob: &Blob) -> bool {
    let markdown = Path::new(&*blob.path)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    markdown && blob.mode != Mode::Submodule
}

/// A link is read where it leads to, if that is in the vault.
fn link(path: &str, target: &str) -> Parsed {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut depth = folder.split('/').filter(|part| !part.is_empty()).count();
    for part in target.split('/') {
        let left = match part {
            ".." => depth.checked_sub(1),
            "" | "." => Some(depth),
            _ => Some(depth + 1),
        };
        match left {
            Some(left) if !target.starts_with('/') => depth = left,
            _ => return Parsed::Unreadable(path.into(), Trouble::LinkOutside),
        }
    }
    Parsed::Foreign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_may_lead_anywhere_in_the_vault() {
        for (path, target, inside) in [
            ("a.md", "b.md", true),
            ("x/a.md", "../b.md", true),
            ("x/a.md", "../../b.md", false),
            ("a.md", "/etc/passwd", false),
            ("a.md", "x/../../b.md", false),
        ] {
            assert_eq!(
                matches!(link(path, target), Parsed::Foreign),
                inside,
                "{path} {target}"
            );
        }
    }
}

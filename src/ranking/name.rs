//! What a lever is called: as its note says, or as failures wrote it.

use super::Loss;
use crate::vault::{Entry, Vault};

/// What a lever is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'v> {
    /// The id of its note, or as the failure of the smallest id wrote it.
    pub(super) id: &'v str,
    /// The title of its note, the name in the adopted failure of the smallest id, or its id.
    pub(super) title: &'v str,
    /// Its note.
    pub(super) note: Option<&'v Entry>,
}

/// The names of all levers, by number.
pub(super) fn names<'v>(vault: &'v Vault, losses: &[Loss<'v>]) -> Vec<Name<'v>> {
    let levers = 0..vault.levers.count();
    let notes = levers.map(|lever| vault.lever(vault.levers.key_of(lever)));
    let notes: Vec<Option<&Entry>> = notes.collect();
    let written = written(losses, &notes);
    let named = notes
        .into_iter()
        .zip(written)
        .map(|(note, written)| match note {
            Some(entry) => Name {
                id: &entry.id,
                title: entry.title(),
                note,
            },
            None => written.name(),
        });
    named.collect()
}

/// How failures wrote a lever, and by which failure that is known so far.
#[derive(Debug, Clone, Default)]
struct Written<'v> {
    id: Option<(&'v str, &'v str)>,
    title: Option<(&'v str, &'v str)>,
}

/// How failures wrote the levers that have no note, by number.
fn written<'v>(losses: &[Loss<'v>], notes: &[Option<&Entry>]) -> Vec<Written<'v>> {
    let mut written = vec![Written::default(); notes.len()];
    if notes.iter().all(Option::is_some) {
        return written;
    }
    let is_noteless = |lever: usize| notes[lever].is_none();
    for loss in losses.iter().filter(|loss| loss.blames(is_noteless)) {
        for part in loss.blamed().filter(|part| notes[part.lever].is_none()) {
            let written = &mut written[part.lever];
            let by = &*loss.entry.id;
            keep_first(&mut written.id, by, &part.written.lever);
            if let Some(name) = &part.written.name {
                keep_first(&mut written.title, by, name);
            }
        }
    }
    written
}

fn keep_first<'v>(first: &mut Option<(&'v str, &'v str)>, by: &'v str, text: &'v str) {
    if first.is_none_or(|(earliest, _)| by < earliest) {
        *first = Some((by, text));
    }
}

impl<'v> Written<'v> {
    fn name(&self) -> Name<'v> {
        let id = self.id.map_or("", |(_, id)| id);
        Name {
            id,
            title: self.title.map_or(id, |(_, title)| title),
            note: None,
        }
    }
}

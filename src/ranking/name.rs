//! What a lever is called: as its note says, or as failures wrote it.

use std::collections::HashMap;

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

/// The names of the levers of these keys.
pub(super) fn names<'v>(vault: &'v Vault, losses: &[Loss<'v>], keys: &[&str]) -> Vec<Name<'v>> {
    let notes: Vec<_> = keys.iter().map(|key| vault.lever(key)).collect();
    let noteless = keys.iter().zip(&notes).filter(|(_, note)| note.is_none());
    let written = written(losses, noteless.map(|(key, _)| *key));
    let named = keys.iter().zip(notes).map(|(key, note)| match note {
        Some(entry) => Name {
            id: &entry.id,
            title: entry.title(),
            note,
        },
        None => written[key].name(),
    });
    named.collect()
}

/// How failures wrote a lever, and by which failure that is known so far.
#[derive(Debug, Default)]
struct Written<'v> {
    id: Option<(&'v str, &'v str)>,
    title: Option<(&'v str, &'v str)>,
}

fn written<'v, 'k>(
    losses: &[Loss<'v>],
    keys: impl Iterator<Item = &'k str>,
) -> HashMap<&'k str, Written<'v>> {
    let mut written: HashMap<&str, Written<'v>> =
        keys.map(|key| (key, Written::default())).collect();
    if written.is_empty() {
        return written;
    }
    for loss in losses {
        for part in loss.blamed() {
            if let Some(written) = written.get_mut(&*part.key) {
                let by = &*loss.entry.id;
                keep_first(&mut written.id, by, &part.written.lever);
                if let Some(name) = &part.written.name {
                    keep_first(&mut written.title, by, name);
                }
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

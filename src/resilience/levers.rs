//! Whether the same errors come back, and whether guard-rails stop them.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::{Share, View};
use crate::{standing::Standings, timeline::Failed};

/// The counted failures of the window that name a lever which an earlier counted failure named, of any time. Of two on one
/// day neither is earlier.
pub(super) fn repeats(view: &View<'_, '_>) -> Share {
    let mut first_seen: HashMap<String, Date> = HashMap::new();
    let all = view.timeline.failures.iter();
    for failed in all.filter(|failed| failed.entry.is_counted()) {
        for key in keys(view, failed) {
            // Failures stand in the order of days: the first to come is the earliest.
            first_seen.entry(key).or_insert(failed.day);
        }
    }
    let counted: Vec<_> = view.counted().collect();
    Share::among(&counted, |failed| {
        let mut keys = keys(view, failed);
        keys.any(|key| {
            first_seen
                .get(&key)
                .is_some_and(|first| *first < failed.day)
        })
    })
}

/// The counted failures of the window that a guard-rail in force let through.
pub(super) fn relapses(view: &View<'_, '_>, standings: &Standings<'_>) -> Share {
    let leaks = standings.iter().flat_map(|standing| &standing.leaks);
    let leaked: BTreeSet<&str> = leaks.map(|leak| leak.entry.path()).collect();
    let counted: Vec<_> = view.counted().collect();
    Share::among(&counted, |failed| leaked.contains(failed.entry.path()))
}

fn keys<'a>(view: &'a View<'_, '_>, failed: &'a Failed<'_>) -> impl Iterator<Item = String> + 'a {
    let levers = failed.note.levers.values();
    levers.map(|share| view.vault.levers.key(&share.lever).into_owned())
}

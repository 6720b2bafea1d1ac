//! Whether the same errors come back, and whether guard-rails stop them.

use std::collections::{BTreeSet, HashMap};

use super::{Share, View};
use crate::{ranking::Loss, standing::Standings, timeline::Failed};

/// The counted failures of the window that name a lever which a counted failure before them named, of any time. Of two on one
/// day, or in one month, the second by path repeats the first: the lever fired twice.
pub(super) fn repeats(view: &View<'_, '_>) -> Share {
    let mut first_seen: HashMap<&str, &str> = HashMap::new();
    let all = view.timeline.failures.iter();
    for failed in all.filter(|failed| failed.entry.is_counted()) {
        for key in keys(view, failed) {
            // Failures stand in the order of days and paths: the first to come is the earliest.
            first_seen.entry(key).or_insert(failed.entry.path());
        }
    }
    let counted: Vec<_> = view.counted().collect();
    Share::among(&counted, |failed| {
        let mut first = keys(view, failed).into_iter().map(|key| first_seen[key]);
        first.any(|path| path != failed.entry.path())
    })
}

/// The counted failures of the window that a guard-rail in force let through.
pub(super) fn relapses(view: &View<'_, '_>, standings: &Standings<'_>) -> Share {
    let leaks = standings.iter().flat_map(|standing| &standing.leaks);
    let leaked: BTreeSet<&str> = leaks.map(|leak| leak.entry.path()).collect();
    let counted: Vec<_> = view.counted().collect();
    Share::among(&counted, |failed| leaked.contains(failed.entry.path()))
}

/// The levers that have a part in a failure, by key; where its cost cannot be known, all that it names.
fn keys<'a>(view: &View<'a, '_>, failed: &Failed<'_>) -> Vec<&'a str> {
    let levers = &view.vault.levers;
    if let Some(loss) = Loss::read(view.vault, failed.entry) {
        return loss.blamed().map(|part| part.key).collect();
    }
    let named = failed.note.levers.values();
    let numbers = named.filter_map(|share| levers.number(&share.lever));
    numbers.map(|number| levers.key_of(number)).collect()
}

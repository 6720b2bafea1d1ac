//! Whether the same errors come back, and whether guard-rails stop them.

use std::collections::{BTreeSet, HashMap};

use super::{Share, View};
use crate::standing::Standings;

/// The counted failures of the window with a lever that had a part in a counted failure before them, of any time. Of two on one
/// day, or in one month, the second by path repeats the first: the lever fired twice.
pub(super) fn repeats(view: &View<'_, '_>) -> Share {
    let mut first_seen: HashMap<&str, &str> = HashMap::new();
    for (_, loss) in view.counted_ever {
        for part in loss.blamed() {
            // Failures stand in the order of days and paths: the first to come is the earliest.
            first_seen.entry(part.key).or_insert(loss.entry.path());
        }
    }
    Share::among(view.counted, |(_, loss)| {
        let mut first = loss.blamed().map(|part| first_seen[part.key]);
        first.any(|path| path != loss.entry.path())
    })
}

/// The counted failures of the window that a guard-rail in force let through.
pub(super) fn relapses(view: &View<'_, '_>, standings: &Standings<'_>) -> Share {
    let leaks = standings.iter().flat_map(|standing| &standing.leaks);
    let leaked: BTreeSet<&str> = leaks.map(|leak| leak.entry.path()).collect();
    Share::among(view.counted, |(_, loss)| leaked.contains(loss.entry.path()))
}

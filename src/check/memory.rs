//! What was found in a vault, remembered, so that after a change only what it may concern is looked at again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    Active, active, by_names, in_order, of_names, of_note, of_text, of_time, of_vault,
    permissions::Permissions,
};
use crate::{
    diagnostic::Diagnostic,
    reckoning::Reckoning,
    rules::{Context, Now},
    vault::{Entry, Reach, Vault},
};

type ByPath = BTreeMap<Arc<str>, Vec<Diagnostic>>;

/// The findings of a vault, by what they depend on.
#[derive(Debug)]
pub struct Memory {
    /// On a text and the settings alone.
    own: ByPath,
    /// On a note, the settings and the time.
    timed: ByPath,
    /// When what time makes of a note is something else.
    turns: BTreeMap<Arc<str>, Timestamp>,
    /// The instant at which time was looked at.
    looked: Timestamp,
    /// On a note and the names in the vault.
    named: ByPath,
    /// On the vault as a whole.
    whole: Vec<Diagnostic>,
    /// The notes with permissions.
    allowing: BTreeSet<Arc<str>>,
}

/// What one note has for itself.
struct Own {
    found: Vec<Diagnostic>,
    timed: Vec<Diagnostic>,
    turns: Option<Timestamp>,
    allows: bool,
}

impl Memory {
    /// Looks at every note of a vault for itself; [`link`](Self::link) does the rest.
    pub fn of(vault: &Vault, now: Timestamp) -> Self {
        let mut memory = Self {
            own: ByPath::new(),
            timed: ByPath::new(),
            turns: BTreeMap::new(),
            looked: now,
            named: ByPath::new(),
            whole: Vec::new(),
            allowing: BTreeSet::new(),
        };
        let active = active(&vault.settings);
        let of_notes = vault.notes.par_iter();
        let of_notes = of_notes.map(|entry| (entry.path(), Own::of(vault, &active, entry, now)));
        // Most notes have nothing, and cost nothing then.
        let of_notes: Vec<_> = of_notes.filter(|(_, own)| !own.is_nothing()).collect();
        for (path, own) in of_notes {
            memory.keep(path, own);
        }
        for stray in &vault.strays {
            let mut found = Vec::new();
            of_text(&active, &stray.source, &stray.front_matter, &mut found);
            keep(&mut memory.own, &stray.source.path, found);
        }
        memory
    }

    /// Looks again at the files at these paths, which may be gone, and at what time has changed.
    pub fn update(&mut self, vault: &Vault, paths: &BTreeSet<Arc<str>>, now: Timestamp) {
        let active = active(&vault.settings);
        for path in paths {
            let own = match (vault.note_at(path), vault.stray_at(path)) {
                (Some(entry), _) => Own::of(vault, &active, entry, now),
                (None, Some(stray)) => {
                    let mut own = Own::nothing();
                    let found = &mut own.found;
                    of_text(&active, &stray.source, &stray.front_matter, found);
                    own
                }
                (None, None) => Own::nothing(),
            };
            self.keep(path, own);
        }
        self.look_at_clock(vault, &active, now);
    }

    /// Looks again at what notes say of each other and at the vault as a whole, as far as a change of the notes at these paths
    /// reaches, and where there are more names than before.
    pub fn link(
        &mut self,
        reckoning: &Arc<Reckoning<'_>>,
        paths: &BTreeSet<Arc<str>>,
        (reach, has_more_names): (Reach, bool),
    ) {
        let active = active(&reckoning.vault.settings);
        let context = Context::new(Arc::clone(reckoning));
        if reach == Reach::All {
            self.named = by_path(by_names(&context, &active));
        } else {
            // Where a name is missing now, it may have come.
            let named = self.named.keys().filter(|_| has_more_names);
            let again: BTreeSet<Arc<str>> = named.chain(paths).cloned().collect();
            for path in again {
                let entry = reckoning.vault.note_at(&path);
                let found = entry.map(|entry| of_names(&context, &active, entry));
                keep(&mut self.named, &path, found.unwrap_or_default());
            }
        }
        if reach > Reach::Bodies {
            let whole = active.iter();
            let whole = whole.flat_map(|(rule, level)| of_vault(&context, rule, *level));
            self.whole = whole.collect();
        }
    }

    /// All findings of the vault: those of [`check`](super::check()), where every change of the vault has been told of.
    pub fn findings(&self, vault: &Vault) -> Vec<Diagnostic> {
        let by_path = [&self.own, &self.timed, &self.named];
        let by_path = by_path.into_iter().flat_map(BTreeMap::values).flatten();
        let mut found = by_path.chain(&self.whole).cloned().collect();
        let allowing = self.allowing.iter().filter_map(|path| vault.note_at(path));
        in_order(
            vault,
            &active(&vault.settings),
            Permissions::of(allowing),
            &mut found,
        );
        found
    }

    /// The next instant at which time makes something else of a note.
    pub fn next_turn(&self) -> Option<Timestamp> {
        self.turns.values().min().copied()
    }

    /// Looks again where time has made something else of a note. Where the clock was put back, that may be anywhere.
    fn look_at_clock(&mut self, vault: &Vault, active: &Active<'_>, now: Timestamp) {
        let has_turned = |path: &str| self.turns.get(path).is_some_and(|turns| *turns <= now);
        let again: Vec<&Entry> = if now < self.looked {
            vault.notes.iter().collect()
        } else {
            let turned = self.turns.keys().filter(|path| has_turned(path));
            turned.filter_map(|path| vault.note_at(path)).collect()
        };
        for entry in again {
            let at = Now::new(now);
            let found = of_time(vault.ways(), active, &at, entry);
            self.keep_timed(entry.path(), found, at.turns());
        }
        self.looked = now;
    }

    fn keep(&mut self, path: &str, own: Own) {
        keep(&mut self.own, path, own.found);
        self.keep_timed(path, own.timed, own.turns);
        if own.allows {
            self.allowing.insert(path.into());
        } else {
            self.allowing.remove(path);
        }
    }

    fn keep_timed(&mut self, path: &str, found: Vec<Diagnostic>, turns: Option<Timestamp>) {
        keep(&mut self.timed, path, found);
        match turns {
            Some(turns) => drop(self.turns.insert(path.into(), turns)),
            None => drop(self.turns.remove(path)),
        }
    }
}

impl Own {
    fn of(vault: &Vault, active: &Active<'_>, entry: &Entry, now: Timestamp) -> Self {
        let now = Now::new(now);
        Self {
            found: of_note(vault.ways(), active, entry),
            timed: of_time(vault.ways(), active, &now, entry),
            turns: now.turns(),
            allows: !entry.note.body.allows.is_empty(),
        }
    }

    fn nothing() -> Self {
        Self {
            found: Vec::new(),
            timed: Vec::new(),
            turns: None,
            allows: false,
        }
    }

    fn is_nothing(&self) -> bool {
        self.found.is_empty() && self.timed.is_empty() && self.turns.is_none() && !self.allows
    }
}

fn by_path(found: Vec<Diagnostic>) -> ByPath {
    let mut by_path = ByPath::new();
    for finding in found {
        let of_file = by_path.entry(finding.path.clone()).or_default();
        of_file.push(finding);
    }
    by_path
}

fn keep(by_path: &mut ByPath, path: &str, found: Vec<Diagnostic>) {
    if found.is_empty() {
        by_path.remove(path);
    } else {
        by_path.insert(path.into(), found);
    }
}

#[cfg(test)]
mod tests;

//! What notes have for themselves, remembered, so that after a change only the changed ones are looked at again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{active, of_note, of_text, together};
use crate::{diagnostic::Diagnostic, vault::Vault};

/// The findings that depend on nothing but a note's own text and the settings, by path.
#[derive(Debug, Default)]
pub struct Memory {
    found: BTreeMap<Box<str>, Vec<Diagnostic>>,
}

impl Memory {
    /// Looks at every note of a vault.
    pub fn of(vault: &Vault) -> Self {
        let mut memory = Self::default();
        let active = active(vault);
        let of_notes = vault.notes.par_iter().map(|entry| {
            let found = of_note(vault, &active, entry);
            (entry.path(), found)
        });
        // Most notes have nothing, and cost nothing then.
        let of_notes: Vec<_> = of_notes.filter(|(_, found)| !found.is_empty()).collect();
        for (path, found) in of_notes {
            memory.found.insert(path.into(), found);
        }
        for stray in &vault.strays {
            let mut found = Vec::new();
            of_text(&active, &stray.source, &stray.front_matter, &mut found);
            memory.keep(&stray.source.path, found);
        }
        memory
    }

    /// Looks again at the files at these paths, which may be gone.
    pub fn update(&mut self, vault: &Vault, paths: &BTreeSet<Box<str>>) {
        let active = active(vault);
        for path in paths {
            let mut found = Vec::new();
            if let Some(entry) = vault.note_at(path) {
                found = of_note(vault, &active, entry);
            } else if let Some(stray) = vault.stray_at(path) {
                of_text(&active, &stray.source, &stray.front_matter, &mut found);
            }
            self.keep(path, found);
        }
    }

    /// All findings of the vault: those of [`check`](super::check()), where every change of the vault has been told of.
    pub fn check(&self, vault: &Vault, now: Timestamp) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = self.found.values().flatten().cloned().collect();
        together(vault, now, &active(vault), &mut found);
        found
    }

    fn keep(&mut self, path: &str, found: Vec<Diagnostic>) {
        if found.is_empty() {
            self.found.remove(path);
        } else {
            self.found.insert(path.into(), found);
        }
    }
}

//! A vault some of whose files have changed, and how far that reaches.

use std::collections::BTreeSet;

use super::{Entry, Files, Parsed, Vault, narrow};
use crate::{schema::Kind, text::Span, value::fold};

/// How far a change of notes reaches, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Reach {
    /// Nothing but the bodies of notes has changed.
    #[default]
    Bodies,
    /// Post-mortems say something else of their failures: ranking and page may be others, all links are the same.
    Failures,
    /// Anything may be another.
    All,
}

impl Vault {
    /// The same vault without the files at the paths `gone`, then with those of `parsed`, which may stand at these paths, and
    /// with other files for links to lead to where there are some. Says how far the change reaches in notes.
    pub fn update(
        &mut self,
        parsed: Vec<Parsed>,
        gone: &BTreeSet<Box<str>>,
        files: Option<Files>,
    ) -> Reach {
        if let Some(files) = files {
            self.files = files;
        }
        let mut others = Vec::new();
        let mut stay = BTreeSet::new();
        let mut reach = Reach::Bodies;
        for parsed in parsed {
            let at = parsed.path().and_then(|path| self.place_of(path));
            match (parsed, at) {
                // The commonest change by far moves no other note.
                (Parsed::Note(entry), Some(at)) => {
                    stay.insert(entry.path().to_owned());
                    let its_reach = self.reach(&self.notes[at], &entry);
                    if its_reach == Reach::Failures {
                        self.glance_again(at, &entry);
                    }
                    reach = reach.max(its_reach);
                    self.notes[at] = entry;
                }
                (parsed, _) => others.push(parsed),
            }
        }
        let goes = |path: &str| gone.contains(path);
        if gone.len() > stay.len() {
            self.notes
                .retain(|entry| !goes(entry.path()) || stay.contains(entry.path()));
        }
        self.strays.retain(|stray| !goes(&stray.source.path));
        self.unreadable.retain(|(path, _)| !goes(path));
        if !others.is_empty() || gone.len() > stay.len() {
            reach = Reach::All;
        }
        self.add(others);
        if reach == Reach::All {
            self.link();
        }
        reach
    }

    /// Looks again at the post-mortem number `at`, all of whose levers have notes.
    fn glance_again(&mut self, at: usize, new: &Entry) {
        let names = new.record.levers();
        let levers = names.filter_map(|(name, _)| self.levers.number(name).map(narrow));
        self.glances.replace(at, new, levers);
    }

    /// How far it reaches that a note has another text. Notes know of each other by their front matter alone.
    fn reach(&self, old: &Entry, new: &Entry) -> Reach {
        if has_same_head(old, new) {
            return Reach::Bodies;
        }
        let bet = |entry: &Entry| {
            let bet = entry.record.postmortem()?.bet.value()?;
            Some(fold(bet.id()).into_owned())
        };
        let is_declared = |(name, _): (&str, Span)| self.levers.note(name).is_some();
        let is_plain = |entry: &Entry| {
            entry.record.kind() == Kind::Postmortem && entry.record.levers().all(is_declared)
        };
        if is_plain(old) && is_plain(new) && bet(old) == bet(new) {
            Reach::Failures
        } else {
            Reach::All
        }
    }
}

/// Whether two texts of a note say the same to other notes and to the vault: nothing is wrong with their front matter, and it
/// is the same.
fn has_same_head(old: &Entry, new: &Entry) -> bool {
    fn head(entry: &Entry) -> &str {
        &entry.text()[..entry.note.front_matter.body_start()]
    }
    let is_sound = |entry: &Entry| entry.note.front_matter.faults.is_empty();
    is_sound(old) && is_sound(new) && old.record == new.record && head(old) == head(new)
}

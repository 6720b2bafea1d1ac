//! A vault some of whose files have changed, and how far that reaches.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use super::{Entry, Levers, Parsed, Vault, narrow};
use crate::{schema::Kind, value::fold};

/// For each new note the numbers of all others may move: for more than these it is quicker to link all anew.
const FEW: usize = 30;

/// How far a change of notes reaches, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Reach {
    /// Nothing but what bodies say for themselves has changed.
    #[default]
    Bodies,
    /// Notes say something else: ranking and page may be others, all names mean what they meant.
    Notes,
    /// Anything may be another.
    All,
}

impl Vault {
    /// The same vault without the files at the paths `gone`, then with those of `parsed`, which may stand at these paths. Says
    /// how far the change reaches in notes.
    pub fn update(&mut self, parsed: Vec<Parsed>, gone: &BTreeSet<Arc<str>>) -> Reach {
        let count = |vault: &Self| vault.notes.len() + vault.strays.len() + vault.unreadable.len();
        let before = count(self);
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
                    if its_reach == Reach::Notes {
                        self.unlink(at);
                        self.link_to(at, &entry);
                    }
                    reach = reach.max(its_reach);
                    self.notes[at] = entry;
                }
                (parsed, _) => others.push(parsed),
            }
        }
        let goes = |path: &str| gone.contains(path);
        let mut leave = gone.iter().filter(|path| !stay.contains(&***path));
        if leave.any(|path| self.place_of(path).is_some()) {
            self.notes
                .retain(|entry| !goes(entry.path()) || stay.contains(entry.path()));
        }
        self.strays.retain(|stray| !goes(&stray.source.path));
        self.unreadable.retain(|(path, _)| !goes(path));
        reach = if count(self) < before {
            Reach::All
        } else {
            reach.max(self.reach_of_more(&others))
        };
        if reach == Reach::All || others.len() > FEW {
            self.add(others);
            self.link();
        } else {
            for other in others {
                if let Parsed::Note(entry) = other {
                    self.insert(entry);
                }
            }
        }
        reach
    }

    /// Puts a note among the others that reaches no further than links.
    fn insert(&mut self, entry: Entry) {
        let at = self
            .notes
            .partition_point(|other| other.path() < entry.path());
        self.make_room(at);
        let id = fold(&entry.id).as_ref().into();
        self.ids.insert(id, narrow(at));
        self.names = OnceLock::new();
        let of_kind = self.kinds.entry(entry.record.kind()).or_default();
        keep(of_kind, narrow(at));
        self.link_to(at, &entry);
        self.notes.insert(at, entry);
    }

    /// Moves the numbers of the notes from `at` on by one.
    fn make_room(&mut self, at: usize) {
        let lists = self.kinds.values_mut().chain(&mut self.guardrails);
        let lists = lists.chain(self.provoked.values_mut()).flatten();
        for note in lists.chain(self.ids.values_mut()) {
            *note += u32::from(*note as usize >= at);
        }
        let near = self.near.get_mut().into_iter().flatten();
        let twins = self.twins.iter_mut().flat_map(|(one, other)| [one, other]);
        for note in near.flat_map(|(_, notes)| notes).chain(twins) {
            *note += usize::from(*note >= at);
        }
        self.glances.make_room(at);
        self.levers.make_room(at);
    }

    /// Forgets what the note number `at` says of other notes.
    fn unlink(&mut self, at: usize) {
        let old = &self.notes[at];
        if let Some(notes) = bet(old).and_then(|bet| self.provoked.get_mut(&bet)) {
            notes.retain(|note| *note as usize != at);
        }
        if old.record.kind() == Kind::Guardrail {
            for lever in levers(&self.levers, old) {
                self.guardrails[lever as usize].retain(|note| *note as usize != at);
            }
        }
    }

    /// Takes over what the note number `at` says of other notes, now that it is this one; all levers that it names have notes.
    fn link_to(&mut self, at: usize, new: &Entry) {
        if new.record.kind() == Kind::Lever {
            // Its title may be nearly that of another one.
            self.near = OnceLock::new();
        }
        if let Some(bet) = bet(new) {
            keep(self.provoked.entry(bet).or_default(), narrow(at));
        }
        let levers = levers(&self.levers, new);
        if new.record.kind() == Kind::Guardrail {
            for lever in levers {
                keep(&mut self.guardrails[lever as usize], narrow(at));
            }
        } else {
            self.glances.put(at, new, levers);
        }
    }

    /// How far it reaches that there are more files. More names move nothing where all others mean what they meant.
    fn reach_of_more(&self, files: &[Parsed]) -> Reach {
        let mut ids = BTreeSet::new();
        let each = files.iter().map(|file| match file {
            Parsed::Foreign => Reach::Bodies,
            Parsed::Stray(_) | Parsed::Unreadable(..) => Reach::All,
            Parsed::Note(entry) => {
                let id = fold(&entry.id);
                let is_new =
                    self.place(&id).is_none() && !self.levers.may_be(&id) && ids.insert(id);
                let is_lever = entry.record.kind() == Kind::Lever;
                if !is_new || is_lever || !self.declares_levers(entry) {
                    Reach::All
                } else {
                    Reach::Notes
                }
            }
        });
        each.max().unwrap_or_default()
    }

    /// Whether all levers that a note names have notes.
    fn declares_levers(&self, entry: &Entry) -> bool {
        let mut levers = entry.record.levers();
        levers.all(|(name, _)| self.levers.note(name).is_some())
    }

    /// Whether a note stands for the levers that it stood for. Of aliases that clash the places are known as well.
    fn has_same_aliases(&self, old: &Entry, new: &Entry) -> bool {
        let [Some(old), Some(new)] = [old, new].map(|entry| entry.record.lever()) else {
            return true;
        };
        self.levers.clashes.is_empty() && old.aliases.values().eq(new.aliases.values())
    }

    /// How far it reaches that a note has another text.
    fn reach(&self, old: &Entry, new: &Entry) -> Reach {
        if say_the_same(old, new) {
            return Reach::Bodies;
        }
        let kinds = (old.record.kind(), new.record.kind());
        if kinds.0 != kinds.1
            || !self.has_same_aliases(old, new)
            || !self.declares_levers(old)
            || !self.declares_levers(new)
        {
            Reach::All
        } else {
            Reach::Notes
        }
    }
}

/// The numbers of the levers that a note names.
fn levers<'a>(levers: &'a Levers, entry: &'a Entry) -> impl Iterator<Item = u32> + 'a {
    let names = entry.record.levers();
    let numbers = names.filter_map(|(name, _)| levers.number(name));
    numbers.map(narrow)
}

/// The folded id of the bet that provoked a failure.
fn bet(entry: &Entry) -> Option<String> {
    let bet = entry.record.postmortem()?.bet.value()?;
    Some(fold(bet.id()).into_owned())
}

/// Adds a note to others, which are in order, unless it is one of them.
fn keep(notes: &mut Vec<u32>, note: u32) {
    if let Err(at) = notes.binary_search(&note) {
        notes.insert(at, note);
    }
}

/// Whether two texts of a note say the same to other notes and to the vault: nothing is wrong with their front matter, it is
/// the same, and both tell of a system or neither does.
fn say_the_same(old: &Entry, new: &Entry) -> bool {
    fn head(entry: &Entry) -> &str {
        &entry.text()[..entry.note.front_matter().body_start()]
    }
    let is_sound = |entry: &Entry| entry.note.front_matter().faults.is_empty();
    let tells = |entry: &Entry| entry.fills("system");
    let is_same = old.record == new.record && head(old) == head(new) && tells(old) == tells(new);
    is_same && is_sound(old) && is_sound(new)
}

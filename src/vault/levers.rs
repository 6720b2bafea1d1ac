//! Which lever each name stands for: a lever's own id, an alias of a lever's note, or a name without a note.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use super::{Entry, narrow};
use crate::{text::Span, value::fold};

/// The names of all levers.
#[derive(Debug, Default)]
pub struct Levers {
    /// Folded id of a lever's note to the note.
    notes: HashMap<String, usize>,
    /// Folded alias to the folded id of the lever that it stands for in the end.
    aliases: HashMap<String, String>,
    /// Aliases that count for nobody.
    pub clashes: Vec<AliasClash>,
    /// The folded names that stand for no lever's note, with the places where they stand, by path and place.
    pub undeclared: BTreeMap<String, Vec<Mention>>,
    /// The keys of all levers that have a note or are named, sorted: the place of a key is the lever's number.
    keys: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

/// A place where a note names a lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The note.
    pub note: usize,
    /// Where.
    pub span: Span,
}

/// An alias that cannot count: claimed by two levers, or part of a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasClash {
    /// The note that claims it.
    pub note: usize,
    /// Where.
    pub span: Span,
    /// The id of the other lever that claims it, or that leads back.
    pub other: Box<str>,
    /// Whether the aliases run in a circle.
    pub circle: bool,
}

/// One claim of an alias.
struct Claim {
    note: usize,
    span: Span,
    lever: String,
}

impl Levers {
    /// Reads the aliases of all lever notes. Answers as well the number of each lever that the notes name, one after the other.
    pub(super) fn new(notes: &[Entry]) -> (Self, Vec<u32>) {
        let mut levers = Self::default();
        let mut claims: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for (note, entry) in notes.iter().enumerate() {
            let Some(lever) = entry.record.lever() else {
                continue;
            };
            let id = fold(&entry.id).into_owned();
            levers.notes.entry(id.clone()).or_insert(note);
            for alias in &lever.aliases.items {
                let claim = Claim {
                    note,
                    span: alias.span,
                    lever: id.clone(),
                };
                claims
                    .entry(fold(alias.value.id()).into_owned())
                    .or_default()
                    .push(claim);
            }
        }
        levers.settle(claims, notes);
        let named = levers.enumerate(notes);
        (levers, named)
    }

    /// The folded id of the lever that a name stands for.
    pub fn key<'a>(&'a self, name: &'a str) -> Cow<'a, str> {
        let folded = fold(name);
        if self.aliases.is_empty() {
            return folded;
        }
        match self.aliases.get(folded.as_ref()) {
            Some(lever) => Cow::Borrowed(lever),
            None => folded,
        }
    }

    /// How many levers have a note or are named.
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// The number of the lever that a name stands for, below [`count`](Self::count); none where no note has or names it.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.number_of(&self.key(name))
    }

    /// The number of the lever with a key. The numbers are in the order of the keys.
    pub fn number_of(&self, key: &str) -> Option<usize> {
        self.numbers.get(key).map(|number| *number as usize)
    }

    /// The key of the lever with a number.
    pub fn key_of(&self, number: usize) -> &str {
        &self.keys[number]
    }

    /// The folded ids and aliases of the levers that have notes, sorted.
    pub fn declared(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .notes
            .keys()
            .chain(self.aliases.keys())
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        names
    }

    /// The place of the lever's note, under its id or an alias.
    pub(super) fn note(&self, name: &str) -> Option<usize> {
        self.notes.get(self.key(name).as_ref()).copied()
    }

    /// Whether a folded name may be meant for a lever somewhere: as its id, its alias, or without a note.
    pub(super) fn may_be(&self, name: &str) -> bool {
        // An alias that counts for nobody is not known any more.
        self.numbers.contains_key(name)
            || self.aliases.contains_key(name)
            || !self.clashes.is_empty()
    }

    /// Moves the numbers of the notes from `at` on by one.
    pub(super) fn make_room(&mut self, at: usize) {
        let mentions = self.undeclared.values_mut().flatten();
        let mentions = mentions.map(|mention| &mut mention.note);
        let clashes = self.clashes.iter_mut().map(|clash| &mut clash.note);
        for note in self.notes.values_mut().chain(mentions).chain(clashes) {
            *note += usize::from(*note >= at);
        }
    }

    /// Gives every lever its number and finds those without a note. Answers the numbers of all that are named.
    fn enumerate(&mut self, notes: &[Entry]) -> Vec<u32> {
        // First in the order in which they come up, so that each name is looked at once.
        let ids = self.notes.keys().zip(0..);
        let mut numbers: HashMap<Box<str>, u32> = ids
            .map(|(id, number)| (id.as_str().into(), number))
            .collect();
        let declared = numbers.len();
        let mut undeclared: Vec<Vec<Mention>> = Vec::new();
        let mut named = Vec::new();
        for (note, entry) in notes.iter().enumerate() {
            for (name, span) in entry.record.levers() {
                let key = self.key(name);
                let number = numbers.get(&*key).copied().unwrap_or_else(|| {
                    let next = narrow(declared + undeclared.len());
                    numbers.insert(key.into(), next);
                    undeclared.push(Vec::new());
                    next
                });
                named.push(number);
                if let Some(place) = (number as usize).checked_sub(declared) {
                    undeclared[place].push(Mention { note, span });
                }
            }
        }
        let mut keys: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
        keys.sort_unstable();
        let mut sorted = vec![0; keys.len()];
        for (at, (key, first)) in keys.into_iter().enumerate() {
            let first = first as usize;
            sorted[first] = narrow(at);
            if let Some(place) = first.checked_sub(declared) {
                let mentions = std::mem::take(&mut undeclared[place]);
                self.undeclared.insert(key.to_string(), mentions);
            }
            self.numbers.insert(key.clone(), narrow(at));
            self.keys.push(key);
        }
        for number in &mut named {
            *number = sorted[*number as usize];
        }
        named
    }

    fn settle(&mut self, claims: BTreeMap<String, Vec<Claim>>, notes: &[Entry]) {
        let mut direct: BTreeMap<String, Claim> = BTreeMap::new();
        for (alias, mut claims) in claims {
            claims.dedup_by(|a, b| a.lever == b.lever);
            if claims.len() == 1 {
                direct.extend(claims.pop().map(|claim| (alias, claim)));
                continue;
            }
            for (at, claim) in claims.iter().enumerate() {
                let other = &claims[usize::from(at == 0)];
                self.clash(claim, &notes[other.note].id, false);
            }
        }
        let circular: Vec<String> = direct
            .keys()
            .filter(|alias| end(alias, &direct).is_none())
            .cloned()
            .collect();
        for alias in &circular {
            if let Some(claim) = direct.get(alias) {
                let claim = Claim {
                    note: claim.note,
                    span: claim.span,
                    lever: claim.lever.clone(),
                };
                self.clash(&claim, alias, true);
            }
        }
        direct.retain(|alias, _| !circular.contains(alias));
        for alias in direct.keys() {
            if let Some(lever) = end(alias, &direct) {
                self.aliases.insert(alias.clone(), lever);
            }
        }
        self.clashes.sort_by_key(|clash| (clash.note, clash.span));
    }

    fn clash(&mut self, claim: &Claim, other: &str, circle: bool) {
        self.clashes.push(AliasClash {
            note: claim.note,
            span: claim.span,
            other: other.into(),
            circle,
        });
    }
}

/// The lever at the end of the aliases, or `None` where they run in a circle.
fn end(alias: &str, direct: &BTreeMap<String, Claim>) -> Option<String> {
    let mut name = alias;
    for _ in 0..=direct.len() {
        match direct.get(name) {
            Some(claim) => name = &claim.lever,
            None => return Some(name.to_owned()),
        }
    }
    None
}

//! Which lever each name stands for: a lever's own id, an alias of a lever's note, or a name without a note.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use super::Entry;
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
    /// Reads the aliases of all lever notes.
    pub(super) fn new(notes: &[Entry]) -> Self {
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
        levers.find_undeclared(notes);
        levers
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

    fn find_undeclared(&mut self, notes: &[Entry]) {
        for (note, entry) in notes.iter().enumerate() {
            for (name, span) in entry.record.levers() {
                if self.note(name).is_some() {
                    continue;
                }
                let mention = Mention { note, span };
                let name = fold(name);
                match self.undeclared.get_mut(name.as_ref()) {
                    Some(mentions) => mentions.push(mention),
                    None => {
                        self.undeclared.insert(name.into_owned(), vec![mention]);
                    }
                }
            }
        }
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

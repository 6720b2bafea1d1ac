//! Levers whose ids or titles are nearly the same.

use std::collections::HashMap;

use super::{Entry, Vault};
use crate::{schema::Kind, text::Names};

/// More notes of levers than this were not written by hand; each would be compared with each.
const MOST: usize = 1000;

/// What is nearly the same in two levers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Their ids.
    Ids,
    /// Their titles.
    Titles,
    /// Their titles, in every letter.
    SameTitle,
}

/// A lever, one before it by path that is nearly the same, and what is so: the numbers of their notes.
pub(super) type Near = (Likeness, [usize; 2]);

impl Vault {
    /// Each lever that is nearly the same as one before it by path, after that one. Aliases and adopted notes are left alone;
    /// nothing where there are more than 1,000 levers.
    pub fn near_levers(&self) -> impl Iterator<Item = (Likeness, [&Entry; 2])> {
        let near = self.near.get_or_init(|| near(self));
        near.iter()
            .map(|(likeness, notes)| (*likeness, notes.map(|note| &self.notes[note])))
    }
}

fn near(vault: &Vault) -> Vec<Near> {
    let levers = vault.kinds.get(&Kind::Lever).into_iter().flatten();
    let levers = levers.map(|note| (*note as usize, &vault.notes[*note as usize]));
    let is_its_own = |(note, entry): &(usize, &Entry)| {
        vault.levers.note(&entry.id) == Some(*note) && !entry.record.adopted
    };
    let levers: Vec<(usize, &Entry)> = levers.filter(is_its_own).collect();
    if levers.len() > MOST {
        return Vec::new();
    }
    let mut known = Known::default();
    let near = levers.into_iter().filter_map(|(note, entry)| {
        let (likeness, earlier) = known.add(note, entry)?;
        Some((likeness, [earlier, note]))
    });
    near.collect()
}

/// The levers looked at so far, by id and by title.
#[derive(Default)]
struct Known<'a> {
    ids: Names,
    notes: Vec<usize>,
    titles: Names,
    titled: Vec<usize>,
    by_title: HashMap<&'a str, usize>,
}

impl<'a> Known<'a> {
    /// Adds a lever, and answers the one before that is nearly the same.
    fn add(&mut self, note: usize, entry: &'a Entry) -> Option<(Likeness, usize)> {
        let near = self.ids.add_to_near(&entry.id);
        let near = near.map(|place| (Likeness::Ids, self.notes[place]));
        self.notes.push(note);
        let title = entry.record.title.value();
        let by_title = title.and_then(|title| self.add_title(note, title));
        near.or(by_title)
    }

    fn add_title(&mut self, note: usize, title: &'a str) -> Option<(Likeness, usize)> {
        let near = self.titles.add_to_near(title);
        let near = near.map(|place| (Likeness::Titles, self.titled[place]));
        self.titled.push(note);
        let same = *self.by_title.entry(title).or_insert(note);
        if same == note {
            return near;
        }
        Some((Likeness::SameTitle, same))
    }
}

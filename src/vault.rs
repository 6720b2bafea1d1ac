//! All notes of a vault by path, id and alias, and the links between them. Built from texts; touches no disk.

mod change;
mod entry;
mod file;
mod files;
mod find;
mod glance;
mod levers;
mod near;
mod owed;
mod prompts;
mod ways;

pub use change::Reach;
pub use entry::{Entry, Known, Parsed, Parser, Stray, StrayCause, id_of, is_markdown};
pub use file::{Content, File, Trouble};
pub use files::{Files, is_scratch};
pub use find::{NotFound, Target};
pub use glance::{Cost, Glance, Portion, WHOLE};
pub use levers::{AliasClash, Levers, Mention};
pub use near::Likeness;
pub use owed::{OwedSection, Required};
pub use prompts::Prompts;
pub use ways::Ways;

use std::{collections::HashMap, sync::Arc, sync::OnceLock};

use crate::{
    language::Lexicon,
    record::{Details, Postmortem},
    schema::{Choice, Kind},
    settings::Settings,
    text::{Names, narrow},
    value::fold,
};
use glance::Glances;
use near::Near;

/// The number of the first note of each folded id.
type Ids = HashMap<Box<str>, u32>;

/// The notes of one vault and everything that can be asked of them together.
#[derive(Debug)]
pub struct Vault {
    /// The vault's settings.
    pub settings: Settings,
    /// The notes, by path.
    pub notes: Vec<Entry>,
    /// Markdown files in note folders that are no notes, and others that were meant to be.
    pub strays: Vec<Stray>,
    /// Files that could not be read, by path.
    pub unreadable: Vec<(Arc<str>, Trouble)>,
    /// Which lever each name stands for.
    pub levers: Levers,
    /// The files that links can lead to.
    pub files: Files,
    /// Each note whose id an earlier one by path has already, and that one.
    pub twins: Vec<(usize, usize)>,
    /// The phrases of its own.
    pub excuses: Option<Lexicon>,
    required: Vec<Required>,
    /// The ids of each kind, made when one is looked for that does not exist.
    names: OnceLock<HashMap<Kind, Names>>,
    /// The levers that are nearly the same, found when somebody asks.
    near: OnceLock<Vec<Near>>,
    ids: Ids,
    /// The notes of each kind, and the post-mortems at a glance.
    kinds: HashMap<Kind, Vec<u32>>,
    glances: Glances,
    /// The guard-rails of each lever, by its number.
    guardrails: Vec<Vec<u32>>,
    provoked: HashMap<String, Vec<u32>>,
}

impl Vault {
    /// Puts parsed files together, in any order.
    pub fn new(settings: Settings, parsed: Vec<Parsed>, files: Files) -> Self {
        let mut vault = Self {
            glances: Glances::new(&settings.timezone, [0, 0]),
            required: Required::of(&settings),
            settings,
            notes: Vec::with_capacity(parsed.len()),
            strays: Vec::new(),
            unreadable: Vec::new(),
            levers: Levers::default(),
            files,
            twins: Vec::new(),
            excuses: None,
            names: OnceLock::new(),
            near: OnceLock::new(),
            ids: HashMap::new(),
            kinds: HashMap::new(),
            guardrails: Vec::new(),
            provoked: HashMap::new(),
        };
        vault.add(parsed);
        vault.link();
        vault
    }

    /// The same vault with phrases of its own.
    pub fn with_excuses(self, excuses: Option<Lexicon>) -> Self {
        Self { excuses, ..self }
    }

    /// The settings, files and links of the vault again, to put it together anew after some of them changed.
    pub fn into_parts(self) -> (Settings, Vec<Parsed>, Files) {
        let notes = self.notes.into_iter().map(Parsed::Note);
        let strays = self.strays.into_iter().map(Box::new).map(Parsed::Stray);
        let unreadable = self.unreadable.into_iter();
        let unreadable = unreadable.map(|(path, trouble)| Parsed::Unreadable(path, trouble));
        let parsed = notes.chain(strays).chain(unreadable).collect();
        (self.settings, parsed, self.files)
    }

    /// The vault of some paths and texts.
    #[cfg(test)]
    pub(crate) fn of_texts<'t>(
        settings: Settings,
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Self {
        let parser = Parser::new(&settings);
        let (mut parsed, mut paths) = (Vec::new(), Vec::new());
        for (path, text) in texts {
            let content = Content::Text(text.into());
            let path: Arc<str> = path.into();
            paths.push(path.clone());
            parsed.push(parser.parse(File { path, content }));
        }
        Self::new(settings, parsed, Files::new(paths, Vec::new()))
    }

    /// The note of an id; of several with the same id, the first by path.
    pub fn note(&self, id: &str) -> Option<&Entry> {
        self.place(id).map(|at| &self.notes[at])
    }

    /// The note of a kind and an id.
    pub fn note_of(&self, kind: Kind, id: &str) -> Option<&Entry> {
        let first = self.place(id)?;
        let twins = self.twins.iter().filter(|(_, of)| *of == first);
        std::iter::once(first)
            .chain(twins.map(|(twin, _)| *twin))
            .map(|at| &self.notes[at])
            .find(|entry| entry.record.kind() == kind)
    }

    /// The id that was probably meant where no note of the kind has this one: a near miss of it, or the only one that it
    /// is a part of.
    pub fn meant(&self, kind: Kind, id: &str) -> Option<&str> {
        let names = self.names.get_or_init(|| {
            let of_kind = |kind: &Kind| self.of_kind(*kind).map(|entry| &*entry.id).collect();
            Kind::ALL
                .iter()
                .map(|kind| (*kind, of_kind(kind)))
                .collect()
        });
        let names = names.get(&kind)?;
        names.nearest(id).or_else(|| names.only_with(id))
    }

    /// The note at a path.
    pub fn note_at(&self, path: &str) -> Option<&Entry> {
        self.place_of(path).map(|at| &self.notes[at])
    }

    /// Why the file at a path could not be read.
    pub fn trouble(&self, path: &str) -> Option<&Trouble> {
        let by_path = |(found, _): &(Arc<str>, Trouble)| (**found).cmp(path);
        let at = self.unreadable.binary_search_by(by_path).ok()?;
        Some(&self.unreadable[at].1)
    }

    /// Whether the file at a path is a note, should be one, or could be one and cannot be read.
    pub fn has(&self, path: &str) -> bool {
        self.text(path).is_some() || self.trouble(path).is_some()
    }

    /// The text of a note, or of a file that should be one.
    pub fn text(&self, path: &str) -> Option<&str> {
        let stray = || self.stray_at(path).map(|stray| &*stray.source.text);
        self.note_at(path).map(Entry::text).or_else(stray)
    }

    /// The file at a path that should be a note.
    pub fn stray_at(&self, path: &str) -> Option<&Stray> {
        let by_path = |stray: &Stray| (*stray.source.path).cmp(path);
        let at = self.strays.binary_search_by(by_path).ok()?;
        Some(&self.strays[at])
    }

    /// The notes of a kind, by path.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.at(self.kinds.get(&kind))
    }

    /// The post-mortems, by path.
    pub fn postmortems(&self) -> impl Iterator<Item = (&Entry, &Postmortem)> {
        self.of_kind(Kind::Postmortem)
            .filter_map(|entry| Some((entry, entry.record.postmortem()?)))
    }

    /// The post-mortems at a glance, by path.
    pub fn at_a_glance(&self) -> impl ExactSizeIterator<Item = Glance<'_>> {
        self.glances.iter(&self.notes)
    }

    /// One of them; `None` for other notes.
    pub fn glance(&self, entry: &Entry) -> Option<Glance<'_>> {
        self.glances.of(&self.notes, entry)
    }

    /// The note of a lever, under its id or an alias.
    pub fn lever(&self, name: &str) -> Option<&Entry> {
        self.levers.note(name).map(|at| &self.notes[at])
    }

    /// The guard-rails that name a lever, by path.
    pub fn guardrails_of(&self, lever: &str) -> impl Iterator<Item = &Entry> {
        let number = self.levers.number(lever);
        number.into_iter().flat_map(|number| self.guarding(number))
    }

    /// The guard-rails that name the lever with a number, by path.
    pub fn guarding(&self, lever: usize) -> impl Iterator<Item = &Entry> {
        self.at(self.guardrails.get(lever))
    }

    /// The post-mortems that name a bet as what provoked them, by path.
    pub fn postmortems_of(&self, bet: &str) -> impl Iterator<Item = &Entry> {
        self.at(self.provoked.get(fold(bet).as_ref()))
    }

    fn at<'v>(&'v self, places: Option<&'v Vec<u32>>) -> impl Iterator<Item = &'v Entry> {
        let places = places.into_iter().flatten();
        places.map(|at| &self.notes[*at as usize])
    }

    /// The first note of an id.
    fn place(&self, id: &str) -> Option<usize> {
        self.ids.get(fold(id).as_ref()).map(|at| *at as usize)
    }

    fn place_of(&self, path: &str) -> Option<usize> {
        let found = self.notes.binary_search_by(|entry| entry.path().cmp(path));
        found.ok()
    }

    fn add(&mut self, parsed: Vec<Parsed>) {
        if parsed.is_empty() {
            return;
        }
        for file in parsed {
            match file {
                Parsed::Note(entry) => self.notes.push(entry),
                Parsed::Stray(stray) => self.strays.push(*stray),
                Parsed::Unreadable(path, trouble) => self.unreadable.push((path, trouble)),
                Parsed::Foreign => {}
            }
        }
        self.notes.sort_by(|a, b| a.path().cmp(b.path()));
        self.strays
            .sort_by(|a, b| a.source.path.cmp(&b.source.path));
        self.unreadable.sort_by(|a, b| a.0.cmp(&b.0));
    }

    /// Finds out which notes speak of each other.
    fn link(&mut self) {
        let notes = &self.notes;
        let (ids, (levers, named)) = rayon::join(|| ids(notes), || Levers::new(notes));
        (self.ids, self.twins) = ids;
        self.names = OnceLock::new();
        self.near = OnceLock::new();
        self.kinds.clear();
        self.glances = Glances::new(&self.settings.timezone, [notes.len(), named.len()]);
        self.guardrails = vec![Vec::new(); levers.count()];
        self.provoked.clear();
        let mut named = named.into_iter();
        for (at, entry) in notes.iter().enumerate() {
            let number = narrow(at);
            let levers = named.by_ref().take(entry.record.levers().count());
            match &entry.record.details {
                Details::Postmortem(postmortem) => {
                    self.glances.push(at, entry, levers);
                    if let Some(bet) = postmortem.bet.value() {
                        let bet = fold(bet.id()).into_owned();
                        self.provoked.entry(bet).or_default().push(number);
                    }
                }
                Details::Guardrail(_) => {
                    for lever in levers {
                        let places = &mut self.guardrails[lever as usize];
                        if places.last() != Some(&number) {
                            places.push(number);
                        }
                    }
                }
                Details::Bet(_) | Details::Lever(_) => levers.for_each(drop),
            }
            let kind = entry.record.kind();
            self.kinds.entry(kind).or_default().push(number);
        }
        self.levers = levers;
    }
}

/// The places of the notes by folded id, and each note whose id an earlier one has, with that one.
fn ids(notes: &[Entry]) -> (Ids, Vec<(usize, usize)>) {
    let mut ids = HashMap::with_capacity(notes.len());
    let mut twins = Vec::new();
    for (at, entry) in notes.iter().enumerate() {
        let at = narrow(at);
        let first = *ids.entry(fold(&entry.id).into()).or_insert(at);
        if first != at {
            twins.push((at as usize, first as usize));
        }
    }
    (ids, twins)
}

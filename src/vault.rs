//! All notes of a vault by path, id and alias, and the links between them. Built from texts; touches no disk.

mod change;
mod entry;
mod file;
mod files;
mod find;
mod levers;
mod owed;
mod prompts;

pub use change::Reach;
pub use entry::{Entry, Known, Parsed, Parser, Stray, StrayCause, id_of, is_markdown};
pub use file::{Content, File, Trouble};
pub use files::{Files, is_scratch};
pub use find::{NotFound, Target};
pub use levers::{AliasClash, Levers, Mention};
pub use owed::OwedSection;
pub use prompts::Prompts;

use std::{collections::HashMap, sync::OnceLock};

use crate::{
    honesty::{self, Remark},
    language::Lexicon,
    note::FrontMatter,
    record::Postmortem,
    schema::{Choice, Kind, Status},
    settings::Settings,
    text::{Names, Source},
    value::fold,
};

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
    pub unreadable: Vec<(Box<str>, Trouble)>,
    /// Which lever each name stands for.
    pub levers: Levers,
    /// The files that links can lead to.
    pub files: Files,
    /// Each note whose id an earlier one by path has already, and that one.
    pub twins: Vec<(usize, usize)>,
    /// The phrases of its own.
    pub excuses: Option<Lexicon>,
    required: Vec<owed::Required>,
    /// The ids of each kind, made when one is looked for that does not exist.
    names: OnceLock<HashMap<Kind, Names>>,
    ids: HashMap<String, usize>,
    guardrails: HashMap<String, Vec<usize>>,
    provoked: HashMap<String, Vec<usize>>,
}

impl Vault {
    /// Puts parsed files together, in any order.
    pub fn new(settings: Settings, parsed: Vec<Parsed>, files: Files) -> Self {
        let mut vault = Self {
            required: owed::Required::of(&settings),
            settings,
            notes: Vec::with_capacity(parsed.len()),
            strays: Vec::new(),
            unreadable: Vec::new(),
            levers: Levers::default(),
            files,
            twins: Vec::new(),
            excuses: None,
            names: OnceLock::new(),
            ids: HashMap::new(),
            guardrails: HashMap::new(),
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
            let path: Box<str> = path.into();
            paths.push(path.clone());
            parsed.push(parser.parse(File { path, content }));
        }
        Self::new(settings, parsed, Files::new(paths, Vec::new()))
    }

    /// The note of an id; of several with the same id, the first by path.
    pub fn note(&self, id: &str) -> Option<&Entry> {
        self.ids.get(fold(id).as_ref()).map(|at| &self.notes[*at])
    }

    /// The note of a kind and an id.
    pub fn note_of(&self, kind: Kind, id: &str) -> Option<&Entry> {
        let first = *self.ids.get(fold(id).as_ref())?;
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
        let by_path = |(found, _): &(Box<str>, Trouble)| (**found).cmp(path);
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

    /// Every text with its front matter: the notes, then the files that should be notes, each by path.
    pub fn sources(&self) -> impl Iterator<Item = (&Source, &FrontMatter)> {
        let notes = self.notes.iter();
        let strays = self.strays.iter();
        notes
            .map(|entry| (&entry.note.source, &entry.note.front_matter))
            .chain(strays.map(|stray| (&stray.source, &stray.front_matter)))
    }

    /// Where a note says less than it seems to, by section and place.
    pub fn remarks<'e>(&self, entry: &'e Entry) -> &'e [Remark] {
        let find = || honesty::remarks(&entry.note, &entry.sections, self.excuses.as_ref());
        entry.remarks.get_or_init(find)
    }

    /// The notes of a kind, by path.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.notes
            .iter()
            .filter(move |entry| entry.record.kind() == kind)
    }

    /// The post-mortems, by path.
    pub fn postmortems(&self) -> impl Iterator<Item = (&Entry, &Postmortem)> {
        self.notes
            .iter()
            .filter_map(|entry| Some((entry, entry.record.postmortem()?)))
    }

    /// The note of a lever, under its id or an alias.
    pub fn lever(&self, name: &str) -> Option<&Entry> {
        self.levers.note(name).map(|at| &self.notes[at])
    }

    /// The guard-rails that name a lever, by path.
    pub fn guardrails_of(&self, lever: &str) -> impl Iterator<Item = &Entry> {
        self.at(self.guardrails.get(self.levers.key(lever).as_ref()))
    }

    /// The post-mortems that name a bet as what provoked them, by path.
    pub fn postmortems_of(&self, bet: &str) -> impl Iterator<Item = &Entry> {
        self.at(self.provoked.get(fold(bet).as_ref()))
    }

    fn at(&self, places: Option<&Vec<usize>>) -> impl Iterator<Item = &Entry> {
        places.into_iter().flatten().map(|at| &self.notes[*at])
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
        ((self.ids, self.twins), self.levers) = rayon::join(|| ids(notes), || Levers::new(notes));
        self.names = OnceLock::new();
        self.guardrails.clear();
        self.provoked.clear();
        for (at, entry) in self.notes.iter().enumerate() {
            if let Some(guardrail) = entry.record.guardrail() {
                for lever in guardrail.levers.values() {
                    let places = self
                        .guardrails
                        .entry(self.levers.key(lever.id()).into_owned())
                        .or_default();
                    if places.last() != Some(&at) {
                        places.push(at);
                    }
                }
            }
            if let Some(bet) = entry
                .record
                .postmortem()
                .and_then(|postmortem| postmortem.bet.value())
            {
                self.provoked
                    .entry(fold(bet.id()).into_owned())
                    .or_default()
                    .push(at);
            }
        }
    }
}

/// The places of the notes by folded id, and each note whose id an earlier one has, with that one.
fn ids(notes: &[Entry]) -> (HashMap<String, usize>, Vec<(usize, usize)>) {
    let mut ids = HashMap::with_capacity(notes.len());
    let mut twins = Vec::new();
    for (at, entry) in notes.iter().enumerate() {
        let first = *ids.entry(fold(&entry.id).into_owned()).or_insert(at);
        if first != at {
            twins.push((at, first));
        }
    }
    (ids, twins)
}

impl Entry {
    /// Whether its status says that its analysis is done.
    pub fn is_analysed(&self) -> bool {
        matches!(
            self.record.status(),
            Some(Status::Analysed | Status::Systemised | Status::Validated | Status::Accepted)
        )
    }

    /// Whether the ranking counts this post-mortem: analysed in some way and naming a lever.
    pub fn is_counted(&self) -> bool {
        let postmortem = self.record.postmortem();
        self.is_analysed() && postmortem.is_some_and(|note| !note.levers.items.is_empty())
    }
}

//! From a file's text to a note, or to what it is instead.

use std::{ops::Deref, sync::Arc, sync::OnceLock};

use unicode_normalization::UnicodeNormalization;

use super::{Content, File, Prompts, Trouble};
use crate::{
    honesty::Remark,
    language::{Headings, kind_called},
    note::{FrontMatter, Node, Note, Section},
    record::{Adopting, Record},
    schema::{Choice, Kind},
    settings::Settings,
    text::{Source, Span},
};

/// What a Markdown file turned out to be.
#[derive(Debug)]
pub enum Parsed {
    /// A note.
    Note(Entry),
    /// A file that should be a note and is none.
    Stray(Box<Stray>),
    /// A file that could not be read.
    Unreadable(Arc<str>, Trouble),
    /// Somebody else's note.
    Foreign,
}

impl Parsed {
    /// Forgets what is hardly needed of a note once it is read.
    pub fn forget(&mut self) {
        if let Self::Note(entry) = self {
            entry.0.note.forget_front_matter();
        }
    }

    /// The note, if it is one.
    pub fn note(&self) -> Option<&Entry> {
        match self {
            Self::Note(entry) => Some(entry),
            _ => None,
        }
    }

    /// The file's path; none of somebody else's note.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Note(entry) => Some(entry.path()),
            Self::Stray(stray) => Some(&stray.source.path),
            Self::Unreadable(path, _) => Some(path),
            Self::Foreign => None,
        }
    }
}

/// One note, with the fields of [`Known`]. There are many of them, and they move: so it is no more than a pointer.
#[derive(Debug)]
pub struct Entry(Box<Known>);

/// What is known of one note.
#[derive(Debug)]
pub struct Known {
    /// Its name for references: the file's stem, for a `README.md` its folder's name.
    pub id: Box<str>,
    /// Its text and parts.
    pub note: Note,
    /// Its typed fields.
    pub record: Record,
    /// The section that each section of the body is, by its heading.
    pub sections: Vec<Option<&'static str>>,
    /// Where it says less than it seems to, looked for when it is asked for.
    pub(super) remarks: OnceLock<Vec<Remark>>,
}

/// A file that should be a note and is none.
#[derive(Debug)]
pub struct Stray {
    /// Its text.
    pub source: Source,
    /// Its front matter.
    pub front_matter: FrontMatter,
    /// Why it is none.
    pub cause: StrayCause,
}

/// Why a file that should be a note is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrayCause {
    /// It has no front matter.
    NoFrontMatter,
    /// Its front matter has no `type`.
    NoType,
    /// Its `type` is none of the four kinds; outside the note folders it is a word for one of them.
    UnknownType(Span),
    /// Its front matter cannot be read, but a line of it names one of the four kinds.
    Broken,
}

/// Reads files as the settings say. Built once, used by many threads.
#[derive(Debug)]
pub struct Parser<'a> {
    settings: &'a Settings,
    headings: Headings,
    prompts: Prompts,
}

impl<'a> Parser<'a> {
    /// A parser for one vault.
    pub fn new(settings: &'a Settings) -> Self {
        Self {
            settings,
            headings: Headings::new(settings),
            prompts: Prompts::default(),
        }
    }

    /// The same parser, for which the prompts of the vault's own templates say nothing.
    pub fn with_prompts(mut self, prompts: Prompts) -> Self {
        self.prompts = prompts;
        self
    }

    /// The settings that it follows.
    pub fn settings(&self) -> &'a Settings {
        self.settings
    }

    /// Parses one file.
    pub fn parse(&self, file: File) -> Parsed {
        if self.is_page(&file.path) {
            return Parsed::Foreign;
        }
        match file.content {
            Content::Text(text) => self.text(Source::new(file.path, text)),
            Content::NotUtf8 { at, text } => self.not_utf8(file.path, at, &text),
            Content::Unreadable(trouble) => Parsed::Unreadable(file.path, trouble),
        }
    }

    fn is_page(&self, path: &str) -> bool {
        let page = self.settings.index.page.as_str();
        // Some file systems give names back in another normal form.
        path == page || (!path.is_ascii() && path.nfc().eq(page.nfc()))
    }

    /// Text in another encoding is a note that cannot be read where notes are expected, or where it says that it is one.
    fn not_utf8(&self, path: Arc<str>, at: usize, text: &str) -> Parsed {
        let is_expected = self.settings.awaits_note(&path) && !is_readme(&path);
        if is_expected || names_a_kind(text, &FrontMatter::parse(text)) {
            return Parsed::Unreadable(path, Trouble::NotUtf8 { at });
        }
        Parsed::Foreign
    }

    fn text(&self, source: Source) -> Parsed {
        let front_matter = FrontMatter::parse(&source.text);
        let declared = front_matter.mapping.get(&source.text, "type");
        let kind = declared
            .and_then(|node| node.scalar())
            .and_then(|scalar| Kind::parse(scalar.text(&source.text)));
        if let Some(kind) = kind {
            return self.note(source, front_matter, kind, None);
        }
        // What stands in a README without front matter is about the folder.
        let is_about = is_readme(&source.path) && front_matter.split.is_none();
        let adoption = self.settings.adoption(&source.path);
        if let Some(adoption) = adoption.filter(|_| !is_about) {
            let adopting = Adopting {
                adoption,
                zone: &self.settings.timezone,
            };
            return self.note(source, front_matter, adoption.kind, Some(adopting));
        }
        let is_expected = self.settings.folders.kind(&source.path).is_some();
        // Who writes a word that `pm new` takes means one of our notes, wherever it lies.
        let is_meant = |node: &Node| {
            let word = node.scalar().map(|scalar| scalar.text(&source.text));
            front_matter.faults.is_empty() && word.is_some_and(|word| kind_called(word).is_some())
        };
        let cause = if !front_matter.faults.is_empty() && names_a_kind(&source.text, &front_matter)
        {
            StrayCause::Broken
        } else if is_readme(&source.path) {
            return Parsed::Foreign;
        } else if let Some(node) = declared.filter(|node| is_expected || is_meant(node)) {
            StrayCause::UnknownType(node.span)
        } else if !is_expected {
            return Parsed::Foreign;
        } else if front_matter.split.is_none() {
            StrayCause::NoFrontMatter
        } else {
            StrayCause::NoType
        };
        Parsed::Stray(Box::new(Stray {
            source,
            front_matter,
            cause,
        }))
    }

    fn note(
        &self,
        source: Source,
        front_matter: FrontMatter,
        kind: Kind,
        adopting: Option<Adopting<'_>>,
    ) -> Parsed {
        let record = Record::read(&source.text, &front_matter, kind, adopting);
        let mut note = Note::with_front_matter(source, front_matter);
        self.prompts.empty(&mut note);
        let sections = self.sections(kind, &note);
        let id = id_of(&note.source.path).into();
        Parsed::Note(Entry(Box::new(Known {
            id,
            note,
            record,
            sections,
            remarks: OnceLock::new(),
        })))
    }

    fn sections(&self, kind: Kind, note: &Note) -> Vec<Option<&'static str>> {
        let sections = note.body.sections.iter();
        sections
            .map(|section| self.headings.section(kind, section.title(note.text())))
            .collect()
    }
}

impl Deref for Entry {
    type Target = Known;

    fn deref(&self) -> &Known {
        &self.0
    }
}

impl Entry {
    /// The file's path, relative to the vault's root.
    pub fn path(&self) -> &str {
        &self.note.source.path
    }

    /// The note's text.
    pub fn text(&self) -> &str {
        self.note.text()
    }

    /// The title, or the id where there is none.
    pub fn title(&self) -> &str {
        self.record.title.value().unwrap_or(&self.id)
    }

    /// The parts of the body that are this section.
    pub fn section(&self, key: &str) -> impl Iterator<Item = &Section> {
        self.named_sections()
            .filter(move |(found, _)| *found == Some(key))
            .map(|(_, section)| section)
    }

    /// The parts of the body, each with the section that it is.
    pub fn named_sections(&self) -> impl Iterator<Item = (Option<&'static str>, &Section)> {
        let keys = self.sections.iter().copied();
        keys.zip(&self.note.body.sections)
    }

    /// Whether some part of this section has something to read.
    pub fn fills(&self, key: &str) -> bool {
        self.section(key).any(|section| !section.empty)
    }
}

/// Whether a file is Markdown, by its name.
pub fn is_markdown(path: &str) -> bool {
    without_ending(path).is_some()
}

/// The id of a path.
pub fn id_of(path: &str) -> &str {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if is_readme(path) && !folder.is_empty() {
        return folder.rsplit('/').next().unwrap_or(folder);
    }
    without_ending(name).unwrap_or(name)
}

/// The path of a Markdown file without its `.md`.
fn without_ending(path: &str) -> Option<&str> {
    let (stem, ending) = path.split_at_checked(path.len().checked_sub(3)?)?;
    ending.eq_ignore_ascii_case(".md").then_some(stem)
}

fn is_readme(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("readme.md"))
}

/// Whether a line of front matter that does not parse is `type:` and one of the kinds.
fn names_a_kind(text: &str, front_matter: &FrontMatter) -> bool {
    let yaml = front_matter.split.map_or("", |split| split.yaml.of(text));
    yaml.lines().any(|line| {
        let value = line
            .strip_prefix("type:")
            .map(|value| value.trim().trim_matches(['"', '\'']));
        value.is_some_and(|word| Kind::parse(word).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_stem_or_a_folder() {
        assert_eq!(id_of("post-mortems/2026-02-28-cent.md"), "2026-02-28-cent");
        assert_eq!(id_of("post-mortems/cent/README.md"), "cent");
        assert_eq!(id_of("a.b.MD"), "a.b");
        assert_eq!(id_of("README.md"), "README");
    }
}

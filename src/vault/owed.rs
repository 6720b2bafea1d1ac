//! The sections that a note owes: those of the schema and those that `pm.yaml` requires.

use super::{Entry, Ways};
use crate::{
    language::{Headings, heading, normalise},
    note::Section,
    schema::{self, Choice, Kind, Status},
    settings::Settings,
};

/// A section that a note owes.
#[derive(Debug, Clone, Copy)]
pub struct OwedSection<'a> {
    /// The heading that the vault gives it.
    pub heading: &'a str,
    /// The schema's key; `None` for one that `pm.yaml` alone knows.
    pub key: Option<&'static str>,
    normal: &'a str,
}

/// A section that `pm.yaml` requires.
#[derive(Debug)]
pub struct Required {
    kind: Kind,
    from: Status,
    heading: String,
    /// The schema's section that the heading names, if it names one.
    key: Option<&'static str>,
    normal: String,
}

impl Required {
    /// Those of the settings.
    pub fn of(settings: &Settings) -> Vec<Self> {
        if settings.sections.is_empty() {
            return Vec::new();
        }
        let headings = Headings::new(settings);
        let required = settings.sections.iter().map(|section| Self {
            kind: section.kind,
            from: section.from,
            heading: section.heading.clone(),
            key: headings.section(section.kind, &section.heading),
            normal: normalise(&section.heading),
        });
        required.collect()
    }

    fn is_owed(&self, entry: &Entry) -> bool {
        let status = entry.record.status();
        !entry.record.adopted
            && self.kind == entry.record.kind()
            && status.is_some_and(|status| self.kind.owes_from(self.from, status))
            && !(entry.record.is_unused() && self.from == Status::Testing)
    }
}

impl<'a> Ways<'a> {
    /// The sections that a note owes at its status: those of the schema in its order, then those that `pm.yaml` adds.
    pub fn owed_sections<'e>(self, entry: &'e Entry) -> impl Iterator<Item = OwedSection<'e>> + 'e
    where
        'a: 'e,
    {
        let of_schema = schema::sections(entry.record.kind())
            .iter()
            .filter(|section| owes(entry, section));
        let more = self.required.iter().filter(|required| {
            let is_of_schema = |section: &schema::Section| {
                Some(section.key) == required.key && owes(entry, section)
            };
            let schema = schema::sections(required.kind);
            required.is_owed(entry) && !schema.iter().any(is_of_schema)
        });
        of_schema
            .map(|section| OwedSection {
                heading: heading(section.key, self.settings.language),
                key: Some(section.key),
                normal: "",
            })
            .chain(more.map(|required| OwedSection {
                heading: &required.heading,
                key: required.key,
                normal: &required.normal,
            }))
    }
}

impl OwedSection<'_> {
    /// The parts of a note's body that are this section.
    pub fn parts(self, entry: &Entry) -> impl Iterator<Item = &Section> {
        let (sections, text) = (entry.named_sections(), entry.text());
        let is_meant = move |(key, section): &(Option<&str>, &Section)| match (self.key, *key) {
            (Some(own), key) => key == Some(own),
            (None, Some(_)) => false,
            (None, None) => normalise(section.title(text)) == self.normal,
        };
        sections.filter(is_meant).map(|(_, section)| section)
    }
}

fn owes(entry: &Entry, section: &schema::Section) -> bool {
    let kind = || {
        let guardrail = entry.record.guardrail();
        guardrail.and_then(|guardrail| guardrail.kind.value())
    };
    entry.record.owes(section.owed)
        && section
            .only
            .is_none_or(|only| kind().is_some_and(|kind| kind.name() == only))
}

//! A note that is being put together.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::name;
use crate::{
    language::{Headings, field_called},
    message::Message,
    note::{FrontMatter, quote, quote_value},
    record::{Details, Record},
    schema::{self, Choice, Field, Form, Kind, LeverKind},
    settings::Language,
    template::{self, BuiltIn, Escape, Fault},
    text::{Position, Source, nearest},
    value::Moment,
    vault::{Content, Entry, File, Parsed, Parser, Vault},
};

/// The fields of a note to be. Each value is read as the finished note's would be before it is taken.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    vault: &'a Vault,
    kind: Kind,
    now: Timestamp,
    /// In the order of the schema, with their values: several for lists alone, none where nothing is said.
    fields: Vec<(&'static Field, Vec<String>)>,
}

/// A note that nobody has written to the disk yet.
#[derive(Debug)]
pub struct NewNote {
    /// Its text and what it says; its path is not settled.
    pub entry: Entry,
    stem: String,
}

/// What templates can name. `docs/templates.md` says what each is.
#[derive(Serialize)]
struct Variables<'a> {
    title: &'a str,
    today: String,
    fields: BTreeMap<&'a str, Value<'a>>,
    front_matter: String,
    sections: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    One(&'a str),
    Many(&'a [String]),
}

impl<'a> Draft<'a> {
    /// A note of a kind about which nothing is known yet. `now` is the instant that counts as now.
    pub fn new(vault: &'a Vault, kind: Kind, now: Timestamp) -> Self {
        let fields = schema::fields(kind).iter();
        Self {
            vault,
            kind,
            now,
            fields: fields.map(|field| (field, Vec::new())).collect(),
        }
    }

    /// Gives a field its value, or a list one more item.
    ///
    /// # Errors
    /// What is wrong: no such field, an empty value, a second value for a field that holds one, or a value that is not what
    /// the field holds, as a day that has not come is none on which something happened.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Message> {
        let value = value.trim();
        let Some(at) = self.fields.iter().position(|(field, _)| field.name == name) else {
            return Err(self.unknown(name));
        };
        let (field, values) = &self.fields[at];
        let wrong = if value.is_empty() {
            Some(Message::new("new-field-empty"))
        } else if !values.is_empty() && !field.form.is_list() {
            Some(Message::new("new-field-twice"))
        } else {
            self.refuse(field, value)
        };
        if let Some(message) = wrong {
            return Err(message.with("field", field.name));
        }
        self.fields[at].1.push(value.to_owned());
        Ok(())
    }

    /// Whether notes of the kind have a field of this name.
    pub fn knows(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field.name == name)
    }

    /// Whether a field has a value.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The finished note: what is not said and must be gets its default, and the kind's template makes the text. That is the
    /// vault's own, where there is one among `templates`.
    ///
    /// # Errors
    /// A fault of the vault's own template, which may also be that it makes no note of this kind.
    pub fn finish(mut self, templates: &[Source]) -> Result<NewNote, Fault> {
        let now = self.now.to_zoned(self.vault.settings.timezone.clone());
        let status = self
            .kind
            .statuses()
            .first()
            .map_or("", |status| status.name());
        self.default("status", status);
        self.default("failed_at", &now.strftime("%Y-%m-%dT%H:%M").to_string());
        if self.kind == Kind::Lever {
            self.default("kind", LeverKind::Design.name());
        }
        let own = template::path(self.kind);
        let variables = self.variables(now.date());
        let text = if templates.iter().any(|source| *source.path == *own) {
            template::render(templates, &own, variables)?
        } else {
            let text = built_in(self.kind, self.vault.settings.language);
            BuiltIn::new(text, Escape::Nothing).render(variables)
        };
        self.note(text, now.date()).map_err(|what| Fault {
            path: own.into(),
            position: Position { line: 1, column: 1 },
            what,
        })
    }

    fn value(&self, name: &str) -> Option<&str> {
        let (_, values) = self.fields.iter().find(|(field, _)| field.name == name)?;
        values.first().map(String::as_str)
    }

    fn default(&mut self, name: &str, value: &str) {
        let field = self.fields.iter_mut().find(|(field, _)| field.name == name);
        if let Some((_, values)) = field.filter(|(_, values)| values.is_empty()) {
            values.push(value.to_owned());
        }
    }

    fn unknown(&self, name: &str) -> Message {
        let names: Vec<&str> = self.fields.iter().map(|(field, _)| field.name).collect();
        let near = nearest(name, names.iter().copied());
        let message = match near.or_else(|| field_called(name, self.kind)) {
            Some(near) => Message::new("new-field-near").with("near", near),
            None => Message::new("new-field-unknown"),
        };
        message
            .with("field", name)
            .with("kind", self.kind.word())
            .with("fields", names.join(", "))
    }

    /// What the reader of notes has against a value.
    fn refuse(&self, field: &Field, value: &str) -> Option<Message> {
        let text = format!("---\n{}---\n", line(field, &[value.to_owned()]));
        let front_matter = FrontMatter::parse(&text);
        let record = Record::read(&text, &front_matter, self.kind, None);
        let mut problems = record.problems.into_iter().map(|problem| problem.message);
        problems.next().or_else(|| match field.name {
            "area" => self.vault.settings.refuse_area(value),
            "failed_at" | "analysed_at" | "ended" => self.refuse_future(value),
            _ => None,
        })
    }

    /// What there is against a date of something that has happened.
    fn refuse_future(&self, value: &str) -> Option<Message> {
        let start = Moment::parse(value)
            .ok()?
            .start(&self.vault.settings.timezone);
        (start > self.now).then(|| Message::new("future-date"))
    }

    fn variables(&self, today: Date) -> Variables<'_> {
        let said = self.fields.iter().filter(|(_, values)| !values.is_empty());
        let fields = said.map(|(field, values)| match &**values {
            [value] if !field.form.is_list() => (field.name, Value::One(value)),
            values => (field.name, Value::Many(values)),
        });
        Variables {
            title: self.value("title").unwrap_or_default(),
            today: today.to_string(),
            fields: fields.collect(),
            front_matter: self.front_matter(),
            sections: self.own_sections(),
        }
    }

    /// The lines between the fences, the last one without its end. No key stands without a value, but for the levers, which
    /// are what the note is for.
    fn front_matter(&self) -> String {
        let mut text = format!("type: {}\n", self.kind.name());
        for (field, values) in &self.fields {
            if !values.is_empty() || field.name == "levers" {
                text.push_str(&line(field, values));
            }
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// The headings that `pm.yaml` asks for and that no section of the kind has.
    fn own_sections(&self) -> Vec<&'a str> {
        let settings = &self.vault.settings;
        let known = Headings::new(settings);
        let mut headings: Vec<&str> = Vec::new();
        for section in settings
            .sections
            .iter()
            .filter(|section| section.kind == self.kind)
        {
            let heading = section.heading.trim();
            if known.section(self.kind, heading).is_none() && !headings.contains(&heading) {
                headings.push(heading);
            }
        }
        headings
    }

    /// Reads what a template has made, as every command will; `Err` says why it is not the note it should be.
    fn note(&self, text: String, today: Date) -> Result<NewNote, String> {
        let settings = &self.vault.settings;
        let zone = &settings.timezone;
        let parsed = Parser::new(settings).parse(File {
            path: format!("{}/new.md", settings.folders.of(self.kind)).into(),
            content: Content::Text(text.into()),
        });
        let is_whole = |entry: &Entry| {
            entry.record.kind() == self.kind && entry.note.front_matter().faults.is_empty()
        };
        let entry = match parsed {
            Parsed::Note(entry) if is_whole(&entry) => entry,
            _ => {
                return Err(format!(
                    "it makes no note with `type: {}`",
                    self.kind.name()
                ));
            }
        };
        let mapping = &entry.note.front_matter().mapping;
        let said = |name: &str| mapping.get(entry.text(), name).is_some();
        let lost = self
            .fields
            .iter()
            .find(|(field, values)| !values.is_empty() && !said(field.name));
        if let Some((field, _)) = lost {
            return Err(format!(
                "it leaves out `{}`; put {{{{ front_matter }}}} between the fences",
                field.name
            ));
        }
        let date = match &entry.record.details {
            Details::Postmortem(postmortem) => Some(postmortem.failed_at.value()),
            Details::Bet(bet) => Some(bet.starts.value()),
            Details::Lever(_) | Details::Guardrail(_) => None,
        };
        let date = date.map(|moment| moment.map_or(today, |moment| moment.day(zone)));
        Ok(NewNote {
            stem: name::stem(self.kind, entry.title(), date),
            entry,
        })
    }
}

impl NewNote {
    /// The paths that it may be written to, the best one first, without end: those whose stem is no id of the vault.
    pub fn paths<'a>(&'a self, vault: &'a Vault) -> impl Iterator<Item = String> + 'a {
        let folder = vault.settings.folders.of(self.entry.record.kind());
        name::free(vault, folder, &self.stem)
    }
}

/// A field as lines of front matter.
fn line(field: &Field, values: &[String]) -> String {
    use std::fmt::Write;
    let written = |value| match field.form {
        Form::Date | Form::Amount | Form::Percent | Form::Ratio | Form::Period | Form::Outcome => {
            quote_value(value)
        }
        _ => quote(value),
    };
    let mut text = format!("{}:", field.name);
    // Writing to a string does not fail.
    let _ = match values {
        [value] if !field.form.is_list() => write!(text, " {}", written(value)),
        values => values
            .iter()
            .try_for_each(|value| write!(text, "\n  - {}", written(value))),
    };
    text.push('\n');
    text
}

/// The program's template for a kind.
fn built_in(kind: Kind, language: Language) -> &'static str {
    macro_rules! text {
        ($name:literal) => {
            match language {
                Language::English => {
                    include_str!(concat!("../../templates/en/", $name, ".md.jinja"))
                }
                Language::French => {
                    include_str!(concat!("../../templates/fr/", $name, ".md.jinja"))
                }
            }
        };
    }
    match kind {
        Kind::Postmortem => text!("postmortem"),
        Kind::Lever => text!("lever"),
        Kind::Guardrail => text!("guardrail"),
        Kind::Bet => text!("bet"),
    }
}

#[cfg(test)]
mod tests;

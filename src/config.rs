//! `pm.yaml` to settings; its mistakes are findings with places.

mod adopt;
mod excuses;
mod paths;
mod reader;
mod sections;

use crate::{
    diagnostic::Diagnostic,
    message::Message,
    note::{Node, read_yaml},
    rules,
    schema::{Choice, IndexCommit, unknown_word},
    settings::{Language, LevelSetting, Settings},
    text::{Source, Span, nearest},
    value::{Amount, Globs, Percent, Period, Slug, zone},
};
use reader::{Key, Reader};

pub use excuses::{Excuses, excuses};

/// What `pm.yaml` says.
#[derive(Debug)]
pub struct Config {
    /// The file.
    pub source: Source,
    /// The settings, defaults where it says nothing or nothing valid.
    pub settings: Settings,
    /// What is wrong with it: errors of the rule `invalid-config`, by place.
    pub findings: Vec<Diagnostic>,
}

/// Every key, in the order in which the documentation shows them.
const KEYS: &[Key] = &[
    ("language", |reader, key, node| {
        if let Some(language) = reader.value(key, node, language) {
            reader.settings.language = language;
        }
    }),
    ("timezone", |reader, key, node| {
        if let Some(timezone) = reader.value(key, node, zone) {
            reader.settings.timezone = timezone;
        }
    }),
    ("cooling", |reader, key, node| {
        if let Some(cooling) = reader.value(key, node, Period::parse) {
            reader.settings.cooling = cooling;
        }
    }),
    ("vital", |reader, key, node| {
        if let Some(vital) = reader.value(key, node, vital) {
            reader.settings.vital = vital;
        }
    }),
    ("currency", |reader, key, node| {
        if let Some(currency) = reader.value(key, node, currency) {
            reader.settings.currency = currency;
        }
    }),
    ("hour", |reader, key, node| {
        if let Some(hour) = reader.value(key, node, Amount::parse) {
            reader.settings.hour = hour;
        }
    }),
    ("folders", paths::folders),
    ("index", |reader, key, node| reader.table(key, node, INDEX)),
    ("areas", |reader, key, node| {
        let areas = reader.values(key, node, |area| Slug::parse(area).map(|_| area.to_owned()));
        reader.settings.areas = areas.into_iter().map(|area| area.value).collect();
    }),
    ("ignore", |reader, key, node| {
        reader.placed.push((key, node.span));
        if let Some(globs) = globs(reader, key, node) {
            reader.settings.ignore = globs;
        }
    }),
    ("rules", levels),
    ("headings", sections::headings),
    ("sections", sections::required),
    ("adopt", adopt::read),
];

const INDEX: &[Key] = &[
    ("page", paths::page),
    ("chart", paths::chart),
    ("notes", |reader, key, node| {
        if let Some(notes) = reader.value(key, node, count) {
            reader.settings.index.notes = notes;
        }
    }),
    ("commit", |reader, key, node| {
        let commit = |word: &str| {
            IndexCommit::parse(word).ok_or_else(|| unknown_word(word, &IndexCommit::names()))
        };
        if let Some(commit) = reader.value(key, node, commit) {
            reader.settings.index.commit = commit;
        }
    }),
];

/// Reads `pm.yaml`.
pub fn read(source: Source) -> Config {
    let text = &*source.text;
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let yaml = Span::new(start, text.len());
    let (mapping, faults) = read_yaml(text, yaml);
    // The other defaults follow the language.
    let spoken = mapping
        .get(text, "language")
        .and_then(|node| Language::parse(node.scalar()?.text(text)));
    let mut reader = Reader::new(text, Settings::new(spoken.unwrap_or_default()));
    for fault in &faults {
        reader.fault(yaml, fault);
    }
    reader.entries_of(reader::FILE, &mapping.entries, KEYS);
    paths::check(&mut reader);
    let (settings, findings) = reader.finish();
    Config {
        source,
        settings,
        findings,
    }
}

fn language(word: &str) -> Result<Language, Message> {
    Language::parse(word).ok_or_else(|| unknown_word(word, &Language::ALL.map(Language::code)))
}

fn vital(text: &str) -> Result<Percent, Message> {
    match Percent::parse(text)? {
        vital if vital.is_zero() => Err(Message::about("invalid-config-vital", text)),
        vital => Ok(vital),
    }
}

fn currency(text: &str) -> Result<String, Message> {
    /// It stands after every amount in tables and beside bars.
    const LONGEST: usize = 12;
    let fits = (1..=LONGEST).contains(&text.chars().count());
    if !fits || text.contains(char::is_control) {
        return Err(Message::about("invalid-config-currency", text));
    }
    Ok(text.to_owned())
}

fn count(text: &str) -> Result<usize, Message> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse::<u32>()
        .ok()
        .filter(|_| digits)
        .and_then(|count| usize::try_from(count).ok())
        .ok_or_else(|| Message::about("invalid-config-count", text))
}

/// Globs, one or a list of them; those that are none are left out.
fn globs(reader: &mut Reader<'_>, key: &'static str, node: &Node) -> Option<Globs> {
    let single = |glob: &str| Globs::parse([glob]).map(|_| glob.to_owned());
    let globs = reader.values(key, node, single);
    match Globs::parse(globs.iter().map(|glob| glob.value.as_str())) {
        Ok(globs) => Some(globs),
        Err(message) => {
            reader.add(node.span, message.with("field", key));
            None
        }
    }
}

fn levels(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    for entry in reader.entries(key, node) {
        let name = entry.key.text(reader.text);
        let Some(rule) = rules::rule(name) else {
            let near = nearest(name, rules::ALL.iter().map(|rule| rule.name));
            let message = match near {
                Some(near) => Message::about("invalid-config-rule-near", name).with("near", near),
                None => Message::about("invalid-config-rule", name),
            };
            reader.add(entry.key.span, message);
            continue;
        };
        if rule.name == reader::RULE {
            reader.add(
                entry.key.span,
                Message::about("invalid-config-rule-fixed", name),
            );
        } else if let Some(level) = reader.value(rule.name, &entry.value, level) {
            reader.settings.rules.push((rule.name, level));
        }
    }
}

/// `None` turns a rule off.
fn level(word: &str) -> Result<Option<LevelSetting>, Message> {
    match word {
        "off" => Ok(None),
        "warning" => Ok(Some(LevelSetting::Warning)),
        "error" => Ok(Some(LevelSetting::Error)),
        _ => Err(unknown_word(word, &["off", "warning", "error"])),
    }
}

#[cfg(test)]
mod tests;

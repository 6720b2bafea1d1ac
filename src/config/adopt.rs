//! The `adopt` entries: which notes in other clothes are ours, and how their front matter maps to our fields.

use super::{
    globs,
    reader::{Reader, words},
};
use crate::{
    message::Message,
    note::{Node, NodeKind},
    schema::{self, Choice, Field, Form, Kind, Status, unknown_word},
    settings::{Adoption, Origin},
    text::slug,
    value::{
        Amount, Moment, Outcome, Percent, Period, Ratio, Reference, Relapse, Slug, Threshold, Trial,
    },
};

pub(super) const KEYS: [&str; 5] = ["files", "type", "fields", "values", "default"];

/// The field whose value can be the time between two instants.
const SPANNING: &str = "hours";

/// The field that says whether a note counts.
const STATUS: &str = "status";

pub(super) fn read(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    for item in reader.items(node) {
        if let Some(adoption) = adoption(reader, key, item) {
            reader.settings.adopt.push(adoption);
        }
    }
}

fn adoption(reader: &mut Reader<'_>, key: &'static str, node: &Node) -> Option<Adoption> {
    let parts = reader.each(key, node, &KEYS);
    let part = |name| {
        let mut parts = parts.iter();
        parts.find(|(key, _)| *key == name).map(|part| part.1)
    };
    let says =
        |reader: &Reader<'_>, name| part(name).is_some_and(|node| !reader.items(node).is_empty());
    if let NodeKind::Mapping(mapping) = &node.kind {
        let place = mapping
            .entries
            .first()
            .map_or(node.span, |first| first.key.span);
        for owed in ["files", "type"] {
            if !says(reader, owed) {
                reader.add(
                    place,
                    Message::new("invalid-config-missing").with("field", owed),
                );
            }
        }
    }
    let files = part("files").and_then(|node| globs(reader, "files", node));
    let kind = |word: &str| Kind::parse(word).ok_or_else(|| unknown_word(word, &Kind::names()));
    let kind = reader.value("type", part("type")?, kind)?;
    let mut adoption = Adoption {
        files: files?,
        kind,
        fields: Vec::new(),
        values: Vec::new(),
        default: Vec::new(),
    };
    if let Some(node) = part("fields") {
        fields(reader, node, &mut adoption);
    }
    if let Some(node) = part("values") {
        values(reader, node, &mut adoption);
    }
    if let Some(node) = part("default") {
        defaults(reader, node, &mut adoption);
    }
    // Adopted notes owe no status, and are ranked once they name a lever.
    if kind == Kind::Postmortem && adoption.default.iter().all(|(name, _)| *name != STATUS) {
        let analysed = Status::Analysed.name().to_owned();
        adoption.default.push((STATUS, analysed));
    }
    Some(adoption)
}

fn fields(reader: &mut Reader<'_>, node: &Node, adoption: &mut Adoption) {
    for (field, node) in reader.each("fields", node, &names(adoption.kind)) {
        let origin = match &node.kind {
            NodeKind::List(pair) => match &pair[..] {
                [from, to] if field == SPANNING => {
                    let from = reader.value(field, from, words);
                    let to = reader.value(field, to, words);
                    from.zip(to).map(|(from, to)| Origin::Between(from, to))
                }
                _ => {
                    let message = Message::new("invalid-config-pair").with("field", field);
                    reader.add(node.span, message);
                    None
                }
            },
            _ => reader.value(field, node, words).map(Origin::Key),
        };
        adoption.fields.extend(origin.map(|origin| (field, origin)));
    }
}

fn values(reader: &mut Reader<'_>, node: &Node, adoption: &mut Adoption) {
    for (name, node) in reader.each("values", node, &names(adoption.kind)) {
        for entry in reader.entries(name, node) {
            let theirs = entry.key.text(reader.text).to_owned();
            if let Some(ours) = ours(reader, name, &entry.value, adoption.kind) {
                adoption.values.push((name, theirs, ours));
            }
        }
    }
}

fn defaults(reader: &mut Reader<'_>, node: &Node, adoption: &mut Adoption) {
    for (name, node) in reader.each("default", node, &names(adoption.kind)) {
        if let Some(value) = ours(reader, name, node, adoption.kind) {
            adoption.default.push((name, value));
        }
    }
}

fn names(kind: Kind) -> Vec<&'static str> {
    schema::fields(kind)
        .iter()
        .map(|field| field.name)
        .collect()
}

/// A value that the field can hold.
fn ours(reader: &mut Reader<'_>, name: &'static str, node: &Node, kind: Kind) -> Option<String> {
    let field = schema::fields(kind)
        .iter()
        .find(|field| field.name == name)?;
    reader.value(name, node, |text| {
        fits(field, kind, text).map(|()| text.to_owned())
    })
}

fn fits(field: &Field, kind: Kind, text: &str) -> Result<(), Message> {
    let choice = |names: &[&'static str]| {
        let known = names.contains(&text);
        if known {
            Ok(())
        } else {
            Err(unknown_word(text, names))
        }
    };
    match field.form {
        Form::Text | Form::Texts => words(text).map(drop),
        Form::Slug => Slug::parse(text).map(drop),
        Form::Choice(names) => choice(&names()),
        Form::Status => {
            let names: Vec<_> = kind.statuses().iter().map(|status| status.name()).collect();
            choice(&names)
        }
        Form::Date => Moment::parse(text).map(drop),
        Form::Amount => Amount::parse(text).map(drop),
        Form::Percent => Percent::parse(text).map(drop),
        Form::Ratio => Ratio::parse(text).map(drop),
        Form::Period => Period::parse(text).map(drop),
        Form::Threshold => Threshold::parse(text).map(drop),
        Form::Outcome => Outcome::parse(text).map(drop),
        // The names of levers become ids as titles become file names.
        Form::LeverShares | Form::References(Kind::Lever) if slug(text).is_empty() => {
            Err(Message::about("value-reference", text))
        }
        Form::LeverShares | Form::References(Kind::Lever) => Ok(()),
        Form::Reference(_) | Form::References(_) => Reference::parse(text).map(drop),
        Form::Relapses => Relapse::parse(text).map(drop),
        Form::Trials => Trial::parse(text).map(drop),
    }
}

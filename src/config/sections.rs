//! More names for the sections of notes, and more sections that notes owe.

use super::reader::{Reader, words};
use crate::{
    language::Headings,
    message::Message,
    note::Node,
    record::Spanned,
    schema::{self, Choice, Kind, Status},
    settings::RequiredSection,
};

/// Section keys with headings of the vault's own.
pub(super) fn headings(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    let sections: Vec<&'static str> = Kind::ALL
        .iter()
        .flat_map(|kind| schema::sections(*kind))
        .map(|section| section.key)
        .collect();
    let mut known = Headings::new(&reader.settings);
    for (section, node) in reader.each(key, node, &sections) {
        let Some((kind, _)) = schema::section(section) else {
            continue;
        };
        for Spanned { value, span } in reader.values(section, node, words) {
            match known.section(kind, &value) {
                Some(other) if other != section => {
                    let message = Message::about("invalid-config-heading-taken", &value)
                        .with("field", section)
                        .with("other", other);
                    reader.add(span, message);
                }
                _ => {
                    known.add(kind, section, &value);
                    reader.settings.headings.push((section, value));
                }
            }
        }
    }
}

/// Kinds with statuses with the headings that are owed from there on.
pub(super) fn required(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    for (name, node) in reader.each(key, node, &Kind::names()) {
        let Some(kind) = Kind::parse(name) else {
            continue;
        };
        let statuses: Vec<&'static str> = kind.statuses().iter().map(|s| s.name()).collect();
        if statuses.is_empty() {
            let message = Message::new("invalid-config-no-status").with("field", name);
            reader.add(node.span, message);
            continue;
        }
        for (status, node) in reader.each(name, node, &statuses) {
            let Some(from) = Status::parse(status) else {
                continue;
            };
            for heading in reader.values(status, node, words) {
                reader.settings.sections.push(RequiredSection {
                    kind,
                    from,
                    heading: heading.value,
                });
            }
        }
    }
}

//! The paths that `pm.yaml` gives: page, chart and folders lie inside the vault, where notes are found, and leave each
//! other room.

use super::reader::Reader;
use crate::{
    message::Message,
    note::Node,
    schema::{Choice, Kind},
    text::Span,
    value::is_within,
};

pub(super) fn folders(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    for (name, node) in reader.each(key, node, &Kind::names()) {
        let folder = place(reader, name, node, inside);
        if let Some((kind, folder)) = Kind::parse(name).zip(folder) {
            *reader.settings.folders.of_mut(kind) = folder;
        }
    }
}

pub(super) fn page(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    if let Some(page) = place(reader, key, node, |text| file(text, ".md")) {
        reader.settings.index.page = page;
    }
}

pub(super) fn chart(reader: &mut Reader<'_>, key: &'static str, node: &Node) {
    if let Some(chart) = place(reader, key, node, |text| file(text, ".svg")) {
        reader.settings.index.chart = chart;
    }
}

/// Checks the paths together, given ones and defaults: nothing lies where a file will stand, and no folder is left out of
/// the vault by `ignore`. Kinds may share a folder, and the page may lie in one.
pub(super) fn check(reader: &mut Reader<'_>) {
    let index = &reader.settings.index;
    let files = [("page", index.page.clone()), ("chart", index.chart.clone())];
    let folders: Vec<(&'static str, String)> = Kind::ALL
        .iter()
        .map(|kind| (kind.name(), reader.settings.folders.of(*kind).to_owned()))
        .collect();
    for (key, path) in files.iter().chain(&folders) {
        let taken = files
            .iter()
            .find(|(other, file)| other != key && is_within(path, file));
        if let Some((other, file)) = taken {
            let message = Message::about("invalid-config-path-taken", path)
                .with("field", *key)
                .with("other", *other)
                .with("file", file.as_str());
            let span = span(reader, key).or_else(|| span(reader, other));
            reader.add(span.unwrap_or_default(), message);
        }
    }
    for (kind, folder) in folders {
        // A name that no glob would be written for: what matches it matches every note.
        if reader
            .settings
            .ignore
            .hold(&format!("{folder}/\u{fffd}.md"))
        {
            let message =
                Message::about("invalid-config-folder-ignored", &folder).with("field", kind);
            let span = span(reader, kind).or_else(|| span(reader, "ignore"));
            reader.add(span.unwrap_or_default(), message);
        }
    }
}

fn place(
    reader: &mut Reader<'_>,
    key: &'static str,
    node: &Node,
    parse: impl FnOnce(&str) -> Result<String, Message>,
) -> Option<String> {
    let path = reader.value(key, node, parse)?;
    reader.placed.push((key, node.span));
    Some(path)
}

fn span(reader: &Reader<'_>, key: &str) -> Option<Span> {
    let placed = reader.placed.iter().find(|(placed, _)| *placed == key);
    placed.map(|(_, span)| *span)
}

/// A path inside the vault without `.` parts and needless `/`.
fn inside(text: &str) -> Result<String, Message> {
    let slashed = text.replace('\\', "/");
    let drive = slashed.as_bytes().get(1) == Some(&b':')
        && text.starts_with(|c: char| c.is_ascii_alphabetic());
    let parts: Vec<&str> = slashed
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    if drive || slashed.starts_with('/') || parts.contains(&"..") {
        return Err(Message::about("invalid-config-path-outside", text));
    }
    if parts.is_empty() || text.contains(char::is_control) {
        return Err(Message::about("invalid-config-path", text));
    }
    if parts.iter().any(|part| part.starts_with('.')) {
        return Err(Message::about("invalid-config-path-hidden", text));
    }
    let path = parts.join("/");
    if text.contains('\\') {
        return Err(Message::about("invalid-config-path-spelling", text).with("suggestion", path));
    }
    Ok(path)
}

fn file(text: &str, ending: &'static str) -> Result<String, Message> {
    let path = inside(text)?;
    if !path.ends_with(ending) || text.ends_with('/') {
        return Err(Message::about("invalid-config-path-ending", text).with("ending", ending));
    }
    Ok(path)
}

//! A note for programs: what every command that gives notes as JSON says of one.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    schema::{self, Choice, Field, Form, Kind},
    vault::Entry,
};

/// A note as JSON. Fields are only ever added.
#[derive(Serialize)]
pub(super) struct NoteData<'a> {
    id: &'a str,
    kind: &'a str,
    /// `null` for a lever that has no note.
    path: Option<&'a str>,
    title: &'a str,
    status: Option<&'a str>,
    /// Every field with a valid value: a text, or a list of texts.
    fields: Map<String, Value>,
}

impl<'a> NoteData<'a> {
    /// A lever that is only named.
    pub(super) fn noteless_lever(id: &'a str, title: &'a str) -> Self {
        Self {
            id,
            kind: Kind::Lever.name(),
            path: None,
            title,
            status: None,
            fields: Map::new(),
        }
    }

    pub(super) fn of(entry: &'a Entry) -> Self {
        let kind = entry.record.kind();
        let fields = schema::fields(kind).iter().filter_map(|field| {
            let texts = entry.record.texts(field.name);
            let value = match texts.as_slice() {
                [] => return None,
                [only] if !is_list(field) => only.clone().into(),
                _ => texts.into(),
            };
            Some((field.name.to_owned(), value))
        });
        Self {
            id: &entry.id,
            kind: kind.name(),
            path: Some(entry.path()),
            title: entry.title(),
            status: entry.record.status().map(Choice::name),
            fields: fields.collect(),
        }
    }
}

fn is_list(field: &Field) -> bool {
    matches!(
        field.form,
        Form::References(_) | Form::Texts | Form::LeverShares | Form::Relapses | Form::Trials
    )
}

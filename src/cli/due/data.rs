//! What is due for programs. Fields are only ever added.

use serde::Serialize;

use crate::{
    due::{Agenda, Item, Next},
    json,
    language::Catalogue,
    schema::Choice,
    value::decimal,
    vault::Vault,
};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    currency: &'a str,
    /// What asks for attention now, the most at stake first.
    items: Vec<ItemData<'a>>,
    /// What still cools.
    cooling: Vec<ItemData<'a>>,
    /// What comes on a later day.
    later: Vec<ItemData<'a>>,
}

#[derive(Serialize)]
struct ItemData<'a> {
    what: &'a str,
    kind: &'a str,
    id: &'a str,
    title: &'a str,
    /// `null` for a lever that has no note.
    path: Option<&'a str>,
    /// The day since which it asks or from which on it will.
    date: Option<String>,
    /// The instant, where the hour matters.
    instant: Option<String>,
    at_stake: String,
    /// In the vault's language.
    message: String,
    /// The command to go on with,
    command: Option<&'a str>,
    /// or the note to open.
    open: Option<&'a str>,
}

pub(super) fn document(agenda: &Agenda<'_>, vault: &Vault) -> String {
    json::document(&Document {
        version: 1,
        currency: &vault.settings.currency,
        items: items(&agenda.now, vault),
        cooling: items(&agenda.cooling, vault),
        later: items(&agenda.later, vault),
    })
}

fn items<'a>(items: &'a [Item<'_>], vault: &Vault) -> Vec<ItemData<'a>> {
    let catalogue = Catalogue::of(vault.settings.language);
    let data = items.iter().map(|item| {
        let (command, open) = match &item.next {
            Next::Run(command) => (Some(command.as_str()), None),
            Next::Open(path) => (None, Some(*path)),
        };
        ItemData {
            what: item.what.name(),
            kind: item.kind.name(),
            id: item.id,
            title: item.title,
            path: item.path,
            date: item.when.map(|when| when.day.to_string()),
            instant: item.when.and_then(|when| Some(when.instant?.to_string())),
            at_stake: decimal(&item.stake, 2),
            message: catalogue.text(&item.message(&vault.settings)),
            command,
            open,
        }
    });
    data.collect()
}

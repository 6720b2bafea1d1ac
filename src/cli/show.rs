//! `pm show`: one note with all that is known of it.

mod bet;
mod guardrail;
mod known;
mod lever;
mod postmortem;
mod sheet;

use clap::ValueEnum;
use serde::Serialize;

use super::{App, Outcome, Truth, console::Console, here::View, names, note::NoteData};
use crate::{failure::Failure, json, record::Details, vault::Target};
use known::Known;
use sheet::Sheet;

/// Show one note with all that is known of it
///
/// Of a lever its rank, its failures and its guard-rails; of a guard-rail its evidence, its trials and what it let through; of
/// a bet how it ended; of a post-mortem how its damage splits.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An id, a path, an alias of a lever, or any part of them that only one note has, spelled as in an id or a title
    id: String,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    truth: Truth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(self.truth)?;
        let target = names::find(&session, &self.id, None)?;
        let known = Known::of(&session.vault, session.now);
        app.console.print(&match self.format {
            Format::Text => {
                let view = View::of(&session.root);
                let here = |words: &str| app.console.here(words);
                sheet(&known, target, &view, &here).render(Console::room())
            }
            Format::Json => document(&known, target),
        })?;
        app.say_unread(&session.vault, self.truth);
        Ok(Outcome::Fine)
    }
}

/// A note and what is known of it. Fields are only ever added.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(flatten)]
    note: NoteData<'a>,
    /// Under the name of the note's kind.
    #[serde(flatten)]
    kind: Kind<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind<'a> {
    Postmortem(postmortem::Data<'a>),
    Lever(lever::Data<'a>),
    Guardrail(Option<guardrail::Data<'a>>),
    Bet(bet::Data<'a>),
}

fn document<'a>(known: &'a Known<'a>, target: Target<'a>) -> String {
    let entry = match target {
        Target::Note(entry) => entry,
        Target::Lever(key) => {
            let (id, title) = known.names(key);
            return json::document(&Document {
                version: 1,
                note: NoteData::noteless_lever(id, title),
                kind: Kind::Lever(lever::data(known, key, None)),
            });
        }
    };
    let kind = match &entry.record.details {
        Details::Postmortem(note) => Kind::Postmortem(postmortem::data(known, entry, note)),
        Details::Lever(_) => Kind::Lever(lever::data(known, &entry.id, Some(entry))),
        Details::Guardrail(_) => {
            let standing = known.standings.get(entry);
            Kind::Guardrail(standing.map(|standing| guardrail::data(known, standing)))
        }
        Details::Bet(bet) => Kind::Bet(bet::data(known, entry, bet)),
    };
    json::document(&Document {
        version: 1,
        note: NoteData::of(entry),
        kind,
    })
}

fn sheet(
    known: &Known<'_>,
    target: Target<'_>,
    view: &View,
    here: &dyn Fn(&str) -> String,
) -> Sheet {
    let entry = match target {
        Target::Note(entry) => entry,
        Target::Lever(key) => {
            let mut sheet = Sheet::new(known.names(key).1);
            sheet.under(&known.arg(&target.kind().word()));
            sheet.under(&known.word("show-no-note"));
            lever::fill(&mut sheet, known, key, None);
            return sheet;
        }
    };
    let (kind, record) = (entry.record.kind(), &entry.record);
    let mut sheet = Sheet::new(entry.title());
    sheet.under(&known.arg(&kind.word()));
    if let Some(status) = record.status() {
        sheet.under(&known.arg(&kind.status_word(status)));
    }
    sheet.under(&view.path(entry.path()));
    match &record.details {
        Details::Postmortem(note) => postmortem::fill(&mut sheet, known, entry, note),
        Details::Lever(_) => lever::fill(&mut sheet, known, &entry.id, Some(entry)),
        Details::Guardrail(_) => {
            if let Some(standing) = known.standings.get(entry) {
                guardrail::fill(&mut sheet, known, standing, here);
            }
        }
        Details::Bet(bet) => bet::fill(&mut sheet, known, entry, bet),
    }
    for (label, field) in [
        ("show-area", "area"),
        ("show-owner", "owner"),
        ("show-tags", "tags"),
    ] {
        sheet.fact(known.word(label), &record.texts(field).join(", "));
    }
    sheet
}

#[cfg(test)]
mod tests;

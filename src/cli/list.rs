//! `pm list`: notes by kind, status, area and any field.

mod filter;

use clap::ValueEnum;
use serde::Serialize;

use super::{App, Outcome, Truth, console::Console, here::View, note::NoteData};
use crate::{
    failure::Failure,
    json,
    language::Catalogue,
    schema::{self, Choice, Kind},
    settings::Language,
    table::{self, Cell, Column, Table},
    vault::Entry,
};
use filter::Filter;

/// List notes by kind, status, area or any field
///
/// FIELD=VALUE holds where the field has that value, an item of a list among others; letters may be of either case. A date is
/// also found by its beginning (`failed_at=2026-03`), a lever by its aliases; `FIELD=` holds where the field has no valid
/// value. A field may be a key of your own.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The kind: postmortem, lever, guardrail, bet, or the French word
    kind: Option<String>,
    /// Notes at this status
    #[arg(long)]
    status: Option<String>,
    /// Notes of this area
    #[arg(long)]
    area: Option<String>,
    /// Notes with this value in a field; several conditions must all hold
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    conditions: Vec<String>,
    /// How to show the notes
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    truth: Truth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets; texts that look like formulas get an apostrophe before them
    Csv,
    /// One path a line, as the current folder sees it
    Paths,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(self.truth)?;
        let vault = &session.vault;
        let filter = Filter::new(vault, self)?;
        let notes: Vec<&Entry> = filter.notes().collect();
        let view = View::of(&session.root);
        app.console.print(&match self.format {
            Format::Table if notes.is_empty() => String::new(),
            Format::Table => {
                let language = vault.settings.language;
                text(&notes, filter.kind, language, Console::room().cut)
            }
            Format::Json => json::document(&Document {
                version: 1,
                notes: notes.iter().copied().map(NoteData::of).collect(),
            }),
            Format::Csv => csv(&notes, filter.kind),
            Format::Paths => {
                let paths = notes.iter().map(|note| view.path(note.path()) + "\n");
                paths.collect()
            }
        })?;
        if notes.is_empty() {
            let none = if vault.notes.is_empty() {
                "list-empty"
            } else {
                "list-none"
            };
            app.console
                .say(&Catalogue::of(vault.settings.language).word(none));
        }
        app.say_unread(vault, self.truth);
        Ok(Outcome::Fine)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    notes: Vec<NoteData<'a>>,
}

fn text(notes: &[&Entry], kind: Option<Kind>, language: Language, width: usize) -> String {
    let catalogue = Catalogue::of(language);
    let mut columns = vec![Column::words(catalogue.word("list-id"))];
    if kind.is_none() {
        columns.push(Column::words(catalogue.word("list-kind")));
    }
    if kind != Some(Kind::Lever) {
        columns.push(Column::words(catalogue.word("list-status")));
    }
    columns.push(Column::shrinking(catalogue.word("list-title")));
    let mut table = Table::new(columns);
    for note in notes {
        let own = note.record.kind();
        let mut cells: Vec<Cell> = vec![Cell::from(&*note.id)];
        if kind.is_none() {
            cells.push(catalogue.arg(&own.word()).into());
        }
        if kind != Some(Kind::Lever) {
            let status = note.record.status().map(|status| own.status_word(status));
            let status = status.map(|status| catalogue.arg(&status));
            cells.push(status.unwrap_or_default().into());
        }
        cells.push(note.title().into());
        table.row(cells);
    }
    table.lines(width).join("\n") + "\n"
}

/// What every note has; of notes of one kind every field.
fn csv(notes: &[&Entry], kind: Option<Kind>) -> String {
    let always = ["id", "kind", "path", "title", "status", "area"];
    let of_kind = kind.map_or(&[][..], schema::fields).iter();
    // The title and the others stand before; a kind of lever or guard-rail is not the kind of note.
    let fields = of_kind.map(|field| field.name);
    let fields: Vec<&str> = fields
        .filter(|name| *name == "kind" || !always.contains(name))
        .collect();
    let heading = |name: &&str| match *name {
        "kind" => format!("{}_kind", kind.map_or("", Choice::name)),
        name => name.to_owned(),
    };
    let mut headings: Vec<String> = always.map(str::to_owned).to_vec();
    headings.extend(fields.iter().map(heading));
    let row = |note: &&Entry| {
        let texts = |name: &str| note.record.texts(name).join("; ");
        let mut row = vec![
            note.id.to_string(),
            note.record.kind().name().to_owned(),
            note.path().to_owned(),
            note.title().to_owned(),
            texts("status"),
            texts("area"),
        ];
        row.extend(fields.iter().map(|name| texts(name)));
        row
    };
    table::csv(std::iter::once(headings).chain(notes.iter().map(row)))
}

#[cfg(test)]
mod tests;

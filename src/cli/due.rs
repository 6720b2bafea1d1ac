//! `pm due`: what asks for attention.

mod data;
mod text;

use clap::ValueEnum;
use jiff::Timestamp;

use super::{App, Outcome, Truth, console::Console, here::View};
use crate::{
    calendar::{self, Event},
    due::{Agenda, Item, Next, State},
    failure::Failure,
    language::Catalogue,
    value::fold,
    vault::Vault,
};

/// Show what asks for attention now, the most damage at stake first
///
/// Each item comes with the command or the file to go on with. What still cools is shown below and asks for nothing.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// End with 1 where something asks for attention
    #[arg(long)]
    fail: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs; with what comes later
    Json,
    /// A calendar (iCalendar) of whole days; with what comes later
    Ics,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(Truth::DISK)?;
        let agenda = Agenda::of(&session.vault, session.now);
        app.console.print(&match self.format {
            Format::Text => {
                let view = View::of(&session.root);
                let way = |item: &Item<'_>| app.way(&item.next, &view);
                text::shown(&agenda, &session.vault, &way).render(Console::room().columns)
            }
            Format::Json => data::document(&agenda, &session.vault),
            Format::Ics => calendar(&agenda, &session.vault, session.now),
        })?;
        app.say_unread(&session.vault, Truth::DISK);
        Ok(if self.fail && !agenda.now.is_empty() {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    }
}

/// Everything that has a day, on that day; what asks now is shown today, where it is seen.
fn calendar(agenda: &Agenda<'_>, vault: &Vault, now: Timestamp) -> String {
    let catalogue = Catalogue::of(vault.settings.language);
    let zone = &vault.settings.timezone;
    let today = zone.to_datetime(now).date();
    let events = agenda.all().map(|item| Event {
        uid: format!("{}-{}@pm", item.what.lasting_name(), fold(item.id)),
        day: match (item.state, item.when) {
            (State::Cooling | State::Later, Some(when)) => when.day,
            _ => today,
        },
        summary: item.sentence(&vault.settings),
        description: description(item, vault, catalogue),
    });
    let events: Vec<Event> = events.collect();
    calendar::document(&catalogue.word("due-calendar"), &events, now)
}

/// What is at stake and what to do next; paths are those in the vault, wherever the calendar is read.
fn description(item: &Item<'_>, vault: &Vault, catalogue: &Catalogue) -> String {
    let stake = item.stake_message(&vault.settings);
    let stake = stake.map(|stake| catalogue.text(&stake));
    let next = match &item.next {
        Next::Open(path) => (*path).to_owned(),
        Next::Run(command) => command.clone(),
    };
    let lines = stake.into_iter().chain([next]);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;

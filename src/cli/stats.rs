//! `pm stats`: the resilience circle in figures.

mod data;
mod text;

use clap::ValueEnum;
use jiff::{Timestamp, tz::TimeZone};

use super::{App, Outcome, Truth, console::Console};
use crate::{
    failure::Failure, language::Catalogue, resilience::Resilience, settings::Language,
    value::Period,
};

/// Show how the circle turns: risks taken, failures analysed, levers that come back
///
/// Each figure is shown with what it was counted from. Failures are dated by `failed_at`, bets by `starts`; what is void is
/// left out.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Show also whether `confidence` foretold the results, and how well the method is kept
    #[arg(long)]
    all: bool,
    /// Count only what happened in this time up to today: 90d, 12w, P1Y; all of it unless given
    #[arg(long, value_name = "TIME", value_parser = period)]
    window: Option<Period>,
    /// How to show the figures
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// How many of the figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Those of the circle.
    Circle,
    /// Those of the founder as well.
    All,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(Truth::DISK)?;
        let settings = &session.vault.settings;
        let resilience = Resilience::of(&session.vault, session.now, self.window);
        let scope = if self.all { Scope::All } else { Scope::Circle };
        app.console.print(&match self.format {
            Format::Text => {
                text::shown(&resilience, scope, settings).render(Console::room().columns)
            }
            Format::Json => data::document(&resilience, scope, (settings, self.window)),
        })?;
        app.say_unread(&session.vault, Truth::DISK);
        Ok(Outcome::Fine)
    }
}

fn period(text: &str) -> Result<Period, String> {
    let period = Period::parse(text).map_err(|message| {
        Catalogue::of(Language::English).sentence(&message.with("field", "window"))
    })?;
    let start = Timestamp::UNIX_EPOCH;
    if period.after(start, &TimeZone::UTC) == start {
        return Err("nothing happens in no time; `1d` is today".to_owned());
    }
    Ok(period)
}

#[cfg(test)]
mod tests;

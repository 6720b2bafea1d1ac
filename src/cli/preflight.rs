//! `pm preflight`: what to read before the next attempt.

use clap::ValueEnum;

use super::{App, Outcome, Truth, names};
use crate::{failure::Failure, preflight::Preflight};

/// Show what to read before the next attempt: vital levers, guard-rails, check-lists
///
/// The Markdown can be pasted into a bet or an issue: check-lists come as open tasks, rules as quotations.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Look at the failures of this area only
    #[arg(long)]
    area: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Markdown, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Markdown,
    /// For programs
    Json,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(Truth::DISK)?;
        let vault = &session.vault;
        let area = self.area.as_ref().map(|area| names::area(vault, area));
        let area = area.transpose()?;
        let preflight = Preflight::of(vault, area.as_deref(), session.now);
        app.console.print(&match self.format {
            Format::Markdown => preflight.markdown(&|words| app.console.here(words)),
            Format::Json => preflight.json(),
        })?;
        app.say_unread(vault, Truth::DISK);
        Ok(Outcome::Fine)
    }
}

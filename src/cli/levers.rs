//! `pm levers`: the ranking in the terminal.

mod data;
mod table;

use clap::ValueEnum;

use super::{App, Outcome, Truth, console::Console, names};
use crate::{
    failure::Failure,
    ranking::{self, Ranking, Scope},
    standing::Standings,
    vault::Vault,
};

/// Rank the levers of all failures, the costliest first
///
/// Counted are the failures that are analysed and name a lever. The vital few are the fewest levers that make `vital` percent
/// of the damage that levers explain.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rank the failures of this area only
    #[arg(long)]
    area: Option<String>,
    /// What the levers are ordered by
    #[arg(long, value_enum, default_value_t = By::Damage)]
    by: By,
    /// How to show the ranking
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    truth: Truth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// What the failures cost
    Damage,
    /// How many failures name them
    Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With bars, for people
    Table,
    /// For programs
    Json,
    /// For spreadsheets; texts that look like formulas get an apostrophe before them
    Csv,
}

/// What is shown.
struct View<'v> {
    vault: &'v Vault,
    ranking: Ranking<'v>,
    standings: Standings<'v>,
    /// The area whose failures are ranked; all where there is none.
    area: Option<&'v str>,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(self.truth)?;
        let vault = &session.vault;
        let area = self.area.as_ref().map(|area| names::area(vault, area));
        let area = area.transpose()?;
        let scope = Scope {
            area: area.as_deref(),
            by: match self.by {
                By::Damage => ranking::By::Damage,
                By::Count => ranking::By::Count,
            },
        };
        let view = View {
            vault,
            ranking: Ranking::within(vault, scope),
            standings: Standings::of(vault),
            area: area.as_deref(),
        };
        app.console.print(&match self.format {
            Format::Table => view.table(Console::columns()),
            Format::Json => view.json(),
            Format::Csv => view.csv(),
        })?;
        Ok(Outcome::Fine)
    }
}

#[cfg(test)]
mod tests;

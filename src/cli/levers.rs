//! `pm levers`: the ranking in the terminal.

mod data;
mod moved;
mod table;

use clap::ValueEnum;

use super::{App, Outcome, Truth, console::Console, names};
use crate::{
    failure::Failure,
    language::Catalogue,
    ranking::{self, Ranking, Scope},
    standing::Standings,
    value::NumberStyle,
    vault::{Files, Vault},
};
use moved::Moved;

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
    /// Show which levers changed their rank since this branch left REV, such as `main`
    #[arg(long, value_name = "REV")]
    since: Option<String>,
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
    /// With --since: for the summary of a pull request
    Markdown,
}

/// What is shown.
struct View<'v> {
    vault: &'v Vault,
    ranking: Ranking<'v>,
    standings: Standings<'v>,
    /// The area whose failures are ranked; all where there is none.
    area: Option<&'v str>,
    /// Turns the commands in words into those of the current folder.
    here: &'v dyn Fn(&str) -> String,
    /// What moved, where that was asked for.
    moved: Option<Moved>,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        if self.format == Format::Markdown && self.since.is_none() {
            return Err(Failure::Usage(
                "`--format markdown` shows what moved: name a revision with `--since REV`".into(),
            ));
        }
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
        let ranking = Ranking::within(vault, scope);
        let moved = self.since.as_ref().map(|rev| {
            let (commit, then) = app.open_since(&session.root, rev)?;
            // A vault that was not there yet had no ranks.
            let nothing = Vault::new(vault.settings.clone(), Vec::new(), Files::default());
            let then = then.as_ref().map_or(&nothing, |then| &then.vault);
            Ok::<_, Failure>(Moved::new(commit, &Ranking::within(then, scope), &ranking))
        });
        let view = View {
            vault,
            ranking,
            standings: Standings::of(vault),
            area: area.as_deref(),
            here: &|words| app.console.here(words),
            moved: moved.transpose()?,
        };
        app.console.print(&view.show(self.format))?;
        app.say_unread(vault, self.truth);
        Ok(Outcome::Fine)
    }
}

impl View<'_> {
    fn show(&self, format: Format) -> String {
        match (format, &self.moved) {
            (Format::Table, None) => self.table(Console::room()),
            (Format::Table, Some(moved)) => moved.table(self, Console::room().cut),
            (Format::Json, _) => self.json(),
            (Format::Csv, None) => self.csv(),
            (Format::Csv, Some(moved)) => moved.csv(),
            (Format::Markdown, moved) => {
                let moved = moved.as_ref().map(|moved| moved.markdown(self));
                moved.unwrap_or_default()
            }
        }
    }

    fn catalogue(&self) -> &'static Catalogue {
        Catalogue::of(self.vault.settings.language)
    }

    fn numbers(&self) -> NumberStyle {
        self.vault.settings.language.numbers()
    }
}

#[cfg(test)]
mod tests;

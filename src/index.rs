//! The generated page and its chart: pure functions from what is known of a vault to the bytes of a file.

pub mod chart;
mod markdown;
mod page;
mod pareto;
mod pen;
mod splice;

pub use markdown::Markdown;
pub use splice::{Problem, find, splice};

use crate::{
    language::Catalogue, message::Message, ranking::Ranking, reckoning::Reckoning, schema::Status,
    settings::Language, standing::Standings, text::Span, vault::Vault,
};
use pen::Pen;

/// What a vault generates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// What stands between the marks of the page: whole lines, with LF.
    pub region: String,
    /// The chart, an SVG picture.
    pub chart: String,
}

/// Renders page and chart: the same bytes for the same notes and settings, whenever and wherever it is done.
pub fn render(vault: &Vault) -> Rendered {
    render_reckoned(&Reckoning::new(vault))
}

/// The same from what others have asked for too.
pub fn render_reckoned(reckoning: &Reckoning<'_>) -> Rendered {
    let vault = reckoning.vault;
    let facts = Facts {
        vault,
        ranking: reckoning.ranking(),
        standings: reckoning.standings(),
        pen: Pen::new(&vault.settings),
    };
    Rendered {
        region: page::render(&facts),
        chart: chart::render(&pareto::model(&facts)),
    }
}

/// The whole page: its old text with the region in its place, or a new page where there is none.
///
/// # Errors
/// A [`Problem`] where the old text has no place for the region.
pub fn page(old: Option<&str>, region: &str, language: Language) -> Result<String, Problem> {
    old.map_or_else(|| Ok(create(language, region)), |old| splice(old, region))
}

/// A new page.
pub fn create(language: Language, region: &str) -> String {
    splice::create(&Catalogue::of(language).word("page-title"), region)
}

/// The whole chart, unless something else stands in its place.
///
/// # Errors
/// A [`Problem`] where the old text is no chart that pm has made.
pub fn picture(old: Option<&str>, chart: String) -> Result<String, Problem> {
    let is_free = |old: &str| old.is_empty() || old.contains(chart::SIGN);
    if old.is_none_or(is_free) {
        return Ok(chart);
    }
    Err(Problem {
        span: Span::at(0),
        message: Message::new("page-foreign-chart"),
    })
}

/// What page and chart tell of.
struct Facts<'v> {
    vault: &'v Vault,
    ranking: &'v Ranking<'v>,
    standings: &'v Standings<'v>,
    pen: Pen<'v>,
}

impl Facts<'_> {
    /// How many failures there are: all post-mortems but those that turned out to be none.
    fn failures(&self) -> usize {
        let postmortems = self.vault.at_a_glance();
        let failures = postmortems.filter(|glance| glance.status != Some(Status::Void));
        failures.count()
    }
}

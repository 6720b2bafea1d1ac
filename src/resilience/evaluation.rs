//! How well the founder knows and keeps to the method: beliefs against results, cooling kept, loops closed.

use num_traits::{One, Zero};

use super::{Share, View, figure::median};
use crate::{schema::Status, timeline::Started, value::Exact};

/// From fewer bets than these calibration says nothing.
const FEW: usize = 20;

/// How well beliefs foretold whether bets were won.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibration {
    /// The bets with a belief that were won or lost.
    pub bets: usize,
    /// How many of them were won.
    pub won: usize,
    /// The mean squared distance of belief and result (Brier 1950): from 0, always right, to 1; `None` of no bets.
    pub brier: Option<Exact>,
    /// What it would be for somebody who gave every bet the rate of those won.
    pub base: Option<Exact>,
    /// The median belief, in percent.
    pub confidence: Option<Exact>,
}

impl Calibration {
    /// Whether nothing can be told from so few.
    pub fn is_few(&self) -> bool {
        self.bets < FEW
    }
}

/// Calibration over ended bets that were won or lost and had a belief.
pub(super) fn calibration(bets: &[Started<'_>]) -> Calibration {
    let belief = |started: &Started<'_>| {
        let ended = started.entry.record.status() == Some(Status::Ended);
        let won = started.bet.won().filter(|_| ended)?;
        Some((started.bet.confidence.value()?.value(), won))
    };
    let beliefs: Vec<(Exact, bool)> = bets.iter().filter_map(belief).collect();
    let won = beliefs.iter().filter(|(_, won)| *won).count();
    let count = beliefs.len();
    let confidences: Vec<Exact> = beliefs.iter().map(|(percent, _)| percent.clone()).collect();
    let hundred = Exact::from_integer(100.into());
    let squares = beliefs.iter().map(|(percent, won)| {
        let result = if *won { Exact::one() } else { Exact::zero() };
        let distance = percent / &hundred - result;
        &distance * &distance
    });
    let sum = squares.fold(Exact::zero(), |sum, square| sum + square);
    let rate = (count > 0).then(|| Exact::new(won.into(), count.into()));
    Calibration {
        bets: count,
        won,
        brier: (count > 0).then(|| sum / Exact::from_integer(count.into())),
        base: rate.map(|rate| (Exact::one() - &rate) * rate),
        confidence: median(&confidences),
    }
}

/// The analyses of the window that are dated after their opening. A day can mean any of its hours: only what is certainly
/// too early is not kept.
pub(super) fn cooled(view: &View<'_, '_>) -> Share {
    let settings = &view.vault.settings;
    let kept = view.failures.iter().filter_map(|failed| {
        let analysed = failed.note.analysed_at.value()?;
        let opens = failed.note.opens(settings)?;
        let kept = || analysed.last(&settings.timezone) >= opens;
        failed.entry.is_analysed().then(kept)
    });
    let kept: Vec<bool> = kept.collect();
    Share::among(&kept, |kept| *kept)
}

/// The analysed failures of the window that became a system.
pub(super) fn closed(view: &View<'_, '_>) -> Share {
    let analysed = view.failures.iter();
    let analysed: Vec<_> = analysed
        .filter(|failed| failed.entry.is_analysed())
        .collect();
    Share::among(&analysed, |failed| {
        let status = failed.entry.record.status();
        matches!(status, Some(Status::Systemised | Status::Validated))
    })
}

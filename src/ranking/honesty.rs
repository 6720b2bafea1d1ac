//! What a ranking does not show by itself: when to trust it less.

use super::{By, Ranking};
use crate::{value::Exact, vault::Entry};

/// A reason to trust a ranking less.
#[derive(Debug, Clone, Copy)]
pub enum Honesty<'v> {
    /// The vital few are more than half of all levers.
    Flat,
    /// There are fewer than 5 levers or 8 counted failures.
    Provisional,
    /// Without the failure of the largest damage, other levers would be vital.
    OneFailure(&'v Entry),
    /// No lever explains more than 30 % of the damage.
    MostlyLuck,
    /// Some failures have no cost.
    Unweighed,
    /// The levers are ordered and cut by the number of failures.
    ByCount,
}

/// From so many levers on a ranking is no longer provisional,
const LEVERS: usize = 5;
/// with so many failures.
const FAILURES: usize = 8;
/// Percent of the damage.
const LUCK: u8 = 30;

impl<'v> Honesty<'v> {
    /// What holds of a ranking; `driver` is the loss without which the vital few are others.
    pub(super) fn of(ranking: &Ranking<'v>, driver: Option<usize>) -> Vec<Self> {
        let luck = Exact::new(LUCK.into(), 100.into());
        let (levers, vital) = (ranking.levers.len(), ranking.vital_few().len());
        let few = levers < LEVERS || ranking.losses.len() < FAILURES;
        let driver = driver.map(|at| Self::OneFailure(ranking.losses[at].entry));
        let found = [
            (vital * 2 > levers).then_some(Self::Flat),
            few.then_some(Self::Provisional),
            driver,
            (ranking.unattributed() > luck * &ranking.total).then_some(Self::MostlyLuck),
            (ranking.weightless() > 0).then_some(Self::Unweighed),
            (ranking.by == By::Count).then_some(Self::ByCount),
        ];
        found.into_iter().flatten().collect()
    }

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Provisional => "provisional",
            Self::OneFailure(_) => "one-failure",
            Self::MostlyLuck => "mostly-luck",
            Self::Unweighed => "unweighed",
            Self::ByCount => "by-count",
        }
    }
}

//! What a ranking does not show by itself: when to trust it less.

use super::{By, Ranking};
use num_traits::Zero;

use crate::{
    message::Message,
    record::Postmortem,
    value::{Exact, NumberStyle, Percent},
    vault::Entry,
};

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

    /// A sentence for people; its variable `title` is the title of the failure that decides.
    pub fn message(self, ranking: &Ranking<'_>, numbers: NumberStyle) -> Message {
        let failures = ranking.losses.len();
        match self {
            Self::Flat => Message::new(match ranking.by {
                By::Damage => "honesty-flat",
                By::Count => "honesty-flat-count",
            })
            .with("vital", ranking.vital_few().len())
            .with("levers", ranking.levers.len())
            .with(
                "percent",
                numbers.short_percent(&ranking.vital_percent.value()),
            ),
            Self::Provisional => Message::new("honesty-provisional")
                .with("levers", ranking.levers.len())
                .with("failures", failures),
            Self::OneFailure(entry) => {
                Message::new("honesty-one-failure").with("title", entry.title())
            }
            Self::MostlyLuck => {
                let part = ranking.unattributed() * Exact::from_integer(100.into());
                let percent = numbers.percent(&(part / &ranking.total), 1);
                Message::new("honesty-mostly-luck").with("percent", percent)
            }
            Self::Unweighed => Message::new("honesty-unweighed")
                .with("count", ranking.weightless())
                .with("failures", failures),
            Self::ByCount => Message::new(if ranking.attributed.is_zero() {
                "honesty-by-count"
            } else {
                "honesty-by-count-asked"
            }),
        }
    }
}

/// Whether more than 30 % of a failure is explained by no lever; of no lever, where the shares exceed 100 %.
pub fn is_mostly_luck(note: &Postmortem) -> bool {
    let mut shares = note.levers.values().map(|share| share.share);
    // Whoever names a lever without a share gives it all that is left.
    let named = shares.try_fold(0, |sum, share| Some(sum + share?.billionths()));
    let left = named.and_then(|named| Percent::HUNDRED.billionths().checked_sub(named));
    left.is_some_and(|left| left > Percent::from_integer(LUCK).billionths())
}

impl Ranking<'_> {
    /// "3 levers of 11 make 81.0% of the attributed damage."
    pub fn vital_share(&self, numbers: NumberStyle) -> Message {
        let vital = self.vital_few();
        let last = vital.last().map(|last| last.cumulative.clone());
        Message::new("page-vital-share")
            .with("vital", vital.len())
            .with("levers", self.levers.len())
            .with(
                "share",
                numbers.percent(&last.unwrap_or_else(Exact::zero), 1),
            )
            .with("whole", self.whole())
    }

    /// What the levers' shares are shares of: `mentions`, `damage` or `attributed` damage, by which sentences choose.
    pub fn whole(&self) -> &'static str {
        match self.by {
            By::Count => "mentions",
            By::Damage if self.attributed == self.total => "damage",
            By::Damage => "attributed",
        }
    }

    /// Says how many failures are left out, if any are.
    pub fn left_out_message(&self) -> Option<Message> {
        let count = self.left_out.len();
        (count > 0).then(|| Message::new("left-out").with("count", count))
    }
}

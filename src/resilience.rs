//! How the circle turns: risks taken, failures analysed, levers that fire again, damage behind guard-rails. Every figure
//! comes with what it was counted from, exactly; nothing is rounded before it is shown.

mod damage;
mod evaluation;
mod figure;
mod levers;
mod waits;

pub use damage::Behind;
pub use evaluation::Calibration;
pub use figure::{Growth, Median, Pace, Share};

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    ranking::{Loss, Ranking},
    record::Field,
    standing::Standings,
    timeline::{Failed, Started, Timeline, days_between},
    value::{Amount, Period},
    vault::Vault,
};

/// The figures of a vault at a day, from the failures (by `failed_at`) and bets (by `starts`) of a window. Void failures and
/// what is dated later than the day are in none of them.
#[derive(Debug)]
pub struct Resilience {
    /// The first day of the window, but not before the first failure or bet; `None` where there is neither.
    pub from: Option<Date>,
    /// The last day of the window: today.
    pub to: Date,
    /// Bets started, by month.
    pub attempts: Pace,
    /// How the most that a bet may cost has grown.
    pub growth: Growth,
    /// Failures that a bet provoked, of all.
    pub provoked: Share,
    /// Days from a failure to its analysis, open ones as waiting until today.
    pub analysis: Median,
    /// Failures with a lever seen in an earlier one, of those that are counted.
    pub repeats: Share,
    /// Failures that a guard-rail in force let through, of those that are counted.
    pub relapses: Share,
    /// The damage behind guard-rails.
    pub behind: Behind,
    /// Days from a failure to the next bet, where there is one.
    pub next_bet: Median,
    /// Days since the first failure that no bet has followed, of all time; `None` where each has been followed, or may have
    /// been by a bet that does not say when it began.
    pub gap: Option<i64>,
    /// Whether a bet has followed each failure of all time.
    pub followed: bool,
    /// Days from a failure to the next bet that applies a guard-rail made since against one of its levers.
    pub circle: Median,
    /// How well beliefs foretold the results of bets.
    pub calibration: Calibration,
    /// Analyses dated after the failure had cooled, of all with a date.
    pub cooled: Share,
    /// Analysed failures that are systemised or validated, of all analysed.
    pub closed: Share,
    /// How many failures are in no figure because they have no day that can be read.
    pub undated_failures: usize,
    /// How many bets are in no figure because it is not known when they started.
    pub undated_bets: usize,
}

impl Resilience {
    /// The figures of a vault at an instant, over the days of a period that ends with today; without one over all time.
    pub fn of(vault: &Vault, now: Timestamp, window: Option<Period>) -> Self {
        let zone = &vault.settings.timezone;
        let today = zone.to_datetime(now).date();
        let timeline = Timeline::of(vault, today);
        // A window of 90 days ends with today, and so begins 89 days before it; one of an hour is today.
        let opens = window.map(|window| {
            let before = zone.to_datetime(window.before(now, zone)).date();
            before.saturating_add(1.day()).min(today)
        });
        let failures = timeline.failures.iter();
        let counted = failures.filter(|failed| failed.entry.is_counted());
        let counted: Vec<Counted<'_, '_>> = counted
            .filter_map(|failed| Some((failed, Loss::read(vault, failed.entry)?)))
            .collect();
        let view = View {
            vault,
            today,
            counted_ever: &counted,
            counted: within(&counted, opens, |(failed, _)| failed.day),
            failures: within(&timeline.failures, opens, |failed| failed.day),
            bets: within(&timeline.bets, opens, |started| started.day),
            timeline: &timeline,
        };
        let from = timeline
            .first_day()
            .map(|first| opens.unwrap_or(first).max(first));
        view.figures(from)
    }
}

/// A failure that the ranking counts, with what it cost.
type Counted<'v, 't> = (&'t Failed<'v>, Loss<'v>);

/// A vault with what happened in the window.
struct View<'v, 't> {
    vault: &'v Vault,
    today: Date,
    timeline: &'t Timeline<'v>,
    failures: &'t [Failed<'v>],
    counted: &'t [Counted<'v, 't>],
    /// Also before the window.
    counted_ever: &'t [Counted<'v, 't>],
    bets: &'t [Started<'v>],
}

impl View<'_, '_> {
    fn figures(&self, from: Option<Date>) -> Resilience {
        let ranking = Ranking::of(self.vault);
        let standings = Standings::of(self.vault);
        let days = from.map_or(0, |from| days_between(from, self.today) + 1);
        let unfollowed = self.timeline.unfollowed();
        let alone = unfollowed.filter(|failed| !failed.may_be_followed(self.vault));
        Resilience {
            from,
            to: self.today,
            attempts: Pace {
                count: self.bets.len(),
                days: days.max(0).unsigned_abs(),
            },
            growth: self.growth(),
            provoked: Share::among(self.failures, |failed| !failed.note.bet.is_missing()),
            analysis: waits::analysis(self),
            repeats: levers::repeats(self),
            relapses: levers::relapses(self, &standings),
            behind: damage::behind(self, &ranking, &standings),
            next_bet: waits::next_bet(self),
            gap: alone.map(|failed| days_between(failed.day, self.today)),
            followed: unfollowed.is_none(),
            circle: waits::circle(self),
            calibration: evaluation::calibration(self.bets),
            cooled: evaluation::cooled(self),
            closed: evaluation::closed(self),
            undated_failures: self.timeline.undated_failures,
            undated_bets: self.timeline.undated_bets,
        }
    }

    /// The median risk of the later half of the bets against the earlier half; of an odd number the one in the middle is in
    /// neither. A bet whose most is not known, in money or in hours, is left out.
    fn growth(&self) -> Growth {
        let risk = |started: &Started<'_>| {
            let (money, hours) = (&started.bet.max_money, &started.bet.max_hours);
            let unknown = money.is_invalid()
                || hours.is_invalid()
                || (money.is_missing() && hours.is_missing());
            let amount = |field: &Field<_>| field.value().copied().unwrap_or(Amount::zero());
            (!unknown).then(|| self.vault.settings.cost(amount(money), amount(hours)))
        };
        let risks: Vec<_> = self.bets.iter().filter_map(risk).collect();
        Growth::along(&risks, self.bets.len())
    }
}

/// The part of what stands in the order of days that lies in the window.
fn within<T>(happened: &[T], opens: Option<Date>, day: impl Fn(&T) -> Date) -> &[T] {
    let first = opens.map_or(0, |opens| happened.partition_point(|it| day(it) < opens));
    &happened[first..]
}

#[cfg(test)]
mod tests;

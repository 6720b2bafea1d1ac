//! How long things take: from a failure to its analysis, to the next bet, and once around the circle.

use std::collections::HashMap;

use jiff::{civil::Date, tz::TimeZone};

use super::{Median, View, figure::median};
use crate::{
    schema::{Kind, Status},
    timeline::{Failed, Started, days_between},
    value::Exact,
    vault::Entry,
};

/// Days from each failure to its analysis. One that is not analysed has waited until today, and is not over: the median is
/// that of Kaplan and Meier (1958), which takes both kinds for what they say. An analysis whose day cannot be read, or that
/// lies before its failure, says nothing.
pub(super) fn analysis(view: &View<'_, '_>) -> Median {
    let zone = &view.vault.settings.timezone;
    let wait = |failed: &Failed<'_>| {
        if !failed.entry.is_analysed() {
            return Some(Wait {
                days: days_between(failed.day, view.today),
                over: false,
            });
        }
        let analysed = failed.note.analysed_at.value()?;
        let analysed = analysed.day_by(view.today, zone);
        let days = days_between(failed.day, analysed);
        (days >= 0).then_some(Wait { days, over: true })
    };
    let waits: Vec<Wait> = view.failures.iter().filter_map(wait).collect();
    Median {
        days: survival_median(&waits),
        over: waits.iter().filter(|wait| wait.over).count(),
        of: waits.len(),
    }
}

/// Days from each failure to the first bet that followed it. The median is that of the failures that were followed.
pub(super) fn next_bet(view: &View<'_, '_>) -> Median {
    let days = |failed: &Failed<'_>| {
        let next = view.timeline.bets_after(failed).next()?;
        Some(days_between(failed.day, next.day))
    };
    of_those_over(view.failures.iter().map(days))
}

/// Days from each counted failure to the first bet after it that applies a guard-rail against one of its levers, in force
/// since that failure or later. The median is that of the failures whose circle has closed.
pub(super) fn circle(view: &View<'_, '_>) -> Median {
    let applied = Applied::of(view);
    of_those_over(view.counted.iter().map(|(failed, loss)| {
        let levers = loss.blamed().map(|part| part.lever);
        let guardrails = levers.flat_map(|lever| view.vault.guarding(lever));
        let closing = guardrails.filter_map(|guardrail| applied.after(failed, guardrail));
        Some(days_between(failed.day, closing.min()?))
    }))
}

/// The bets that apply each guard-rail, by the guard-rail's path.
struct Applied<'v, 't> {
    zone: &'v TimeZone,
    bets: HashMap<&'v str, Vec<&'t Started<'v>>>,
}

impl<'v, 't> Applied<'v, 't> {
    fn of(view: &View<'v, 't>) -> Self {
        let mut bets: HashMap<&str, Vec<&Started<'_>>> = HashMap::new();
        for started in &view.timeline.bets {
            for id in started.bet.guardrails.values() {
                if let Some(entry) = view.vault.note_of(Kind::Guardrail, id.id()) {
                    bets.entry(entry.path()).or_default().push(started);
                }
            }
        }
        Self {
            zone: &view.vault.settings.timezone,
            bets,
        }
    }

    /// The day of the first bet after a failure that applies a guard-rail made since.
    fn after(&self, failed: &Failed<'_>, guardrail: &Entry) -> Option<Date> {
        let since = guardrail.record.guardrail()?.since.value()?;
        let draft = guardrail.record.status() == Some(Status::Draft);
        if draft || since.day(self.zone) < failed.day {
            return None;
        }
        let bets = self.bets.get(guardrail.path())?;
        let first = bets.partition_point(|started| started.day < failed.day);
        let mut bets = bets[first..].iter();
        let bet = bets.find(|started| !failed.is_provoked_by(started.entry))?;
        Some(bet.day)
    }
}

/// The median of the days that are known, of all.
fn of_those_over(waits: impl Iterator<Item = Option<i64>>) -> Median {
    let waits: Vec<Option<i64>> = waits.collect();
    let over = waits.iter().flatten();
    let over: Vec<Exact> = over
        .map(|days| Exact::from_integer((*days).into()))
        .collect();
    Median {
        days: median(&over),
        over: over.len(),
        of: waits.len(),
    }
}

/// One wait: over, or until today.
#[derive(Debug, Clone, Copy)]
struct Wait {
    days: i64,
    over: bool,
}

/// The median of waits of which some are not over: where the product-limit estimate of those still waiting falls to one half,
/// and halfway to its next fall where it is exactly one half. `None` where it stays above.
fn survival_median(waits: &[Wait]) -> Option<Exact> {
    let half = Exact::new(1.into(), 2.into());
    let mut waiting = Exact::from_integer(1.into());
    let mut at_half: Option<i64> = None;
    let mut days: Vec<i64> = waits
        .iter()
        .filter(|it| it.over)
        .map(|it| it.days)
        .collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let at_risk = waits.iter().filter(|wait| wait.days >= day).count();
        let ended = waits.iter().filter(|wait| wait.over && wait.days == day);
        let left = at_risk - ended.count();
        if let Some(reached) = at_half {
            return Some(Exact::new((reached + day).into(), 2.into()));
        }
        waiting *= Exact::new(left.into(), at_risk.into());
        if waiting < half {
            return Some(Exact::from_integer(day.into()));
        }
        if waiting == half {
            at_half = Some(day);
        }
    }
    at_half.map(|day| Exact::from_integer(day.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits, those with a `+` not over.
    fn median_of(waits: &str) -> Option<String> {
        let waits: Vec<Wait> = waits
            .split_whitespace()
            .map(|wait| Wait {
                days: wait.trim_end_matches('+').parse().unwrap(),
                over: !wait.ends_with('+'),
            })
            .collect();
        survival_median(&waits).map(|days| crate::value::decimal(&days, 1))
    }

    #[test]
    fn without_open_waits_it_is_the_plain_median() {
        assert_eq!(median_of(""), None);
        assert_eq!(median_of("4").as_deref(), Some("4.0"));
        assert_eq!(median_of("4 7").as_deref(), Some("5.5"));
        assert_eq!(median_of("7 4 6").as_deref(), Some("6.0"));
        assert_eq!(median_of("9 1 4 4").as_deref(), Some("4.0"));
        assert_eq!(median_of("0 0 8").as_deref(), Some("0.0"));
    }

    #[test]
    fn open_waits_count_as_long_as_they_last() {
        assert_eq!(median_of("2 4 5 100+").as_deref(), Some("4.5"));
        assert_eq!(median_of("1+ 2 4 5").as_deref(), Some("4.0"));
        assert_eq!(median_of("3 9+ 9+ 9+"), None, "most still wait");
        assert_eq!(
            median_of("3 9+").as_deref(),
            Some("3.0"),
            "it does not fall again"
        );
        assert_eq!(median_of("9+ 9+"), None);
    }

    /// Remission of 21 patients with 6-mercaptopurine (Freireich et al. 1963), the example of every textbook: 23 weeks.
    #[test]
    fn agrees_with_the_textbook() {
        let waits = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
        assert_eq!(median_of(waits).as_deref(), Some("23.0"));
    }
}

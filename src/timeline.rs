//! The failures and the bets of a vault in the order in which they happened, up to a day.

use jiff::civil::Date;

use crate::{
    record::{Bet, Postmortem},
    schema::{Kind, Status},
    value::{Moment, fold},
    vault::{Entry, Vault},
};

/// What happened up to a day.
#[derive(Debug)]
pub struct Timeline<'v> {
    /// The failures that are not void, by day and path.
    pub failures: Vec<Failed<'v>>,
    /// The bets that were started, by day and path.
    pub bets: Vec<Started<'v>>,
    /// How many failures have no day that can be read.
    pub undated_failures: usize,
    /// How many bets were started on no day that can be read.
    pub undated_bets: usize,
}

/// A failure.
#[derive(Debug, Clone, Copy)]
pub struct Failed<'v> {
    /// The note.
    pub entry: &'v Entry,
    /// Its fields.
    pub note: &'v Postmortem,
    /// The day of the failure, in the vault's zone; today, where it was given as the month that today is in.
    pub day: Date,
}

/// A bet that was started.
#[derive(Debug, Clone, Copy)]
pub struct Started<'v> {
    /// The note.
    pub entry: &'v Entry,
    /// Its fields.
    pub bet: &'v Bet,
    /// When it started.
    pub starts: Moment,
    /// The day on which it started, in the vault's zone; today, where it was given as the month that today is in.
    pub day: Date,
}

impl<'v> Timeline<'v> {
    /// What happened in a vault up to `today`. Bets that are planned or cancelled were never started.
    pub fn of(vault: &'v Vault, today: Date) -> Self {
        let zone = &vault.settings.timezone;
        let mut timeline = Self {
            failures: Vec::new(),
            bets: Vec::new(),
            undated_failures: 0,
            undated_bets: 0,
        };
        let day = |moment: &Moment| moment.day_by(today, zone);
        for (entry, note) in vault.postmortems() {
            if entry.record.status() == Some(Status::Void) {
                continue;
            }
            match note.failed_at.value().map(day) {
                Some(day) => timeline.failures.push(Failed { entry, note, day }),
                None => timeline.undated_failures += 1,
            }
        }
        for entry in vault.of_kind(Kind::Bet).filter(|entry| is_started(entry)) {
            let Some(bet) = entry.record.bet() else {
                continue;
            };
            match bet.starts.value() {
                Some(starts) => timeline.bets.push(Started {
                    entry,
                    bet,
                    starts: *starts,
                    day: day(starts),
                }),
                None => timeline.undated_bets += 1,
            }
        }
        timeline.failures.retain(|failed| failed.day <= today);
        timeline.bets.retain(|started| started.day <= today);
        // Notes come by path, and equal days keep that order.
        timeline.failures.sort_by_key(|failed| failed.day);
        timeline.bets.sort_by_key(|started| started.day);
        timeline
    }

    /// The bets started on the day of a failure or later, by day and path, without the one that provoked it.
    pub fn bets_after<'t>(
        &'t self,
        failed: &'t Failed<'v>,
    ) -> impl Iterator<Item = &'t Started<'v>> {
        let first = self
            .bets
            .partition_point(|started| started.day < failed.day);
        self.bets[first..]
            .iter()
            .filter(|started| !failed.is_provoked_by(started.entry))
    }

    /// The first failure that no bet has followed.
    pub fn unfollowed(&self) -> Option<&Failed<'v>> {
        let mut failures = self.failures.iter();
        failures.find(|failed| self.bets_after(failed).next().is_none())
    }

    /// The first day on which anything happened.
    pub fn first_day(&self) -> Option<Date> {
        let failure = self.failures.first().map(|failed| failed.day);
        let bet = self.bets.first().map(|started| started.day);
        [failure, bet].into_iter().flatten().min()
    }
}

impl Failed<'_> {
    /// Whether this bet is the one that provoked it.
    pub fn is_provoked_by(&self, bet: &Entry) -> bool {
        let own = self.note.bet.value();
        own.is_some_and(|own| fold(own.id()) == fold(&bet.id))
    }

    /// Whether some bet may have followed though its note does not say when: one that runs, or that has ended since, without
    /// the day on which it began; one that runs and is said to begin only later.
    pub fn may_be_followed(&self, vault: &Vault) -> bool {
        let since = |moment: &Moment| moment.day(&vault.settings.timezone) >= self.day;
        let may_follow = |entry: &Entry| {
            let Some(bet) = entry.record.bet() else {
                return false;
            };
            match (entry.record.status(), bet.starts.value()) {
                (Some(Status::Running), starts) => starts.is_none_or(since),
                (Some(Status::Ended), None) => bet.ended.value().is_none_or(since),
                _ => false,
            }
        };
        let mut bets = vault.of_kind(Kind::Bet);
        bets.any(|entry| may_follow(entry) && !self.is_provoked_by(entry))
    }
}

/// Whether a bet was started, by its status.
fn is_started(entry: &Entry) -> bool {
    matches!(entry.record.status(), Some(Status::Running | Status::Ended))
}

/// The days from one day to a later one; below zero where it is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| span.get_days().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn vault() -> Vault {
        let bet = |fields: &str| format!("---\ntype: bet\ntitle: x\n{fields}\n---\n");
        let failure = |fields: &str| format!("---\ntype: postmortem\ntitle: x\n{fields}\n---\n");
        let notes = [
            ("bets/a.md", bet("status: running\nstarts: 2026-03-10")),
            ("bets/b.md", bet("status: ended\nstarts: 2026-01-05")),
            ("bets/c.md", bet("status: planned\nstarts: 2026-01-01")),
            ("bets/d.md", bet("status: cancelled\nstarts: 2026-01-01")),
            ("bets/e.md", bet("status: running\nstarts: 2026-09-01")),
            ("bets/f.md", bet("status: running\nstarts: soon")),
            (
                "post-mortems/a.md",
                failure("status: analysed\nfailed_at: 2026-03-10\nbet: A"),
            ),
            (
                "post-mortems/b.md",
                failure("status: cooling\nfailed_at: 2026-02-28"),
            ),
            (
                "post-mortems/c.md",
                failure("status: void\nfailed_at: 2026-01-01"),
            ),
            ("post-mortems/d.md", failure("status: cooling")),
            (
                "post-mortems/e.md",
                failure("status: cooling\nfailed_at: 2027"),
            ),
            (
                "post-mortems/f.md",
                failure("status: cooling\nfailed_at: 2026-12"),
            ),
        ];
        let texts = notes.iter().map(|(path, text)| (*path, text.as_str()));
        Vault::of_texts(Settings::default(), texts)
    }

    #[test]
    fn what_happened_stands_in_order_up_to_the_day() {
        let vault = vault();
        let timeline = Timeline::of(&vault, day("2026-06-30"));
        let ids = |entry: &Entry| entry.id.to_string();
        let bets: Vec<_> = timeline.bets.iter().map(|bet| ids(bet.entry)).collect();
        assert_eq!(bets, ["b", "a"]);
        let failures: Vec<_> = timeline.failures.iter().map(|it| ids(it.entry)).collect();
        assert_eq!(failures, ["b", "a"]);
        assert_eq!(timeline.undated_bets, 1);
        assert_eq!(timeline.undated_failures, 2);
        assert_eq!(timeline.first_day(), Some(day("2026-01-05")));
    }

    #[test]
    fn the_bet_that_provoked_a_failure_does_not_follow_it() {
        let vault = vault();
        let timeline = Timeline::of(&vault, day("2026-06-30"));
        assert_eq!(timeline.bets_after(&timeline.failures[0]).count(), 1);
        assert_eq!(timeline.bets_after(&timeline.failures[1]).count(), 0);
        let unfollowed = timeline.unfollowed().unwrap();
        assert_eq!(&*unfollowed.entry.id, "a");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(days_between(day("2026-02-28"), day("2026-03-09")), 9);
        assert_eq!(days_between(day("2024-02-28"), day("2024-03-09")), 10);
        assert_eq!(days_between(day("2026-03-09"), day("2026-02-28")), -9);
    }
}

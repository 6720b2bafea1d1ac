//! When guard-rails are in force: `since` ≤ day < `until`. A draft guards nothing.

use std::cmp::Ordering;

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    record::Guardrail,
    schema::Status,
    value::Moment,
    vault::{Entry, Glance, Vault},
};

/// Whether a guard-rail is in force on a day.
pub fn in_force(entry: &Entry, day: Date, zone: &TimeZone) -> bool {
    Force::of(entry, zone).is_some_and(|force| force.holds(day))
}

/// Whether a guard-rail is in force today: of a month that has begun, no day is still to come.
pub fn in_force_today(entry: &Entry, today: Date, zone: &TimeZone) -> bool {
    let force = Force::by(entry, |moment| moment.day_by(today, zone));
    force.is_some_and(|force| force.holds(today))
}

/// Whether a day lies before the days of a guard-rail, among them or after them. A trial of the day on which it ended may be
/// what ended it. Without a day on which it came into force every earlier day is one of them; with one that cannot be read, none.
pub(super) fn when(guardrail: &Guardrail, day: Date, zone: &TimeZone) -> Ordering {
    let [since, until] = [&guardrail.since, &guardrail.until];
    let is_before = |moment: &Moment| day < moment.day(zone);
    if since.value().map_or(since.is_invalid(), is_before) {
        Ordering::Less
    } else if until.value().is_some_and(|until| until.day(zone) < day) {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The days on which a guard-rail is in force.
struct Force {
    since: Date,
    until: Option<Date>,
}

impl Force {
    fn of(entry: &Entry, zone: &TimeZone) -> Option<Self> {
        Self::by(entry, |moment| moment.day(zone))
    }

    fn by(entry: &Entry, day_of: impl Fn(&Moment) -> Date) -> Option<Self> {
        let guardrail = entry.record.guardrail()?;
        let since = guardrail.since.value().map(&day_of)?;
        let until = guardrail.until.value().map(&day_of);
        let is_draft = entry.record.status() == Some(Status::Draft);
        (!is_draft).then_some(Self { since, until })
    }

    fn holds(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// When the guard-rails of each lever are in force, by its number.
pub(super) struct Forces(Vec<Vec<Force>>);

impl Forces {
    pub(super) fn of(vault: &Vault) -> Self {
        let zone = &vault.settings.timezone;
        let of_lever = |lever| {
            let guarding = vault.guarding(lever);
            guarding
                .filter_map(|entry| Force::of(entry, zone))
                .collect()
        };
        Self((0..vault.levers.count()).map(of_lever).collect())
    }

    /// Whether a failure happened while some guard-rail of its levers was in force.
    pub(super) fn met(&self, failure: &Glance<'_>) -> bool {
        failure.day.is_some_and(|day| {
            let mut forces = failure.levers().flat_map(|lever| &self.0[lever]);
            forces.any(|force| force.holds(day))
        })
    }
}

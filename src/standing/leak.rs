//! The failures that guard-rails in force let through.

use std::collections::{HashMap, HashSet};

use jiff::{civil::Date, tz::TimeZone};

use super::in_force;
use crate::{
    record::{Postmortem, Share},
    value::{RelapseCause, fold},
    vault::{Entry, Glance, Vault},
};

/// A failure that a guard-rail in force let through.
#[derive(Debug, Clone, Copy)]
pub struct Leak<'v> {
    /// The post-mortem.
    pub entry: &'v Entry,
    /// Its fields.
    pub postmortem: &'v Postmortem,
    /// The first lever of the failure that it should have stopped.
    pub lever: &'v Share,
    /// The day of the failure, in the vault's zone.
    pub day: Date,
    /// What the post-mortem says of the guard-rail.
    pub cause: Option<RelapseCause>,
}

impl Leak<'_> {
    /// The day of the failure, for people: a month, where its note says no more.
    pub fn failed_on(&self, zone: &TimeZone) -> String {
        self.postmortem.failed_on(zone).unwrap_or_default()
    }
}

/// The guard-rails that were in force on the day of a failure and stop a lever that has a part in it, each once, in the order
/// of the levers.
pub(super) fn let_through<'v>(
    vault: &'v Vault,
    failure: &Glance<'v>,
) -> Vec<(&'v Entry, Leak<'v>)> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let entry = failure.entry;
    let (Some(day), Some(postmortem)) = (failure.day, entry.record.postmortem()) else {
        return found;
    };
    let causes = causes(postmortem);
    let blamed: Vec<usize> = failure.levers().collect();
    let is_blamed = |lever: &&Share| {
        let number = vault.levers.number(&lever.lever);
        number.is_some_and(|number| blamed.contains(&number))
    };
    for lever in postmortem.levers.values().filter(is_blamed) {
        for guardrail in vault.guardrails_of(&lever.lever) {
            let was_there = in_force(guardrail, day, &vault.settings.timezone);
            if was_there && seen.insert(guardrail.path()) {
                let leak = Leak {
                    entry,
                    postmortem,
                    lever,
                    day,
                    cause: causes.get(&*fold(&guardrail.id)).copied(),
                };
                found.push((guardrail, leak));
            }
        }
    }
    found
}

/// What a post-mortem says of each guard-rail that did not stop it, by folded id.
fn causes(postmortem: &Postmortem) -> HashMap<String, RelapseCause> {
    let mut causes = HashMap::new();
    for relapse in postmortem.relapses.values() {
        let id = fold(relapse.guardrail.id()).into_owned();
        causes.entry(id).or_insert(relapse.cause);
    }
    causes
}

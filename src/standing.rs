//! How each guard-rail stands: what was tried since it came into force, and which failures it let through.

mod force;
mod leak;
mod words;

pub use force::{in_force, in_force_today};
pub use leak::Leak;

use std::{cmp::Ordering, collections::BTreeMap};

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    evidence::Evidence,
    record::{Bet, Guardrail},
    schema::{Kind, Status},
    value::{Outcome, Ratio, fold},
    vault::{Entry, Glance, Vault},
};
use force::{Forces, when};
use leak::let_through;

/// How all guard-rails of a vault stand, by path.
#[derive(Debug)]
pub struct Standings<'v>(Vec<Standing<'v>>);

/// How one guard-rail stands.
#[derive(Debug)]
pub struct Standing<'v> {
    /// Its note.
    pub entry: &'v Entry,
    /// Its fields.
    pub guardrail: &'v Guardrail,
    /// The numbers before it and since.
    pub evidence: Evidence,
    /// The trials since it came into force, by day; bets among them.
    pub trials: Vec<Tried<'v>>,
    /// How many older trials are not counted.
    pub superseded: usize,
    /// How many trials are not counted since they were made after it had ended.
    pub late: usize,
    /// The counted failures of its levers while it was in force, by path.
    pub leaks: Vec<Leak<'v>>,
    /// The ended bets that applied it since, by path; those that counted the same are trials as well.
    pub bets: Vec<Applied<'v>>,
}

/// One trial.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'v> {
    /// The day, in the vault's zone.
    pub day: Date,
    /// What was counted.
    pub ratio: Ratio,
    /// The words beside a trial of the guard-rail's own list.
    pub words: &'v str,
    /// The bet whose result it is, also where the list has it as well.
    pub bet: Option<&'v Entry>,
    /// Whether that bet applied other guard-rails as well, so that all of them share the evidence.
    pub shared: bool,
}

/// An ended bet that applied a guard-rail.
#[derive(Debug, Clone, Copy)]
pub struct Applied<'v> {
    /// The bet.
    pub entry: &'v Entry,
    /// The day on which it ended, in the vault's zone.
    pub day: Date,
}

impl<'v> Standings<'v> {
    /// Looks at all guard-rails of a vault.
    pub fn of(vault: &'v Vault) -> Self {
        let guardrails = vault.of_kind(Kind::Guardrail);
        let mut standings = Self(
            guardrails
                .filter_map(|entry| Standing::new(entry, &vault.settings.timezone))
                .collect(),
        );
        if standings.0.is_empty() {
            return standings;
        }
        for entry in vault.of_kind(Kind::Bet) {
            if let Some(bet) = entry.record.bet() {
                standings.apply(vault, entry, bet);
            }
        }
        let forces = Forces::of(vault);
        let counted = vault.at_a_glance().filter(Glance::is_counted);
        for failure in counted.filter(|failure| forces.met(failure)) {
            standings.leak(vault, &failure);
        }
        for standing in &mut standings.0 {
            standing.trials.sort_by_key(|tried| tried.day);
            standing.evidence.pooled = pooled(&standing.trials);
        }
        standings
    }

    /// All of them, by path.
    pub fn iter(&self) -> impl Iterator<Item = &Standing<'v>> {
        self.0.iter()
    }

    /// How one guard-rail stands.
    pub fn get(&self, guardrail: &Entry) -> Option<&Standing<'v>> {
        self.at(guardrail).map(|at| &self.0[at])
    }

    /// How the guard-rails of a lever stand, by path.
    pub fn of_lever(&self, vault: &Vault, lever: &str) -> impl Iterator<Item = &Standing<'v>> {
        let guardrails = vault.guardrails_of(lever);
        guardrails.filter_map(|entry| self.get(entry))
    }

    fn at(&self, guardrail: &Entry) -> Option<usize> {
        let by_path = |standing: &Standing<'v>| standing.entry.path().cmp(guardrail.path());
        self.0.binary_search_by(by_path).ok()
    }

    /// An ended bet tries the guard-rails that it lists, where it counted the same with a ratio.
    fn apply(&mut self, vault: &'v Vault, entry: &'v Entry, bet: &'v Bet) {
        let zone = &vault.settings.timezone;
        let ended = bet.ended.value().map(|ended| ended.day(zone));
        let Some(day) = ended.filter(|_| entry.record.status() == Some(Status::Ended)) else {
            return;
        };
        let applied = applied(vault, bet);
        for guardrail in &applied {
            let Some(at) = self.at(guardrail) else {
                continue;
            };
            let standing = &mut self.0[at];
            let result = bet.result.value().filter(|_| standing.counts(bet));
            let since = match result {
                Some(Outcome::Ratio(ratio)) => {
                    let tried = Tried {
                        day,
                        ratio: *ratio,
                        words: "",
                        bet: Some(entry),
                        shared: applied.len() > 1,
                    };
                    standing.settle(tried, zone)
                }
                _ => in_force(guardrail, day, zone),
            };
            if since {
                standing.bets.push(Applied { entry, day });
            }
        }
    }

    fn leak(&mut self, vault: &'v Vault, failure: &Glance<'v>) {
        for (guardrail, leak) in let_through(vault, failure) {
            if let Some(at) = self.at(guardrail) {
                self.0[at].leaks.push(leak);
            }
        }
    }
}

impl Tried<'_> {
    /// Whether this trial of a list tells of what a bet counted.
    fn tells_of(&self, of_bet: &Self) -> bool {
        self.bet.is_none() && (self.day, self.ratio) == (of_bet.day, of_bet.ratio)
    }
}

/// The guard-rails that a bet lists, each once.
fn applied<'v>(vault: &'v Vault, bet: &Bet) -> Vec<&'v Entry> {
    let listed = bet.guardrails.values().filter_map(|id| vault.note(id.id()));
    let mut applied: Vec<&Entry> = listed
        .filter(|entry| entry.record.kind() == Kind::Guardrail)
        .collect();
    applied.sort_by(|a, b| a.path().cmp(b.path()));
    applied.dedup_by(|a, b| a.path() == b.path());
    applied
}

impl<'v> Standing<'v> {
    fn new(entry: &'v Entry, zone: &TimeZone) -> Option<Self> {
        let guardrail = entry.record.guardrail()?;
        let mut standing = Self {
            entry,
            guardrail,
            evidence: Evidence {
                baseline: guardrail.baseline.value().copied(),
                pooled: None,
                better: guardrail.better.value().copied(),
                target: guardrail.target.value().copied(),
            },
            trials: Vec::new(),
            superseded: 0,
            late: 0,
            leaks: Vec::new(),
            bets: Vec::new(),
        };
        for trial in guardrail.trials.values() {
            let tried = Tried {
                day: trial.date.day(zone),
                ratio: trial.ratio,
                words: &trial.words,
                bet: None,
                shared: false,
            };
            standing.try_out(tried, zone);
        }
        Some(standing)
    }

    /// Whether it is validated and no failure of its levers came through.
    pub fn holds(&self) -> bool {
        self.entry.record.status() == Some(Status::Validated) && self.leaks.is_empty()
    }

    /// How often it was put to the test since it came into force: the days of its trials, of the bets that applied it, and of
    /// the failures that came of none of these bets; where several failures came through at once, each of them.
    pub fn occasions(&self) -> usize {
        let day_of_bet = |leak: &Leak<'_>| {
            let bet = leak.entry.record.postmortem()?.bet.value()?;
            let mut bets = self.bets.iter();
            let applied = bets.find(|other| fold(&other.entry.id) == fold(bet.id()));
            applied.map(|bet| bet.day)
        };
        let trials = self.trials.iter().map(|tried| tried.day);
        let bets = self.bets.iter().map(|bet| bet.day);
        let mut leaks: BTreeMap<Date, usize> = trials.chain(bets).map(|day| (day, 0)).collect();
        for leak in &self.leaks {
            *leaks
                .entry(day_of_bet(leak).unwrap_or(leak.day))
                .or_default() += 1;
        }
        leaks.into_values().map(|leaks| leaks.max(1)).sum()
    }

    /// Whether other guard-rails share some of its evidence.
    pub fn shares_evidence(&self) -> bool {
        self.trials.iter().any(|tried| tried.shared)
    }

    /// Whether a bet counted what this guard-rail counts.
    fn counts(&self, bet: &Bet) -> bool {
        let (Some(own), Some(other)) = (self.guardrail.metric.value(), bet.metric.value()) else {
            return false;
        };
        metric(own) == metric(other)
    }

    /// Takes the result of a bet for a trial. One of the list from the same day with the same ratio tells of the bet, and
    /// counts once. Answers whether it counts.
    fn settle(&mut self, of_bet: Tried<'v>, zone: &TimeZone) -> bool {
        let same = self.trials.iter_mut().find(|own| own.tells_of(&of_bet));
        let Some(own) = same else {
            return self.try_out(of_bet, zone);
        };
        *own = Tried {
            words: own.words,
            ..of_bet
        };
        true
    }

    /// Keeps a trial of the days from which on the rule was in force to the one on which it ended; answers whether it counts.
    fn try_out(&mut self, tried: Tried<'v>, zone: &TimeZone) -> bool {
        let when = when(self.guardrail, tried.day, zone);
        match when {
            Ordering::Less => self.superseded += 1,
            Ordering::Greater => self.late += 1,
            Ordering::Equal => self.trials.push(tried),
        }
        when.is_eq()
    }
}

/// A metric's name without case and blanks.
fn metric(name: &str) -> String {
    let letters: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    fold(&letters).into_owned()
}

/// All trials together; `None` where there are none.
fn pooled(trials: &[Tried<'_>]) -> Option<Ratio> {
    let add = |sum: Ratio, tried: &Tried<'_>| Ratio {
        events: sum.events + tried.ratio.events,
        exposures: sum.exposures + tried.ratio.exposures,
    };
    let (first, rest) = trials.split_first()?;
    Some(rest.iter().fold(first.ratio, add))
}

#[cfg(test)]
mod tests;

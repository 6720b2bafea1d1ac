//! The levers of a vault by the damage behind them, exactly: no number is rounded before it is shown.

mod honesty;
mod ledger;
mod loss;
mod moves;
mod name;
mod nothing;

pub use honesty::{Honesty, is_mostly_luck};
pub use loss::{Loss, Part};
pub use moves::{Move, Ranks, moves, moves_since};
pub use nothing::nothing;

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    value::{Exact, Percent, fold},
    vault::{Entry, Glance, Levers, Vault},
};
use ledger::{Blamed, Order, Reckoned, reckon};
use name::{Name, names};

/// What levers are ordered and cut by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// The damage they made.
    #[default]
    Damage,
    /// How many failures name them.
    Count,
}

/// Which failures are ranked, and how.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope<'a> {
    /// Only the failures of this area.
    pub area: Option<&'a str>,
    /// What the levers are ordered by.
    pub by: By,
}

/// The levers in order, and what is to be known about their damage.
#[derive(Debug)]
pub struct Ranking<'v> {
    /// What they are ordered by: their count, though damage was asked for, where no failure has a cost.
    pub by: By,
    /// The levers, the greatest first.
    pub levers: Vec<Ranked<'v>>,
    /// The counted failures, by path.
    pub losses: Vec<Loss<'v>>,
    /// Analysed failures with an invalid cost or share: they are in no sum.
    pub left_out: Vec<&'v Entry>,
    /// The damage of all counted failures.
    pub total: Exact,
    /// The part of it that levers explain.
    pub attributed: Exact,
    /// The percent of what is attributed that the vital few must reach.
    pub vital_percent: Percent,
    /// What the numbers do not show by themselves.
    pub honesty: Vec<Honesty<'v>>,
    /// The numbers of the levers, and the place of each here.
    numbers: &'v Levers,
    places: Vec<Option<usize>>,
}

/// One lever of a ranking.
#[derive(Debug, Clone)]
pub struct Ranked<'v> {
    /// Its rank, from 1.
    pub rank: usize,
    /// Its key: see [`Levers::key`](crate::vault::Levers::key).
    pub key: &'v str,
    /// Its number: see [`Levers::number`].
    pub lever: usize,
    /// Its id: that of its note, or as the failure of the smallest id wrote it.
    pub id: &'v str,
    /// Its name for people: of its note, of the adopted note of the smallest id, or its id.
    pub title: &'v str,
    /// Its note, if it has one.
    pub note: Option<&'v Entry>,
    /// Its damage, in the vault's currency.
    pub damage: Exact,
    /// Its percent of the whole: of the attributed damage, or of all counts.
    pub share: Exact,
    /// The percent of it and all before it.
    pub cumulative: Exact,
    /// How many counted failures name it with a share above zero.
    pub failures: usize,
    /// The day of the first of them, in the vault's zone.
    pub first_failed: Option<Date>,
    /// The day of the last of them.
    pub last_failed: Option<Date>,
    /// Whether it is one of the vital few.
    pub vital: bool,
}

impl<'v> Ranking<'v> {
    /// Ranks the levers of a whole vault by damage.
    pub fn of(vault: &'v Vault) -> Self {
        Self::within(vault, Scope::default())
    }

    /// Ranks the levers of some of a vault's failures.
    pub fn within(vault: &'v Vault, scope: Scope<'_>) -> Self {
        let (losses, left_out) = losses(vault, scope.area);
        let names = names(vault, &losses);
        let ids: Vec<&str> = names.iter().map(|name| name.id).collect();
        let order = Order {
            by: scope.by,
            ids: &ids,
            vital: vault.settings.vital,
        };
        let Reckoned {
            by,
            levers,
            vital,
            driver,
            total,
            attributed,
        } = reckon(&losses, vault.settings.hour, order);
        let mut places = vec![None; names.len()];
        for (at, blamed) in levers.iter().enumerate() {
            places[blamed.lever] = Some(at);
        }
        let mut levers: Vec<Ranked<'v>> = levers
            .into_iter()
            .map(|blamed| Ranked::of(vault, &names[blamed.lever], blamed))
            .collect();
        for (lever, rank) in levers.iter_mut().zip(1..) {
            lever.rank = rank;
            lever.vital = rank <= vital;
        }
        let mut ranking = Self {
            by,
            levers,
            losses,
            left_out,
            total,
            attributed,
            vital_percent: vault.settings.vital,
            honesty: Vec::new(),
            numbers: &vault.levers,
            places,
        };
        ranking.honesty = Honesty::of(&ranking, driver);
        ranking
    }

    /// The vital few.
    pub fn vital_few(&self) -> &[Ranked<'v>] {
        let count = self.levers.iter().take_while(|lever| lever.vital).count();
        &self.levers[..count]
    }

    /// The damage that no lever explains.
    pub fn unattributed(&self) -> Exact {
        &self.total - &self.attributed
    }

    /// How many counted failures have no cost.
    pub fn weightless(&self) -> usize {
        let weightless = self.losses.iter().filter(|loss| loss.is_weightless());
        weightless.count()
    }

    /// The ranked lever of a key.
    pub fn lever(&self, key: &str) -> Option<&Ranked<'v>> {
        self.of_number(self.numbers.number_of(key)?)
    }

    /// The ranked lever of a number.
    pub fn of_number(&self, lever: usize) -> Option<&Ranked<'v>> {
        let at = self.places.get(lever).copied().flatten()?;
        Some(&self.levers[at])
    }

    /// The loss of a post-mortem, where it is counted.
    pub fn loss(&self, entry: &Entry) -> Option<&Loss<'v>> {
        let path = |loss: &Loss<'v>| loss.entry.path().cmp(entry.path());
        let at = self.losses.binary_search_by(path).ok()?;
        Some(&self.losses[at])
    }

    /// A day on which a lever failed, for people: a month, where no note of that day says more.
    pub fn failed_on(&self, key: &str, day: Date, zone: &TimeZone) -> String {
        let failures = self.losses_of(key).filter_map(|(loss, _)| {
            let failed_at = loss.entry.record.postmortem()?.failed_at.value()?;
            (failed_at.day(zone) == day).then(|| failed_at.day_as_written(zone))
        });
        // The longer one says more.
        failures.max().unwrap_or_else(|| day.to_string())
    }

    /// The losses that a lever has a part in, by path.
    pub fn losses_of(&self, key: &str) -> impl Iterator<Item = (&Loss<'v>, Part<'v>)> {
        self.losses.iter().filter_map(move |loss| {
            let part = loss.blamed().find(|part| part.key == key)?;
            Some((loss, part))
        })
    }
}

/// The losses that count, and the failures that would if their values were valid.
fn losses<'v>(vault: &'v Vault, area: Option<&str>) -> (Vec<Loss<'v>>, Vec<&'v Entry>) {
    let area = area.map(fold);
    let within = |entry: &Entry| match &area {
        None => true,
        Some(area) => entry
            .record
            .area
            .value()
            .is_some_and(|own| fold(own) == *area),
    };
    let all = vault.at_a_glance();
    let (mut losses, mut left_out) = (Vec::with_capacity(all.len()), Vec::new());
    for glance in all.filter(Glance::is_analysed) {
        let entry = glance.entry;
        let has_invalid = || {
            let note = entry.record.postmortem();
            note.is_some_and(|note| note.levers.invalid)
        };
        if (glance.portions.is_empty() && !has_invalid()) || !within(entry) {
            continue;
        }
        match Loss::at_a_glance(vault, glance) {
            Some(loss) => losses.push(loss),
            None => left_out.push(entry),
        }
    }
    (losses, left_out)
}

impl<'v> Ranked<'v> {
    /// One that has no rank yet.
    fn of(vault: &'v Vault, name: &Name<'v>, blamed: Blamed) -> Self {
        Self {
            rank: 0,
            key: vault.levers.key_of(blamed.lever),
            lever: blamed.lever,
            id: name.id,
            title: name.title,
            note: name.note,
            damage: blamed.damage,
            share: blamed.share,
            cumulative: blamed.cumulative,
            failures: blamed.count,
            first_failed: blamed.first,
            last_failed: blamed.last,
            vital: false,
        }
    }
}

#[cfg(test)]
mod tests;

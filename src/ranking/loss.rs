//! One failure as a loss: what it cost and how that splits among its levers.

use std::borrow::Cow;

use jiff::{civil::Date, tz::TimeZone};
use num_bigint::{BigInt, BigUint};

use crate::{
    record::Share,
    value::{Amount, Exact, Percent},
    vault::{Entry, Vault},
};

/// Billionths of a percent in the whole.
pub(super) const WHOLE: u64 = Percent::HUNDRED.billionths();

/// What a failure cost and who made it.
#[derive(Debug, Clone)]
pub struct Loss<'v> {
    /// The post-mortem.
    pub entry: &'v Entry,
    /// The money it cost, in the vault's currency.
    pub money: Amount,
    /// The hours it cost.
    pub hours: Amount,
    /// The levers it names, each once, by key.
    pub parts: Vec<Part<'v>>,
    /// What an hour costs.
    rate: Amount,
    /// How many levers take equal shares of what is left; 1 where none does.
    ways: u64,
}

/// One lever's part of a loss.
#[derive(Debug, Clone)]
pub struct Part<'v> {
    /// The lever's key, aliases resolved: see [`Levers::key`](crate::vault::Levers::key).
    pub key: Cow<'v, str>,
    /// Where the note names it first.
    pub written: &'v Share,
    /// Its share of the loss, in parts of `WHOLE × ways`.
    weight: u64,
}

impl<'v> Loss<'v> {
    /// Reads a post-mortem. `None` for other notes, and where money, hours or a share is invalid or the shares exceed 100 %:
    /// such a loss cannot be known.
    pub fn read(vault: &'v Vault, entry: &'v Entry) -> Option<Self> {
        let note = entry.record.postmortem()?;
        if note.money.is_invalid() || note.hours.is_invalid() || note.levers.invalid {
            return None;
        }
        let named: u64 = note
            .levers
            .values()
            .filter_map(|share| share.share)
            .map(Percent::billionths)
            .sum();
        let left = WHOLE.checked_sub(named)?;
        let unshared = note.levers.values().filter(|share| share.share.is_none());
        let ways = (unshared.count() as u64).max(1);
        let parts = note.levers.values().map(|written| Part {
            key: vault.levers.key(&written.lever),
            written,
            weight: written
                .share
                .map_or(left, |share| share.billionths() * ways),
        });
        Some(Self {
            entry,
            money: note.money.value().copied().unwrap_or(Amount::zero()),
            hours: note.hours.value().copied().unwrap_or(Amount::zero()),
            parts: merged(parts.collect()),
            rate: vault.settings.hour,
            ways,
        })
    }

    /// What it cost in all, in the vault's currency: `money + hours × hour`.
    pub fn damage(&self) -> Exact {
        self.money.value() + self.hours.value() * self.rate.value()
    }

    /// The day of the failure in a zone, where the note has a valid one.
    pub fn day(&self, zone: &TimeZone) -> Option<Date> {
        let failed_at = &self.entry.record.postmortem()?.failed_at;
        failed_at.value().map(|moment| moment.day(zone))
    }

    /// Whether it has no cost, and so weighs nothing.
    pub fn is_weightless(&self) -> bool {
        self.money.is_zero() && (self.hours.is_zero() || self.rate.is_zero())
    }

    /// A lever's share of this loss, in percent.
    pub fn share(&self, part: &Part<'_>) -> Exact {
        self.percent(part.weight)
    }

    /// The percent of this loss that no lever explains.
    pub fn unattributed(&self) -> Exact {
        let named: u64 = self.parts.iter().map(|part| part.weight).sum();
        self.percent(self.whole() - named)
    }

    /// The levers with a share above zero.
    pub fn blamed(&self) -> impl Iterator<Item = &Part<'v>> {
        self.parts.iter().filter(|part| part.weight > 0)
    }

    /// The damage in whole numbers: squared grains of the currency.
    pub(super) fn grains(&self) -> BigUint {
        BigUint::from(self.money.grains()) * Amount::GRAINS
            + BigUint::from(self.hours.grains()) * self.rate.grains()
    }

    fn percent(&self, weight: u64) -> Exact {
        Exact::new(BigInt::from(weight) * 100, self.whole().into())
    }

    /// The whole of which the parts' weights are parts.
    fn whole(&self) -> u64 {
        WHOLE * self.ways
    }

    /// How many levers take equal shares; 1 where none does.
    pub(super) fn ways(&self) -> u64 {
        self.ways
    }
}

impl Part<'_> {
    /// Its share, in parts of `WHOLE × ways`.
    pub(super) fn weight(&self) -> u64 {
        self.weight
    }
}

/// The parts with each lever once, by key.
fn merged(mut parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    parts.sort_by(|a, b| a.key.cmp(&b.key));
    parts.dedup_by(|again, first| {
        let same = again.key == first.key;
        if same {
            first.weight += again.weight;
        }
        same
    });
    parts
}

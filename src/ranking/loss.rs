//! One failure as a loss: what it cost and how that splits among its levers.

use jiff::civil::Date;
use num_bigint::BigInt;

use crate::{
    record::Share,
    value::Exact,
    vault::{Cost, Entry, Glance, Portion, Vault, WHOLE},
};

/// What a failure cost and who made it.
#[derive(Debug, Clone, Copy)]
pub struct Loss<'v> {
    /// The post-mortem.
    pub entry: &'v Entry,
    vault: &'v Vault,
    cost: &'v Cost,
    portions: &'v [Portion],
    day: Option<Date>,
}

/// One lever's part of a loss.
#[derive(Debug, Clone, Copy)]
pub struct Part<'v> {
    /// The lever's key, aliases resolved: see [`Levers::key`](crate::vault::Levers::key).
    pub key: &'v str,
    /// Its number: see [`Levers::number`](crate::vault::Levers::number).
    pub lever: usize,
    /// Where the note names it first.
    pub written: &'v Share,
    /// Its share of the loss, in parts of `WHOLE × ways`.
    weight: u64,
}

impl<'v> Loss<'v> {
    /// Reads a post-mortem. `None` for other notes, and where money, hours or a share is invalid or the shares exceed 100 %:
    /// such a loss cannot be known.
    pub fn read(vault: &'v Vault, entry: &Entry) -> Option<Self> {
        Self::at_a_glance(vault, vault.glance(entry)?)
    }

    /// The same of a post-mortem seen at a glance.
    pub fn at_a_glance(vault: &'v Vault, glance: Glance<'v>) -> Option<Self> {
        Some(Self {
            entry: glance.entry,
            vault,
            cost: glance.cost()?,
            portions: glance.portions,
            day: glance.day,
        })
    }

    /// What it cost.
    pub fn cost(&self) -> &'v Cost {
        self.cost
    }

    /// What it cost in all, in the vault's currency: `money + hours × hour`.
    pub fn damage(&self) -> Exact {
        self.cost.money.value() + self.cost.hours.value() * self.vault.settings.hour.value()
    }

    /// The day of the failure in the vault's zone, where the note has a valid one.
    pub(super) fn day(&self) -> Option<Date> {
        self.day
    }

    /// Whether it has no cost, and so weighs nothing.
    pub fn is_weightless(&self) -> bool {
        let costs_hours = !self.cost.hours.is_zero() && !self.vault.settings.hour.is_zero();
        self.cost.money.is_zero() && !costs_hours
    }

    /// A lever's share of this loss, in percent.
    pub fn share(&self, part: &Part<'_>) -> Exact {
        self.percent(part.weight)
    }

    /// Whether a lever's share of this loss is so many percent at least.
    pub fn gives(&self, part: &Part<'_>, percent: u8) -> bool {
        u128::from(part.weight) * 100 >= u128::from(self.whole()) * u128::from(percent)
    }

    /// The percent of this loss that no lever explains.
    pub fn unattributed(&self) -> Exact {
        let named: u64 = self.portions.iter().map(|portion| portion.weight).sum();
        self.percent(self.whole() - named)
    }

    /// The levers it names, each once, by key.
    pub fn parts(&self) -> impl Iterator<Item = Part<'v>> + 'v {
        let note = self.entry.record.postmortem();
        let written = note.map_or(&[][..], |note| &note.levers.items);
        let levers = &self.vault.levers;
        self.portions.iter().map(move |portion| Part {
            key: levers.key_of(portion.lever as usize),
            lever: portion.lever as usize,
            written: &written[portion.place as usize].value,
            weight: portion.weight,
        })
    }

    /// The levers with a share above zero.
    pub fn blamed(&self) -> impl Iterator<Item = Part<'v>> + 'v {
        self.parts().filter(|part| part.weight > 0)
    }

    /// The numbers of these levers, and the shares of each in parts of `WHOLE × ways`.
    pub(super) fn weights(&self) -> impl Iterator<Item = (usize, u64)> + 'v {
        let weights = self.portions.iter();
        let weights = weights.map(|portion| (portion.lever as usize, portion.weight));
        weights.filter(|(_, weight)| *weight > 0)
    }

    /// The numbers of the levers that it names with a share of zero.
    pub fn spared(&self) -> impl Iterator<Item = usize> + use<'v> {
        let spared = self.portions.iter().filter(|portion| portion.weight == 0);
        spared.map(|portion| portion.lever as usize)
    }

    /// Whether it blames one of some levers, told by their numbers.
    pub fn blames(&self, mut is_one: impl FnMut(usize) -> bool) -> bool {
        self.weights().any(|(lever, _)| is_one(lever))
    }

    fn percent(&self, weight: u64) -> Exact {
        Exact::new(BigInt::from(weight) * 100, self.whole().into())
    }

    /// The whole of which the parts' weights are parts.
    fn whole(&self) -> u64 {
        WHOLE * self.ways()
    }

    /// How many levers take equal shares; 1 where none does.
    pub(super) fn ways(&self) -> u64 {
        self.cost.ways
    }
}

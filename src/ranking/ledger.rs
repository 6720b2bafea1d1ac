//! The sums behind a ranking, in whole numbers of one unit, so that nothing is rounded and nothing reduced on the way.

use std::{cmp::Ordering, collections::HashMap};

use jiff::{civil::Date, tz::TimeZone};
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::Zero;

use super::{By, Loss, loss::WHOLE};
use crate::value::{Amount, Exact, Percent};

/// All losses by lever. Levers are known by their place in `keys`.
#[derive(Debug)]
pub(super) struct Ledger<'r> {
    losses: &'r [Loss<'r>],
    /// The damage of each loss, in squared grains.
    damages: Vec<BigUint>,
    /// The day of each loss.
    days: Vec<Option<Date>>,
    /// The levers blamed by each loss in turn.
    places: Vec<usize>,
    /// The levers' keys.
    pub(super) keys: Vec<&'r str>,
    /// A multiple of every loss's number of equal shares.
    ways: BigUint,
}

/// What the losses say of one lever.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Its damage, in the ledger's unit.
    pub(super) damage: BigUint,
    /// How many losses blame it.
    pub(super) count: usize,
    /// The largest damage from one loss.
    largest: BigUint,
    /// The first day on which it was blamed.
    pub(super) first: Option<Date>,
    /// The last one.
    pub(super) last: Option<Date>,
}

/// The levers in order.
#[derive(Debug)]
pub(super) struct Placement {
    /// What they are ordered by.
    pub(super) by: By,
    /// The levers that some loss blames, the greatest first.
    pub(super) order: Vec<usize>,
    /// What the losses say of each lever.
    pub(super) tallies: Vec<Tally>,
    /// The sum of all scores.
    pub(super) whole: BigUint,
    /// How many of the first are the vital few.
    pub(super) vital: usize,
}

impl<'r> Ledger<'r> {
    pub(super) fn new(losses: &'r [Loss<'r>], zone: &TimeZone) -> Self {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let (mut keys, mut places) = (Vec::new(), Vec::new());
        let mut ways = BigUint::from(1u8);
        for loss in losses {
            if !(&ways % loss.ways()).is_zero() {
                ways = ways.lcm(&loss.ways().into());
            }
            for part in loss.blamed() {
                let place = *seen.entry(&part.key).or_insert_with(|| {
                    keys.push(&*part.key);
                    keys.len() - 1
                });
                places.push(place);
            }
        }
        Self {
            losses,
            damages: losses.iter().map(Loss::grains).collect(),
            days: losses.iter().map(|loss| loss.day(zone)).collect(),
            places,
            keys,
            ways,
        }
    }

    /// Ranks the levers, without one of the losses if asked to. `ids` are the levers' shown names, by place.
    pub(super) fn rank(
        &self,
        by: By,
        ids: &[&str],
        vital: Percent,
        without: Option<usize>,
    ) -> Placement {
        let tallies = self.tally(without);
        let mut order: Vec<usize> = (0..tallies.len())
            .filter(|place| tallies[*place].count > 0)
            .collect();
        let costless = order.iter().all(|at| tallies[*at].damage.is_zero());
        let by = if costless && !order.is_empty() {
            By::Count
        } else {
            by
        };
        order.sort_by(|a, b| {
            let scores = tallies[*a].compare(&tallies[*b], by);
            scores.then_with(|| ids[*a].cmp(ids[*b]))
        });
        let whole = order.iter().map(|at| tallies[*at].score(by)).sum();
        let vital = reach(order.iter().map(|at| tallies[*at].score(by)), &whole, vital);
        Placement {
            by,
            order,
            tallies,
            whole,
            vital,
        }
    }

    /// The damage of all losses.
    pub(super) fn total(&self) -> Exact {
        let grains: BigUint = self.damages.iter().sum();
        let unit = BigUint::from(Amount::GRAINS) * Amount::GRAINS;
        Exact::new(grains.into(), unit.into())
    }

    /// The part of it that the ranked levers explain.
    pub(super) fn attributed(&self, placement: &Placement) -> Exact {
        self.money(placement.tallies.iter().map(|tally| &tally.damage).sum())
    }

    /// A tally's damage in the vault's currency.
    pub(super) fn money(&self, damage: BigUint) -> Exact {
        let unit = BigUint::from(Amount::GRAINS) * Amount::GRAINS * WHOLE * &self.ways;
        Exact::new(damage.into(), unit.into())
    }

    /// The loss of the largest damage; of equal ones the one of the smaller id.
    pub(super) fn largest(&self) -> Option<usize> {
        let id = |at: usize| &self.losses[at].entry.id;
        (0..self.losses.len()).min_by(|a, b| {
            let larger = self.damages[*b].cmp(&self.damages[*a]);
            larger.then_with(|| id(*a).cmp(id(*b)))
        })
    }

    fn tally(&self, without: Option<usize>) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.keys.len()];
        let mut places = self.places.iter();
        for (at, loss) in self.losses.iter().enumerate() {
            let scaled = &self.damages[at] * (&self.ways / loss.ways());
            for (part, place) in loss.blamed().zip(places.by_ref()) {
                if without != Some(at) {
                    tallies[*place].add(&scaled * part.weight(), self.days[at]);
                }
            }
        }
        tallies
    }
}

impl Placement {
    /// The places of the vital few, in no order that means anything.
    pub(super) fn vital_few(&self) -> Vec<usize> {
        let mut places = self.order[..self.vital].to_vec();
        places.sort_unstable();
        places
    }
}

impl Tally {
    fn add(&mut self, damage: BigUint, day: Option<Date>) {
        self.damage += &damage;
        self.count += 1;
        self.largest = damage.max(std::mem::take(&mut self.largest));
        self.first = [self.first, day].into_iter().flatten().min();
        self.last = self.last.max(day);
    }

    /// What the lever is ordered by.
    pub(super) fn score(&self, by: By) -> BigUint {
        match by {
            By::Damage => self.damage.clone(),
            By::Count => self.count.into(),
        }
    }

    /// The greater comes first; ties are left to the ids.
    fn compare(&self, other: &Self, by: By) -> Ordering {
        let damage = match by {
            By::Damage => other.damage.cmp(&self.damage),
            By::Count => Ordering::Equal,
        };
        let count = other.count.cmp(&self.count);
        let largest = match by {
            By::Damage => other.largest.cmp(&self.largest),
            By::Count => Ordering::Equal,
        };
        let last = other.last.cmp(&self.last);
        damage.then(count).then(largest).then(last)
    }
}

/// How many of the first scores make `percent` of the whole: the smallest number whose sum reaches it.
fn reach(scores: impl Iterator<Item = BigUint>, whole: &BigUint, percent: Percent) -> usize {
    let needed = whole * percent.billionths();
    let mut sum = BigUint::zero();
    let mut count = 0;
    for score in scores {
        if &sum * WHOLE >= needed {
            break;
        }
        sum += score;
        count += 1;
    }
    count
}

//! The sums behind a ranking, in whole numbers of one unit, so that nothing is rounded and nothing reduced on the way.

use std::{cmp::Ordering, collections::BTreeMap, mem::take};

use jiff::civil::Date;
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{CheckedAdd, CheckedMul, One, Zero};

use super::{By, Loss};
use crate::{
    value::{Amount, Exact, Percent, quotient},
    vault::{Cost, WHOLE},
};

/// How levers are put in order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'r> {
    /// What they are ordered by.
    pub(super) by: By,
    /// Their ids, by number.
    pub(super) ids: &'r [&'r str],
    /// The percent of the whole that the vital few must reach.
    pub(super) vital: Percent,
}

/// What comes of the sums.
#[derive(Debug, PartialEq)]
pub(super) struct Reckoned {
    /// What the levers are ordered by.
    pub(super) by: By,
    /// The levers that some loss blames, the greatest first.
    pub(super) levers: Vec<Blamed>,
    /// How many of the first are the vital few.
    pub(super) vital: usize,
    /// The place of the loss without which the vital few are others.
    pub(super) driver: Option<usize>,
    /// The damage of all losses, in the vault's currency.
    pub(super) total: Exact,
    /// The part of it that levers explain.
    pub(super) attributed: Exact,
}

/// What the losses say of one lever.
#[derive(Debug, PartialEq)]
pub(super) struct Blamed {
    /// Its number.
    pub(super) lever: usize,
    /// Its damage, in the vault's currency.
    pub(super) damage: Exact,
    /// Its percent of the whole.
    pub(super) share: Exact,
    /// The percent of it and all before it.
    pub(super) cumulative: Exact,
    /// How many losses blame it.
    pub(super) count: usize,
    /// The first day on which it was blamed.
    pub(super) first: Option<Date>,
    /// The last one.
    pub(super) last: Option<Date>,
}

/// Adds up the losses of as many levers as there are ids, at this price of an hour.
pub(super) fn reckon(losses: &[Loss<'_>], hour: Amount, order: Order<'_>) -> Reckoned {
    // Nearly always the sums of all damages have less than 128 bits, which are far quicker to add.
    reckon_in::<u128>(losses, hour, order)
        .or_else(|| reckon_in::<BigUint>(losses, hour, order))
        .expect("numbers without an end hold every sum")
}

/// The same in one sort of numbers; none where they are too small.
pub(super) fn reckon_in<N: Number>(
    losses: &[Loss<'_>],
    hour: Amount,
    order: Order<'_>,
) -> Option<Reckoned> {
    Some(Ledger::<N>::new(losses, hour)?.reckon(order))
}

/// Whole numbers.
pub(super) trait Number:
    Clone + Default + Ord + From<u128> + TryFrom<BigUint> + Into<BigUint> + CheckedAdd + CheckedMul
{
}

impl Number for u128 {}
impl Number for BigUint {}

/// All losses. Levers are known by their numbers.
struct Ledger<'r, N> {
    losses: &'r [Loss<'r>],
    /// The damage of each loss.
    damages: Vec<N>,
    total: N,
    /// How many of the damages' unit make one of the vault's currency.
    unit: u128,
    /// A multiple of every loss's number of equal shares, and how many times it is each of these.
    ways: BigUint,
    times: BTreeMap<u64, N>,
}

/// What the losses say of one lever, in the damages' unit cut into `WHOLE × ways`.
#[derive(Clone, Default)]
struct Tally<N> {
    damage: N,
    count: usize,
    /// The largest damage from one loss.
    largest: N,
    first: Option<Date>,
    last: Option<Date>,
}

/// The levers in order.
struct Placement<N> {
    by: By,
    order: Vec<usize>,
    tallies: Vec<Tally<N>>,
    whole: BigUint,
    vital: usize,
}

impl<'r, N: Number> Ledger<'r, N> {
    /// None where some sum could be too large for the numbers.
    fn new(losses: &'r [Loss<'r>], hour: Amount) -> Option<Self> {
        let parts = |of: fn(&Cost) -> Amount| {
            let denominators = losses.iter().map(|loss| of(loss.cost()).denominator());
            denominators.fold(1, |parts: u64, own| {
                // Nearly always, and far quicker to see.
                if parts.is_multiple_of(own) {
                    parts
                } else {
                    parts.lcm(&own)
                }
            })
        };
        // Divisors of so many grains: the product of three has less than 128 bits.
        let (money, hours) = (parts(|cost| cost.money), parts(|cost| cost.hours));
        let of_money = N::from(u128::from(hours) * u128::from(hour.denominator()));
        let of_hour = N::from(hour.parts(hour.denominator()) * u128::from(money));
        let mut damages = Vec::with_capacity(losses.len());
        let mut total = N::default();
        for loss in losses {
            let money = N::from(loss.cost().money.parts(money)).checked_mul(&of_money)?;
            let hours = N::from(loss.cost().hours.parts(hours)).checked_mul(&of_hour)?;
            let damage = money.checked_add(&hours)?;
            total = total.checked_add(&damage)?;
            damages.push(damage);
        }
        let mut times: BTreeMap<u64, N> = BTreeMap::new();
        for loss in losses {
            times.entry(loss.ways()).or_default();
        }
        let ways = times
            .keys()
            .fold(BigUint::one(), |ways, own| ways.lcm(&(*own).into()));
        for (own, times) in &mut times {
            *times = N::try_from(&ways / own).ok()?;
        }
        // No lever has more than all of it.
        total.checked_mul(&N::try_from(&ways * WHOLE).ok()?)?;
        Some(Self {
            losses,
            damages,
            total,
            unit: u128::from(money) * u128::from(hours) * u128::from(hour.denominator()),
            ways,
            times,
        })
    }

    fn reckon(self, order: Order<'_>) -> Reckoned {
        let placement = Self::rank(order, self.tally(order.ids.len()));
        let driver = self.largest().filter(|at| {
            let others = Self::rank(order, self.without(*at, &placement.tallies));
            others.vital_few() != placement.vital_few()
        });
        let cut = &self.ways * WHOLE * self.unit;
        let money = |damage: BigUint| quotient(damage, cut.clone());
        let percent = |part: &BigUint| {
            if placement.whole.is_zero() {
                return Exact::zero();
            }
            quotient(part * 100u8, placement.whole.clone())
        };
        let mut sum = BigUint::zero();
        let mut attributed = BigUint::zero();
        let levers = placement.order.iter().map(|lever| {
            let tally = &placement.tallies[*lever];
            let (damage, score) = (tally.damage.clone().into(), tally.score(placement.by));
            sum += &score;
            attributed += &damage;
            Blamed {
                lever: *lever,
                damage: money(damage),
                share: percent(&score),
                cumulative: percent(&sum),
                count: tally.count,
                first: tally.first,
                last: tally.last,
            }
        });
        Reckoned {
            by: placement.by,
            levers: levers.collect(),
            vital: placement.vital,
            driver,
            total: quotient(self.total.into(), self.unit.into()),
            attributed: money(attributed),
        }
    }

    /// Ranks the levers.
    fn rank(order: Order<'_>, tallies: Vec<Tally<N>>) -> Placement<N> {
        let Order { by, ids, vital } = order;
        let mut order: Vec<usize> = (0..tallies.len())
            .filter(|lever| tallies[*lever].count > 0)
            .collect();
        let none = N::default();
        let costless = order.iter().all(|lever| tallies[*lever].damage == none);
        let by = if costless && !order.is_empty() {
            By::Count
        } else {
            by
        };
        order.sort_by(|a, b| {
            let scores = tallies[*a].compare(&tallies[*b], by);
            scores.then_with(|| ids[*a].cmp(ids[*b]))
        });
        let scores = || order.iter().map(|lever| tallies[*lever].score(by));
        let whole = scores().sum();
        let vital = reach(scores(), &whole, vital);
        Placement {
            by,
            order,
            tallies,
            whole,
            vital,
        }
    }

    /// The loss of the largest damage; of equal ones the one of the smaller id.
    fn largest(&self) -> Option<usize> {
        let id = |at: usize| &self.losses[at].entry.id;
        (0..self.losses.len()).min_by(|a, b| {
            let larger = self.damages[*b].cmp(&self.damages[*a]);
            larger.then_with(|| id(*a).cmp(id(*b)))
        })
    }

    fn tally(&self, levers: usize) -> Vec<Tally<N>> {
        let mut tallies = vec![Tally::default(); levers];
        for at in 0..self.losses.len() {
            self.add(at, &mut tallies, |_| true);
        }
        tallies
    }

    /// The tallies without one of the losses. Only those of its own levers are others.
    fn without(&self, loss: usize, all: &[Tally<N>]) -> Vec<Tally<N>> {
        let mut tallies = all.to_vec();
        let mut is_own = vec![false; all.len()];
        for (lever, _) in self.losses[loss].weights() {
            tallies[lever] = Tally::default();
            is_own[lever] = true;
        }
        for at in (0..self.losses.len()).filter(|at| *at != loss) {
            self.add(at, &mut tallies, |lever| is_own[lever]);
        }
        tallies
    }

    /// Adds a loss to the tallies of some levers.
    fn add(&self, at: usize, tallies: &mut [Tally<N>], is_meant: impl Fn(usize) -> bool) {
        let loss = &self.losses[at];
        let damage = self.damages[at].clone() * self.times[&loss.ways()].clone();
        for (lever, weight) in loss.weights().filter(|(lever, _)| is_meant(*lever)) {
            tallies[lever].add(damage.clone() * u128::from(weight).into(), loss.day());
        }
    }
}

impl<N> Placement<N> {
    /// The numbers of the vital few, in no order that means anything.
    fn vital_few(&self) -> Vec<usize> {
        let mut levers = self.order[..self.vital].to_vec();
        levers.sort_unstable();
        levers
    }
}

impl<N: Number> Tally<N> {
    fn add(&mut self, damage: N, day: Option<Date>) {
        self.damage = take(&mut self.damage) + damage.clone();
        self.count += 1;
        self.largest = damage.max(take(&mut self.largest));
        let Some(day) = day else { return };
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        self.last = self.last.max(Some(day));
    }

    /// What the lever is ordered by.
    fn score(&self, by: By) -> BigUint {
        match by {
            By::Damage => self.damage.clone().into(),
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

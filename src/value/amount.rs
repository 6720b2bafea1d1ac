//! Amounts: what a failure cost, in money or hours.

use super::decimal::{UNIT, billionths};
use super::{Exact, decimal};
use crate::message::Message;
use jiff::Timestamp;
use num_traits::ToPrimitive;
use std::cmp::Ordering;
use std::fmt;

/// An exact number ≥ 0: money, hours, or a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// Below 10^24, in lowest terms with the denominator. Its halves, the higher first: there are many amounts, and a whole
    /// one would have to stand at multiples of 16 bytes.
    numerator: [u64; 2],
    /// At most 3.6 · 10^12, the nanoseconds of an hour: cross products stay below 2^128.
    denominator: u64,
}

impl Amount {
    /// Every amount is a whole number of these parts of one: the nanoseconds of an hour, of which a billionth is a multiple.
    pub const GRAINS: u64 = 3600 * UNIT;

    /// Reads `7.5`: digits with at most one point, 15 of them before it and 9 after it at most.
    pub fn parse(text: &str) -> Result<Self, Message> {
        match billionths(text) {
            Ok(value) => Ok(Self::ratio(value, UNIT)),
            Err(fault) => Err(fault.message("value-amount", text)),
        }
    }

    /// The billionths of an amount that [`billionths`] has read.
    pub(super) fn from_billionths(value: u128) -> Self {
        Self::ratio(value, UNIT)
    }

    /// The hours from `start` to `end`, exact to the nanosecond; nothing when `end` is before `start`.
    pub fn hours_between(start: Timestamp, end: Timestamp) -> Option<Self> {
        let elapsed = end.as_nanosecond() - start.as_nanosecond();
        let elapsed = u128::try_from(elapsed).ok()?;
        Some(Self::ratio(elapsed, Self::GRAINS))
    }

    /// A whole number.
    pub fn from_integer(number: u32) -> Self {
        Self {
            numerator: [0, number.into()],
            denominator: 1,
        }
    }

    /// Nothing.
    pub const fn zero() -> Self {
        Self {
            numerator: [0, 0],
            denominator: 1,
        }
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.numerator[0] == 0 && self.numerator[1] == 0
    }

    /// The same number for computing.
    pub fn value(self) -> Exact {
        Exact::new_raw(self.numerator().into(), self.denominator.into())
    }

    /// Into how many parts one has to be cut for this to be a whole number of them: a divisor of [`Self::GRAINS`].
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// How many parts of one it is, cut into a multiple of the [denominator](Self::denominator) that divides
    /// [`Self::GRAINS`]: below 2^92.
    pub fn parts(self, of_one: u64) -> u128 {
        self.numerator() * u128::from(of_one / self.denominator)
    }

    fn ratio(numerator: u128, denominator: u64) -> Self {
        let divisor = divisor(denominator, numerator);
        let numerator = numerator / u128::from(divisor);
        let halves = [numerator >> 64, numerator & u128::from(u64::MAX)];
        Self {
            numerator: halves.map(|half| half.to_u64().unwrap_or(u64::MAX)),
            denominator: denominator / divisor,
        }
    }

    fn numerator(self) -> u128 {
        let [high, low] = self.numerator.map(u128::from);
        high << 64 | low
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator() * u128::from(other.denominator);
        let right = other.numerator() * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The shortest decimal; hours that are no decimal of nine places are rounded there.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = decimal(&self.value(), 9);
        f.write_str(shown.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The greatest common divisor of `a` > 0 and `b`.
fn divisor(a: u64, b: u128) -> u64 {
    let (mut a, mut b) = match (b % u128::from(a)).to_u64() {
        Some(rest) => (a, rest),
        None => return 1,
    };
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    #[test]
    fn is_exact() {
        assert_eq!(amount("7.5").value(), Exact::new(15.into(), 2.into()));
        assert_eq!(amount("0.10").value(), Exact::new(1.into(), 10.into()));
        assert_eq!(amount("7.50"), amount("7.5"));
        assert_eq!(amount("0"), Amount::zero());
        assert!(amount("0.000").is_zero());
        assert!(amount("0.3") > amount("0.299999999"));
        assert_eq!(amount("1200.50").to_string(), "1200.5");
    }

    #[test]
    fn counts_hours_between_instants() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let start = at("2026-03-03T22:50:00Z");
        let hours = |end: &str| Amount::hours_between(start, at(end));
        assert_eq!(
            hours("2026-03-03T23:10:00Z").unwrap().value(),
            Exact::new(1.into(), 3.into())
        );
        assert_eq!(hours("2026-03-03T23:20:00Z"), Some(amount("0.5")));
        assert_eq!(hours("2026-03-03T22:50:00Z"), Some(Amount::zero()));
        assert_eq!(hours("2026-03-03T22:49:59Z"), None);
        let longest = Amount::hours_between(Timestamp::MIN, Timestamp::MAX).unwrap();
        assert!(longest < amount("999999999999999.999999999"));
        assert!(longest > hours("2026-03-03T23:10:00Z").unwrap());
    }

    #[test]
    fn says_what_is_wrong() {
        let message = Amount::parse("7,5").unwrap_err();
        assert_eq!(
            message,
            Message::new("value-number-spelling")
                .with("found", "7,5")
                .with("suggestion", "7.5")
        );
        assert_eq!(Amount::parse("abc").unwrap_err().key, "value-amount");
    }

    proptest! {
        #[test]
        fn orders_like_the_exact_values(a in 0..10u128.pow(24), b in 0..10u128.pow(24), c in 0..i64::MAX) {
            let third = Amount::ratio(c.unsigned_abs().into(), Amount::GRAINS);
            let (a, b) = (Amount::from_billionths(a), Amount::from_billionths(b));
            prop_assert_eq!(a.cmp(&b), a.value().cmp(&b.value()));
            prop_assert_eq!(a.cmp(&third), a.value().cmp(&third.value()));
        }

        #[test]
        fn shows_what_it_reads(a in 0..10u128.pow(24)) {
            let a = Amount::from_billionths(a);
            prop_assert_eq!(Amount::parse(&a.to_string()).unwrap(), a);
        }

        #[test]
        fn parts_are_exact(a in 0..10u128.pow(24), b in any::<u32>()) {
            for amount in [Amount::from_billionths(a), Amount::ratio(b.into(), Amount::GRAINS)] {
                for of_one in [amount.denominator(), Amount::GRAINS] {
                    let back = Exact::new(amount.parts(of_one).into(), of_one.into());
                    prop_assert_eq!(back, amount.value());
                }
            }
        }

        #[test]
        fn is_in_lowest_terms(a in 0..10u128.pow(24)) {
            let value = Amount::from_billionths(a).value();
            prop_assert_eq!(value.reduced().into_raw(), value.into_raw());
        }
    }
}

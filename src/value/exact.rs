//! Exact rational numbers and how they are shown.

use num_bigint::BigUint;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

/// A number without rounding: whatever orders, sums or cuts is computed with it.
pub type Exact = BigRational;

/// The quotient of two whole numbers, the second above zero.
pub fn quotient(dividend: BigUint, divisor: BigUint) -> Exact {
    match (dividend.to_u128(), divisor.to_u128()) {
        // The same as below, but far quicker.
        (Some(dividend), Some(divisor)) => {
            let common = dividend.gcd(&divisor);
            Exact::new_raw((dividend / common).into(), (divisor / common).into())
        }
        _ => Exact::new(dividend.into(), divisor.into()),
    }
}

/// `value` with exactly `places` decimals and a point, rounded half up (away from zero): `9600.00`, `40.0`.
pub fn decimal(value: &Exact, places: usize) -> String {
    let (sign, digits) = rounded(value, places);
    let (whole, rest) = digits.split_at(digits.len() - places);
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest}")
    }
}

/// How a language writes numbers for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    /// `8,892.00` and `40.0%`.
    English,
    /// `8 892,00` and `40,0 %`, with no-break spaces.
    French,
}

impl NumberStyle {
    /// `value` with exactly `places` decimals, rounded half up, its thousands set apart.
    pub fn number(self, value: &Exact, places: usize) -> String {
        let (group, point) = match self {
            Self::English => (',', '.'),
            Self::French => ('\u{a0}', ','),
        };
        let (sign, digits) = rounded(value, places);
        let (whole, rest) = digits.split_at(digits.len() - places);
        let mut shown =
            String::with_capacity(digits.len() + digits.len() / 3 * group.len_utf8() + 2);
        shown.push_str(sign);
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                shown.push(group);
            }
            shown.push(digit);
        }
        if places > 0 {
            shown.push(point);
            shown.push_str(rest);
        }
        shown
    }

    /// `value` with no more decimals than it has, two at most: `60`, `7,5`.
    pub fn short(self, value: &Exact) -> String {
        self.number(value, decimals(value))
    }

    /// `percents` with no more decimals than they have, two at most: `80 %`.
    pub fn short_percent(self, percents: &Exact) -> String {
        self.percent(percents, decimals(percents))
    }

    /// `value` with all its decimals, nine at most, as notes can have them: `0,001`.
    pub fn full(self, value: &Exact) -> String {
        self.number(value, all_decimals(value))
    }

    /// `percents` with all their decimals, nine at most: `12,345 %`.
    pub fn full_percent(self, percents: &Exact) -> String {
        self.percent(percents, all_decimals(percents))
    }

    /// `percents` (`40` stands for 40 %) with exactly `places` decimals, rounded half up, and the sign of percents.
    pub fn percent(self, percents: &Exact, places: usize) -> String {
        let number = self.number(percents, places);
        match self {
            Self::English => number + "%",
            Self::French => number + "\u{a0}%",
        }
    }

    /// `40,0 %` for 0.4.
    pub fn rate(self, rate: f64) -> String {
        self.percent(&hundredfold(rate), 1)
    }

    /// The difference of two rates in points: `+40,0` for 0.4.
    pub fn points(self, rate: f64) -> String {
        let points = self.number(&hundredfold(rate), 1);
        if rate > 0.0 {
            format!("+{points}")
        } else {
            points.replace('-', "\u{2212}")
        }
    }

    /// `p = 0,0433`; a probability below what four decimals show is said to be so.
    pub fn probability(self, p: f64) -> String {
        const LEAST: f64 = 0.0001;
        let (sign, shown) = if p < LEAST { ("<", LEAST) } else { ("=", p) };
        let number = self.number(&exactly(shown), 4);
        format!("p\u{a0}{sign}\u{a0}{number}")
    }
}

fn hundredfold(rate: f64) -> Exact {
    exactly(rate) * Exact::from_integer(100.into())
}

/// A finite number.
fn exactly(number: f64) -> Exact {
    Exact::from_float(number).unwrap_or_else(Exact::zero)
}

/// How many decimals a number has; two where it has more.
fn decimals(value: &Exact) -> usize {
    let has = |parts: u8| (value * Exact::from_integer(parts.into())).is_integer();
    if has(1) {
        0
    } else if has(10) {
        1
    } else {
        2
    }
}

/// How many decimals a number has; nine where it has more.
fn all_decimals(value: &Exact) -> usize {
    const MOST: usize = 9;
    let has = |places: &usize| {
        let parts = Pow::pow(BigUint::from(10u8), *places);
        (value * Exact::from_integer(parts.into())).is_integer()
    };
    (0..MOST).find(has).unwrap_or(MOST)
}

/// The sign of `value` and the digits of `|value| · 10^places`, rounded half up: `places + 1` digits at least.
fn rounded(value: &Exact, places: usize) -> (&'static str, String) {
    let (numer, denom) = (value.numer().magnitude(), value.denom().magnitude());
    let width = places + 1;
    let parts = (numer.to_u64(), denom.to_u64(), u32::try_from(places));
    let digits = if let (Some(numer), Some(denom), Ok(places @ ..=9)) = parts {
        // The same as below, but far quicker: no product has more than 95 bits.
        let [numer, denom] = [numer, denom].map(u128::from);
        let digits = (numer * 10u128.pow(places) * 2 + denom) / (denom * 2);
        format!("{digits:0>width$}")
    } else {
        let scale = Pow::pow(BigUint::from(10u8), places);
        let digits = (numer * scale * 2u8 + denom) / (denom * 2u8);
        format!("{digits:0>width$}")
    };
    let is_negative = value.is_negative() && digits.contains(|digit| digit != '0');
    (if is_negative { "-" } else { "" }, digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::new(numerator.into(), denominator.into())
    }

    #[test]
    fn rounds_half_up() {
        for (value, places, shown) in [
            (exact(9600, 1), 2, "9600.00"),
            (exact(40, 1), 1, "40.0"),
            (exact(0, 1), 2, "0.00"),
            (exact(1, 3), 2, "0.33"),
            (exact(2, 3), 0, "1"),
            (exact(5, 1000), 2, "0.01"),
            (exact(49, 10_000), 2, "0.00"),
            (exact(995, 1000), 2, "1.00"),
            (exact(-5, 1000), 2, "-0.01"),
            (exact(-1, 1000), 2, "0.00"),
            (exact(1, 2), 0, "1"),
        ] {
            assert_eq!(decimal(&value, places), shown, "{value} to {places}");
        }
    }

    #[test]
    fn sets_thousands_apart() {
        for (value, french, english) in [
            (exact(8892, 1), "8\u{a0}892,00", "8,892.00"),
            (exact(892, 1), "892,00", "892.00"),
            (
                exact(1_234_567_895, 1000),
                "1\u{a0}234\u{a0}567,90",
                "1,234,567.90",
            ),
            (exact(-1000, 1), "-1\u{a0}000,00", "-1,000.00"),
            (exact(0, 1), "0,00", "0.00"),
        ] {
            assert_eq!(NumberStyle::French.number(&value, 2), french);
            assert_eq!(NumberStyle::English.number(&value, 2), english);
        }
        assert_eq!(NumberStyle::English.number(&exact(23_400, 1), 0), "23,400");
        assert_eq!(NumberStyle::French.percent(&exact(40, 1), 1), "40,0\u{a0}%");
        assert_eq!(NumberStyle::English.percent(&exact(81, 1), 1), "81.0%");
    }

    #[test]
    fn what_a_note_says_is_shown_in_full() {
        for (value, french, english) in [
            (exact(1, 1000), "0,001", "0.001"),
            (
                exact(1_234_566_999, 1000),
                "1\u{a0}234\u{a0}566,999",
                "1,234,566.999",
            ),
            (exact(1, 1_000_000_000), "0,000000001", "0.000000001"),
            (exact(15, 2), "7,5", "7.5"),
            (exact(60, 1), "60", "60"),
            (exact(1, 3), "0,333333333", "0.333333333"),
        ] {
            assert_eq!(NumberStyle::French.full(&value), french);
            assert_eq!(NumberStyle::English.full(&value), english);
        }
        assert_eq!(
            NumberStyle::French.full_percent(&exact(1, 8)),
            "0,125\u{a0}%"
        );
    }

    proptest! {
        #[test]
        fn quotients_are_in_lowest_terms(n in any::<u128>(), d in 1..u128::MAX, shift in 0..99u32) {
            for (n, d) in [(n, d), (n >> shift, d), (n, (d >> shift).max(1)), (0, d)] {
                let expected = Exact::new(n.into(), d.into());
                prop_assert_eq!(quotient(n.into(), d.into()).into_raw(), expected.clone().into_raw());
                let large = BigUint::from(1u8) << 130;
                let scaled = quotient(&large * n, &large * d);
                prop_assert_eq!(scaled.into_raw(), expected.into_raw());
            }
        }

        #[test]
        fn is_off_by_half_a_unit_at_most(n in any::<i64>(), d in 1..i64::MAX, places in 0usize..6) {
            let value = exact(n, d);
            let shown = decimal(&value, places).replace('.', "");
            let scale: BigInt = Pow::pow(BigInt::from(10), places);
            let back = Exact::new(shown.parse().unwrap(), scale.clone());
            let half = Exact::new(1.into(), scale * 2);
            prop_assert!((back - value).abs() <= half);
        }

        #[test]
        fn large_and_small_numbers_are_rounded_alike(n in any::<i64>(), d in 1..u64::MAX, places in 0usize..12) {
            let value = Exact::new(n.into(), d.into());
            let large = BigInt::from(1u8) << 70;
            // Not in lowest terms, so that the parts of the same number are too large to be divided quickly.
            let same = Exact::new_raw(value.numer() * &large, value.denom() * &large);
            prop_assert_eq!(rounded(&value, places), rounded(&same, places));
        }

        #[test]
        fn styles_differ_from_the_plain_form_in_marks_alone(n in any::<i64>(), d in 1..i64::MAX) {
            let value = exact(n, d);
            let plain = decimal(&value, 2);
            prop_assert_eq!(NumberStyle::English.number(&value, 2).replace(',', ""), plain.clone());
            prop_assert_eq!(
                NumberStyle::French.number(&value, 2).replace('\u{a0}', "").replace(',', "."),
                plain
            );
        }
    }
}

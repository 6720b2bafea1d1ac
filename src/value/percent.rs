//! Percents: shares, targets, beliefs.

use super::decimal::{Fault, UNIT, billionths, show};
use super::{Exact, is_blank};
use crate::message::Message;
use std::fmt;

/// An exact percent from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent {
    /// Billionths of one percent.
    billionths: u64,
}

impl Percent {
    /// All of it.
    pub const HUNDRED: Self = Self {
        billionths: 100 * UNIT,
    };

    /// Reads `50%`, `50 %`, `50` or `12.5%`; `0.5` could mean a half as well, so it needs its sign.
    pub fn parse(text: &str) -> Result<Self, Message> {
        Self::read(text).map_err(|fault| fault.message("value-percent", text))
    }

    /// The same, with the fault of a text that is no percent.
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let (number, sign) = match text.strip_suffix('%') {
            Some(number) => (number.trim_end_matches(is_blank), "%"),
            None => (text, ""),
        };
        let value = billionths(number).map_err(|fault| match fault {
            // A group of thousands would be above 100, so this comma can only be a decimal point.
            Fault::Ambiguous { decimal, .. } | Fault::Spelling(decimal) => {
                match Self::read(&(decimal.clone() + sign)) {
                    Ok(_) => Fault::Spelling(decimal + "%"),
                    Err(fault) => fault,
                }
            }
            fault => fault,
        })?;
        let percent = u64::try_from(value)
            .map(|billionths| Self { billionths })
            .ok()
            .filter(|percent| *percent <= Self::HUNDRED)
            .ok_or(Fault::AboveHundred)?;
        if sign.is_empty() && (1..UNIT).contains(&percent.billionths) {
            return Err(Fault::BarePart {
                part: show(u128::from(percent.billionths) * 100) + "%",
                percent: percent.to_string(),
            });
        }
        Ok(percent)
    }

    /// A whole number of percents; 100 where it is more.
    pub fn from_integer(percents: u8) -> Self {
        Self {
            billionths: u64::from(percents.min(100)) * UNIT,
        }
    }

    /// The percents: 50 for `50%`.
    pub fn value(self) -> Exact {
        Exact::new(self.billionths.into(), UNIT.into())
    }

    /// The part of one: 1/2 for `50%`.
    pub fn fraction(self) -> Exact {
        Exact::new(self.billionths.into(), Self::HUNDRED.billionths.into())
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.billionths == 0
    }

    /// The same percent, counted in billionths of one percent.
    pub const fn billionths(self) -> u64 {
        self.billionths
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", show(self.billionths.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_form() {
        for (text, numerator, denominator) in [
            ("50%", 1, 2),
            ("50 %", 1, 2),
            ("50\u{a0}%", 1, 2),
            ("50\u{202f}%", 1, 2),
            ("50", 1, 2),
            ("12.5%", 1, 8),
            ("0%", 0, 1),
            ("0", 0, 1),
            ("1", 1, 100),
            ("0.5 %", 1, 200),
            ("100", 1, 1),
            ("33.333333333%", 33_333_333_333, 100_000_000_000),
        ] {
            let fraction = Percent::parse(text).unwrap().fraction();
            assert_eq!(
                fraction,
                Exact::new(i64::into(numerator), i64::into(denominator)),
                "{text}"
            );
        }
        assert_eq!(
            Percent::parse("12.5").unwrap().value(),
            Exact::new(25.into(), 2.into())
        );
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, key) in [
            ("101%", "value-percent-above"),
            ("100.000000001", "value-percent-above"),
            ("99999999999999", "value-percent-above"),
            ("1 200 %", "value-percent-above"),
            ("-5%", "value-number-negative"),
            ("0.0000000001%", "value-number-long"),
            ("12,5%", "value-number-spelling"),
            ("12,125", "value-number-spelling"),
            ("0.7", "value-percent-bare"),
            ("0,7", "value-percent-bare"),
            (".7", "value-percent-bare"),
            ("half", "value-percent"),
            ("", "value-percent"),
            ("%", "value-percent"),
            ("50%%", "value-percent"),
            ("12/30", "value-percent"),
        ] {
            assert_eq!(Percent::parse(text).unwrap_err().key, key, "{text}");
        }
        let message = Percent::parse("12,5 %").unwrap_err();
        assert!(message.args.contains(&("suggestion", "12.5%".into())));
        let message = Percent::parse("0,7 %").unwrap_err();
        assert!(message.args.contains(&("suggestion", "0.7%".into())));
        let message = Percent::parse("0,7").unwrap_err();
        assert!(message.args.contains(&("part", "70%".into())));
        assert!(message.args.contains(&("percent", "0.7%".into())));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = Percent::parse(&text);
        }

        #[test]
        fn shows_what_it_reads(billionths in 0..=100 * UNIT) {
            let percent = Percent { billionths };
            prop_assert_eq!(Percent::parse(&percent.to_string()), Ok(percent));
        }
    }
}

//! What a bet brought.

use super::decimal::billionths;
use super::{Amount, Percent, Ratio};
use crate::message::Message;
use std::fmt;

/// A bet's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A count or another number ≥ 0.
    Number(Amount),
    /// Events out of exposures.
    Ratio(Ratio),
    /// A rate whose occasions are not known.
    Percent(Percent),
}

impl Outcome {
    /// Reads a number (`3`, `7.5`), a ratio (`12/30`) or a percent (`40%`).
    pub fn parse(text: &str) -> Result<Self, Message> {
        if text.contains('/') {
            return Ratio::parse(text).map(Self::Ratio);
        }
        if text.ends_with('%') {
            return Percent::parse(text).map(Self::Percent);
        }
        match billionths(text) {
            Ok(value) => Ok(Self::Number(Amount::from_billionths(value))),
            Err(fault) => Err(fault.message("value-outcome", text)),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Ratio(ratio) => ratio.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_numbers_ratios_and_percents() {
        assert_eq!(
            Outcome::parse("3"),
            Ok(Outcome::Number(Amount::parse("3").unwrap()))
        );
        assert_eq!(
            Outcome::parse("12/30"),
            Ok(Outcome::Ratio(Ratio::parse("12/30").unwrap()))
        );
        assert_eq!(
            Outcome::parse("40 %"),
            Ok(Outcome::Percent(Percent::parse("40").unwrap()))
        );
        for (text, key) in [
            ("three", "value-outcome"),
            ("-3", "value-number-negative"),
            ("3,5", "value-number-spelling"),
            ("31/30", "value-ratio-above"),
            ("101%", "value-percent-above"),
        ] {
            assert_eq!(Outcome::parse(text).unwrap_err().key, key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn shows_what_it_reads(text in prop_oneof!["[0-9]{1,9}(\\.[0-9]{1,9})?%?", "[0-9]{1,3}/[0-9]{1,4}", any::<String>()]) {
            if let Ok(outcome) = Outcome::parse(&text) {
                prop_assert_eq!(Outcome::parse(&outcome.to_string()), Ok(outcome));
            }
        }
    }
}

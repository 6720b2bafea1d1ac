//! Ratios: how often something happened, out of how many occasions.

use super::{Exact, is_blank};
use crate::message::Message;
use std::fmt;

/// The most digits of either number: both are exact as `f64`, and their products fit `u64`.
const DIGITS: usize = 9;

/// Events out of exposures: `0 ≤ events ≤ exposures`, `1 ≤ exposures < 10^9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// How often it happened.
    pub events: u64,
    /// How often it could have happened.
    pub exposures: u64,
}

impl Ratio {
    /// Reads `12/30`; blanks around the `/` are fine.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let Some((events, exposures)) = split(text) else {
            return Err(respell(text));
        };
        let (Some(events), Some(exposures)) = (number(events), number(exposures)) else {
            return Err(Message::about("value-ratio-long", text));
        };
        if exposures == 0 {
            return Err(Message::about("value-ratio-zero", text));
        }
        if events > exposures {
            return Err(Message::about("value-ratio-above", text));
        }
        Ok(Self { events, exposures })
    }

    /// Events per exposure, from 0 to 1.
    pub fn rate(self) -> Exact {
        Exact::new(self.events.into(), self.exposures.into())
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.events, self.exposures)
    }
}

/// The digits on both sides of the `/`.
fn split(text: &str) -> Option<(&str, &str)> {
    let (events, exposures) = text.split_once('/')?;
    let parts = (
        events.trim_end_matches(is_blank),
        exposures.trim_start_matches(is_blank),
    );
    (is_digits(parts.0) && is_digits(parts.1)).then_some(parts)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(digits: &str) -> Option<u64> {
    let digits = digits.trim_start_matches('0');
    (digits.len() <= DIGITS).then(|| digits.bytes().fold(0, |n, b| n * 10 + u64::from(b - b'0')))
}

/// What to say of a text without digits on both sides of a `/`.
fn respell(text: &str) -> Message {
    const BETWEEN: [&str; 3] = ["out of", "of", "sur"];
    let parts = text
        .split('/')
        .map(|part| part.trim_start_matches(is_blank));
    let mut unsigned = parts.filter_map(|part| part.strip_prefix(['-', '−']));
    if text.contains('/') && unsigned.any(is_digits) {
        return Message::about("value-number-negative", text);
    }
    let written = BETWEEN.iter().find_map(|word| {
        let (events, exposures) = text.split_once(word)?;
        let (events, exposures) = (
            events.trim_matches(is_blank),
            exposures.trim_matches(is_blank),
        );
        (is_digits(events) && is_digits(exposures)).then(|| format!("{events}/{exposures}"))
    });
    match written.filter(|suggestion| Ratio::parse(suggestion).is_ok()) {
        Some(suggestion) => {
            Message::about("value-ratio-spelling", text).with("suggestion", suggestion)
        }
        None => Message::about("value-ratio", text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_events_of_exposures() {
        for text in ["12/30", "12 / 30", "12/ 30", "012/30", "12\u{a0}/\u{a0}30"] {
            let ratio = Ratio::parse(text).unwrap();
            assert_eq!((ratio.events, ratio.exposures), (12, 30), "{text}");
        }
        assert_eq!(
            Ratio::parse("12/30").unwrap().rate(),
            Exact::new(2.into(), 5.into())
        );
        assert!(Ratio::parse("0/999999999").is_ok());
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, key) in [
            ("31/30", "value-ratio-above"),
            ("0/0", "value-ratio-zero"),
            ("3/0", "value-ratio-zero"),
            ("30 sur 0", "value-ratio"),
            ("0/1000000000", "value-ratio-long"),
            ("99999999999999999999/1", "value-ratio-long"),
            ("12 sur 30", "value-ratio-spelling"),
            ("12 out of 30", "value-ratio-spelling"),
            ("12 of 30", "value-ratio-spelling"),
            ("12", "value-ratio"),
            ("40%", "value-ratio"),
            ("-1/30", "value-number-negative"),
            ("1.5/30", "value-ratio"),
            ("1/2/3", "value-ratio"),
            ("/", "value-ratio"),
            ("", "value-ratio"),
        ] {
            assert_eq!(Ratio::parse(text).unwrap_err().key, key, "{text}");
        }
        let message = Ratio::parse("12 out of 30").unwrap_err();
        assert!(message.args.contains(&("suggestion", "12/30".into())));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = Ratio::parse(&text);
        }

        #[test]
        fn shows_what_it_reads(exposures in 1u64..1_000_000_000, part in 0u64..=100) {
            let ratio = Ratio { events: exposures * part / 100, exposures };
            prop_assert_eq!(Ratio::parse(&ratio.to_string()), Ok(ratio));
        }
    }
}

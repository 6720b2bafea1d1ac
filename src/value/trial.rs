//! A trial of a guard-rail: what happened on the occasions after it came into force.

use super::{Moment, Ratio, is_blank};
use crate::message::Message;
use std::fmt;

/// One dated observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// When.
    pub date: Moment,
    /// What was counted, in the guard-rail's metric.
    pub ratio: Ratio,
    /// Free words; often none.
    pub words: String,
}

impl Trial {
    /// Reads `2026-05-10 12/30 free words`.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let (date, rest) = split_date(text);
        let (ratio, words) = split_ratio(rest);
        if ratio.is_empty() {
            return Err(Message::about("value-trial", text));
        }
        Ok(Self {
            date: Moment::parse(date)?,
            ratio: Ratio::parse(ratio)?,
            words: words.to_owned(),
        })
    }
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.ratio)?;
        if self.words.is_empty() {
            return Ok(());
        }
        write!(f, " {}", self.words)
    }
}

/// The first word and the rest; a time after one blank belongs to the date.
fn split_date(text: &str) -> (&str, &str) {
    let (date, rest) = split_word(text);
    let (time, after) = split_word(rest);
    let is_time = time
        .split_once(':')
        .is_some_and(|(hour, _)| hour.bytes().all(|b| b.is_ascii_digit()));
    if is_time {
        (&text[..text.len() - rest.len() + time.len()], after)
    } else {
        (date, rest)
    }
}

/// The ratio and the rest; blanks around its `/` are fine.
fn split_ratio(text: &str) -> (&str, &str) {
    let digits = |c: char| c.is_ascii_digit();
    let exposures = text
        .trim_start_matches(digits)
        .trim_start_matches(is_blank)
        .strip_prefix('/')
        .map(|rest| rest.trim_start_matches(is_blank));
    match exposures {
        Some(exposures) => {
            let (_, words) = split_word(exposures);
            let ratio = &text[..text.len() - words.len()];
            (ratio.trim_end_matches(is_blank), words)
        }
        None => split_word(text),
    }
}

fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(is_blank).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start_matches(is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_a_date_a_ratio_and_words() {
        for (text, canonical, words) in [
            ("2026-05-10 12/30", "2026-05-10 12/30", ""),
            (
                "2026-05-10 12/30 deux relances",
                "2026-05-10 12/30 deux relances",
                "deux relances",
            ),
            ("2026-05-10  12 / 30  deux", "2026-05-10 12/30 deux", "deux"),
            ("2026-05 0/7", "2026-05 0/7", ""),
            ("2026-05-10T12:30 12/30 x", "2026-05-10T12:30 12/30 x", "x"),
            ("2026-05-10 12:30 12/30 x", "2026-05-10T12:30 12/30 x", "x"),
            (
                "2026-05-10 12/30 - à 9:30, 3/4 des cas",
                "2026-05-10 12/30 - à 9:30, 3/4 des cas",
                "- à 9:30, 3/4 des cas",
            ),
        ] {
            let trial = Trial::parse(text).unwrap();
            assert_eq!(trial.to_string(), canonical);
            assert_eq!(trial.words, words);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, key) in [
            ("", "value-trial"),
            ("2026-05-10", "value-trial"),
            ("2026-05-10 12:30", "value-trial"),
            ("2026-5-10 12/30", "value-date-spelling"),
            ("12/30 2026-05-10", "value-date"),
            ("2026-05-10 31/30", "value-ratio-above"),
            ("2026-05-10 0/0", "value-ratio-zero"),
            ("2026-05-10 40%", "value-ratio"),
            ("2026-05-10 12/30: deux", "value-ratio"),
        ] {
            assert_eq!(Trial::parse(text).unwrap_err().key, key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), "2026-05-10 [0-9]{0,3} ?/ ?[0-9]{1,3} .{0,9}"]) {
            if let Ok(trial) = Trial::parse(&text) {
                prop_assert_eq!(Trial::parse(&trial.to_string()), Ok(trial));
            }
        }
    }
}

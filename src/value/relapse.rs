//! A guard-rail that did not stop a failure.

use super::{Reference, is_blank};
use crate::message::{Arg, Message};
use std::fmt;
use std::ops::Range;

/// How a guard-rail let a failure through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relapse {
    /// The guard-rail.
    pub guardrail: Reference,
    /// The bytes of the text that name the guard-rail.
    pub guardrail_at: Range<usize>,
    /// What went wrong with it.
    pub cause: RelapseCause,
}

/// What went wrong with a guard-rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelapseCause {
    /// Nothing reminded anybody of it.
    NotTriggered,
    /// It was known and passed by.
    Bypassed,
    /// It was followed and did not help.
    Failed,
}

impl Relapse {
    /// Reads `recherche-prealable bypassed`: a reference and one of the causes.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let start = text.trim_end_matches(|c| !is_blank(c) && c != ']').len();
        let (guardrail, word) = text.split_at(start);
        let guardrail = guardrail.trim_end_matches(is_blank);
        if guardrail.is_empty() || word.is_empty() {
            return Err(
                Message::about("value-relapse", text).with("choices", RelapseCause::choices())
            );
        }
        let cause = RelapseCause::ALL
            .into_iter()
            .find(|cause| cause.key() == word);
        Ok(Self {
            cause: cause.ok_or_else(|| {
                Message::about("value-relapse-cause", word).with("choices", RelapseCause::choices())
            })?,
            guardrail: Reference::parse(guardrail)?,
            guardrail_at: 0..guardrail.len(),
        })
    }
}

impl RelapseCause {
    /// Every cause.
    pub const ALL: [Self; 3] = [Self::NotTriggered, Self::Bypassed, Self::Failed];

    /// The word that notes use.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotTriggered => "not-triggered",
            Self::Bypassed => "bypassed",
            Self::Failed => "failed",
        }
    }

    /// The words for people.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::NotTriggered => "relapse-not-triggered",
            Self::Bypassed => "relapse-bypassed",
            Self::Failed => "relapse-failed",
        })
    }

    fn choices() -> String {
        Self::ALL.map(Self::key).join(", ")
    }
}

impl fmt::Display for Relapse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.guardrail, self.cause.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_a_reference_and_a_cause() {
        for (text, guardrail, cause) in [
            (
                "recherche-prealable bypassed",
                "recherche-prealable",
                RelapseCause::Bypassed,
            ),
            (
                "recherche-prealable  not-triggered",
                "recherche-prealable",
                RelapseCause::NotTriggered,
            ),
            (
                "[[garde-fous/sept-touches|Sept touches]] failed",
                "[[garde-fous/sept-touches|Sept touches]]",
                RelapseCause::Failed,
            ),
            (
                "[[sept-touches]]failed",
                "[[sept-touches]]",
                RelapseCause::Failed,
            ),
        ] {
            let relapse = Relapse::parse(text).unwrap();
            assert_eq!(&text[relapse.guardrail_at], guardrail);
            assert_eq!(relapse.guardrail, Reference::parse(guardrail).unwrap());
            assert_eq!(relapse.cause, cause);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, key, found) in [
            (
                "recherche-prealable",
                "value-relapse",
                "recherche-prealable",
            ),
            ("[[sept-touches]]", "value-relapse", "[[sept-touches]]"),
            ("", "value-relapse", ""),
            (
                "recherche-prealable contourné",
                "value-relapse-cause",
                "contourné",
            ),
            (
                "recherche-prealable not triggered",
                "value-relapse-cause",
                "triggered",
            ),
        ] {
            let expected = Message::new(key)
                .with("found", found)
                .with("choices", "not-triggered, bypassed, failed");
            assert_eq!(Relapse::parse(text), Err(expected), "{text}");
        }
        assert_eq!(
            Relapse::parse("[[]] failed").unwrap_err().key,
            "value-reference"
        );
    }

    proptest! {
        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), ".{0,9} (bypassed|failed)"]) {
            if let Ok(relapse) = Relapse::parse(&text) {
                prop_assert_eq!(Relapse::parse(&relapse.to_string()).unwrap().cause, relapse.cause);
            }
        }
    }
}

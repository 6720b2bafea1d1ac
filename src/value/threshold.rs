//! What a bet must reach to be won.

use super::decimal::{Fault, billionths};
use super::{Amount, Outcome, Percent, Ratio, is_blank};
use crate::message::Message;
use std::cmp::Ordering;
use std::fmt;

/// A relation to a bound: `>= 3`, `>= 20%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// On which side of the bound a bet is won.
    pub relation: Relation,
    /// The bound.
    pub bound: Bound,
}

/// The side of a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `=`
    Exactly,
}

/// What a result is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A number, for results that are numbers.
    Number(Amount),
    /// A percent, for results that are ratios or percents.
    Percent(Percent),
}

/// How relations are written, longer before shorter; words in either case, their blanks of any number.
const SPELLINGS: [(&str, Relation); 17] = [
    (">=", Relation::AtLeast),
    ("≥", Relation::AtLeast),
    ("at least", Relation::AtLeast),
    ("au moins", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("≤", Relation::AtMost),
    ("at most", Relation::AtMost),
    ("au plus", Relation::AtMost),
    (">", Relation::MoreThan),
    ("more than", Relation::MoreThan),
    ("plus de", Relation::MoreThan),
    ("<", Relation::LessThan),
    ("less than", Relation::LessThan),
    ("fewer than", Relation::LessThan),
    ("moins de", Relation::LessThan),
    ("==", Relation::Exactly),
    ("=", Relation::Exactly),
];

impl Threshold {
    /// Reads `>= 3`, `≥ 20%`, `at least 3`, `au moins 3`, `plus de 7.5` and the like.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let stated = SPELLINGS
            .iter()
            .find_map(|(words, relation)| Some((*relation, after(text, words)?)));
        match stated {
            Some((relation, bound)) => match Bound::read(bound) {
                Ok(bound) => Ok(Self { relation, bound }),
                Err(fault) => Err(respell(text, relation, bound, fault)),
            },
            None if Bound::read(text).is_ok() => Err(spelled(text, Relation::AtLeast, text)),
            None => Err(Message::about("value-threshold", text)),
        }
    }

    /// Whether `outcome` reaches it; nothing when a number meets a percent.
    pub fn met_by(&self, outcome: &Outcome) -> Option<bool> {
        let order = match (outcome, &self.bound) {
            (Outcome::Number(result), Bound::Number(bound)) => result.cmp(bound),
            (Outcome::Percent(result), Bound::Percent(bound)) => result.cmp(bound),
            (Outcome::Ratio(result), Bound::Percent(bound)) => rate_order(*result, *bound),
            _ => return None,
        };
        Some(self.relation.holds(order))
    }
}

impl Relation {
    /// Its sign, in ASCII.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
            Self::Exactly => "=",
        }
    }

    /// Whether it holds where the result is on this side of the bound.
    const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::AtLeast => order.is_ge(),
            Self::MoreThan => order.is_gt(),
            Self::AtMost => order.is_le(),
            Self::LessThan => order.is_lt(),
            Self::Exactly => order.is_eq(),
        }
    }
}

impl Bound {
    fn read(text: &str) -> Result<Self, Fault> {
        if text.ends_with('%') {
            return Percent::read(text).map(Self::Percent);
        }
        billionths(text).map(|value| Self::Number(Amount::from_billionths(value)))
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.relation.sign(), self.bound)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
        }
    }
}

/// What follows `words` at the start of `text`.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split(' ').try_fold(text, |rest, word| {
        let head = rest.get(..word.len())?;
        head.eq_ignore_ascii_case(word)
            .then(|| rest[word.len()..].trim_start_matches(is_blank))
    })
}

/// The order of a ratio's rate and a percent, by their cross products.
fn rate_order(ratio: Ratio, bound: Percent) -> Ordering {
    let scaled = |count: u64, by: Percent| u128::from(count) * u128::from(by.billionths());
    scaled(ratio.events, Percent::HUNDRED).cmp(&scaled(ratio.exposures, bound))
}

/// What to say of `text`, whose bound after the relation is faulty.
fn respell(text: &str, relation: Relation, bound: &str, fault: Fault) -> Message {
    match fault {
        Fault::Shape if Ratio::parse(bound).is_ok() => {
            return Message::about("value-threshold-ratio", text);
        }
        Fault::Shape => {}
        Fault::Spelling(number) => return spelled(text, relation, &number),
        fault => return fault.message("value-threshold", text),
    }
    let end = bound
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(bound.len());
    let percent = bound[end..].trim_start_matches(is_blank).starts_with('%');
    let number = format!("{}{}", &bound[..end], if percent { "%" } else { "" });
    match Bound::read(&number) {
        Ok(bound) => Message::about("value-threshold-words", text)
            .with("suggestion", Threshold { relation, bound }.to_string()),
        Err(_) => Message::about("value-threshold", text),
    }
}

fn spelled(text: &str, relation: Relation, bound: &str) -> Message {
    Message::about("value-threshold-spelling", text)
        .with("suggestion", format!("{} {bound}", relation.sign()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_relation() {
        for (text, canonical) in [
            (">= 3", ">= 3"),
            (">=3", ">= 3"),
            ("≥ 3", ">= 3"),
            ("> 3", "> 3"),
            ("<= 2", "<= 2"),
            ("≤2", "<= 2"),
            ("< 2", "< 2"),
            ("= 3", "= 3"),
            ("== 3", "= 3"),
            ("at least 3", ">= 3"),
            ("At  Least 3", ">= 3"),
            ("au moins 3", ">= 3"),
            ("AU\u{a0}MOINS 3", ">= 3"),
            ("at most 2", "<= 2"),
            ("au plus 2", "<= 2"),
            ("more than 7.50", "> 7.5"),
            ("plus de 7.5", "> 7.5"),
            ("less than 2", "< 2"),
            ("fewer than 2", "< 2"),
            ("moins de 2", "< 2"),
            (">= 20%", ">= 20%"),
            ("au moins 20 %", ">= 20%"),
        ] {
            let threshold = Threshold::parse(text).unwrap();
            assert_eq!(threshold.to_string(), canonical, "{text}");
            assert_eq!(Threshold::parse(canonical), Ok(threshold));
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, key, right) in [
            ("3", "value-threshold-spelling", ">= 3"),
            ("20%", "value-threshold-spelling", ">= 20%"),
            (">= 7,5", "value-threshold-spelling", ">= 7.5"),
            ("au moins 12,5 %", "value-threshold-spelling", ">= 12.5%"),
            ("> 1 200 €", "value-threshold-spelling", "> 1200"),
            (">= 3 clients", "value-threshold-words", ">= 3"),
            ("at least 20 % of them", "value-threshold-words", ">= 20%"),
        ] {
            let expected = Message::new(key)
                .with("found", text)
                .with("suggestion", right);
            assert_eq!(Threshold::parse(text), Err(expected), "{text}");
        }
        for (text, key) in [
            ("", "value-threshold"),
            (">=", "value-threshold"),
            ("at least", "value-threshold"),
            ("at least some clients", "value-threshold"),
            ("people like it", "value-threshold"),
            (">= 12/30", "value-threshold-ratio"),
            (">= -3", "value-number-negative"),
            (">= 120%", "value-percent-above"),
            (">= 1,200", "value-number-ambiguous"),
        ] {
            let got = Threshold::parse(text).unwrap_err().key;
            assert_eq!(got, key, "{text}");
        }
    }

    #[test]
    fn is_met_on_its_side_of_the_bound() {
        for (threshold, outcome, met) in [
            (">= 3", "3", Some(true)),
            (">= 3", "2.999", Some(false)),
            ("> 3", "3", Some(false)),
            ("<= 2", "2", Some(true)),
            ("< 2", "2", Some(false)),
            ("= 0", "0", Some(true)),
            (">= 40%", "12/30", Some(true)),
            ("> 40%", "12/30", Some(false)),
            (">= 33.333333333%", "1/3", Some(true)),
            (">= 33.333333334%", "1/3", Some(false)),
            ("< 5%", "0/7", Some(true)),
            (">= 20%", "20%", Some(true)),
            (">= 20%", "20", None),
            (">= 3", "3/4", None),
            (">= 3", "3%", None),
        ] {
            let (threshold, outcome) = (
                Threshold::parse(threshold).unwrap(),
                Outcome::parse(outcome).unwrap(),
            );
            assert_eq!(threshold.met_by(&outcome), met, "{outcome} {threshold}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), "(>=|≥|at least|plus de|<) ?[0-9., ]{0,9}[% a-z]{0,4}"]) {
            if let Ok(threshold) = Threshold::parse(&text) {
                prop_assert_eq!(Threshold::parse(&threshold.to_string()), Ok(threshold));
            }
        }
    }
}

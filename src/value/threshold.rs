//! What a bet must reach to be won.

mod meant;

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
        let stated = before(text, &SPELLINGS);
        if let Some((relation, bound)) = stated
            && let Ok(bound) = Bound::read(bound)
        {
            return Ok(Self { relation, bound });
        }
        Err(meant::of(text, stated))
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

    /// The catalogue entry that says it of a `bound`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "relation-at-least",
            Self::MoreThan => "relation-more-than",
            Self::AtMost => "relation-at-most",
            Self::LessThan => "relation-less-than",
            Self::Exactly => "relation-exactly",
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

/// The relation that a text starts with, and what follows it.
fn before<'t>(text: &'t str, spellings: &[(&str, Relation)]) -> Option<(Relation, &'t str)> {
    let mut spellings = spellings.iter();
    spellings.find_map(|(words, relation)| Some((*relation, after(text, words)?)))
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
            (">= 3 clients in 30 days", "value-threshold-words", ">= 3"),
            (
                "au moins 3 clients en deux mois",
                "value-threshold-words",
                ">= 3",
            ),
            ("3 ou plus", "value-threshold-spelling", ">= 3"),
            ("3+", "value-threshold-spelling", ">= 3"),
            ("20 % or more", "value-threshold-spelling", ">= 20%"),
            ("2 au plus", "value-threshold-spelling", "<= 2"),
            ("minimum 3", "value-threshold-spelling", ">= 3"),
            ("Au minimum 3", "value-threshold-spelling", ">= 3"),
            ("d'au moins 3", "value-threshold-spelling", ">= 3"),
            ("=> 3", "value-threshold-spelling", ">= 3"),
            ("no more than 7,5", "value-threshold-spelling", "<= 7.5"),
            ("at least three", "value-threshold-spelling", ">= 3"),
            ("au moins trois", "value-threshold-spelling", ">= 3"),
            ("Trois ou plus", "value-threshold-spelling", ">= 3"),
            ("at least 20 percent", "value-threshold-spelling", ">= 20%"),
            (
                "plus de vingt pour cent",
                "value-threshold-spelling",
                "> 20%",
            ),
            ("3 clients ou plus", "value-threshold-words", ">= 3"),
            ("au moins un client", "value-threshold-words", ">= 1"),
            (">= 3 au minimum", "value-threshold-words", ">= 3"),
            (">= 3 clients", "value-threshold-words", ">= 3"),
            ("at least 20 % of them", "value-threshold-words", ">= 20%"),
        ] {
            let expected = Message::new(key)
                .with("found", text)
                .with("suggestion", right);
            assert_eq!(Threshold::parse(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn says_no_number_where_none_is_sure() {
        for (text, key) in [
            ("", "value-threshold"),
            (">=", "value-threshold"),
            ("at least", "value-threshold"),
            ("at least some clients", "value-threshold"),
            ("people like it", "value-threshold"),
            ("more people or more money", "value-threshold"),
            ("oversold", "value-threshold"),
            ("at least 3 or more", "value-threshold-words"),
            ("au minimum quelques clients", "value-threshold"),
            ("et plus", "value-threshold"),
            ("12/30 ou plus", "value-threshold-ratio"),
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
    fn suggests_no_part_of_a_number() {
        for text in [
            "at least three hundred",
            "au moins deux mille euros",
            "plus de cent mille",
            "au moins cinq cents",
            "au moins vingt et un",
            "at least twenty five percent",
            "at least one in ten",
            "at least one client in ten",
            "au moins un sur deux",
            "au moins un client sur onze",
            "at least one third",
            "au moins une Moitié",
            "at least one and a half",
            "one hour and a half at most",
            "three million or more",
            ">= 3 million euros",
            ">= 3k",
            ">= 1 200 clients",
            ">= 3,5 clients",
            ">= 1/2 of them",
            ">= 1 in 10",
            ">= 3 dozen",
            ">= 20% of ten clients",
        ] {
            let expected = Message::about("value-threshold", text);
            assert_eq!(Threshold::parse(text), Err(expected), "{text}");
        }
        for (text, right) in [
            ("au moins deux clients en un mois", ">= 2"),
            ("at least hundred clients", ">= 100"),
            ("plus de cent pour cent d'entre eux", "> 100%"),
        ] {
            let expected = Message::about("value-threshold-words", text).with("suggestion", right);
            assert_eq!(Threshold::parse(text), Err(expected), "{text}");
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

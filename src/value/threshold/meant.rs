//! Thresholds that are spelled otherwise than they are read: what was meant, where that can be told.

use super::{Bound, Relation, Threshold, after, before};
use crate::{
    message::Message,
    value::{Ratio, decimal::Fault, is_blank},
};

/// What is not read before a bound, though there is no doubt about it,
const MEANT_BEFORE: [(&str, Relation); 31] = [
    ("=>", Relation::AtLeast),
    ("d'au moins", Relation::AtLeast),
    ("d’au moins", Relation::AtLeast),
    ("minimum", Relation::AtLeast),
    ("min.", Relation::AtLeast),
    ("min", Relation::AtLeast),
    ("au minimum", Relation::AtLeast),
    ("a minimum of", Relation::AtLeast),
    ("no less than", Relation::AtLeast),
    ("no fewer than", Relation::AtLeast),
    ("pas moins de", Relation::AtLeast),
    ("supérieur ou égal à", Relation::AtLeast),
    ("greater than or equal to", Relation::AtLeast),
    ("=<", Relation::AtMost),
    ("d'au plus", Relation::AtMost),
    ("d’au plus", Relation::AtMost),
    ("maximum", Relation::AtMost),
    ("max.", Relation::AtMost),
    ("max", Relation::AtMost),
    ("au maximum", Relation::AtMost),
    ("a maximum of", Relation::AtMost),
    ("no more than", Relation::AtMost),
    ("pas plus de", Relation::AtMost),
    ("inférieur ou égal à", Relation::AtMost),
    ("less than or equal to", Relation::AtMost),
    ("greater than", Relation::MoreThan),
    ("plus que", Relation::MoreThan),
    ("supérieur à", Relation::MoreThan),
    ("over", Relation::MoreThan),
    ("moins que", Relation::LessThan),
    ("inférieur à", Relation::LessThan),
];

/// and after it.
const MEANT_AFTER: [(&str, Relation); 15] = [
    ("+", Relation::AtLeast),
    ("ou plus", Relation::AtLeast),
    ("et plus", Relation::AtLeast),
    ("or more", Relation::AtLeast),
    ("and more", Relation::AtLeast),
    ("au moins", Relation::AtLeast),
    ("at least", Relation::AtLeast),
    ("minimum", Relation::AtLeast),
    ("ou moins", Relation::AtMost),
    ("et moins", Relation::AtMost),
    ("or less", Relation::AtMost),
    ("or fewer", Relation::AtMost),
    ("au plus", Relation::AtMost),
    ("at most", Relation::AtMost),
    ("maximum", Relation::AtMost),
];

/// Numbers in words, which are not read either.
const NUMBERS: [(&str, &str); 34] = [
    ("one", "1"),
    ("un", "1"),
    ("une", "1"),
    ("two", "2"),
    ("deux", "2"),
    ("three", "3"),
    ("trois", "3"),
    ("four", "4"),
    ("quatre", "4"),
    ("five", "5"),
    ("cinq", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("sept", "7"),
    ("eight", "8"),
    ("huit", "8"),
    ("nine", "9"),
    ("neuf", "9"),
    ("ten", "10"),
    ("dix", "10"),
    ("twelve", "12"),
    ("douze", "12"),
    ("fifteen", "15"),
    ("quinze", "15"),
    ("twenty", "20"),
    ("vingt", "20"),
    ("thirty", "30"),
    ("trente", "30"),
    ("forty", "40"),
    ("quarante", "40"),
    ("fifty", "50"),
    ("cinquante", "50"),
    ("hundred", "100"),
    ("cent", "100"),
];

/// What makes another number of one that stands anywhere before it: multiples, parts, numbers that are not among `NUMBERS`.
const FURTHER: &str = "\
    eleven onze thirteen treize fourteen quatorze sixteen seize seventeen eighteen nineteen sixty soixante seventy eighty ninety \
    thousand mille million milliard billion dozen dizaine douzaine quinzaine vingtaine trentaine centaine millier half halves \
    third quarter fourth fifth sixth tenth demi demie moitié tiers quart cinquième sixième dixième out sur";

/// What a number at the end counts where it is no part of the result: `3 clients in 30 days`.
const TIMES: &str = "hour day week month year heure jour semaine mois an année";

/// What does so right behind it alone, having other uses: `vingt et un`, `en un mois`.
const JOINED: &str = "and et in on of en dans per par un une one k m bn md";

/// How a percent is called in words.
const PERCENTS: [&str; 4] = ["%", "percent", "per cent", "pour cent"];

/// What to say of a text that is not read, and what may be a relation and its bound in it.
pub(super) fn of(text: &str, stated: Option<(Relation, &str)>) -> Message {
    let doubled = |(_, bound): &(Relation, &str)| bound.starts_with(['>', '<']);
    let meant = || before(text, &MEANT_BEFORE).or_else(|| behind(text));
    match stated.filter(|it| !doubled(it)).or_else(meant) {
        Some((relation, bound)) => respell(text, relation, bound),
        None if Bound::read(text).is_ok() => spelled(text, Relation::AtLeast, text),
        None => Message::about("value-threshold", text),
    }
}

/// The relation that a text ends with though it is read at the start alone, and what comes before it.
fn behind(text: &str) -> Option<(Relation, &str)> {
    MEANT_AFTER.iter().find_map(|(words, relation)| {
        let at = text.len().checked_sub(words.len())?;
        let (bound, end) = text.split_at_checked(at)?;
        let bound = end.eq_ignore_ascii_case(words).then_some(bound)?;
        Some((*relation, bound.trim_end_matches(is_blank)))
    })
}

/// What to say of `text`, whose relation or bound is not written as it is read.
fn respell(text: &str, relation: Relation, bound: &str) -> Message {
    match Bound::read(bound) {
        Ok(_) => return spelled(text, relation, bound),
        Err(Fault::Shape) if Ratio::parse(bound).is_ok() => {
            return Message::about("value-threshold-ratio", text);
        }
        Err(Fault::Shape) => {}
        Err(Fault::Spelling(number)) => return spelled(text, relation, &number),
        Err(fault) => return fault.message("value-threshold", text),
    }
    let end = bound
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(bound.len());
    let (number, rest) = if end > 0 {
        bound.split_at(end)
    } else {
        in_words(bound)
    };
    let rest = rest.trim_start_matches(is_blank);
    let unit = PERCENTS.iter().find_map(|words| after(rest, words));
    let number = format!("{number}{}", if unit.is_some() { "%" } else { "" });
    if goes_on(unit.unwrap_or(rest), unit.is_none()) {
        return Message::about("value-threshold", text);
    }
    match Bound::read(&number) {
        Ok(_) if unit.unwrap_or(rest).is_empty() => spelled(text, relation, &number),
        Ok(bound) => Message::about("value-threshold-words", text)
            .with("suggestion", Threshold { relation, bound }.to_string()),
        Err(_) => Message::about("value-threshold", text),
    }
}

/// The number that a text starts with in words, in digits, and what follows it.
fn in_words(text: &str) -> (&'static str, &str) {
    let end = text.find(is_blank).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let mut numbers = NUMBERS.iter();
    let number = numbers.find(|(word, _)| first.eq_ignore_ascii_case(word));
    number.map_or(("", text), |(_, digits)| (*digits, rest))
}

/// Whether a number goes on in what follows it, or follows its unit: `three hundred`, `one in ten`, `two clients in ten`.
fn goes_on(rest: &str, is_bare: bool) -> bool {
    let words = rest.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let is = |word: &str, it: &str| word == it || word.strip_suffix('s') == Some(it);
    let is_one_of = |word: &str, list: &str| list.split(' ').any(|it| is(word, it));
    let is_number = |word: &str| {
        let is_digits = word.starts_with(|c: char| c.is_ascii_digit());
        is_digits || NUMBERS.iter().any(|(number, _)| is(word, number))
    };
    let counted = match &*words {
        [before @ .., number, unit] if is_number(number) && is_one_of(unit, TIMES) => before,
        words => words,
    };
    let words = if counted.is_empty() { &words } else { counted };
    words.iter().zip(0..).any(|(word, place)| {
        if is_one_of(word, JOINED) {
            return is_bare && place == 0;
        }
        is_number(word) || is_one_of(word, FURTHER)
    })
}

fn spelled(text: &str, relation: Relation, bound: &str) -> Message {
    let bound = Bound::read(bound).map_or_else(|_| bound.to_owned(), |bound| bound.to_string());
    Message::about("value-threshold-spelling", text)
        .with("suggestion", format!("{} {bound}", relation.sign()))
}

//! Near misses: names that differ so little that one was probably meant for the other.

use std::{collections::HashMap, num::NonZeroU32};

use strsim::damerau_levenshtein;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Names longer than this, in letters, were not typed by hand; comparing costs the product of both lengths.
const LONGEST: usize = 100;

/// The first of the candidates nearest to `word`, if one is a near miss of it.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = Bare::new(word);
    let distances = candidates
        .into_iter()
        .filter_map(|candidate| Some((word.distance(&Bare::new(candidate))?, candidate)));
    distances
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether two different names are near misses of each other.
///
/// The Damerau-Levenshtein distance is 1 (under 6 letters) or at most 2, on lower case without accents, `-` and `_`; names
/// that differ in digits alone are none.
pub fn is_near_miss(one: &str, other: &str) -> bool {
    one != other && Bare::new(one).distance(&Bare::new(other)).is_some()
}

/// What two names share that differ in case, accents, `-`, `_` and blanks alone.
pub fn bare(name: &str) -> String {
    Bare::new(name).text
}

/// Names made ready to be compared with many words.
#[derive(Debug, Default)]
pub struct Names {
    known: Vec<(Bare, Box<str>)>,
    /// What tells most of them apart, close together: each name may be compared with each.
    marks: Vec<Mark>,
    /// A number for each text and for each text without digits, the same for the same.
    numbers: HashMap<String, NonZeroU32>,
}

/// What is compared first of a name.
#[derive(Debug, Clone, Copy)]
struct Mark {
    length: u32,
    sorts: u64,
    /// The numbers of its text and of its text without digits, where these are known.
    text: Option<NonZeroU32>,
    words: Option<NonZeroU32>,
}

impl<'a> FromIterator<&'a str> for Names {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut all = Self::default();
        for name in names {
            all.add(name);
        }
        all
    }
}

impl Names {
    /// Adds one name.
    pub fn add(&mut self, name: &str) {
        self.push(Bare::new(name), name);
    }

    /// Adds one name, and answers the place of the first of those before that are nearest to it: see
    /// [`nearest`](Self::nearest).
    pub fn add_to_near(&mut self, name: &str) -> Option<usize> {
        let bare = Bare::new(name);
        let near = self.place_near(&bare, name);
        self.push(bare, name);
        near
    }

    fn push(&mut self, bare: Bare, name: &str) {
        for text in [&bare.text, &bare.words] {
            let next = NonZeroU32::MIN.saturating_add(narrow(self.numbers.len()));
            self.numbers.entry(text.clone()).or_insert(next);
        }
        self.marks.push(self.mark(&bare));
        self.known.push((bare, name.into()));
    }

    fn mark(&self, bare: &Bare) -> Mark {
        Mark {
            length: narrow(bare.length),
            sorts: bare.sorts,
            text: self.numbers.get(&bare.text).copied(),
            words: self.numbers.get(&bare.words).copied(),
        }
    }

    /// The first of the names nearest to `word`, if another one than `word` itself is a near miss of it.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let near = self.place_near(&Bare::new(word), word)?;
        Some(&self.known[near].1)
    }

    fn place_near(&self, bare: &Bare, word: &str) -> Option<usize> {
        let mark = self.mark(bare);
        let marks = self.marks.iter().enumerate();
        let near = marks.filter(|(_, other)| mark.may_be_near(other));
        let near = near.filter_map(|(place, _)| {
            let (other, name) = &self.known[place];
            let distance = bare.distance(other).filter(|_| **name != *word)?;
            Some((distance, place))
        });
        near.min().map(|(_, place)| place)
    }

    /// The only name that `part` is a part of.
    pub fn only_with(&self, part: &str) -> Option<&str> {
        let part = Bare::new(part).text;
        let mut with = self
            .known
            .iter()
            .filter(|(name, _)| name.text.contains(&part));
        match (with.next(), with.next()) {
            (Some((_, name)), None) if !part.is_empty() => Some(name),
            _ => None,
        }
    }
}

impl Mark {
    /// Whether the names can be near misses of each other, as far as this tells.
    fn may_be_near(&self, other: &Self) -> bool {
        let is_same = self.text.is_some() && self.text == other.text;
        let has_same_words = self.words.is_some() && self.words == other.words;
        let [one, another] = [self, other].map(|mark| (mark.length as usize, mark.sorts));
        is_close(one, another) && (is_same || !has_same_words)
    }
}

/// A length or number; there is hardly more of anything than it can count.
pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How far apart near misses can be, by the length of the shorter.
fn limit(short: usize) -> usize {
    if short < 6 { 1 } else { 2 }
}

/// Whether names of these lengths, with these sorts of letters, can be near misses of each other.
fn is_close((one, its): (usize, u64), (other, others): (usize, u64)) -> bool {
    let limit = limit(one.min(other));
    // A slip adds one sort of letter at most and takes one away.
    let sorts = (its ^ others).count_ones() as usize;
    one.abs_diff(other) <= limit && sorts <= 2 * limit
}

/// What is compared of a name.
#[derive(Debug)]
struct Bare {
    /// Lower case, without accents, `-`, `_` and blanks.
    text: String,
    /// The same without digits.
    words: String,
    /// How many letters it has, a bit for each sort of them, and how many there are of each.
    length: usize,
    sorts: u64,
    counts: [u8; SORTS],
}

/// Into how many sorts letters are put to be counted.
const SORTS: usize = 32;

impl Bare {
    fn new(name: &str) -> Self {
        let is_letter = |c: &char| !is_combining_mark(*c) && !matches!(c, '-' | '_' | ' ');
        let text: String = if name.is_ascii() {
            let letters = name.chars().filter(is_letter);
            letters.map(|c| c.to_ascii_lowercase()).collect()
        } else {
            let letters = name.nfkd().filter(is_letter);
            letters.flat_map(char::to_lowercase).collect()
        };
        let (mut length, mut sorts, mut counts) = (0, 0, [0_u8; SORTS]);
        for c in text.chars().map(u32::from) {
            length += 1;
            sorts |= 1 << (c % 64);
            let count = &mut counts[c as usize % SORTS];
            *count = count.saturating_add(1);
        }
        Self {
            words: text.chars().filter(|c| !c.is_numeric()).collect(),
            length,
            sorts,
            counts,
            text,
        }
    }

    fn distance(&self, other: &Self) -> Option<usize> {
        if !is_close((self.length, self.sorts), (other.length, other.sorts)) {
            return None;
        }
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        let limit = limit(short);
        if self.text == other.text {
            return Some(0);
        }
        if long > LONGEST || self.words == other.words {
            return None;
        }
        // And so with the letters of each sort: most names are told apart without the full comparison.
        if self.more_than(other).max(other.more_than(self)) > limit {
            return None;
        }
        Some(damerau_levenshtein(&self.text, &other.text)).filter(|distance| *distance <= limit)
    }

    /// How many letters it has that another one lacks.
    fn more_than(&self, other: &Self) -> usize {
        let counts = self.counts.iter().zip(&other.counts);
        let more = counts.map(|(own, others)| u16::from(own.saturating_sub(*others)));
        more.sum::<u16>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_slips_are_near_misses() {
        for (one, other) in [
            ("staus", "status"),
            ("faild_at", "failed_at"),
            ("Title", "title"),
            ("ciblage_flou", "ciblage-flou"),
            ("areas", "area"),
            ("analysé", "analysed"),
        ] {
            assert!(is_near_miss(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_and_other_numbers_are_not() {
        for (one, other) in [
            ("due", "duel2"),
            ("lever-1", "lever-2"),
            ("essai-12", "essai-21"),
            ("status", "status"),
            ("money", "hours"),
            ("prix", "paix2"),
        ] {
            assert!(!is_near_miss(one, other), "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_candidate_wins() {
        assert_eq!(
            nearest("analysd", ["analysed", "accepted"]),
            Some("analysed")
        );
        assert_eq!(nearest("zzz", ["analysed"]), None);
    }

    #[test]
    fn names_are_found_by_a_slip_or_a_part() {
        let names: Names = ["ciblage-flou", "ciblage-fou", "prix-trop-bas"]
            .into_iter()
            .collect();
        assert_eq!(names.nearest("ciblage-flu"), Some("ciblage-flou"));
        assert_eq!(names.nearest("ciblage-fou"), Some("ciblage-flou"));
        assert_eq!(names.nearest("prix-trop-haut"), None);
        assert_eq!(names.only_with("trop_bas"), Some("prix-trop-bas"));
        assert_eq!(names.only_with("ciblage"), None);
        assert_eq!(names.only_with("-"), None);
    }

    proptest! {
        /// What is looked at first never hides a near miss.
        #[test]
        fn the_short_cuts_agree_with_the_distance(one in "[a-eé1]{1,9}", other in "[a-eé1]{1,9}") {
            let (one, other) = (Bare::new(&one), Bare::new(&other));
            let limit = if one.length.min(other.length) < 6 { 1 } else { 2 };
            let distance = damerau_levenshtein(&one.text, &other.text);
            let is_near = distance == 0 || (distance <= limit && one.words != other.words);
            prop_assert_eq!(one.distance(&other), is_near.then_some(distance));
        }

        #[test]
        fn names_are_compared_as_any_two(
            names in prop::collection::vec("[a-cé1]{1,7}", 0..5),
            word in "[a-cé1]{1,7}",
        ) {
            let all: Names = names.iter().map(String::as_str).collect();
            let others = names.iter().map(String::as_str).filter(|name| **name != *word);
            prop_assert_eq!(all.nearest(&word), nearest(&word, others));
        }
    }
}

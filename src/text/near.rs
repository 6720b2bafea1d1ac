//! Near misses: names that differ so little that one was probably meant for the other.

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
    names: Vec<(Bare, Box<str>)>,
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
        self.names.push((Bare::new(name), name.into()));
    }

    /// The first of the names nearest to `word`, if another one than `word` itself is a near miss of it.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let bare = Bare::new(word);
        let others = self.names.iter().filter(|(_, name)| **name != *word);
        others
            .filter_map(|(other, name)| Some((bare.distance(other)?, &**name)))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    }

    /// The only name that `part` is a part of.
    pub fn only_with(&self, part: &str) -> Option<&str> {
        let part = Bare::new(part).text;
        let mut with = self
            .names
            .iter()
            .filter(|(name, _)| name.text.contains(&part));
        match (with.next(), with.next()) {
            (Some((_, name)), None) if !part.is_empty() => Some(name),
            _ => None,
        }
    }
}

/// What is compared of a name.
#[derive(Debug)]
struct Bare {
    /// Lower case, without accents, `-`, `_` and blanks.
    text: String,
    /// The same without digits.
    words: String,
    /// How many letters it has, and a bit for each sort of them.
    length: usize,
    sorts: u64,
}

impl Bare {
    fn new(name: &str) -> Self {
        let letters = name
            .nfkd()
            .filter(|c| !is_combining_mark(*c) && !matches!(c, '-' | '_' | ' '));
        let text: String = letters.flat_map(char::to_lowercase).collect();
        Self {
            words: text.chars().filter(|c| !c.is_numeric()).collect(),
            length: text.chars().count(),
            sorts: text
                .chars()
                .fold(0, |sorts, c| sorts | 1 << (u32::from(c) % 64)),
            text,
        }
    }

    fn distance(&self, other: &Self) -> Option<usize> {
        if self.text == other.text {
            return Some(0);
        }
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        let limit = if short < 6 { 1 } else { 2 };
        // A slip adds one sort of letter at most and takes one away.
        let sorts = (self.sorts ^ other.sorts).count_ones() as usize;
        if long - short > limit || long > LONGEST || sorts > 2 * limit || self.words == other.words
        {
            return None;
        }
        Some(damerau_levenshtein(&self.text, &other.text)).filter(|distance| *distance <= limit)
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
    }
}

//! Near misses: names that differ so little that one was probably meant for the other.

use strsim::damerau_levenshtein;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The first of the candidates nearest to `word`, if one is a near miss of it.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = bare(word);
    let distances = candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &bare(candidate))?, candidate)));
    distances
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether two different names are near misses of each other.
///
/// The Damerau-Levenshtein distance is 1 (under 6 letters) or at most 2, on lower case without accents, `-` and `_`; names
/// that differ in digits alone are none.
pub fn is_near_miss(one: &str, other: &str) -> bool {
    one != other && distance(&bare(one), &bare(other)).is_some()
}

fn distance(one: &str, other: &str) -> Option<usize> {
    let without_digits = |name: &str| name.chars().filter(|c| !c.is_numeric()).collect::<String>();
    if one != other && without_digits(one) == without_digits(other) {
        return None;
    }
    let (short, long) = (one.chars().count(), other.chars().count());
    let limit = if short.min(long) < 6 { 1 } else { 2 };
    if short.abs_diff(long) > limit {
        return None;
    }
    Some(damerau_levenshtein(one, other)).filter(|distance| *distance <= limit)
}

fn bare(name: &str) -> String {
    let letters = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
}

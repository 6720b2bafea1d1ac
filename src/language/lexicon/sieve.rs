//! A quick look at a text: which phrases may stand in it. It reads nothing but the letters and digits of ASCII, so that
//! markup, line breaks, accents and kinds of apostrophes and blanks make no difference.

use std::fmt;

use super::pattern::Edge;

/// The literals of all phrases, looked for by their last letters, after Karp and Rabin (1987).
pub(super) struct Sieve {
    /// By the words of `ends` in which they have their bits.
    literals: Vec<Literal>,
    /// For each word of `ends` its first literal.
    starts: Vec<usize>,
    /// Which of the letters read last lead to a literal.
    last: u64,
    /// For each hash of such letters whether a literal ends with some that have it: 8 KB, which stay near the processor.
    ends: Box<[u64; 1 << 10]>,
    /// The phrases without a literal.
    always: Vec<usize>,
}

/// A literal of a phrase, at most [`LONGEST`] letters of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Literal {
    /// The word of `ends` in which it has its bit.
    at: usize,
    letters: u64,
    /// Where they stand.
    mask: u64,
    phrase: usize,
}

/// How many letters are remembered, and how many of them lead to a literal at most: shorter ones than these are rare.
const LONGEST: usize = 12;
const LAST: usize = 5;

/// Bits of a letter.
const WIDTH: usize = 5;

/// Odd, and its bits are spread well: the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The class of what is passed over.
const NOTHING: u8 = 0;

/// The class of a byte: what is passed over, 26 letters, and digits, of which all count alike.
const CLASS: [u8; 256] = {
    let mut classes = [NOTHING; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        classes[byte as usize] = match byte {
            b'0'..=b'9' => 27,
            b'A'..=b'Z' => byte - b'A' + 1,
            b'a'..=b'z' => byte - b'a' + 1,
            _ => NOTHING,
        };
        byte += 1;
    }
    classes
};

impl Sieve {
    /// A sieve for phrases with these literals at one of their edges.
    pub(super) fn new(phrases: impl Iterator<Item = Option<(Edge, Vec<Vec<u8>>)>>) -> Self {
        let (mut texts, mut always) = (Vec::new(), Vec::new());
        for (phrase, found) in phrases.enumerate() {
            let (edge, found) = found.unwrap_or((Edge::Start, Vec::new()));
            let found: Vec<Vec<u8>> = found.iter().map(|text| letters(text)).collect();
            if found.is_empty() || found.contains(&Vec::new()) {
                always.push(phrase);
            } else {
                texts.extend(
                    found
                        .iter()
                        .map(|text| (shortened(edge, text).to_vec(), phrase)),
                );
            }
        }
        let shortest = texts.iter().map(|(text, _)| text.len()).min();
        let last = mask(shortest.unwrap_or(LAST).min(LAST));
        let literals = texts.iter().map(|(text, phrase)| {
            let letters = text.iter().fold(0, |read, byte| after(read, *byte));
            Literal {
                at: place(letters & last).0,
                letters,
                mask: mask(text.len()),
                phrase: *phrase,
            }
        });
        let mut literals: Vec<Literal> = literals.collect();
        literals.sort_unstable();
        literals.dedup();
        let mut ends = Box::new([0; 1 << 10]);
        for literal in &literals {
            let (at, bit) = place(literal.letters & last);
            ends[at] |= bit;
        }
        let start = |at| literals.partition_point(|literal| literal.at < at);
        let starts = (0..=ends.len()).map(start).collect();
        Self {
            literals,
            starts,
            last,
            ends,
            always,
        }
    }

    /// Whether some phrase may stand in a text; composed and decomposed accents count alike.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // Decomposed accents leave their letter behind, which the literals do not have.
        let is_decomposed = || memchr::memchr2(0xcc, 0xcd, bytes).is_some();
        !self.always.is_empty() || self.holds_any(bytes) || is_decomposed()
    }

    /// The phrases that may stand in the words of a sentence, in their order.
    pub(super) fn candidates(&self, words: &str) -> Vec<usize> {
        let mut found = self.always.clone();
        found.extend(self.found(words.as_bytes()));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a literal stands in a text. Nearly every text has none: a plain loop goes through it fastest.
    fn holds_any(&self, text: &[u8]) -> bool {
        let mut read = 0;
        for byte in text {
            read = after(read, *byte);
            let (at, bit) = place(read & self.last);
            if self.ends[at] & bit != 0 && self.ending(read, at).next().is_some() {
                return true;
            }
        }
        false
    }

    /// The phrase of each literal in a text.
    fn found(&self, text: &[u8]) -> Vec<usize> {
        let (mut read, mut found) = (0, Vec::new());
        for byte in text {
            read = after(read, *byte);
            let (at, bit) = place(read & self.last);
            if self.ends[at] & bit != 0 {
                found.extend(self.ending(read, at));
            }
        }
        found
    }

    /// The phrases of the literals that end with what was read, among those of a place.
    fn ending(&self, read: u64, at: usize) -> impl Iterator<Item = usize> {
        let near = self.literals[self.starts[at]..self.starts[at + 1]].iter();
        near.filter(move |literal| literal.letters == read & literal.mask)
            .map(|literal| literal.phrase)
    }
}

impl fmt::Debug for Sieve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sieve")
            .field("literals", &self.literals.len())
            .finish_non_exhaustive()
    }
}

/// The letters read last after one more byte.
fn after(read: u64, byte: u8) -> u64 {
    let class = CLASS[usize::from(byte)];
    // Without a branch: nobody foretells where a word ends.
    (read << (usize::from(class != NOTHING) * WIDTH)) | u64::from(class)
}

/// The place of so many letters read last.
fn mask(letters: usize) -> u64 {
    (1 << (letters * WIDTH)) - 1
}

/// The place of letters among the ends of literals.
fn place(letters: u64) -> (usize, u64) {
    let hash = letters.wrapping_mul(SPREAD);
    ((hash >> 54) as usize, 1 << ((hash >> 48) & 63))
}

/// What the sieve sees of a text.
fn letters(text: &[u8]) -> Vec<u8> {
    let seen = text
        .iter()
        .filter(|byte| CLASS[usize::from(**byte)] != NOTHING);
    seen.map(u8::to_ascii_lowercase).collect()
}

/// As much of a literal as a sieve looks for.
#[cfg(test)]
pub(super) fn shown(edge: Edge, text: &[u8]) -> String {
    let letters = letters(text);
    let kept = shortened(edge, &letters);
    kept.iter().copied().map(char::from).collect()
}

/// The letters at an edge that are remembered.
fn shortened(edge: Edge, text: &[u8]) -> &[u8] {
    match edge {
        Edge::Start => &text[..text.len().min(LONGEST)],
        Edge::End => &text[text.len().saturating_sub(LONGEST)..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sieve(literals: &[&str]) -> Sieve {
        let phrases = literals
            .iter()
            .map(|text| Some((Edge::Start, vec![text.as_bytes().to_vec()])));
        Sieve::new(phrases)
    }

    #[test]
    fn marks_accents_and_breaks_make_no_difference() {
        let sieve = sieve(&["n'était pas prêt", "no time"]);
        for text in [
            "Il n\u{2019}était\u{a0}pas\n> **prêt**.",
            "Il n'e\u{301}tait pas pre\u{302}t",
            "NO TIME",
            "n_o t_ime",
        ] {
            assert!(sieve.may_hold(text), "{text}");
        }
        assert!(!sieve.may_hold("nothing of the kind was said"));
        assert_eq!(
            sieve.candidates(" No time, il n'était pas prêt, no time "),
            [0, 1]
        );
        assert_eq!(sieve.candidates(" no Time "), [1]);
    }

    #[test]
    fn a_phrase_without_a_literal_may_stand_anywhere() {
        for none in [
            None,
            Some((Edge::Start, vec![b"a".to_vec(), "é".into()])),
            Some((Edge::End, vec![])),
        ] {
            let sieve = Sieve::new([none].into_iter());
            assert!(sieve.may_hold("x"));
            assert_eq!(sieve.candidates("x"), [0]);
        }
    }

    proptest! {
        /// Short literals and few letters, so that much is found; the oracle reads the letters alone.
        #[test]
        fn what_is_found_is_what_stands_there(
            literals in prop::collection::vec("[abé' 1]{0,7}|[ab]{11,14}", 0..40),
            text in "[abAé'* \n12\u{a0}]{0,60}|[ab *]{0,200}",
        ) {
            for edge in [Edge::Start, Edge::End] {
                let bytes = |text: &String| Some((edge, vec![text.as_bytes().to_vec()]));
                let sieve = Sieve::new(literals.iter().map(bytes));
                let alike = |text: &str| text.replace(char::is_numeric, "1");
                let seen = alike(&String::from_utf8(letters(text.as_bytes())).unwrap());
                let stands = |at: &usize| seen.contains(&alike(&shown(edge, literals[*at].as_bytes())));
                let expected: Vec<usize> = (0..literals.len()).filter(stands).collect();
                prop_assert_eq!(sieve.may_hold(&text), !expected.is_empty());
                prop_assert_eq!(sieve.candidates(&text), expected);
            }
        }
    }
}

//! A quick look at a text: which phrases may stand in it. It reads nothing but the letters and digits of ASCII, so that
//! markup, line breaks, accents and kinds of apostrophes and blanks make no difference.

use std::fmt;

use aho_corasick::{
    Anchored,
    automaton::{Automaton, StateID},
    dfa::DFA,
};

use super::pattern::Edge;

/// The literals of all phrases, in one automaton.
pub(super) struct Sieve {
    /// `None`: it would be too large, so that every phrase may stand anywhere.
    automaton: Option<DFA>,
    /// The phrases of each literal.
    phrases: Vec<Vec<usize>>,
    /// The phrases without a literal.
    always: Vec<usize>,
    /// The length of the longest literal.
    longest: usize,
}

/// What is left of longer literals, in letters: the first of these lengths at which the automaton stays small.
const LENGTHS: [usize; 4] = [12, 8, 5, 3];

/// How many letters all literals may have together.
const ALL: usize = 30_000;

/// A text is read at so many places at once: each step waits for memory, and the steps of one place for each other.
const LANES: usize = 4;

/// What a byte counts as: a small letter or digit, or nothing.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

impl Sieve {
    /// A sieve for phrases with these literals at one of their edges.
    pub(super) fn new(phrases: impl Iterator<Item = Option<(Edge, Vec<Vec<u8>>)>>) -> Self {
        let (mut literals, mut always) = (Vec::new(), Vec::new());
        for (at, found) in phrases.enumerate() {
            let (edge, texts) = found.unwrap_or((Edge::Start, Vec::new()));
            let texts: Vec<Vec<u8>> = texts.iter().map(|text| letters(text)).collect();
            if texts.is_empty() || texts.contains(&Vec::new()) {
                always.push(at);
            } else {
                literals.extend(texts.into_iter().map(|text| (edge, text, at)));
            }
        }
        let cut = |length| {
            let cut = literals
                .iter()
                .map(|(edge, text, at)| (shortened(*edge, text, length), *at));
            let mut cut: Vec<(&[u8], usize)> = cut.collect();
            cut.sort_unstable();
            cut.dedup();
            cut
        };
        let is_small = |cut: &Vec<(&[u8], usize)>| {
            cut.iter().map(|(text, _)| text.len()).sum::<usize>() <= ALL
        };
        match LENGTHS.into_iter().map(cut).find(is_small) {
            Some(cut) => Self::of(&cut, always),
            None => Self::of(&[], (0..).take(always.len() + literals.len()).collect()),
        }
    }

    /// A sieve for literals, each with its phrase.
    fn of(literals: &[(&[u8], usize)], always: Vec<usize>) -> Self {
        let (mut texts, mut phrases) = (Vec::new(), Vec::new());
        for same in literals.chunk_by(|a, b| a.0 == b.0) {
            texts.push(same[0].0);
            phrases.push(same.iter().map(|(_, phrase)| *phrase).collect());
        }
        Self {
            longest: texts.iter().map(|text| text.len()).max().unwrap_or(0),
            automaton: DFA::new(&texts).ok(),
            phrases,
            always,
        }
    }

    /// Whether some phrase may stand in a text; composed and decomposed accents count alike.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // Decomposed accents leave their letter behind, which the literals do not have.
        let is_decomposed = || memchr::memchr2(0xcc, 0xcd, bytes).is_some();
        match &self.automaton {
            Some(automaton) if self.always.is_empty() => {
                self.holds_any(automaton, bytes) || is_decomposed()
            }
            _ => true,
        }
    }

    /// The phrases that may stand in the words of a sentence, in their order.
    pub(super) fn candidates(&self, words: &str) -> Vec<usize> {
        let mut found = self.always.clone();
        let automaton = self.automaton.as_ref();
        let start = automaton.and_then(|automaton| Some((automaton, start(automaton)?)));
        if let Some((automaton, mut state)) = start {
            for letter in words.bytes().map(|byte| LETTERS[byte as usize]) {
                state = next(automaton, state, letter);
                if automaton.is_match(state) && letter != 0 {
                    let matches = 0..automaton.match_len(state);
                    let literals = matches.map(|at| automaton.match_pattern(state, at).as_usize());
                    found.extend(literals.flat_map(|literal| &self.phrases[literal]));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn holds_any(&self, automaton: &DFA, bytes: &[u8]) -> bool {
        let Some(start) = start(automaton) else {
            return true;
        };
        let mut states = [start; LANES];
        let width = bytes.len() / LANES;
        let mut found = false;
        for at in 0..width {
            for (lane, state) in states.iter_mut().enumerate() {
                *state = next(
                    automaton,
                    *state,
                    LETTERS[bytes[lane * width + at] as usize],
                );
                found |= automaton.is_match(*state);
            }
        }
        // What starts in one lane may end in the next one.
        for (lane, mut state) in states.into_iter().enumerate() {
            let rest = &bytes[(lane + 1) * width..];
            let letters = rest
                .iter()
                .map(|byte| LETTERS[*byte as usize])
                .filter(|letter| *letter != 0);
            let reach = if lane + 1 == LANES {
                rest.len()
            } else {
                self.longest
            };
            for letter in letters.take(reach) {
                state = next(automaton, state, letter);
                found |= automaton.is_match(state);
            }
        }
        found
    }
}

impl fmt::Debug for Sieve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sieve")
            .field("literals", &self.phrases.len())
            .finish_non_exhaustive()
    }
}

fn start(automaton: &DFA) -> Option<StateID> {
    automaton.start_state(Anchored::No).ok()
}

fn next(automaton: &DFA, state: StateID, letter: u8) -> StateID {
    let next = automaton.next_state(Anchored::No, state, letter);
    if letter == 0 { state } else { next }
}

/// What the sieve sees of a text.
fn letters(text: &[u8]) -> Vec<u8> {
    let letters = text.iter().map(|byte| LETTERS[*byte as usize]);
    letters.filter(|letter| *letter != 0).collect()
}

/// At most `length` letters from an edge.
fn shortened(edge: Edge, text: &[u8], length: usize) -> &[u8] {
    match edge {
        Edge::Start => &text[..text.len().min(length)],
        Edge::End => &text[text.len().saturating_sub(length)..],
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

    #[test]
    fn many_literals_are_shortened() {
        let texts: Vec<String> = (0..4_000)
            .map(|n| format!("phrase number {n:04}"))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let sieve = sieve(&texts);
        assert!(sieve.longest < 12);
        assert!(sieve.candidates(" phrase number 3999 ").contains(&3_999));
        let distinct = (0..90_000_u32).map(|n| {
            let letters: String = (0..4)
                .map(|at| char::from(b'a' + (n / 18_u32.pow(at) % 18) as u8))
                .collect();
            Some((Edge::Start, vec![letters.into_bytes()]))
        });
        let sieve = Sieve::new(distinct);
        assert!(sieve.candidates(" aaaa ").contains(&0));
    }

    proptest! {
        #[test]
        fn the_lanes_miss_nothing(before in "[a-z *\u{e9}]{0,80}", after in "[a-z *\u{e9}]{0,80}") {
            let sieve = sieve(&["needle in hay"]);
            let text = format!("{before}nee*dle\n in hay{after}");
            prop_assert!(sieve.may_hold(&text));
            prop_assert!(!sieve.may_hold(&before));
        }
    }
}

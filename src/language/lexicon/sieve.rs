//! A quick look at a text: which phrases may stand in it. It reads nothing but the letters and digits of ASCII, so that
//! markup, line breaks, accents and kinds of apostrophes and blanks make no difference.

use std::{collections::VecDeque, fmt};

use super::pattern::Edge;

/// The literals of all phrases, in one automaton after Aho and Corasick (1975).
pub(super) struct Sieve {
    /// For each state and class of byte the next state.
    next: Vec<[u16; CLASSES]>,
    /// From this state on, a literal ends.
    first_end: u16,
    /// The phrases whose literals end in each state from there on.
    ends: Vec<Vec<usize>>,
    /// The phrases without a literal.
    always: Vec<usize>,
    /// The length of the longest literal.
    longest: usize,
}

/// What is left of longer literals, in letters: the first of these lengths at which the automaton stays small.
const LENGTHS: [usize; 4] = [12, 8, 5, 3];

/// How many letters all literals may have together: there are not more states than that and one.
const ALL: usize = 30_000;

/// A text is read at so many places at once: each step waits for memory, and the steps of one place for each other.
const LANES: usize = 4;

/// Bytes that are passed over, 26 letters, and digits, of which all count alike; a power of two.
const CLASSES: usize = 32;

/// The class of what is passed over.
const NOTHING: u8 = 0;

/// The class of a byte.
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
        if let Some(cut) = LENGTHS.into_iter().map(cut).find(is_small) {
            return Self::of(&cut, always);
        }
        // Too many to tell apart: each may stand anywhere.
        always.extend(literals.iter().map(|(_, _, at)| *at));
        always.sort_unstable();
        always.dedup();
        Self::of(&[], always)
    }

    /// A sieve for literals, each with its phrase.
    fn of(literals: &[(&[u8], usize)], always: Vec<usize>) -> Self {
        let mut trie = Trie::default();
        for (text, phrase) in literals {
            trie.add(text, *phrase);
        }
        let (next, ends) = trie.close();
        // Where a literal ends comes last, so that one comparison tells it.
        let mut order: Vec<usize> = (0..next.len()).collect();
        order.sort_by_key(|state| !ends[*state].is_empty());
        let first_end = order.partition_point(|state| ends[*state].is_empty());
        let mut place = vec![0; order.len()];
        for (at, state) in order.iter().enumerate() {
            place[*state] = u16::try_from(at).unwrap_or(u16::MAX);
        }
        let renumbered = |state: &usize| next[*state].map(|to| place[usize::from(to)]);
        Self {
            next: order.iter().map(renumbered).collect(),
            first_end: u16::try_from(first_end).unwrap_or(u16::MAX),
            ends: order[first_end..]
                .iter()
                .map(|state| ends[*state].clone())
                .collect(),
            always,
            longest: literals
                .iter()
                .map(|(text, _)| text.len())
                .max()
                .unwrap_or(0),
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
        let mut state = 0;
        for byte in words.bytes() {
            state = self.after(state, byte);
            if state >= self.first_end && CLASS[usize::from(byte)] != NOTHING {
                found.extend(&self.ends[usize::from(state - self.first_end)]);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn holds_any(&self, bytes: &[u8]) -> bool {
        let width = bytes.len() / LANES;
        let (mut states, mut last) = ([0; LANES], 0);
        for at in 0..width {
            for (lane, state) in states.iter_mut().enumerate() {
                *state = self.after(*state, bytes[lane * width + at]);
                last = last.max(*state);
            }
        }
        // What starts in one lane may end in the next one.
        for (lane, mut state) in states.into_iter().enumerate() {
            let rest = &bytes[(lane + 1) * width..];
            let reach = if lane + 1 == LANES {
                rest.len()
            } else {
                self.longest
            };
            let letters = rest
                .iter()
                .filter(|byte| CLASS[usize::from(**byte)] != NOTHING);
            for byte in letters.take(reach) {
                state = self.after(state, *byte);
                last = last.max(state);
            }
        }
        last >= self.first_end
    }

    fn after(&self, state: u16, byte: u8) -> u16 {
        self.next[usize::from(state)][usize::from(CLASS[usize::from(byte)]) % CLASSES]
    }
}

impl fmt::Debug for Sieve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sieve")
            .field("states", &self.next.len())
            .finish_non_exhaustive()
    }
}

/// The literals as a tree: a state for each of their beginnings.
struct Trie {
    /// For each state and class the next one; 0, the root, where there is none.
    next: Vec<[u16; CLASSES]>,
    ends: Vec<Vec<usize>>,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            next: vec![[0; CLASSES]],
            ends: vec![Vec::new()],
        }
    }
}

impl Trie {
    fn add(&mut self, text: &[u8], phrase: usize) {
        let mut state = 0;
        for class in text
            .iter()
            .map(|byte| usize::from(CLASS[usize::from(*byte)]))
        {
            if self.next[state][class] == 0 {
                self.next[state][class] = u16::try_from(self.next.len()).unwrap_or(0);
                self.next.push([0; CLASSES]);
                self.ends.push(Vec::new());
            }
            state = usize::from(self.next[state][class]);
        }
        self.ends[state].push(phrase);
    }

    /// Leads every state on: where its own text does not go on, with the longest end of it that does.
    fn close(mut self) -> (Vec<[u16; CLASSES]>, Vec<Vec<usize>>) {
        let mut fallback = vec![0; self.next.len()];
        let mut queue = VecDeque::from([0]);
        while let Some(state) = queue.pop_front() {
            let other: usize = fallback[state];
            for class in 1..CLASSES {
                let child = usize::from(self.next[state][class]);
                let instead = if state == 0 {
                    0
                } else {
                    self.next[other][class]
                };
                if child == 0 {
                    self.next[state][class] = instead;
                } else {
                    fallback[child] = usize::from(instead);
                    let ends = self.ends[usize::from(instead)].clone();
                    self.ends[child].extend(ends);
                    queue.push_back(child);
                }
            }
        }
        for (state, next) in self.next.iter_mut().enumerate() {
            next[usize::from(NOTHING)] = u16::try_from(state).unwrap_or(0);
        }
        (self.next, self.ends)
    }
}

/// What the sieve sees of a text.
fn letters(text: &[u8]) -> Vec<u8> {
    let seen = text
        .iter()
        .filter(|byte| CLASS[usize::from(**byte)] != NOTHING);
    seen.map(u8::to_ascii_lowercase).collect()
}

/// As much of a literal as a sieve looks for at most.
#[cfg(test)]
pub(super) fn shown(edge: Edge, text: &[u8]) -> String {
    let letters = letters(text);
    let kept = shortened(edge, &letters, LENGTHS[0]);
    kept.iter().copied().map(char::from).collect()
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

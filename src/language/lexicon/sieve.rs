//! A quick look at a text: which phrases may stand in it. It reads nothing but the letters and digits of ASCII, so that
//! markup, line breaks, accents and kinds of apostrophes and blanks make no difference.
//!
//! Nearly every word is dismissed by the five bytes that it starts with, which are read as they stand. Only of the others the
//! letters are put together, past what stands between them.

mod block;

use std::{fmt, ops::ControlFlow, slice};

use block::{BLOCK, Block};

/// Texts of which every text that a phrase matches holds one where a word starts.
pub(super) type Literals = Vec<Vec<u8>>;

/// The literals of phrases, looked for wherever a word starts.
pub(super) struct Sieve {
    /// Which bytes a literal may start with, as they are seen.
    starts: Filter,
    /// The literals by their lengths: see [`LENGTHS`].
    tables: [Table; 3],
    /// The phrases without literals that help.
    always: Vec<usize>,
}

/// Literals that are looked for by so many of their first letters.
struct Table {
    /// What they start with, at most [`HALF`] letters of it.
    firsts: Filter,
    keys: Filter,
    /// By their keys.
    literals: Vec<Literal>,
    /// The letters that make a key.
    mask: Letters,
}

/// A literal of a phrase, as much of it as is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Literal {
    key: u64,
    letters: Letters,
    /// Where they stand.
    mask: Letters,
    phrase: usize,
}

/// What is compared of a text: twice as many letters as fit into a word, the first in its lowest byte.
type Letters = [u64; 2];

/// How many letters fit into a word.
const HALF: usize = 8;

/// How many letters the literals of each table have at least.
const LENGTHS: [usize; 3] = [12, HALF, SHORTEST];

/// Literals with less letters stand everywhere: they are no help.
const SHORTEST: usize = 3;

/// How many bytes decide whether a word is worth more than a look.
const LOOK: usize = 5;

/// What a byte is that is passed over.
const NOTHING: u8 = 0;

/// What is seen of a byte: a small letter, or a digit, of which all count alike.
const fn seen(byte: u8) -> u8 {
    let small = byte | 0x20;
    // Plain arithmetic: so the compiler does it for many bytes at once.
    if small.wrapping_sub(b'a') < 26 {
        small
    } else if byte.wrapping_sub(b'0') < 10 {
        b'0'
    } else {
        NOTHING
    }
}

/// The same for single bytes.
const SEEN: [u8; 256] = {
    let mut all = [NOTHING; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        all[byte as usize] = seen(byte);
        byte += 1;
    }
    all
};

impl Sieve {
    /// A sieve for phrases with these literals, each of which starts where a word does.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = (usize, &'a Option<Literals>)>) -> Self {
        let (mut texts, mut always) = (Vec::new(), Vec::new());
        for (phrase, found) in phrases {
            let found = found.iter().flatten().map(|text| letters(text));
            let found: Vec<Vec<u8>> = found.collect();
            // A digit may stand in a sentence for what is hidden there, and not in the text.
            let is_no_help = |text: &Vec<u8>| text.len() < SHORTEST || text.contains(&b'0');
            if found.is_empty() || found.iter().any(is_no_help) {
                always.push(phrase);
            } else {
                texts.extend(found.into_iter().map(|text| (text, phrase)));
            }
        }
        let starts = texts.iter().map(|(text, _)| &text[..text.len().min(LOOK)]);
        let starts = Filter::of_looks(starts.collect());
        let mut rest = texts;
        let tables = LENGTHS.map(|length| {
            let (table, shorter) = std::mem::take(&mut rest)
                .into_iter()
                .partition(|(text, _)| text.len() >= length);
            rest = shorter;
            Table::new(table)
        });
        Self {
            starts,
            tables,
            always,
        }
    }

    /// Whether some phrase may stand in a text; composed and decomposed accents count alike.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // Decomposed accents leave their letter behind, which the literals do not have.
        let is_decomposed = || memchr::memchr2(0xcc, 0xcd, bytes).is_some();
        let any = |_| ControlFlow::Break(());
        !self.always.is_empty() || self.each(bytes, any).is_break() || is_decomposed()
    }

    /// The phrases that may stand in the words of a sentence, in their order.
    pub(super) fn candidates(&self, words: &str) -> Vec<usize> {
        let mut found = self.always.clone();
        let _whole = self.each(words.as_bytes(), |phrase| {
            found.push(phrase);
            ControlFlow::Continue(())
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Calls `found` for the phrase of each literal that stands in a text where a word starts, until it breaks.
    fn each(
        &self,
        text: &[u8],
        mut found: impl FnMut(usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut block = Block::default();
        for at in (0..text.len()).step_by(BLOCK) {
            block.read(&text[at..]);
            for start in block.starts(&self.starts) {
                let mut rest = text[at + start..].iter();
                let first = read(&mut rest);
                for table in &self.tables {
                    if table.may_have(first) {
                        let letters = [first, read(&mut rest.clone())];
                        table.starting(letters).try_for_each(&mut found)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }
}

impl Table {
    fn new(literals: Vec<(Vec<u8>, usize)>) -> Self {
        let lengths = literals.iter().map(|(text, _)| text.len());
        let mask = mask(lengths.min().unwrap_or(HALF));
        let literals = literals.into_iter().map(|(text, phrase)| {
            let mut rest = text.iter();
            let letters = [read(&mut rest), read(&mut rest)];
            Literal {
                key: key(letters, mask),
                letters,
                mask: self::mask(text.len()),
                phrase,
            }
        });
        let mut literals: Vec<Literal> = literals.collect();
        literals.sort_unstable();
        literals.dedup();
        let bits = (32 * literals.len()).next_power_of_two().max(64);
        let filter = |keys: &dyn Fn(&Literal) -> u64| {
            let mut filter = Filter::new(bits);
            for literal in &literals {
                filter.add(keys(literal));
            }
            filter
        };
        Self {
            firsts: filter(&|literal| literal.letters[0] & mask[0]),
            keys: filter(&|literal| literal.key),
            literals,
            mask,
        }
    }

    /// Whether a literal may start with these letters: mostly none does.
    fn may_have(&self, first: u64) -> bool {
        self.firsts.may_have(first & self.mask[0])
    }

    /// The phrase of each literal that some letters start with.
    fn starting(&self, letters: Letters) -> impl Iterator<Item = usize> {
        let key = key(letters, self.mask);
        let start = if self.keys.may_have(key) {
            self.literals.partition_point(|literal| literal.key < key)
        } else {
            self.literals.len()
        };
        let near = self.literals[start..].iter();
        near.take_while(move |literal| literal.key == key)
            .filter(move |literal| masked(letters, literal.mask) == literal.letters)
            .map(|literal| literal.phrase)
    }
}

/// A set of keys that may seem to hold others as well: for each hash whether a key has it. They stay near the processor.
struct Filter {
    words: Box<[u64]>,
    /// How many bits of a hash count for nothing.
    rest: u32,
}

impl Filter {
    /// An empty set, with as many bits: a power of two.
    fn new(bits: usize) -> Self {
        Self {
            words: vec![0; bits / 64].into(),
            rest: 64 - bits.trailing_zeros(),
        }
    }

    /// All that may be seen at first where some letters start.
    fn of_looks(mut starts: Vec<&[u8]>) -> Self {
        starts.sort_unstable();
        starts.dedup();
        let mut filter = Self::new(1 << 17);
        for letters in starts {
            filter.add_looks(letters, [NOTHING; LOOK], 0);
        }
        filter
    }

    fn add(&mut self, key: u64) {
        let (at, bit) = self.place(key);
        self.words[at] |= bit;
    }

    /// Adds all that may be seen after the first few bytes of a look: the letters and what may stand between them, and after
    /// them anything.
    fn add_looks(&mut self, letters: &[u8], look: [u8; LOOK], count: usize) {
        if count == LOOK {
            let mut bytes = [NOTHING; HALF];
            bytes[..LOOK].copy_from_slice(&look);
            self.add(u64::from_le_bytes(bytes));
            return;
        }
        let mut with = |next: u8, rest: &[u8]| {
            let mut look = look;
            look[count] = next;
            self.add_looks(rest, look, count + 1);
        };
        if count > 0 {
            with(NOTHING, letters);
        }
        match letters {
            [next, rest @ ..] => with(*next, rest),
            [] => (b'a'..=b'z').chain([b'0']).for_each(|next| with(next, &[])),
        }
    }

    fn may_have(&self, key: u64) -> bool {
        let (at, bit) = self.place(key);
        self.words[at] & bit != 0
    }

    fn place(&self, key: u64) -> (usize, u64) {
        // The golden ratio: odd, and its bits are spread well.
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.rest;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

impl fmt::Debug for Sieve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sieve")
            .field("always", &self.always)
            .finish_non_exhaustive()
    }
}

fn masked(letters: Letters, mask: Letters) -> Letters {
    [letters[0] & mask[0], letters[1] & mask[1]]
}

/// A number for the letters that a mask leaves.
fn key(letters: Letters, mask: Letters) -> u64 {
    let [first, second] = masked(letters, mask);
    // Letters hardly differ in their highest bits.
    first ^ second.rotate_left(5)
}

/// The first eight bytes, where there are as many.
fn first(bytes: &[u8]) -> u64 {
    bytes.first_chunk().copied().map_or(0, u64::from_le_bytes)
}

/// The next letters of a text, as many as fit.
fn read(rest: &mut slice::Iter<'_, u8>) -> u64 {
    let (mut letters, mut at) = (0, 0);
    for byte in rest {
        let seen = SEEN[usize::from(*byte)];
        letters |= u64::from(seen) << at;
        at += if seen == NOTHING { 0 } else { 8 };
        if at == u64::BITS {
            break;
        }
    }
    letters
}

/// The place of so many letters.
fn mask(letters: usize) -> Letters {
    let ones = |count: usize| match count.min(HALF) {
        0 => 0,
        count => u64::MAX >> (8 * (HALF - count)),
    };
    [ones(letters), ones(letters.saturating_sub(HALF))]
}

/// What the sieve sees of a text.
pub(super) fn letters(text: &[u8]) -> Vec<u8> {
    let seen = text.iter().map(|byte| seen(*byte));
    seen.filter(|seen| *seen != NOTHING).collect()
}

/// As much of a literal as a sieve looks for.
#[cfg(test)]
pub(super) fn shown(text: &[u8]) -> String {
    let letters = letters(text).into_iter().take(2 * HALF);
    letters.map(char::from).collect()
}

#[cfg(test)]
mod tests;

//! A part of a text, all bytes of which are looked at together.

use std::iter;

use super::{Filter, LOOK, NOTHING, first, seen};

/// How many bytes of a text are looked at together.
pub(super) const BLOCK: usize = 64;

/// What is seen of a part of a text.
pub(super) struct Block {
    /// Its bytes, after the one before them and before some that follow.
    seen: [u8; 1 + BLOCK + 8],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            seen: [NOTHING; 1 + BLOCK + 8],
        }
    }
}

impl Block {
    /// Reads the next part of a text.
    pub(super) fn read(&mut self, text: &[u8]) {
        self.seen[0] = self.seen[BLOCK];
        let rest = &mut self.seen[1..];
        let count = text.len().min(rest.len());
        for (to, byte) in rest[..count].iter_mut().zip(text) {
            *to = seen(*byte);
        }
        rest[count..].fill(NOTHING);
    }

    /// Where words start, if what stands there may be a literal.
    pub(super) fn starts(&self, literals: &Filter) -> impl Iterator<Item = usize> {
        let mut some = 0_u64;
        for (nth, at) in (0..BLOCK).step_by(8).enumerate() {
            some |= u64::from(self::some(&self.seen[1 + at..])) << (8 * nth);
        }
        let before = u64::from(self.seen[0] != NOTHING);
        let starts = some & !(some << 1 | before);
        // Without a branch: nobody foretells which words are worth more than a look.
        let near = places(starts).fold(0, |near, start| {
            near | u64::from(literals.may_have(self.look(start))) << start
        });
        places(near)
    }

    fn look(&self, start: usize) -> u64 {
        first(&self.seen[1 + start..]) & (u64::MAX >> (8 * (8 - LOOK)))
    }
}

/// The places of the bits that are set, the lowest first.
fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    iter::from_fn(move || {
        let lowest = bits.trailing_zeros();
        bits &= bits.checked_sub(1)?;
        Some(lowest as usize)
    })
}

/// Which of the first eight bytes are something: a bit each.
fn some(seen: &[u8]) -> u8 {
    let bytes = first(seen);
    // None of them has its highest bit.
    let high = (bytes + 0x7f7f_7f7f_7f7f_7f7f) & 0x8080_8080_8080_8080;
    // Brings the highest bits of all bytes together in one.
    (high >> 7)
        .wrapping_mul(0x0102_0408_1020_4080)
        .to_be_bytes()[0]
}

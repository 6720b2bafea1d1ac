//! A byte range in one text.

use std::ops::Range;

/// Bytes `start..end` of one source text. Both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`. Sources are far below 4 GiB (8 MiB is the limit of a note), so larger offsets saturate.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// The empty span at one byte.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// The same bytes as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The part of this span that `inner`, a range inside its text, stands for.
    pub fn slice(self, inner: Range<usize>) -> Self {
        let start = self.start as usize;
        Self::new(start + inner.start, start + inner.end)
    }

    /// What stands before it on its line.
    pub fn before(self, text: &str) -> &str {
        let before = &text[..self.start as usize];
        let line = memchr::memrchr(b'\n', before.as_bytes());
        line.map_or(before, |end| &before[end + 1..])
    }

    /// The text it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

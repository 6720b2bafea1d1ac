//! One text with the path it came from, and the way from a byte to a line and column.

use std::{cell::Cell, sync::Arc};

use super::{Span, Text};

/// A text and its path in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Relative to the vault's root, with `/` between the parts.
    pub path: Arc<str>,
    /// The whole text, byte for byte as read (a byte order mark included).
    pub text: Text,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in Unicode characters.
    pub column: usize,
}

/// Where the lines of one text start: built once where several places of the text are shown.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The byte that was asked for last, and its column: findings come in order, and the next one on a long line is counted
    /// from here.
    last: Cell<(usize, usize)>,
}

impl Source {
    /// A text read from `path`.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Text>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// The index of its lines.
    pub fn lines(&self) -> LineIndex<'_> {
        LineIndex::new(&self.text)
    }
}

impl<'a> LineIndex<'a> {
    /// Lines end at LF; the CR of a CRLF counts as the last character of its line. The first one starts after a byte order
    /// mark.
    pub fn new(text: &'a str) -> Self {
        let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let starts = std::iter::once(mark)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
            .collect();
        Self {
            text,
            starts,
            last: Cell::new((0, 1)),
        }
    }

    /// The position of a byte; a byte order mark takes no column, a byte past the end is the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.clamp(self.starts[0], self.text.len());
        let line = self.line_of(byte);
        let start = self.starts[line - 1];
        let (from, column) = match self.last.get() {
            (last, column) if (start..=byte).contains(&last) => (last, column),
            _ => (start, 1),
        };
        let column = column + self.text[from..byte].chars().count();
        self.last.set((byte, column));
        Position { line, column }
    }

    /// The line of a byte, from 1.
    pub fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).max(1)
    }

    /// The bytes of a line (from 1), without its line end.
    pub fn line(&self, line: usize) -> Span {
        let start = self.starts[line - 1];
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' {
            end - 1
        } else {
            end
        };
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, byte: usize) -> (usize, usize) {
        let position = LineIndex::new(text).position(byte);
        (position.line, position.column)
    }

    #[test]
    fn columns_count_characters_and_ignore_the_byte_order_mark() {
        assert_eq!(at("é€x", 5), (1, 3));
        assert_eq!(at("\u{feff}ab", 3), (1, 1));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("a\n", 2), (2, 1));
        assert_eq!(at("", 99), (1, 1));
    }

    #[test]
    fn the_order_of_questions_changes_no_answer() {
        let text = "\u{feff}aé\nbcdé€f\n";
        let lines = LineIndex::new(text);
        let bytes = || text.char_indices().map(|(byte, _)| byte);
        for byte in bytes().chain(bytes().rev()).chain([9, 9, 4, 12]) {
            let position = lines.position(byte);
            assert_eq!((position.line, position.column), at(text, byte), "{byte}");
        }
    }

    #[test]
    fn a_line_leaves_out_its_end() {
        let lines = LineIndex::new("ab\r\nc\n");
        assert_eq!(lines.line(1), Span::new(0, 2));
        assert_eq!(lines.line(2), Span::new(4, 5));
        assert_eq!(lines.line(3), Span::new(6, 6));
    }
}

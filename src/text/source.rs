//! One text with the path it came from, and the way from a byte to a line and column.

use super::Span;

/// A text and its path in the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Relative to the vault's root, with `/` between the parts.
    pub path: Box<str>,
    /// The whole text, byte for byte as read (a byte order mark included).
    pub text: Box<str>,
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
}

impl Source {
    /// A text read from `path`.
    pub fn new(path: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Self {
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
    /// Lines end at LF; the CR of a CRLF counts as the last character of its line.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
            .collect();
        Self { text, starts }
    }

    /// The position of a byte; a byte order mark takes no column, a byte past the end is the end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= byte);
        let before = &self.text[self.starts[line - 1]..byte];
        let before = if line == 1 {
            before.strip_prefix('\u{feff}').unwrap_or(before)
        } else {
            before
        };
        Position {
            line,
            column: before.chars().count() + 1,
        }
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
    fn a_line_leaves_out_its_end() {
        let lines = LineIndex::new("ab\r\nc\n");
        assert_eq!(lines.line(1), Span::new(0, 2));
        assert_eq!(lines.line(2), Span::new(4, 5));
        assert_eq!(lines.line(3), Span::new(6, 6));
    }
}

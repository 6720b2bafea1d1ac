//! One section of a body: its heading and what stands below it.

use super::{
    Cooked,
    front_matter::{trim_blanks, trim_end_blanks},
};
use crate::text::Span;

/// A level-2 heading and the text up to the next heading of level 1 or 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading, marks included, line end excluded.
    pub heading: Span,
    /// The heading's text, where it is not what stands between the marks of the heading.
    cooked: Option<Cooked>,
    /// The bytes after the heading's line.
    pub content: Span,
    /// Whether there is nothing to read in it: blanks, comments, subheadings, empty items only.
    pub empty: bool,
}

impl Section {
    /// A section in which nothing has been read yet; its content follows the span of its heading.
    pub(super) fn new(text: &str, heading: Span, title: &str, content: usize) -> Self {
        Self {
            heading,
            cooked: (title != between_marks(heading.of(text))).then(|| title.into()),
            content: Span::at(content),
            empty: true,
        }
    }

    /// The heading's text, inline marks taken off; `text` is the text that the section lies in.
    pub fn title<'a>(&'a self, text: &'a str) -> &'a str {
        let cooked = self.cooked.as_deref();
        cooked.unwrap_or_else(|| between_marks(self.heading.of(text)))
    }
}

/// What a heading says if nothing in it is markup.
fn between_marks(heading: &str) -> &str {
    let marks = heading.bytes().take_while(|b| *b == b'#').count();
    trim_end_blanks(trim_blanks(&heading[marks..]))
}

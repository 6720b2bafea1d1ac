//! The sections of a body while it is read, whoever reads it.

use super::{Body, Section};
use crate::text::Span;

/// About as many sections as most notes have.
const USUAL_SECTIONS: usize = 8;

/// The sections found so far in a text.
pub(super) struct Outline<'a> {
    text: &'a str,
    pub(super) body: Body,
    in_section: bool,
}

impl<'a> Outline<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            body: Body::default(),
            in_section: false,
        }
    }

    /// Starts a section, whose content follows the span of its heading.
    pub(super) fn open(&mut self, heading: Span, title: &str, content: usize) {
        if self.body.sections.is_empty() {
            self.body.sections.reserve(USUAL_SECTIONS);
        }
        self.body
            .sections
            .push(Section::new(self.text, heading, title, content));
        self.in_section = true;
    }

    /// Ends the section that goes on, if one does.
    pub(super) fn close(&mut self, end: usize) {
        if let Some(section) = self.section() {
            section.content = section.content.to(Span::at(end));
        }
        self.in_section = false;
    }

    /// There is something to read.
    pub(super) fn fill(&mut self) {
        if let Some(section) = self.section() {
            section.empty = false;
        }
    }

    pub(super) fn finish(mut self) -> Body {
        self.close(self.text.len());
        self.body
    }

    fn section(&mut self) -> Option<&mut Section> {
        self.body.sections.last_mut().filter(|_| self.in_section)
    }
}

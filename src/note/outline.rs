//! The sections of a body while it is read, whoever reads it.

use super::{Body, Section};
use crate::text::Span;

/// The sections found so far.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) body: Body,
    in_section: bool,
}

impl Outline {
    /// Starts a section, whose content follows the span of its heading.
    pub(super) fn open(&mut self, heading: Span, title: &str, content: usize) {
        self.body.sections.push(Section {
            heading,
            title: title.into(),
            content: Span::at(content),
            empty: true,
        });
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

    pub(super) fn finish(mut self, end: usize) -> Body {
        self.close(end);
        self.body
    }

    fn section(&mut self) -> Option<&mut Section> {
        self.body.sections.last_mut().filter(|_| self.in_section)
    }
}

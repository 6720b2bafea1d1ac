//! Findings with their lines and columns.

use super::Report;
use crate::{
    diagnostic::Diagnostic,
    text::{LineIndex, Position},
};

/// A finding and where people see it.
pub(super) struct Placed<'a> {
    pub(super) finding: &'a Diagnostic,
    pub(super) start: Position,
    /// The position after the last character.
    pub(super) end: Position,
}

/// All findings with their places; the lines of a file are counted once for the findings that follow each other.
pub(super) fn placed<'a>(report: &Report<'a>) -> Vec<Placed<'a>> {
    let mut lines: Option<(&str, LineIndex<'a>)> = None;
    let mut placed = Vec::with_capacity(report.findings.len());
    for finding in report.findings {
        let index = match lines.take() {
            Some((path, index)) if path == &*finding.path => index,
            _ => LineIndex::new((report.text)(&finding.path).unwrap_or_default()),
        };
        let span = finding.span.range();
        placed.push(Placed {
            finding,
            start: index.position(span.start),
            end: index.position(span.end),
        });
        lines = Some((&finding.path, index));
    }
    placed
}

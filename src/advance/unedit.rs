//! Places in a text with edits, as places in the text before them.

use crate::{
    diagnostic::Diagnostic,
    text::{Edit, Span},
};

/// Moves a finding from the edited text to the old one; `edits` are sorted by place. Its fix does not fit there and goes.
pub(super) fn unedited(finding: &mut Diagnostic, edits: &[Edit]) {
    finding.span = old_span(finding.span, edits);
    for label in &mut finding.labels {
        label.span = old_span(label.span, edits);
    }
    finding.fix = None;
}

/// What touches new words stands for the words that were there.
fn old_span(span: Span, edits: &[Edit]) -> Span {
    let (start, _) = old_byte(span.start as usize, edits);
    let (_, end) = old_byte(span.end as usize, edits);
    Span::new(start, end.max(start))
}

/// The first and the last byte of the old text that a byte of the new one can stand for.
fn old_byte(at: usize, edits: &[Edit]) -> (usize, usize) {
    // Where the edits so far have moved what follows them.
    let (mut added, mut removed) = (0, 0);
    for edit in edits {
        let start = edit.span.start as usize + added - removed;
        let end = start + edit.text.len();
        if at < start {
            break;
        }
        if at < end || (at == end && at > start) {
            let (first, last) = (edit.span.start as usize, edit.span.end as usize);
            return if at == start {
                (first, first)
            } else {
                (if at == end { last } else { first }, last)
            };
        }
        added += edit.text.len();
        removed += edit.span.len();
    }
    let old = at + removed - added;
    (old, old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            text: text.to_owned(),
        }
    }

    /// The part of the old text that a part of the new one stands for.
    fn old<'t>(text: &'t str, edits: &[Edit], new: &str) -> &'t str {
        let edited = apply(text, edits).unwrap();
        let at = edited.find(new).unwrap();
        old_span(Span::new(at, at + new.len()), edits).of(text)
    }

    #[test]
    fn places_stand_for_what_was_there() {
        let text = "status: cooling\nlevers: a\n---\n";
        let edits = [edit(8, 15, "analysed"), edit(16, 16, "at: 1\n")];
        for (new, expected) in [
            ("status", "status"),
            ("analysed", "cooling"),
            ("lys", "cooling"),
            ("analysed\n", "cooling\n"),
            ("at: 1", ""),
            ("1\nlev", "lev"),
            ("levers", "levers"),
            ("---", "---"),
        ] {
            assert_eq!(old(text, &edits, new), expected, "{new}");
        }
    }

    #[test]
    fn what_was_taken_out_moves_what_follows() {
        let text = "abcdefg";
        let edits = [edit(0, 2, ""), edit(3, 6, "X")];
        assert_eq!(old(text, &edits, "c"), "c");
        assert_eq!(old(text, &edits, "X"), "def");
        assert_eq!(old(text, &edits, "g"), "g");
    }
}

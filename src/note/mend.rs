//! The mechanical way to mend a fault of front matter, where one leaves no doubt.

use super::{Fault, FaultKind, quote, recovery, yaml};
use crate::text::{Edit, Span, apply};

/// The edit that mends a fault of the YAML at `yaml` in `text`: quotes around a value, a blank after a colon. `None` where
/// the edit would not be enough, or where something else may have been meant.
pub fn mend(text: &str, yaml: Span, fault: &Fault) -> Option<Edit> {
    let value = fault.span.of(text);
    let edit = match fault.kind {
        FaultKind::NoBlankAfterColon => Edit {
            span: Span::at(fault.span.end as usize),
            text: " ".to_owned(),
        },
        FaultKind::ReservedStart | FaultKind::BareThreshold | FaultKind::ColonInText { .. } => {
            let whole = !value.starts_with(['"', '\'', '[', '{']) && !value.contains(" #");
            let before = fault.span.before(text);
            let follows_key = !before.starts_with([' ', '-']) && before.trim_end().ends_with(':');
            let is_text = matches!(fault.kind, FaultKind::ColonInText { .. });
            (whole && (follows_key || !is_text)).then(|| Edit {
                span: fault.span,
                text: quote(value).into_owned(),
            })?
        }
        FaultKind::Unbalanced => {
            let before = fault.span.before(text).trim_end();
            let is_whole = before.ends_with([':', '-']) && has_quoted_start(value);
            is_whole.then(|| Edit {
                span: fault.span,
                text: quote(value).into_owned(),
            })?
        }
        _ => return None,
    };
    let part = recovery::chunk_around(text, yaml, fault.span.start as usize);
    mends(text, part, &edit, &fault.kind).then_some(edit)
}

/// Whether a text starts with words between quotes, and has no other such sign, nor one that may end it for YAML.
fn has_quoted_start(value: &str) -> bool {
    let Some(mark @ ('"' | '\'')) = value.chars().next() else {
        return false;
    };
    let rest = value[1..].split_once(mark).map(|(_, rest)| rest);
    rest.is_some_and(|rest| {
        rest.starts_with(' ')
            && !rest.contains(['"', '\'', '\\', '\n'])
            && !rest.contains(": ")
            && !rest.contains(" #")
    })
}

/// Whether, with the edit, the part of the text is read, but for faults of the same kind that follow it.
fn mends(text: &str, part: Span, edit: &Edit, kind: &FaultKind) -> bool {
    let start = part.start as usize;
    let at = edit.span.start as usize - start;
    let inside = Edit {
        span: Span::new(at, edit.span.end as usize - start),
        text: edit.text.clone(),
    };
    apply(part.of(text), &[inside]).is_some_and(|after| {
        let (_, faults) = yaml::read(&after, Span::new(0, after.len()));
        let follows = |fault: &Fault| fault.span.start as usize >= at + edit.text.len();
        faults
            .iter()
            .all(|fault| fault.kind == *kind && follows(fault))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::read_yaml;

    /// The text with its first fault mended.
    fn mended(text: &str) -> Option<String> {
        let yaml = Span::new(0, text.len());
        let (_, faults) = read_yaml(text, yaml);
        apply(text, &[mend(text, yaml, &faults[0])?])
    }

    #[test]
    fn what_leaves_no_doubt_is_mended() {
        for (text, expected) in [
            ("owner: @alice", "owner: \"@alice\""),
            (
                "a: 1\nowner: @alice  \r\nb: 2\n",
                "a: 1\nowner: \"@alice\"  \r\nb: 2\n",
            ),
            (
                "title: *Cent* \"prospects\"",
                "title: '*Cent* \"prospects\"'",
            ),
            ("levers:\n  - @a\n  - @b", "levers:\n  - \"@a\"\n  - @b"),
            ("levers: [@a, b]", "levers: [\"@a\", b]"),
            ("title: a: b", "title: \"a: b\""),
            ("title: Bilan : rien", "title: \"Bilan : rien\""),
            ("title: l'offre: \"x\"", "title: 'l''offre: \"x\"'"),
            ("success_if: >= 3", "success_if: \">= 3\""),
            ("status:cooling", "status: cooling"),
            ("owner: \"a\" b", "owner: '\"a\" b'"),
            ("levers:\n  - 'a' b\n", "levers:\n  - \"'a' b\"\n"),
            ("due:2026-01-01T10:00", "due: 2026-01-01T10:00"),
        ] {
            assert_eq!(mended(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn what_may_mean_something_else_is_left_alone() {
        for text in [
            // What of it is a comment?
            "owner: @alice # since May",
            "title: a: b # c",
            // Quotes around the last line would not be around the whole title.
            "title: Cent\n  prospects: rien",
            "success_if: >3\n  clients",
            "title: \"x\" area: b",
            "tags: [a, b] area: c",
            "levers:\n  - a: b: c",
            "key:@x",
            "%YAML 1.2",
            "title: 'it's'",
            "title: 'it's mine",
            "title: \"a\" and \"b\"",
            "title: \"a\" b # c",
            "title: \"a",
            "tags: [\"a\" b, c]",
            "title: &x y",
            "hello world",
        ] {
            assert_eq!(mended(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_part_around_a_place_starts_with_its_key() {
        let text = "# c\na: 1\n\n  - 2\nb: 3\n";
        let within = Span::new(0, text.len());
        for (at, part) in [
            (0, "# c\n"),
            (4, "a: 1\n\n  - 2\n"),
            (13, "a: 1\n\n  - 2\n"),
            (17, "b: 3\n"),
        ] {
            assert_eq!(recovery::chunk_around(text, within, at).of(text), part);
        }
    }
}

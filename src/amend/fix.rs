//! Mending what is mechanical.

use crate::{
    diagnostic::Diagnostic,
    text::{Edit, apply},
};

/// A text with some findings mended.
#[derive(Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many findings were mended.
    pub count: usize,
}

/// Applies the fixes of findings in one text. Of two fixes that touch each other the first by place counts; the other one
/// is left for the next round, in which its places are known anew.
pub fn fix<'a>(text: &str, findings: impl IntoIterator<Item = &'a Diagnostic>) -> Fixed {
    let mut edits: Vec<Edit> = Vec::new();
    let mut count = 0;
    for fix in findings
        .into_iter()
        .filter_map(|finding| finding.fix.as_ref())
    {
        let mut tried = edits.clone();
        tried.extend(fix.edits.iter().cloned());
        if !touch(&edits, &fix.edits) && apply(text, &tried).is_some() {
            edits = tried;
            count += 1;
        }
    }
    // The edits were tried one by one.
    let text = apply(text, &edits).unwrap_or_else(|| text.to_owned());
    Fixed { text, count }
}

fn touch(some: &[Edit], others: &[Edit]) -> bool {
    let apart = |a: &Edit, b: &Edit| a.span.end < b.span.start || b.span.end < a.span.start;
    some.iter().any(|a| others.iter().any(|b| !apart(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Fix, Level},
        message::Message,
        text::Span,
    };

    fn finding(edits: &[(usize, usize, &str)]) -> Diagnostic {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        };
        Diagnostic {
            rule: "invalid-field",
            level: Level::Error,
            path: "a.md".into(),
            span: Span::at(0),
            message: Message::new("missing-field"),
            labels: Vec::new(),
            fix: Some(Fix {
                edits: edits.iter().map(edit).collect(),
            }),
        }
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_round() {
        let findings = [
            finding(&[(0, 1, "A"), (4, 5, "E")]),
            finding(&[(4, 5, "x")]),
            finding(&[(2, 2, "-")]),
        ];
        assert_eq!(
            fix("abcde", &findings),
            Fixed {
                text: "Ab-cdE".to_owned(),
                count: 2
            }
        );
    }

    #[test]
    fn a_fix_that_does_not_fit_changes_nothing() {
        assert_eq!(
            fix("é", &[finding(&[(1, 2, "x")])]),
            Fixed {
                text: "é".to_owned(),
                count: 0
            }
        );
    }
}

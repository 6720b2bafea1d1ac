//! Mending what is mechanical.

use crate::{
    diagnostic::Diagnostic,
    text::{Edit, Span, apply},
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
/// is left for the next round, in which its places are known anew. What one rule inserts at one place goes there in the
/// order of its findings.
pub fn fix<'a>(text: &str, findings: impl IntoIterator<Item = &'a Diagnostic>) -> Fixed {
    let mut edits: Vec<Edit> = Vec::new();
    let mut rules: Vec<&str> = Vec::new();
    let mut count = 0;
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let mut tried = edits.clone();
        tried.extend(fix.edits.iter().cloned());
        let mut so_far = edits.iter().zip(&rules);
        let is_free = !so_far.any(|(edit, rule)| {
            let is_own = *rule == finding.rule;
            fix.edits.iter().any(|other| {
                let both_insert = edit.span.is_empty() && edit.span == other.span;
                touch(edit.span, other.span) && !(is_own && both_insert)
            })
        });
        if is_free && apply(text, &tried).is_some() {
            rules.resize(tried.len(), finding.rule);
            edits = tried;
            count += 1;
        }
    }
    // The edits were tried one by one.
    let text = apply(text, &edits).unwrap_or_else(|| text.to_owned());
    Fixed { text, count }
}

fn touch(one: Span, other: Span) -> bool {
    one.end >= other.start && other.end >= one.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Fix, Level},
        message::Message,
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
    fn what_one_rule_inserts_at_one_place_goes_there_in_order() {
        let mut findings = [1, 2, 3].map(|_| finding(&[(2, 2, "-")]));
        findings[1].fix = finding(&[(2, 2, "+")]).fix;
        findings[2].rule = "missing-section";
        assert_eq!(
            fix("abcd", &findings),
            Fixed {
                text: "ab-+cd".to_owned(),
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

//! Replacing spans of a text and nothing else.

use super::Span;

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// The text with all edits applied, or `None` where two of them overlap or one lies outside the text.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in ordered {
        let Span { start, end } = edit.span;
        out.push_str(text.get(at..start as usize)?);
        text.get(edit.span.range())?;
        out.push_str(&edit.text);
        at = end as usize;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            text: text.to_owned(),
        }
    }

    #[test]
    fn only_the_spans_change() {
        assert_eq!(
            apply(
                "abcdef",
                &[edit(4, 5, "E"), edit(0, 0, "> "), edit(1, 3, "")]
            )
            .as_deref(),
            Some("> adEf")
        );
    }

    #[test]
    fn overlaps_and_places_outside_are_refused() {
        assert_eq!(apply("abc", &[edit(0, 2, "x"), edit(1, 3, "y")]), None);
        assert_eq!(apply("abc", &[edit(2, 9, "x")]), None);
        assert_eq!(apply("é", &[edit(1, 2, "x")]), None);
    }
}

//! The comments in which a note allows a rule: `<!-- pm: allow RULE reason -->`.

use crate::text::Span;

/// One permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The whole comment.
    pub span: Span,
    /// The rule's name; empty where none is given.
    pub rule: Span,
    /// Whether a reason follows the name. Without one the permission does not count.
    pub reason: bool,
}

/// Finds the permissions in one piece of HTML that starts at byte `at`.
pub(super) fn find(html: &str, at: usize, found: &mut Vec<Allow>) {
    let mut from = 0;
    while let Some(open) = html[from..].find("<!--") {
        let start = from + open;
        let Some(close) = html[start + 4..].find("-->") else {
            return;
        };
        let inner = start + 4..start + 4 + close;
        from = inner.end + 3;
        let words = &html[inner.clone()];
        let Some(rest) = after_word(words, "pm:").and_then(|rest| after_word(rest, "allow")) else {
            continue;
        };
        let rest = rest.trim();
        let name = rest.split_whitespace().next().unwrap_or_default();
        let name_at = at + inner.start + (rest.as_ptr() as usize - words.as_ptr() as usize);
        found.push(Allow {
            span: Span::new(at + start, at + from),
            rule: Span::new(name_at, name_at + name.len()),
            reason: !rest[name.len()..].trim().is_empty(),
        });
    }
}

fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.trim_start().strip_prefix(word)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(html: &str) -> Vec<(&str, bool)> {
        let mut found = Vec::new();
        find(html, 0, &mut found);
        found
            .iter()
            .map(|allow| (allow.rule.of(html), allow.reason))
            .collect()
    }

    #[test]
    fn a_permission_names_a_rule_and_a_reason() {
        assert_eq!(
            rules("<!-- pm: allow excuse it is a fact here -->"),
            [("excuse", true)]
        );
        assert_eq!(
            rules("<!--pm: allow excuse--> <!-- pm: allow -->"),
            [("excuse", false), ("", false)]
        );
    }

    #[test]
    fn other_comments_are_none() {
        assert!(rules("<!-- pm: index --> <!-- spam: allow x y --> <!-- pm: allowed x y --> <!-- pm: allow x").is_empty());
    }
}

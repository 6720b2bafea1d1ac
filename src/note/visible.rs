//! What can be read in a part of a note without parsing it: its lines without comments, marks of lists and quotes, and blanks.

use super::body::is_blank;
use crate::text::Span;

/// The lines of a part of `text` in which something can be read, in pieces where comments interrupt them.
pub fn visible_lines(text: &str, part: Span) -> impl Iterator<Item = &str> {
    // What follows a comment's end, or stands before the first one.
    let parts = part.of(text).split("<!--").enumerate();
    let outside = parts.map(|(nth, part)| match part.split_once("-->") {
        Some((_, after)) if nth > 0 => after,
        None if nth > 0 => "",
        _ => part,
    });
    outside
        .flat_map(str::lines)
        .map(|line| without_mark(line).trim_matches(is_blank))
        .filter(|line| line.contains(char::is_alphanumeric))
}

fn without_mark(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '-' | '*' | '+' | '>' | '#' | '|')
    });
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item =
        number.len() < line.len() && number.starts_with(['.', ')']) && number[1..].starts_with(' ');
    if is_item { &number[2..] } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_marks_are_not_read() {
        let text = "<!-- 1\n2 -->\n\n- a 3 <!-- b --> c\n1. d\n> 4 e\n---\n### 5\n1.5 f\n<!-- g";
        let lines: Vec<&str> = visible_lines(text, Span::new(0, text.len())).collect();
        assert_eq!(lines, ["a 3", "c", "d", "4 e", "5", "1.5 f"]);
    }
}

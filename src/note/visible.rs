//! What can be read in a part of a note without parsing it: its lines without comments, marks of lists and quotes, and blanks.

use super::body::is_blank;
use crate::text::Span;

/// The lines of a part of `text` in which something can be read, in pieces where comments interrupt them.
pub fn visible_lines(text: &str, part: Span) -> impl Iterator<Item = &str> {
    outside_comments(part.of(text))
        .flat_map(str::lines)
        .map(|line| without_mark(line).trim_matches(is_blank))
        .filter(|line| line.contains(char::is_alphanumeric))
}

/// What stands before, between and after comments.
fn outside_comments(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let part = rest?;
        let mut tags = memchr::memchr_iter(b'<', part.as_bytes());
        let Some(start) = tags.find(|at| part[*at..].starts_with("<!--")) else {
            return rest.take();
        };
        let comment = part[start + 4..].split_once("-->");
        rest = comment.map(|(_, after)| after);
        Some(&part[..start])
    })
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

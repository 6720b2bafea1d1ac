//! Paragraphs for the terminal: lines no longer than its width.

use unicode_width::UnicodeWidthStr;

/// The most columns of text that are easy to read.
const WIDEST: usize = 92;

/// The words of a text in lines of at most `width` columns (a longer word stands alone), each behind `indent` blanks but for
/// the first one, which goes on where the cursor is. No final line end.
pub(super) fn wrap(text: &str, width: usize, indent: usize) -> String {
    let width = width.saturating_sub(indent).min(WIDEST);
    let mut out = String::new();
    let mut column = 0;
    let words = text.split(is_break).filter(|word| !word.is_empty());
    for word in words {
        let columns = word.width();
        if column > 0 && column + 1 + columns > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = 0;
        }
        if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += columns;
    }
    out
}

/// Whether a line may end at `c`: at blanks but for those that hold words together.
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words() {
        assert_eq!(wrap("aa bb\ncc dd", 7, 2), "aa bb\n  cc dd");
        assert_eq!(wrap("a loooooong b", 6, 0), "a\nloooooong\nb");
        assert_eq!(wrap("éé èè", 5, 0), "éé èè");
        assert_eq!(wrap("", 5, 2), "");
        assert_eq!(wrap("aa\u{a0}: bb", 5, 0), "aa\u{a0}:\nbb");
    }

    #[test]
    fn a_wide_terminal_does_not_make_long_lines() {
        let text = "word ".repeat(50);
        let longest = wrap(&text, 300, 0).lines().map(str::len).max();
        assert_eq!(longest, Some(89));
    }
}

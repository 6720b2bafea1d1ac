//! Lines nested deeper than anybody writes become text: the Markdown parser takes time in the product of depth and lines.

use std::borrow::Cow;

/// About how many quotes, list items and footnotes may stand around a line.
const MAX_DEPTH: usize = 100;

/// The same text, byte for byte as long, in which the first byte of each line that is nested too deep is a letter.
pub(super) fn shallow(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut shallow = Cow::Borrowed(text);
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
        let line = &bytes[start..end];
        if line.len() > MAX_DEPTH / 2 && is_deep(line) {
            shallow.to_mut().replace_range(start..=start, "x");
        }
        start = end + 1;
    }
    shallow
}

/// Counts what a line starts with, in half levels: a blank belongs to half a list, a tab may indent by two.
fn is_deep(line: &[u8]) -> bool {
    let (mut halves, mut marked, mut at) = (0, false, 0);
    loop {
        let (weight, mark, width) = match &line[at..] {
            [b' ', ..] => (1, false, 1),
            [b'\t', ..] => (4, false, 1),
            [b'>' | b'.' | b')', ..] | [b'-' | b'*' | b'+', b' ' | b'\t', ..] => (2, true, 1),
            [b'0'..=b'9', ..] => (0, false, 1),
            [b'[', b'^', label @ ..] => match memchr::memchr(b':', label) {
                Some(colon) => (2, true, colon + 3),
                None => return false,
            },
            _ => return false,
        };
        halves += weight;
        marked |= mark;
        at += width;
        if marked && halves > 2 * MAX_DEPTH {
            return true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_lines_become_text() {
        for deep in [
            ">".repeat(500),
            "> ".repeat(200),
            "- ".repeat(200) + "x",
            "1. ".repeat(200),
            "[^a]: > ".repeat(200),
            " ".repeat(300) + "- x",
            "\t".repeat(60) + "* x",
        ] {
            let text = format!("é\n{deep}\nb\r{deep}");
            let read = shallow(&text);
            let expected = format!("é\nx{0}\nb\rx{0}", &deep[1..]);
            assert_eq!(read, expected);
        }
    }

    #[test]
    fn other_lines_stay() {
        for line in [
            " ".repeat(500),
            "-".repeat(500),
            "* ".repeat(30),
            "- ".repeat(40) + "x",
            ">".repeat(90),
            " ".repeat(300) + "code",
            "[^a".repeat(200),
            "word ".repeat(200),
        ] {
            assert!(matches!(shallow(&line), Cow::Borrowed(_)), "{line}");
        }
    }
}

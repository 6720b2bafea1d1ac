//! Text in a given room: how wide a line runs, where it may break, how it is shortened.
//!
//! The fonts are those of the reader's system, so widths are estimates on the safe side of the usual ones.

use unicode_width::UnicodeWidthChar;

use crate::text::one_line;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// The font size.
    pub(super) size: u32,
    /// The height of a line.
    pub(super) line: u32,
    /// How wide it runs, in percent of the semi-bold face that [`advance`] tells of.
    pub(super) run: u32,
}

/// `text` as at most `count` lines of at most `room` units, the last one shortened if need be.
pub(super) fn lines(text: &str, face: Face, room: u32, count: usize) -> Vec<String> {
    let text = one_line(text);
    let mut rest = text.as_str();
    let mut lines = Vec::new();
    while lines.len() + 1 < count && width(rest, face) > room {
        let (line, after) = rest.split_at(line_end(rest, face, room));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines.push(shorten(rest, face, room));
    lines
}

/// The units that `text` takes on one line, rounded up.
pub(super) fn width(text: &str, face: Face) -> u32 {
    let hundredths = text.chars().map(advance).fold(0, u32::saturating_add);
    hundredths
        .saturating_mul(face.size * face.run)
        .div_ceil(10_000)
}

/// The width of a character in hundredths of the font size.
fn advance(c: char) -> u32 {
    match c.width() {
        None | Some(0) => 0,
        Some(1) => match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '!' | '|' | ' ' => 32,
            'f' | 'r' | 't' | '-' | '(' | ')' | '[' | ']' | '\u{a0}' | '\u{202f}' => 40,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 95,
            _ if c.is_uppercase() => 72,
            _ => 60,
        },
        Some(_) => 110,
    }
}

/// The byte where a first line of at most `room` units ends: at a blank, a hyphen or an ideograph, else anywhere.
fn line_end(text: &str, face: Face, room: u32) -> usize {
    let end = fitting(text, face, room);
    let places = text[..end].char_indices().map(|(at, _)| at).chain([end]);
    places.rev().find(|at| may_break(text, *at)).unwrap_or(end)
}

/// The bytes of the longest beginning of `text` that fits, at least one character; accents stay with their letter.
fn fitting(text: &str, face: Face, room: u32) -> usize {
    let room = room * 10_000;
    let mut taken = 0;
    let mut beyond = |(at, c): &(usize, char)| {
        taken += advance(*c) * face.size * face.run;
        taken > room && *at > 0 && advance(*c) > 0
    };
    text.char_indices()
        .find(|place| beyond(place))
        .map_or(text.len(), |(at, _)| at)
}

fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (before, after) = (before.chars().next_back(), after.chars().next());
    let wide = |c: Option<char>| c.and_then(char::width) == Some(2);
    matches!(before, Some(' ' | '-')) || after == Some(' ') || (wide(before) && wide(after))
}

fn shorten(text: &str, face: Face, room: u32) -> String {
    if width(text, face) <= room {
        return text.to_owned();
    }
    let kept = &text[..fitting(text, face, room.saturating_sub(width("…", face)))];
    format!("{}…", kept.trim_end_matches([' ', '-', '\u{200d}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter `a` takes 60 units, an ideograph 110, a blank 32.
    const FACE: Face = Face {
        size: 100,
        line: 120,
        run: 100,
    };

    #[test]
    fn a_text_that_fits_stays_whole() {
        assert_eq!(lines("aaa aa", FACE, 332, 2), ["aaa aa"]);
        assert_eq!(lines("", FACE, 332, 2), [""]);
    }

    #[test]
    fn lines_end_at_blanks_hyphens_and_ideographs() {
        assert_eq!(lines("aaa aa", FACE, 331, 2), ["aaa", "aa"]);
        assert_eq!(lines("aaa aa", FACE, 180, 2), ["aaa", "aa"]);
        assert_eq!(lines("aaa-aa", FACE, 331, 2), ["aaa-", "aa"]);
        assert_eq!(lines("仕事仕事", FACE, 250, 2), ["仕事", "仕事"]);
        assert_eq!(lines("aaaaa", FACE, 200, 2), ["aaa", "aa"]);
    }

    #[test]
    fn no_break_spaces_hold() {
        assert_eq!(lines("aa aa\u{a0}aa", FACE, 300, 2), ["aa", "aa\u{a0}aa"]);
        assert_eq!(lines("aa aa\u{202f}!", FACE, 240, 2), ["aa", "aa\u{202f}!"]);
    }

    #[test]
    fn what_does_not_fit_is_shortened() {
        assert_eq!(lines("aaa aaa aaaaaa", FACE, 300, 2), ["aaa", "aaa…"]);
        assert_eq!(lines("aaaaaa", FACE, 275, 1), ["aaa…"]);
        assert_eq!(lines("aaa", FACE, 1, 1), ["a…"]);
    }

    #[test]
    fn accents_stay_with_their_letter() {
        let decomposed = "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}";
        assert_eq!(lines(decomposed, FACE, 240, 1), ["e\u{301}e\u{301}…"]);
    }

    #[test]
    fn a_huge_text_takes_linear_time() {
        let huge = "仕a ".repeat(1_000_000);
        assert_eq!(lines(&huge, FACE, 10_000, 2).len(), 2);
        let marks = format!("a{}", "\u{301}".repeat(2_000_000));
        assert_eq!(lines(&marks, FACE, 60, 2), [marks.as_str()]);
    }
}

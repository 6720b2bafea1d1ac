//! Texts of several lines, or with signs that no picture and no table can hold, as one line.

/// The text without control characters and other signs that XML forbids or that make words show in another order than
/// they are written in, its blanks and line ends as single blanks. No-break spaces stay.
pub fn one_line(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    let forbidden = |c: char| c.is_control() || turns(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    // Most texts are one line already.
    let mut before = ' ';
    let is_line = text.chars().all(|c| {
        let is_plain = match c {
            ' ' => before != ' ',
            '!'..='~' => true,
            c => !forbidden(c) && !blank(c),
        };
        before = c;
        is_plain
    });
    if is_line && before != ' ' {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split(blank) {
        let end = line.len();
        if end > 0 {
            line.push(' ');
        }
        let start = line.len();
        line.extend(word.chars().filter(|c| !forbidden(*c)));
        if line.len() == start {
            line.truncate(end);
        }
    }
    line
}

/// Whether it embeds, overrides or isolates a direction. Words of any script read well without.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_single_and_forbidden_signs_are_gone() {
        assert_eq!(
            one_line(" a\u{0}b\tc\r\n\u{b}d \u{1b}\u{fffe}\u{ffff} e\u{2028}f\n"),
            "ab c d e f"
        );
        assert_eq!(one_line("\u{0} \u{1b}"), "");
    }

    #[test]
    fn no_sign_turns_what_follows_around() {
        assert_eq!(
            one_line("paid \u{202e}live\u{202c} \u{2067}x\u{2069}"),
            "paid live x"
        );
        assert_eq!(one_line("فشل العميل"), "فشل العميل");
    }

    #[test]
    fn what_is_one_line_is_left_alone() {
        for (text, line) in [
            ("", ""),
            (" ", ""),
            ("a é", "a é"),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
        ] {
            assert_eq!(one_line(text), line);
        }
    }

    #[test]
    fn no_break_spaces_stay() {
        assert_eq!(one_line("8\u{202f}892\u{a0}€"), "8\u{202f}892\u{a0}€");
    }
}

//! Writes texts as YAML scalars on one line, for readers of YAML 1.1 and 1.2 alike.

use std::{borrow::Cow, fmt::Write};

/// The scalar that every reader takes for exactly this text: quoted where it could be read as anything else, be it a number,
/// a date or a boolean. It is meant for a line of its own or an item of a block list, not for a list in brackets.
pub fn quote(text: &str) -> Cow<'_, str> {
    if is_plain(text) && !is_typed(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(in_quotes(text))
}

/// The same for a value that may well be read as a number or a date: quoted only where YAML's syntax asks for it.
pub fn quote_value(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(in_quotes(text))
}

/// The same for an item of a list in brackets.
pub fn quote_item(text: &str) -> Cow<'_, str> {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(in_quotes(text))
}

/// The text between the quotes that its neighbour has, `"` or `'`; between the others where these cannot hold it.
pub fn quote_like(text: &str, mark: char) -> String {
    if mark == '\'' && !text.contains(is_special) {
        in_single_quotes(text)
    } else {
        in_double_quotes(text)
    }
}

/// Whether the text without quotes is one scalar, and this one.
fn is_plain(text: &str) -> bool {
    let blank_at_an_end = text.trim() != text;
    let starts_plainly =
        text.starts_with(|c: char| c.is_ascii_alphanumeric() || (!c.is_ascii() && !is_special(c)));
    let is_cut = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let is_nothing = text.eq_ignore_ascii_case("null");
    starts_plainly && !blank_at_an_end && !is_cut && !is_nothing && !text.contains(is_special)
}

/// Whether some reader takes the plain text for something other than a text.
fn is_typed(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "nan", "inf",
    ];
    // Decimal, hexadecimal and octal numbers, hours in base 60, dates: wider than any of them, which costs two quotes.
    let numeric = |c: char| c.is_ascii_hexdigit() || "xXoO_.,:+-tTzZ ".contains(c);
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(numeric);
    is_number || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a character must be written as an escape: controls, what YAML 1.1 takes for the end of a line, and what is no
/// character at all.
fn is_special(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

fn in_quotes(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains(is_special) {
        in_single_quotes(text)
    } else {
        in_double_quotes(text)
    }
}

fn in_single_quotes(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn in_double_quotes(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_special(c) => {
                // Writing to a string does not fail.
                let _ = match u32::from(c) {
                    code @ ..=0xffff => write!(quoted, "\\u{code:04x}"),
                    code => write!(quoted, "\\U{code:08x}"),
                };
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::note::FrontMatter;

    #[test]
    fn texts_that_mean_themselves_stay_as_they_are() {
        for text in [
            "100 prospects, zéro client",
            "L'offre n°1\u{a0}!",
            "a:b",
            "C#",
            "2026-01-05-cent-prospects",
            "Le \"bon\" moment",
            "🚀 lancement",
            "Non",
            "12/30 réponses",
        ] {
            assert_eq!(quote(text), text);
        }
    }

    #[test]
    fn texts_that_could_mean_something_else_are_quoted() {
        for (text, expected) in [
            ("Bilan : rien", "\"Bilan : rien\""),
            ("fin :", "\"fin :\""),
            ("a #b", "\"a #b\""),
            ("@alice", "\"@alice\""),
            ("`code`", "\"`code`\""),
            ("- item", "\"- item\""),
            ("[a]", "\"[a]\""),
            ("[[lien]]", "\"[[lien]]\""),
            ("{a}", "\"{a}\""),
            ("> 3", "\"> 3\""),
            ("#tag", "\"#tag\""),
            ("~", "\"~\""),
            ("no", "\"no\""),
            ("Yes", "\"Yes\""),
            ("null", "\"null\""),
            ("2024-01-01", "\"2024-01-01\""),
            ("2024-01-01 10:00:00 +2", "\"2024-01-01 10:00:00 +2\""),
            ("12:30", "\"12:30\""),
            ("1_000", "\"1_000\""),
            ("0x1F", "\"0x1F\""),
            ("1e3", "\"1e3\""),
            ("007", "\"007\""),
            ("---", "\"---\""),
            ("...", "\"...\""),
            ("", "\"\""),
            (" a", "\" a\""),
            ("a\nb", "\"a\\nb\""),
            ("a\tb\r", "\"a\\tb\\r\""),
            ("\u{0}", "\"\\u0000\""),
            ("a\u{2028}b\u{85}", "\"a\\u2028b\\u0085\""),
            ("\u{10ffff}", "\"\\U0010ffff\""),
            ("\"Bon\" moment", "'\"Bon\" moment'"),
            ("'\\", "'''\\'"),
            ("\"\n", "\"\\\"\\n\""),
        ] {
            assert_eq!(quote(text), expected);
        }
    }

    #[test]
    fn values_keep_their_type() {
        for text in [
            "2026-02-28",
            "2026-03-03T22:50",
            "60",
            "7.5",
            "50 %",
            "0/100",
        ] {
            assert_eq!(quote_value(text), text);
        }
        assert_eq!(quote_value("null"), "\"null\"");
        assert_eq!(quote_value(">= 3"), "\">= 3\"");
    }

    /// Texts of what YAML cares about, beside any text at all.
    fn texts() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[-?:,\\[\\]{}#&*!|>'\"%@`~=<]",
            "( |: | #|\\\\|\n|\r|\t|---|\\.\\.\\.|<<)",
            "(no|Y|null|true|0x1|1e5|2024-01-01|10:00|é|🚀)",
            any::<char>().prop_map(String::from),
            any::<String>(),
        ];
        proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
    }

    /// The value of the first key, or the first item of its list.
    fn read(text: &str) -> String {
        let front_matter = FrontMatter::parse(text);
        assert_eq!(front_matter.faults, [], "{text}");
        let node = &front_matter.mapping.entries[0].value;
        let item = match &node.kind {
            crate::note::NodeKind::List(items) => &items[0],
            _ => node,
        };
        assert!(!item.is_absent(text), "{text}");
        item.scalar().unwrap().text(text).to_owned()
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_exactly(text in texts()) {
            for written in [quote(&text), quote_value(&text)] {
                prop_assert!(!written.contains(['\n', '\r']));
                let value = read(&format!("---\ntitle: {written}\nstatus: cooling\n---\n"));
                let item = read(&format!("---\ntags:\n  - {written}\n---\n"));
                prop_assert_eq!(&value, &text);
                prop_assert_eq!(&item, &text);
            }
            for written in [quote_item(&text).into_owned(), quote_like(&text, '"'), quote_like(&text, '\'')] {
                prop_assert!(!written.contains(['\n', '\r']));
                prop_assert_eq!(&read(&format!("---\ntags: [{written}, x]\n---\n")), &text);
            }
        }
    }
}

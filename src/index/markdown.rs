//! Markdown made of other people's words: whatever a title holds, it is shown and does nothing.

use std::fmt;

use serde::Serialize;

use crate::text::{one_line, percent_encode};

/// A piece of Markdown on one line that can stand in a paragraph, a list item or the cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Markdown(String);

impl Markdown {
    /// Words, shown as they are.
    pub fn text(words: &str) -> Self {
        Self(escape(&one_line(words)))
    }

    /// What is Markdown already.
    pub fn raw(markdown: String) -> Self {
        Self(markdown)
    }

    /// Words that lead to a path, relative to the page's folder.
    pub fn link(words: &Self, path: &str) -> Self {
        Self(["[", &words.0, "](", &percent_encode(path), ")"].concat())
    }

    /// A picture at a path, relative to the page's folder, and what it shows in words.
    pub fn picture(words: &Self, path: &str) -> Self {
        Self(["![", &words.0, "](", &percent_encode(path), ")"].concat())
    }

    /// Words in bold type.
    pub fn bold(words: &Self) -> Self {
        Self(format!("**{words}**"))
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Several pieces with something between them.
    pub fn join(pieces: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let pieces: Vec<String> = pieces.into_iter().map(|piece| piece.0).collect();
        Self(pieces.join(between))
    }
}

impl fmt::Display for Markdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One line of text in which no sign means anything: not to `CommonMark`, not to GitHub (tables, strikethrough, math,
/// addresses, mentions), not to Obsidian (wikilinks, tags, highlights, comments), not to the Liquid templates of GitHub Pages.
/// What means something only at the start of a line is left alone.
fn escape(line: &str) -> String {
    let bytes = line.as_bytes();
    let mut escaped = String::with_capacity(line.len() + 8);
    // Up to where it is written.
    let mut end = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let is_beside_its_like = || {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            before == Some(byte) || bytes.get(at + 1) == Some(byte)
        };
        let (escape, written) = match byte {
            b'\\' | b'`' | b'*' | b'_' | b'<' | b'>' | b'&' | b'|' | b'~' | b'$' | b'@' | b'#'
            | b'{' | b'}' | b'^' => ("\\", at),
            b'=' | b'%' if is_beside_its_like() => ("\\", at),
            b':' if line[at + 1..].starts_with("//") => ("\\", at),
            b'.' if starts_address(&line[..at]) => ("\\", at),
            // A backslash before a bracket is lost on readers that look for links by patterns.
            b'[' => ("&#91;", at + 1),
            b']' => ("&#93;", at + 1),
            _ => continue,
        };
        escaped.push_str(&line[end..at]);
        escaped.push_str(escape);
        end = written;
    }
    escaped.push_str(&line[end..]);
    escaped
}

/// Whether a point after this text would make an address of it.
fn starts_address(text: &str) -> bool {
    let start = text.len().saturating_sub(3);
    text.get(start..)
        .is_some_and(|word| word.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_something_are_escaped_and_others_are_not() {
        for (words, escaped) in [
            (
                "15 minutes, 7 touches (3 semaines) - 40 %",
                "15 minutes, 7 touches (3 semaines) - 40 %",
            ),
            (
                "a|b `c` *d* _e_ ~f~ ^g^",
                "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\^g\\^",
            ),
            ("[[x]]", "&#91;&#91;x&#93;&#93;"),
            ("<b> &amp; C:\\", "\\<b\\> \\&amp; C:\\\\"),
            ("{{ x }} US$5 @a #b", "\\{\\{ x \\}\\} US\\$5 \\@a \\#b"),
            ("a = b == c, 5 % %%", "a = b \\=\\= c, 5 % \\%\\%"),
            ("http://a WWW.b w.c", "http\\://a WWW\\.b w.c"),
            (" two\n lines\t", "two lines"),
        ] {
            assert_eq!(Markdown::text(words).to_string(), escaped);
        }
    }

    #[test]
    fn paths_in_links_are_encoded() {
        let words = Markdown::text("a");
        assert_eq!(
            Markdown::link(&words, "é/(b) c.md").to_string(),
            "[a](%C3%A9/%28b%29%20c.md)"
        );
        assert_eq!(
            Markdown::picture(&words, "p.svg").to_string(),
            "![a](p.svg)"
        );
    }
}

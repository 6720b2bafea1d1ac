//! A reader of plain bodies: headings, paragraphs, flat lists and quotes, simple links, fenced code, comments of one line.
//!
//! It is many times faster than the Markdown parser and knows far less: it never asks what a line belongs to, only whether
//! there is a heading of the document or something to read. At the first thing that it is not sure of it gives up and
//! `body` reads the text instead. Where it does answer, its answer equals the parser's (held by a differential test).

use super::{
    Body, Link,
    body::is_blank,
    front_matter::{line_at, trim_blanks, trim_end_blanks},
    outline::Outline,
    pragma,
};
use crate::text::Span;

/// Reads the text from byte `start` on, or gives up.
pub(super) fn read(text: &str, start: usize) -> Option<Body> {
    let mut outline = Outline::new(text);
    let mut at = start;
    // What the lines since the last blank one hold: a link among traps may be none.
    let mut paragraph = 0;
    while at < text.len() {
        let (line, next) = line_at(text, at);
        at = match line.as_bytes().first() {
            Some(b'#') => {
                heading(line, at, next, &mut outline)?;
                next
            }
            Some(b'`' | b'~') if fence(line) >= 3 => code(text, at, &mut outline)?,
            Some(b'<') => {
                comment(line)?;
                pragma::find(line, at, &mut outline.body.allows);
                next
            }
            None => {
                paragraph = 0;
                next
            }
            Some(first) if is_blank_start(*first) && line.trim().is_empty() => {
                paragraph = 0;
                next
            }
            _ => {
                paragraph |= words(line, at, &mut outline.body.links)?;
                if paragraph & (LINK | TRAP) == LINK | TRAP {
                    return None;
                }
                outline.fill();
                next
            }
        };
    }
    Some(outline.finish())
}

/// Whether a blank line can start with this byte.
fn is_blank_start(byte: u8) -> bool {
    byte <= b' ' || byte >= 0x80
}

/// A letter or digit of ASCII.
const WORD: u8 = 1;
/// What may be the start of a tag or break.
const ODD: u8 = 2;
/// What may be markup inside a title.
const MARKUP: u8 = 4;
/// What may be markup together with another character of the line.
const RARE: u8 = 8;
/// What starts a link or a task.
const LINK: u8 = 16;
/// What may keep a link from being one.
const TRAP: u8 = 32;

const TRAITS: [u8; 256] = {
    let mut traits = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        traits[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => WORD,
            b'<' | 0..=0x1f | 0x7f => ODD,
            b'%' | b'&' => RARE | MARKUP,
            b'[' => LINK | MARKUP,
            b'`' | b'\\' => TRAP | MARKUP,
            b'#' | b'$' | b'*' | b'>' | b']' | b'^' | b'_' | b'{' | b'}' | b'~' => MARKUP,
            _ => 0,
        };
        byte += 1;
    }
    traits
};

fn traits(words: &str) -> u8 {
    words
        .bytes()
        .fold(0, |traits, byte| traits | TRAITS[byte as usize])
}

/// Something to read is in it for sure, and neither a tag nor a comment.
fn is_plain(words: &str, traits: u8) -> bool {
    let rare = || words.contains("%%") || (words.contains('&') && words.contains(';'));
    traits & (WORD | ODD) == WORD && (traits & RARE == 0 || !rare())
}

/// `# Title` and its like, without markup where the title is wanted.
fn heading(line: &str, at: usize, next: usize, outline: &mut Outline<'_>) -> Option<()> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let traits = traits(title);
    let plain = is_plain(title, traits) && traits & LINK == 0;
    if level > 6 || !title.starts_with(' ') || !plain {
        return None;
    }
    if level <= 2 {
        outline.close(at);
    }
    if level == 2 {
        if traits & MARKUP != 0 {
            return None;
        }
        let heading = Span::new(at, at + line.trim_end().len());
        outline.open(heading, trim_end_blanks(trim_blanks(title)), next);
    }
    Some(())
}

/// How many backquotes or tildes the line starts with.
fn fence(line: &str) -> usize {
    let mark = line.as_bytes().first();
    line.bytes().take_while(|byte| Some(byte) == mark).count()
}

/// Reads the fenced code that starts at a byte, up to the line after it.
fn code(text: &str, at: usize, outline: &mut Outline<'_>) -> Option<usize> {
    let (open, mut at) = line_at(text, at);
    let (marks, info) = open.split_at(fence(open));
    if info.contains(['`', '\r']) {
        return None;
    }
    while at < text.len() {
        let (line, next) = line_at(text, at);
        let blanks = line.len() - trim_blanks(line).len();
        let rest = line[blanks..].strip_prefix(marks);
        let rest = rest.map(|rest| rest.trim_start_matches(&marks[..1]));
        if blanks < 4 && rest.is_some_and(|rest| rest.bytes().all(|b| b == b' ')) {
            return Some(next);
        }
        if line.contains('\r') {
            return None;
        }
        if line.chars().any(|c| !is_blank(c)) {
            outline.fill();
        }
        at = next;
    }
    Some(at)
}

/// A line that is one comment, whose first dashes may be its last ones.
fn comment(line: &str) -> Option<()> {
    let rest = line
        .strip_prefix("<!")
        .filter(|rest| rest.starts_with("--"))?;
    (rest.find("-->")? + 3 == rest.len()).then_some(())
}

/// The traits of a line of a paragraph, or of a list or quote that holds nothing else on that line.
fn words(line: &str, at: usize, found: &mut Vec<Link>) -> Option<u8> {
    let start = trim_blanks(line);
    let inner = after_mark(start).unwrap_or(start);
    let item = trim_blanks(inner);
    let task = || item.strip_prefix("[ ] ").or(item.strip_prefix("[x] "));
    let item = task().unwrap_or(item);
    let first = *item.as_bytes().first()?;
    let starts = matches!(first, b'"' | b'\'' | b'(' | b'*' | b'[' | b'`')
        || first.is_ascii_alphanumeric()
        || first >= 0x80;
    let block = after_mark(item).is_some() || item.starts_with("```");
    let traits = traits(item);
    if !starts || block || !is_plain(item, traits) {
        return None;
    }
    if traits & LINK != 0 {
        // Further to the right it may be code.
        if line.len() - start.len() > 3 || inner.starts_with("  ") {
            return None;
        }
        links(item, at + line.len() - item.len(), found)?;
    }
    Some(traits)
}

/// Finds the links of a line: `[text](target)`, `[[target]]` and `[[target|text]]`, without anything else in brackets.
fn links(item: &str, at: usize, found: &mut Vec<Link>) -> Option<()> {
    let mut from = 0;
    while let Some(open) = item[from..].find('[').map(|open| from + open) {
        let rest = &item[open..];
        let (label, target, length) = if let Some(inner) = rest.strip_prefix("[[") {
            let inner = &inner[..inner.find("]]")?];
            let (target, label) = inner.split_once('|').unwrap_or((inner, inner));
            (label, target, inner.len() + 4)
        } else {
            let (label, rest) = rest[1..].split_once("](")?;
            let target = &rest[..rest.find(')')?];
            (label, target, label.len() + target.len() + 4)
        };
        let address =
            |b: u8| b.is_ascii_alphanumeric() || b >= 0x80 || b"#%+,-./:=?@_~".contains(&b);
        let plain = !label.starts_with('^')
            && !label.contains(['[', ']', '|'])
            && traits(label) & WORD != 0;
        if !plain
            || target.is_empty()
            || !target.bytes().all(address)
            || item[..open].ends_with('!')
        {
            return None;
        }
        found.push(Link {
            span: Span::new(at + open, at + open + length),
            target: target.into(),
            wiki: rest.starts_with("[["),
        });
        from = open + length;
    }
    Some(())
}

/// What follows the mark of a quote or list item.
fn after_mark(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match line.as_bytes().get(digits)? {
        b'>' if digits == 0 => return Some(&line[1..]),
        b'-' | b'*' | b'+' if digits == 0 => &line[1..],
        b'.' | b')' if digits > 0 => &line[digits + 1..],
        _ => return None,
    };
    (rest.is_empty() || rest.starts_with(' ')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::hostile;
    use proptest::prelude::*;

    #[test]
    fn an_ordinary_note_is_plain() {
        let text = "# T\n\n## Les faits ?\n\n- 10:30 **a** : b\n- [ ] c\n\n## À l'épreuve\r\n\r\n<!-- pm: allow excuse so -->\n1. [a](b.md), [[c|d]]\n   b\n\n```text\n# no\n```\n## C\n<!-- why -->\n";
        let body = read(text, 0).unwrap();
        let sections: Vec<_> = body
            .sections
            .iter()
            .map(|section| (section.title(text), section.empty))
            .collect();
        assert_eq!(
            sections,
            [("Les faits ?", false), ("À l'épreuve", false), ("C", true)]
        );
        assert_eq!(body, Body::parse_markdown(text, 0));
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "Two\n---\n",
            "##\n",
            " ## A\n",
            "#tag\n",
            "####### a\n",
            "## *a*\n",
            "a [b]\n",
            "[b](c d)\n",
            "![b](c)\n",
            "[[b](c)]\n",
            "    [b](c)\n",
            "-     [b](c)\n",
            "`[b](c)`\n",
            "\\[b](c)\n",
            "`a\n[b](c)`\n",
            "[b]: c\n",
            "[^b](c)\n",
            "## [b](c)\n",
            "a <b>\n",
            "<!-- a\nb -->\n",
            "a\tb\n",
            "a\rb\n",
            "```\nx\r```\n",
            "```x\ry\n",
            "```a`b\n",
            "  ```\n",
            "- ## a\n",
            "> - a\n",
            "- 12.\n",
            "-\n",
            "**%%a%%**\n",
            "*&nbsp;*\n",
            "|a|\n|-|\n",
        ] {
            assert_eq!(read(text, 0), None, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(hostile::cases(8192))]

        #[test]
        fn an_answer_equals_the_parsers(body in hostile::markdown()) {
            let text = format!("---\n---\n{body}");
            if let Some(body) = read(&text, 8) {
                prop_assert_eq!(body, Body::parse_markdown(&text, 8));
            }
        }
    }
}

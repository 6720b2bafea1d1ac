//! A reader of plain front matter: one `key: value` a line, lists of plain items, nothing clever.
//!
//! It is many times faster than the YAML parser and knows far less: at the first thing that it is not sure of it gives up
//! and `yaml` reads the text instead. Where it does answer, its answer equals the parser's (held by a differential test).

use super::{
    Entry, Mapping, Node, NodeKind, Scalar, Style,
    front_matter::{line_at, trim_blanks, trim_end_blanks},
};
use crate::text::Span;

/// More keys than this are left to the YAML parser, which finds duplicates by hashing.
const MAX_KEYS: usize = 32;

/// YAML limits how far a key may reach; no key of a note comes near.
const MAX_KEY: usize = 64;

/// Reads the bytes `within` of `text` as a flat YAML mapping, or gives up.
pub(super) fn read(text: &str, within: Span) -> Option<Mapping> {
    let (end, mut at) = (within.end as usize, within.start as usize);
    if !is_ordinary(within.of(text)) {
        return None;
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(16);
    while at < end {
        let (line, next) = line_at(text, at);
        if line.is_empty() || line.starts_with('#') {
            at = next;
            continue;
        }
        let colon = key_length(line)?;
        let key = scalar(at, at + colon);
        let rest = &line[colon + 1..];
        let from = at + colon + 1;
        at = next;
        let value = if trim_blanks(rest).is_empty() {
            let (items, after) = block_list(text, at, end)?;
            at = after;
            items.unwrap_or_else(|| node(scalar(key.span.end as usize, key.span.end as usize)))
        } else {
            inline(text, from, rest)?
        };
        let name = key.span.of(text);
        if entries.len() == MAX_KEYS || entries.iter().any(|entry| entry.key.is(text, name)) {
            return None;
        }
        entries.push(Entry { key, value });
    }
    entries.shrink_to_fit();
    Some(Mapping { entries })
}

/// Whether there are only characters that mean themselves to YAML: no tabs, no controls, no line ends beside LF and CRLF.
fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = |b: u8| (b >= b' ' && b != 0x7f && b != 0xef) || b == b'\n' || b == b'\r';
    // Without an early end the loop looks at many bytes at a time.
    if !bytes.iter().fold(true, |all, &b| all & plain(b)) {
        return false;
    }
    memchr::memchr3_iter(b'\r', 0xc2, 0xe2, bytes).all(|at| match bytes[at] {
        b'\r' => bytes.get(at + 1) == Some(&b'\n'),
        // U+0080 to U+009F are controls, U+2028 and U+2029 once were line ends.
        0xc2 => bytes.get(at + 1).is_some_and(|&next| next >= 0xa0),
        _ => bytes
            .get(at + 1..at + 3)
            .is_some_and(|next| next != [0x80, 0xa8] && next != [0x80, 0xa9]),
    })
}

/// The length of the key that the line starts with, if a colon and a blank (or the end) follow it.
fn key_length(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let length = bytes
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || *b == b'_' || *b == b'-'))?;
    if length > MAX_KEY {
        return None;
    }
    let starts = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
    (starts && bytes[length] == b':' && matches!(bytes.get(length + 1), None | Some(b' ')))
        .then_some(length)
}

/// The list whose items follow a key without a value: `None` inside where there is none, with the line after it.
fn block_list(text: &str, mut at: usize, end: usize) -> Option<(Option<Node>, usize)> {
    let mut items = Vec::new();
    let mut indent = 0;
    while at < end {
        let (line, next) = line_at(text, at);
        let blanks = line.len() - trim_blanks(line).len();
        let Some(item) = line[blanks..].strip_prefix("- ") else {
            // Anything indented, a bare dash or a gap inside the list is more than this reader knows.
            if blanks > 0 || line.starts_with('-') || (line.is_empty() && !items.is_empty()) {
                return None;
            }
            if line.starts_with('#') && !items.is_empty() {
                return None;
            }
            break;
        };
        if items.is_empty() {
            indent = blanks;
        }
        if blanks != indent {
            return None;
        }
        items.push(inline(text, at + blanks + 2, item)?);
        at = next;
    }
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return Some((None, at));
    };
    // A block list starts at its first dash.
    let dash = text[..first.span.start as usize].rfind('-')?;
    let span = Span::at(dash).to(last.span);
    Some((
        Some(Node {
            span,
            kind: NodeKind::List(items),
        }),
        at,
    ))
}

/// A value on the rest of a line: plain, quoted without escapes, or a flow list of such.
fn inline(text: &str, at: usize, rest: &str) -> Option<Node> {
    let value = trim_blanks(rest);
    let start = at + rest.len() - value.len();
    let value = trim_end_blanks(value);
    let end = start + value.len();
    match value.as_bytes().first()? {
        b'[' => flow_list(text, start, end),
        quote @ (b'"' | b'\'') => quoted(value, start, *quote),
        _ => is_plain(value).then(|| node(scalar(start, end))),
    }
}

fn is_plain(value: &str) -> bool {
    let bytes = value.as_bytes();
    let first = bytes
        .first()
        .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let odd = |at: usize| match bytes[at] {
        b':' => matches!(bytes.get(at + 1), None | Some(b' ')),
        b'#' => bytes[at - 1] == b' ',
        _ => false,
    };
    let is_clear = |b: u8| b != b':' && b != b'#';
    first && (bytes.iter().fold(true, |all, &b| all & is_clear(b)) || !(1..bytes.len()).any(odd))
}

fn quoted(value: &str, start: usize, quote: u8) -> Option<Node> {
    let inner = value.get(1..value.len().checked_sub(1)?)?;
    let closes = value.len() >= 2 && value.as_bytes().last() == Some(&quote);
    let is_special = |b: u8| b == quote || b == b'\\';
    if !closes || inner.bytes().fold(false, |some, b| some | is_special(b)) {
        return None;
    }
    let scalar = Scalar {
        span: Span::new(start, start + value.len()),
        style: Style::Quoted,
        cooked: None,
    };
    Some(node(scalar))
}

/// `[a, b]` on one line, of plain items without any flow character.
fn flow_list(text: &str, start: usize, end: usize) -> Option<Node> {
    let inner = text[start..end].strip_prefix('[')?.strip_suffix(']')?;
    let mut items = Vec::with_capacity(inner.bytes().filter(|b| *b == b',').count() + 1);
    let mut at = start + 1;
    for item in inner.split(',') {
        let value = trim_blanks(item);
        let from = at + item.len() - value.len();
        let value = trim_end_blanks(value);
        if !is_plain(value) || value.contains(['[', ']', '{', '}', '"', '\'', '#', ':', '?']) {
            return None;
        }
        items.push(node(scalar(from, from + value.len())));
        at += item.len() + 1;
    }
    Some(Node {
        span: Span::new(start, end),
        kind: NodeKind::List(items),
    })
}

fn scalar(start: usize, end: usize) -> Scalar {
    Scalar {
        span: Span::new(start, end),
        style: Style::Plain,
        cooked: None,
    }
}

fn node(scalar: Scalar) -> Node {
    Node {
        span: scalar.span,
        kind: NodeKind::Scalar(scalar),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::{hostile, yaml};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(hostile::cases(4096))]

        #[test]
        fn an_answer_equals_the_parsers(yaml in hostile::yaml()) {
            let body = if yaml.ends_with('\n') { "---\n# T\n" } else { "" };
            let text = format!("---\n{yaml}{body}");
            let within = Span::new(4, 4 + yaml.len());
            if let Some(mapping) = read(&text, within) {
                prop_assert_eq!((mapping, Vec::new()), yaml::read(&text, within));
            }
        }
    }
}

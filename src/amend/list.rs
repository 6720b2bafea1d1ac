//! One more item in a list of front matter, in the list's own style: dashes below each other or brackets, on one line or many,
//! with the quotes of its neighbours.

use super::amendment::{Amendment, Place, after_colon};
use crate::{
    note::{Entry, Node, NodeKind, Scalar, Style, quote_item, quote_like, quote_value},
    text::{Edit, Span},
};

/// How pm indents a list where the note has no other one.
const INDENT: &str = "  ";

/// The edits that make a list field of one item, in lines of its own.
pub(super) fn start(amendment: &Amendment<'_>, field: &str, item: &str) -> Option<Vec<Edit>> {
    let Place { at, indent, end } = amendment.place(field)?;
    let dash = dash(amendment);
    let item = quote_value(item);
    Some(vec![insert(
        at,
        format!("{indent}{field}:{end}{indent}{dash}- {item}{end}"),
    )])
}

/// The edits that add an item to a list field that is there, with or without items.
pub(super) fn append(amendment: &Amendment<'_>, entry: &Entry, item: &str) -> Option<Vec<Edit>> {
    let text = amendment.text();
    let value = &entry.value;
    if value.is_absent(text) {
        return first(amendment, entry, item);
    }
    match &value.kind {
        NodeKind::List(items) if value.span.of(text).starts_with('[') => {
            in_brackets(text, value.span, items, item)
        }
        NodeKind::List(items) => below(amendment, value.span, items, item).map(|edit| vec![edit]),
        NodeKind::Scalar(scalar) => second(amendment, entry, scalar, item),
        NodeKind::Mapping(_) | NodeKind::Unreadable => None,
    }
}

/// The items of a list field; a single value is the only one.
pub(super) fn items<'a>(value: &'a Node, text: &str) -> &'a [Node] {
    match &value.kind {
        NodeKind::List(items) => items,
        _ if value.is_absent(text) => &[],
        _ => std::slice::from_ref(value),
    }
}

fn insert(at: usize, text: String) -> Edit {
    Edit {
        span: Span::at(at),
        text,
    }
}

/// How the lists of this front matter stand in below their keys.
fn dash<'n>(amendment: &Amendment<'n>) -> &'n str {
    let text = amendment.text();
    let mut entries = amendment.mapping().entries.iter();
    let list = entries.find_map(|entry| {
        let NodeKind::List(_) = entry.value.kind else {
            return None;
        };
        let key = entry.key.span.before(text);
        let before = entry.value.span.before(text);
        let is_block = entry.value.span.of(text).starts_with('-');
        let own = before.strip_prefix(key)?;
        (is_block && own.chars().all(|c| c == ' ')).then_some(own)
    });
    list.unwrap_or(INDENT)
}

/// The first item of a field without a value: in a line below the key.
fn first(amendment: &Amendment<'_>, entry: &Entry, item: &str) -> Option<Vec<Edit>> {
    let text = amendment.text();
    let colon = after_colon(text, entry)?;
    let Place { at, indent, end } = amendment.after(entry)?;
    let (dash, item) = (dash(amendment), quote_value(item));
    let mut edits = vec![insert(at, format!("{indent}{dash}- {item}{end}"))];
    let nothing = entry.value.span;
    if !nothing.is_empty() {
        edits.push(Edit {
            span: Span::at(colon).to(nothing),
            text: String::new(),
        });
    }
    Some(edits)
}

/// The item after a single value, which becomes the first one of a list.
fn second(
    amendment: &Amendment<'_>,
    entry: &Entry,
    scalar: &Scalar,
    item: &str,
) -> Option<Vec<Edit>> {
    let text = amendment.text();
    let colon = after_colon(text, entry)?;
    let value = scalar.span;
    let is_on_the_line = !text[colon..value.end as usize].contains('\n');
    if !is_on_the_line || !matches!(scalar.style, Style::Plain | Style::Quoted) {
        return None;
    }
    let Place { at, indent, end } = amendment.after(entry)?;
    let dash = dash(amendment);
    let item = like(text, scalar, item);
    Some(vec![
        Edit {
            span: Span::new(colon, value.start as usize),
            text: format!("{end}{indent}{dash}- "),
        },
        insert(at, format!("{indent}{dash}- {item}{end}")),
    ])
}

/// The item below the last one of a list with dashes.
fn below(amendment: &Amendment<'_>, whole: Span, items: &[Node], item: &str) -> Option<Edit> {
    let text = amendment.text();
    let last = items.last()?;
    let indent = whole.before(text);
    if !whole.of(text).starts_with('-') || !indent.chars().all(|c| c == ' ') {
        return None;
    }
    let before = last.span.before(text).trim_start_matches(' ');
    let gap = before.strip_prefix('-').unwrap_or_default();
    let gap = if !gap.is_empty() && gap.chars().all(|c| c == ' ') {
        gap
    } else {
        " "
    };
    let item = neighbour(last).map_or_else(
        || quote_value(item).into_owned(),
        |scalar| like(text, scalar, item),
    );
    let (at, end) = amendment.next_line(last.span.end as usize)?;
    Some(insert(at, format!("{indent}-{gap}{item}{end}")))
}

/// The item before the closing bracket of a list in brackets.
fn in_brackets(text: &str, whole: Span, items: &[Node], item: &str) -> Option<Vec<Edit>> {
    let quoted = items
        .last()
        .and_then(neighbour)
        .filter(|scalar| scalar.style == Style::Quoted);
    let item = quoted.map_or_else(
        || quote_item(item).into_owned(),
        |scalar| like(text, scalar, item),
    );
    let close = (whole.end as usize).checked_sub(1)?;
    let Some(last) = items.last() else {
        let inside = Span::new(whole.start as usize + 1, close);
        let is_blank = inside.of(text).chars().all(|c| c == ' ');
        return is_blank.then(|| {
            vec![Edit {
                span: inside,
                text: item,
            }]
        });
    };
    let end = last.span.end as usize;
    let tail = text.get(end..close)?;
    let comma = comma(tail).map(|at| end + at + 1);
    let after = comma.unwrap_or(end);
    // Whoever ends the last item with a comma gets one after the new last one too.
    let (before, behind) = if comma.is_some() {
        ("", ",")
    } else {
        (",", "")
    };
    let own_line = last.span.before(text);
    if items.len() > 1 && own_line.trim_start() == ", " && comma.is_none() {
        // Commas at the starts of lines.
        let feed = feed(text, end);
        return Some(vec![insert(end, format!("{feed}{own_line}{item}"))]);
    }
    if !own_line.chars().all(|c| c == ' ') {
        return Some(vec![insert(after, format!("{before} {item}{behind}"))]);
    }
    let line = memchr::memchr(b'\n', &text.as_bytes()[after..close]);
    // Without a line end before the bracket the new line starts right here, else after what stands on the last item's line.
    let at = line.map_or(after, |length| {
        let line = &text[after..after + length];
        after + line.trim_end_matches('\r').len()
    });
    let feed = feed(text, last.span.start as usize);
    let new = insert(at, format!("{feed}{own_line}{item}{behind}"));
    Some(match before {
        "" => vec![new],
        _ => vec![insert(end, before.to_owned()), new],
    })
}

/// The line end before the line of a byte.
fn feed(text: &str, at: usize) -> &'static str {
    let before = Span::at(at).before(text).len();
    if text[..at - before].ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    }
}

/// Where the comma after the last item of a list in brackets stands in what follows that item; comments may have others.
fn comma(tail: &str) -> Option<usize> {
    let mut in_comment = false;
    tail.bytes().position(|b| {
        in_comment = match b {
            b'\n' => false,
            b'#' => true,
            _ => in_comment,
        };
        b == b',' && !in_comment
    })
}

/// The scalar after which a new item is modelled: the item itself, unless it is written in lines or brackets of its own.
fn neighbour(item: &Node) -> Option<&Scalar> {
    item.scalar()
        .filter(|scalar| matches!(scalar.style, Style::Plain | Style::Quoted))
}

/// An item in the quotes of its neighbour.
fn like(text: &str, scalar: &Scalar, item: &str) -> String {
    let mark = scalar.span.of(text).chars().next();
    match (scalar.style, mark) {
        (Style::Quoted, Some(mark)) => quote_like(item, mark),
        _ => quote_value(item).into_owned(),
    }
}

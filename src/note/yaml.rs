//! YAML text to the spanned tree. The only file that names the YAML parser.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle};

use super::{
    Entry, Fault, FaultKind, Mapping, Node, NodeKind, Scalar, Style, front_matter::line_at,
    recovery,
};
use crate::text::Span;

/// Collections nested deeper than this are a fault. Front matter needs 3.
const MAX_DEPTH: usize = 64;

/// Reads the bytes `within` of `text` as one YAML mapping.
pub fn read(text: &str, within: Span) -> (Mapping, Vec<Fault>) {
    let mut faults = Vec::new();
    let mapping = match document(text, within, &mut faults) {
        Ok(None) => Mapping::default(),
        Ok(Some(node)) if node.is_absent(text) => Mapping::default(),
        Ok(Some(Node {
            kind: NodeKind::Mapping(mapping),
            ..
        })) => mapping,
        Ok(Some(_)) | Err(_) => {
            faults.clear();
            recovery::read(text, within, &mut faults)
        }
    };
    faults.sort_by_key(|fault| fault.span);
    (mapping, faults)
}

/// Where and why the parser stopped.
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) cause: Cause,
}

/// What the parser knows better of a mistake than its line shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    Depth,
    Escape,
    Grammar,
}

/// Parses the bytes `within` of `text` as one document: `None` where it holds nothing.
pub(super) fn document(
    text: &str,
    within: Span,
    faults: &mut Vec<Fault>,
) -> Result<Option<Node>, Stop> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let start = within.start as usize;
    let mut builder = Builder {
        text,
        start,
        open: Vec::new(),
        root: None,
        faults,
    };
    for event in Parser::new_from_str_with_options(within.of(text), options) {
        let (event, span) = event.map_err(|error| Stop {
            at: start + error.marker().byte_offset().unwrap_or(0),
            cause: cause(error.kind()),
        })?;
        let range = span.byte_range().unwrap_or(0..0);
        builder.event(event, Span::new(start + range.start, start + range.end));
    }
    Ok(builder.root)
}

fn cause(kind: &ErrorKind) -> Cause {
    match kind {
        ErrorKind::RecursionLimitExceeded => Cause::Depth,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => Cause::Escape,
        _ => Cause::Grammar,
    }
}

/// Builds the tree from the parser's events.
struct Builder<'a> {
    text: &'a str,
    /// Where the document starts in the text.
    start: usize,
    open: Vec<Open>,
    root: Option<Node>,
    faults: &'a mut Vec<Fault>,
}

/// A collection whose end has not come yet.
struct Open {
    start: Span,
    items: Items,
    unsupported: bool,
}

enum Items {
    List(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        key: Option<Node>,
    },
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let node = self.scalar(&value, style, span);
                self.close(node, anchor != 0 || tag.is_some());
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.faults.push(Fault {
                    span,
                    kind: FaultKind::Unsupported,
                });
                let kind = NodeKind::Unreadable;
                self.place(Node { span, kind });
            }
            Event::SequenceStart(_, anchor, tag) => self.open.push(Open {
                start: self.dash(span).unwrap_or(span),
                items: Items::List(Vec::new()),
                unsupported: anchor != 0 || tag.is_some(),
            }),
            Event::MappingStart(_, anchor, tag) => self.open.push(Open {
                start: span,
                items: Items::Mapping {
                    entries: Vec::new(),
                    key: None,
                },
                unsupported: anchor != 0 || tag.is_some(),
            }),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
    }

    fn scalar(&self, value: &str, style: ScalarStyle, span: Span) -> Node {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let span = match style {
            Style::Plain | Style::Quoted => span,
            Style::Literal => self.block(span, '|'),
            Style::Folded => self.block(span, '>'),
        };
        let mut scalar = Scalar {
            span,
            style,
            cooked: None,
        };
        // The parser writes `~` for a value that is not there.
        let missing = style == Style::Plain && span.is_empty();
        if !missing && scalar.inner().of(self.text) != value {
            scalar.cooked = Some(value.into());
        }
        Node {
            span,
            kind: NodeKind::Scalar(scalar),
        }
    }

    /// The whole of a block of text, from its mark to its last word; the parser places what stands below the mark's line.
    fn block(&self, content: Span, mark: char) -> Span {
        let before = self.text[self.start..content.start as usize].trim_end();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let from = (self.start + line).max(self.key_end().unwrap_or(0));
        let header = &self.text[from..self.start + before.len()];
        let Some(at) = header.find(mark) else {
            // The last value, of which there is nothing but its header, is placed at the header itself.
            let header = content.of(self.text).trim_end();
            let width = header.find(char::is_whitespace).unwrap_or(header.len());
            return content.slice(0..width);
        };
        let width = header[at..]
            .find(char::is_whitespace)
            .unwrap_or(header.len() - at);
        let words = content.of(self.text).trim_end().len();
        let header = Span::new(from + at, from + at + width);
        if words == 0 {
            header
        } else {
            header.to(content.slice(0..words))
        }
    }

    /// The first dash of a list that is not indented below its key; the parser places what stands after that dash.
    fn dash(&self, list: Span) -> Option<Span> {
        let key = self.key_end()?;
        let between = Span::new(key, list.start as usize).of(self.text);
        let mut line = key + between.find('\n')? + 1;
        while line < list.start as usize {
            let (words, next) = line_at(self.text, line);
            let blanks = words.len() - words.trim_start().len();
            if words[blanks..].starts_with('-') {
                return Some(Span::at(line + blanks)).filter(|dash| dash.start < list.start);
            }
            line = next;
        }
        None
    }

    /// The end of the key whose value comes next.
    fn key_end(&self) -> Option<usize> {
        match &self.open.last()?.items {
            Items::Mapping { key: Some(key), .. } => Some(key.span.end as usize),
            Items::Mapping { key: None, .. } | Items::List(_) => None,
        }
    }

    fn end(&mut self, end: Span) {
        let Some(open) = self.open.pop() else { return };
        let (kind, last) = match open.items {
            Items::List(nodes) => {
                let last = nodes.last().map(|node| node.span);
                (NodeKind::List(nodes), last)
            }
            Items::Mapping { mut entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span);
                reject_duplicates(self.text, &mut entries, self.faults);
                (NodeKind::Mapping(Mapping { entries }), last)
            }
        };
        // A block collection has no closing character: it ends where its last value ends.
        let span = if end.is_empty() {
            open.start.to(last.unwrap_or(open.start))
        } else {
            open.start.to(end)
        };
        self.close(Node { span, kind }, open.unsupported);
    }

    /// Takes a complete node, which is unreadable where an anchor or tag stands before it.
    fn close(&mut self, mut node: Node, unsupported: bool) {
        if unsupported {
            let span = self.property(node.span);
            self.faults.push(Fault {
                span,
                kind: FaultKind::Unsupported,
            });
            node.span = node.span.to(span);
            node.kind = NodeKind::Unreadable;
        }
        self.place(node);
    }

    /// The anchor or tag right before a node, else the node.
    fn property(&self, node: Span) -> Span {
        let before = self.text[self.start..node.start as usize].trim_ascii_end();
        let at = before
            .rfind([' ', '\t', '\r', '\n', '[', '{', ','])
            .map_or(0, |end| end + 1);
        if before[at..].starts_with(['&', '!']) {
            Span::new(self.start + at, self.start + before.len())
        } else {
            node
        }
    }

    /// Hands a complete node to the collection it stands in.
    fn place(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.items) {
            None if self.root.is_none() => self.root = Some(node),
            // A second document.
            None => self.faults.push(Fault {
                span: node.span,
                kind: FaultKind::Stray,
            }),
            Some(Items::List(nodes)) => nodes.push(node),
            Some(Items::Mapping { entries, key }) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.extend(entry(self.text, key, node, self.faults)),
            },
        }
    }
}

/// A key and its value, unless the key is none that a note may have.
fn entry(text: &str, key: Node, mut value: Node, faults: &mut Vec<Fault>) -> Option<Entry> {
    let name = match key.kind {
        NodeKind::Scalar(name) => name,
        NodeKind::Unreadable => return None,
        NodeKind::List(_) | NodeKind::Mapping(_) => {
            faults.push(Fault {
                span: key.span,
                kind: FaultKind::ComplexKey,
            });
            return None;
        }
    };
    if name.style == Style::Plain && name.text(text) == "<<" {
        // Whatever is wrong with what it merges goes with it.
        while faults.last().is_some_and(|last| last.span >= value.span) {
            faults.pop();
        }
        faults.push(Fault {
            span: name.span,
            kind: FaultKind::Unsupported,
        });
        return None;
    }
    if value.span.is_empty() {
        value.span = Span::at(name.span.end as usize);
        if let NodeKind::Scalar(scalar) = &mut value.kind {
            scalar.span = value.span;
        }
    }
    Some(Entry { key: name, value })
}

/// Keeps the first of equal keys.
pub(super) fn reject_duplicates(text: &str, entries: &mut Vec<Entry>, faults: &mut Vec<Fault>) {
    let mut known: HashMap<String, Span> = HashMap::with_capacity(entries.len());
    entries.retain(|entry| {
        let place = entry.key.span;
        let first = *known
            .entry(entry.key.text(text).to_owned())
            .or_insert(place);
        if first != place {
            faults.push(Fault {
                span: place,
                kind: FaultKind::DuplicateKey { first },
            });
        }
        first == place
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(yaml: &str) -> (Scalar, String) {
        let text = format!("---\na: {yaml}\nb: c\n");
        let (mapping, faults) = read(&text, Span::new(4, text.len()));
        assert_eq!((mapping.entries.len(), faults), (2, Vec::new()), "{text:?}");
        let scalar = mapping.entries[0].value.scalar().unwrap().clone();
        let after = &text[scalar.span.end as usize..];
        let shown = format!(
            "{}|{}|{}",
            scalar.span.of(&text),
            scalar.text(&text),
            after.split('\n').next().unwrap()
        );
        (scalar, shown)
    }

    #[test]
    fn scalars_keep_their_bytes_and_their_place() {
        for (yaml, shown, style) in [
            ("x  y", "x  y|x  y|", Style::Plain),
            ("no", "no|no|", Style::Plain),
            ("00123", "00123|00123|", Style::Plain),
            ("\"x\"", "\"x\"|x|", Style::Quoted),
            ("'it''s'", "'it''s'|it's|", Style::Quoted),
            ("\"\\u00e9\"", "\"\\u00e9\"|é|", Style::Quoted),
            ("x\n  y", "x\n  y|x y|", Style::Plain),
            ("|\n  x\n  y\n", "|\n  x\n  y|x\ny\n|", Style::Literal),
            (">-\n  x\n  y", ">-\n  x\n  y|x y|", Style::Folded),
            ("\n  |\n  x", "|\n  x|x\n|", Style::Literal),
            ("| # > x\n\n  x", "| # > x\n\n  x|\nx\n|", Style::Literal),
        ] {
            let (scalar, seen) = value(yaml);
            assert_eq!((seen.as_str(), scalar.style), (shown, style), "{yaml:?}");
        }
    }

    #[test]
    fn text_that_yaml_swallows_can_be_seen() {
        // A threshold that reads as the header of an empty block of text.
        for (yaml, shown) in [(">3", ">3||"), (">3 # x", ">3|| # x"), (">9\n", ">9||")] {
            let (scalar, seen) = value(yaml);
            assert_eq!(
                (seen.as_str(), scalar.style),
                (shown, Style::Folded),
                "{yaml:?}"
            );
        }
        for (text, place) in [
            ("a: >3\n", ">3"),
            ("a: >3", ">3"),
            ("a: >3 # x\n", ">3"),
            ("a: >3\n   x\n", ">3\n   x"),
        ] {
            let (mapping, _) = read(text, Span::new(0, text.len()));
            assert_eq!(mapping.entries[0].value.span.of(text), place, "{text:?}");
        }
        // A comment in a title: it follows the scalar's span.
        assert_eq!(value("We are # 1").1, "We are|We are| # 1");
        assert_eq!(value("We are #1").1, "We are|We are| #1");
        assert_eq!(value("\"We are\"  # 1").1, "\"We are\"|We are|  # 1");
    }

    #[test]
    fn absent_values_stand_at_the_end_of_their_key() {
        let text = "a:\nb: # c\nd: ~\ne: {f, g: }\nh:\n  -\n  - i\n";
        let (mapping, faults) = read(text, Span::new(0, text.len()));
        assert_eq!(faults, []);
        let at = |key| mapping.entry(text, key).unwrap().value.span;
        assert_eq!((at("a"), at("b")), (Span::at(1), Span::at(4)));
        assert_eq!(at("d").of(text), "~");
        assert!(["a", "b", "d"].map(|key| mapping.get(text, key)) == [None; 3]);
        assert_eq!(at("e").of(text), "{f, g: }");
        assert_eq!(at("h").of(text), "-\n  - i");
    }

    #[test]
    fn collections_end_where_their_last_value_ends() {
        let text = "a:\n  - b\n  - c # d\n\n# e\nf: [[g|h], \"i\"]  \nj:\n  k: l\n\nm: # -\n# -\n- - n\n- o\n";
        let (mapping, _) = read(text, Span::new(0, text.len()));
        let spans: Vec<_> = mapping
            .entries
            .iter()
            .map(|entry| entry.value.span.of(text))
            .collect();
        assert_eq!(
            spans,
            ["- b\n  - c", "[[g|h], \"i\"]", "k: l", "- - n\n- o"]
        );
    }

    #[test]
    fn an_empty_document_has_no_entries_and_no_faults() {
        for text in ["", "\n", "# only a comment\n", "  \n\r\n", "---\n", "~"] {
            let read = read(text, Span::new(0, text.len()));
            assert_eq!(read, (Mapping::default(), Vec::new()), "{text:?}");
        }
    }
}

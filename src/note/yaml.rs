//! YAML text to the spanned tree. The only file that names the YAML parser.
//!
//! A document that does not parse as a whole is parsed again top-level key by top-level key, so that one fault hides
//! neither the other faults nor what stands beside it.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle};

use super::{
    Entry, Fault, FaultKind, Mapping, Node, NodeKind, Scalar, Style, front_matter::line_at,
};
use crate::text::Span;

/// Collections nested deeper than this are a fault. Front matter needs 3.
const MAX_DEPTH: usize = 64;

/// Reads the bytes `within` of `text` as one YAML mapping.
pub fn read(text: &str, within: Span) -> (Mapping, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut mapping = match document(text, within, &mut faults) {
        Ok(Some(node)) => match node.kind {
            NodeKind::Mapping(mapping) => mapping,
            _ => recover(text, within, &mut faults),
        },
        Ok(None) => Mapping::default(),
        Err(_) => {
            faults.clear();
            recover(text, within, &mut faults)
        }
    };
    reject_duplicates(text, &mut mapping, &mut faults);
    faults.sort_by_key(|fault| fault.span);
    (mapping, faults)
}

/// Where and why the parser stopped.
struct Stop {
    at: usize,
    kind: ErrorKind,
}

fn document(text: &str, within: Span, faults: &mut Vec<Fault>) -> Result<Option<Node>, Stop> {
    let slice = within.of(text);
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut builder = Builder {
        offset: within.start as usize,
        text,
        open: Vec::new(),
        root: None,
        faults,
    };
    for event in Parser::new_from_str_with_options(slice, options) {
        let (event, span) = event.map_err(|error| Stop {
            at: within.start as usize + error.marker().byte_offset().unwrap_or(0),
            kind: error.kind().clone(),
        })?;
        let range = span.byte_range().unwrap_or(0..0);
        builder.event(
            event,
            Span::new(builder.offset + range.start, builder.offset + range.end),
        );
    }
    Ok(builder.root)
}

/// Builds the tree from the parser's events.
struct Builder<'a> {
    offset: usize,
    text: &'a str,
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
                let unsupported = anchor != 0 || tag.is_some();
                let node = self.scalar(&value, style, span);
                self.close(node, unsupported);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let node = Node {
                    span,
                    kind: NodeKind::Unreadable,
                };
                self.close(node, true);
            }
            Event::SequenceStart(_, anchor, tag) => self.open.push(Open {
                start: span,
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
        let mut scalar = Scalar {
            span,
            style,
            cooked: None,
        };
        if scalar.inner().of(self.text) != value {
            scalar.cooked = Some(value.into());
        }
        Node {
            span,
            kind: NodeKind::Scalar(scalar),
        }
    }

    fn end(&mut self, end: Span) {
        let Some(open) = self.open.pop() else { return };
        let (kind, last) = match open.items {
            Items::List(nodes) => {
                let last = nodes.last().map(|node| node.span);
                (NodeKind::List(nodes), last)
            }
            Items::Mapping { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span);
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

    /// Hands a complete node to the collection it stands in.
    fn close(&mut self, mut node: Node, unsupported: bool) {
        if unsupported {
            self.faults.push(Fault {
                span: node.span,
                kind: FaultKind::Unsupported,
            });
            node.kind = NodeKind::Unreadable;
        }
        match self.open.last_mut().map(|open| &mut open.items) {
            None => {
                // A second document cannot occur: its `---` would have ended the front matter.
                self.root.get_or_insert(node);
            }
            Some(Items::List(nodes)) => nodes.push(node),
            Some(Items::Mapping { entries, key }) => match key.take() {
                None => *key = Some(node),
                Some(key) => Self::entry(entries, key, node, self.text, self.faults),
            },
        }
    }

    fn entry(
        entries: &mut Vec<Entry>,
        key: Node,
        mut value: Node,
        text: &str,
        faults: &mut Vec<Fault>,
    ) {
        let NodeKind::Scalar(name) = key.kind else {
            if key.kind != NodeKind::Unreadable {
                faults.push(Fault {
                    span: key.span,
                    kind: FaultKind::ComplexKey,
                });
            }
            return;
        };
        if name.style == Style::Plain && name.text(text) == "<<" {
            faults.push(Fault {
                span: name.span,
                kind: FaultKind::Unsupported,
            });
            return;
        }
        if value.span.is_empty() {
            value.span = Span::at(name.span.end as usize);
            if let NodeKind::Scalar(scalar) = &mut value.kind {
                scalar.span = value.span;
            }
        }
        entries.push(Entry { key: name, value });
    }
}

/// Parses each top-level key for itself.
fn recover(text: &str, within: Span, faults: &mut Vec<Fault>) -> Mapping {
    let mut entries = Vec::new();
    for chunk in chunks(text, within) {
        let mut found = Vec::new();
        match document(text, chunk, &mut found) {
            Ok(Some(Node {
                kind: NodeKind::Mapping(mapping),
                ..
            })) => {
                faults.append(&mut found);
                entries.extend(mapping.entries);
            }
            Ok(None) => {}
            Ok(Some(node)) => {
                let fault = stray(text, node.span);
                entries.extend(unreadable(text, chunk, fault.span));
                faults.push(fault);
            }
            Err(stop) => {
                let fault = voice(text, chunk, &stop);
                entries.extend(unreadable(text, chunk, fault.span));
                faults.push(fault);
            }
        }
    }
    Mapping { entries }
}

/// The parts of the text that start at a line which can start a key.
fn chunks(text: &str, within: Span) -> Vec<Span> {
    let end = within.end as usize;
    let mut starts = vec![within.start as usize];
    let mut at = within.start as usize;
    while at < end {
        let (line, next) = line_at(text, at);
        let continues = line.is_empty() || line.starts_with([' ', '\t', '#', '-', ']', '}']);
        if !continues && at > within.start as usize {
            starts.push(at);
        }
        at = next;
    }
    let ends = starts.iter().copied().skip(1).chain([end]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

/// Text without a key: most often a colon without its blank.
fn stray(text: &str, span: Span) -> Fault {
    let (line, _) = line_at(text, span.start as usize);
    let key = line.split(':').next().unwrap_or_default();
    if line.contains(':') && is_key(key) {
        let colon = span.start as usize + key.len();
        return Fault {
            span: Span::new(colon, colon + 1),
            kind: FaultKind::NoBlankAfterColon,
        };
    }
    Fault {
        span,
        kind: FaultKind::Stray,
    }
}

/// Which of the known mistakes stopped the parser in this part of the text.
fn voice(text: &str, chunk: Span, stop: &Stop) -> Fault {
    let slice = chunk.of(text);
    let start = chunk.start as usize;
    let at = stop.at.min(chunk.end as usize);
    let (line, _) = line_at(text, start);
    let value_at = line
        .find(": ")
        .map(|colon| start + colon + 2 + blanks(&line[colon + 2..]));
    let value = value_at.map_or("", |at| &line[at - start..]);
    let here = |kind| Fault {
        span: value_at.map_or(char_at(text, at), |from| {
            Span::new(from, start + line.trim_end().len())
        }),
        kind,
    };
    if value.starts_with(['@', '`']) {
        return here(FaultKind::ReservedStart);
    }
    if value.starts_with('>') {
        return here(FaultKind::BareThreshold);
    }
    if let Some(tab) = indenting_tab(slice) {
        return Fault {
            span: Span::new(start + tab, start + tab + 1),
            kind: FaultKind::Tab,
        };
    }
    if is_key(line.split(':').next().unwrap_or_default())
        && value_at.is_none()
        && line.contains(':')
        && !line.ends_with(':')
    {
        let colon = start + line.find(':').unwrap_or(0);
        return Fault {
            span: Span::new(colon, colon + 1),
            kind: FaultKind::NoBlankAfterColon,
        };
    }
    if matches!(stop.kind, ErrorKind::RecursionLimitExceeded) {
        return Fault {
            span: char_at(text, at),
            kind: FaultKind::TooDeep,
        };
    }
    if value.starts_with(['"', '\'', '[', '{']) {
        return here(FaultKind::Unbalanced);
    }
    if let Some(colon) = value
        .find(": ")
        .or_else(|| value.strip_suffix(':').map(str::len))
    {
        let from = value_at.unwrap_or(start);
        let word = value[..colon]
            .rfind([' ', '\t'])
            .map_or(0, |blank| blank + 1);
        let kind = FaultKind::ColonInText {
            word: Span::new(from + word, from + colon),
        };
        return Fault {
            span: Span::new(from, start + line.trim_end().len()),
            kind,
        };
    }
    Fault {
        span: char_at(text, at),
        kind: FaultKind::Other,
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

fn indenting_tab(slice: &str) -> Option<usize> {
    let mut at = 0;
    while at < slice.len() {
        let (line, next) = line_at(slice, at);
        let indent = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(at + tab);
        }
        at = next;
    }
    None
}

/// The character at a byte that may lie inside or past one.
fn char_at(text: &str, at: usize) -> Span {
    let start = (0..=at.min(text.len()))
        .rev()
        .find(|&byte| text.is_char_boundary(byte))
        .unwrap_or(0);
    let width = text[start..]
        .chars()
        .next()
        .filter(|c| !matches!(c, '\n' | '\r'))
        .map_or(0, char::len_utf8);
    Span::new(start, start + width)
}

fn is_key(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The entry of a part that does not parse, so that its field counts as unreadable instead of missing.
fn unreadable(text: &str, chunk: Span, fault: Span) -> Option<Entry> {
    let (line, _) = line_at(text, chunk.start as usize);
    let key = line
        .split(':')
        .next()
        .filter(|key| line.contains(':') && is_key(key))?;
    let start = chunk.start as usize;
    Some(Entry {
        key: Scalar {
            span: Span::new(start, start + key.len()),
            style: Style::Plain,
            cooked: None,
        },
        value: Node {
            span: fault,
            kind: NodeKind::Unreadable,
        },
    })
}

fn reject_duplicates(text: &str, mapping: &mut Mapping, faults: &mut Vec<Fault>) {
    let mut first: HashMap<String, Span> = HashMap::with_capacity(mapping.entries.len());
    mapping.entries.retain(|entry| {
        let known = first
            .entry(entry.key.text(text).to_owned())
            .or_insert(entry.key.span);
        let new = *known == entry.key.span;
        if !new {
            faults.push(Fault {
                span: entry.key.span,
                kind: FaultKind::DuplicateKey { first: *known },
            });
        }
        new
    });
}

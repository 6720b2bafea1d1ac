//! Reads fields of a front matter one by one and keeps what is wrong with them.

use std::ops::Range;

use super::{Adopting, Field, List, Problem, Spanned};
use crate::{
    message::Message,
    note::{FrontMatter, Node, NodeKind, Scalar, Style},
    schema::{Choice, Kind, Status, unknown_word},
    settings::Origin,
    text::Span,
    value::{Amount, Moment, Reference, Slug, Threshold},
};

/// Reads one note's fields.
pub(super) struct Reader<'a> {
    text: &'a str,
    front_matter: &'a FrontMatter,
    adopting: Option<Adopting<'a>>,
    /// What was wrong so far.
    pub(super) problems: Vec<Problem>,
}

/// The text of one value and its place; a default of an adoption stands nowhere.
struct Found<'a> {
    words: &'a str,
    span: Span,
}

/// One item of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    source: &'a str,
    node: &'a Node,
}

impl Item<'_> {
    /// The place of a part of the item's words; the whole item where its words do not stand as such in the text.
    pub(super) fn place(&self, part: Range<usize>) -> Span {
        let Some(scalar) = self.node.scalar() else {
            return self.node.span;
        };
        let words = scalar.text(self.source);
        let start = words.len() - words.trim_start().len();
        scalar.place(self.source, start + part.start..start + part.end)
    }
}

/// The value of a field before it is read.
enum Raw<'a> {
    Missing,
    /// Not text, or unreadable and reported already.
    Invalid(Span, Option<Message>),
    Text(Found<'a>),
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a str,
        front_matter: &'a FrontMatter,
        adopting: Option<Adopting<'a>>,
    ) -> Self {
        Self {
            text,
            front_matter,
            adopting,
            problems: Vec::new(),
        }
    }

    /// Whether foreign front matter is read.
    pub(super) fn adopts(&self) -> bool {
        self.adopting.is_some()
    }

    /// A single value.
    pub(super) fn field<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Field<T> {
        match self.raw(name) {
            Raw::Missing => Field::Missing,
            Raw::Invalid(span, message) => {
                if let Some(message) = message {
                    self.problem(name, span, message);
                }
                Field::Invalid(span)
            }
            Raw::Text(found) => match parse(found.words) {
                Ok(value) => Field::Valid(Spanned {
                    value,
                    span: found.span,
                }),
                Err(message) => {
                    self.problem(name, found.span, message);
                    Field::Invalid(found.span)
                }
            },
        }
    }

    /// Free text.
    pub(super) fn text(&mut self, name: &'static str) -> Field<Box<str>> {
        self.field(name, |words| Ok(words.into()))
    }

    /// Free text on one line, where a ` #` that YAML takes for a comment was hardly meant as one.
    pub(super) fn title(&mut self, name: &'static str) -> Field<Box<str>> {
        let field = self.text(name);
        if let Some(comment) = field
            .valid()
            .and_then(|title| self.comment_after(title.span))
        {
            self.problem(
                name,
                comment,
                Message::new("value-comment").with("found", comment.of(self.text)),
            );
        }
        field
    }

    /// A word for an area.
    pub(super) fn slug(&mut self, name: &'static str) -> Field<Box<str>> {
        self.field(name, |words| Slug::parse(words).map(|_| words.into()))
    }

    /// The status, one of the kind's.
    pub(super) fn status(&mut self, kind: Kind) -> Field<Status> {
        if kind.statuses().is_empty() {
            return Field::Missing;
        }
        self.field("status", |word| choice(word, kind.statuses()))
    }

    /// One word of a closed list.
    pub(super) fn choice<C: Choice>(&mut self, name: &'static str) -> Field<C> {
        self.field(name, |word| choice(word, C::ALL))
    }

    /// A date.
    pub(super) fn date(&mut self, name: &'static str) -> Field<Moment> {
        self.field(name, Moment::parse)
    }

    /// A threshold, which YAML may have taken for the start of a block of text.
    pub(super) fn threshold(&mut self, name: &'static str) -> Field<Threshold> {
        if let Some(node) = self.node(name)
            && let Some(Style::Folded | Style::Literal) = node.scalar().map(|scalar| scalar.style)
        {
            let found = node.span.of(self.text).lines().next().unwrap_or_default();
            let message = Message::new("value-threshold-block").with("found", found);
            self.problem(name, node.span, message);
            return Field::Invalid(node.span);
        }
        self.field(name, Threshold::parse)
    }

    /// Money or hours; the hours of an adopted note may be those between two instants.
    pub(super) fn amount(&mut self, name: &'static str) -> Field<Amount> {
        match self.origin(name) {
            Some(Origin::Between(from, to)) => self.hours_between(name, from, to),
            _ => self.field(name, Amount::parse),
        }
    }

    /// The id of another note.
    pub(super) fn reference(&mut self, name: &'static str) -> Field<Reference> {
        self.field(name, Reference::parse)
    }

    /// A list, or a single value in its place.
    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, Message>,
    ) -> List<T> {
        self.list_of_parts(name, |words, _| parse(words))
    }

    /// A list whose items have parts with places of their own.
    pub(super) fn list_of_parts<T>(
        &mut self,
        name: &'static str,
        parse: impl Fn(&str, Item<'_>) -> Result<T, Message>,
    ) -> List<T> {
        let Some(node) = self.node(name) else {
            return List::default();
        };
        let one = std::slice::from_ref(node);
        let items = match &node.kind {
            NodeKind::List(items) if link(node).is_none() => items.as_slice(),
            _ => one,
        };
        let mut list = List {
            items: Vec::with_capacity(items.len()),
            span: Some(node.span),
            invalid: false,
        };
        for item in items {
            if item.is_absent(self.text) {
                continue;
            }
            let read = match self.words(item) {
                Raw::Text(found) => {
                    let source = self.text;
                    parse(found.words, Item { source, node: item })
                        .map_err(|message| (found.span, Some(message)))
                }
                Raw::Invalid(span, message) => Err((span, message)),
                Raw::Missing => continue,
            };
            match read {
                Ok(value) => list.items.push(Spanned {
                    value,
                    span: item.span,
                }),
                Err((span, message)) => {
                    list.invalid = true;
                    if let Some(message) = message {
                        self.problem(name, span, message);
                    }
                }
            }
        }
        list
    }

    fn hours_between(&mut self, name: &'static str, from: &str, to: &str) -> Field<Amount> {
        let (Some(from), Some(to)) = (self.key(from), self.key(to)) else {
            return Field::Missing;
        };
        let span = to.span;
        let mut moments = [None, None];
        for (moment, node) in moments.iter_mut().zip([from, to]) {
            let Raw::Text(found) = self.words(node) else {
                return Field::Invalid(node.span);
            };
            match Moment::parse(found.words) {
                Ok(parsed) => *moment = Some(parsed),
                Err(message) => {
                    self.problem(name, found.span, message);
                    return Field::Invalid(found.span);
                }
            }
        }
        let [Some(start), Some(end)] = moments else {
            return Field::Invalid(span);
        };
        let hours = self.adopting.and_then(|Adopting { zone, .. }| {
            Amount::hours_between(start.start(zone), end.start(zone))
        });
        if let Some(value) = hours {
            return Field::Valid(Spanned { value, span });
        }
        self.problem(name, span, Message::new("value-ends-before-start"));
        Field::Invalid(span)
    }

    fn raw(&self, name: &str) -> Raw<'a> {
        let Some(node) = self.node(name) else {
            return self.default(name).map_or(Raw::Missing, |words| {
                Raw::Text(Found {
                    words,
                    span: self.front_matter.place(),
                })
            });
        };
        let mut raw = self.words(node);
        if let Raw::Text(found) = &mut raw {
            found.words = self.translated(name, found.words);
        }
        raw
    }

    /// The text of a value: a scalar, or a wikilink that YAML reads as a list in a list.
    fn words(&self, node: &'a Node) -> Raw<'a> {
        let scalar = match &node.kind {
            NodeKind::Scalar(scalar) => scalar,
            NodeKind::Unreadable => return Raw::Invalid(node.span, None),
            NodeKind::List(_) | NodeKind::Mapping(_) => match link(node) {
                Some(scalar) => scalar,
                None => return Raw::Invalid(node.span, Some(Message::new("value-not-text"))),
            },
        };
        let words = scalar.text(self.text).trim();
        if words.is_empty() {
            return Raw::Missing;
        }
        Raw::Text(Found {
            words,
            span: node.span,
        })
    }

    fn node(&self, name: &str) -> Option<&'a Node> {
        match self.origin(name) {
            Some(Origin::Key(key)) => self.key(key),
            Some(Origin::Between(..)) => None,
            None => self.key(name),
        }
    }

    fn key(&self, key: &str) -> Option<&'a Node> {
        self.front_matter.mapping.get(self.text, key)
    }

    fn origin(&self, name: &str) -> Option<&'a Origin> {
        let fields = &self.adopting?.adoption.fields;
        fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, origin)| origin)
    }

    fn translated(&self, name: &str, words: &'a str) -> &'a str {
        let values = self
            .adopting
            .map_or(&[][..], |adopting| &adopting.adoption.values);
        let known = values
            .iter()
            .find(|(field, theirs, _)| *field == name && theirs == words);
        known.map_or(words, |(_, _, ours)| ours)
    }

    fn default(&self, name: &str) -> Option<&'a str> {
        let defaults = &self.adopting?.adoption.default;
        defaults
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value.as_str())
    }

    /// The comment that follows a plain value on its line.
    fn comment_after(&self, value: Span) -> Option<Span> {
        let quoted = value.of(self.text).starts_with(['"', '\'']);
        let rest = self.text[value.end as usize..]
            .split(['\n', '\r'])
            .next()
            .unwrap_or_default();
        let comment = rest.trim_start();
        let blanks = rest.len() - comment.len();
        (!quoted && blanks > 0 && comment.starts_with('#'))
            .then(|| value_end(value, blanks, comment.trim_end()))
    }

    fn problem(&mut self, field: &'static str, span: Span, message: Message) {
        self.problems.push(Problem {
            field,
            span,
            message: message.with("field", field),
        });
    }
}

fn value_end(value: Span, blanks: usize, comment: &str) -> Span {
    let start = value.end as usize + blanks;
    Span::new(start, start + comment.len())
}

/// The scalar of an unquoted `[[id]]`.
fn link(node: &Node) -> Option<&Scalar> {
    only(node).and_then(only)?.scalar()
}

/// The only item of a list of one.
fn only(node: &Node) -> Option<&Node> {
    match &node.kind {
        NodeKind::List(items) if items.len() == 1 => items.first(),
        _ => None,
    }
}

fn choice<C: Choice>(word: &str, choices: &[C]) -> Result<C, Message> {
    if let Some(found) = choices.iter().find(|choice| choice.name() == word) {
        return Ok(*found);
    }
    let names: Vec<_> = choices.iter().map(|choice| choice.name()).collect();
    Err(unknown_word(word, &names))
}

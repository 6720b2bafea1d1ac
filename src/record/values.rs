//! The values of fields before they are read: under their own names, or where an adoption finds them in foreign front
//! matter.

use std::ops::Range;

use super::Adopting;
use crate::{
    message::Message,
    note::{Entry, FrontMatter, Mapping, Node, NodeKind, Scalar},
    schema::Choice,
    settings::Origin,
    text::Span,
};

/// The field that says how far a note is.
const STATUS: &str = "status";

/// The values of one note.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) text: &'a str,
    pub(super) front_matter: &'a FrontMatter,
    pub(super) adopting: Option<Adopting<'a>>,
}

/// The value of a field before it is read.
pub(super) enum Raw<'a> {
    Missing,
    /// Not text, or unreadable and reported already.
    Invalid(Span, Option<Message>),
    Text(Found<'a>),
}

/// The text of one value.
pub(super) struct Found<'a> {
    pub(super) words: &'a str,
    /// The value's place; of a default of an adoption, that of the front matter.
    pub(super) span: Span,
    source: &'a str,
    /// The value, where the words are its own.
    node: Option<&'a Node>,
}

impl Found<'_> {
    /// The place of a part of the words; the whole value where they do not stand as such in the text.
    pub(super) fn place(&self, part: Range<usize>) -> Span {
        let Some(scalar) = self.node.and_then(Node::scalar) else {
            return self.span;
        };
        let words = scalar.text(self.source);
        let start = words.len() - words.trim_start().len();
        scalar.place(self.source, start + part.start..start + part.end)
    }

    /// The value itself, unless an adoption put other words into its place.
    pub(super) fn node(&self) -> Option<&Node> {
        self.node
    }

    /// Whether it is a wikilink, quoted or not.
    pub(super) fn is_link(&self) -> bool {
        self.words.starts_with("[[") || self.node.is_some_and(|node| link(node).is_some())
    }
}

impl<'a> Values<'a> {
    /// The value of a field.
    pub(super) fn of(self, name: &str) -> Raw<'a> {
        match self.node(name) {
            Some(node) => self.translated(name, node),
            None => self.default(name).map_or(Raw::Missing, Raw::Text),
        }
    }

    /// The value of a foreign key.
    pub(super) fn of_key(self, key: &str) -> Raw<'a> {
        self.key(key).map_or(Raw::Missing, |node| self.words(node))
    }

    /// The items of a list, or the single value in its place, and the place of them all.
    pub(super) fn items(self, name: &'static str) -> Option<(Span, impl Iterator<Item = Raw<'a>>)> {
        let (span, nodes, default) = if let Some(node) = self.node(name) {
            (node.span, items(node), None)
        } else {
            let default = self.default(name)?;
            (default.span, &[][..], Some(default))
        };
        let said = nodes.iter().filter(move |item| !item.is_absent(self.text));
        let read = said.map(move |item| self.item(name, item));
        Some((span, read.chain(default.map(Raw::Text))))
    }

    /// Where a field's value stands.
    pub(super) fn node(self, name: &str) -> Option<&'a Node> {
        match self.origin(name) {
            Some(Origin::Key(key)) => self.key(key).or_else(|| self.own_status(name)),
            Some(Origin::Between(..)) => None,
            None => self.key(name),
        }
    }

    /// One of our own words for a status, where an adoption takes the status from a key that the note lacks.
    fn own_status(self, name: &str) -> Option<&'a Node> {
        if name != STATUS {
            return None;
        }
        let node = self.key(name)?;
        let word = node.scalar()?.text(self.text);
        let statuses = self.adopting?.adoption.kind.statuses();
        let is_ours = statuses.iter().any(|status| status.name() == word);
        is_ours.then_some(node)
    }

    /// The two keys between whose instants an adoption counts.
    pub(super) fn pair(self, name: &str) -> Option<[&'a str; 2]> {
        match self.origin(name)? {
            Origin::Between(from, to) => Some([from, to]),
            Origin::Key(_) => None,
        }
    }

    /// What the note calls a field.
    pub(super) fn key_of<'n>(self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        match self.origin(name) {
            Some(Origin::Key(key)) => key,
            Some(Origin::Between(..)) | None => name,
        }
    }

    fn key(self, key: &str) -> Option<&'a Node> {
        self.front_matter.mapping.get(self.text, key)
    }

    fn origin(self, name: &str) -> Option<&'a Origin> {
        let mut fields = self.adopting?.adoption.fields.iter();
        let found = fields.find(|(field, _)| *field == name);
        found.map(|(_, origin)| origin)
    }

    fn default(self, name: &str) -> Option<Found<'a>> {
        let mut defaults = self.adopting?.adoption.default.iter();
        let (_, words) = defaults.find(|(field, _)| *field == name)?;
        Some(Found {
            words,
            span: self.front_matter.place(),
            source: self.text,
            node: None,
        })
    }

    /// The text of an item; in one with a colon YAML sees a key and its value.
    fn item(self, name: &str, node: &'a Node) -> Raw<'a> {
        let NodeKind::Mapping(Mapping { entries }) = &node.kind else {
            return self.translated(name, node);
        };
        let Some((Entry { key, .. }, value)) = entries
            .first()
            .and_then(|entry| Some((entry, entry.value.scalar()?)))
        else {
            return self.translated(name, node);
        };
        let [key, value] = [key, value].map(|part| part.text(self.text));
        let suggestion = format!("{key} {value}");
        let message = Message::about("value-pair", node.span.of(self.text))
            .with("suggestion", suggestion.trim_end());
        Raw::Invalid(node.span, Some(message))
    }

    /// The text of a value, our word for it where the adoption has one.
    fn translated(self, name: &str, node: &'a Node) -> Raw<'a> {
        let mut raw = self.words(node);
        if let Raw::Text(found) = &mut raw
            && let Some(ours) = self.ours(name, found.words)
        {
            found.words = ours;
            found.node = None;
        }
        raw
    }

    /// Our word for one of a field's, where the adoption has one.
    pub(super) fn ours(self, name: &str, theirs: &str) -> Option<&'a str> {
        let mut values = self.adopting?.adoption.values.iter();
        let found = values.find(|(field, word, _)| *field == name && word == theirs);
        found.map(|(_, _, ours)| ours.as_str())
    }

    /// The text of a value: a scalar, or a wikilink that YAML reads as a list in a list.
    fn words(self, node: &'a Node) -> Raw<'a> {
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
            let written = node.span.of(self.text);
            // `>3` is a block of text without a line, indented by three.
            let is_swallowed =
                written.starts_with(['>', '|']) && written.contains(|c: char| c.is_ascii_digit());
            let message = Message::about("value-block", written);
            return if is_swallowed {
                Raw::Invalid(node.span, Some(message))
            } else {
                Raw::Missing
            };
        }
        Raw::Text(Found {
            words,
            span: node.span,
            source: self.text,
            node: Some(node),
        })
    }
}

/// The items of a list; anything else is the only item.
fn items(node: &Node) -> &[Node] {
    match &node.kind {
        NodeKind::List(items) if link(node).is_none() => items,
        _ => std::slice::from_ref(node),
    }
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

#[cfg(test)]
mod tests;

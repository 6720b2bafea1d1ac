//! The tree of a YAML document: every key and value with its place, texts as written.

use std::ops::Deref;

use crate::text::Span;

/// A YAML mapping, in the order of the text. The first of two equal keys counts; the second is a [`Fault`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Keys with their values.
    pub entries: Vec<Entry>,
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key; keys that are no scalars are faults and not kept.
    pub key: Scalar,
    /// The value; empty at the end of the key where there is none.
    pub value: Node,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value, quotes and brackets included.
    pub span: Span,
    /// What it holds.
    pub kind: NodeKind,
}

/// What a value holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// Text; never turned into a number or boolean here.
    Scalar(Scalar),
    /// A block or flow list.
    List(Vec<Node>),
    /// A block or flow mapping.
    Mapping(Mapping),
    /// Something that a [`Fault`] at the same place or inside it speaks of.
    Unreadable,
}

/// A scalar as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its bytes, quotes included.
    pub span: Span,
    /// How it was written.
    pub style: Style,
    /// Its text where that is not what stands between its ends (escapes, folded lines, blocks).
    pub cooked: Option<Cooked>,
}

/// A text that hardly any part of a note has, as small as can be where it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooked(Box<Box<str>>);

impl From<&str> for Cooked {
    fn from(text: &str) -> Self {
        Self(Box::new(text.into()))
    }
}

impl Deref for Cooked {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The notation of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A `|` block.
    Literal,
    /// A `>` block.
    Folded,
}

/// What is wrong with the YAML at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: FaultKind,
}

/// The kinds of fault; the commonest have names of their own so that they can get words of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The front matter has no line that ends it.
    Unclosed,
    /// `key` stands a second time; `first` is where it stood first.
    DuplicateKey {
        /// The place of the key that counts.
        first: Span,
    },
    /// The value starts with a character that YAML reserves (`@` or a backquote).
    ReservedStart,
    /// `key:value` without a blank after the colon; the span is the colon.
    NoBlankAfterColon,
    /// A second `: ` in a plain value; `word` is what stands before it, a key if two were written on one line.
    ColonInText {
        /// The word before the second colon.
        word: Span,
    },
    /// A tab where YAML wants blanks.
    Tab,
    /// `> 3` or `>= 3` without quotes, which YAML reads as the start of a block of text.
    BareThreshold,
    /// A quote or bracket that nothing closes.
    Unbalanced,
    /// An anchor (`&x`), alias (`*x`), tag (`!x`) or merge key (`<<`).
    Unsupported,
    /// A key that is no plain text (a list or mapping).
    ComplexKey,
    /// Lists or mappings nested deeper than any note needs.
    TooDeep,
    /// Text that belongs to no key.
    Stray,
    /// Anything else that YAML does not allow.
    Other,
}

impl Mapping {
    /// The entry of a key, absent values included.
    pub fn entry(&self, text: &str, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.is(text, key))
    }

    /// The value of a key, unless it is absent (`null`, `~` or nothing).
    pub fn get(&self, text: &str, key: &str) -> Option<&Node> {
        self.entry(text, key)
            .map(|entry| &entry.value)
            .filter(|node| !node.is_absent(text))
    }
}

impl Node {
    /// Whether nothing is said: no value, `~` or `null` without quotes.
    pub fn is_absent(&self, text: &str) -> bool {
        match &self.kind {
            NodeKind::Scalar(scalar) => {
                scalar.style == Style::Plain
                    && matches!(scalar.text(text), "" | "~" | "null" | "Null" | "NULL")
            }
            NodeKind::List(_) | NodeKind::Mapping(_) | NodeKind::Unreadable => false,
        }
    }

    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            NodeKind::List(_) | NodeKind::Mapping(_) | NodeKind::Unreadable => None,
        }
    }
}

impl Scalar {
    /// The scalar's text after quotes and escapes; `text` is the text that its span lies in.
    pub fn text<'a>(&'a self, text: &'a str) -> &'a str {
        self.cooked
            .as_deref()
            .unwrap_or_else(|| self.inner().of(text))
    }

    /// Whether this is its text after quotes and escapes.
    pub fn is(&self, text: &str, word: &str) -> bool {
        if let Some(cooked) = &self.cooked {
            return **cooked == *word;
        }
        // Mostly another word: its length tells, without a look at the text.
        let own = self.inner().range();
        own.len() == word.len() && text.as_bytes()[own] == *word.as_bytes()
    }

    /// The bytes between the quotes (all bytes of an unquoted scalar).
    pub fn inner(&self) -> Span {
        match self.style {
            Style::Quoted => Span {
                start: self.span.start + 1,
                end: self.span.end - 1,
            },
            Style::Plain | Style::Literal | Style::Folded => self.span,
        }
    }

    /// The place of a byte range of [`Scalar::text`], exact where the text stands as such in the source, else the
    /// whole scalar.
    pub fn place(&self, text: &str, range: std::ops::Range<usize>) -> Span {
        if self.cooked.is_none() && range.end <= self.text(text).len() {
            self.inner().slice(range)
        } else {
            self.span
        }
    }
}

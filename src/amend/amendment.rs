//! Changes to the fields of one note: each value goes where it belongs, and every other byte stays.

use super::list;
use crate::{
    note::{
        Entry, FrontMatter, Mapping, Node, NodeKind, Note, Style, quote, quote_like, quote_value,
    },
    schema::{self, Form, Kind},
    text::{Edit, Span, apply},
};

/// Changes to the front matter of one note, collected before they are made.
#[derive(Debug)]
pub struct Amendment<'n> {
    note: &'n Note,
    kind: Kind,
    edits: Vec<Edit>,
    wanted: Vec<Wanted>,
}

/// A note's text with the changes made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The new text.
    pub text: String,
    /// What was replaced in the old one, by place.
    pub edits: Vec<Edit>,
}

/// The front matter is written in a way in which this field cannot be changed without touching anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit {
    /// The field's name.
    pub field: &'static str,
}

/// What a field must hold afterwards.
#[derive(Debug)]
enum Wanted {
    Value(&'static str, String),
    Item(&'static str, String),
}

/// Where a line for a field goes.
pub(super) struct Place {
    /// The start of the line that it comes before.
    pub(super) at: usize,
    /// What stands before the keys of this front matter.
    pub(super) indent: String,
    /// The line end of the line before it.
    pub(super) end: &'static str,
}

impl<'n> Amendment<'n> {
    /// No changes yet to a note of a kind.
    pub fn new(note: &'n Note, kind: Kind) -> Self {
        Self {
            note,
            kind,
            edits: Vec::new(),
            wanted: Vec::new(),
        }
    }

    /// Gives a field a single value: in the place of the one it has, else in a line of its own after the field that comes
    /// before it in the schema. Quotes and comments around an old value stay.
    ///
    /// # Errors
    /// [`Unfit`] where the old value is more than one word or text on a line.
    pub fn set(&mut self, field: &'static str, value: &str) -> Result<(), Unfit> {
        let edit = match self.entry(field) {
            Some(entry) => self.value(entry, field, value).ok_or(Unfit { field })?,
            None => self.line(field, value).ok_or(Unfit { field })?,
        };
        self.edits.push(edit);
        self.wanted.push(Wanted::Value(field, value.to_owned()));
        Ok(())
    }

    /// Adds an item at the end of a list field, written as its neighbours are.
    ///
    /// # Errors
    /// [`Unfit`] where the field holds something that is no list of texts.
    pub fn append(&mut self, field: &'static str, item: &str) -> Result<(), Unfit> {
        let edits = match self.entry(field) {
            Some(entry) => list::append(self, entry, item),
            None => list::start(self, field, item),
        };
        self.edits.extend(edits.ok_or(Unfit { field })?);
        self.wanted.push(Wanted::Item(field, item.to_owned()));
        Ok(())
    }

    /// Makes the changes, and reads the result again: it must hold what was wanted, and everything else as before.
    ///
    /// # Errors
    /// [`Unfit`] where it does not.
    pub fn finish(mut self) -> Result<Amended, Unfit> {
        let first = self.wanted.first();
        let unfit = Unfit {
            field: first.map_or("type", Wanted::field),
        };
        self.edits.sort_by_key(|edit| edit.span);
        let text = apply(self.text(), &self.edits).ok_or(unfit)?;
        let new = FrontMatter::parse(&text);
        for wanted in &self.wanted {
            let field = wanted.field();
            let holds = new.mapping.entry(&text, field).is_some_and(|entry| {
                wanted.is_in(
                    &entry.value,
                    &text,
                    self.entry(field).map(|old| (old, self.text())),
                )
            });
            if !holds {
                return Err(Unfit { field });
            }
        }
        if !self.keeps_the_rest(&new, &text) {
            return Err(unfit);
        }
        Ok(Amended {
            text,
            edits: self.edits,
        })
    }

    pub(super) fn text(&self) -> &'n str {
        self.note.text()
    }

    pub(super) fn mapping(&self) -> &'n Mapping {
        &self.note.front_matter().mapping
    }

    fn entry(&self, field: &str) -> Option<&'n Entry> {
        self.mapping().entry(self.text(), field)
    }

    /// A new value in the place of an old one.
    fn value(&self, entry: &Entry, field: &str, value: &str) -> Option<Edit> {
        let text = self.text();
        if entry.value.is_absent(text) && entry.value.span.is_empty() {
            return Some(Edit {
                span: Span::at(after_colon(text, entry)?),
                text: format!(" {}", self.written(field, value)),
            });
        }
        let scalar = entry.value.scalar()?;
        let is_on_a_line = !scalar.span.of(text).contains(['\n', '\r']);
        let written = match scalar.style {
            Style::Plain => self.written(field, value),
            Style::Quoted => quote_like(value, scalar.span.of(text).chars().next()?),
            Style::Literal | Style::Folded => return None,
        };
        is_on_a_line.then_some(Edit {
            span: scalar.span,
            text: written,
        })
    }

    fn line(&self, field: &str, value: &str) -> Option<Edit> {
        let Place { at, indent, end } = self.place(field)?;
        let written = self.written(field, value);
        Some(Edit {
            span: Span::at(at),
            text: format!("{indent}{field}: {written}{end}"),
        })
    }

    /// A value as pm writes it: words that only look like a date or number are no date or number.
    fn written(&self, field: &str, value: &str) -> String {
        let mut fields = schema::fields(self.kind).iter();
        let form = fields.find(|known| known.name == field).map(|f| f.form);
        match form {
            Some(Form::Text) => quote(value).into_owned(),
            _ => quote_value(value).into_owned(),
        }
    }

    /// Where a field goes that is not there: after the nearest of those that come before it in the schema.
    pub(super) fn place(&self, field: &str) -> Option<Place> {
        let fields = schema::fields(self.kind);
        let own = fields.iter().position(|known| known.name == field)?;
        let mut before = fields[..own].iter().rev().map(|known| known.name);
        let before = before
            .find_map(|name| self.entry(name))
            .or_else(|| self.entry("type"))?;
        self.after(before)
    }

    /// The line after an entry.
    pub(super) fn after(&self, entry: &Entry) -> Option<Place> {
        let indent = entry.key.span.before(self.text());
        let is_first = indent.chars().all(|c| c == ' ');
        // A byte order mark cannot stand here: the fence follows it.
        let (at, end) = self.next_line(entry.value.span.end as usize)?;
        is_first.then(|| Place {
            at,
            indent: indent.to_owned(),
            end,
        })
    }

    /// The start of the line after a byte of the front matter, and the line end before it.
    pub(super) fn next_line(&self, from: usize) -> Option<(usize, &'static str)> {
        let split = self.note.front_matter().split?;
        let within = self.text().get(from..split.yaml.end as usize)?;
        let length = memchr::memchr(b'\n', within.as_bytes())?;
        let end = if within[..length].ends_with('\r') {
            "\r\n"
        } else {
            "\n"
        };
        Some((from + length + 1, end))
    }

    /// Whether nothing but the wanted fields has changed: no other field, no fault, no byte of the body.
    fn keeps_the_rest(&self, new: &FrontMatter, text: &str) -> bool {
        let old = self.note.front_matter();
        let is_changed = |entry: &&Entry, text: &str| {
            let mut wanted = self.wanted.iter();
            wanted.any(|wanted| entry.key.text(text) == wanted.field())
        };
        let mut before = old.mapping.entries.iter();
        let mut after = new.mapping.entries.iter();
        let same = loop {
            let one = before.find(|entry| !is_changed(entry, self.text()));
            let other = after.find(|entry| !is_changed(entry, text));
            match (one, other) {
                (None, None) => break true,
                (Some(one), Some(other)) => {
                    let key = one.key.text(self.text()) == other.key.text(text);
                    if !key || !same(&one.value, self.text(), &other.value, text) {
                        break false;
                    }
                }
                _ => break false,
            }
        };
        let kinds = |front: &FrontMatter| -> Vec<_> {
            let kind = |fault: &crate::note::Fault| std::mem::discriminant(&fault.kind);
            front.faults.iter().map(kind).collect()
        };
        let is_closed = |front: &FrontMatter| front.split.is_some_and(|split| split.closed);
        same && kinds(old) == kinds(new)
            && is_closed(old)
            && is_closed(new)
            && self.text()[old.body_start()..] == text[new.body_start()..]
    }
}

impl Wanted {
    fn field(&self) -> &'static str {
        match self {
            Self::Value(field, _) | Self::Item(field, _) => field,
        }
    }

    /// Whether a field that was `old` before holds it.
    fn is_in(&self, value: &Node, text: &str, old: Option<(&Entry, &str)>) -> bool {
        let is = |node: &Node, wanted: &str| {
            let scalar = node.scalar();
            scalar.is_some_and(|scalar| scalar.text(text) == wanted)
        };
        match self {
            Self::Value(_, wanted) => is(value, wanted),
            Self::Item(_, wanted) => {
                let NodeKind::List(items) = &value.kind else {
                    return false;
                };
                let Some((last, others)) = items.split_last() else {
                    return false;
                };
                let before = old.map_or(&[][..], |(old, text)| list::items(&old.value, text));
                let mut pairs = before.iter().zip(others);
                let old_text = old.map_or("", |(_, text)| text);
                is(last, wanted)
                    && before.len() == others.len()
                    && pairs.all(|(one, other)| same(one, old_text, other, text))
            }
        }
    }
}

/// The byte after the colon of an entry whose value is empty.
pub(super) fn after_colon(text: &str, entry: &Entry) -> Option<usize> {
    let end = entry.key.span.end as usize;
    let rest = &text[end..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[blanks..].starts_with(':').then_some(end + blanks + 1)
}

/// Whether two values of two texts say the same.
fn same(one: &Node, one_text: &str, other: &Node, other_text: &str) -> bool {
    match (&one.kind, &other.kind) {
        (NodeKind::Scalar(a), NodeKind::Scalar(b)) => {
            a.style == b.style && a.text(one_text) == b.text(other_text)
        }
        (NodeKind::List(a), NodeKind::List(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| same(a, one_text, b, other_text))
        }
        (NodeKind::Mapping(a), NodeKind::Mapping(b)) => {
            let pairs = a.entries.iter().zip(&b.entries);
            a.entries.len() == b.entries.len()
                && pairs.into_iter().all(|(a, b)| {
                    a.key.text(one_text) == b.key.text(other_text)
                        && same(&a.value, one_text, &b.value, other_text)
                })
        }
        (NodeKind::Unreadable, NodeKind::Unreadable) => {
            one.span.of(one_text) == other.span.of(other_text)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;

//! A field as it was found: missing, invalid or valid, with its place.

use std::fmt::Display;

use crate::{message::Message, schema::Choice, text::Span};

/// The state of one field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Field<T> {
    /// Not there, or there without a value.
    #[default]
    Missing,
    /// There, but not what it should be; a [`Problem`] or a fault of the front matter says why.
    Invalid(Span),
    /// There.
    Valid(Spanned<T>),
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place, quotes included.
    pub span: Span,
}

/// A list field: its valid items, and whether there were others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T> {
    /// The items that are valid.
    pub items: Vec<Spanned<T>>,
    /// The place of the field's value; `None` where the field is missing.
    pub span: Option<Span>,
    /// Whether some item is invalid.
    pub invalid: bool,
}

/// What is wrong with the value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name.
    pub field: &'static str,
    /// The place of the value or of the part of it that is wrong.
    pub span: Span,
    /// Why; its variable `field` is the field's name.
    pub message: Message,
}

impl Problem {
    /// Whether it is that a bet's `success_if` is no threshold at all, not one that is only spelled wrong.
    pub fn is_no_threshold(&self) -> bool {
        self.field == "success_if" && self.message.key == "value-threshold"
    }
}

impl<T> Field<T> {
    /// The value, where it is valid.
    pub fn value(&self) -> Option<&T> {
        self.valid().map(|spanned| &spanned.value)
    }

    /// The value and its place, where it is valid.
    pub fn valid(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Valid(spanned) => Some(spanned),
            Self::Missing | Self::Invalid(_) => None,
        }
    }

    /// Whether there is a value that could not be read.
    pub fn is_invalid(&self) -> bool {
        matches!(self, Self::Invalid(_))
    }

    /// Whether there is no value.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

impl<T: Display> Field<T> {
    /// The value as text; nothing where it is not valid.
    pub fn texts(&self) -> Vec<String> {
        self.value().map(T::to_string).into_iter().collect()
    }
}

impl<T: Choice> Field<T> {
    /// The word; nothing where it is not valid.
    pub fn words(&self) -> Vec<String> {
        let word = self.value().map(|choice| choice.name().to_owned());
        word.into_iter().collect()
    }
}

impl<T: Display> List<T> {
    /// The valid values as texts.
    pub fn texts(&self) -> Vec<String> {
        self.values().map(T::to_string).collect()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            span: None,
            invalid: false,
        }
    }
}

impl<T> List<T> {
    /// The valid values.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|item| &item.value)
    }
}

//! Reads fields of a front matter one by one and keeps what is wrong with them.

use std::collections::HashSet;

use super::{
    Adopting, Field, List, Problem, Spanned, swallowed,
    values::{Found, Raw, Values},
};
use crate::{
    language::choice_called,
    message::{Arg, Message},
    note::{FrontMatter, Style},
    schema::{Choice, Kind, Status, nearly_word, unknown_word},
    text::{Span, slug},
    value::{Amount, LeverShare, Moment, Reference, Slug, Threshold},
};

/// Reads one note's fields.
pub(super) struct Reader<'a> {
    pub(super) values: Values<'a>,
    pub(super) problems: Vec<Problem>,
    /// Whether YAML can have taken anything for a comment, in front matter that is ours.
    pub(super) has_comments: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a str,
        front_matter: &'a FrontMatter,
        adopting: Option<Adopting<'a>>,
    ) -> Self {
        let yaml = front_matter.split.map_or("", |split| split.yaml.of(text));
        Self {
            has_comments: adopting.is_none() && memchr::memchr(b'#', yaml.as_bytes()).is_some(),
            values: Values {
                text,
                front_matter,
                adopting,
            },
            problems: Vec::new(),
        }
    }

    /// What was wrong. An adoption may read one value for two fields: what is wrong with it is said once.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        if self.adopts() {
            let mut said = HashSet::new();
            self.problems
                .retain(|problem| said.insert((problem.span, problem.message.key)));
        }
        self.problems
    }

    /// Whether foreign front matter is read.
    pub(super) fn adopts(&self) -> bool {
        self.values.adopting.is_some()
    }

    /// A single value.
    pub(super) fn field<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Field<T> {
        let (raw, key) = (self.values.of(name), self.values.key_of(name));
        self.read(name, key, raw, |found| parse(found.words))
    }

    /// Free text.
    pub(super) fn text(&mut self, name: &'static str) -> Field<Box<str>> {
        self.words(name, |words| Ok(words.into()))
    }

    /// Free text on one line, where a ` #` that YAML takes for a comment was hardly meant as one.
    pub(super) fn title(&mut self, name: &'static str) -> Field<Box<str>> {
        let field = self.field(name, |words| Ok(words.into()));
        let value = self.values.node(name).filter(|_| field.value().is_some());
        let text = self.values.text;
        match value.and_then(|node| swallowed::comment_after(text, node.span)) {
            Some(comment) => self.comment(name, comment),
            None => self.comment_alone(name),
        }
        field
    }

    /// A word for an area.
    pub(super) fn slug(&mut self, name: &'static str) -> Field<Box<str>> {
        self.words(name, |words| Slug::parse(words).map(Slug::into_text))
    }

    /// The status, one of the kind's.
    pub(super) fn status(&mut self, kind: Kind) -> Field<Status> {
        if kind.statuses().is_empty() {
            return Field::Missing;
        }
        let called = |status| kind.status_word(status);
        self.field("status", |word| choice(word, kind.statuses(), called))
    }

    /// One word of a closed list, each of which people call as `called` says.
    pub(super) fn choice<C: Choice>(
        &mut self,
        name: &'static str,
        called: impl Fn(C) -> Arg,
    ) -> Field<C> {
        self.field(name, |word| choice(word, C::ALL, called))
    }

    /// A date.
    pub(super) fn date(&mut self, name: &'static str) -> Field<Moment> {
        self.field(name, Moment::parse)
    }

    /// A threshold, which YAML may have taken for the start of a block of text.
    pub(super) fn threshold(&mut self, name: &'static str) -> Field<Threshold> {
        if let Some(node) = self.values.node(name)
            && let Some(Style::Folded | Style::Literal) = node.scalar().map(|scalar| scalar.style)
        {
            let found = node.span.of(self.values.text).lines().next();
            let message =
                Message::new("value-threshold-block").with("found", found.unwrap_or_default());
            self.problem(name, node.span, message);
            return Field::Invalid(node.span);
        }
        self.field(name, Threshold::parse)
    }

    /// Money or hours; the hours of an adopted note may be those between two instants.
    pub(super) fn amount(&mut self, name: &'static str) -> Field<Amount> {
        match (self.values.pair(name), self.values.adopting) {
            (Some(pair), Some(adopting)) => self.hours_between(name, pair, adopting),
            _ => self.field(name, Amount::parse),
        }
    }

    /// The id of another note.
    pub(super) fn reference(&mut self, name: &'static str) -> Field<Reference> {
        self.words(name, Reference::parse)
    }

    /// A list, or a single value in its place.
    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, Message>,
    ) -> List<T> {
        self.list_of_parts(name, |item| parse(item.words))
    }

    /// The ids of levers, in a list.
    pub(super) fn levers(&mut self, name: &'static str) -> List<Reference> {
        if self.adopts() {
            return self.list_of_parts(name, |item| {
                Reference::parse(&adopted_lever(item, item.words)?.0)
            });
        }
        self.list(name, LeverShare::lever_alone)
    }

    /// A list whose items have parts with places of their own.
    pub(super) fn list_of_parts<T>(
        &mut self,
        name: &'static str,
        parse: impl Fn(&Found<'_>) -> Result<T, Message>,
    ) -> List<T> {
        let Some((span, items)) = self.values.items(name) else {
            self.comment_alone(name);
            return List::default();
        };
        let most = items.size_hint().1.unwrap_or_default();
        let mut list = List {
            items: Vec::with_capacity(most),
            span: Some(span),
            invalid: self.comments_alone(name),
        };
        let key = self.values.key_of(name);
        for item in items {
            if self.is_swallowed(name, &item) {
                list.invalid = true;
                continue;
            }
            match self.read(name, key, item, &parse) {
                Field::Valid(item) => list.items.push(item),
                Field::Invalid(_) => list.invalid = true,
                Field::Missing => {}
            }
        }
        list
    }

    /// A date without a time of day counts from its start.
    fn hours_between(
        &mut self,
        name: &'static str,
        pair: [&str; 2],
        adopting: Adopting<'_>,
    ) -> Field<Amount> {
        let [start, end] = pair.map(|key| {
            let raw = self.values.of_key(key);
            self.read(name, key, raw, |found| Moment::parse(found.words))
        });
        match (start, end) {
            (Field::Missing, _) | (_, Field::Missing) => self.field(name, Amount::parse),
            (_, Field::Invalid(span)) | (Field::Invalid(span), _) => Field::Invalid(span),
            (Field::Valid(start), Field::Valid(Spanned { value: end, span })) => {
                let [start, end] = [start.value, end].map(|moment| moment.start(adopting.zone));
                let Some(value) = Amount::hours_between(start, end) else {
                    self.problem(name, span, Message::new("value-ends-before-start"));
                    return Field::Invalid(span);
                };
                Field::Valid(Spanned { value, span })
            }
        }
    }

    /// One value of a field, which stands under `key`.
    fn read<T>(
        &mut self,
        name: &'static str,
        key: &str,
        raw: Raw<'_>,
        parse: impl FnOnce(&Found<'_>) -> Result<T, Message>,
    ) -> Field<T> {
        let (span, message) = match raw {
            Raw::Missing => return Field::Missing,
            Raw::Invalid(span, message) => (span, message),
            Raw::Text(found) => match parse(&found) {
                Ok(value) => {
                    let span = found.span;
                    return Field::Valid(Spanned { value, span });
                }
                Err(message) => (found.span, Some(message)),
            },
        };
        self.problems.extend(message.map(|message| Problem {
            field: name,
            span,
            message: message.with("field", key),
        }));
        Field::Invalid(span)
    }

    pub(super) fn problem(&mut self, field: &'static str, span: Span, message: Message) {
        let key = self.values.key_of(field);
        self.problems.push(Problem {
            field,
            span,
            message: message.with("field", key),
        });
    }
}

/// The id of a lever that an adopted note calls `name`, and the name without the brackets of a link: any text becomes an id as
/// a title becomes a file name.
pub(super) fn adopted_lever(item: &Found<'_>, name: &str) -> Result<(String, String), Message> {
    let name = if item.is_link() {
        Reference::parse(name)?.into_id()
    } else {
        name.to_owned()
    };
    let id = slug(&name);
    if id.is_empty() {
        return Err(Message::about("value-reference", &name));
    }
    Ok((id, name))
}

fn choice<C: Choice>(word: &str, choices: &[C], called: impl Fn(C) -> Arg) -> Result<C, Message> {
    if let Some(found) = choices.iter().find(|choice| choice.name() == word) {
        return Ok(*found);
    }
    let names: Vec<_> = choices.iter().map(|choice| choice.name()).collect();
    Err(match choice_called(word, choices, called) {
        Some(near) => nearly_word(word, near.name(), &names),
        None => unknown_word(word, &names),
    })
}

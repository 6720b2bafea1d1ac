//! Which notes are listed.

use std::collections::BTreeSet;

use super::Args;
use crate::{
    cli::{kind, names},
    failure::Failure,
    language::{Catalogue, kind_called, kind_word},
    message::Message,
    note::{Node, NodeKind},
    schema::{self, Choice, Field, Form, Kind},
    settings::Language,
    text::nearest,
    value::{Amount, LeverShare, Outcome, Percent, Period, Ratio, Reference, Threshold, fold},
    vault::{Entry, Vault},
};

/// What the listed notes have in common.
pub(super) struct Filter<'v> {
    vault: &'v Vault,
    /// The one kind of all of them.
    pub(super) kind: Option<Kind>,
    conditions: Vec<Condition>,
}

/// A field and the value that it must have.
struct Condition {
    field: String,
    /// Folded; empty where the field must have none.
    value: String,
    /// What the value is for each kind that has the field and can have the value.
    kinds: Vec<(Kind, Form, String)>,
}

impl<'v> Filter<'v> {
    pub(super) fn new(vault: &'v Vault, args: &Args) -> Result<Self, Failure> {
        let language = vault.settings.language;
        let kind = args.kind.as_deref();
        let mut filter = Self {
            vault,
            kind: kind.map(|word| kind_of(word, language)).transpose()?,
            conditions: Vec::new(),
        };
        let own = [("status", &args.status), ("area", &args.area)];
        for (field, value) in own {
            let condition = value.as_ref().map(|value| filter.condition(field, value));
            filter.conditions.extend(condition.transpose()?);
        }
        for text in &args.conditions {
            let Some((field, value)) = text.split_once('=') else {
                return Err(Failure::Usage(format!(
                    "`--where {text}` has no `=`; write FIELD=VALUE"
                )));
            };
            let condition = filter.condition(field.trim(), value)?;
            filter.conditions.push(condition);
        }
        Ok(filter)
    }

    /// The notes that fit, by path.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'v Entry> {
        self.vault.notes.iter().filter(|entry| self.holds(entry))
    }

    fn holds(&self, entry: &Entry) -> bool {
        self.kind.is_none_or(|kind| entry.record.kind() == kind)
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(self.vault, entry))
    }

    fn condition(&self, field: &str, value: &str) -> Result<Condition, Failure> {
        let value = value.trim();
        let of_kinds = self.kinds();
        let fields =
            of_kinds.flat_map(|kind| schema::fields(kind).iter().map(move |field| (kind, field)));
        let named: Vec<_> = fields
            .clone()
            .filter(|(_, known)| known.name == field)
            .collect();
        if named.is_empty() && !self.is_own_key(field) {
            if field == "status" {
                return Err(Failure::Usage("a lever has no status".to_owned()));
            }
            let known: BTreeSet<&str> = fields.map(|(_, field)| field.name).collect();
            let known: Vec<&str> = known.into_iter().collect();
            return Err(Failure::Usage(names::unknown("field", field, &known)));
        }
        let mut kinds = Vec::new();
        let mut wrong = None;
        for (kind, known) in named.iter().filter(|_| !value.is_empty()) {
            match self.wanted((*kind, known), value) {
                Ok(wanted) => kinds.push((*kind, known.form, wanted)),
                Err(failure) => wrong = wrong.or(Some(failure)),
            }
        }
        match wrong {
            Some(failure) if kinds.is_empty() => Err(failure),
            _ => Ok(Condition {
                field: field.to_owned(),
                value: fold(value).into_owned(),
                kinds,
            }),
        }
    }

    /// The kinds of note that may be listed.
    fn kinds(&self) -> impl Iterator<Item = Kind> + Clone {
        let all = Kind::ALL.iter().copied();
        let own = self.kind;
        all.filter(move |kind| own.is_none_or(|own| own == *kind))
    }

    /// What a value is compared as with those that notes of a kind have in a field.
    fn wanted(&self, (kind, field): (Kind, &Field), value: &str) -> Result<String, Failure> {
        match field.form {
            Form::Status => {
                let status = kind::status(value, kind);
                let status = status.ok_or_else(|| self.unknown_status(value))?;
                return Ok(fold(status.name()).into_owned());
            }
            Form::Slug => drop(names::area(self.vault, value)?),
            form => valid(form, field.name, value)?,
        }
        Ok(comparable(self.vault, field.form, value))
    }

    /// Says that a word is no status of the kinds, and which there are in the vault's words.
    fn unknown_status(&self, word: &str) -> Failure {
        let catalogue = Catalogue::of(self.vault.settings.language);
        let (mut names, mut words) = (Vec::new(), Vec::new());
        for (kind, status) in self
            .kinds()
            .flat_map(|kind| kind.statuses().iter().map(move |status| (kind, *status)))
        {
            let called = catalogue.arg(&kind.status_word(status));
            if !words.contains(&called) {
                words.push(called);
            }
            names.push(status.name());
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // As notes spell it: that is what was nearly written.
        let known = match nearest(word, names.iter().copied()) {
            Some(_) => names,
            None => words,
        };
        Failure::Usage(names::unknown("status", word, &known))
    }

    /// Whether some note of the kind has a key that is no field.
    fn is_own_key(&self, key: &str) -> bool {
        let of_kind = |entry: &&Entry| self.kind.is_none_or(|kind| entry.record.kind() == kind);
        let mut notes = self.vault.notes.iter().filter(of_kind);
        notes.any(|entry| own_value(entry, key).is_some())
    }
}

impl Condition {
    fn holds(&self, vault: &Vault, entry: &Entry) -> bool {
        let kind = entry.record.kind();
        let is_field = schema::fields(kind)
            .iter()
            .any(|field| field.name == self.field);
        let texts = if is_field {
            entry.record.texts(&self.field)
        } else {
            own_value(entry, &self.field).map_or_else(Vec::new, |node| own_texts(entry, node))
        };
        if self.value.is_empty() {
            return texts.is_empty();
        }
        if !is_field {
            return texts.iter().any(|text| fold(text) == self.value);
        }
        let wanted = self.kinds.iter().find(|(own, ..)| *own == kind);
        wanted.is_some_and(|(_, form, wanted)| {
            let mut texts = texts.iter().map(|text| comparable(vault, *form, text));
            texts.any(|text| text == *wanted || (is_dated(*form) && begins(&text, wanted)))
        })
    }
}

/// The kind of a word, in the plural as well.
fn kind_of(word: &str, language: Language) -> Result<Kind, Failure> {
    let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let found = kind_called(word).or_else(|| kind_called(singular));
    found.ok_or_else(|| {
        let near = kind::near(word);
        let near = near.map_or_else(
            || {
                let words = Kind::ALL.iter().map(|kind| kind_word(*kind, language));
                format!("it can be {}", words.collect::<Vec<_>>().join(", "))
            },
            |near| format!("did you mean `{near}`?"),
        );
        Failure::Usage(format!("there is no kind `{word}`; {near}"))
    })
}

/// Whether a field of this form can have a value.
fn valid(form: Form, field: &str, value: &str) -> Result<(), Failure> {
    let one_of = |names: &[&str]| {
        if names.iter().any(|name| fold(name) == fold(value)) {
            return Ok(());
        }
        let what = format!("`{field}`");
        Err(Failure::Usage(names::unknown(&what, value, names)))
    };
    let read = |result: Result<(), Message>| {
        result.map_err(|message| {
            let message = message.with("field", field);
            let catalogue = Catalogue::of(Language::English);
            let help = catalogue.help(&message).unwrap_or_default();
            Failure::Usage(format!("{}; {help}", catalogue.text(&message)))
        })
    };
    match form {
        Form::Choice(names) => one_of(&names()),
        Form::Amount => read(Amount::parse(value).map(drop)),
        Form::Percent => read(Percent::parse(value).map(drop)),
        Form::Ratio => read(Ratio::parse(value).map(drop)),
        Form::Period => read(Period::parse(value).map(drop)),
        Form::Threshold => read(Threshold::parse(value).map(drop)),
        Form::Outcome => read(Outcome::parse(value).map(drop)),
        Form::References(Kind::Lever) => read(LeverShare::lever_alone(value).map(drop)),
        Form::Reference(_) | Form::References(_) => read(Reference::parse(value).map(drop)),
        Form::LeverShares => read(LeverShare::parse(value).map(drop)),
        Form::Text
        | Form::Texts
        | Form::Slug
        | Form::Status
        | Form::Date
        | Form::Relapses
        | Form::Trials => Ok(()),
    }
}

/// What is compared of a value: two values are the same where these are.
fn comparable(vault: &Vault, form: Form, value: &str) -> String {
    fn same<T: ToString>(value: Result<T, Message>) -> Option<String> {
        value.ok().map(|value| value.to_string())
    }
    let id = || same(Reference::parse(value));
    let lever = |id: String| vault.levers.key(&id).into_owned();
    let found = match form {
        Form::Amount => same(Amount::parse(value)),
        Form::Percent => same(Percent::parse(value)),
        Form::Ratio => same(Ratio::parse(value)),
        Form::Period => same(Period::parse(value)),
        Form::Threshold => same(Threshold::parse(value)),
        Form::Outcome => same(Outcome::parse(value)),
        Form::Reference(Kind::Lever) | Form::References(Kind::Lever) => id().map(lever),
        Form::Reference(_) | Form::References(_) => id(),
        Form::LeverShares => same(LeverShare::parse(value).map(|share| share.lever)).map(lever),
        // What follows the guard-rail is how it failed.
        Form::Relapses => value.split_whitespace().next().map(str::to_owned),
        _ => None,
    };
    fold(found.as_deref().unwrap_or(value)).into_owned()
}

fn is_dated(form: Form) -> bool {
    matches!(form, Form::Date | Form::Trials)
}

/// Whether a date begins with some of its parts.
fn begins(date: &str, parts: &str) -> bool {
    let rest = date.strip_prefix(parts);
    rest.is_some_and(|rest| rest.starts_with(['-', 't', ' ', ':']))
}

/// The value of a key that is the user's own.
fn own_value<'e>(entry: &'e Entry, key: &str) -> Option<&'e Node> {
    entry.note.front_matter().mapping.get(entry.text(), key)
}

fn own_texts(entry: &Entry, node: &Node) -> Vec<String> {
    let items = match &node.kind {
        NodeKind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let scalars = items.iter().filter_map(Node::scalar);
    let texts = scalars.map(|scalar| scalar.text(entry.text()).trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

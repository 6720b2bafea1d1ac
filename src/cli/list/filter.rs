//! Which notes are listed.

use std::collections::BTreeSet;

use super::Args;
use crate::{
    cli::{kind, names},
    failure::Failure,
    language::{Catalogue, kind_called},
    message::Message,
    note::{Node, NodeKind},
    schema::{self, Choice, Form, Kind, Status},
    settings::Language,
    value::{Amount, LeverShare, Outcome, Percent, Period, Ratio, Reference, Threshold, fold},
    vault::{Entry, Vault},
};

/// What the listed notes have in common.
pub(super) struct Filter<'v> {
    vault: &'v Vault,
    /// The one kind of all of them.
    pub(super) kind: Option<Kind>,
    status: Option<Status>,
    area: Option<String>,
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
        let kind = args.kind.as_deref().map(kind_of).transpose()?;
        let status = args.status.as_deref();
        let area = args.area.as_deref();
        let mut filter = Self {
            vault,
            kind,
            status: status.map(|word| status_of(word, kind)).transpose()?,
            area: area.map(|word| names::area(vault, word)).transpose()?,
            conditions: Vec::new(),
        };
        let conditions = args.conditions.iter().map(|text| filter.condition(text));
        filter.conditions = conditions.collect::<Result<_, _>>()?;
        Ok(filter)
    }

    /// The notes that fit, by path.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'v Entry> {
        self.vault.notes.iter().filter(|entry| self.holds(entry))
    }

    fn holds(&self, entry: &Entry) -> bool {
        let record = &entry.record;
        let area = || record.area.value().map(|area| fold(area));
        self.kind.is_none_or(|kind| record.kind() == kind)
            && (self.status.is_none() || record.status() == self.status)
            && self
                .area
                .as_deref()
                .is_none_or(|wanted| area() == Some(fold(wanted)))
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(self.vault, entry))
    }

    fn condition(&self, text: &str) -> Result<Condition, Failure> {
        let Some((field, value)) = text.split_once('=') else {
            return Err(Failure::Usage(format!(
                "`--where {text}` has no `=`; write FIELD=VALUE"
            )));
        };
        let (field, value) = (field.trim(), value.trim());
        let of_kinds = Kind::ALL
            .iter()
            .filter(|kind| self.kind.is_none_or(|own| own == **kind));
        let fields =
            of_kinds.flat_map(|kind| schema::fields(*kind).iter().map(|field| (*kind, field)));
        let named: Vec<_> = fields
            .clone()
            .filter(|(_, known)| known.name == field)
            .collect();
        if named.is_empty() && !self.is_own_key(field) {
            let known: BTreeSet<&str> = fields.map(|(_, field)| field.name).collect();
            let known: Vec<&str> = known.into_iter().collect();
            return Err(Failure::Usage(names::unknown("field", field, &known)));
        }
        let mut kinds = Vec::new();
        let mut wrong = None;
        for (kind, known) in named.iter().filter(|_| !value.is_empty()) {
            match valid(known.form, *kind, field, value) {
                Ok(()) => {
                    kinds.push((*kind, known.form, comparable(self.vault, known.form, value)));
                }
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
fn kind_of(word: &str) -> Result<Kind, Failure> {
    let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let found = kind_called(word).or_else(|| kind_called(singular));
    found.ok_or_else(|| {
        let near = kind::near(word);
        let near = near.map_or_else(
            || "it can be postmortem, lever, guardrail, bet".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Failure::Usage(format!("there is no kind `{word}`; {near}"))
    })
}

/// The status of a word, as notes spell it or as the page shows it.
fn status_of(word: &str, kind: Option<Kind>) -> Result<Status, Failure> {
    let kinds = Kind::ALL
        .iter()
        .filter(|own| kind.is_none_or(|kind| kind == **own));
    if let Some(status) = kinds.clone().find_map(|kind| kind::status(word, *kind)) {
        return Ok(status);
    }
    let mut names: Vec<&str> = Vec::new();
    for status in kinds.flat_map(|kind| kind.statuses()) {
        if !names.contains(&status.name()) {
            names.push(status.name());
        }
    }
    Err(Failure::Usage(names::unknown("status", word, &names)))
}

/// Whether a field of this form can have a value.
fn valid(form: Form, kind: Kind, field: &str, value: &str) -> Result<(), Failure> {
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
        Form::Status => {
            let names: Vec<&str> = kind.statuses().iter().map(|status| status.name()).collect();
            one_of(&names)
        }
        Form::Amount => read(Amount::parse(value).map(drop)),
        Form::Percent => read(Percent::parse(value).map(drop)),
        Form::Ratio => read(Ratio::parse(value).map(drop)),
        Form::Period => read(Period::parse(value).map(drop)),
        Form::Threshold => read(Threshold::parse(value).map(drop)),
        Form::Outcome => read(Outcome::parse(value).map(drop)),
        Form::References(Kind::Lever) => read(LeverShare::lever_alone(value).map(drop)),
        Form::Reference(_) | Form::References(_) => read(Reference::parse(value).map(drop)),
        Form::LeverShares => read(LeverShare::parse(value).map(drop)),
        Form::Text | Form::Texts | Form::Slug | Form::Date | Form::Relapses | Form::Trials => {
            Ok(())
        }
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

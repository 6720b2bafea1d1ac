//! The typed reading of a note: each field is missing, invalid with its place, or valid with its place. What is wrong
//! with a value is kept as a [`Problem`] beside everything that is right.

mod bet;
mod field;
mod guardrail;
mod lever;
mod postmortem;
mod reader;
mod swallowed;
mod values;

pub use bet::Bet;
pub use field::{Field, List, Problem, Spanned};
pub use guardrail::Guardrail;
pub use lever::Lever;
pub use postmortem::{Postmortem, Relapse, Share};

use jiff::tz::TimeZone;

use crate::{
    note::{FaultKind, FrontMatter, Node, NodeKind},
    schema::{self, Kind, Owed, Status},
    settings::Adoption,
    text::Span,
};
use reader::Reader;

/// How foreign front matter is read.
#[derive(Debug, Clone, Copy)]
pub struct Adopting<'a> {
    /// The mapping of fields and values.
    pub adoption: &'a Adoption,
    /// The zone of times without an offset.
    pub zone: &'a TimeZone,
}

/// The typed front matter of one note.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// Its name for people.
    pub title: Field<Box<str>>,
    /// Where it stands in its life; always missing in a lever.
    pub status: Field<Status>,
    /// Its area.
    pub area: Field<Box<str>>,
    /// Who looks after it.
    pub owner: Field<Box<str>>,
    /// The fields of its kind.
    pub details: Details,
    /// What is wrong with its values, in the order of the schema.
    pub problems: Vec<Problem>,
    /// Whether an `adopt` entry took it in.
    pub adopted: bool,
}

/// The fields that only one kind has.
#[derive(Debug, PartialEq, Eq)]
pub enum Details {
    /// Of a post-mortem.
    Postmortem(Box<Postmortem>),
    /// Of a lever.
    Lever(Lever),
    /// Of a guard-rail.
    Guardrail(Box<Guardrail>),
    /// Of a bet.
    Bet(Box<Bet>),
}

impl Record {
    /// Reads the front matter of a note of a known kind; `adopting` maps foreign front matter to ours.
    pub fn read(
        text: &str,
        front_matter: &FrontMatter,
        kind: Kind,
        adopting: Option<Adopting<'_>>,
    ) -> Self {
        let mut reader = Reader::new(text, front_matter, adopting);
        let title = reader.title("title");
        let status = reader.status(kind);
        let details = match kind {
            Kind::Postmortem => Details::Postmortem(Box::new(Postmortem::read(&mut reader))),
            Kind::Lever => Details::Lever(Lever::read(&mut reader)),
            Kind::Guardrail => Details::Guardrail(Box::new(Guardrail::read(&mut reader))),
            Kind::Bet => Details::Bet(Box::new(Bet::read(&mut reader))),
        };
        Self {
            title,
            status,
            area: reader.slug("area"),
            owner: reader.text("owner"),
            details,
            adopted: adopting.is_some(),
            problems: reader.into_problems(),
        }
    }

    /// The note's kind.
    pub fn kind(&self) -> Kind {
        match self.details {
            Details::Postmortem(_) => Kind::Postmortem,
            Details::Lever(_) => Kind::Lever,
            Details::Guardrail(_) => Kind::Guardrail,
            Details::Bet(_) => Kind::Bet,
        }
    }

    /// The status, where it is valid.
    pub fn status(&self) -> Option<Status> {
        self.status.value().copied()
    }

    /// Whether something is owed at the note's status. Adopted notes owe nothing.
    pub fn owes(&self, owed: Owed) -> bool {
        let from_testing = || owed.at(Some(Status::Testing)) && !owed.at(Some(Status::Draft));
        !self.adopted && owed.at(self.status()) && !(self.is_unused() && from_testing())
    }

    /// Whether it is a guard-rail that was retired without ever having been in force: it owes what a draft owes, and its end.
    pub fn is_unused(&self) -> bool {
        self.status() == Some(Status::Retired)
            && self.guardrail().is_some_and(|guardrail| {
                guardrail.since.is_missing() && guardrail.trials.span.is_none()
            })
    }

    /// The levers that the note names, with their places: those of a failure, those that a guard-rail stops, those that a
    /// bet fears.
    pub fn levers(&self) -> impl Iterator<Item = (&str, Span)> {
        let (shares, references) = match &self.details {
            Details::Postmortem(postmortem) => (postmortem.levers.items.as_slice(), &[][..]),
            Details::Lever(_) => (&[][..], &[][..]),
            Details::Guardrail(guardrail) => (&[][..], guardrail.levers.items.as_slice()),
            Details::Bet(bet) => (&[][..], bet.expects.items.as_slice()),
        };
        let shares = shares
            .iter()
            .map(|share| (&*share.value.lever, share.value.lever_at));
        shares.chain(
            references
                .iter()
                .map(|reference| (reference.value.id(), reference.span)),
        )
    }

    /// The valid values of a field of the note's kind, each in its plainest form; an item each of a list.
    pub fn texts(&self, field: &str) -> Vec<String> {
        match (field, &self.details) {
            ("title", _) => self.title.texts(),
            ("status", _) => self.status.words(),
            ("area", _) => self.area.texts(),
            ("owner", _) => self.owner.texts(),
            (_, Details::Postmortem(postmortem)) => postmortem.texts(field),
            (_, Details::Lever(lever)) => lever.texts(field),
            (_, Details::Guardrail(guardrail)) => guardrail.texts(field),
            (_, Details::Bet(bet)) => bet.texts(field),
        }
    }

    /// The post-mortem's fields, if it is one.
    pub fn postmortem(&self) -> Option<&Postmortem> {
        match &self.details {
            Details::Postmortem(postmortem) => Some(postmortem),
            _ => None,
        }
    }

    /// The lever's fields, if it is one.
    pub fn lever(&self) -> Option<&Lever> {
        match &self.details {
            Details::Lever(lever) => Some(lever),
            _ => None,
        }
    }

    /// The guard-rail's fields, if it is one.
    pub fn guardrail(&self) -> Option<&Guardrail> {
        match &self.details {
            Details::Guardrail(guardrail) => Some(guardrail),
            _ => None,
        }
    }

    /// The bet's fields, if it is one.
    pub fn bet(&self) -> Option<&Bet> {
        match &self.details {
            Details::Bet(bet) => Some(bet),
            _ => None,
        }
    }
}

/// The fields of a kind that a note of it owes but does not have.
pub fn missing<'a>(
    record: &'a Record,
    front_matter: &'a FrontMatter,
    text: &'a str,
) -> impl Iterator<Item = &'static schema::Field> + 'a {
    // Of two keys on one line the second is there, but cannot be read.
    let is_second = move |name: &str| {
        front_matter.faults.iter().any(|fault| match fault.kind {
            FaultKind::ColonInText { word } => word.of(text) == name,
            _ => false,
        })
    };
    let filled = move |name: &str| {
        let value = front_matter.mapping.get(text, name);
        let reported = || record.problems.iter().any(|problem| problem.field == name);
        value.is_some_and(|value| says_something(value, text) || reported())
    };
    schema::fields(record.kind())
        .iter()
        .filter(move |field| record.owes(field.owed))
        .filter(move |field| !filled(field.name) && !is_second(field.name))
        .filter(move |field| !field.unless.is_some_and(filled))
}

/// Whether a value is more than blanks between quotes or a list of nothing.
fn says_something(value: &Node, text: &str) -> bool {
    match &value.kind {
        NodeKind::Scalar(scalar) => !scalar.text(text).trim().is_empty(),
        NodeKind::List(items) => items
            .iter()
            .any(|item| !item.is_absent(text) && says_something(item, text)),
        NodeKind::Mapping(_) | NodeKind::Unreadable => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Choice, Form};

    /// A valid value of a form, as [`Record::texts`] shows it.
    fn example(form: Form, kind: Kind) -> &'static str {
        match form {
            Form::Text | Form::Texts => "some words",
            Form::Slug | Form::Reference(_) | Form::References(_) => "some-name",
            Form::Choice(names) => names()[0],
            Form::Status => kind.statuses()[0].name(),
            Form::Date => "2026-03-04",
            Form::Amount => "7.5",
            Form::Percent => "50%",
            Form::Ratio => "12/30",
            Form::Period => "30d",
            Form::Threshold => ">= 3",
            Form::Outcome => "3",
            Form::LeverShares => "some-name 50%",
            Form::Relapses => "some-name bypassed",
            Form::Trials => "2026-05-10 12/30 some words",
        }
    }

    #[test]
    fn every_field_of_the_schema_can_be_shown() {
        for kind in Kind::ALL.iter().copied() {
            for field in schema::fields(kind) {
                let value = example(field.form, kind);
                let text = format!("---\n{}: \"{value}\"\n---\n", field.name);
                let record = Record::read(&text, &FrontMatter::parse(&text), kind, None);
                assert_eq!(record.texts(field.name), [value], "{kind:?} {}", field.name);
                assert!(record.texts("no such field").is_empty());
            }
        }
    }
}

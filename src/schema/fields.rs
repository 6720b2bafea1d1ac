//! The fields of each kind.

use super::{
    ANALYSED, Basis, Better, Choice, Decision, GuardrailKind, IN_FORCE, Kind, LeverKind, Owed,
    STARTED, Status,
};
use Status::{Accepted, Ended, Failed, Retired, Validated, Void};

/// One field of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its key in the front matter.
    pub name: &'static str,
    /// What it holds.
    pub form: Form,
    /// From which status on it is owed.
    pub owed: Owed,
    /// A field that, where it is filled, takes this one's place.
    pub unless: Option<&'static str>,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Free text.
    Text,
    /// One word of `areas`, or any word where that list is empty.
    Slug,
    /// One word of a closed list.
    Choice(fn() -> Vec<&'static str>),
    /// One of the kind's statuses.
    Status,
    /// A day, month or instant.
    Date,
    /// A decimal number from 0 on.
    Amount,
    /// A percent from 0 to 100.
    Percent,
    /// Events out of exposures.
    Ratio,
    /// A length of time.
    Period,
    /// A bound that a result must reach.
    Threshold,
    /// A number or ratio.
    Outcome,
    /// The id of a note of this kind.
    Reference(Kind),
    /// A list of ids of notes of this kind.
    References(Kind),
    /// A list of texts.
    Texts,
    /// A list of levers with their shares.
    LeverShares,
    /// A list of guard-rails with how each failed.
    Relapses,
    /// A list of dated ratios.
    Trials,
}

impl Form {
    /// Whether the field holds a list.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::References(_) | Self::Texts | Self::LeverShares | Self::Relapses | Self::Trials
        )
    }
}

/// The fields of a kind, in the order in which a new note has them. `type` stands before them all.
pub fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Postmortem => POSTMORTEM,
        Kind::Lever => LEVER,
        Kind::Guardrail => GUARDRAIL,
        Kind::Bet => BET,
    }
}

const fn field(name: &'static str, form: Form, owed: Owed) -> Field {
    Field {
        name,
        form,
        owed,
        unless: None,
    }
}

const fn unless(name: &'static str, form: Form, owed: Owed, other: &'static str) -> Field {
    Field {
        name,
        form,
        owed,
        unless: Some(other),
    }
}

const POSTMORTEM: &[Field] = &[
    field("title", Form::Text, Owed::Always),
    field("status", Form::Status, Owed::Always),
    field("failed_at", Form::Date, Owed::Always),
    field("area", Form::Slug, Owed::Never),
    field("owner", Form::Text, Owed::Never),
    field("tags", Form::Texts, Owed::Never),
    field("bet", Form::Reference(Kind::Bet), Owed::Never),
    field("money", Form::Amount, Owed::Never),
    field("hours", Form::Amount, Owed::Never),
    field("basis", Form::Choice(Basis::names), Owed::Never),
    field("analysed_at", Form::Date, ANALYSED),
    field("levers", Form::LeverShares, ANALYSED),
    field("relapses", Form::Relapses, Owed::Never),
    field("reason", Form::Text, Owed::At(&[Accepted, Void])),
    field("review", Form::Date, Owed::At(&[Accepted])),
];

const LEVER: &[Field] = &[
    field("title", Form::Text, Owed::Always),
    field("kind", Form::Choice(LeverKind::names), Owed::Always),
    field("aliases", Form::References(Kind::Lever), Owed::Never),
    field("area", Form::Slug, Owed::Never),
];

const GUARDRAIL: &[Field] = &[
    field("title", Form::Text, Owed::Always),
    field("status", Form::Status, Owed::Always),
    field("levers", Form::References(Kind::Lever), Owed::Always),
    field("kind", Form::Choice(GuardrailKind::names), Owed::Never),
    field("owner", Form::Text, Owed::Never),
    field("area", Form::Slug, Owed::Never),
    field("due", Form::Date, Owed::Never),
    field("since", Form::Date, IN_FORCE),
    field("until", Form::Date, Owed::At(&[Failed, Retired])),
    unless("metric", Form::Text, Owed::At(&[Validated]), "judgement"),
    unless(
        "better",
        Form::Choice(Better::names),
        Owed::At(&[Validated]),
        "judgement",
    ),
    unless("baseline", Form::Ratio, Owed::At(&[Validated]), "judgement"),
    field("target", Form::Percent, Owed::Never),
    field("trials", Form::Trials, Owed::Never),
    field("review_every", Form::Period, Owed::Never),
    field("judgement", Form::Text, Owed::Never),
];

const BET: &[Field] = &[
    field("title", Form::Text, Owed::Always),
    field("status", Form::Status, Owed::Always),
    field("area", Form::Slug, Owed::Never),
    field("starts", Form::Date, Owed::Never),
    field("due", Form::Date, STARTED),
    field("metric", Form::Text, Owed::Never),
    field("success_if", Form::Threshold, STARTED),
    field("confidence", Form::Percent, Owed::Never),
    field("max_money", Form::Amount, Owed::Never),
    field("max_hours", Form::Amount, Owed::Never),
    field("expects", Form::References(Kind::Lever), Owed::Never),
    field("guardrails", Form::References(Kind::Guardrail), Owed::Never),
    field("ended", Form::Date, Owed::At(&[Ended])),
    unless("result", Form::Outcome, Owed::At(&[Ended]), "inconclusive"),
    field("inconclusive", Form::Text, Owed::Never),
    field("money", Form::Amount, Owed::Never),
    field("hours", Form::Amount, Owed::Never),
    field(
        "decision",
        Form::Choice(Decision::names),
        Owed::At(&[Ended]),
    ),
];

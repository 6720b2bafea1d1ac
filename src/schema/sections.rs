//! The sections of each kind. Their headings are in `language`.

use super::{ANALYSED, IN_FORCE, Kind, Owed, STARTED, Status};

/// One section of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Its name in `pm.yaml` and in the rules; unique across the kinds.
    pub key: &'static str,
    /// From which status on it is owed.
    pub owed: Owed,
    /// The guard-rail kind that alone owes it.
    pub only: Option<&'static str>,
}

/// The sections of a kind, in the order in which a new note has them.
pub fn sections(kind: Kind) -> &'static [Section] {
    match kind {
        Kind::Postmortem => POSTMORTEM,
        Kind::Lever => LEVER,
        Kind::Guardrail => GUARDRAIL,
        Kind::Bet => BET,
    }
}

/// The kind and section of a key.
pub fn section(key: &str) -> Option<(Kind, &'static Section)> {
    use super::Choice;
    let found = |kind: &Kind| {
        sections(*kind)
            .iter()
            .find(|section| section.key == key)
            .map(|section| (*kind, section))
    };
    Kind::ALL.iter().find_map(found)
}

const fn of(key: &'static str, owed: Owed) -> Section {
    Section {
        key,
        owed,
        only: None,
    }
}

const POSTMORTEM: &[Section] = &[
    of("facts", ANALYSED),
    of("heat", Owed::Never),
    of("choices", ANALYSED),
    of("assumptions", ANALYSED),
    of("rigour", ANALYSED),
    of("hurts", ANALYSED),
    of("luck", Owed::Never),
    of("levers", Owed::Never),
    of("system", Owed::Never),
    of("proof", Owed::Never),
];

const LEVER: &[Section] = &[of("pattern", Owed::Never), of("evidence", Owed::Never)];

const GUARDRAIL: &[Section] = &[
    of("rule", IN_FORCE),
    Section {
        key: "checklist",
        owed: IN_FORCE,
        only: Some("checklist"),
    },
    of("limits", Owed::Never),
];

const BET: &[Section] = &[
    of("hypothesis", STARTED),
    of("test", Owed::Never),
    of("stop", Owed::Never),
    of("premortem", Owed::Never),
    of("observed", Owed::Never),
    of("learned", Owed::At(&[Status::Ended])),
];

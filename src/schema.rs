//! Which fields and sections a note of each kind has, and from which status on it owes them: the one table from which the
//! rules, the templates and the documentation are derived.

mod choice;
mod fields;
mod sections;
mod steps;
mod words;

pub use choice::{
    Basis, Better, Choice, Decision, GuardrailKind, IndexCommit, Kind, LeverKind, Status, Strength,
    nearly_word, unknown_word,
};
pub use fields::{Field, Form, fields};
pub use sections::{Section, section, sections};

use Status::{
    Accepted, Analysed, Cancelled, Cooling, Draft, Ended, Failed, Planned, Retired, Running,
    Systemised, Testing, Validated, Void,
};

impl Kind {
    /// The statuses a note of this kind can have, in the order of its life; none for levers.
    pub fn statuses(self) -> &'static [Status] {
        match self {
            Self::Postmortem => &[Cooling, Analysed, Systemised, Validated, Accepted, Void],
            Self::Lever => &[],
            Self::Guardrail => &[Draft, Testing, Validated, Failed, Retired],
            Self::Bet => &[Planned, Running, Ended, Cancelled],
        }
    }
}

impl Kind {
    /// Whether a note at `status` owes what is owed from `from` on: a note that is accepted owes what one that is analysed
    /// owes, one that is void or cancelled owes nothing that came before.
    pub fn owes_from(self, from: Status, status: Status) -> bool {
        let mut reached = Some(status);
        while let Some(at) = reached {
            if at == from {
                return true;
            }
            reached = self.before(at);
        }
        false
    }

    /// The status that a note of this kind has passed when it is at `status`.
    fn before(self, status: Status) -> Option<Status> {
        match status {
            Analysed => Some(Cooling),
            Systemised | Accepted => Some(Analysed),
            Validated if self == Self::Postmortem => Some(Systemised),
            Testing => Some(Draft),
            Validated | Failed | Retired => Some(Testing),
            Running => Some(Planned),
            Ended => Some(Running),
            Cooling | Void | Draft | Planned | Cancelled => None,
        }
    }
}

/// From which status on something is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Never.
    Never,
    /// At every status, also at none or an unknown one.
    Always,
    /// At these statuses.
    At(&'static [Status]),
}

impl Owed {
    /// Whether it is owed at a status; an unknown status owes only what is always owed.
    pub fn at(self, status: Option<Status>) -> bool {
        match self {
            Self::Never => false,
            Self::Always => true,
            Self::At(statuses) => status.is_some_and(|status| statuses.contains(&status)),
        }
    }
}

/// Post-mortems whose analysis is done.
const ANALYSED: Owed = Owed::At(&[Analysed, Systemised, Validated, Accepted]);
/// Guard-rails that came into force once.
const IN_FORCE: Owed = Owed::At(&[Testing, Validated, Failed, Retired]);
/// Bets that were started.
const STARTED: Owed = Owed::At(&[Running, Ended]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_owed_status_is_one_of_the_kind() {
        for kind in Kind::ALL {
            let owed = fields(*kind)
                .iter()
                .map(|field| field.owed)
                .chain(sections(*kind).iter().map(|section| section.owed));
            for owed in owed {
                if let Owed::At(statuses) = owed {
                    assert!(
                        statuses
                            .iter()
                            .all(|status| kind.statuses().contains(status)),
                        "{kind:?} {statuses:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_the_tables_owe_from_a_status_on_agrees_with_the_way_there() {
        for (kind, from, owed) in [
            (Kind::Postmortem, Analysed, ANALYSED),
            (Kind::Guardrail, Testing, IN_FORCE),
            (Kind::Bet, Running, STARTED),
        ] {
            for status in kind.statuses() {
                assert_eq!(
                    kind.owes_from(from, *status),
                    owed.at(Some(*status)),
                    "{status:?}"
                );
            }
        }
        assert!(!Kind::Postmortem.owes_from(Cooling, Void));
        assert!(Kind::Postmortem.owes_from(Analysed, Validated));
        assert!(!Kind::Guardrail.owes_from(Validated, Failed));
    }

    #[test]
    fn names_are_unique() {
        for kind in Kind::ALL {
            let mut names: Vec<_> = fields(*kind).iter().map(|field| field.name).collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count);
        }
        let mut keys: Vec<_> = Kind::ALL
            .iter()
            .flat_map(|kind| sections(*kind))
            .map(|section| section.key)
            .collect();
        keys.sort_unstable();
        let count = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}

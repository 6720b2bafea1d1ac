//! Which fields and sections a note of each kind has, and from which status on it owes them: the one table from which the
//! rules, the templates and the documentation are derived.

mod choice;
mod fields;
mod sections;
mod words;

pub use choice::{
    Basis, Better, Choice, Decision, GuardrailKind, IndexCommit, Kind, LeverKind, Status, Strength,
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

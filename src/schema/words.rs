//! What kinds and statuses are called when people are told of them: keys of catalogue entries.

use super::{Basis, Better, Decision, GuardrailKind, Kind, LeverKind, Status};
use crate::message::Arg;

impl Kind {
    /// The word for a note of this kind.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Postmortem => "kind-postmortem",
            Self::Lever => "kind-lever",
            Self::Guardrail => "kind-guardrail",
            Self::Bet => "kind-bet",
        })
    }

    /// The word for one of its statuses.
    pub fn status_word(self, status: Status) -> Arg {
        Arg::Word(match status {
            Status::Cooling => "status-cooling",
            Status::Analysed => "status-analysed",
            Status::Systemised => "status-systemised",
            Status::Validated if self == Self::Guardrail => "status-validated-guardrail",
            Status::Validated => "status-validated",
            Status::Accepted => "status-accepted",
            Status::Void => "status-void",
            Status::Draft => "status-draft",
            Status::Testing => "status-testing",
            Status::Failed => "status-failed",
            Status::Retired => "status-retired",
            Status::Planned => "status-planned",
            Status::Running => "status-running",
            Status::Ended => "status-ended",
            Status::Cancelled => "status-cancelled",
        })
    }
}

impl LeverKind {
    /// The words for this sort of error.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Design => "lever-design",
            Self::Process => "lever-process",
            Self::BlindSpot => "lever-blind-spot",
        })
    }
}

impl GuardrailKind {
    /// The word for this way of working.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Constraint => "guardrail-constraint",
            Self::Automation => "guardrail-automation",
            Self::Simplification => "guardrail-simplification",
            Self::Checklist => "guardrail-checklist",
            Self::Process => "guardrail-process",
            Self::Template => "guardrail-template",
            Self::Redundancy => "guardrail-redundancy",
            Self::Alarm => "guardrail-alarm",
            Self::Training => "guardrail-training",
            Self::Mantra => "guardrail-mantra",
        })
    }
}

impl Basis {
    /// The words for how well a cost is known.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Measured => "basis-measured",
            Self::Estimated => "basis-estimated",
            Self::Guess => "basis-guess",
        })
    }
}

impl Better {
    /// The words for the direction.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Higher => "better-higher",
            Self::Lower => "better-lower",
        })
    }
}

impl Decision {
    /// The words for what follows.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Persevere => "decision-persevere",
            Self::Pivot => "decision-pivot",
            Self::Stop => "decision-stop",
            Self::Repeat => "decision-repeat",
        })
    }
}

//! What kinds and statuses are called when people are told of them: keys of catalogue entries.

use super::{Kind, Status};
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

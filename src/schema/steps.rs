//! The life of a note: which status may follow which, and which date a step owes.

use super::{Kind, Status};
use Status::{
    Accepted, Analysed, Cancelled, Cooling, Draft, Ended, Failed, Planned, Retired, Running,
    Systemised, Testing, Validated, Void,
};

impl Kind {
    /// The status that comes next when all goes well; none where only a decision leads on.
    pub fn next(self, status: Status) -> Option<Status> {
        match (self, status) {
            (Self::Postmortem, Cooling) => Some(Analysed),
            (Self::Postmortem, Analysed) => Some(Systemised),
            (Self::Postmortem, Systemised) | (Self::Guardrail, Testing) => Some(Validated),
            (Self::Guardrail, Draft) => Some(Testing),
            (Self::Bet, Planned) => Some(Running),
            (Self::Bet, Running) => Some(Ended),
            _ => None,
        }
    }

    /// Every status that may come after this one. A failure can turn out to be none at any time; an accepted one can still
    /// get its guard-rails; a guard-rail that held can give way.
    pub fn following(self, status: Status) -> &'static [Status] {
        match (self, status) {
            (Self::Postmortem, Cooling) => &[Analysed, Void],
            (Self::Postmortem, Analysed) => &[Systemised, Accepted, Void],
            (Self::Postmortem, Systemised) => &[Validated, Void],
            (Self::Postmortem, Accepted) => &[Systemised, Void],
            (Self::Postmortem, Validated) => &[Void],
            (Self::Guardrail, Draft) => &[Testing, Retired],
            (Self::Guardrail, Testing) => &[Validated, Failed, Retired],
            (Self::Guardrail, Validated) => &[Failed, Retired],
            (Self::Guardrail, Failed) => &[Retired],
            (Self::Bet, Planned) => &[Running, Cancelled],
            (Self::Bet, Running) => &[Ended, Cancelled],
            _ => &[],
        }
    }

    /// The field that says when a note of this kind came to a status.
    pub fn dated_by(self, status: Status) -> Option<&'static str> {
        match (self, status) {
            (Self::Postmortem, Analysed) => Some("analysed_at"),
            (Self::Guardrail, Testing) => Some("since"),
            (Self::Guardrail, Failed | Retired) => Some("until"),
            (Self::Bet, Running) => Some("starts"),
            (Self::Bet, Ended) => Some("ended"),
            _ => None,
        }
    }
}

impl Status {
    /// Whether it says of a failure that its analysis is done.
    pub fn is_analysed(self) -> bool {
        matches!(self, Analysed | Systemised | Validated | Accepted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Choice, fields};

    #[test]
    fn what_comes_next_is_one_of_those_that_may_follow() {
        for kind in Kind::ALL.iter().copied() {
            for status in Status::ALL.iter().copied() {
                let following = kind.following(status);
                let next = kind.next(status);
                assert!(next.is_none_or(|next| following.contains(&next)));
                let known = kind.statuses();
                assert!(following.is_empty() || known.contains(&status));
                assert!(following.iter().all(|next| known.contains(next)));
            }
        }
    }

    #[test]
    fn every_status_but_the_first_can_be_reached() {
        for kind in Kind::ALL.iter().copied() {
            for wanted in kind.statuses().iter().skip(1) {
                let mut all = kind.statuses().iter();
                let leads = |from: &Status| kind.following(*from).contains(wanted);
                assert!(all.any(leads), "{kind:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn dates_are_fields_of_the_kind() {
        for kind in Kind::ALL.iter().copied() {
            for status in kind.statuses() {
                let date = kind.dated_by(*status);
                let mut fields = fields(kind).iter();
                assert!(date.is_none_or(|date| fields.any(|field| field.name == date)));
            }
        }
    }
}

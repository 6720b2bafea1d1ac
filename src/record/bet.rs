//! The fields of a bet.

use super::{Field, List, reader::Reader};
use crate::{
    schema::Decision,
    value::{Amount, Moment, Outcome, Percent, Reference, Threshold},
};

/// What only a bet has.
#[derive(Debug, PartialEq, Eq)]
pub struct Bet {
    /// When it starts.
    pub starts: Field<Moment>,
    /// When its result is due.
    pub due: Field<Moment>,
    /// When it ended.
    pub ended: Field<Moment>,
    /// What is counted.
    pub metric: Field<Box<str>>,
    /// The result that wins it.
    pub success_if: Field<Threshold>,
    /// The result.
    pub result: Field<Outcome>,
    /// Why there is no result that says anything.
    pub inconclusive: Field<Box<str>>,
    /// The belief that it succeeds.
    pub confidence: Field<Percent>,
    /// The most money it may cost.
    pub max_money: Field<Amount>,
    /// The most hours it may cost.
    pub max_hours: Field<Amount>,
    /// The money it cost.
    pub money: Field<Amount>,
    /// The hours it cost.
    pub hours: Field<Amount>,
    /// The levers feared.
    pub expects: List<Reference>,
    /// The guard-rails applied.
    pub guardrails: List<Reference>,
    /// What follows from it.
    pub decision: Field<Decision>,
}

impl Bet {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            starts: reader.date("starts"),
            due: reader.date("due"),
            ended: reader.date("ended"),
            metric: reader.title("metric"),
            success_if: reader.threshold("success_if"),
            result: reader.field("result", Outcome::parse),
            inconclusive: reader.text("inconclusive"),
            confidence: reader.field("confidence", Percent::parse),
            max_money: reader.amount("max_money"),
            max_hours: reader.amount("max_hours"),
            money: reader.amount("money"),
            hours: reader.amount("hours"),
            expects: reader.levers("expects"),
            guardrails: reader.list("guardrails", Reference::parse),
            decision: reader.choice("decision", Decision::word),
        }
    }

    /// The valid values of a field that only a bet has, each in its plainest form.
    pub(super) fn texts(&self, field: &str) -> Vec<String> {
        match field {
            "starts" => self.starts.texts(),
            "due" => self.due.texts(),
            "ended" => self.ended.texts(),
            "metric" => self.metric.texts(),
            "success_if" => self.success_if.texts(),
            "result" => self.result.texts(),
            "inconclusive" => self.inconclusive.texts(),
            "confidence" => self.confidence.texts(),
            "max_money" => self.max_money.texts(),
            "max_hours" => self.max_hours.texts(),
            "money" => self.money.texts(),
            "hours" => self.hours.texts(),
            "expects" => self.expects.texts(),
            "guardrails" => self.guardrails.texts(),
            "decision" => self.decision.words(),
            _ => Vec::new(),
        }
    }

    /// Whether it was won: `None` while it has no result, or none that says anything.
    pub fn won(&self) -> Option<bool> {
        if !self.inconclusive.is_missing() {
            return None;
        }
        self.success_if.value()?.met_by(self.result.value()?)
    }
}

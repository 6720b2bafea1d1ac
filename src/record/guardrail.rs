//! The fields of a guard-rail.

use super::{Field, List, reader::Reader};
use crate::{
    schema::{Better, GuardrailKind},
    value::{Moment, Percent, Period, Ratio, Reference, Trial},
};

/// What only a guard-rail has.
#[derive(Debug, PartialEq, Eq)]
pub struct Guardrail {
    /// The levers it stops.
    pub levers: List<Reference>,
    /// How it works.
    pub kind: Field<GuardrailKind>,
    /// When it should be in force.
    pub due: Field<Moment>,
    /// When it came into force.
    pub since: Field<Moment>,
    /// When it ended.
    pub until: Field<Moment>,
    /// What is counted, before and after.
    pub metric: Field<Box<str>>,
    /// Which way the metric improves.
    pub better: Field<Better>,
    /// The metric before it came into force.
    pub baseline: Field<Ratio>,
    /// The rate it should reach.
    pub target: Field<Percent>,
    /// The metric since.
    pub trials: List<Trial>,
    /// How often it is looked at again.
    pub review_every: Field<Period>,
    /// Why it counts as validated without numbers.
    pub judgement: Field<Box<str>>,
}

impl Guardrail {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            levers: reader.levers("levers"),
            kind: reader.choice("kind", GuardrailKind::word),
            due: reader.date("due"),
            since: reader.date("since"),
            until: reader.date("until"),
            metric: reader.title("metric"),
            better: reader.choice("better", Better::word),
            baseline: reader.field("baseline", Ratio::parse),
            target: reader.field("target", Percent::parse),
            trials: reader.list("trials", Trial::parse),
            review_every: reader.field("review_every", Period::parse),
            judgement: reader.text("judgement"),
        }
    }

    /// The valid values of a field that only a guard-rail has, each in its plainest form.
    pub(super) fn texts(&self, field: &str) -> Vec<String> {
        match field {
            "levers" => self.levers.texts(),
            "kind" => self.kind.words(),
            "due" => self.due.texts(),
            "since" => self.since.texts(),
            "until" => self.until.texts(),
            "metric" => self.metric.texts(),
            "better" => self.better.words(),
            "baseline" => self.baseline.texts(),
            "target" => self.target.texts(),
            "trials" => self.trials.texts(),
            "review_every" => self.review_every.texts(),
            "judgement" => self.judgement.texts(),
            _ => Vec::new(),
        }
    }
}

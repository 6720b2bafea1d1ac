//! The same for programs. Fields are only ever added.

use serde::Serialize;

use super::{Guarded, Preflight, checklist, rule};
use crate::{
    json,
    schema::Choice,
    standing::Standing,
    value::{RelapseCause, decimal},
};

#[derive(Serialize)]
struct Document<'p> {
    version: u32,
    area: Option<&'p str>,
    levers: Vec<Lever<'p>>,
}

#[derive(Serialize)]
struct Lever<'p> {
    rank: usize,
    id: &'p str,
    title: &'p str,
    /// A percent with one decimal, of the damage or of all counts.
    share: String,
    postmortems: usize,
    last_failed: Option<String>,
    /// Those in force.
    guardrails: Vec<Guardrail<'p>>,
    /// The ids of those that are not in force yet.
    drafts: Vec<&'p str>,
}

#[derive(Serialize)]
struct Guardrail<'p> {
    id: &'p str,
    title: &'p str,
    status: Option<&'p str>,
    baseline: Option<String>,
    pooled: Option<String>,
    verdict: &'p str,
    p_value: Option<f64>,
    holds: bool,
    leaks: Vec<Leak<'p>>,
    /// Markdown: a quotation; empty where there is none.
    rule: String,
    /// Markdown: tasks; empty where there are none.
    checklist: String,
}

#[derive(Serialize)]
struct Leak<'p> {
    id: &'p str,
    title: &'p str,
    date: String,
    cause: Option<&'p str>,
}

impl Preflight<'_> {
    /// The document for programs.
    pub fn json(&self) -> String {
        json::document(&Document {
            version: 1,
            area: self.area,
            levers: self.levers().map(|lever| self.lever(lever)).collect(),
        })
    }

    fn lever<'p>(&self, guarded: Guarded<'p>) -> Lever<'p> {
        let lever = guarded.lever;
        let guardrails = guarded.at_work.into_iter();
        Lever {
            rank: lever.rank,
            id: lever.id,
            title: lever.title,
            share: decimal(&lever.share, 1),
            postmortems: lever.failures,
            last_failed: lever.last_failed.map(|day| day.to_string()),
            guardrails: guardrails
                .map(|standing| self.guardrail(standing))
                .collect(),
            drafts: guarded.drafts.iter().map(|draft| &*draft.id).collect(),
        }
    }

    fn guardrail<'p>(&self, standing: &'p Standing<'p>) -> Guardrail<'p> {
        let evidence = &standing.evidence;
        let leaks = standing.leaks.iter().map(|leak| Leak {
            id: &leak.entry.id,
            title: leak.entry.title(),
            date: leak.day.to_string(),
            cause: leak.cause.map(RelapseCause::key),
        });
        Guardrail {
            id: &standing.entry.id,
            title: standing.entry.title(),
            status: standing.entry.record.status().map(Choice::name),
            baseline: evidence.baseline.map(|ratio| ratio.to_string()),
            pooled: evidence.pooled.map(|ratio| ratio.to_string()),
            verdict: evidence.verdict().name(),
            p_value: evidence.p_value(),
            holds: standing.holds(),
            leaks: leaks.collect(),
            rule: rule(self.vault, standing.entry),
            checklist: checklist(self.vault, standing.entry),
        }
    }
}

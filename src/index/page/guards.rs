//! What guards a lever, in the words of one cell: each guard-rail with its status and its evidence.

use crate::{
    evidence::{Evidence, Verdict},
    index::{Facts, markdown::Markdown},
    ranking::Ranked,
    schema::{Kind, Status},
    standing::Standing,
};

/// The guard-rails of a lever, those that count first.
pub(super) fn guards(facts: &Facts<'_>, lever: &Ranked<'_>) -> Markdown {
    let pen = &facts.pen;
    let mut standings: Vec<_> = facts.standings.of_lever(facts.vault, lever.key).collect();
    if standings.is_empty() {
        let none = pen.say("page-no-guardrail", []);
        return if lever.vital {
            Markdown::bold(&none)
        } else {
            none
        };
    }
    standings.sort_by_key(|standing| order(standing.entry.record.status()));
    let guards = standings.into_iter().map(|standing| {
        let state = Markdown::join(state(facts, standing), ", ");
        let guardrail = ("guardrail", pen.link(standing.entry).into());
        pen.say("page-guardrail", [guardrail, ("state", state.into())])
    });
    Markdown::join(guards, "<br>")
}

/// Whether failures are expected to stop at it now.
pub(super) fn is_at_work(standing: &Standing<'_>) -> bool {
    matches!(
        standing.entry.record.status(),
        Some(Status::Testing | Status::Validated)
    )
}

fn order(status: Option<Status>) -> usize {
    let order = [
        Status::Validated,
        Status::Testing,
        Status::Draft,
        Status::Failed,
        Status::Retired,
    ];
    let place = order.iter().position(|known| Some(*known) == status);
    place.unwrap_or(order.len())
}

fn state(facts: &Facts<'_>, standing: &Standing<'_>) -> Vec<Markdown> {
    let pen = &facts.pen;
    let status = standing.entry.record.status();
    let mut state: Vec<Markdown> = status
        .map(|status| pen.word(&Kind::Guardrail.status_word(status)))
        .into_iter()
        .collect();
    if !is_at_work(standing) {
        return state;
    }
    state.extend(numbers(&standing.evidence));
    state.extend(verdict(facts, standing));
    if standing.shares_evidence() {
        state.push(pen.say("page-shared", []));
    }
    if let Some(first) = standing.leaks.iter().min_by_key(|leak| leak.day) {
        let date = Markdown::text(&first.failed_on(&facts.vault.settings.timezone));
        let leaks = pen.say("page-leaks", [("date", date.into())]);
        state.push(Markdown::bold(&leaks));
    }
    state
}

/// `0/100 → 12/30`, never torn apart.
fn numbers(evidence: &Evidence) -> Option<Markdown> {
    let after = evidence.pooled?;
    Some(Markdown::text(&match evidence.baseline {
        Some(before) => format!("{before}\u{a0}→\u{a0}{after}"),
        None => after.to_string(),
    }))
}

/// What the numbers say, unless the status says as much.
fn verdict(facts: &Facts<'_>, standing: &Standing<'_>) -> Option<Markdown> {
    let validated = standing.entry.record.status() == Some(Status::Validated);
    let pen = &facts.pen;
    Some(match standing.evidence.verdict() {
        Verdict::Works if validated => return None,
        Verdict::Untested if standing.guardrail.judgement.value().is_some() => {
            pen.say("page-judged", [])
        }
        Verdict::Untested if standing.evidence.pooled.is_some() => pen.say("page-incomparable", []),
        verdict => pen.word(&verdict.word()),
    })
}

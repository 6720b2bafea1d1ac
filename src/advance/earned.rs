//! Whether a note has earned its next status so plainly that nobody has to ask for it.

use super::Step;
use crate::{
    evidence::Verdict,
    schema::{Kind, Status},
    standing::Standings,
    vault::{Entry, Vault},
};

/// Whether a step of a note can be taken unasked. The rules say what keeps a note from a status; a note in whose way nothing
/// stands may still have done nothing for it. A day on which a rule comes into force or a bet starts is somebody's choice.
pub(super) fn is_earned(
    vault: &Vault,
    standings: &Standings<'_>,
    entry: &Entry,
    step: &Step,
) -> bool {
    match (step.kind, step.to) {
        (Kind::Postmortem, Status::Systemised) => {
            let at_work = [Status::Testing, Status::Validated];
            entry.fills("system") || is_guarded(vault, standings, entry, &at_work)
        }
        (Kind::Postmortem, Status::Validated) => {
            is_guarded(vault, standings, entry, &[Status::Validated])
        }
        (Kind::Guardrail, Status::Validated) => standings.get(entry).is_some_and(|standing| {
            standing.evidence.verdict() == Verdict::Works
                || standing.guardrail.judgement.value().is_some()
        }),
        (Kind::Guardrail, Status::Testing) | (Kind::Bet, Status::Running) => step.set.is_empty(),
        _ => true,
    }
}

/// Whether some lever of a post-mortem has a guard-rail at one of these statuses that did not let this very failure through.
fn is_guarded(
    vault: &Vault,
    standings: &Standings<'_>,
    entry: &Entry,
    statuses: &[Status],
) -> bool {
    let levers = entry.record.levers();
    let mut guardrails = levers.flat_map(|(lever, _)| standings.of_lever(vault, lever));
    guardrails.any(|standing| {
        let status = standing.entry.record.status();
        let mut leaks = standing.leaks.iter();
        status.is_some_and(|status| statuses.contains(&status))
            && !leaks.any(|leak| leak.entry.path() == entry.path())
    })
}

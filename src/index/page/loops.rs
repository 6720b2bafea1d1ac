//! What is open, as far as the notes tell it without a clock.

use crate::{
    index::{Facts, markdown::Markdown},
    record::Bet,
    schema::{Kind, Status},
    standing::{Leak, Standing},
    vault::Entry,
};

use super::guards::is_at_work;

/// Vital levers without a guard-rail, guard-rails that leak, lost bets without a post-mortem, and where the post-mortems
/// stand.
pub(super) fn loops(facts: &Facts<'_>) -> Vec<Markdown> {
    let mut open = unguarded(facts);
    open.extend(
        facts
            .standings
            .iter()
            .filter_map(|standing| leaking(facts, standing)),
    );
    open.extend(lost(facts));
    open.extend(statuses(facts));
    open
}

fn unguarded(facts: &Facts<'_>) -> Vec<Markdown> {
    let pen = &facts.pen;
    let vital = facts.ranking.vital_few().iter();
    let bare = vital.filter(|lever| {
        let mut guards = facts.standings.of_lever(facts.vault, lever.key);
        !guards.any(is_at_work)
    });
    bare.map(|lever| {
        let damage = Markdown::text(&pen.money(&lever.damage));
        let parts = [
            ("lever", pen.lever(lever).into()),
            ("failures", lever.failures.into()),
            ("whole", facts.ranking.whole().into()),
            ("damage", damage.into()),
        ];
        pen.say("page-loop-unguarded", parts)
    })
    .collect()
}

/// The last failure that a guard-rail at work let through.
fn leaking(facts: &Facts<'_>, standing: &Standing<'_>) -> Option<Markdown> {
    let pen = &facts.pen;
    let leaks = &standing.leaks;
    let last = leaks
        .iter()
        .max_by_key(|leak| leak.day)
        .filter(|_| is_at_work(standing))?;
    let Leak { entry, cause, .. } = last;
    let failed_on = last.failed_on(&facts.vault.settings.timezone);
    let parts = [
        ("guardrail", pen.link(standing.entry).into()),
        ("failure", pen.link(entry).into()),
        ("date", Markdown::text(&failed_on).into()),
        ("cause", cause.map_or("unknown", |cause| cause.key()).into()),
        ("leaks", leaks.len().into()),
    ];
    Some(pen.say("page-loop-leak", parts))
}

fn lost(facts: &Facts<'_>) -> impl Iterator<Item = Markdown> {
    let (vault, pen) = (facts.vault, &facts.pen);
    let is_lost = |entry: &&Entry| {
        let lost = entry.record.bet().and_then(Bet::won) == Some(false);
        lost && entry.record.status() == Some(Status::Ended)
    };
    let lost = vault.of_kind(Kind::Bet).filter(is_lost);
    lost.filter(|entry| vault.postmortems_of(&entry.id).next().is_none())
        .map(|entry| pen.say("page-loop-lost", [("bet", pen.link(entry).into())]))
}

/// How many post-mortems have each status, in the order of its life.
fn statuses(facts: &Facts<'_>) -> Option<Markdown> {
    let pen = &facts.pen;
    let of = |status: Option<Status>| {
        let postmortems = facts.vault.at_a_glance();
        postmortems.filter(|glance| glance.status == status).count()
    };
    let known = Kind::Postmortem.statuses().iter().map(|status| {
        (
            pen.word(&Kind::Postmortem.status_word(*status)),
            of(Some(*status)),
        )
    });
    let without = (pen.say("page-no-status", []), of(None));
    let counted = known.chain([without]).filter(|(_, count)| *count > 0);
    let statuses: Vec<Markdown> = counted
        .map(|(status, count)| {
            pen.say(
                "page-status-count",
                [("status", status.into()), ("count", count.into())],
            )
        })
        .collect();
    if statuses.is_empty() {
        return None;
    }
    let statuses = Markdown::join(statuses, " · ");
    Some(pen.say("page-loop-statuses", [("statuses", statuses.into())]))
}

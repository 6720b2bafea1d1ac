//! What is due with guard-rails, and the vital levers that have none.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};
use num_traits::Zero;

use super::{Item, Look, Next, State, What, When};
use crate::{
    language::guardrail_command,
    ranking::Ranked,
    record::Guardrail,
    schema::{Kind, Status},
    standing::{Standing, in_force_today},
    value::{Exact, Period},
    vault::Entry,
};

/// How often a guard-rail is looked at again that does not say how often, in days,
const REVIEW: u16 = 90;
/// and how long it has until it is put to the test for the first time.
const FIRST_TRIAL: u16 = 30;

pub(super) fn look<'v>(look: &Look<'v>, items: &mut Vec<Item<'v>>) {
    for standing in look.standings.iter() {
        let (entry, guardrail) = (standing.entry, standing.guardrail);
        match entry.record.status() {
            Some(Status::Draft) => items.extend(overdue(look, entry, guardrail)),
            Some(Status::Testing | Status::Validated) => items.extend(at_work(look, standing)),
            _ => {}
        }
    }
    items.extend(
        look.ranking
            .vital_few()
            .iter()
            .filter_map(|lever| unguarded(look, lever)),
    );
}

/// A draft that is to come into force on a day.
fn overdue<'v>(look: &Look<'v>, entry: &'v Entry, guardrail: &'v Guardrail) -> Option<Item<'v>> {
    let due = guardrail.due.value()?;
    let past = due.last(look.zone()) < look.now;
    Some(Item {
        when: Some(When::on(due.day(look.zone()))),
        state: if past { State::Now } else { State::Later },
        stake: stake(look, guardrail),
        ..Item::new(What::GuardrailOverdue, entry)
    })
}

/// A guard-rail in force waits for its first trial, then for the next look at it. Where numbers cannot be had, as
/// `judgement` says, no trial is asked for.
fn at_work<'v>(look: &Look<'v>, standing: &Standing<'v>) -> Option<Item<'v>> {
    let (entry, guardrail) = (standing.entry, standing.guardrail);
    if !in_force_today(entry, look.today, look.zone()) {
        return None;
    }
    let since = guardrail.since.value()?.day_by(look.today, look.zone());
    let judged = guardrail.judgement.value().is_some();
    let last = last_tried(standing, look.today).map_or(since, |last| last.max(since));
    let (what, default) = if standing.occasions() == 0 && !judged {
        (What::NeverTried { since }, FIRST_TRIAL)
    } else {
        (What::ReviewDue, REVIEW)
    };
    let every = guardrail.review_every.value().copied();
    let every = every.unwrap_or(Period::days(default));
    let day = review(last, every, look.zone())?;
    Some(Item {
        when: Some(When::on(day)),
        state: look.asks(day),
        stake: stake(look, guardrail),
        next: trial(entry).unwrap_or(Next::Open(entry.path())),
        ..Item::new(what, entry)
    })
}

/// The command that adds a trial; nothing where pm would refuse it, since it never writes to adopted notes.
fn trial(entry: &Entry) -> Option<Next<'_>> {
    let own = !entry.record.adopted;
    own.then(|| Next::command("pm trial ID 12/30", &entry.id))?
}

/// The last day up to today on which it was put to the test: that of a trial, of a bet that applied it, whatever the bet
/// counted, or of a failure that came through.
fn last_tried(standing: &Standing<'_>, today: Date) -> Option<Date> {
    let trials = standing.trials.iter().map(|tried| tried.day);
    let bets = standing.bets.iter().map(|bet| bet.day);
    let leaks = standing.leaks.iter().map(|leak| leak.day);
    let days = trials.chain(bets).chain(leaks);
    days.filter(|day| *day <= today).max()
}

/// The day on which a period after the start of a day ends.
fn review(from: Date, every: Period, zone: &TimeZone) -> Option<Date> {
    let start = from.to_zoned(zone.clone()).ok()?.timestamp();
    Some(zone.to_datetime(every.after(start, zone)).date())
}

/// One of the vital few that no guard-rail at work stops; a draft is the way to one.
fn unguarded<'v>(look: &Look<'v>, lever: &Ranked<'v>) -> Option<Item<'v>> {
    let guards = || look.vault.guardrails_of(lever.key);
    let status = |entry: &Entry| entry.record.status();
    if guards().any(|entry| matches!(status(entry), Some(Status::Testing | Status::Validated))) {
        return None;
    }
    let draft = guards().find(|entry| status(entry) == Some(Status::Draft));
    Some(Item {
        what: What::LeverUnguarded {
            draft: draft.map(Entry::title),
        },
        kind: Kind::Lever,
        id: lever.id,
        title: lever.title,
        path: lever.note.map(Entry::path),
        when: None,
        state: State::Now,
        stake: lever.damage.clone(),
        next: draft.map_or_else(
            || Next::Run(guardrail_command(lever.id, look.vault.settings.language)),
            |draft| Next::Open(draft.path()),
        ),
    })
}

/// The damage of the levers that a guard-rail stops, each once.
fn stake(look: &Look<'_>, guardrail: &Guardrail) -> Exact {
    let names = guardrail.levers.values();
    let keys: BTreeSet<_> = names
        .map(|lever| look.vault.levers.key(lever.id()))
        .collect();
    let ranked = keys.iter().filter_map(|key| look.ranking.lever(key));
    ranked.fold(Exact::zero(), |sum, lever| sum + &lever.damage)
}

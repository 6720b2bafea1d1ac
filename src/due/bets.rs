//! What is due with bets: their results, the losses that nobody has looked at, and whether the circle turns.

use jiff::ToSpan;
use num_traits::Zero;

use super::{Item, Look, Next, Progress, State, What, When};
use crate::{
    record::{Bet, Field},
    schema::{Kind, Status},
    timeline::{Started, days_between},
    value::{Amount, Exact},
    vault::Entry,
};

/// So many days after its end a lost bet without a post-mortem asks for one.
const GRACE: i64 = 7;
/// So many days without a bet after a failure are paralysis.
const FROZEN: i64 = 30;
/// So many failures that wait for their analysis make the next bet a wandering one.
const NEGLECTED: usize = 2;

pub(super) fn look<'v>(look: &Look<'v>, items: &mut Vec<Item<'v>>) {
    for entry in look.vault.of_kind(Kind::Bet) {
        let Some(bet) = entry.record.bet() else {
            continue;
        };
        match entry.record.status() {
            Some(Status::Planned | Status::Running) => items.extend(result(look, entry, bet)),
            Some(Status::Ended) => items.extend(unexamined(look, entry, bet)),
            _ => {}
        }
    }
    items.extend(paralysis(look));
    items.extend(wandering(look));
}

/// A bet whose result is due.
fn result<'v>(look: &Look<'v>, entry: &'v Entry, bet: &'v Bet) -> Option<Item<'v>> {
    let due = bet.due.value()?;
    let past = due.last(look.zone()) < look.now;
    let progress = match entry.record.status() {
        Some(Status::Running) => Progress::Running,
        _ => Progress::Planned,
    };
    Some(Item {
        when: Some(When::on(due.day(look.zone()))),
        state: if past { State::Now } else { State::Later },
        stake: sum(look, &bet.max_money, &bet.max_hours),
        ..Item::new(What::BetOverdue { progress }, entry)
    })
}

/// A lost bet that no post-mortem names.
fn unexamined<'v>(look: &Look<'v>, entry: &'v Entry, bet: &'v Bet) -> Option<Item<'v>> {
    let ended = bet.ended.value()?.day(look.zone());
    let named = look.vault.postmortems_of(&entry.id).next().is_some();
    if named || bet.won() != Some(false) {
        return None;
    }
    let asks = ended.saturating_add(GRACE.days());
    let known = bet.money.value().is_some() || bet.hours.value().is_some();
    let (money, hours) = if known {
        (&bet.money, &bet.hours)
    } else {
        (&bet.max_money, &bet.max_hours)
    };
    Some(Item {
        when: Some(When::on(asks)),
        state: look.asks(asks),
        stake: sum(look, money, hours),
        next: Next::command("pm new \"…\" --set bet=ID", &entry.id)
            .unwrap_or(Next::Open(entry.path())),
        ..Item::new(What::BetUnexamined { ended }, entry)
    })
}

/// The first failure that no bet has followed for 30 days. A bet that runs is a risk that is taken, whenever it began, and one
/// of which nobody knows when it began may have followed; a vault without bets is not about taking risks.
fn paralysis<'v>(look: &Look<'v>) -> Option<Item<'v>> {
    let failed = look.timeline.unfollowed()?;
    let mut bets = look.vault.of_kind(Kind::Bet).peekable();
    bets.peek()?;
    let runs = bets.any(|entry| entry.record.status() == Some(Status::Running));
    if runs || failed.may_be_followed(look.vault) {
        return None;
    }
    let days = days_between(failed.day, look.today);
    (days >= FROZEN).then(|| Item {
        when: Some(When::on(failed.day)),
        stake: look.damage(failed.entry),
        next: Next::Run(format!("{} \"…\"", look.new_command(Kind::Bet))),
        ..Item::new(What::Paralysis { days }, failed.entry)
    })
}

/// The last bet that was started while two failures or more, open for their analysis, had none. They have none to this day:
/// once all but one are analysed, nothing is said any more.
fn wandering<'v>(look: &Look<'v>) -> Option<Item<'v>> {
    let start = |started: &Started<'_>| started.starts.start(look.zone());
    let last = look.timeline.bets.iter().max_by_key(|bet| start(bet))?;
    let began = start(last);
    let neglected = look.vault.postmortems().filter(|(entry, note)| {
        let opens = note.opens(&look.vault.settings);
        entry.record.status() == Some(Status::Cooling) && opens.is_some_and(|opens| opens <= began)
    });
    let mut neglected: Vec<(Exact, &'v Entry)> = neglected
        .map(|(entry, _)| (look.damage(entry), entry))
        .collect();
    if neglected.len() < NEGLECTED {
        return None;
    }
    // The costliest first; of equal ones the first by path.
    neglected.sort_by(|a, b| b.0.cmp(&a.0));
    let (_, first) = neglected.first()?;
    let what = What::Wandering {
        count: neglected.len(),
        first: first.title(),
    };
    Some(Item {
        when: Some(When::on(last.day)),
        stake: neglected
            .iter()
            .fold(Exact::zero(), |sum, (damage, _)| sum + damage),
        next: Next::Open(first.path()),
        ..Item::new(what, last.entry)
    })
}

fn sum(look: &Look<'_>, money: &Field<Amount>, hours: &Field<Amount>) -> Exact {
    let value = |amount: &Field<Amount>| amount.value().copied().unwrap_or(Amount::zero());
    look.vault.settings.cost(value(money), value(hours))
}

//! A bet: what was risked, what came of it, what it applied and feared.

use num_traits::Zero;
use serde::Serialize;

use super::{
    known::{GuardrailData, Known},
    sheet::Sheet,
};
use crate::{
    message::Message,
    record::{Bet, Field},
    standing::Standing,
    table::{Column, Table},
    value::{Amount, Exact, decimal},
    vault::Entry,
};

/// What is known of a bet.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    outcome: Option<&'a str>,
    /// The most that it was allowed to cost, hours included.
    risk: Option<String>,
    /// What it cost, hours included.
    cost: Option<String>,
    guardrails: Vec<GuardrailData<'a>>,
    expects: Vec<Feared<'a>>,
    /// The post-mortems that name it as what provoked them.
    postmortems: Vec<&'a str>,
}

#[derive(Serialize)]
struct Feared<'a> {
    id: &'a str,
    title: &'a str,
    rank: Option<usize>,
}

pub(super) fn data<'a>(known: &'a Known<'_>, entry: &'a Entry, bet: &'a Bet) -> Data<'a> {
    let decimals = |sum: Option<Exact>| sum.map(|sum| decimal(&sum, 2));
    let postmortems = known.vault.postmortems_of(&entry.id);
    Data {
        outcome: Outcome::of(bet).map(Outcome::name),
        risk: decimals(sum(known, &bet.max_money, &bet.max_hours)),
        cost: decimals(sum(known, &bet.money, &bet.hours)),
        guardrails: applied(known, bet).map(GuardrailData::of).collect(),
        expects: feared(known, bet),
        postmortems: postmortems.map(|entry| &*entry.id).collect(),
    }
}

pub(super) fn fill(sheet: &mut Sheet, known: &Known<'_>, entry: &Entry, bet: &Bet) {
    sheet.fact(known.word("show-starts"), &Known::date(&bet.starts));
    sheet.fact(known.word("show-due"), &Known::date(&bet.due));
    sheet.fact(known.word("show-ended"), &Known::date(&bet.ended));
    sheet.fact(known.word("show-metric"), &bet.metric.texts().join(""));
    let success = bet.success_if.value();
    let success = success.map(|threshold| known.threshold(threshold));
    sheet.fact(known.word("show-success"), &success.unwrap_or_default());
    let result = bet
        .result
        .value()
        .map(|result| known.outcome(result))
        .into_iter();
    let outcome = Outcome::of(bet).map(|outcome| known.word(outcome.word()));
    let result: Vec<String> = result.chain(outcome).collect();
    sheet.fact(known.word("show-result"), &result.join(", "));
    let inconclusive = bet.inconclusive.texts();
    sheet.fact(known.word("show-inconclusive"), &inconclusive.join(""));
    for (label, money, hours) in [
        ("show-risk", &bet.max_money, &bet.max_hours),
        ("show-cost", &bet.money, &bet.hours),
    ] {
        let sum = sum(known, money, hours);
        let (money, hours) = (value(money), value(hours));
        let cost = sum.map(|sum| known.cost(&money, &hours, &sum));
        sheet.fact(known.word(label), &cost.unwrap_or_default());
    }
    let confidence = bet.confidence.value();
    let confidence = confidence.map(|percent| known.written_percent(&percent.value()));
    sheet.fact(
        known.word("show-confidence"),
        &confidence.unwrap_or_default(),
    );
    if let Some(decision) = bet.decision.value() {
        sheet.fact(known.word("show-decision"), &known.arg(&decision.word()));
    }
    let guardrails = known.guardrails(applied(known, bet));
    sheet.part(known.word("show-guardrails"), guardrails);
    let mut levers = Table::new(vec![Column::shrinking(""), Column::words("")]);
    for lever in feared(known, bet) {
        let rank = lever.rank.map(|rank| {
            let levers = known.ranking.levers.len();
            let message = Message::new("show-expects-rank").with("rank", rank);
            known.say(&message.with("levers", levers))
        });
        levers.row(vec![lever.title.into(), rank.unwrap_or_default().into()]);
    }
    sheet.part(known.word("show-expects"), levers);
    let mut failures = Table::new(vec![Column::shrinking(""), Column::words("")]);
    for failure in known.vault.postmortems_of(&entry.id) {
        failures.row(vec![failure.title().into(), known.status(failure).into()]);
    }
    sheet.part(known.word("show-failures"), failures);
}

/// How a bet ended.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    Won,
    Lost,
    Inconclusive,
}

impl Outcome {
    fn of(bet: &Bet) -> Option<Self> {
        if !bet.inconclusive.is_missing() {
            return Some(Self::Inconclusive);
        }
        bet.won()
            .map(|won| if won { Self::Won } else { Self::Lost })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Inconclusive => "inconclusive",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Won => "show-won",
            Self::Lost => "show-lost",
            Self::Inconclusive => "show-undecided",
        }
    }
}

/// Money and hours together; nothing where neither is known.
fn sum(known: &Known<'_>, money: &Field<Amount>, hours: &Field<Amount>) -> Option<Exact> {
    let is_known = money.value().is_some() || hours.value().is_some();
    let rate = known.vault.settings.hour.value();
    is_known.then(|| value(money) + value(hours) * rate)
}

fn value(amount: &Field<Amount>) -> Exact {
    amount
        .value()
        .map_or_else(Exact::zero, |amount| amount.value())
}

/// The guard-rails that a bet applies.
fn applied<'a>(known: &'a Known<'_>, bet: &'a Bet) -> impl Iterator<Item = &'a Standing<'a>> {
    let ids = bet.guardrails.values();
    let notes = ids.filter_map(|id| known.vault.note(id.id()));
    notes.filter_map(|note| known.standings.get(note))
}

fn feared<'a>(known: &'a Known<'_>, bet: &'a Bet) -> Vec<Feared<'a>> {
    let levers = bet.expects.values().map(|lever| {
        let (id, title) = known.names(lever.id());
        let ranked = known.ranked(lever.id());
        Feared {
            id,
            title,
            rank: ranked.map(|ranked| ranked.rank),
        }
    });
    levers.collect()
}

//! What the page says first: what it cost, who made it, how far the circle has come, and when to trust it less.

use num_traits::Zero;
use serde::Serialize;

use crate::{
    index::{Facts, markdown::Markdown},
    ranking::Honesty,
    schema::{Kind, Status},
    standing::Standing,
    value::{Amount, Exact},
    vault::{Cost, Glance},
};

/// The first lines of the page.
#[derive(Serialize)]
pub(super) struct Summary {
    /// How many failures are ranked, and what they cost; what is missing where none is.
    cost: Markdown,
    /// How the cost adds up; empty where it is one sum of money.
    formula: Markdown,
    /// What the vital few make; empty where no lever is ranked.
    vital: Markdown,
    /// What to do first, where no lever is ranked.
    next: Markdown,
    /// Why the ranking is to be trusted less.
    honesty: Vec<Markdown>,
    /// The stations of the circle, in its order; none in an empty vault.
    circle: Vec<Markdown>,
}

impl Summary {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let (cost, vital, next) = if facts.ranking.levers.is_empty() {
            let (cost, next) = nothing_yet(facts);
            (cost, Markdown::default(), next)
        } else {
            let vital = facts
                .pen
                .text(&facts.ranking.vital_share(facts.pen.numbers));
            (cost(facts), Markdown::text(&vital), Markdown::default())
        };
        Self {
            cost,
            formula: formula(facts),
            vital,
            next,
            honesty: honesty(facts),
            circle: circle(facts),
        }
    }
}

/// What is said instead of a ranking, and the first thing to do.
fn nothing_yet(facts: &Facts<'_>) -> (Markdown, Markdown) {
    let pen = &facts.pen;
    let failures = facts.failures();
    if failures == 0 {
        return (pen.say("page-empty", []), pen.say("page-empty-next", []));
    }
    let cost = pen.say("page-no-lever", [("failures", failures.into())]);
    (cost, pen.say("page-no-lever-next", []))
}

fn cost(facts: &Facts<'_>) -> Markdown {
    let (pen, ranking) = (&facts.pen, facts.ranking);
    let failures = ("failures", ranking.losses.len().into());
    if ranking.total.is_zero() {
        return pen.say("page-no-cost", [failures]);
    }
    let damage = Markdown::text(&pen.money(&ranking.total));
    pen.say("page-cost", [failures, ("damage", damage.into())])
}

/// `60 h × 50 EUR + 180 EUR`.
fn formula(facts: &Facts<'_>) -> Markdown {
    let (pen, ranking) = (&facts.pen, facts.ranking);
    let sum = |of: fn(&Cost) -> Amount| {
        let grains = ranking
            .losses
            .iter()
            .map(|loss| of(loss.cost()).parts(Amount::GRAINS));
        let grains: u128 = grains.sum();
        Exact::new(grains.into(), Amount::GRAINS.into())
    };
    let (hours, money) = (sum(|cost| cost.hours), sum(|cost| cost.money));
    if hours.is_zero() || ranking.total.is_zero() {
        return Markdown::default();
    }
    let rate = pen.money(&facts.vault.settings.hour.value());
    let hours = format!("{}\u{a0}h × {rate}", pen.number(&hours));
    Markdown::text(&if money.is_zero() {
        hours
    } else {
        format!("{hours} + {}", pen.money(&money))
    })
}

fn honesty(facts: &Facts<'_>) -> Vec<Markdown> {
    let (pen, ranking) = (&facts.pen, facts.ranking);
    // Where nothing is ranked there is no order that could change.
    let ranks =
        |line: &&Honesty<'_>| !ranking.levers.is_empty() || !matches!(line, Honesty::Provisional);
    let lines = ranking.honesty.iter().filter(ranks).map(|line| {
        let title = match line {
            Honesty::OneFailure(entry) => Some(pen.link(entry)),
            _ => None,
        };
        pen.sentence(line.message(ranking, pen.numbers), title.as_ref())
    });
    let left_out = ranking
        .left_out_message()
        .map(|message| pen.sentence(message, None));
    lines.chain(left_out).chain(leverless(facts)).collect()
}

/// How many analysed failures are not ranked because they name no lever.
fn leverless(facts: &Facts<'_>) -> Option<Markdown> {
    let ranking = facts.ranking;
    let count = analysed(facts) - ranking.losses.len() - ranking.left_out.len();
    (count > 0 && !ranking.levers.is_empty())
        .then(|| facts.pen.say("page-leverless", [("count", count.into())]))
}

fn analysed(facts: &Facts<'_>) -> usize {
    let postmortems = facts.vault.at_a_glance();
    postmortems.filter(Glance::is_analysed).count()
}

/// Bets, failures, analysed ones, guard-rails that hold, bets that used one of them.
fn circle(facts: &Facts<'_>) -> Vec<Markdown> {
    let vault = facts.vault;
    let started = || {
        let bets = vault.of_kind(Kind::Bet);
        bets.filter(|entry| matches!(entry.record.status(), Some(Status::Running | Status::Ended)))
    };
    let holding = facts.standings.iter().filter(|standing| standing.holds());
    let applies = |id: &str| {
        let standing = vault.note(id).and_then(|entry| facts.standings.get(entry));
        standing.is_some_and(Standing::holds)
    };
    let applying = started()
        .filter_map(|entry| entry.record.bet())
        .filter(|bet| {
            let mut guardrails = bet.guardrails.values();
            guardrails.any(|guardrail| applies(guardrail.id()))
        });
    let stations = [
        ("page-circle-bets", started().count()),
        ("page-circle-failures", facts.failures()),
        ("page-circle-analysed", analysed(facts)),
        ("page-circle-holding", holding.count()),
        ("page-circle-applying", applying.count()),
    ];
    if stations.iter().all(|(_, count)| *count == 0) {
        return Vec::new();
    }
    let say = |(key, count): (&'static str, usize)| facts.pen.say(key, [("count", count.into())]);
    stations.map(say).into()
}

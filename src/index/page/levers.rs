//! The tables of the page: the vital few, then the others, each lever with what guards it.

use std::collections::BTreeMap;

use num_traits::Zero;
use serde::Serialize;

use super::guards::{guards, is_at_work};
use crate::{
    index::{Facts, markdown::Markdown},
    ranking::Ranked,
};

/// The ranking.
#[derive(Serialize)]
pub(super) struct Levers {
    vital: Vec<Row>,
    others: Vec<Row>,
    /// The damage that no lever explains; none where no failure has a cost.
    unattributed: Option<String>,
    /// Which evidence several guard-rails share; empty where none is shared.
    shared: Markdown,
}

#[derive(Serialize)]
struct Row {
    rank: usize,
    lever: Markdown,
    damage: String,
    share: String,
    cumulative: String,
    failures: usize,
    guardrails: Markdown,
}

impl Levers {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let ranking = facts.ranking;
        let (vital, others) = ranking.levers.split_at(ranking.vital_few().len());
        let rows =
            |levers: &[Ranked<'_>]| levers.iter().map(|lever| Row::of(facts, lever)).collect();
        let unattributed = (!ranking.total.is_zero()).then(|| ranking.unattributed());
        Self {
            vital: rows(vital),
            others: rows(others),
            unattributed: unattributed.map(|damage| facts.pen.amount(&damage)),
            shared: shared(facts),
        }
    }
}

impl Row {
    fn of(facts: &Facts<'_>, lever: &Ranked<'_>) -> Self {
        let pen = &facts.pen;
        Self {
            rank: lever.rank,
            lever: pen.lever(lever),
            damage: pen.amount(&lever.damage),
            share: pen.percent(&lever.share),
            cumulative: pen.percent(&lever.cumulative),
            failures: lever.failures,
            guardrails: guards(facts, lever),
        }
    }
}

/// The bets whose result is the evidence of several guard-rails.
fn shared(facts: &Facts<'_>) -> Markdown {
    let at_work = facts
        .standings
        .iter()
        .filter(|standing| is_at_work(standing));
    let trials = at_work.flat_map(|standing| &standing.trials);
    let bets = trials
        .filter(|tried| tried.shared)
        .filter_map(|tried| tried.bet);
    let bets: BTreeMap<&str, Markdown> =
        bets.map(|bet| (bet.path(), facts.pen.link(bet))).collect();
    if bets.is_empty() {
        return Markdown::default();
    }
    let bets = Markdown::join(bets.into_values(), ", ");
    facts.pen.say("page-shared-bets", [("bets", bets.into())])
}

//! A post-mortem: what the failure cost, and how that splits among its levers.

use jiff::Timestamp;
use num_traits::Zero;
use serde::Serialize;

use super::{known::Known, sheet::Sheet};
use crate::{
    message::Message,
    ranking::Loss,
    record::Postmortem,
    schema::Status,
    table::{Column, Table},
    value::{Exact, Percent, decimal},
    vault::Entry,
};

/// What is known of a post-mortem.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    /// Whether the ranking counts it.
    counted: bool,
    /// Whether it would be counted if its cost and shares could be read.
    left_out: bool,
    /// The instant at which its analysis opens, while it cools.
    opens: Option<String>,
    /// What it cost, hours included; nothing where cost or shares cannot be read, or no cost is written down.
    damage: Option<String>,
    levers: Vec<Blamed<'a>>,
    unattributed: Option<String>,
}

#[derive(Serialize)]
struct Blamed<'a> {
    id: &'a str,
    title: &'a str,
    rank: Option<usize>,
    share: String,
    damage: Option<String>,
}

pub(super) fn data<'a>(known: &'a Known<'_>, entry: &'a Entry, note: &Postmortem) -> Data<'a> {
    let split = Split::of(known, entry);
    let decimals = |damage: &Exact| has_cost(note).then(|| decimal(damage, 2));
    let lever = |(name, share, damage): (&'a str, Exact, Exact)| {
        let (id, title) = known.names(name);
        Blamed {
            id,
            title,
            rank: known.ranked(name).map(|ranked| ranked.rank),
            share: decimal(&share, 1),
            damage: decimals(&damage),
        }
    };
    Data {
        counted: known.ranking.loss(entry).is_some(),
        left_out: known.is_left_out(entry),
        opens: opens(known, entry, note).map(|opens| opens.to_string()),
        damage: split.as_ref().and_then(|split| decimals(&split.damage)),
        unattributed: split
            .as_ref()
            .and_then(|split| decimals(&split.unattributed.1)),
        levers: split.map_or_else(Vec::new, |split| {
            split.levers.into_iter().map(lever).collect()
        }),
    }
}

pub(super) fn fill(sheet: &mut Sheet, known: &Known<'_>, entry: &Entry, note: &Postmortem) {
    sheet.fact(known.word("show-failed"), &Known::date(&note.failed_at));
    let opens = opens(known, entry, note).map(|opens| known.instant(opens));
    sheet.fact(known.word("show-opens"), &opens.unwrap_or_default());
    sheet.fact(known.word("show-analysed"), &Known::date(&note.analysed_at));
    let split = Split::of(known, entry);
    if let Some(split) = &split {
        sheet.fact(known.word("show-damage"), &split.cost(known, note));
    }
    if known.is_left_out(entry) {
        let why = match note.sum_of_shares() {
            sum if sum > Percent::HUNDRED.value() => {
                let sum = known.written_percent(&sum);
                known.say(&Message::new("show-left-out-shares").with("sum", sum))
            }
            _ => known.word("show-left-out"),
        };
        sheet.fact(known.word("show-counted"), &why);
    } else if entry.is_analysed() && !entry.is_counted() {
        sheet.fact(known.word("show-counted"), &known.word("show-no-lever"));
    }
    if let Some(bet) = note.bet.value() {
        let title = known.vault.note(bet.id()).map_or(bet.id(), Entry::title);
        sheet.fact(known.word("show-provoked-by"), title);
    }
    sheet.fact(known.word("show-reason"), &note.reason.texts().join(""));
    sheet.fact(known.word("show-review"), &Known::date(&note.review));
    if let Some(split) = split {
        sheet.part(known.word("show-levers"), split.table(known));
    }
    let mut relapses = Table::new(vec![Column::shrinking(""), Column::words("")]);
    for relapse in note.relapses.values() {
        let guardrail = relapse.guardrail.id();
        let title = known.vault.note(guardrail).map_or(guardrail, Entry::title);
        relapses.row(vec![title.into(), known.arg(&relapse.cause.word()).into()]);
    }
    sheet.part(known.word("show-relapses"), relapses);
}

/// Whether it is written down what a failure cost, be it nothing.
fn has_cost(note: &Postmortem) -> bool {
    note.money.value().is_some() || note.hours.value().is_some()
}

/// How the damage of a failure splits, whether or not the ranking counts it.
struct Split<'a> {
    loss: Loss<'a>,
    damage: Exact,
    /// Key, share in percent and damage, the greatest first.
    levers: Vec<(&'a str, Exact, Exact)>,
    /// Percent and damage.
    unattributed: (Exact, Exact),
}

impl<'a> Split<'a> {
    fn of(known: &'a Known<'_>, entry: &'a Entry) -> Option<Self> {
        let loss = Loss::read(known.vault, entry)?;
        let damage = loss.damage();
        let of_damage = |share: &Exact| &damage * share / Exact::from_integer(100.into());
        let mut levers: Vec<(&str, Exact, Exact)> = Vec::new();
        for part in loss.parts() {
            let share = loss.share(&part);
            let damage = of_damage(&share);
            levers.push((&part.written.lever, share, damage));
        }
        levers.sort_by(|a, b| b.1.cmp(&a.1));
        let rest = loss.unattributed();
        let unattributed = (rest.clone(), of_damage(&rest));
        Some(Self {
            loss,
            damage,
            levers,
            unattributed,
        })
    }

    /// `180 EUR + 60 h × 50 EUR = 3 180 EUR (measured)`.
    fn cost(&self, known: &Known<'_>, note: &Postmortem) -> String {
        if !has_cost(note) {
            return known.word("show-no-cost");
        }
        let cost = self.loss.cost();
        let (money, hours) = (cost.money.value(), cost.hours.value());
        let cost = known.cost(&money, &hours, &self.damage);
        match note.basis.value() {
            Some(basis) => format!("{cost} ({})", known.arg(&basis.word())),
            None => cost,
        }
    }

    fn table(&self, known: &Known<'_>) -> Table {
        let mut table = Table::new(vec![
            Column::shrinking(""),
            Column::numbers(""),
            Column::numbers(""),
        ]);
        let mut row = |name: &str, share: &Exact, damage: &Exact| {
            let (share, damage) = (known.percent(share), known.amount(damage));
            table.row(vec![name.into(), share.into(), damage.into()]);
        };
        for (lever, share, damage) in &self.levers {
            row(known.names(lever).1, share, damage);
        }
        let (share, damage) = &self.unattributed;
        if !self.levers.is_empty() && !share.is_zero() {
            row(&known.word("page-unattributed"), share, damage);
        }
        table
    }
}

/// When the analysis of a failure that still cools opens.
fn opens(known: &Known<'_>, entry: &Entry, note: &Postmortem) -> Option<Timestamp> {
    let cools = entry.record.status() == Some(Status::Cooling);
    note.opens(&known.vault.settings).filter(|_| cools)
}

//! The newest post-mortems.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    index::{Facts, markdown::Markdown},
    ranking::Loss,
    record::{Postmortem, Share},
    schema::{Kind, Status},
    vault::Entry,
};

/// As many as the settings ask for.
#[derive(Serialize)]
pub(super) struct Newest {
    rows: Vec<Row>,
    /// How many are not listed; empty where all are.
    older: Markdown,
}

#[derive(Serialize)]
struct Row {
    date: String,
    failure: Markdown,
    status: Markdown,
    damage: String,
    levers: Markdown,
}

impl Newest {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let zone = &facts.vault.settings.timezone;
        let mut dated: Vec<_> = facts
            .vault
            .postmortems()
            .map(|(entry, note)| (note.failed_at.value().map(|at| at.day(zone)), entry, note))
            .collect();
        dated.sort_by_key(|(day, entry, _)| (Reverse(*day), entry.path()));
        let listed = dated.len().min(facts.vault.settings.index.notes);
        let (newest, older) = dated.split_at(listed);
        let older = match older.len() {
            0 => Markdown::default(),
            count => facts.pen.say("page-older", [("count", count.into())]),
        };
        let rows = newest
            .iter()
            .map(|(day, entry, note)| Row::of(facts, *day, entry, note));
        Self {
            rows: rows.collect(),
            older,
        }
    }
}

impl Row {
    fn of(facts: &Facts<'_>, day: Option<Date>, entry: &Entry, note: &Postmortem) -> Self {
        let pen = &facts.pen;
        let status = entry.record.status();
        Self {
            date: day.map_or_else(String::new, |day| day.to_string()),
            failure: pen.link(entry),
            status: status.map_or_else(Markdown::default, |status| {
                pen.word(&Kind::Postmortem.status_word(status))
            }),
            damage: damage(facts, entry),
            levers: Markdown::join(levers(facts, note), ", "),
        }
    }
}

/// What it cost; nothing where that is not known, or no failure at all.
fn damage(facts: &Facts<'_>, entry: &Entry) -> String {
    let loss = Loss::read(facts.vault, entry).filter(|loss| !loss.is_weightless());
    match loss {
        Some(loss) if entry.record.status() != Some(Status::Void) => {
            facts.pen.amount(&loss.damage())
        }
        _ => String::new(),
    }
}

/// The levers in the note's own order, each once.
fn levers(facts: &Facts<'_>, note: &Postmortem) -> Vec<Markdown> {
    let mut seen = Vec::with_capacity(note.levers.items.len());
    let named = note.levers.values().filter(|share| {
        let key = facts.vault.levers.key(&share.lever);
        let new = !seen.contains(&key);
        if new {
            seen.push(key);
        }
        new
    });
    named.map(|share| lever(facts, share)).collect()
}

fn lever(facts: &Facts<'_>, share: &Share) -> Markdown {
    let key = facts.vault.levers.key(&share.lever);
    if let Some(ranked) = facts.ranking.lever(&key) {
        return facts.pen.lever(ranked);
    }
    match facts.vault.lever(&share.lever) {
        Some(entry) => facts.pen.link(entry),
        None => Markdown::text(share.name.as_deref().unwrap_or(&share.lever)),
    }
}

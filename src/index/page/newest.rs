//! The newest post-mortems.

use std::cmp::Reverse;

use serde::Serialize;

use crate::{
    index::{Facts, markdown::Markdown},
    ranking::Loss,
    record::{Postmortem, Share},
    schema::{Kind, Status},
    vault::Glance,
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
        // They come by path, and of those of one day the first by path comes first.
        let mut dated: Vec<_> = facts.vault.at_a_glance().enumerate().collect();
        let key = |(at, failure): &(usize, Glance<'_>)| (Reverse(failure.day), *at);
        let listed = dated.len().min(facts.vault.settings.index.notes);
        if listed > 0 {
            dated.select_nth_unstable_by_key(listed - 1, key);
        }
        let (newest, older) = dated.split_at_mut(listed);
        newest.sort_unstable_by_key(key);
        let older = match older.len() {
            count if count == 0 || listed == 0 => Markdown::default(),
            count => facts.pen.say("page-older", [("count", count.into())]),
        };
        let rows = newest
            .iter()
            .filter_map(|(_, failure)| Row::of(facts, failure));
        Self {
            rows: rows.collect(),
            older,
        }
    }
}

impl Row {
    fn of(facts: &Facts<'_>, failure: &Glance<'_>) -> Option<Self> {
        let pen = &facts.pen;
        let entry = failure.entry;
        let note = entry.record.postmortem()?;
        Some(Self {
            date: note
                .failed_on(&facts.vault.settings.timezone)
                .unwrap_or_default(),
            failure: pen.link(entry),
            status: failure.status.map_or_else(Markdown::default, |status| {
                pen.word(&Kind::Postmortem.status_word(status))
            }),
            damage: damage(facts, failure),
            levers: Markdown::join(levers(facts, note), ", "),
        })
    }
}

/// What it cost; nothing where that is not known, or no failure at all.
fn damage(facts: &Facts<'_>, failure: &Glance<'_>) -> String {
    let loss = Loss::at_a_glance(facts.vault, *failure).filter(|loss| !loss.is_weightless());
    match loss {
        Some(loss) if failure.status != Some(Status::Void) => facts.pen.amount(&loss.damage()),
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

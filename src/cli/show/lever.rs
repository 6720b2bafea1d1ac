//! A lever: its rank, the failures that name it, and what guards it.

use serde::Serialize;

use super::{
    known::{GuardrailData, Known},
    sheet::Sheet,
};
use crate::{
    message::Message,
    ranking::Loss,
    schema::{Choice, Kind},
    table::{Column, Table},
    value::{Exact, decimal, fold},
    vault::Entry,
};

/// What is known of a lever.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    /// The lever that this one is an alias of; what follows is said of that lever.
    alias_of: Option<&'a str>,
    rank: Option<usize>,
    vital: bool,
    damage: String,
    share: Option<String>,
    cumulative: Option<String>,
    postmortems: usize,
    first_failed: Option<String>,
    last_failed: Option<String>,
    failures: Vec<Failure<'a>>,
    guardrails: Vec<GuardrailData<'a>>,
    /// The bets whose makers feared it.
    feared_by: Vec<&'a str>,
}

#[derive(Serialize)]
struct Failure<'a> {
    id: &'a str,
    title: &'a str,
    status: Option<&'a str>,
    failed_at: Option<String>,
    /// Whether the ranking counts it; what it does not count has neither share nor damage here.
    counted: bool,
    share: Option<String>,
    damage: Option<String>,
}

pub(super) fn data<'a>(known: &'a Known<'_>, name: &'a str, entry: Option<&'a Entry>) -> Data<'a> {
    let key = known.vault.levers.key(name);
    let ranked = known.ranking.lever(&key);
    let failures = named_by(known, &key).into_iter().map(|named| Failure {
        id: &named.entry.id,
        title: named.entry.title(),
        status: named.entry.record.status().map(Choice::name),
        failed_at: named.entry.record.texts("failed_at").pop(),
        counted: named.part.is_some(),
        share: named.part.as_ref().map(|(share, _)| decimal(share, 1)),
        damage: named.part.as_ref().map(|(_, damage)| decimal(damage, 2)),
    });
    let guardrails = known.standings.of_lever(known.vault, &key);
    Data {
        alias_of: alias_of(known, entry).map(|lever| &*lever.id),
        rank: ranked.map(|ranked| ranked.rank),
        vital: ranked.is_some_and(|ranked| ranked.vital),
        damage: ranked.map_or_else(|| "0.00".to_owned(), |ranked| decimal(&ranked.damage, 2)),
        share: ranked.map(|ranked| decimal(&ranked.share, 1)),
        cumulative: ranked.map(|ranked| decimal(&ranked.cumulative, 1)),
        postmortems: ranked.map_or(0, |ranked| ranked.failures),
        first_failed: ranked.and_then(|ranked| Some(ranked.first_failed?.to_string())),
        last_failed: ranked.and_then(|ranked| Some(ranked.last_failed?.to_string())),
        failures: failures.collect(),
        guardrails: guardrails.map(GuardrailData::of).collect(),
        feared_by: feared_by(known, &key).iter().map(|bet| &*bet.id).collect(),
    }
}

pub(super) fn fill(sheet: &mut Sheet, known: &Known<'_>, name: &str, entry: Option<&Entry>) {
    let key = known.vault.levers.key(name);
    if let Some(kind) = entry.and_then(|entry| entry.record.lever()?.kind.value()) {
        sheet.fact(known.word("show-lever-kind"), &known.arg(&kind.word()));
    }
    if let Some(lever) = alias_of(known, entry) {
        sheet.fact(known.word("show-alias-of"), lever.title());
    }
    facts(sheet, known, &key);
    let aliases = entry.map_or_else(Vec::new, |entry| entry.record.texts("aliases"));
    sheet.fact(known.word("show-aliases"), &aliases.join(", "));
    sheet.part(known.word("show-failures"), failures(known, &key));
    let guardrails = known.standings.of_lever(known.vault, &key);
    sheet.part(known.word("show-guardrails"), known.guardrails(guardrails));
    let mut bets = Table::new(vec![Column::shrinking(""), Column::words("")]);
    for bet in feared_by(known, &key) {
        bets.row(vec![bet.title().into(), known.status(bet).into()]);
    }
    sheet.part(known.word("show-feared-by"), bets);
}

fn facts(sheet: &mut Sheet, known: &Known<'_>, key: &str) {
    let Some(ranked) = known.ranking.lever(key) else {
        // Failures that the ranking looks at can name it all the same: with 0 %, or left out.
        let mut named = named_by(known, key).into_iter();
        let counts = |named: Named<'_>| named.part.is_some() || known.is_left_out(named.entry);
        let unranked = if named.any(counts) {
            "show-unranked-named"
        } else {
            "show-unranked"
        };
        sheet.fact(known.word("show-rank"), &known.word(unranked));
        return;
    };
    let rank = Message::new(if ranked.vital {
        "show-rank-vital"
    } else {
        "show-rank-of"
    })
    .with("rank", ranked.rank)
    .with("levers", known.ranking.levers.len());
    sheet.fact(known.word("show-rank"), &known.say(&rank));
    let damage = Message::new("show-damage-share")
        .with("damage", known.money(&ranked.damage))
        .with("share", known.percent(&ranked.share))
        .with("whole", known.ranking.whole());
    sheet.fact(known.word("show-damage"), &known.say(&damage));
    let zone = &known.vault.settings.timezone;
    let on = |day| known.ranking.failed_on(key, day, zone);
    let seen = match (ranked.first_failed, ranked.last_failed) {
        (Some(first), Some(last)) if first != last => Message::new("show-seen-between")
            .with("first", on(first))
            .with("last", on(last)),
        (Some(day), _) => Message::new("show-seen").with("day", on(day)),
        (None, _) => Message::new("show-seen-some-day"),
    };
    let seen = seen.with("count", ranked.failures);
    sheet.fact(known.word("show-seen-label"), &known.say(&seen));
}

/// A line for each failure: the day, the title, what the lever's part of it is.
fn failures(known: &Known<'_>, key: &str) -> Table {
    let mut table = Table::new(vec![
        Column::words(""),
        Column::shrinking(""),
        Column::numbers(""),
        Column::numbers(""),
    ]);
    for named in named_by(known, key) {
        let postmortem = named.entry.record.postmortem();
        let day = postmortem.and_then(|note| note.failed_on(&known.vault.settings.timezone));
        let (share, damage) = match &named.part {
            Some((share, damage)) => (known.percent(share), known.amount(damage)),
            None if known.is_left_out(named.entry) => {
                (known.word("show-left-out-short"), String::new())
            }
            None => (known.status(named.entry), String::new()),
        };
        table.row(vec![
            day.unwrap_or_default().into(),
            named.entry.title().into(),
            share.into(),
            damage.into(),
        ]);
    }
    table
}

/// A failure that names the lever.
struct Named<'a> {
    entry: &'a Entry,
    /// The lever's share in percent and its damage, where the failure is counted.
    part: Option<(Exact, Exact)>,
}

impl Named<'_> {
    fn day(&self, known: &Known<'_>) -> Option<jiff::civil::Date> {
        let failed_at = &self.entry.record.postmortem()?.failed_at;
        Some(failed_at.value()?.day(&known.vault.settings.timezone))
    }
}

/// The failures that name a lever, the newest first.
fn named_by<'a>(known: &'a Known<'_>, key: &str) -> Vec<Named<'a>> {
    let levers = &known.vault.levers;
    let naming = known.vault.postmortems().filter(|(_, note)| {
        let mut named = note.levers.values();
        named.any(|share| levers.key(&share.lever) == key)
    });
    let mut naming: Vec<Named<'a>> = naming
        .map(|(entry, _)| Named {
            entry,
            part: known.ranking.loss(entry).map(|loss| part(loss, key)),
        })
        .collect();
    naming.sort_by_key(|named| std::cmp::Reverse(named.day(known)));
    naming
}

/// A lever's share of a loss in percent, and its damage.
fn part(loss: &Loss<'_>, key: &str) -> (Exact, Exact) {
    let part = loss.parts().find(|part| part.key == key);
    let share = part.map_or_else(Exact::default, |part| loss.share(&part));
    let damage = loss.damage() * &share / Exact::from_integer(100.into());
    (share, damage)
}

/// The bets that expect a lever, by path.
fn feared_by<'a>(known: &'a Known<'_>, key: &str) -> Vec<&'a Entry> {
    let levers = &known.vault.levers;
    let fears = |entry: &&Entry| {
        let bet = entry.record.bet();
        bet.is_some_and(|bet| bet.expects.values().any(|id| levers.key(id.id()) == key))
    };
    known.vault.of_kind(Kind::Bet).filter(fears).collect()
}

/// The lever that a note of a lever is an alias of.
fn alias_of<'a>(known: &'a Known<'_>, entry: Option<&'a Entry>) -> Option<&'a Entry> {
    let entry = entry?;
    let lever = known.vault.lever(&entry.id)?;
    (fold(&lever.id) != fold(&entry.id)).then_some(lever)
}

//! A guard-rail: what was counted before it and since, what that says, and what came through it.

use serde::Serialize;

use super::{known::Known, sheet::Sheet};
use crate::{
    evidence::{Needed, Verdict, newcombe, wilson},
    message::Message,
    standing::{Standing, in_force_today},
    table::{Column, Table},
    value::{Exact, Ratio, RelapseCause},
    vault::Entry,
};

/// What is known of a guard-rail. Rates are from 0 to 1, bounds at 95 %.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    in_force: bool,
    holds: bool,
    verdict: &'a str,
    /// How likely a result as good is by chance alone.
    p_value: Option<f64>,
    /// How many more exposures would tell, where it is too early; `null` also where none would.
    needed: Option<u64>,
    baseline: Option<Rate>,
    pooled: Option<Rate>,
    /// The pooled rate less the baseline's.
    difference: Option<Difference>,
    /// Whether other guard-rails share some of the evidence.
    shared: bool,
    trials: Vec<Trial<'a>>,
    /// How many trials are older than the rule and not counted.
    superseded: usize,
    /// How many were made after it had ended and are not counted.
    late: usize,
    occasions: usize,
    leaks: Vec<Leak<'a>>,
}

#[derive(Serialize)]
struct Rate {
    events: u64,
    exposures: u64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct Difference {
    rate: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct Trial<'a> {
    date: String,
    events: u64,
    exposures: u64,
    words: &'a str,
    bet: Option<&'a str>,
    shared: bool,
}

#[derive(Serialize)]
struct Leak<'a> {
    id: &'a str,
    title: &'a str,
    date: String,
    cause: Option<&'a str>,
}

pub(super) fn data<'a>(known: &Known<'_>, standing: &Standing<'a>) -> Data<'a> {
    let evidence = &standing.evidence;
    let verdict = evidence.verdict();
    let trials = standing.trials.iter().map(|tried| Trial {
        date: tried.day.to_string(),
        events: tried.ratio.events,
        exposures: tried.ratio.exposures,
        words: tried.words,
        bet: tried.bet.map(|bet| &*bet.id),
        shared: tried.shared,
    });
    let leaks = standing.leaks.iter().map(|leak| Leak {
        id: &leak.entry.id,
        title: leak.entry.title(),
        date: leak.day.to_string(),
        cause: leak.cause.map(RelapseCause::key),
    });
    Data {
        in_force: is_in_force(known, standing),
        holds: standing.holds(),
        verdict: verdict.name(),
        p_value: evidence.p_value(),
        needed: match verdict {
            Verdict::TooEarly(Needed::Exposures(count)) => Some(count),
            _ => None,
        },
        baseline: evidence.baseline.map(Rate::of),
        pooled: evidence.pooled.map(Rate::of),
        difference: evidence
            .baseline
            .zip(evidence.pooled)
            .map(|(before, after)| {
                let difference = newcombe(after, before);
                Difference {
                    rate: difference.rate,
                    low: difference.low,
                    high: difference.high,
                }
            }),
        shared: standing.shares_evidence(),
        trials: trials.collect(),
        superseded: standing.superseded,
        late: standing.late,
        occasions: standing.occasions(),
        leaks: leaks.collect(),
    }
}

impl Rate {
    fn of(ratio: Ratio) -> Self {
        let interval = wilson(ratio);
        Self {
            events: ratio.events,
            exposures: ratio.exposures,
            low: interval.low,
            high: interval.high,
        }
    }
}

/// `here` writes commands as they find the vault.
pub(super) fn fill(
    sheet: &mut Sheet,
    known: &Known<'_>,
    standing: &Standing<'_>,
    here: &dyn Fn(&str) -> String,
) {
    let guardrail = standing.guardrail;
    let levers = guardrail.levers.values();
    let levers: Vec<&str> = levers.map(|lever| known.names(lever.id()).1).collect();
    sheet.fact(known.word("show-levers"), &levers.join(", "));
    if let Some(kind) = guardrail.kind.value() {
        sheet.fact(known.word("show-guardrail-kind"), &known.arg(&kind.word()));
    }
    sheet.fact(known.word("show-in-force"), &time(known, standing));
    sheet.fact(known.word("show-due"), &Known::date(&guardrail.due));
    sheet.fact(known.word("show-metric"), &metric(known, standing));
    numbers(sheet, known, standing);
    let judgement = guardrail.judgement.texts();
    sheet.fact(known.word("show-judgement"), &judgement.join(""));
    let record = standing.record_message();
    let record = record.map(|record| known.say(&record)).unwrap_or_default();
    sheet.fact(known.word("show-record"), &record);
    let others = here(&others(known, standing));
    let others = Some(others).filter(|words| !words.is_empty());
    sheet.part_with(known.word("show-trials"), trials(known, standing), others);
    sheet.part(known.word("show-leaks"), leaks(known, standing));
}

/// `replies per prospect (more is better)`.
fn metric(known: &Known<'_>, standing: &Standing<'_>) -> String {
    let guardrail = standing.guardrail;
    let metric = guardrail.metric.texts().join("");
    match guardrail.better.value() {
        Some(better) if !metric.is_empty() => format!("{metric} ({})", known.arg(&better.word())),
        _ => metric,
    }
}

/// When it came into force and when it ended.
fn time(known: &Known<'_>, standing: &Standing<'_>) -> String {
    let guardrail = standing.guardrail;
    let [since, until] = [&guardrail.since, &guardrail.until].map(Known::date);
    if since.is_empty() {
        return since;
    }
    let key = if until.is_empty() {
        "show-since"
    } else {
        "show-since-until"
    };
    known.say(&Message::new(key).with("since", since).with("until", until))
}

/// The rates with what they are compatible with, and what they say together.
fn numbers(sheet: &mut Sheet, known: &Known<'_>, standing: &Standing<'_>) {
    let evidence = &standing.evidence;
    let rate = |ratio: Ratio| {
        let interval = wilson(ratio);
        let events = Exact::new(ratio.events.into(), ratio.exposures.into());
        let message = Message::new("show-rate")
            .with("ratio", ratio.to_string())
            .with(
                "rate",
                known.percent(&(events * Exact::from_integer(100.into()))),
            )
            .with("low", known.rate(interval.low))
            .with("high", known.rate(interval.high));
        known.say(&message)
    };
    let (before, after) = (evidence.baseline, evidence.pooled);
    sheet.fact(
        known.word("show-before"),
        &before.map(rate).unwrap_or_default(),
    );
    sheet.fact(
        known.word("show-after"),
        &after.map(rate).unwrap_or_default(),
    );
    if let Some((before, after)) = before.zip(after) {
        let difference = newcombe(after, before);
        let message = Message::new("show-points")
            .with("points", known.points(difference.rate))
            .with("low", known.points(difference.low))
            .with("high", known.points(difference.high));
        sheet.fact(known.word("show-difference"), &known.say(&message));
    }
    let target = evidence
        .target
        .map(|target| known.written_percent(&target.value()));
    sheet.fact(known.word("show-target"), &target.unwrap_or_default());
    let p = evidence
        .p_value()
        .map(|p| format!(" ({})", known.probability(p)));
    let mut verdict = vec![known.verdict(standing) + &p.unwrap_or_default()];
    verdict.extend(evidence.needed_message().map(|needed| known.say(&needed)));
    verdict.extend(
        standing
            .shares_evidence()
            .then(|| known.word("page-shared")),
    );
    sheet.fact(known.word("show-verdict"), &verdict.join(" · "));
}

fn trials(known: &Known<'_>, standing: &Standing<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::words(""),
        Column::numbers(""),
        Column::shrinking(""),
    ]);
    for tried in &standing.trials {
        let bet = tried.bet.map(Entry::title);
        let bet = bet.map(|bet| known.say(&Message::new("show-bet").with("bet", bet)));
        let own = Some(tried.words.to_owned()).filter(|words| !words.is_empty());
        let words: Vec<String> = bet.into_iter().chain(own).collect();
        table.row(vec![
            tried.day.to_string().into(),
            tried.ratio.to_string().into(),
            words.join(" · ").into(),
        ]);
    }
    table
}

/// The trials that are not counted: those of other days, and what cannot be read as one.
fn others(known: &Known<'_>, standing: &Standing<'_>) -> String {
    let problems = standing.entry.record.problems.iter();
    let unread = problems.filter(|problem| problem.field == "trials").count();
    let counts = [
        ("show-superseded", standing.superseded),
        ("show-late", standing.late),
        ("show-unread", unread),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let words = some.map(|(key, count)| known.say(&Message::new(key).with("count", count)));
    words.collect::<Vec<_>>().join(" · ")
}

fn leaks(known: &Known<'_>, standing: &Standing<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::words(""),
        Column::shrinking(""),
        Column::words(""),
    ]);
    for leak in &standing.leaks {
        let cause = leak.cause.map(|cause| known.arg(&cause.word()));
        table.row(vec![
            leak.failed_on(&known.vault.settings.timezone).into(),
            leak.entry.title().into(),
            cause.unwrap_or_default().into(),
        ]);
    }
    table
}

fn is_in_force(known: &Known<'_>, standing: &Standing<'_>) -> bool {
    let zone = &known.vault.settings.timezone;
    let today = known.now.to_zoned(zone.clone()).date();
    in_force_today(standing.entry, today, zone)
}

//! Everything that is known of a vault, and how the vault's language says it.

use jiff::Timestamp;
use num_traits::Zero;
use serde::Serialize;

use crate::{
    evidence::Verdict,
    language::Catalogue,
    message::{Arg, Message},
    ranking::{Ranked, Ranking},
    record::Field,
    schema::{Choice, Kind},
    standing::{Standing, Standings},
    table::{Column, Table},
    value::{Bound, Exact, Moment, NumberStyle, Outcome, Threshold},
    vault::{Entry, Vault},
};

/// A vault with its ranking and the standings of its guard-rails.
pub(super) struct Known<'v> {
    pub(super) vault: &'v Vault,
    pub(super) ranking: Ranking<'v>,
    pub(super) standings: Standings<'v>,
    pub(super) now: Timestamp,
    catalogue: &'static Catalogue,
    numbers: NumberStyle,
}

/// A guard-rail in the document of another note.
#[derive(Serialize)]
pub(super) struct GuardrailData<'a> {
    id: &'a str,
    title: &'a str,
    status: Option<&'a str>,
    baseline: Option<String>,
    pooled: Option<String>,
    verdict: &'a str,
}

impl<'v> GuardrailData<'v> {
    pub(super) fn of(standing: &Standing<'v>) -> Self {
        let evidence = &standing.evidence;
        Self {
            id: &standing.entry.id,
            title: standing.entry.title(),
            status: standing.entry.record.status().map(Choice::name),
            baseline: evidence.baseline.map(|ratio| ratio.to_string()),
            pooled: evidence.pooled.map(|ratio| ratio.to_string()),
            verdict: evidence.verdict().name(),
        }
    }
}

impl<'v> Known<'v> {
    pub(super) fn of(vault: &'v Vault, now: Timestamp) -> Self {
        let language = vault.settings.language;
        Self {
            vault,
            ranking: Ranking::of(vault),
            standings: Standings::of(vault),
            now,
            catalogue: Catalogue::of(language),
            numbers: language.numbers(),
        }
    }

    /// Whether a failure would be ranked if its cost and its shares could be read.
    pub(super) fn is_left_out(&self, entry: &Entry) -> bool {
        let mut left_out = self.ranking.left_out.iter();
        left_out.any(|other| other.path() == entry.path())
    }

    /// The id and the title of a lever, by any of its names.
    pub(super) fn names<'a>(&'a self, lever: &'a str) -> (&'a str, &'a str) {
        if let Some(ranked) = self.ranked(lever) {
            return (ranked.id, ranked.title);
        }
        match self.vault.lever(lever) {
            Some(entry) => (&entry.id, entry.title()),
            None => (lever, lever),
        }
    }

    /// A lever in the ranking, by any of its names.
    pub(super) fn ranked(&self, lever: &str) -> Option<&Ranked<'v>> {
        self.ranking.lever(&self.vault.levers.key(lever))
    }

    pub(super) fn word(&self, key: &'static str) -> String {
        self.catalogue.word(key)
    }

    pub(super) fn arg(&self, arg: &Arg) -> String {
        self.catalogue.arg(arg)
    }

    pub(super) fn say(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }

    /// `1 272 EUR`.
    pub(super) fn money(&self, amount: &Exact) -> String {
        self.vault.settings.money(amount)
    }

    /// `180 EUR + 60 h × 50 EUR = 3 180 EUR`, or the sum alone where it is one of money.
    pub(super) fn cost(&self, money: &Exact, hours: &Exact, sum: &Exact) -> String {
        let sum = self.money(sum);
        if hours.is_zero() {
            return sum;
        }
        let rate = self.money(&self.vault.settings.hour.value());
        let hours = format!("{}\u{a0}h × {rate}", self.numbers.short(hours));
        if money.is_zero() {
            return format!("{hours} = {sum}");
        }
        format!("{} + {hours} = {sum}", self.money(money))
    }

    /// `1 272,00`, for columns.
    pub(super) fn amount(&self, amount: &Exact) -> String {
        self.numbers.number(amount, 2)
    }

    /// `40,0 %`.
    pub(super) fn percent(&self, percents: &Exact) -> String {
        self.numbers.percent(percents, 1)
    }

    /// `20 %`, of something that was written so: with all its decimals.
    pub(super) fn written_percent(&self, percents: &Exact) -> String {
        self.numbers.full_percent(percents)
    }

    /// `au moins 20 %`.
    pub(super) fn threshold(&self, threshold: &Threshold) -> String {
        let bound = match threshold.bound {
            Bound::Number(number) => self.numbers.full(&number.value()),
            Bound::Percent(percent) => self.written_percent(&percent.value()),
        };
        self.say(&Message::new(threshold.relation.key()).with("bound", bound))
    }

    /// What a bet brought, `7,5` or `12/30` or `40 %`.
    pub(super) fn outcome(&self, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Number(number) => self.numbers.full(&number.value()),
            Outcome::Ratio(ratio) => ratio.to_string(),
            Outcome::Percent(percent) => self.written_percent(&percent.value()),
        }
    }

    /// `40,0 %` for 0.4.
    pub(super) fn rate(&self, rate: f64) -> String {
        self.numbers.rate(rate)
    }

    /// `+40,0` for 0.4.
    pub(super) fn points(&self, rate: f64) -> String {
        self.numbers.points(rate)
    }

    /// `p = 0,0433`.
    pub(super) fn probability(&self, p: f64) -> String {
        self.numbers.probability(p)
    }

    /// A date as its note has it, with a blank before the time of day, as everywhere for people.
    pub(super) fn date(date: &Field<Moment>) -> String {
        let written = date.value().map(ToString::to_string);
        written.unwrap_or_default().replacen('T', " ", 1)
    }

    /// An instant on the vault's clocks.
    pub(super) fn instant(&self, instant: Timestamp) -> String {
        self.vault.settings.clock_time(instant)
    }

    /// What the numbers of a guard-rail say.
    pub(super) fn verdict(&self, standing: &Standing<'_>) -> String {
        let evidence = &standing.evidence;
        match evidence.verdict() {
            Verdict::Untested if standing.guardrail.judgement.value().is_some() => {
                self.word("page-judged")
            }
            Verdict::Untested if evidence.pooled.is_some() => self.word("page-incomparable"),
            verdict => self.arg(&verdict.word()),
        }
    }

    /// A line for each guard-rail: its title, its status, its numbers, what they say.
    pub(super) fn guardrails<'a>(
        &self,
        standings: impl Iterator<Item = &'a Standing<'a>>,
    ) -> Table {
        let mut table = Table::new(vec![
            Column::shrinking(""),
            Column::words(""),
            Column::words(""),
            Column::shrinking(""),
        ]);
        for standing in standings {
            let evidence = &standing.evidence;
            let numbers = match (evidence.baseline, evidence.pooled) {
                (Some(before), Some(after)) => format!("{before} → {after}"),
                (_, Some(after)) => after.to_string(),
                (_, None) => String::new(),
            };
            let mut state = vec![self.verdict(standing)];
            if !standing.leaks.is_empty() {
                state.push(self.word("show-leaking"));
            }
            table.row(vec![
                standing.entry.title().into(),
                self.status(standing.entry).into(),
                numbers.into(),
                state.join(" · ").into(),
            ]);
        }
        table
    }

    /// The status of a note, in words.
    pub(super) fn status(&self, entry: &Entry) -> String {
        let kind: Kind = entry.record.kind();
        let status = entry.record.status();
        status.map_or_else(String::new, |status| self.arg(&kind.status_word(status)))
    }
}

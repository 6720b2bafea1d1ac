//! The ranking for programs and spreadsheets. Fields are only ever added.

use serde::Serialize;
use serde_json::Number;

use super::{
    View,
    moved::{Line, Moved},
};
use crate::{
    json,
    ranking::Ranked,
    schema::Choice,
    standing::Standing,
    table,
    value::{Percent, decimal},
};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    currency: &'a str,
    total: String,
    attributed: String,
    unattributed: String,
    postmortems: usize,
    vital_percent: Number,
    levers: Vec<Lever<'a>>,
    honesty: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moves: Option<Vec<Line<'a>>>,
}

#[derive(Serialize)]
struct Lever<'a> {
    rank: usize,
    id: &'a str,
    title: &'a str,
    kind: Option<&'a str>,
    damage: String,
    share: String,
    cumulative: String,
    postmortems: usize,
    first_failed: Option<String>,
    last_failed: Option<String>,
    vital: bool,
    guardrails: Vec<Guardrail<'a>>,
}

#[derive(Serialize)]
struct Guardrail<'a> {
    id: &'a str,
    status: Option<&'a str>,
    verdict: &'a str,
}

impl View<'_> {
    /// The document that section "Shapes of the JSON" of the manual describes.
    pub(super) fn json(&self) -> String {
        let ranking = &self.ranking;
        json::document(&Document {
            version: 1,
            currency: &self.vault.settings.currency,
            total: decimal(&ranking.total, 2),
            attributed: decimal(&ranking.attributed, 2),
            unattributed: decimal(&ranking.unattributed(), 2),
            postmortems: ranking.losses.len(),
            vital_percent: number(ranking.vital_percent),
            levers: self.levers().collect(),
            honesty: ranking.honesty.iter().map(|line| line.name()).collect(),
            since: self.moved.as_ref().map(Moved::commit),
            moves: self.moved.as_ref().map(Moved::lines),
        })
    }

    /// A line for each lever; its guard-rails stand in one field.
    pub(super) fn csv(&self) -> String {
        let headings = [
            "rank",
            "id",
            "title",
            "kind",
            "damage",
            "share",
            "cumulative",
            "postmortems",
            "first_failed",
            "last_failed",
            "vital",
            "guardrails",
        ];
        let headings = headings.map(str::to_owned).to_vec();
        table::csv(std::iter::once(headings).chain(self.levers().map(Lever::row)))
    }

    fn levers(&self) -> impl Iterator<Item = Lever<'_>> {
        self.ranking.levers.iter().map(|lever| self.lever(lever))
    }

    fn lever<'a>(&'a self, lever: &'a Ranked<'_>) -> Lever<'a> {
        let kind = lever.note.and_then(|note| note.record.lever());
        let guardrails = self.standings.of_lever(self.vault, lever.key);
        Lever {
            rank: lever.rank,
            id: lever.id,
            title: lever.title,
            kind: kind.and_then(|lever| Some(lever.kind.value()?.name())),
            damage: decimal(&lever.damage, 2),
            share: decimal(&lever.share, 1),
            cumulative: decimal(&lever.cumulative, 1),
            postmortems: lever.failures,
            first_failed: lever.first_failed.map(|day| day.to_string()),
            last_failed: lever.last_failed.map(|day| day.to_string()),
            vital: lever.vital,
            guardrails: guardrails.map(guardrail).collect(),
        }
    }
}

fn guardrail<'a>(standing: &Standing<'a>) -> Guardrail<'a> {
    Guardrail {
        id: &standing.entry.id,
        status: standing.entry.record.status().map(Choice::name),
        verdict: standing.evidence.verdict().name(),
    }
}

impl Lever<'_> {
    fn row(self) -> Vec<String> {
        let guardrails = self.guardrails.iter().map(|guardrail| {
            let status = guardrail.status.unwrap_or_default();
            format!("{} {status} {}", guardrail.id, guardrail.verdict)
        });
        let guardrails: Vec<String> = guardrails.collect();
        vec![
            self.rank.to_string(),
            self.id.to_owned(),
            self.title.to_owned(),
            self.kind.unwrap_or_default().to_owned(),
            self.damage,
            self.share,
            self.cumulative,
            self.postmortems.to_string(),
            self.first_failed.unwrap_or_default(),
            self.last_failed.unwrap_or_default(),
            self.vital.to_string(),
            guardrails.join("; "),
        ]
    }
}

/// A percent as a JSON number.
fn number(percent: Percent) -> Number {
    let shown = percent.to_string();
    // Digits with at most one point are a number of JSON.
    shown
        .trim_end_matches('%')
        .parse()
        .unwrap_or(Number::from(0))
}

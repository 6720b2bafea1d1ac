//! The ranking as a model of the chart.

use num_traits::{ToPrimitive, Zero};

use super::{
    Facts,
    chart::{Bar, Chart, Kind, Legend, Mark, WHOLE},
};
use crate::{
    message::Message,
    ranking::{By, Ranked},
    value::Exact,
};

/// The most levers that have a bar of their own.
const BARS: usize = 15;

/// The chart of a vault.
pub(super) fn model(facts: &Facts<'_>) -> Chart {
    let pen = &facts.pen;
    let word = |key| pen.text(&Message::new(key));
    let none = facts.ranking.levers.is_empty();
    let bars = bars(facts);
    Chart {
        language: facts.vault.settings.language.code().to_owned(),
        title: pen.text(&Message::new("page-chart-title").with("whole", facts.ranking.whole())),
        subtitle: if none {
            word("page-chart-empty")
        } else {
            pen.text(&facts.ranking.vital_share(facts.pen.numbers))
        },
        description: bars.iter().map(told).collect::<Vec<_>>().join("; "),
        legend: Legend {
            vital: word("page-chart-vital"),
            minor: word("page-chart-minor"),
            cumulative: word("page-chart-cumulative"),
        },
        vital: mark(facts, &facts.ranking.vital_percent.value()),
        scale: [0, 25, 50, 75, 100]
            .map(|percent| mark(facts, &Exact::from_integer(percent.into())))
            .into(),
        bars,
    }
}

fn bars(facts: &Facts<'_>) -> Vec<Bar> {
    let (pen, ranking) = (&facts.pen, facts.ranking);
    let (own, others) = ranking.levers.split_at(ranking.levers.len().min(BARS));
    let mut bars: Vec<Bar> = own.iter().map(|lever| bar(facts, lever)).collect();
    let hundred = Exact::from_integer(100.into());
    if let (Some(last), false) = (own.last(), others.is_empty()) {
        // What is left is quicker to find than their sum.
        let damage = match ranking.by {
            By::Damage => {
                let own: Exact = own.iter().map(|lever| &lever.damage).sum();
                pen.money(&(&ranking.attributed - own))
            }
            // One failure can name several of them.
            By::Count => String::new(),
        };
        let label = Message::new("page-chart-others").with("count", others.len());
        bars.push(Bar {
            kind: Kind::Others,
            label: pen.text(&label),
            amount: damage,
            share: share(facts, &(&hundred - &last.cumulative)),
            cumulative: Some(share(facts, &hundred)),
        });
    }
    let unattributed = ranking.unattributed();
    if ranking.by == By::Damage && !unattributed.is_zero() && !bars.is_empty() {
        bars.push(Bar {
            kind: Kind::Unattributed,
            label: pen.text(&Message::new("page-unattributed")),
            amount: pen.money(&unattributed),
            share: Mark {
                share: millionths(&(unattributed * hundred / &ranking.attributed)),
                label: String::new(),
            },
            cumulative: None,
        });
    }
    bars
}

fn bar(facts: &Facts<'_>, lever: &Ranked<'_>) -> Bar {
    Bar {
        kind: if lever.vital {
            Kind::Vital
        } else {
            Kind::Minor
        },
        label: lever.title.to_owned(),
        amount: amount(facts, lever),
        share: share(facts, &lever.share),
        cumulative: Some(share(facts, &lever.cumulative)),
    }
}

/// What the levers are ordered by.
fn amount(facts: &Facts<'_>, lever: &Ranked<'_>) -> String {
    match facts.ranking.by {
        By::Damage => facts.pen.money(&lever.damage),
        By::Count => {
            let count = Message::new("page-chart-failures").with("count", lever.failures);
            facts.pen.text(&count)
        }
    }
}

/// A bar in words.
fn told(bar: &Bar) -> String {
    let parts = [&bar.label, &bar.share.label, &bar.amount];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

fn share(facts: &Facts<'_>, percents: &Exact) -> Mark {
    Mark {
        share: millionths(percents),
        label: facts.pen.percent(percents),
    }
}

/// A place on the scale, where decimals would only be noise.
fn mark(facts: &Facts<'_>, percents: &Exact) -> Mark {
    Mark {
        share: millionths(percents),
        label: facts.pen.short_percent(percents),
    }
}

/// Millionths of the whole, rounded down, so that no share seems to reach a line that it misses; one beyond any picture is
/// cut.
fn millionths(percents: &Exact) -> u32 {
    let parts = percents * Exact::from_integer((WHOLE / 100).into());
    parts.to_integer().to_u32().unwrap_or(u32::MAX)
}

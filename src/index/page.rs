//! The generated part of the page, from what is known of a vault to Markdown.

mod guards;
mod levers;
mod loops;
mod newest;
mod summary;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Serialize;

use super::{Facts, markdown::Markdown};
use crate::{
    message::Message,
    template::{BuiltIn, Escape},
};

static TEMPLATE: LazyLock<BuiltIn> = LazyLock::new(|| {
    let text = include_str!("../../templates/page.md.jinja");
    BuiltIn::new(text, Escape::Nothing)
});

/// The words that the template itself needs.
const WORDS: [&str; 14] = [
    "page-column-cumulative",
    "page-column-date",
    "page-column-failure",
    "page-column-failures",
    "page-column-guardrails",
    "page-column-lever",
    "page-column-levers",
    "page-column-share",
    "page-column-status",
    "page-loops",
    "page-newest",
    "page-others",
    "page-unattributed",
    "page-vital",
];

/// The most levers that the words for the chart name.
const NAMED: usize = 5;

/// What the template lays out. Everything in it is Markdown already.
#[derive(Serialize)]
struct Page {
    words: BTreeMap<&'static str, String>,
    damage: Markdown,
    summary: summary::Summary,
    picture: Option<Markdown>,
    means: Markdown,
    levers: levers::Levers,
    loops: Vec<Markdown>,
    newest: newest::Newest,
}

/// The generated part of the page: whole lines with LF.
pub(super) fn render(facts: &Facts<'_>) -> String {
    let pen = &facts.pen;
    let word = |key| (key, pen.text(&Message::new(key)));
    TEMPLATE.render(Page {
        words: WORDS.into_iter().map(word).collect(),
        damage: pen.say("page-column-damage", [("currency", pen.currency().into())]),
        summary: summary::Summary::of(facts),
        picture: picture(facts),
        means: means(facts),
        levers: levers::Levers::of(facts),
        loops: loops::loops(facts),
        newest: newest::Newest::of(facts),
    })
}

/// The chart, with the first of the vital few as its words; none where no lever is ranked.
fn picture(facts: &Facts<'_>) -> Option<Markdown> {
    let (pen, ranking) = (&facts.pen, facts.ranking);
    let named = ranking.vital_few().len().clamp(1, NAMED);
    let named = ranking.levers.iter().take(named).map(|lever| {
        let share = pen.percent(&lever.share);
        Markdown::text(&format!("{} {share}", lever.title))
    });
    let named = Markdown::join(named, ", ");
    (!ranking.levers.is_empty()).then(|| {
        let words = pen.say("page-chart-words", [("levers", named.into())]);
        Markdown::picture(&words, &pen.way_to(&facts.vault.settings.index.chart))
    })
}

/// What makes a lever one of the vital few.
fn means(facts: &Facts<'_>) -> Markdown {
    let pen = &facts.pen;
    let percent = pen.short_percent(&facts.ranking.vital_percent.value());
    let parts = [
        ("percent", Markdown::text(&percent).into()),
        ("whole", facts.ranking.whole().into()),
    ];
    pen.say("page-vital-means", parts)
}

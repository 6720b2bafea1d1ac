//! The figures for people: what it is, the figure, what it was counted from, whether that tells anything.

use std::fmt::Write;

use anstyle::Style;
use num_traits::ToPrimitive;
use unicode_width::UnicodeWidthStr;

use super::Scope;
use crate::{
    cli::prose::wrap,
    language::Catalogue,
    message::Message,
    resilience::{Median, Resilience, Share},
    settings::Settings,
    table::styled,
    value::{Exact, NumberStyle},
};

/// The figures under the time that they are of.
pub(super) struct Shown {
    lines: Vec<Line>,
    /// What stands above them, or in their place.
    head: String,
    /// What is in no figure.
    notes: Vec<String>,
}

/// One figure.
struct Line {
    label: String,
    words: String,
}

pub(super) fn shown(resilience: &Resilience, scope: Scope, settings: &Settings) -> Shown {
    let mut writer = Writer {
        catalogue: Catalogue::of(settings.language),
        numbers: settings.language.numbers(),
        settings,
        lines: Vec::new(),
    };
    let notes = writer.notes(resilience);
    let Some(from) = resilience.from else {
        return Shown {
            lines: Vec::new(),
            head: writer.catalogue.word("stats-nothing"),
            notes,
        };
    };
    let is_quiet = resilience.attempts.count == 0 && resilience.provoked.of == 0;
    let head = if is_quiet {
        writer.gap(resilience);
        Message::new("stats-quiet")
    } else {
        writer.risks(resilience);
        writer.learning(resilience);
        writer.damage(resilience);
        writer.pace(resilience);
        if scope == Scope::All {
            writer.founder(resilience);
        }
        Message::new("stats-window")
    };
    let head = head
        .with("from", from.to_string())
        .with("to", resilience.to.to_string());
    Shown {
        head: writer.say(&head),
        lines: writer.lines,
        notes,
    }
}

impl Shown {
    /// The figures for a terminal of `width` columns, with ANSI styles.
    pub(super) fn render(&self, width: usize) -> String {
        let mut out = wrap(&self.head, width, 0) + "\n";
        let labels = self.lines.iter().map(|line| line.label.width());
        let indent = labels.max().unwrap_or(0) + 2;
        if !self.lines.is_empty() {
            out.push('\n');
        }
        for line in &self.lines {
            let blanks = " ".repeat(indent - line.label.width());
            let label = styled(&line.label, Style::new().bold());
            let words = wrap(&line.words, width, indent);
            let _ = writeln!(out, "{label}{blanks}{words}");
        }
        for (at, note) in self.notes.iter().enumerate() {
            if at == 0 {
                out.push('\n');
            }
            out += &(wrap(note, width, 0) + "\n");
        }
        out
    }
}

struct Writer<'a> {
    catalogue: &'static Catalogue,
    numbers: NumberStyle,
    settings: &'a Settings,
    lines: Vec<Line>,
}

/// What is said of figures from so few that they tell nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Enough,
    Few,
}

impl Weight {
    fn of(few: bool) -> Self {
        if few { Self::Few } else { Self::Enough }
    }
}

impl Writer<'_> {
    fn risks(&mut self, of: &Resilience) {
        let pace = of.attempts;
        let value = pace.per_month().map(|pace| {
            let number = self.numbers.number(&pace, 2);
            self.say(&Message::new("stats-per-month").with("number", number))
        });
        let from = Message::new("stats-attempts-of")
            .with("count", pace.count)
            .with("days", self.days(&Exact::from_integer(pace.days.into())));
        self.line("stats-attempts", value, (&from, Weight::of(pace.is_few())));
        let growth = &of.growth;
        let halves = growth.earlier.as_ref().zip(growth.later.as_ref());
        let from = match halves {
            Some((earlier, later)) => Message::new("stats-growth-of")
                .with("earlier", self.settings.money(earlier))
                .with("later", self.settings.money(later)),
            None => Message::new("stats-growth-unknown"),
        };
        let from = from.with("count", growth.count).with("of", growth.of);
        let value = growth.percent().map(|percent| self.signed(&percent));
        self.line("stats-growth", value, (&from, Weight::of(growth.is_few())));
        self.share("stats-provoked", "stats-provoked-of", of.provoked);
    }

    fn learning(&mut self, of: &Resilience) {
        self.median("stats-analysis", "stats-analysis-of", &of.analysis);
        self.share("stats-repeats", "stats-repeats-of", of.repeats);
        self.share("stats-relapses", "stats-relapses-of", of.relapses);
    }

    fn damage(&mut self, of: &Resilience) {
        let behind = &of.behind;
        let weight = Weight::of(behind.is_few());
        let total = self.settings.money(&behind.total());
        for (label, from, part) in [
            ("stats-held", "stats-held-of", &behind.held),
            ("stats-on-trial", "stats-on-trial-of", &behind.on_trial),
            ("stats-open", "stats-open-of", &behind.open),
        ] {
            let value = behind.percent(part);
            let value = value.map(|percent| self.numbers.percent(&percent, 1));
            let from = Message::new(from)
                .with("part", self.settings.money(part))
                .with("total", total.as_str());
            self.line(label, value, (&from, weight));
        }
    }

    fn pace(&mut self, of: &Resilience) {
        self.median("stats-next-bet", "stats-next-bet-of", &of.next_bet);
        self.gap(of);
        self.median("stats-circle", "stats-circle-of", &of.circle);
    }

    /// Since when no bet has followed a failure.
    fn gap(&mut self, of: &Resilience) {
        if of.next_bet.of > 0 || of.gap.is_some() {
            let label = self.catalogue.word("stats-gap");
            let words = match of.gap {
                Some(days) => {
                    let days = self.days(&Exact::from_integer(days.into()));
                    format!("{days}\u{a0}· {}", self.catalogue.word("stats-gap-of"))
                }
                None if of.followed => self.catalogue.word("stats-gap-over"),
                None => self.catalogue.word("stats-gap-unknown"),
            };
            self.lines.push(Line { label, words });
        }
    }

    fn founder(&mut self, of: &Resilience) {
        let calibration = &of.calibration;
        let weight = Weight::of(calibration.is_few());
        let from = Message::new("stats-brier-of")
            .with("won", calibration.won)
            .with("of", calibration.bets);
        let scores = calibration.brier.as_ref().zip(calibration.base.as_ref());
        let value = scores.map(|(brier, base)| {
            let score = |score: &Exact| self.numbers.number(score, 3);
            let both = Message::new("stats-brier-base").with("brier", score(brier));
            self.say(&both.with("base", score(base)))
        });
        self.line("stats-brier", value, (&from, weight));
        let belief = calibration.confidence.as_ref();
        let belief = belief.map(|percent| self.numbers.percent(percent, 1));
        let from = Message::new("stats-confidence-of");
        self.line("stats-confidence", belief, (&from, weight));
        self.share("stats-cooled", "stats-cooled-of", of.cooled);
        self.share("stats-closed", "stats-closed-of", of.closed);
    }

    fn notes(&self, of: &Resilience) -> Vec<String> {
        let notes = [
            ("stats-undated-failures", of.undated_failures),
            ("stats-undated-bets", of.undated_bets),
        ];
        let notes = notes.into_iter().filter(|(_, count)| *count > 0);
        notes
            .map(|(key, count)| self.say(&Message::new(key).with("count", count)))
            .collect()
    }

    fn share(&mut self, label: &'static str, from: &'static str, share: Share) {
        let value = share
            .percent()
            .map(|percent| self.numbers.percent(&percent, 1));
        let from = Message::new(from)
            .with("count", share.count)
            .with("of", share.of);
        self.line(label, value, (&from, Weight::of(share.is_few())));
    }

    fn median(&mut self, label: &'static str, from: &'static str, median: &Median) {
        let value = median.days.as_ref().map(|days| self.days(days));
        let from = Message::new(from)
            .with("over", median.over)
            .with("of", median.of);
        self.line(label, value, (&from, Weight::of(median.is_few())));
    }

    /// A figure, what it was counted from, and whether that is too little.
    fn line(
        &mut self,
        label: &'static str,
        value: Option<String>,
        (from, weight): (&Message, Weight),
    ) {
        let mut parts = vec![self.say(from)];
        match (value, weight) {
            (Some(value), Weight::Enough) => parts.insert(0, value),
            (Some(value), Weight::Few) => {
                parts.insert(0, value);
                parts.push(self.catalogue.word("stats-few"));
            }
            (None, Weight::Enough) => parts.insert(0, self.catalogue.word("stats-unknown")),
            (None, Weight::Few) => parts.insert(0, self.catalogue.word("stats-few")),
        }
        let words = parts.join("\u{a0}· ");
        let label = self.catalogue.word(label);
        self.lines.push(Line { label, words });
    }

    /// `84,5 jours`.
    fn days(&self, days: &Exact) -> String {
        // Plurals go by the whole part: half a day more is French for none.
        let key = if days.is_integer() {
            "stats-days"
        } else {
            "stats-half-days"
        };
        let whole = days.to_integer().to_u64().unwrap_or(u64::MAX);
        let message = Message::new(key).with("days", self.numbers.short(days));
        self.say(&message.with("count", whole))
    }

    /// `+12,0 %`.
    fn signed(&self, percent: &Exact) -> String {
        let shown = self.numbers.percent(percent, 1);
        if *percent > Exact::from_integer(0.into()) {
            return format!("+{shown}");
        }
        shown.replace('-', "\u{2212}")
    }

    fn say(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }
}

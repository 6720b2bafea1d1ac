//! The ranking for people: a line for each lever with a bar as long as its share, and what to know about it below.

use anstyle::{AnsiColor, Style};
use num_traits::{ToPrimitive, Zero};
use unicode_width::UnicodeWidthStr;

use super::View;
use crate::{
    cli::{console::Room, prose::wrap},
    message::Message,
    ranking::{self, Honesty, Ranked},
    table::{Cell, Column, Table, styled},
    text::one_line,
    value::Exact,
};

/// The shortest room for bars, in columns,
const BARS: usize = 10;
/// and the longest.
const LONGEST_BAR: usize = 40;
/// What stands between the table and the bars.
const GAP: usize = 2;

impl View<'_> {
    /// The ranking with ANSI styles.
    pub(super) fn table(&self, room: Room) -> String {
        let mut out = String::new();
        let mut sentences = self.honesty();
        if self.ranking.levers.is_empty() {
            sentences.splice(0..0, self.nothing_yet());
        } else {
            out = self.lines(room).join("\n") + "\n\n";
            sentences.insert(0, self.sum());
        }
        for sentence in sentences {
            out += &wrap(&one_line(&sentence), room.columns, 0);
            out.push('\n');
        }
        out
    }

    fn lines(
        &self,
        Room {
            columns: width,
            cut,
        }: Room,
    ) -> Vec<String> {
        let ranking = &self.ranking;
        let columns = self.columns();
        let plain = |line: &String| anstream::adapter::strip_str(line).to_string().width();
        let widest = |lines: &[String]| lines.iter().map(plain).max().unwrap_or(0);
        let mut lines = columns.lines(cut.saturating_sub(GAP + BARS));
        let has_bars = widest(&lines) + GAP + BARS <= width;
        if !has_bars {
            lines = columns.lines(cut);
        }
        let table = widest(&lines);
        let room = width.saturating_sub(table + GAP).clamp(BARS, LONGEST_BAR);
        let most = ranking.levers.iter().map(|lever| &lever.share).max();
        let mut shown = Vec::with_capacity(lines.len() + 1);
        for (at, line) in lines.iter().enumerate() {
            // The first line is the headings'; what is unattributed has no bar.
            let lever = at.checked_sub(1).and_then(|at| ranking.levers.get(at));
            let (Some(lever), Some(most)) = (lever, most) else {
                shown.push(line.clone());
                continue;
            };
            let blanks = " ".repeat(table + GAP - plain(line));
            let bar = styled(&bar(&(&lever.share / most), room), bar_style(lever));
            shown.push(if has_bars && !lever.share.is_zero() {
                format!("{line}{blanks}{bar}")
            } else {
                line.clone()
            });
            let next = ranking.levers.get(at);
            if lever.vital && next.is_some_and(|next| !next.vital) {
                shown.push(styled(&"─".repeat(table), Style::new().dimmed()));
            }
        }
        shown
    }

    fn columns(&self) -> Table {
        let (catalogue, numbers) = (self.catalogue(), self.numbers());
        let currency = self.vault.settings.currency.as_str();
        let damage = Message::new("page-column-damage").with("currency", currency);
        let mut table = Table::new(vec![
            Column::numbers("#"),
            Column::shrinking(catalogue.word("page-column-lever")),
            Column::numbers(catalogue.text(&damage)),
            Column::numbers(catalogue.word("page-column-share")),
            Column::numbers(catalogue.word("page-column-cumulative")),
            Column::numbers(catalogue.word("page-column-failures")),
        ]);
        for lever in &self.ranking.levers {
            let name = if lever.vital {
                Style::new().bold()
            } else {
                Style::new()
            };
            table.row(vec![
                lever.rank.to_string().into(),
                Cell::new(lever.title, name),
                numbers.number(&lever.damage, 2).into(),
                numbers.percent(&lever.share, 1).into(),
                numbers.percent(&lever.cumulative, 1).into(),
                lever.failures.to_string().into(),
            ]);
        }
        let unattributed = self.ranking.unattributed();
        if !unattributed.is_zero() {
            let name = catalogue.word("levers-unattributed");
            let mut row = vec![Cell::default(), name.into()];
            row.push(numbers.number(&unattributed, 2).into());
            table.row(row);
        }
        table
    }

    /// "8 failures cost 23,400 EUR. 3 levers of 11 make 81.0% of the attributed damage."
    fn sum(&self) -> String {
        let ranking = &self.ranking;
        let failures = ranking.losses.len();
        let cost = if ranking.total.is_zero() {
            Message::new("page-no-cost").with("failures", failures)
        } else {
            Message::new("page-cost")
                .with("failures", failures)
                .with("damage", self.vault.settings.money(&ranking.total))
        };
        let makes = ranking.vital_share(self.numbers());
        let catalogue = self.catalogue();
        format!("{}. {}", catalogue.text(&cost), catalogue.text(&makes))
    }

    fn nothing_yet(&self) -> Vec<String> {
        let said = ranking::nothing(self.vault, self.area);
        let catalogue = self.catalogue();
        let said = said.iter().map(|message| catalogue.text(message));
        said.map(|words| (self.here)(&words)).collect()
    }

    /// When to trust it less. Where nothing is ranked there is no order that could change.
    fn honesty(&self) -> Vec<String> {
        let ranking = &self.ranking;
        let ranks = |line: &&Honesty<'_>| {
            !ranking.levers.is_empty() || !matches!(line, Honesty::Provisional)
        };
        let lines = ranking.honesty.iter().filter(ranks);
        let lines = lines.map(|line| line.message(ranking, self.numbers()));
        let lines = lines.chain(ranking.left_out_message());
        lines.map(|line| self.catalogue().text(&line)).collect()
    }
}

/// A bar of `part` of `room` columns, to an eighth of a column; never empty for more than nothing.
fn bar(part: &Exact, room: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (part * Exact::from_integer((room * 8).into())).round();
    let least = usize::from(!part.is_zero());
    let eighths = eighths.to_integer().to_usize().unwrap_or(0).max(least);
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

fn bar_style(lever: &Ranked<'_>) -> Style {
    if lever.vital {
        Style::new().fg_color(Some(AnsiColor::Red.into()))
    } else {
        Style::new().fg_color(Some(AnsiColor::BrightBlack.into()))
    }
}

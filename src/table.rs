//! Tables for the terminal and for spreadsheets.

mod csv;

pub use csv::csv;

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Blanks between columns.
const GAP: &str = "  ";
/// The narrowest that a column becomes.
const NARROWEST: usize = 8;

/// Rows of cells under headings, for a terminal.
#[derive(Debug, Clone)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// The heading of a column and how its cells stand.
#[derive(Debug, Clone)]
pub struct Column {
    heading: String,
    align: Align,
    shrinks: bool,
}

/// On which side of a column its cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Right,
}

/// One text on one line.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    text: String,
    style: Style,
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            align: Align::Left,
            shrinks: false,
        }
    }

    /// A column of words that are shortened where the table is too wide.
    pub fn shrinking(heading: impl Into<String>) -> Self {
        Self {
            shrinks: true,
            ..Self::words(heading)
        }
    }

    /// A column of numbers.
    pub fn numbers(heading: impl Into<String>) -> Self {
        Self {
            align: Align::Right,
            ..Self::words(heading)
        }
    }
}

impl Cell {
    /// A cell in a style. What could steer a terminal is taken out of the text.
    pub fn new(text: &str, style: Style) -> Self {
        Self {
            text: crate::text::one_line(text),
            style,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text, Style::new())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row with a cell for each column.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// The lines, the headings first if there are any, each at most `width` columns wide where shrinking columns allow it.
    pub fn lines(&self, width: usize) -> Vec<String> {
        let widths = self.widths(width);
        let headings = self.columns.iter().map(|column| Cell {
            text: column.heading.clone(),
            style: Style::new().bold(),
        });
        let headings: Vec<Cell> = headings.collect();
        // Columns without headings need no line for them.
        let has_headings = headings.iter().any(|heading| !heading.text.is_empty());
        let headings = has_headings.then_some(&headings);
        headings
            .into_iter()
            .chain(&self.rows)
            .map(|cells| self.line(cells, &widths))
            .collect()
    }

    /// How wide each column is; what is too much is taken evenly from those that shrink, from the widest first.
    fn widths(&self, width: usize) -> Vec<usize> {
        let natural = |(at, column): (usize, &Column)| {
            let cells = self.rows.iter().filter_map(|cells| cells.get(at));
            let widest = cells.map(|cell| cell.text.width()).max().unwrap_or(0);
            widest.max(column.heading.width())
        };
        let mut widths: Vec<usize> = self.columns.iter().enumerate().map(natural).collect();
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        let mut excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(width);
        while excess > 0 {
            let shrinking = (0..widths.len()).filter(|at| self.columns[*at].shrinks);
            let Some(widest) = shrinking.max_by_key(|at| widths[*at]) else {
                break;
            };
            if widths[widest] <= NARROWEST {
                break;
            }
            widths[widest] -= 1;
            excess -= 1;
        }
        widths
    }

    fn line(&self, cells: &[Cell], widths: &[usize]) -> String {
        let mut line = String::new();
        let mut owed = 0;
        for ((cell, column), width) in cells.iter().zip(&self.columns).zip(widths) {
            let text = shorten(&cell.text, *width);
            let blanks = width - text.width().min(*width);
            let (before, after) = match column.align {
                Align::Left => (0, blanks),
                Align::Right => (blanks, 0),
            };
            // Blanks are only written before something, so that no line ends with them.
            owed += before;
            if !text.is_empty() {
                line.extend(std::iter::repeat_n(' ', owed));
                line.push_str(&styled(&text, cell.style));
                owed = 0;
            }
            owed += after + GAP.len();
        }
        line
    }
}

/// The text in a style.
pub fn styled(text: &str, style: Style) -> String {
    if style == Style::new() {
        return text.to_owned();
    }
    format!("{style}{text}{style:#}")
}

/// The text, its end cut off and marked with `…` where it is wider than `width` columns.
pub fn shorten(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut taken = 0;
    let kept = text.chars().take_while(|c| {
        taken += c.width().unwrap_or(1);
        taken < width
    });
    let kept: String = kept.collect();
    kept.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table() -> Table {
        let mut table = Table::new(vec![
            Column::numbers("#"),
            Column::shrinking("Levier"),
            Column::numbers("Part"),
            Column::words("Note"),
        ]);
        table.row(vec![
            "1".into(),
            "Ciblage flou".into(),
            "40,0 %".into(),
            "".into(),
        ]);
        table.row(vec![
            "10".into(),
            "Décision prise seul, la nuit".into(),
            "".into(),
            "x".into(),
        ]);
        table
    }

    #[test]
    fn columns_are_as_wide_as_they_must_be() {
        let lines = table().lines(80).join("\n");
        let plain = anstream::adapter::strip_str(&lines).to_string();
        assert_eq!(
            plain,
            " #  Levier                          Part  Note\n \
              1  Ciblage flou                  40,0 %\n\
             10  Décision prise seul, la nuit          x"
        );
    }

    #[test]
    fn long_words_are_shortened_to_the_width() {
        let lines = table().lines(30).join("\n");
        let plain = anstream::adapter::strip_str(&lines).to_string();
        assert_eq!(
            plain,
            " #  Levier          Part  Note\n \
              1  Ciblage flou  40,0 %\n\
             10  Décision pr…          x"
        );
    }

    #[test]
    fn what_could_steer_a_terminal_is_taken_out() {
        assert_eq!(Cell::from("a\u{1b}[31mb\nc").text, "a[31mb c");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_width(texts in prop::collection::vec(".{0,60}", 1..5), width in 20usize..90) {
            let mut table = Table::new(vec![Column::shrinking("a"), Column::numbers("bb")]);
            for text in &texts {
                table.row(vec![text.as_str().into(), "12".into()]);
            }
            for line in table.lines(width) {
                let plain = anstream::adapter::strip_str(&line).to_string();
                prop_assert!(plain.width() <= width, "{plain:?}");
                prop_assert_eq!(plain.trim_end_matches(' '), &plain);
            }
        }

        #[test]
        fn a_short_text_is_narrow_enough(text in ".{0,40}", width in 1usize..30) {
            prop_assert!(shorten(&text, width).width() <= width);
        }
    }
}

//! A note as people read it in the terminal: its title, facts with labels, and tables.

use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::{
    cli::{console::Room, prose::wrap},
    table::{Table, styled},
    text::one_line,
};

/// How far tables stand in.
const INDENT: usize = 2;

/// What is shown of one note.
pub(super) struct Sheet {
    title: String,
    under: Vec<String>,
    facts: Vec<(String, String)>,
    parts: Vec<Part>,
}

struct Part {
    heading: String,
    table: Table,
    /// What is said below the table.
    words: Option<String>,
}

impl Sheet {
    pub(super) fn new(title: &str) -> Self {
        Self {
            title: one_line(title),
            under: Vec::new(),
            facts: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Adds to the line under the title.
    pub(super) fn under(&mut self, words: &str) {
        self.under.push(one_line(words));
    }

    /// Adds a fact, unless there is nothing to say.
    pub(super) fn fact(&mut self, label: String, words: &str) {
        let words = one_line(words);
        if !words.is_empty() {
            self.facts.push((label, words));
        }
    }

    /// Adds a table, unless it has no rows.
    pub(super) fn part(&mut self, heading: String, table: Table) {
        self.part_with(heading, table, None);
    }

    /// Adds a table with words below it, unless there is nothing of either.
    pub(super) fn part_with(&mut self, heading: String, table: Table, words: Option<String>) {
        if !table.is_empty() || words.is_some() {
            self.parts.push(Part {
                heading,
                table,
                words,
            });
        }
    }

    /// The sheet with ANSI styles.
    pub(super) fn render(&self, room: Room) -> String {
        let width = room.columns;
        let bold = Style::new().bold();
        let mut out = styled(&self.title, bold) + "\n";
        out += &styled(&self.under.join(" · "), Style::new().dimmed());
        out.push('\n');
        let labels = self.facts.iter().map(|(label, _)| label.width()).max();
        let indent = labels.unwrap_or(0) + 2;
        for (at, (label, words)) in self.facts.iter().enumerate() {
            if at == 0 {
                out.push('\n');
            }
            let blanks = " ".repeat(indent - label.width());
            let words = wrap(words, width, indent);
            let _ = writeln!(out, "{label}{blanks}{words}");
        }
        for part in &self.parts {
            let _ = writeln!(out, "\n{}", styled(&part.heading, bold));
            let rows = part
                .table
                .lines(room.cut.saturating_sub(INDENT))
                .into_iter();
            let words = part.words.iter().map(|words| wrap(words, width, INDENT));
            for line in rows.chain(words) {
                let _ = writeln!(out, "{:INDENT$}{line}", "");
            }
        }
        out
    }
}

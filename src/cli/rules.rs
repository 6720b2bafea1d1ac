//! `pm rules`: all rules with what they find.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use serde::Serialize;

use super::{App, Outcome, console::Console, prose::wrap};
use crate::{
    diagnostic::Level,
    failure::Failure,
    json, manual,
    rules::{self, Rule},
};

/// List the rules of `pm check`
///
/// Each with its name, its level where pm.yaml sets no other one, and what it finds.
/// `pm explain RULE` says more of one. In pm.yaml: `rules: { RULE: off | warning | error }`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to show them
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line each
    Table,
    /// For programs
    Json,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        app.console.print(&match self.format {
            Format::Table => table(Console::width()),
            Format::Json => json::document(&Document::new()),
        })?;
        Ok(Outcome::Fine)
    }
}

fn table(width: usize) -> String {
    let names = rules::ALL.iter().map(|rule| rule.name.len()).max();
    let (names, levels) = (names.unwrap_or(0), "warning".len());
    let mut out = String::new();
    for rule in rules::ALL {
        let color = match rule.level {
            Some(Level::Error) => Style::new().fg_color(Some(AnsiColor::Red.into())),
            Some(Level::Warning) => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
            None => Style::new().dimmed(),
        };
        let indent = names + levels + 4;
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "{:names$}  {color}{:levels$}{color:#}  {}",
            rule.name,
            manual::level(rule),
            wrap(rule.summary, width.max(indent + 30), indent)
        );
    }
    out
}

#[derive(Serialize)]
struct Document {
    version: u32,
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    level: &'static str,
    summary: &'static str,
}

impl Document {
    fn new() -> Self {
        let row = |rule: &Rule| Row {
            name: rule.name,
            level: manual::level(rule),
            summary: rule.summary,
        };
        Self {
            version: 1,
            rules: rules::ALL.iter().map(row).collect(),
        }
    }
}

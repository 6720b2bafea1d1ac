//! Findings as text: one format a file. The only place, beside an editor's protocol, where bytes become lines and columns.

mod concise;
mod github;
mod human;
mod json;
mod place;
mod sarif;

use crate::{diagnostic::Diagnostic, language::Catalogue, settings::Language};
use place::{Placed, placed};

/// The formats of `pm check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The line, the caret, the help.
    Human {
        /// The width of the terminal, in columns.
        width: usize,
    },
    /// `path:line:column: level[rule] message`.
    Concise,
    /// The shape that the documentation gives.
    Json,
    /// Workflow commands, which GitHub shows at the lines of a pull request.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

/// Findings and what is needed to show them.
pub struct Report<'a> {
    /// In the order in which they are shown.
    pub findings: &'a [Diagnostic],
    /// How many notes were looked at.
    pub notes: usize,
    /// The language of messages.
    pub language: Language,
    /// The text of a file of the vault.
    pub text: &'a dyn Fn(&str) -> Option<&'a str>,
    /// A path of the vault as the current folder sees it.
    pub shown: &'a dyn Fn(&str) -> String,
    /// Words whose commands work from the current folder; only people need them so.
    pub here: &'a dyn Fn(&str) -> String,
}

impl Report<'_> {
    /// The report in one format. Human text holds ANSI styles; whoever prints it may take them off.
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Human { width } => human::render(self, width),
            Format::Concise => concise::render(self),
            Format::Json => json::render(self),
            Format::Github => github::render(self),
            Format::Sarif => sarif::render(self),
        }
    }

    /// The findings for other programs, in the shape that the format JSON gives them.
    pub fn data(&self) -> Vec<serde_json::Value> {
        let findings = json::findings(self).into_iter();
        // Plain structures of strings and numbers always have a JSON form.
        findings
            .filter_map(|finding| serde_json::to_value(finding).ok())
            .collect()
    }

    fn catalogue(&self) -> &'static Catalogue {
        Catalogue::of(self.language)
    }

    fn message(&self, finding: &Diagnostic) -> String {
        plain(&self.catalogue().text(&finding.message))
    }

    fn help(&self, finding: &Diagnostic) -> Option<String> {
        self.catalogue()
            .help(&finding.message)
            .map(|help| plain(&help))
    }

    fn path(&self, finding: &Diagnostic) -> String {
        plain(&(self.shown)(&finding.path))
    }
}

/// The text on one line, without characters that could steer a terminal.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;

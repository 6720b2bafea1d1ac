//! `pm check`: all findings of the vault.

use std::fmt::Write;

use super::{App, Outcome};
use crate::{check, diagnostic::Level, failure::Failure, language::Catalogue, text::LineIndex};

/// Show everything that is wrong with the notes, each at its place, and what to do about it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

impl Args {
    #[expect(clippy::unused_self)]
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open()?;
        let mut findings = session.config_findings.clone();
        findings.extend(check::check(&session.vault, session.now));
        let catalogue = Catalogue::of(session.vault.settings.language);
        let mut out = String::new();
        for finding in &findings {
            let text = session.text(&finding.path).unwrap_or_default();
            let place = LineIndex::new(text).position(finding.span.start as usize);
            let message = catalogue.text(&finding.message);
            let _ = writeln!(
                out,
                "{}:{}:{}: {}[{}] {message}",
                finding.path,
                place.line,
                place.column,
                finding.level.name(),
                finding.rule
            );
        }
        app.console.print(&out)?;
        app.console.say("done");
        let errors = findings.iter().any(|finding| finding.level == Level::Error);
        Ok(if errors {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    }
}

//! `pm check`: all findings of the vault.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{
    App, Outcome, Truth,
    console::{Console, plural},
};
use crate::{
    amend, check,
    diagnostic::{Diagnostic, Level},
    disk,
    failure::Failure,
    git::Repository,
    report::{self, Report},
    session::Session,
};

/// A fix can make room for another one; more rounds than this would mean that two fixes undo each other.
const MAX_ROUNDS: usize = 8;

/// Show what is wrong with the notes, where, and what to do about it
///
/// Ends with 1 where there are errors (with --strict: also warnings), else with 0.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Report on these files and folders only; the whole vault is read all the same
    paths: Vec<PathBuf>,
    /// Report only on files that changed since this branch left REV, such as `main`
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Let warnings count as errors for the exit code
    #[arg(long)]
    strict: bool,
    /// Mend what is mechanical: quotes that YAML needs, headings that are missing
    #[arg(long, conflicts_with = "staged")]
    fix: bool,
    #[command(flatten)]
    truth: Truth,
    /// How to show the findings
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The line, the caret, the help
    Human,
    /// `path:line:column: level[rule] message`
    Concise,
    /// For programs
    Json,
    /// Annotations in GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let mut session = app.open_to_check(self.truth)?;
        let scope = Scope::new(&session.root, &self.paths, self.since.as_deref())?;
        let mut findings = Self::findings(&session, &scope);
        let mut fixed = 0;
        for _ in 0..MAX_ROUNDS {
            let mended = if self.fix {
                mend(&session, &findings)?
            } else {
                0
            };
            if mended == 0 {
                break;
            }
            fixed += mended;
            session = app.open_to_check(self.truth)?;
            findings = Self::findings(&session, &scope);
        }
        self.print(app, &session, &findings)?;
        if fixed > 0 {
            app.console.say(&format!("mended {fixed} of the findings"));
        }
        let counts = |finding: &Diagnostic| finding.level == Level::Error || self.strict;
        let bad = findings.iter().any(counts);
        Ok(if bad {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    }

    fn findings(session: &Session, scope: &Scope) -> Vec<Diagnostic> {
        let mut findings = session.own_findings();
        findings.extend(check::check(&session.vault, session.now));
        findings.retain(|finding| scope.holds(&finding.path));
        findings
    }

    fn print(&self, app: &App, session: &Session, findings: &[Diagnostic]) -> Result<(), Failure> {
        let quiet: Vec<Diagnostic>;
        let shown = if app.console.quiet && !self.strict {
            quiet = findings
                .iter()
                .filter(|finding| finding.level == Level::Error)
                .cloned()
                .collect();
            &quiet
        } else {
            findings
        };
        let notes = session.vault.notes.len();
        let prefix = App::prefix(&session.root);
        let report = Report {
            findings: shown,
            notes,
            language: session.vault.settings.language,
            text: &|path| session.text(path),
            shown: &|path| format!("{prefix}{path}"),
        };
        app.console.print(&report.render(match self.format {
            Format::Human => report::Format::Human {
                width: Console::width(),
            },
            Format::Concise => report::Format::Concise,
            Format::Json => report::Format::Json,
            Format::Github => report::Format::Github,
            Format::Sarif => report::Format::Sarif,
        }))?;
        let count = |level| {
            findings
                .iter()
                .filter(|finding| finding.level == level)
                .count()
        };
        app.console
            .say(&summary(count(Level::Error), count(Level::Warning), notes));
        Ok(())
    }
}

/// Which files are reported on.
struct Scope {
    /// Paths in the vault; `None`: all. An empty path is the whole vault.
    paths: Option<Vec<String>>,
    changed: Option<Vec<String>>,
}

impl Scope {
    fn new(root: &Path, paths: &[PathBuf], since: Option<&str>) -> Result<Self, Failure> {
        let within = |path: &PathBuf| disk::within(root, path);
        let paths = if paths.is_empty() {
            None
        } else {
            Some(paths.iter().map(within).collect::<Result<_, _>>()?)
        };
        let changed = since
            .map(|rev| Repository::of(root)?.changed_since(root, rev))
            .transpose()?;
        Ok(Self { paths, changed })
    }

    fn holds(&self, path: &str) -> bool {
        let under = |named: &String| {
            named.is_empty()
                || path
                    .strip_prefix(named.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.paths
            .as_ref()
            .is_none_or(|paths| paths.iter().any(under))
            && self
                .changed
                .as_ref()
                .is_none_or(|changed| changed.iter().any(|changed| changed == path))
    }
}

/// Writes the fixes of the findings into their files and counts them.
fn mend(session: &Session, findings: &[Diagnostic]) -> Result<usize, Failure> {
    let mut count = 0;
    for of_file in findings.chunk_by(|a, b| a.path == b.path) {
        let path = &of_file[0].path;
        let Some(text) = session.text(path) else {
            continue;
        };
        let fixed = amend::fix(text, of_file);
        if fixed.count > 0 {
            disk::amend(
                &session.root,
                &session.root.join(&**path),
                text,
                &fixed.text,
            )?;
            count += fixed.count;
        }
    }
    Ok(count)
}

/// What a vault comes to, in a line.
pub(super) fn summary(errors: usize, warnings: usize, notes: usize) -> String {
    let notes = plural(notes, "note");
    if errors + warnings == 0 {
        return format!("{notes}, nothing to mend");
    }
    format!(
        "{}, {} in {notes}",
        plural(errors, "error"),
        plural(warnings, "warning")
    )
}

//! `pm check`: all findings of the vault.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::ValueEnum;

use super::{App, Outcome, Truth, console::Console, here::View};
use crate::{
    amend, check,
    diagnostic::{Diagnostic, Level},
    disk,
    failure::Failure,
    git::Repository,
    language::Catalogue,
    message::Message,
    reckoning::Reckoning,
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
    /// Report on these files and folders only, as the current folder sees them; the whole vault is read all the same
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
        let (mut session, found) = self.open(app)?;
        let scope = Scope::new(&session.root, &self.paths, self.since.as_deref())?;
        let (mut findings, mut elsewhere) = Self::findings(&session, found, &scope);
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
            let (again, found) = self.open(app)?;
            (findings, elsewhere) = Self::findings(&again, found, &scope);
            session = again;
        }
        self.print(app, &session, &findings)?;
        let notes = session.vault.notes.iter();
        let notes = notes.filter(|entry| scope.holds(entry.path())).count();
        let catalogue = Catalogue::of(session.vault.settings.language);
        app.console
            .say(&summary(catalogue, &findings, (notes, elsewhere)));
        if fixed > 0 {
            let mended = Message::new("check-mended").with("count", fixed);
            app.console.say(&catalogue.text(&mended));
        }
        let counts = |finding: &Diagnostic| finding.level == Level::Error || self.strict;
        let bad = findings.iter().any(counts);
        Ok(if bad {
            Outcome::Findings
        } else {
            Outcome::Fine
        })
    }

    /// Opens the vault with all findings of its notes.
    fn open(&self, app: &App) -> Result<(ManuallyDrop<Session>, Vec<Diagnostic>), Failure> {
        if self.truth.staged {
            let session = app.open_to_check(self.truth)?;
            let found = check::check(&session.vault, session.now);
            return Ok((session, found));
        }
        let least = if self.shows_errors_alone(app) && !self.fix {
            Level::Error
        } else {
            Level::Warning
        };
        let (session, found) = Session::open_looking(&app.folder, app.now, |ways, now| {
            let single = check::Single::new(ways, now, least);
            Box::new(move |entry| single.of(entry))
        })?;
        let session = ManuallyDrop::new(session);
        let found = check::complete(&Arc::new(Reckoning::new(&session.vault)), found, least);
        Ok((session, found))
    }

    /// Whether nobody is told of warnings.
    fn shows_errors_alone(&self, app: &App) -> bool {
        app.console.quiet && !self.strict
    }

    /// What is reported on, and how many findings there are elsewhere.
    fn findings(
        session: &Session,
        found: Vec<Diagnostic>,
        scope: &Scope,
    ) -> (Vec<Diagnostic>, usize) {
        let mut findings = session.own_findings();
        findings.extend(found);
        let all = findings.len();
        findings.retain(|finding| scope.holds(&finding.path));
        let elsewhere = all - findings.len();
        (findings, elsewhere)
    }

    fn print(&self, app: &App, session: &Session, findings: &[Diagnostic]) -> Result<(), Failure> {
        let quiet: Vec<Diagnostic>;
        let shown = if self.shows_errors_alone(app) {
            quiet = findings
                .iter()
                .filter(|finding| finding.level == Level::Error)
                .cloned()
                .collect();
            &quiet
        } else {
            findings
        };
        let view = View::of(&session.root);
        let report = Report {
            findings: shown,
            notes: session.vault.notes.len(),
            language: session.vault.settings.language,
            text: &|path| session.text(path),
            shown: &|path| view.path(path),
            here: &|words| app.console.here(words),
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
    let of_files = findings.chunk_by(|a, b| a.path == b.path);
    let fixed = of_files.filter_map(|of_file| {
        let path = &of_file[0].path;
        let text = session.text(path)?;
        let fixed = amend::fix(text, of_file);
        (fixed.count > 0).then(|| (session.root.join(&**path), text, fixed))
    });
    let fixed: Vec<_> = fixed.collect();
    for (path, ..) in &fixed {
        disk::refuse_read_only(path)?;
    }
    for (path, text, fixed) in &fixed {
        disk::amend(&session.root, path, text, &fixed.text)?;
    }
    Ok(fixed.iter().map(|(.., fixed)| fixed.count).sum())
}

/// What so many notes come to, in a line, and how many findings there are elsewhere.
pub(super) fn summary(
    catalogue: &Catalogue,
    findings: &[Diagnostic],
    (notes, elsewhere): (usize, usize),
) -> String {
    let count = |level| {
        let of_level = findings.iter().filter(|finding| finding.level == level);
        of_level.count()
    };
    let key = if findings.is_empty() {
        "check-clean"
    } else {
        "check-summary"
    };
    let summary = Message::new(key)
        .with("errors", count(Level::Error))
        .with("warnings", count(Level::Warning))
        .with("notes", notes);
    let summary = catalogue.text(&summary);
    if elsewhere == 0 {
        return summary;
    }
    let message = Message::new("check-elsewhere").with("summary", summary);
    catalogue.text(&message.with("count", elsewhere))
}

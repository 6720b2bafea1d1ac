//! `pm hook`: git.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

use clap::Subcommand;

use super::{
    App, Outcome, check,
    console::{Console, plural},
    here::{View, seen},
};
use crate::{
    diagnostic::{Diagnostic, Level, has_errors},
    disk,
    failure::Failure,
    git::Repository,
    hook::{self, Checked, Installed, Merged, Page, Part, Versions},
    language::Catalogue,
    message::Message,
    report::{Format, Report},
    session::Session,
};

/// Let git check every commit and keep the page up to date
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Set git up: the hooks pre-commit and pre-merge-commit, a merge driver for page and chart
    ///
    /// From then on a commit with errors in the notes that it changes is stopped, page and chart go into every commit as they
    /// follow from what is staged, and branches that both changed them merge. Hooks that are there already are left alone.
    Install,
    /// Remove what install wrote
    Uninstall,
    /// Do the work of a hook; git calls this
    Run {
        #[arg(value_enum)]
        hook: Hook,
    },
    /// Merge page or chart; git calls this with the files of base, ours and theirs, and the path
    #[command(hide = true)]
    Merge {
        base: PathBuf,
        ours: PathBuf,
        theirs: PathBuf,
        path: String,
        /// What git calls ours and theirs: `HEAD`, a branch
        #[arg(num_args = 0..=2)]
        names: Vec<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Hook {
    /// Check what is staged, then put page and chart into the commit
    PreCommit,
    /// Make sure that the page of a merge is up to date
    PreMergeCommit,
    /// The check of pre-commit alone; where nothing is staged, of all notes
    Check,
    /// The page of pre-commit alone; where nothing is staged, it ends with 1 if the page was out of date
    Index,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let repository = || Repository::of(&app.folder);
        match &self.action {
            Action::Install => install(app, &repository()?),
            Action::Uninstall => uninstall(app, &repository()?),
            Action::Run { hook } => match hook {
                Hook::PreCommit => pre_commit(app, Part::All),
                Hook::PreMergeCommit => pre_merge_commit(app, &repository()?),
                Hook::Check => pre_commit(app, Part::Check),
                Hook::Index => pre_commit(app, Part::Page),
            },
            Action::Merge {
                base,
                ours,
                theirs,
                path,
                names,
            } => {
                // What an older git does not know stays as it is written.
                let name = |at: usize| {
                    let name = names.get(at).map(String::as_str);
                    name.filter(|name| !name.is_empty() && !name.starts_with('%'))
                };
                let versions = Versions {
                    base,
                    ours,
                    theirs,
                    path,
                    names: [name(0), name(1)],
                };
                merge(app, &repository()?, versions)
            }
        }
    }
}

fn install(app: &App, repository: &Repository) -> Result<Outcome, Failure> {
    let program =
        std::env::current_exe().map_err(|error| Failure::io(Path::new("pm"), "find", error))?;
    for part in hook::install(repository, &program)? {
        app.console.say(&told(&part));
    }
    Ok(Outcome::Fine)
}

fn uninstall(app: &App, repository: &Repository) -> Result<Outcome, Failure> {
    let removed = hook::uninstall(repository)?;
    for part in &removed {
        app.console.say(&told(part));
    }
    if removed.is_empty() {
        app.console
            .say("nothing to remove: pm is not installed in this repository");
    }
    for (path, line) in hook::attributes(repository)? {
        let path = seen(&path);
        app.console
            .say(&format!("left for the others who share it: {path}: {line}"));
    }
    Ok(Outcome::Fine)
}

fn told(part: &Installed) -> String {
    match part {
        Installed::Written(hook) => format!("wrote {}", seen(hook)),
        Installed::Current(hook) => format!("{} is there already", seen(hook)),
        Installed::Removed(hook) => format!("removed {}", seen(hook)),
        Installed::Set(key) => format!("wrote git's setting {key}"),
        Installed::Unset(key) => format!("removed git's setting {key}"),
        Installed::Attributes(path) => {
            format!("wrote the lines for page and chart into {}", seen(path))
        }
        Installed::Foreign { hook, line } => {
            format!(
                "{} belongs to somebody else and was left alone; add this line to it:\n  {line}",
                seen(hook)
            )
        }
        Installed::Shared { hook, line } => {
            format!(
                "core.hooksPath leads out of this repository, so this hook was not written; add this line to {}:\n  {line}",
                seen(hook)
            )
        }
    }
}

fn pre_commit(app: &App, part: Part) -> Result<Outcome, Failure> {
    let (mut outcome, mut stopped) = (Outcome::Fine, false);
    // Never dropped, as everywhere: the program ends soon.
    let vaults = hook::pre_commit(&app.folder, part, app.now)?;
    for checked in vaults.into_iter().map(ManuallyDrop::new) {
        tell_findings(app, &checked);
        if checked.elsewhere > 0 {
            let count = plural(checked.elsewhere, "error");
            app.console.say(&format!(
                "pm: {count} in files that this commit leaves alone; `pm check` shows all"
            ));
        }
        match &checked.page {
            Page::Staged(names) if checked.idle => app.console.tell(&format!(
                "pm: brought up to date and staged, commit them: {}",
                names.join(", ")
            )),
            page => tell_page(app, &checked.session, page),
        }
        // A page that nobody is committing should have been true.
        let stale = checked.idle && matches!(checked.page, Page::Staged(_));
        let is_wrong = has_errors(&checked.findings);
        stopped |= !checked.idle && is_wrong;
        if stale || is_wrong {
            outcome = Outcome::Findings;
        }
    }
    if stopped {
        app.console.tell("pm: the commit was stopped; fix the errors and `git add` the notes, or commit anyway: git commit --no-verify");
    }
    Ok(outcome)
}

fn pre_merge_commit(app: &App, repository: &Repository) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Fine;
    for merging in hook::pre_merge_commit(repository, app.now)? {
        if let Page::Staged(names) = &merging.page {
            let names = names.join(", ");
            app.console.tell(&format!(
                "pm: brought up to date with the merged notes: {names}"
            ));
            outcome = Outcome::Findings;
        } else {
            tell_page(app, &merging.session, &merging.page);
        }
    }
    if outcome == Outcome::Findings {
        app.console.tell("pm: finish with: git commit --no-edit");
    }
    Ok(outcome)
}

fn merge(app: &App, repository: &Repository, versions: Versions<'_>) -> Result<Outcome, Failure> {
    let path = versions.path;
    let Merged { clean, unread } = hook::merge(repository, versions, app.now)?;
    if let Some(failure) = unread {
        app.console.tell(&format!(
            "pm: {path} was kept as ours: {failure}; `pm index` writes it after the merge"
        ));
    }
    Ok(if clean {
        Outcome::Fine
    } else {
        Outcome::Findings
    })
}

/// Shows the findings as `pm check` does, and how many there are.
fn tell_findings(app: &App, checked: &Checked) {
    let Checked { session, notes, .. } = checked;
    let is_shown = |it: &&Diagnostic| it.level == Level::Error || !app.console.quiet;
    let findings: Vec<Diagnostic> = checked.findings.iter().filter(is_shown).cloned().collect();
    if findings.is_empty() {
        return;
    }
    let view = View::of(&session.root);
    let language = session.vault.settings.language;
    let report = Report {
        findings: &findings,
        notes: *notes,
        language,
        text: &|path| session.text(path),
        shown: &|path| view.path(path),
        here: &|words| app.console.here(words),
    };
    let width = Console::width();
    app.console.explain(&report.render(Format::Human { width }));
    let summary = check::summary(Catalogue::of(language), &findings, (*notes, 0));
    app.console.say(&summary);
}

fn tell_page(app: &App, session: &Session, page: &Page) {
    match page {
        Page::Broken(path, problem) => {
            let catalogue = Catalogue::of(session.vault.settings.language);
            let help = catalogue.help(&problem.message).unwrap_or_default();
            let words = catalogue.text(&problem.message);
            let left = Message::new("index-left")
                .with("path", View::of(&session.root).path(path))
                .with("reason", words);
            let left = catalogue.text(&left);
            app.console.tell(&format!("pm: {left}\n  {help}"));
        }
        Page::Unsettled => {
            let config = View::of(&session.root).path(disk::CONFIG);
            app.console.tell(&format!(
                "pm: {config} has errors, so page and chart were left as they are; `pm check` shows them"
            ));
        }
        Page::Staged(names) => app
            .console
            .say(&format!("pm: in this commit too: {}", names.join(", "))),
        Page::Current | Page::LeftAlone | Page::NotReached => {}
    }
}

//! The command line: global options, one file per command, exit codes.

mod advance;
mod check;
mod console;
mod dialogue;
mod due;
mod editor;
mod explain;
mod here;
mod hook;
mod index;
mod init;
mod kind;
mod levers;
mod list;
mod names;
mod new;
mod next;
mod note;
mod preflight;
mod prose;
mod rules;
mod show;
mod stats;
mod trial;
mod watch;

use std::{
    ffi::OsString,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{
    CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
    error::{ContextKind, ContextValue},
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    diagnostic::{Diagnostic, has_errors},
    due::Next,
    failure::Failure,
    language::Catalogue,
    message::Message,
    report::{self, Report},
    session::Session,
    settings::Language,
    text::Source,
    value::Moment,
    vault::Vault,
};
use console::Console;
use here::View;

/// What stands over the options of every command.
const GLOBAL: &str = "Global options";

/// Runs the program with its arguments, the program's name first.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::read(args) {
        Ok(cli) => cli,
        Err(error) => return console::usage(&error),
    };
    let folder = here::folder(cli.folder);
    let app = App {
        console: Console::new(cli.color, cli.quiet, &folder),
        folder,
        now: cli.now,
    };
    let outcome = match cli.command {
        Some(command) => command.run(&app),
        None => next::run(&app),
    };
    match outcome {
        Ok(Outcome::Fine) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            app.console.fail(&failure.seen(here::seen));
            ExitCode::from(2)
        }
    }
}

/// Turns failures into systems: post-mortems in Markdown, ranked levers, tested guard-rails.
///
/// A vault is a folder of Markdown notes with a `pm.yaml`. A lever is an error that comes back across failures, a guard-rail what
/// is to stop it, a bet a risk that is taken on purpose. `pm init` starts a vault; `pm` alone names the one next thing to do.
#[derive(Debug, Parser)]
#[command(name = "pm", version, max_term_width = 100)]
pub struct Cli {
    /// Work in this folder's vault instead of the current folder's.
    #[arg(
        short = 'C',
        value_name = "DIR",
        global = true,
        help_heading = GLOBAL,
        default_value = ".",
        hide_default_value = true
    )]
    folder: PathBuf,
    /// Take this for now: 2026-07-06 or 2026-07-06T09:00:00+02:00.
    #[arg(
        long,
        value_name = "INSTANT",
        global = true,
        help_heading = GLOBAL,
        env = "PM_NOW",
        value_parser = moment
    )]
    now: Option<Moment>,
    /// When to use colours.
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        help_heading = GLOBAL,
        default_value = "auto",
        hide_default_value = true
    )]
    color: Color,
    /// Leave out warnings and everything that is said besides the result.
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    quiet: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    /// Reads the arguments, and `PM_NOW` unless it is empty.
    fn read(args: impl Iterator<Item = OsString>) -> Result<Self, clap::Error> {
        let mut command = Self::command();
        #[expect(clippy::disallowed_methods, reason = "options are read here")]
        let now = std::env::var_os("PM_NOW");
        if now.is_some_and(|now| now.is_empty()) {
            command = command.mut_arg("now", |arg| arg.env(None));
        }
        let args: Vec<OsString> = args.collect();
        let matches = command.try_get_matches_from_mut(&args);
        let matches = matches.map_err(|error| blame_the_clock(error, &args))?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }
}

/// The error with the name of what was set: nobody wrote a `--now` who set `PM_NOW`.
fn blame_the_clock(mut error: clap::Error, args: &[OsString]) -> clap::Error {
    let is_of = |arg: &OsString| arg.to_string_lossy().starts_with("--now");
    let blamed = error.get(ContextKind::InvalidArg).map(ToString::to_string);
    if blamed.is_some_and(|arg| arg.starts_with("--now")) && !args.iter().any(is_of) {
        let clock = ContextValue::String("PM_NOW".to_owned());
        error.insert(ContextKind::InvalidArg, clock);
    }
    error
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that has them.
    Auto,
    /// Even into a file or pipe.
    Always,
    /// Never.
    Never,
}

/// In the order in which somebody new comes to need them.
#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    New(new::Args),
    Check(check::Args),
    Advance(advance::Args),
    Levers(levers::Args),
    Show(show::Args),
    List(list::Args),
    Due(due::Args),
    Preflight(preflight::Args),
    Trial(trial::Args),
    Stats(stats::Args),
    Index(index::Args),
    Watch(watch::Args),
    Hook(hook::Args),
    Rules(rules::Args),
    Explain(explain::Args),
}

impl Command {
    fn run(self, app: &App) -> Result<Outcome, Failure> {
        match self {
            Self::Init(args) => args.run(app),
            Self::New(args) => args.run(app),
            Self::Check(args) => args.run(app),
            Self::Advance(args) => args.run(app),
            Self::Levers(args) => args.run(app),
            Self::Show(args) => args.run(app),
            Self::List(args) => args.run(app),
            Self::Due(args) => args.run(app),
            Self::Preflight(args) => args.run(app),
            Self::Trial(args) => args.run(app),
            Self::Stats(args) => args.run(app),
            Self::Index(args) => args.run(app),
            Self::Watch(args) => args.run(app),
            Self::Hook(args) => args.run(app),
            Self::Rules(args) => args.run(app),
            Self::Explain(args) => args.run(app),
        }
    }
}

/// What the commands share.
#[derive(Debug)]
struct App {
    console: Console,
    folder: PathBuf,
    now: Option<Moment>,
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing stands in the way.
    Fine,
    /// There is something to mend.
    Findings,
}

impl App {
    /// What goes on from here: a path of the vault as the current folder sees it, or a command that finds the vault from
    /// where this one did.
    fn way(&self, next: &Next<'_>, view: &View) -> String {
        match next {
            Next::Open(path) => view.path(path),
            Next::Run(command) => self.console.command(command),
        }
    }

    /// Opens the vault that the options name, whatever its `pm.yaml` says. It is never dropped: the command ends soon, and the
    /// system takes all memory back at once, faster than one piece after the other.
    fn open_to_check(&self, truth: Truth) -> Result<ManuallyDrop<Session>, Failure> {
        let session = if truth.staged {
            Session::staged(&self.folder, self.now)
        } else {
            Session::open(&self.folder, self.now)
        };
        session.map(ManuallyDrop::new)
    }

    /// The same for all other work, which mistakes in `pm.yaml` would lead astray.
    fn open(&self, truth: Truth) -> Result<ManuallyDrop<Session>, Failure> {
        let session = self.open_to_check(truth)?;
        let language = session.vault.settings.language;
        let config = (&session.config, &*session.config_findings);
        self.refuse_mistakes(config, language, &View::of(&session.root))?;
        Ok(session)
    }

    /// The commit at which this branch left a revision, and the vault as it was there, if it was one.
    fn open_since(&self, root: &Path, rev: &str) -> Result<(String, Option<Session>), Failure> {
        let (commit, then) = Session::since(root, rev, self.now)?;
        let mistakes = then.as_ref().map_or(&[][..], |then| &*then.config_findings);
        // What is past cannot be mended: what could be read of it counts.
        if has_errors(mistakes) {
            self.console
                .say(&format!("pm.yaml had errors at {commit}: they are ignored"));
        }
        Ok((commit, then))
    }

    /// The same for a session that is spent on what it will be.
    fn open_to_change(&self) -> Result<Session, Failure> {
        self.open(Truth::DISK).map(ManuallyDrop::into_inner)
    }

    /// Shows the mistakes in `pm.yaml`, if there are any, and gives up.
    fn refuse_mistakes(
        &self,
        (source, findings): (&Source, &[Diagnostic]),
        language: Language,
        view: &View,
    ) -> Result<(), Failure> {
        if !has_errors(findings) {
            return Ok(());
        }
        let report = Report {
            findings,
            notes: 0,
            language,
            text: &|_| Some(&source.text),
            shown: &|path| view.path(path),
            here: &|words| self.console.here(words),
        };
        let width = Console::width();
        self.console
            .explain(&report.render(report::Format::Human { width }));
        Err(Failure::Config)
    }

    /// Says how many files cannot be read: what was shown is made without them.
    fn say_unread(&self, vault: &Vault, truth: Truth) {
        let is_off = vault.settings.rules.contains(&("unreadable-note", None));
        if vault.unreadable.is_empty() || is_off {
            return;
        }
        let check = if truth.staged {
            "`pm check --staged`"
        } else {
            "`pm check`"
        };
        let unread = Message::new("unread")
            .with("count", vault.unreadable.len())
            .with("check", check);
        let catalogue = Catalogue::of(vault.settings.language);
        self.console.say(&catalogue.text(&unread));
    }
}

/// Which state of the notes a command speaks of.
#[derive(Debug, Clone, Copy, clap::Args)]
struct Truth {
    /// Read the notes as they are staged in git's index, not as they are on the disk
    #[arg(long)]
    staged: bool,
}

impl Truth {
    /// The notes as they are on the disk.
    const DISK: Self = Self { staged: false };
}

fn moment(text: &str) -> Result<Moment, String> {
    let moment = Moment::parse(text).map_err(|message| {
        Catalogue::of(Language::English).sentence(&message.with("field", "now"))
    })?;
    if moment.start(&TimeZone::UTC) == Timestamp::MAX {
        return Err("the last day that pm can use is 9999-12-30".to_owned());
    }
    Ok(moment)
}

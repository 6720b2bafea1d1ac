//! `pm watch`: check and index on every save.

mod human;
mod json;

use std::{collections::BTreeSet, mem::ManuallyDrop, path::PathBuf, time::Duration};

use clap::ValueEnum;

use super::{App, Outcome, Truth, check::summary, console::Console, here::View};
use crate::{
    diagnostic::{Diagnostic, Level},
    disk,
    failure::Failure,
    language::Catalogue,
    live::{Live, News, Notice},
    message::Message,
    report::{self, Report},
    session::{Session, Touched},
    watch::{Batch, Means, Watch},
};

/// How long it sleeps at most while page and chart wait for git to be done.
const GIT_SLEEP: Duration = Duration::from_secs(2);

/// How long the program sleeps at most: a vault that is unmounted raises no event, and a computer that slept has lost count
/// of the time.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);

/// Check the notes and write page and chart on every save, until Ctrl-C
///
/// Shows what is wrong once, then only findings that are new or cleared, levers that change their rank, and failures that have
/// cooled. docs/watch.md tells the events of `--format json`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Look at the files again and again, for disks that raise no events (network drives, some containers)
    #[arg(long)]
    poll: bool,
    /// How to show what is new
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Findings with their lines
    Human,
    /// `path:line:column: level[rule] message`
    Concise,
    /// An event a line, for editors
    Json,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let means = if self.poll {
            Means::Looking
        } else {
            Means::Events
        };
        let session = ManuallyDrop::into_inner(app.open_to_check(Truth::DISK)?);
        let mut watch = Watch::new(&session.root, means);
        watch.end_on_request()?;
        let mut screen = Screen {
            app,
            format: self.format,
            view: View::of(&session.root),
            has_line: false,
        };
        let (mut live, news) = Live::new(session, &mut |folders| watch.follow(folders))?;
        screen.start(&live, &news)?;
        loop {
            if let Some(reason) = watch.notice() {
                screen.tell(&live, &polling(&reason))?;
            }
            let batch = watch.next(sleep(&live));
            if batch.ends {
                screen.clear();
                return Ok(Outcome::Fine);
            }
            let attend: &mut dyn FnMut(&[PathBuf]) -> BTreeSet<String> =
                &mut |folders| watch.follow(folders);
            let news = if batch == Batch::default() {
                live.wake(attend)
            } else {
                let Batch {
                    paths, anything, ..
                } = batch;
                live.follow(Touched { paths, anything }, attend)
            };
            let news = news.inspect_err(|_| screen.clear())?;
            if let Some(news) = news {
                screen.show(&live, &news)?;
            }
        }
    }
}

/// How long nothing will happen by itself.
fn sleep(live: &Live) -> Duration {
    let longest = if live.waits_for_git() {
        GIT_SLEEP
    } else {
        LONGEST_SLEEP
    };
    let turn = live.next_turn().map(|turn| {
        let left = turn.duration_since(live.session().now);
        // Rounded up, so that it is not woken just before.
        Duration::try_from(left).unwrap_or_default() + Duration::from_millis(1)
    });
    turn.unwrap_or(longest).min(longest)
}

fn polling(reason: &str) -> String {
    format!("{reason}; from now on the files are looked at every two seconds")
}

/// Where the news goes.
struct Screen<'a> {
    app: &'a App,
    format: Format,
    view: View,
    /// Whether the last line of the terminal tells how things stand.
    has_line: bool,
}

impl Screen<'_> {
    /// Shows how things stand when the watch begins.
    fn start(&mut self, live: &Live, news: &News) -> Result<(), Failure> {
        if self.format == Format::Json {
            let started = json::started(self, live, news);
            return self.print(&started);
        }
        self.findings(live, &news.appeared)?;
        self.chatter(live, news);
        let root = &live.session().root;
        let watching = Message::new("watch-watching")
            .with("notes", live.session().vault.notes.len())
            .with("path", root.display().to_string());
        self.say(&Self::catalogue(live).text(&watching));
        self.stand(live);
        Ok(())
    }

    /// Shows what is new.
    fn show(&mut self, live: &Live, news: &News) -> Result<(), Failure> {
        if self.format == Format::Json {
            let changed = json::changed(self, live, news);
            return self.print(&changed);
        }
        if !news.has_any() {
            return Ok(());
        }
        self.findings(live, &news.appeared)?;
        let lines = human::lines(self, live, news);
        self.print(&lines)?;
        self.chatter(live, news);
        self.stand(live);
        Ok(())
    }

    /// Shows findings as `pm check` does.
    fn findings(&mut self, live: &Live, findings: &[Diagnostic]) -> Result<(), Failure> {
        let findings = self.heard(findings);
        let format = match self.format {
            Format::Human => report::Format::Human {
                width: Console::width(),
            },
            Format::Concise | Format::Json => report::Format::Concise,
        };
        let text = self.report(live, &findings, |report| report.render(format));
        self.print(&text)
    }

    /// The findings that are to be shown.
    fn heard(&self, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let heard = findings.iter().filter(|finding| self.hears(finding));
        heard.cloned().collect()
    }

    /// Whether a finding is to be shown.
    fn hears(&self, finding: &Diagnostic) -> bool {
        !self.app.console.quiet || finding.level == Level::Error
    }

    fn report<T>(
        &self,
        live: &Live,
        findings: &[Diagnostic],
        make: impl FnOnce(&Report<'_>) -> T,
    ) -> T {
        let session = live.session();
        make(&Report {
            findings,
            notes: session.vault.notes.len(),
            language: session.vault.settings.language,
            text: &|path| session.text(path),
            shown: &|path| self.view.path(path),
            here: &|words| self.app.console.here(words),
        })
    }

    /// Says what was written, and what could not be.
    fn chatter(&mut self, live: &Live, news: &News) {
        let catalogue = Self::catalogue(live);
        for path in &news.written {
            let wrote = Message::new("index-wrote").with("path", self.view.path(path));
            self.say(&catalogue.text(&wrote));
        }
        for notice in &news.notices {
            let told = self.told(live.session(), notice);
            self.clear();
            self.app.console.tell(&format!("pm: {told}"));
        }
    }

    /// A notice in words.
    fn told(&self, session: &Session, notice: &Notice) -> String {
        let shown = |path: &str| self.view.path(path);
        let config = shown(disk::CONFIG);
        match notice {
            Notice::Adrift => {
                format!("{config} is gone; nothing is checked or written until it is back")
            }
            Notice::Failed(failure) => failure.clone(),
            Notice::Back => format!("{config} can be read again"),
            Notice::NoPlace(no_place) => {
                no_place.told(&shown(&no_place.path), session.vault.settings.language)
            }
            Notice::Contested(path) => format!(
                "{}: another program keeps writing it; it is left alone until a note changes",
                shown(path)
            ),
            Notice::Underway(path) => format!(
                "git is in the middle of a rebase or the like: {} is left alone until that has ended",
                shown(path)
            ),
        }
    }

    /// Says something besides the news.
    fn tell(&mut self, live: &Live, told: &str) -> Result<(), Failure> {
        if self.format == Format::Json {
            return self.print(&json::notice(told));
        }
        self.clear();
        self.app.console.tell(&format!("pm: {told}"));
        if self.app.console.has_screen() {
            self.stand(live);
        }
        Ok(())
    }

    /// Says how many findings there are: in the last line of a terminal, which changes with them.
    fn stand(&mut self, live: &Live) {
        let notes = live.session().vault.notes.len();
        let told = summary(Self::catalogue(live), live.findings(), (notes, 0));
        if self.app.console.has_screen() {
            Console::draw(&told);
            self.has_line = true;
        } else {
            self.app.console.say(&told);
        }
    }

    fn print(&mut self, text: &str) -> Result<(), Failure> {
        if text.is_empty() {
            return Ok(());
        }
        self.clear();
        self.app.console.print(text)
    }

    fn say(&mut self, line: &str) {
        self.clear();
        self.app.console.say(line);
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.has_line) {
            Console::draw("");
        }
    }

    fn catalogue(live: &Live) -> &'static Catalogue {
        Catalogue::of(live.session().vault.settings.language)
    }
}

/// How many errors and warnings there are.
fn counts(live: &Live) -> [usize; 2] {
    [Level::Error, Level::Warning].map(|level| {
        let of_level = |finding: &&Diagnostic| finding.level == level;
        live.findings().iter().filter(of_level).count()
    })
}

//! `pm index`: the generated page and its chart.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::{App, Outcome, Truth, here::View};
use crate::{
    disk,
    failure::Failure,
    git::Repository,
    index,
    language::Catalogue,
    message::Message,
    publish::{self, Output},
    session::Session,
};

/// Write the page that ranks the levers of all notes, and its chart
///
/// What stands outside the marks of the page stays as it is. Files that are up to date are not touched.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write nothing: show what would change, and end with 1 where there is something
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    truth: Truth,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(self.truth)?;
        let outputs = self.outputs(&session)?;
        let view = View::of(&session.root);
        let catalogue = Catalogue::of(session.vault.settings.language);
        if self.check {
            let outcome = compare(app, (&view, catalogue), &outputs)?;
            if outcome == Outcome::Fine {
                app.console.say(&catalogue.word("index-current"));
            }
            app.say_unread(&session.vault, self.truth);
            return Ok(outcome);
        }
        for Output { path, .. } in outputs.iter().filter(|it| it.is_stale()) {
            disk::refuse_read_only(&session.root.join(path))?;
        }
        let mut wrote = false;
        for Output { path, new, .. } in &outputs {
            if disk::replace(&session.root, &session.root.join(path), new)? {
                let message = Message::new("index-wrote").with("path", view.path(path));
                app.console.say(&catalogue.text(&message));
                wrote = true;
            }
        }
        if !wrote {
            app.console.say(&catalogue.word("index-current"));
        }
        app.say_unread(&session.vault, self.truth);
        Ok(Outcome::Fine)
    }

    /// Page and chart. Nothing is written unless both have a place.
    fn outputs(&self, session: &Session) -> Result<[Output; 2], Failure> {
        let settings = &session.vault.settings;
        let rendered = index::render(&session.vault);
        let outputs = publish::outputs(settings, &rendered, self.old(session)?);
        outputs.map_err(|no_place| {
            let path = View::of(&session.root).path(&no_place.path);
            Failure::Refused(no_place.told(&path, settings.language))
        })
    }

    /// The old texts: those on the disk, where they are written; those in git's index, where what is staged is checked.
    fn old(&self, session: &Session) -> Result<[Option<String>; 2], Failure> {
        let settings = &session.vault.settings;
        if self.check && self.truth.staged {
            let repository = Repository::of(&session.root)?;
            let blobs = repository.staged(&session.root)?;
            let text = |path: &str| match repository.file(&blobs, path)? {
                Some((_, content)) => String::from_utf8(content).map(Some).map_err(|_| {
                    let path = View::of(&session.root).path(path);
                    Failure::Refused(format!(
                        "{path}: what is staged is not UTF-8; save it as UTF-8 and `git add` it"
                    ))
                }),
                None => Ok(None),
            };
            return Ok([text(&settings.index.page)?, text(&settings.index.chart)?]);
        }
        publish::on_disk(&session.root, settings)
    }
}

/// Shows how the files differ from what they should be: the page line by line, the chart as a whole.
fn compare(
    app: &App,
    (view, catalogue): (&View, &Catalogue),
    outputs: &[Output; 2],
) -> Result<Outcome, Failure> {
    let [page, chart] = outputs;
    if let Some(old) = stale(page) {
        app.console
            .print(&diff(&view.path(&page.path), &old, &unix(&page.new)))?;
    }
    let mut outcome = Outcome::Fine;
    for output in [page, chart] {
        let what = match (&output.old, stale(output)) {
            (None, _) => Message::new("index-missing"),
            (Some(_), Some(_)) => Message::new("index-stale"),
            (Some(_), None) => continue,
        };
        let what = what.with("path", view.path(&output.path));
        app.console.say(&catalogue.text(&what));
        outcome = Outcome::Findings;
    }
    Ok(outcome)
}

/// What is there, where it is another text than it should be. Line ends do not count: git may have changed them.
fn stale(output: &Output) -> Option<String> {
    let old = unix(output.old.as_ref()?);
    (old != unix(&output.new)).then_some(old)
}

/// The text with LF for every CRLF.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A unified diff with the colours that git gives it, without characters that could steer a terminal.
fn diff(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let plain = diff.unified_diff().header(path, path).to_string();
    let mut shown = String::with_capacity(plain.len());
    for line in plain.split_inclusive('\n') {
        let style = Style::new().fg_color(match line.as_bytes() {
            [b'+', ..] => Some(AnsiColor::Green.into()),
            [b'-', ..] => Some(AnsiColor::Red.into()),
            [b'@', ..] => Some(AnsiColor::Cyan.into()),
            _ => None,
        });
        let line = line
            .trim_end_matches('\n')
            .replace(|c: char| c.is_control() && c != '\t', "\u{fffd}");
        shown.extend([
            &style.render().to_string(),
            &*line,
            &style.render_reset().to_string(),
            "\n",
        ]);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_coloured_and_steers_nothing() {
        let diff = diff("index.md", "a\nb\n", "a\n\u{1b}c\n");
        assert_eq!(
            anstream::adapter::strip_str(&diff).to_string(),
            "--- index.md\n+++ index.md\n@@ -1,2 +1,2 @@\n a\n-b\n+\u{fffd}c\n"
        );
        assert!(diff.contains("\u{1b}[32m+\u{fffd}c\u{1b}[0m\n"));
    }
}

//! `pm index`: the generated page and its chart.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::{App, Outcome, Truth};
use crate::{
    disk,
    failure::Failure,
    index::{self, Problem, Rendered},
    language::Catalogue,
    session::Session,
    text::LineIndex,
};

/// Write the page that ranks the levers of all notes, and its chart
///
/// What stands outside the marks of the page stays as it is. Files that are true already are not touched.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write nothing: show what would change, and end with 1 where page or chart are not true
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    truth: Truth,
}

/// A generated file, as it is and as it should be.
struct Output {
    path: String,
    old: Option<String>,
    new: String,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open(self.truth)?;
        let outputs = outputs(&session)?;
        let prefix = App::prefix(&session.root);
        if self.check {
            return compare(app, &prefix, &outputs);
        }
        for Output { path, new, .. } in &outputs {
            if disk::replace(&session.root, &session.root.join(path), new)? {
                app.console.say(&format!("wrote {prefix}{path}"));
            }
        }
        Ok(Outcome::Fine)
    }
}

/// Page and chart. Nothing is written unless both have a place.
fn outputs(session: &Session) -> Result<[Output; 2], Failure> {
    let (root, settings) = (&session.root, &session.vault.settings);
    let Rendered { region, chart } = index::render(&session.vault);
    let (page_path, chart_path) = (&settings.index.page, &settings.index.chart);
    let old_page = disk::text(&root.join(page_path))?;
    let page = index::page(old_page.as_deref(), &region, settings.language)
        .map_err(|problem| refusal(session, old_page.as_deref(), &problem))?;
    let old_chart = disk::text(&root.join(chart_path))?;
    if old_chart
        .as_deref()
        .is_some_and(|old| !index::is_chart(old))
    {
        return Err(foreign(&root.join(chart_path)));
    }
    Ok([
        Output {
            path: page_path.clone(),
            old: old_page,
            new: page,
        },
        Output {
            path: chart_path.clone(),
            old: old_chart,
            new: chart,
        },
    ])
}

fn refusal(session: &Session, page: Option<&str>, problem: &Problem) -> Failure {
    let settings = &session.vault.settings;
    let catalogue = Catalogue::of(settings.language);
    let line = LineIndex::new(page.unwrap_or_default())
        .position(problem.span.start as usize)
        .line;
    let what = catalogue.text(&problem.message);
    let help = catalogue.help(&problem.message).unwrap_or_default();
    let path = format!("{}{}", App::prefix(&session.root), settings.index.page);
    Failure::Refused(format!("{path}:{line}: {what}; {help}"))
}

fn foreign(path: &Path) -> Failure {
    Failure::Refused(format!(
        "{}: not a chart of pm, so nothing was written; move it away, or name another file under `index: chart:` in pm.yaml",
        path.display()
    ))
}

/// Shows how the files differ from what they should be: the page line by line, the chart as a whole.
fn compare(app: &App, prefix: &str, outputs: &[Output; 2]) -> Result<Outcome, Failure> {
    let [page, chart] = outputs;
    if let Some(old) = page.stale() {
        app.console.print(&diff(
            &format!("{prefix}{}", page.path),
            &old,
            &unix(&page.new),
        ))?;
    }
    let mut outcome = Outcome::Fine;
    for output in [page, chart] {
        let what = match (&output.old, output.stale()) {
            (None, _) => "is missing",
            (Some(_), Some(_)) => "is not what the notes say",
            (Some(_), None) => continue,
        };
        app.console.say(&format!(
            "{prefix}{} {what}: `pm index` writes it",
            output.path
        ));
        outcome = Outcome::Findings;
    }
    Ok(outcome)
}

impl Output {
    /// What is there, where it is another text than it should be. Line ends do not count: git may have changed them.
    fn stale(&self) -> Option<String> {
        let old = unix(self.old.as_ref()?);
        (old != unix(&self.new)).then_some(old)
    }
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

//! Findings for people: the line, the caret, the help.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use super::{Report, plain};
use crate::{
    diagnostic::{Diagnostic, Level},
    message::Message,
    text::{LineIndex, Position, Span},
};

/// A finding over more lines than this shows its first lines only; labels farther away than this stand by themselves.
const MAX_LINES: usize = 6;

/// Longer excerpts, in bytes, are left out: nobody finds a place in them.
const MAX_EXCERPT: usize = 4096;

pub(super) fn render(report: &Report<'_>, width: usize) -> String {
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Unicode)
        .term_width(width);
    let mut out = String::new();
    for of_file in report.findings.chunk_by(|a, b| a.path == b.path) {
        let text = (report.text)(&of_file[0].path).unwrap_or_default();
        let lines = LineIndex::new(text);
        for finding in of_file {
            let parts = Parts::new(report, finding, (text, &lines));
            out.push_str(&renderer.render(&[parts.group()]));
            out.push_str("\n\n");
        }
    }
    out
}

/// Everything that the picture of one finding borrows from.
struct Parts<'a> {
    level: Level,
    /// The words for error or warning with the rule, for help, and for allowing it.
    names: [String; 3],
    message: String,
    help: Option<String>,
    /// How to allow it where it stands; only of findings that ask, since the answer may be a good one.
    allow: Option<String>,
    path: String,
    excerpts: Vec<Excerpt<'a>>,
}

/// Some lines of the text.
struct Excerpt<'a> {
    /// The lines; `None` where they are too long to show.
    lines: Option<&'a str>,
    /// Where the first mark starts.
    start: Position,
    /// The number of the first line that is shown.
    first: usize,
    /// What is marked in the lines, with its words; the finding's own mark stands first and has none.
    marks: Vec<(Range<usize>, String)>,
}

impl<'a> Parts<'a> {
    fn new(
        report: &Report<'a>,
        finding: &'a Diagnostic,
        (text, lines): (&'a str, &LineIndex<'a>),
    ) -> Self {
        let catalogue = report.catalogue();
        let name = match finding.level {
            Level::Error => "level-error",
            Level::Warning => "level-warning",
        };
        let labels = finding
            .labels
            .iter()
            .map(|label| (label.span, plain(&catalogue.text(&label.message))));
        let own = lines.line_of(finding.span.start as usize);
        let is_near = |(span, _): &(Span, String)| {
            lines.line_of(span.start as usize).abs_diff(own) <= MAX_LINES
        };
        let (near, far): (Vec<_>, Vec<_>) = labels.partition(is_near);
        let first = std::iter::once((finding.span, String::new()))
            .chain(near)
            .collect();
        let groups = std::iter::once(first).chain(far.into_iter().map(|label| vec![label]));
        let help = report.help(finding).map(|help| (report.here)(&help));
        let asks = help.as_ref().is_some_and(|help| help.ends_with('?'));
        let help_name = if asks { "level-question" } else { "level-help" };
        // A colon follows each, which French parts from the word before it.
        let title = Message::new("level-of-rule")
            .with("level", catalogue.word(name))
            .with("rule", finding.rule);
        let [help_name, allow_name] = [help_name, "level-allow"].map(|name| catalogue.word(name));
        Self {
            level: finding.level,
            names: [catalogue.text(&title), help_name, allow_name],
            message: report.message(finding),
            help,
            allow: asks.then(|| {
                let comment = Message::new("allow-here").with("rule", finding.rule);
                catalogue.text(&comment)
            }),
            path: report.path(finding),
            excerpts: groups
                .map(|spans| Excerpt::new(text, lines, spans))
                .collect(),
        }
    }

    fn group(&self) -> Group<'_> {
        let [name, help_name, allow_name] = &self.names;
        let title = match self.level {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
        };
        let title = title
            .with_name(name.as_str())
            .primary_title(self.message.as_str());
        let mut group = Group::with_title(title);
        for excerpt in &self.excerpts {
            let Some(lines) = excerpt.lines else {
                let Position { line, column } = excerpt.start;
                group = group.element(
                    Origin::path(self.path.as_str())
                        .line(line)
                        .char_column(column),
                );
                continue;
            };
            let marks = excerpt.marks.iter().map(|(range, words)| {
                let kind = if words.is_empty() {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                kind.span(range.clone())
                    .label(Some(words.as_str()).filter(|words| !words.is_empty()))
            });
            let snippet = Snippet::source(lines)
                .line_start(excerpt.first)
                .path(self.path.as_str());
            group = group.element(snippet.annotations(marks));
        }
        let help = self.help.iter().map(|help| (help_name, help));
        let allow = self.allow.iter().map(|allow| (allow_name, allow));
        for (name, text) in help.chain(allow) {
            group = group.element(Title::HELP.with_name(name.as_str()).message(text.as_str()));
        }
        group
    }
}

impl<'a> Excerpt<'a> {
    /// The whole lines that hold the spans, of which there is one at least.
    fn new(text: &'a str, lines: &LineIndex<'a>, spans: Vec<(Span, String)>) -> Self {
        let line = |byte: u32| lines.line_of(byte as usize);
        let last_of = |span: &Span| line(span.end).min(line(span.start) + MAX_LINES - 1);
        let first = spans
            .iter()
            .map(|(span, _)| line(span.start))
            .min()
            .unwrap_or(1);
        let last = spans
            .iter()
            .map(|(span, _)| last_of(span))
            .max()
            .unwrap_or(first);
        let shown = lines.line(first).to(lines.line(last));
        Self {
            lines: (shown.len() <= MAX_EXCERPT).then(|| shown.of(text)),
            start: lines.position(spans.first().map_or(0, |(span, _)| span.start as usize)),
            first,
            marks: spans
                .into_iter()
                .map(|(span, words)| (inside(text, span, shown), words))
                .collect(),
        }
    }
}

/// The part of a span that is shown, counted from where the excerpt starts.
fn inside(text: &str, span: Span, shown: Span) -> Range<usize> {
    let clamp = |byte: u32| (byte.clamp(shown.start, shown.end) - shown.start) as usize;
    let (start, mut end) = (clamp(span.start), clamp(span.end));
    // The blanks and line ends at its end say nothing.
    end = start + shown.of(text)[start..end.max(start)].trim_end().len();
    start..end
}

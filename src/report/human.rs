//! Findings for people: the line, the caret, the help.

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle,
};

use super::{Report, placed, plain};
use crate::{
    diagnostic::{Diagnostic, Level},
    text::{LineIndex, Span},
};

/// A finding over more lines than this shows its first lines only.
const MAX_LINES: usize = 6;

pub(super) fn render(report: &Report<'_>, width: usize) -> String {
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Unicode)
        .term_width(width);
    let mut out = String::new();
    for placed in placed(report) {
        let parts = Parts::new(report, placed.finding);
        out.push_str(&renderer.render(&[parts.group()]));
        out.push_str("\n\n");
    }
    out
}

/// Everything that the picture of one finding borrows from.
struct Parts<'a> {
    level: Level,
    /// The words for error or warning, and for help.
    names: [String; 2],
    rule: &'a str,
    message: String,
    help: Option<String>,
    path: String,
    /// The lines that are shown, the number of the first one, and the marked parts with their words.
    excerpt: &'a str,
    first_line: usize,
    marks: Vec<(std::ops::Range<usize>, String)>,
}

impl<'a> Parts<'a> {
    fn new(report: &Report<'a>, finding: &'a Diagnostic) -> Self {
        let catalogue = report.catalogue();
        let name = match finding.level {
            Level::Error => "level-error",
            Level::Warning => "level-warning",
        };
        let text = (report.text)(&finding.path).unwrap_or_default();
        let labels = finding
            .labels
            .iter()
            .map(|label| (label.span, plain(&catalogue.text(&label.message))));
        let spans: Vec<(Span, String)> = std::iter::once((finding.span, String::new()))
            .chain(labels)
            .collect();
        let (shown, first_line) = excerpt(text, &spans);
        let marks = spans
            .into_iter()
            .map(|(span, words)| (inside(text, span, shown), words))
            .collect();
        Self {
            level: finding.level,
            names: [catalogue.word(name), catalogue.word("level-help")],
            rule: finding.rule,
            message: report.message(finding),
            help: report.help(finding),
            path: report.path(finding),
            excerpt: shown.of(text),
            first_line,
            marks,
        }
    }

    fn group(&self) -> Group<'_> {
        let [name, help_name] = &self.names;
        let title = match self.level {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
        };
        let title = title
            .with_name(name.as_str())
            .primary_title(self.message.as_str())
            .id(self.rule);
        let mut snippet = Snippet::source(self.excerpt)
            .line_start(self.first_line)
            .path(self.path.as_str());
        for (at, (range, words)) in self.marks.iter().enumerate() {
            let kind = if at == 0 {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = Some(words.as_str()).filter(|words| !words.is_empty());
            snippet = snippet.annotation(kind.span(range.clone()).label(label));
        }
        let group = Group::with_title(title).element(snippet);
        match &self.help {
            Some(help) => group.element(
                Title::HELP
                    .with_name(help_name.as_str())
                    .message(help.as_str()),
            ),
            None => group,
        }
    }
}

/// The whole lines that hold the spans, and the number of the first one.
fn excerpt(text: &str, spans: &[(Span, String)]) -> (Span, usize) {
    let lines = LineIndex::new(text);
    let line = |byte: u32| lines.position(byte as usize).line;
    let primary = spans[0].0;
    let first = spans
        .iter()
        .map(|(span, _)| line(span.start))
        .min()
        .unwrap_or(1);
    let last_of = |span: &Span| line(span.end).min(line(span.start) + MAX_LINES - 1);
    let last = spans
        .iter()
        .map(|(span, _)| last_of(span))
        .max()
        .unwrap_or(first)
        .max(last_of(&primary));
    let mut shown = lines.line(first).to(lines.line(last));
    if shown.of(text).starts_with('\u{feff}') {
        shown.start += 3;
    }
    (shown, first)
}

/// The part of a span that is shown, counted from where the excerpt starts.
fn inside(text: &str, span: Span, shown: Span) -> std::ops::Range<usize> {
    let clamp = |byte: u32| (byte.clamp(shown.start, shown.end) - shown.start) as usize;
    let (start, mut end) = (clamp(span.start), clamp(span.end));
    // The blanks and line ends at its end say nothing.
    end = start + shown.of(text)[start..end.max(start)].trim_end().len();
    start..end
}

//! GitHub's workflow commands: `::error file=…,line=…::message`.

use std::fmt::Write;

use super::{Placed, Report, placed};

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for Placed {
        finding,
        start,
        end,
    } in placed(report)
    {
        let level = finding.level.name();
        let file = property(&(report.shown)(&finding.path));
        let mut message = report.message(finding);
        if let Some(help) = report.help(finding) {
            message.push('\n');
            message.push_str(&help);
        }
        let _ = write!(
            out,
            "::{level} file={file},line={},endLine={}",
            start.line, end.line
        );
        // GitHub refuses columns of a range over several lines.
        if start.line == end.line {
            let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
        }
        let _ = writeln!(
            out,
            ",title={}::{}",
            property(&format!("pm: {}", finding.rule)),
            data(&message)
        );
    }
    out
}

/// The escapes of a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The escapes of a command's properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

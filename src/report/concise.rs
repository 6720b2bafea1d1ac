//! One line a finding: `path:line:column: level[rule] message`, which editors and `grep` understand.

use std::fmt::Write;

use super::{Placed, Report, placed};

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for Placed { finding, start, .. } in placed(report) {
        let (path, message) = (report.path(finding), report.message(finding));
        let (line, column, level) = (start.line, start.column, finding.level.name());
        let _ = writeln!(
            out,
            "{path}:{line}:{column}: {level}[{}] {message}",
            finding.rule
        );
    }
    out
}

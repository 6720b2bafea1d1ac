//! Findings as JSON, for other programs. Fields are only ever added.

use serde::Serialize;

use super::{Placed, Report, placed};
use crate::diagnostic::Level;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// One finding, for other programs.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    rule: &'a str,
    level: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: Option<String>,
}

pub(super) fn findings<'a>(report: &Report<'a>) -> Vec<Finding<'a>> {
    let catalogue = report.catalogue();
    let findings = placed(report).into_iter().map(
        |Placed {
             finding,
             start,
             end,
         }| Finding {
            rule: finding.rule,
            level: finding.level.name(),
            path: &finding.path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: catalogue.text(&finding.message),
            help: catalogue.help(&finding.message),
        },
    );
    findings.collect()
}

pub(super) fn render(report: &Report<'_>) -> String {
    let count = |level| {
        report
            .findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    };
    let document = Document {
        version: 1,
        findings: findings(report),
        errors: count(Level::Error),
        warnings: count(Level::Warning),
        notes: report.notes,
    };
    crate::json::document(&document)
}

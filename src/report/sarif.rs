//! SARIF 2.1.0, which code scanning services read (OASIS, 2020).

use serde_json::{Value, json};

use super::{Placed, Report, placed};
use crate::{
    diagnostic::Level,
    rules::{ALL, Rule},
};

pub(super) fn render(report: &Report<'_>) -> String {
    let results: Vec<Value> = placed(report)
        .iter()
        .map(|placed| result(report, placed))
        .collect();
    let rules: Vec<Value> = ALL.iter().map(rule).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "pm", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    crate::json::document(&document)
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.docs.trim(), "markdown": rule.docs.trim() },
        "defaultConfiguration": {
            "enabled": rule.level.is_some(),
            "level": rule.level.unwrap_or(Level::Warning).name(),
        },
    })
}

fn result(report: &Report<'_>, placed: &Placed<'_>) -> Value {
    let Placed {
        finding,
        start,
        end,
    } = placed;
    let message = report.message(finding);
    let text = match report.help(finding) {
        Some(help) => format!("{message}\n{help}"),
        None => message,
    };
    json!({
        "ruleId": finding.rule,
        "ruleIndex": ALL.iter().position(|rule| rule.name == finding.rule),
        "level": finding.level.name(),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": &*crate::text::percent_encode(&(report.shown)(&finding.path)) },
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                },
            },
        }],
    })
}

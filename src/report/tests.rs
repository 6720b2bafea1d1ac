//! The same three findings in every format.

use super::*;
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    text::Span,
};

const TEXT: &str = "\u{feff}---\r\ntitle: 100 prospects, zéro\u{1b}[31m client\r\nfailed_at: 28/02/2026\r\n---\r\n";

fn finding(rule: &'static str, level: Level, words: &str) -> Diagnostic {
    let start = TEXT.find(words).unwrap();
    Diagnostic {
        rule,
        level,
        path: "post-mortems/é, 1%.md".into(),
        span: Span::new(start, start + words.len()),
        message: Message::new("missing-field")
            .with("field", "hours")
            .with("line", "hours:")
            .with("kind", "x\u{1b}[0my"),
        labels: Vec::new(),
        fix: None,
    }
}

fn render(format: Format, language: Language) -> String {
    let mut second = finding("invalid-field", Level::Error, "28/02/2026");
    let first = finding("missing-field", Level::Warning, "prospects");
    second.labels.push(Label {
        span: first.span,
        message: Message::new("level-help"),
    });
    let findings = [first, second];
    let text = |_: &str| Some(TEXT);
    let shown = |path: &str| format!("vault/{path}");
    Report {
        findings: &findings,
        notes: 3,
        language,
        text: &text,
        shown: &shown,
        here: &str::to_owned,
    }
    .render(format)
}

#[test]
fn concise_is_a_line_a_finding() {
    let lines = render(Format::Concise, Language::English);
    let expected = "vault/post-mortems/é, 1%.md:2:12: warning[missing-field] a x\u{fffd}[0my needs `hours`\n\
                    vault/post-mortems/é, 1%.md:3:12: error[invalid-field] a x\u{fffd}[0my needs `hours`\n";
    assert_eq!(lines, expected);
}

#[test]
fn json_has_the_documented_shape() {
    let document: serde_json::Value =
        serde_json::from_str(&render(Format::Json, Language::English)).unwrap();
    assert_eq!(document["version"], 1);
    assert_eq!(
        (
            &document["errors"],
            &document["warnings"],
            &document["notes"]
        ),
        (&1.into(), &1.into(), &3.into())
    );
    let first = &document["findings"][0];
    assert_eq!(first["path"], "post-mortems/é, 1%.md");
    let numbers =
        ["line", "column", "end_line", "end_column"].map(|key| first[key].as_u64().unwrap());
    assert_eq!(numbers, [2, 12, 2, 21]);
    assert_eq!(first["level"], "warning");
    assert_eq!(first["help"], "add `hours:` to the front matter");
}

#[test]
fn github_commands_are_escaped() {
    let lines = render(Format::Github, Language::English);
    let first = lines.lines().next().unwrap();
    let expected = "::warning file=vault/post-mortems/é%2C 1%25.md,line=2,endLine=2,col=12,endColumn=21,\
                    title=pm%3A missing-field::a x\u{fffd}[0my needs `hours`%0Aadd `hours:` to the front matter";
    assert_eq!(first, expected);
}

#[test]
fn sarif_places_results_by_code_points() {
    let document: serde_json::Value =
        serde_json::from_str(&render(Format::Sarif, Language::English)).unwrap();
    let run = &document["runs"][0];
    assert_eq!(
        (&document["version"], &run["columnKind"]),
        (&"2.1.0".into(), &"unicodeCodePoints".into())
    );
    let result = &run["results"][1];
    let rule = result["ruleIndex"]
        .as_u64()
        .and_then(|at| usize::try_from(at).ok())
        .unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "vault/post-mortems/%C3%A9%2C%201%25.md"
    );
    assert_eq!(place["region"]["startColumn"], 12);
}

#[test]
fn people_see_the_line_the_caret_and_the_help() {
    let text =
        anstream::adapter::strip_str(&render(Format::Human { width: 100 }, Language::French))
            .to_string();
    for words in [
        "avertissement[missing-field]\u{a0}: ",
        "erreur[invalid-field]\u{a0}: ",
        "vault/post-mortems/é, 1%.md:3:12",
        "━━━━━━━━━━",
        "aide\u{a0}: ajoutez",
        "2 │ title",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(
        !text.contains('\u{1b}') && !text.contains('\u{feff}') && !text.contains('\r'),
        "{text:?}"
    );
}

#[test]
fn no_findings_are_no_text() {
    let (text, shown) = (|_: &str| None, |path: &str| path.to_owned());
    let report = Report {
        findings: &[],
        notes: 0,
        language: Language::English,
        text: &text,
        shown: &shown,
        here: &str::to_owned,
    };
    assert_eq!(
        report.render(Format::Human { width: 80 })
            + &report.render(Format::Concise)
            + &report.render(Format::Github),
        ""
    );
}

#[test]
fn labels_far_away_and_endless_lines_do_not_fill_the_picture() {
    let text = format!("a: 1\n{}b: 1\n{}", "x: 1\n".repeat(500), "y".repeat(10_000));
    let place = |words: &str| Span::new(text.find(words).unwrap(), text.find(words).unwrap() + 1);
    let mut far = Diagnostic {
        span: place("b"),
        ..finding("duplicate-key", Level::Error, "title")
    };
    far.labels.push(Label {
        span: place("a"),
        message: Message::new("level-help"),
    });
    let long = Diagnostic {
        span: Span::at(text.len()),
        ..finding("invalid-field", Level::Error, "title")
    };
    let (texts, shown) = (|_: &str| Some(&*text), |path: &str| path.to_owned());
    let report = Report {
        findings: &[far, long],
        notes: 1,
        language: Language::English,
        text: &texts,
        shown: &shown,
        here: &str::to_owned,
    };
    let picture =
        anstream::adapter::strip_str(&report.render(Format::Human { width: 80 })).to_string();
    assert!(
        picture.contains("a: 1") && picture.contains("b: 1") && !picture.contains("x: 1"),
        "{picture}"
    );
    assert!(
        picture.contains(":503:10001") && !picture.contains("yyy"),
        "{picture}"
    );
}

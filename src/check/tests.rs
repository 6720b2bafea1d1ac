//! Levels, permissions and the order of findings.

use super::*;
use crate::{
    schema::Kind,
    settings::{Adoption, Origin},
};

const NOW: &str = "2026-06-30T12:00:00Z";

fn findings(settings: Settings, texts: &[(&str, &str)]) -> Vec<Diagnostic> {
    let vault = Vault::of_texts(settings, texts.iter().copied());
    check(&vault, NOW.parse().unwrap())
}

/// Rule, level and marked text of every finding.
fn found(settings: Settings, texts: &[(&str, &str)]) -> Vec<(&'static str, Level, String)> {
    let found = findings(settings, texts);
    let marked = |finding: &Diagnostic| {
        let (_, text) = texts
            .iter()
            .find(|(path, _)| **path == *finding.path)
            .unwrap();
        finding.span.of(text).to_owned()
    };
    found
        .iter()
        .map(|finding| (finding.rule, finding.level, marked(finding)))
        .collect()
}

fn cooling(fields: &str, body: &str) -> String {
    format!("---\ntype: postmortem\ntitle: T\nstatus: cooling\n{fields}---\n\n{body}\n")
}

fn found_in_one(settings: Settings, text: &str) -> Vec<(&'static str, String)> {
    let found = found(settings, &[("a.md", text)]);
    found
        .into_iter()
        .map(|(rule, _, marked)| (rule, marked))
        .collect()
}

#[test]
fn a_permission_takes_a_rules_findings_away_everywhere_in_its_note() {
    let allowed = cooling(
        "failed_at: yesterday\nhours: 7,5\n",
        "<!-- pm: allow invalid-field an import -->",
    );
    assert_eq!(found_in_one(Settings::default(), &allowed), []);
    let other = cooling("failed_at: yesterday\n", "");
    let found = findings(Settings::default(), &[("a.md", &allowed), ("b.md", &other)]);
    let places: Vec<_> = found
        .iter()
        .map(|finding| (&*finding.path, finding.rule))
        .collect();
    assert_eq!(places, [("b.md", "invalid-field")]);
}

#[test]
fn a_permission_that_does_not_count_takes_nothing_away() {
    for (comment, marked) in [
        (
            "<!-- pm: allow invalid-field -->",
            "<!-- pm: allow invalid-field -->",
        ),
        ("<!-- pm: allow invalid-fild an import -->", "invalid-fild"),
        ("<!-- pm: allow -->", "<!-- pm: allow -->"),
    ] {
        let text = cooling("failed_at: yesterday\n", comment);
        assert_eq!(
            found_in_one(Settings::default(), &text),
            [
                ("invalid-field", "yesterday".to_owned()),
                ("unused-allow", marked.to_owned()),
            ],
            "{comment}"
        );
    }
}

#[test]
fn a_permission_for_nothing_is_a_finding_that_can_be_allowed() {
    let good = "failed_at: 2026-02-28\n";
    let idle = "<!-- pm: allow invalid-field an import -->";
    assert_eq!(
        found_in_one(Settings::default(), &cooling(good, idle)),
        [("unused-allow", idle.to_owned())]
    );
    let own = "<!-- pm: allow unused-allow the import comes back -->";
    let both = cooling(good, &format!("{idle}\n\n{own}"));
    assert_eq!(found_in_one(Settings::default(), &both), []);
    assert_eq!(
        found_in_one(Settings::default(), &cooling(good, own)),
        [("unused-allow", own.to_owned())]
    );
}

#[test]
fn a_permission_for_a_rule_that_is_off_is_not_judged() {
    let settings = |rule| Settings {
        rules: vec![(rule, None)],
        ..Settings::default()
    };
    let text = cooling(
        "failed_at: yesterday\n",
        "<!-- pm: allow invalid-field an import -->",
    );
    assert_eq!(found_in_one(settings("invalid-field"), &text), []);
    let idle = cooling(
        "failed_at: 2026-02-28\n",
        "<!-- pm: allow invalid-field an import -->",
    );
    assert_eq!(found_in_one(settings("unused-allow"), &idle), []);
}

#[test]
fn adopted_notes_have_no_errors_and_no_fixes() {
    let settings = Settings {
        adopt: vec![Adoption {
            files: crate::value::Globs::parse(["incidents/**"]).unwrap(),
            kind: Kind::Postmortem,
            fields: vec![("failed_at", Origin::Key("date".to_owned()))],
            values: Vec::new(),
            default: Vec::new(),
        }],
        ..Settings::default()
    };
    let texts = [
        ("incidents/a.md", "---\ndate: yesterday\n---\n"),
        ("b.md", &cooling("failed_at: yesterday\n", "")),
    ];
    assert_eq!(
        found(settings, &texts),
        [
            ("invalid-field", Level::Error, "yesterday".to_owned()),
            ("invalid-field", Level::Warning, "yesterday".to_owned()),
        ]
    );
}

#[test]
fn the_order_is_that_of_paths_and_places_whatever_the_threads() {
    let bad = cooling("hours: x\nfailed_at: y\nmoney: z\n", "");
    let paths: Vec<String> = (0..200)
        .map(|at| format!("{:03}.md", at * 7 % 200))
        .collect();
    let texts: Vec<(&str, &str)> = paths
        .iter()
        .map(|path| (path.as_str(), bad.as_str()))
        .collect();
    let of_threads = |count| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
        pool.unwrap()
            .install(|| findings(Settings::default(), &texts))
    };
    let one = of_threads(1);
    assert_eq!(one.len(), 600);
    assert!(one.is_sorted_by_key(|finding| (finding.path.clone(), finding.span)));
    assert_eq!(one, of_threads(4));
}

//! Levels, permissions and the order of findings.

use proptest::prelude::*;

use super::*;
use crate::{
    schema::Kind,
    settings::{Adoption, Origin},
    text::apply,
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

#[test]
fn a_rule_takes_some_less_seriously_unless_the_settings_give_it_a_level() {
    let hot = cooling("failed_at: 2026-06-30\n", "## Choices\n\nI signed.");
    let dated = cooling("failed_at: 2026-06-26\nanalysed_at: 2026-06-27\n", "");
    let rule = "analysis-too-early";
    let levels = |setting: Option<LevelSetting>| {
        let mut settings = Settings::default();
        settings
            .rules
            .extend(setting.map(|level| (rule, Some(level))));
        let found = found(settings, &[("a.md", &hot), ("b.md", &dated)]);
        let marked = found.iter().map(|(_, _, marked)| marked.as_str());
        assert_eq!(marked.collect::<Vec<_>>(), ["## Choices", "2026-06-27"]);
        found.iter().map(|(_, level, _)| *level).collect::<Vec<_>>()
    };
    assert_eq!(levels(None), [Level::Warning, Level::Error]);
    assert_eq!(levels(Some(LevelSetting::Warning)), [Level::Warning; 2]);
    assert_eq!(levels(Some(LevelSetting::Error)), [Level::Error; 2]);
}

/// Pieces of notes, good and bad, in any order.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(---\r?\n|\\.\\.\\.\n|\u{feff})",
        "type: (postmortem|lever|guardrail|bet)\r?\n",
        "status: (cooling|analysed|systemised|validated|testing|retired|running|ended)\n",
        "(failed_at|analysed_at|since|until|starts|due|ended): 20[0-9]{2}-(0[1-9]|1[0-2])(-[0-3][0-9])?\n",
        "(levers|aliases|expects|guardrails): \\[('\\[\\[)?[aé](\\]\\]')?( 60%)?, b 70%, c\\]\n",
        "(bet|relapses): [abc]( failed)?\n",
        "kind: (checklist|design)\n",
        "(title|reason|judgement|metric|success_if): (x|'>= 0'|\\[\\]|é \\# x)\r?\n",
        "(money|hours|max_money|max_hours): [0-9]{1,15}(\\.5)?\n",
        "(baseline|result|target): [0-9]{1,9}(/[0-9]{1,9}|%)\n",
        "(basis|better): (guess|higher|lower)\n",
        "trials: \\[20[0-9]{2}-01 [0-9]/[1-9]( x)?\\]\n",
        "#{1,3} (Facts|Les choix|Rule|La check-list|Hypothesis|Appris|É)\r?\n",
        "(\n|x\n|- \\[ \\]\n|```\n|<!--|-->|%%|> )",
        "(!?\\[x\\]\\([ab./é%20#]{0,8}\\)|\\[\\[[ab/|#\\\\]{0,6}\\]\\])\n",
        "<!-- pm: allow (broken-link|x|missing-section)?( why)? -->\n",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn places_lie_in_the_text_and_fixes_fit(
        texts in proptest::collection::vec(texts(), 1..4),
        headed in any::<bool>(),
    ) {
        let head = if headed { "---\ntype: bet\nstatus: ended\n" } else { "" };
        let files: Vec<(String, String)> = texts
            .iter()
            .zip(["bets/a.md", "levers/b.md", "A.md"])
            .map(|(text, path)| (path.to_owned(), format!("{head}{text}")))
            .collect();
        let texts: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        for finding in findings(Settings::default(), &texts) {
            let (_, text) = texts.iter().find(|(path, _)| **path == *finding.path).unwrap();
            let labels = finding.labels.iter().map(|label| label.span);
            for span in labels.chain([finding.span]) {
                prop_assert!(text.get(span.range()).is_some(), "{finding:?}");
            }
            if let Some(fix) = &finding.fix {
                prop_assert!(apply(text, &fix.edits).is_some(), "{finding:?}");
            }
        }
    }
}

//! Every key of `pm.yaml`, right and wrong.

use super::*;
use crate::{
    diagnostic::Level,
    language::Catalogue,
    schema::{Kind, Status},
    settings::{Origin, RequiredSection},
    text::LineIndex,
};

fn config(text: &str) -> Config {
    read(Source::new("pm.yaml", text))
}

fn settings(text: &str) -> Settings {
    let config = config(text);
    assert_eq!(config.findings, [], "{text}");
    config.settings
}

/// Every finding as its place, the text there, and the English words.
fn findings(text: &str) -> Vec<String> {
    let english = Catalogue::of(Language::English);
    let lines = LineIndex::new(text);
    let show = |finding: &Diagnostic| {
        assert_eq!(
            (finding.rule, finding.level),
            ("invalid-config", Level::Error)
        );
        assert_eq!(&*finding.path, "pm.yaml");
        assert!(english.help(&finding.message).is_some(), "{text}");
        let place = lines.position(finding.span.start as usize);
        let at = finding.span.of(text);
        let said = english.text(&finding.message);
        format!("{}:{} {at}: {said}", place.line, place.column)
    };
    config(text).findings.iter().map(show).collect()
}

const EXAMPLE: &str = r#"
language: fr
timezone: Europe/Paris
cooling: 72h
vital: 75
currency: CHF
hour: 62.5
folders:
  postmortem: post-mortems/
  lever: ./leviers
index: { page: pages/index.md, chart: pages/pareto.svg, notes: 20, commit: default-branch }
areas: [vente, produit]
ignore: ["archive/**"]
rules: { invalid-field: off, missing-field: warning }
headings: { facts: ["Contexte", "Situation"] }
sections: { postmortem: { analysed: ["Impact client"] } }
adopt:
  - files: "incidents/**"
    type: postmortem
    fields: { failed_at: date, levers: affected, hours: [date, resolvedWhen] }
    values: { status: { Complete: analysed }, levers: { WWW: site } }
    default: { status: analysed }
"#;

#[test]
fn every_key_is_read() {
    let settings = settings(EXAMPLE);
    assert_eq!(settings.language, Language::French);
    assert_eq!(settings.timezone.iana_name(), Some("Europe/Paris"));
    assert_eq!(settings.cooling, Period::hours(72));
    assert_eq!(settings.vital, Percent::from_integer(75));
    assert_eq!(settings.currency, "CHF");
    assert_eq!(settings.hour, Amount::parse("62.5").unwrap());
    let folders = [Kind::Postmortem, Kind::Lever, Kind::Guardrail, Kind::Bet];
    assert_eq!(
        folders.map(|kind| settings.folders.of(kind)),
        ["post-mortems", "leviers", "garde-fous", "paris"]
    );
    assert_eq!(settings.index.page, "pages/index.md");
    assert_eq!(settings.index.chart, "pages/pareto.svg");
    assert_eq!(settings.index.notes, 20);
    assert_eq!(settings.index.commit, IndexCommit::DefaultBranch);
    assert_eq!(settings.areas, ["vente", "produit"]);
    assert!(settings.ignore.hold("archive/a.md") && !settings.ignore.hold("a.md"));
    assert_eq!(
        settings.rules,
        [
            ("invalid-field", None),
            ("missing-field", Some(LevelSetting::Warning))
        ]
    );
    let headings = ["Contexte", "Situation"].map(|heading| ("facts", heading.to_owned()));
    assert_eq!(settings.headings, headings);
    let required = RequiredSection {
        kind: Kind::Postmortem,
        from: Status::Analysed,
        heading: "Impact client".to_owned(),
    };
    assert_eq!(settings.sections, [required]);
    let [adoption] = &settings.adopt[..] else {
        unreachable!("one entry");
    };
    assert!(adoption.files.hold("incidents/2020/a.md") && !adoption.files.hold("a.md"));
    assert_eq!(adoption.kind, Kind::Postmortem);
    let key = |key: &str| Origin::Key(key.to_owned());
    let span = Origin::Between("date".to_owned(), "resolvedWhen".to_owned());
    assert_eq!(
        adoption.fields,
        [
            ("failed_at", key("date")),
            ("levers", key("affected")),
            ("hours", span)
        ]
    );
    let word = |field, theirs: &str, ours: &str| (field, theirs.to_owned(), ours.to_owned());
    assert_eq!(
        adoption.values,
        [
            word("status", "Complete", "analysed"),
            word("levers", "WWW", "site")
        ]
    );
    assert_eq!(adoption.default, [("status", "analysed".to_owned())]);
}

#[test]
fn nothing_said_leaves_the_defaults() {
    for text in [
        "",
        "\u{feff}",
        "# only a comment\n",
        "---\n",
        "language:\nhour: ~\nindex: {page: }\nadopt: []\nignore:\n  -\n",
    ] {
        let read = settings(text);
        assert_eq!(read.language, Language::English, "{text:?}");
        assert_eq!(read.folders.lever, "levers");
        assert_eq!(read.index.page, "index.md");
        assert!(read.adopt.is_empty());
    }
}

#[test]
fn the_other_defaults_follow_the_language() {
    for text in [
        "language: fr",
        "\u{feff}language: fr\r\n",
        "---\nhour: 40\nlanguage: \"fr\"\n...\n",
    ] {
        assert_eq!(settings(text).folders.bet, "paris", "{text:?}");
    }
    // Also where something else is wrong: the findings speak that language.
    let config = config("language: fr\nvital: @\n");
    assert_eq!(config.settings.language, Language::French);
    assert_eq!(config.findings.len(), 1);
}

#[test]
fn one_value_stands_for_a_list_of_one() {
    let read = settings(
        "areas: vente\nignore: archive\nheadings: {facts: Contexte}\nadopt: {files: a.md, type: bet}",
    );
    assert_eq!(read.areas, ["vente"]);
    assert!(read.ignore.hold("archive/a.md"));
    assert_eq!(read.headings.len(), 1);
    assert_eq!(read.adopt[0].kind, Kind::Bet);
}

/// Text of `pm.yaml`, and what is said of it.
const MISTAKES: &[(&str, &str)] = &[
    ("langage: fr", "1:1 langage: `pm.yaml` has no key `langage`"),
    (
        "\u{feff}langage: fr",
        "1:1 langage: `pm.yaml` has no key `langage`",
    ),
    (
        "hour: 1\r\nxyz: 1\r\n",
        "2:1 xyz: `pm.yaml` has no key `xyz`",
    ),
    ("language: FR", "1:11 FR: `language` cannot be `FR`"),
    (
        "language: [fr]",
        "1:11 [fr]: `language` holds a list or a mapping where one value belongs",
    ),
    (
        "timezone: Paris",
        "1:11 Paris: `timezone` is not a time zone: `Paris`",
    ),
    (
        "timezone: \"\"",
        "1:11 \"\": `timezone` is not a time zone: ``",
    ),
    (
        "cooling: 48",
        "1:10 48: `cooling` is not a length of time: `48`",
    ),
    (
        "cooling: 2 jours",
        "1:10 2 jours: `cooling` is a length of time in a form that is not read: `2 jours`",
    ),
    ("vital: 120", "1:8 120: `vital` is above 100%: `120`"),
    (
        "vital: 0",
        "1:8 0: `vital` is zero, so that nothing would be vital: `0`",
    ),
    (
        "currency: \"\"",
        "1:11 \"\": `currency` is not a currency: ``",
    ),
    (
        "currency: |\n  E\n  U",
        "1:11 |\n  E\n  U: `currency` is not a currency: `E…`",
    ),
    (
        "hour: 7,5",
        "1:7 7,5: `hour` is a number in a form that is not read: `7,5`",
    ),
    ("hour: -1", "1:7 -1: `hour` is below zero: `-1`"),
    (
        "folders: notes",
        "1:10 notes: `folders` has a value where keys belong",
    ),
    (
        "folders: [a, b]",
        "1:10 [a, b]: `folders` has a value where keys belong",
    ),
    (
        "folders: {levers: x}",
        "1:11 levers: `folders` has no key `levers`",
    ),
    (
        "index: {pages: x.md}",
        "1:9 pages: `index` has no key `pages`",
    ),
    (
        "index: {notes: -1}",
        "1:16 -1: `notes` is not a whole number: `-1`",
    ),
    (
        "index: {notes: +1}",
        "1:16 +1: `notes` is not a whole number: `+1`",
    ),
    (
        "index: {notes: 99999999999}",
        "1:16 99999999999: `notes` is not a whole number: `99999999999`",
    ),
    (
        "index: {commit: allways}",
        "1:17 allways: `commit` cannot be `allways`",
    ),
    (
        "areas: [a b]",
        "1:9 a b: `areas` is not a short name: `a b`",
    ),
    (
        "areas: {a: b}",
        "1:8 {a: b}: `areas` holds a list or a mapping where one value belongs",
    ),
    (
        "ignore: [\"a[\", b]",
        "1:10 \"a[\": `ignore` has a glob that cannot be read: `a[`",
    ),
    (
        "rules: {missing-feild: off}",
        "1:9 missing-feild: there is no rule `missing-feild`",
    ),
    ("rules: {xyz: off}", "1:9 xyz: there is no rule `xyz`"),
    (
        "rules: {missing-field: no}",
        "1:24 no: `missing-field` cannot be `no`",
    ),
    (
        "rules: {invalid-config: off}",
        "1:9 invalid-config: the level of `invalid-config` cannot be changed",
    ),
    (
        "headings: {fact: X}",
        "1:12 fact: `headings` has no key `fact`",
    ),
    (
        "headings: {facts: \"\"}",
        "1:19 \"\": `facts` has an empty text",
    ),
    (
        "headings: {facts: les choix}",
        "1:19 les choix: `les choix` is a heading of the section `choices` already",
    ),
    (
        "headings: {facts: X, luck: \"x :\"}",
        "1:28 \"x :\": `x :` is a heading of the section `facts` already",
    ),
    (
        "sections: {postmortems: {}}",
        "1:12 postmortems: `sections` has no key `postmortems`",
    ),
    (
        "sections: {bet: {analysed: X}}",
        "1:18 analysed: `bet` has no key `analysed`",
    ),
    (
        "sections: {lever: {draft: X}}",
        "1:19 {draft: X}: a `lever` has no status from which on it could owe a section",
    ),
    ("adopt: x", "1:8 x: `adopt` has a value where keys belong"),
    (
        "adopt: [{files: a, type: bet, into: x}]",
        "1:31 into: `adopt` has no key `into`",
    ),
    (
        "adopt: [{type: bet}]",
        "1:10 type: this entry of `adopt` has no `files`",
    ),
    (
        "adopt: [{files: [], type: bet}]",
        "1:10 files: this entry of `adopt` has no `files`",
    ),
    (
        "adopt: [{files: a}]",
        "1:10 files: this entry of `adopt` has no `type`",
    ),
    (
        "adopt: [{files: a, type: post-mortem}]",
        "1:26 post-mortem: `type` cannot be `post-mortem`",
    ),
    (
        "adopt: [{files: \"!\", type: bet}]",
        "1:17 \"!\": `files` has a glob that cannot be read: `!`",
    ),
    (
        "adopt: [{files: a, type: bet, fields: {failed_at: x}}]",
        "1:40 failed_at: `fields` has no key `failed_at`",
    ),
    (
        "adopt: [{files: a, type: bet, fields: {due: [x, y]}}]",
        "1:45 [x, y]: `due` has a list where one key belongs",
    ),
    (
        "adopt: [{files: a, type: bet, fields: {hours: [x]}}]",
        "1:47 [x]: `hours` has a list where one key belongs",
    ),
    (
        "adopt: [{files: a, type: bet, fields: {hours: [x, ~]}}]",
        "1:51 ~: `hours` has an empty text",
    ),
    (
        "adopt: [{files: a, type: bet, fields: {hours: [x, \"\"]}}]",
        "1:51 \"\": `hours` has an empty text",
    ),
    (
        "adopt: [{files: a, type: bet, values: {status: {x: won}}}]",
        "1:52 won: `status` cannot be `won`",
    ),
    (
        "adopt: [{files: a, type: bet, values: {status: won}}]",
        "1:48 won: `status` has a value where keys belong",
    ),
    (
        "adopt: [{files: a, type: bet, default: {money: much}}]",
        "1:48 much: `money` is not an amount: `much`",
    ),
    (
        "adopt: [{files: a, type: postmortem, default: {levers: \"🎯\"}}]",
        "1:56 \"🎯\": `levers` does not name a note: `🎯`",
    ),
    (
        "language: fr\nlanguage: en",
        "2:1 language: the key `language` is here a second time",
    ),
    (
        "hour: @x",
        "1:7 @x: a value cannot start with `@` without quotes: `@x`",
    ),
    ("- a", "1:1 - a: this belongs to no key: `- a`"),
    (
        "---\nhour: 60\n---\n",
        "3:4 : a line `---` ends the settings here",
    ),
    (
        "index: &x {notes: 1}",
        "1:8 &x: anchors, aliases, tags and merge keys are not read: `&x`",
    ),
];

#[test]
fn each_mistake_is_said_at_its_place() {
    for (text, expected) in MISTAKES {
        assert_eq!(findings(text), [*expected], "{text}");
    }
}

/// The messages about one path.
fn said_of(key: &str, path: &str) -> Vec<&'static str> {
    let text = match key {
        "page" | "chart" => format!("index: {{{key}: '{path}'}}"),
        _ => format!("folders: {{{key}: '{path}'}}"),
    };
    let findings = config(&text).findings.into_iter();
    findings.map(|finding| finding.message.key).collect()
}

#[test]
fn paths_lie_inside_the_vault() {
    for outside in [
        "/x.md",
        "../x.md",
        "a/../x.md",
        "C:\\x.md",
        "c:x.md",
        "\\\\x\\y.md",
        "..\\x.md",
    ] {
        assert_eq!(
            said_of("page", outside),
            ["invalid-config-path-outside"],
            "{outside}"
        );
        assert_eq!(
            said_of("bet", outside),
            ["invalid-config-path-outside"],
            "{outside}"
        );
    }
    for (key, path, problem) in [
        ("bet", "", "invalid-config-path"),
        ("bet", ".", "invalid-config-path"),
        ("bet", "./", "invalid-config-path"),
        ("bet", "a\tb", "invalid-config-path"),
        ("bet", "a\\b", "invalid-config-path-spelling"),
        ("bet", ".pm/bets", "invalid-config-path-hidden"),
        ("page", ".md", "invalid-config-path-hidden"),
        ("page", "index.html", "invalid-config-path-ending"),
        ("page", "index.md/", "invalid-config-path-ending"),
        ("chart", "index.md", "invalid-config-path-ending"),
        ("bet", "index.md", "invalid-config-path-taken"),
        ("bet", "INDEX.md/bets", "invalid-config-path-taken"),
        ("chart", "index.md/pareto.svg", "invalid-config-path-taken"),
    ] {
        assert_eq!(said_of(key, path), [problem], "{key} {path}");
    }
    for fine in [
        "bets",
        "./bets/",
        "a//b",
        "à côté/paris",
        "levers",
        "C",
        "~",
    ] {
        assert_eq!(said_of("bet", fine), [""; 0], "{fine}");
    }
    assert_eq!(said_of("page", "bets/README.md"), [""; 0]);
    assert_eq!(settings("folders: {bet: ./a//b/}").folders.bet, "a/b");
}

#[test]
fn no_folder_is_left_out_of_the_vault() {
    for (text, at) in [
        ("ignore: [bets]", "1:9 [bets]: "),
        (
            "ignore: ['*.md', '!index.md', '!levers/*.md', '!guard-rails/*.md', '!post-mortems/*.md']",
            "1:9 ",
        ),
        (
            "folders: {bet: archive/bets}\nignore: ['archive/**']",
            "1:16 archive/bets: ",
        ),
    ] {
        let found = findings(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(at), "{found:?}");
        assert!(found[0].contains("`ignore` leaves out the notes in the folder"));
    }
}

#[test]
fn what_is_wrong_leaves_the_rest_as_it_is() {
    let config = config(
        "hour: x\nvital: 60\nadopt:\n  - files: [\"a[\", b.md]\n    type: bet\n    fields: {due: x, deu: y}\n  - type: bet\nrules: {x: off, missing-field: warning}\n",
    );
    assert_eq!(config.settings.hour, Amount::from_integer(50));
    assert_eq!(config.settings.vital, Percent::from_integer(60));
    assert_eq!(config.settings.rules.len(), 1);
    let [adoption] = &config.settings.adopt[..] else {
        unreachable!("one entry");
    };
    assert!(adoption.files.hold("b.md") && !adoption.files.hold("a["));
    assert_eq!(adoption.fields.len(), 1);
    let keys: Vec<_> = config
        .findings
        .iter()
        .map(|finding| finding.message.key)
        .collect();
    assert_eq!(
        keys,
        [
            "value-amount",
            "value-glob",
            "invalid-config-key-near",
            "invalid-config-missing",
            "invalid-config-rule"
        ]
    );
}

proptest::proptest! {
    #[test]
    fn never_panics(text in proptest::prelude::any::<String>(), cut in 0..EXAMPLE.len()) {
        let _ = config(&text);
        // The example, cut anywhere and with something put in its middle.
        let (head, tail) = EXAMPLE.split_at(cut);
        let _ = config(head);
        let _ = config(&format!("{head}{text}{tail}"));
    }
}

const DOCUMENTATION: &str = include_str!("../../docs/configuration.md");

/// The part of the documentation about one key.
fn documented(key: &str) -> &'static str {
    let mut parts = DOCUMENTATION.split("\n## ").skip(1);
    parts
        .find(|part| part.starts_with(&format!("`{key}`\n")))
        .unwrap_or_else(|| panic!("docs/configuration.md has no section `{key}`"))
}

#[test]
fn every_key_is_documented() {
    let headings = DOCUMENTATION.matches("\n## `").count();
    assert_eq!(headings, KEYS.len());
    let sections = Kind::ALL
        .iter()
        .flat_map(|kind| crate::schema::sections(*kind));
    let index: Vec<&str> = INDEX.iter().map(|(key, _)| *key).collect();
    let inner = [
        ("folders", Kind::names()),
        ("index", index),
        ("headings", sections.map(|section| section.key).collect()),
        ("adopt", adopt::KEYS.to_vec()),
        ("adopt", Kind::names()),
        ("language", Language::ALL.map(Language::code).to_vec()),
        ("index", IndexCommit::names()),
        ("rules", vec!["off", "warning", "error"]),
    ];
    for (key, _) in KEYS {
        documented(key);
    }
    for (key, names) in inner {
        for name in names {
            assert!(
                documented(key).contains(&format!("`{name}`")),
                "{key}: {name}"
            );
        }
    }
}

#[test]
fn the_examples_of_the_documentation_are_right() {
    let examples: Vec<&str> = DOCUMENTATION
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(examples.len() > 5);
    for example in &examples {
        settings(example);
    }
    let (said, left_out) = (settings(examples[0]), Settings::default());
    assert_eq!(format!("{said:?}"), format!("{left_out:?}"));
}

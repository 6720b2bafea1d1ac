//! A vault in which some notes are made bad has errors on exactly those notes, each by its rule.

#[path = "../../examples/generate/notes.rs"]
mod notes;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use pm::{
    check, config,
    diagnostic::{Diagnostic, Level},
    text::Source,
    vault::{Content, File, Files, Parser, Trouble, Vault},
};

/// How many notes the vault has.
const NOTES: usize = 1_000;

/// Of how many notes in each folder one is made bad: about 5 % of all.
const ONE_OF: [(&str, usize); 4] = [
    ("post-mortems/", 33),
    ("bets/", 5),
    ("guard-rails/", 2),
    ("levers/", 5),
];

/// A way to make a note bad: the rule that must find it, the folder whose notes it is for, what is replaced by what.
type Slip = (&'static str, &'static str, &'static str, &'static str);

const SLIPS: &[Slip] = &[
    (
        "missing-section",
        "post-mortems/",
        "\n## Choices\n",
        "\n### Choices\n",
    ),
    ("missing-section", "bets/", "## Learned\n", "## Lessons\n"),
    (
        "missing-section",
        "guard-rails/",
        "## Checklist\n",
        "> ## Checklist\n",
    ),
    (
        "empty-section",
        "post-mortems/",
        "to admit\n",
        "to admit\n\n## Aside\n",
    ),
    (
        "empty-section",
        "bets/",
        "## Hypothesis\n",
        "## Hypothesis\n\n# End\n",
    ),
    (
        "empty-section",
        "guard-rails/",
        "## Checklist\n",
        "## Checklist\n- [ ] \n## Steps\n",
    ),
    (
        "missing-field",
        "post-mortems/",
        "failed_at: ",
        "happened: ",
    ),
    ("missing-field", "bets/", "due: ", "deadline: "),
    ("missing-field", "guard-rails/", "since: 2026-04-01\n", ""),
    ("missing-field", "levers/", "title: ", "title:\nabout: "),
    (
        "invalid-field",
        "post-mortems/",
        "status: analysed",
        "status: finished",
    ),
    ("invalid-field", "post-mortems/", "hours: ", "hours: 1,"),
    (
        "invalid-field",
        "post-mortems/",
        "failed_at: ",
        "failed_at: about ",
    ),
    ("invalid-field", "bets/", "result: ", "result: at least "),
    (
        "invalid-field",
        "guard-rails/",
        "baseline: 2/100",
        "baseline: 200/100",
    ),
    ("invalid-field", "levers/", "kind: ", "kind: other-"),
    (
        "shares-exceed-100",
        "post-mortems/",
        " 50%\n",
        " 50%\n  - lever-001 60%\n",
    ),
    (
        "reversed-dates",
        "post-mortems/",
        "analysed_at: 20",
        "analysed_at: 19",
    ),
    ("reversed-dates", "bets/", "starts: 20", "starts: 21"),
    (
        "reversed-dates",
        "guard-rails/",
        "since: ",
        "until: 2026-03-31\nsince: ",
    ),
    (
        "dangling-reference",
        "post-mortems/",
        "area: ",
        "bet: none\narea: ",
    ),
    (
        "dangling-reference",
        "post-mortems/",
        "area: ",
        "relapses: [none failed]\narea: ",
    ),
    (
        "dangling-reference",
        "bets/",
        "due: ",
        "guardrails: [lever-000]\ndue: ",
    ),
    (
        "dangling-reference",
        "guard-rails/",
        "levers: [",
        "levers: [guard-rail-000, ",
    ),
    (
        "duplicate-key",
        "post-mortems/",
        "area: ",
        "area: here\narea: ",
    ),
    ("unclosed-front-matter", "post-mortems/", "\n---\n", "\n"),
    ("missing-front-matter", "bets/", "---\ntype", "type"),
    ("unknown-type", "levers/", "type: lever", "type: handle"),
    (
        "conflict-marker",
        "post-mortems/",
        "## Facts\n",
        "<<<<<<< HEAD\n## Facts\n",
    ),
    ("invalid-front-matter", "post-mortems/", "area: ", "area: @"),
];

#[test]
fn errors_stand_on_exactly_the_notes_that_were_made_bad() {
    let (files, bad) = vault();
    let rules: BTreeSet<&str> = bad.values().copied().collect();
    let slips = SLIPS.iter().map(|slip| slip.0);
    let made: BTreeSet<&str> = slips.chain(["unreadable-note", "duplicate-id"]).collect();
    assert_eq!(rules, made);

    let errors = errors(files);
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for error in &errors {
        found.entry(&*error.path).or_default().insert(error.rule);
    }
    for (path, rules) in &found {
        assert!(bad.contains_key(*path), "{path} is good: {rules:?}");
    }
    for (path, rule) in &bad {
        let rules = found.get(path.as_str());
        assert!(
            rules.is_some_and(|rules| rules.contains(rule)),
            "{path}: {rule} is not among {rules:?}"
        );
    }
}

#[test]
fn good_notes_have_no_errors() {
    let files = notes::notes(NOTES).map(|(path, text)| file(path, text));
    assert_eq!(errors(files.collect()), []);
}

/// The files of the vault, and the rule that must find each bad one.
fn vault() -> (Vec<File>, BTreeMap<String, &'static str>) {
    let (mut files, mut bad) = (Vec::new(), BTreeMap::new());
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, (path, text)) in notes::notes(NOTES).enumerate() {
        let of_note = |(folder, _): &&(&str, usize)| path.starts_with(folder);
        let (folder, one_of) = *ONE_OF.iter().find(of_note).unwrap();
        if at % one_of > 0 {
            files.push(file(path, text));
            continue;
        }
        let turn = turns.entry(folder).or_default();
        *turn += 1;
        let slips: Vec<&Slip> = SLIPS.iter().filter(|slip| slip.1 == folder).collect();
        match slips.get(*turn % (slips.len() + 2)) {
            Some((rule, _, from, to)) => {
                let slipped = text.replacen(from, to, 1);
                assert_ne!(slipped, text, "{path}: {from:?}");
                bad.insert(path.clone(), *rule);
                files.push(file(path, slipped));
            }
            None if *turn % (slips.len() + 2) == slips.len() => {
                bad.insert(path.clone(), "unreadable-note");
                let content = Content::Unreadable(Trouble::NotUtf8 { at: 3 });
                let path = path.into();
                files.push(File { path, content });
            }
            None => {
                let twin = format!("copies/{}", path.rsplit('/').next().unwrap().to_uppercase());
                bad.insert(path.clone(), "duplicate-id");
                bad.insert(twin.clone(), "duplicate-id");
                files.push(file(twin, text.clone()));
                files.push(file(path, text));
            }
        }
    }
    (files, bad)
}

fn file(path: String, text: String) -> File {
    let content = Content::Text(text.into());
    let path = path.into();
    File { path, content }
}

fn errors(files: Vec<File>) -> Vec<Diagnostic> {
    let settings = config::read(Source::new("pm.yaml", notes::CONFIG)).settings;
    let parser = Parser::new(&settings);
    let parsed = files.into_iter().map(|file| parser.parse(file)).collect();
    let vault = Vault::new(settings, parsed, Files::default());
    let now: Timestamp = "2026-07-01T12:00:00Z".parse().unwrap();
    let mut found = check::check(&vault, now);
    found.retain(|finding| finding.level == Level::Error);
    found
}

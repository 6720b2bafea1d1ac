//! The table of rules: names, files, headings, every example of every page run, and the commands that show them.

use std::path::Path;

use jiff::Timestamp;
use pm::{
    check, config,
    diagnostic::{Diagnostic, Level},
    language::Catalogue,
    manual::{self, Part},
    rules::{self, Rule},
    settings::{Language, LevelSetting},
    text::Source,
    vault::{self, Content, File, Files, Parser},
};
use snapbox::{cmd::Command, dir::DirRoot};

use crate::program::{Vault, pm};

const HEADINGS: [&str; 4] = ["What it finds", "Why", "Bad", "Good"];

#[test]
fn names_are_unique_and_sorted() {
    let names: Vec<_> = rules::ALL.iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    for rule in rules::ALL {
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(rule.name.chars().all(kebab), "{}", rule.name);
        assert!(!rule.summary.ends_with('.') && !rule.summary.contains('|'));
    }
}

#[test]
fn every_rule_has_its_file_and_every_file_its_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut expected: Vec<String> = rules::ALL
        .iter()
        .map(|rule| rule.name.replace('-', "_") + ".rs")
        .collect();
    expected.sort();
    assert_eq!(files, expected);
}

#[test]
fn every_page_has_its_headings() {
    for rule in rules::ALL {
        let page = manual::page(rule);
        let titles: Vec<&str> = page
            .iter()
            .filter_map(|part| match part {
                Part::Heading(title) => Some(title.as_str()),
                Part::Words(_) | Part::File(_) => None,
            })
            .collect();
        assert_eq!(titles[..4], HEADINGS, "{}", rule.name);
        assert!(titles[4..].iter().all(|title| *title == "How to allow it"));
        assert!(matches!(page[0], Part::Heading(_)), "{}", rule.name);
    }
}

#[test]
fn every_bad_example_yields_its_rule() {
    for rule in rules::ALL {
        let found = findings(rule, "Bad");
        assert!(
            found.iter().any(|finding| finding.rule == rule.name),
            "{}: {found:#?}",
            rule.name
        );
        for finding in &found {
            says_it_in_full(finding);
        }
    }
}

/// Of a list in a bad example that has a finding of the rule, every item has one: none may hide behind another.
#[test]
fn every_item_that_a_bad_example_lists_is_found() {
    for rule in rules::ALL {
        let found = findings(rule, "Bad");
        for file in examples(rule, "Bad") {
            let body = file.text.rfind("\n---\n").unwrap_or(0);
            let lines = file.text.split_inclusive('\n').scan(0, |end, line| {
                *end += line.len();
                Some((*end - line.len()..*end, line))
            });
            let items = lines.filter(|(at, line)| at.start > body && line.starts_with("- "));
            let is_found = |at: std::ops::Range<usize>| {
                let mut found = found.iter();
                found.any(|finding| {
                    let starts = at.contains(&finding.span.range().start);
                    finding.rule == rule.name && *finding.path == *file.path && starts
                })
            };
            let (told, silent): (Vec<_>, Vec<_>) = items.partition(|(at, _)| is_found(at.clone()));
            assert!(
                told.is_empty() || silent.is_empty(),
                "{}: {silent:?}",
                rule.name
            );
        }
    }
}

/// The same through the program: every rule comes all the way to the terminal.
#[test]
fn every_bad_example_is_shown() {
    for rule in rules::ALL {
        let vault = Vault::new();
        if rule.level.is_none() {
            vault.write("pm.yaml", format!("rules: {{ {}: warning }}\n", rule.name));
        }
        for file in examples(rule, "Bad") {
            vault.write(&file.path, bytes(&file));
        }
        let shown = vault.pm().args(["check", "--format", "concise"]).output();
        let shown = String::from_utf8(shown.unwrap().stdout).unwrap();
        let mark = format!("[{}]", rule.name);
        assert!(shown.contains(&mark), "{mark} is not in:\n{shown}");
    }
}

#[test]
fn no_good_example_yields_its_rule_or_an_error() {
    for rule in rules::ALL {
        let found = findings(rule, "Good");
        let wrong =
            |finding: &&Diagnostic| finding.rule == rule.name || finding.level == Level::Error;
        let wrong: Vec<_> = found.iter().filter(wrong).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", rule.name);
    }
}

#[test]
fn the_printed_manual_is_current() {
    snapbox::assert_data_eq!(
        manual::document(),
        snapbox::file!["../../docs/rules.md"].raw()
    );
}

#[test]
fn the_program_lists_the_rules() {
    let vault = Vault::new();
    let table = stdout(vault.pm().arg("rules"));
    let starts = |rule: &&Rule| {
        let start = format!("{} ", rule.name);
        table.lines().any(|line| line.starts_with(&start))
    };
    assert_eq!(rules::ALL.iter().filter(starts).count(), rules::ALL.len());
    let json = stdout(vault.pm().args(["rules", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["version"], 1);
    let listed = json["rules"].as_array().unwrap();
    assert_eq!(listed.len(), rules::ALL.len());
    for (row, rule) in listed.iter().zip(rules::ALL) {
        assert_eq!(row["name"], rule.name);
        assert_eq!(row["level"], manual::level(rule));
        assert_eq!(row["summary"], rule.summary);
    }
}

#[expect(clippy::needless_raw_string_hashes, reason = "snapbox writes them")]
#[test]
fn the_program_explains_a_rule_outside_of_any_vault() {
    let folder = DirRoot::mutable_temp().unwrap();
    let page = stdout(pm(folder.path().unwrap()).args(["explain", "duplicate-key"]));
    snapbox::assert_data_eq!(
        page,
        snapbox::str![[r#"
duplicate-key (error)
a key stands twice in the front matter

What it finds

  A key that the front matter has already; the second one is marked, and where the first one
  stands.

Why

  YAML allows a key once. Some tools take the first value, some the last, some refuse the
  note. `pm` reads the first until one of them is gone.

Bad

  levers/unclear-target.md

      ---
      type: lever
      title: Unclear target
      kind: design
      title: We write to everybody
      ---

Good

  levers/unclear-target.md

      ---
      type: lever
      title: We write to everybody
      kind: design
      ---

How to allow it

  For one note, anywhere in its text; without a reason it does not count:

      <!-- pm: allow duplicate-key the reason -->

  For the whole vault:

  pm.yaml

      rules: { duplicate-key: off }

"#]]
    );
}

#[test]
fn an_unknown_rule_is_told_the_nearest_one() {
    let vault = Vault::new();
    for (name, said) in [
        (
            "missing-feild",
            "pm: there is no rule `missing-feild`; did you mean `missing-field`? `pm rules` lists them all\n",
        ),
        (
            "xyz",
            "pm: there is no rule `xyz`; `pm rules` lists them all\n",
        ),
    ] {
        let assert = vault.pm().args(["explain", name]).assert().code(2);
        assert.stdout_eq("").stderr_eq(said);
    }
}

fn stdout(command: Command) -> String {
    let output = command.assert().success().stderr_eq("");
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

/// What is found in the files of one section of a rule's page, taken as a vault.
fn findings(rule: &Rule, section: &str) -> Vec<Diagnostic> {
    let files = examples(rule, section);
    assert!(!files.is_empty(), "{}: {section}", rule.name);
    let yaml = files.iter().find(|file| file.path == "pm.yaml");
    let text = yaml.map_or("", |file| file.text.as_str());
    let mut config = config::read(Source::new("pm.yaml", text));
    if rule.level.is_none() {
        let rules = &mut config.settings.rules;
        rules.push((rule.name, Some(LevelSetting::Warning)));
    }
    let parser = Parser::new(&config.settings);
    let notes = files.iter().filter(|file| file.language == "markdown");
    let parsed = notes.map(|file| parser.parse(note(file))).collect();
    let paths = files.iter().map(|file| file.path.as_str().into()).collect();
    let vault = vault::Vault::new(config.settings, parsed, Files::new(paths, Vec::new()));
    let now: Timestamp = "2026-07-01T12:00:00Z".parse().unwrap();
    let mut found = config.findings;
    found.extend(check::check(&vault, now));
    found
}

fn examples(rule: &Rule, section: &str) -> Vec<manual::File> {
    let page = manual::page(rule).into_iter();
    page.skip_while(|part| !matches!(part, Part::Heading(title) if title == section))
        .skip(1)
        .take_while(|part| !matches!(part, Part::Heading(_)))
        .filter_map(|part| match part {
            Part::File(file) => Some(file),
            Part::Heading(_) | Part::Words(_) => None,
        })
        .collect()
}

fn note(file: &manual::File) -> File {
    let content = Content::of(bytes(file));
    let path = file.path.as_str().into();
    File { path, content }
}

/// The file as it lies on the disk.
fn bytes(file: &manual::File) -> Vec<u8> {
    match file.remark.as_str() {
        "" => file.text.clone().into_bytes(),
        "latin-1" => {
            let bytes = file.text.chars().map(|c| u8::try_from(c).unwrap());
            bytes.collect()
        }
        other => panic!("{other}: no remark that the tests know"),
    }
}

/// Both languages have words for it, its labels and every variable in them.
fn says_it_in_full(finding: &Diagnostic) {
    for language in Language::ALL {
        let catalogue = Catalogue::of(language);
        let labels = finding.labels.iter().map(|label| &label.message);
        for message in labels.chain([&finding.message]) {
            let text = catalogue.text(message);
            let help = catalogue.help(message).unwrap_or_default();
            assert!(text != message.key, "{}", message.key);
            assert!(
                !text.contains("{$") && !help.contains("{$"),
                "{text} {help}"
            );
        }
        assert!(catalogue.help(&finding.message).is_some(), "{finding:?}");
    }
}

//! On a clean tree nothing is told of the staged vault that is not told of the one on the disk, and the other way round.

use std::{collections::BTreeMap, fs};

use pm::{check, diagnostic::Diagnostic, index, session::Session, value::Moment};
use proptest::prelude::*;

use super::{Repository, postmortem};
use crate::program::NOW;

/// The files of a vault by path.
fn files() -> impl Strategy<Value = BTreeMap<&'static str, String>> {
    let path = prop::sample::select(vec![
        "post-mortems/a.md",
        "post-mortems/b.md",
        "post-mortems/B.MD",
        "post-mortems/README.md",
        "post-mortems/a.md~",
        "post-mortems/.hidden.md",
        "levers/vague-target.md",
        "levers/é.md",
        "elsewhere/deep/note.md",
        "old/a.md",
        "inner/pm.yaml",
        "inner/post-mortems/a.md",
        "page.md",
        "picture.png",
        ".obsidian/note.md",
        ".pm/templates/own.md",
        ".pm/templates/.swap.md",
    ]);
    let text = prop_oneof![
        4 => ("[a-c]", "(vague-target|b|no-follow-up)", body()).prop_map(|(title, lever, body)| postmortem(&title, &lever) + body),
        1 => Just("---\r\ntype: lever\r\ntitle: L\r\nkind: design\r\naliases: [no-follow-up]\r\n---\r\n".to_owned()),
        1 => Just("---\ntype: bet\n: [\n".to_owned()),
        1 => Just("no front matter\n".to_owned()),
        1 => Just(String::new()),
    ];
    let settings = prop::sample::select(vec![
        "",
        "language: fr\n",
        "ignore: [old, \"*b.md\"]\n",
        "rules: { excuse: error, broken-link: off }\n",
        "index: { page: page.md }\nvitl: 1\n",
        "areas: [\n",
    ]);
    let ignored = prop::sample::select(vec!["", "b.md\n", "old/*\n!old/a.md\n", "*.png\n.pm\n"]);
    let excuses = prop::option::of(prop::sample::select(vec![
        "X\ten\tM\tw\tmercury was low\t\n",
        "X\ten\tM\tw\tmercury (\t\nY\ten\tM\tw\tmercury\t\n",
        "X\tfr\tQ\tw\tmercury\n",
        "",
    ]));
    let notes = prop::collection::btree_map(path, text, 0..9);
    (notes, settings, ignored, excuses).prop_map(|(mut files, settings, ignored, excuses)| {
        files.insert("pm.yaml", settings.to_owned());
        files.insert(".gitignore", ignored.to_owned());
        files.extend(excuses.map(|table| (".pm/excuses.tsv", table.to_owned())));
        files
    })
}

fn body() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "\n## Choices\n\nWe signed because mercury was low.\n",
        "\n[picture](../picture.png) [[b]] [](../old/a.md) [](../inner/pm.yaml) [](../levers)\n",
        "\n## Facts\n\nWhat did you see?\n",
        "<<<<<<< HEAD\n",
    ])
}

fn found(session: &Session) -> Vec<Diagnostic> {
    let mut findings = session.own_findings();
    findings.extend(check::check(&session.vault, session.now));
    findings
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_staged_is_what_lies_there(files in files()) {
        let repository = Repository::new();
        for (path, text) in &files {
            repository.write(path, text);
        }
        repository.git(&["add", "-A"]);
        repository.git(&["commit", "-q", "--no-verify", "-m", "all"]);
        repository.git(&["clean", "-q", "-d", "-f", "-x"]);
        let root = fs::canonicalize(repository.root()).unwrap();
        let now = Moment::parse(NOW).ok();
        let disk = Session::open(&root, now).unwrap();
        let staged = Session::staged(&root, now).unwrap();
        prop_assert_eq!(found(&staged), found(&disk));
        let texts = |session: &Session| -> Vec<String> {
            let sources = session.vault.notes.iter().map(|entry| &entry.note.source);
            sources.map(|source| format!("{}: {}", source.path, source.text)).collect()
        };
        prop_assert_eq!(texts(&staged), texts(&disk));
        prop_assert_eq!(&staged.excuses.text, &disk.excuses.text);
        prop_assert_eq!(index::render(&staged.vault), index::render(&disk.vault));
    }
}

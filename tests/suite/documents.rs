//! What the documents show is what the program does: the example vault, and every command in a console block.

use std::{fs, path::Path};

use pm::{note::Note, text::Source};
use snapbox::dir::DirRoot;

use crate::program::{pm, words};

/// The documents whose commands are run, in a folder that holds nothing but a copy of the example vault.
const DOCUMENTS: [&str; 2] = ["README.md", "example-vault/README.md"];

#[test]
fn the_example_vault_is_clean_at_the_instant_of_its_readme() {
    let readme = read("example-vault/README.md");
    let now = readme.split("--now ").nth(1).unwrap();
    let now = now.split_whitespace().next().unwrap();
    let check = pm(&root().join("example-vault")).args(["check", "--strict", "--now", now]);
    check.assert().success().stdout_eq("");
}

#[test]
fn the_commands_in_the_documents_work() {
    for document in DOCUMENTS {
        let folder = DirRoot::mutable_temp().unwrap();
        let folder = folder.path().unwrap();
        copy(&root().join("example-vault"), &folder.join("example-vault"));
        let shown = commands(&read(document));
        assert!(!shown.is_empty(), "{document} shows no command");
        for (words, output) in shown {
            let run = pm(folder).args(&words).stderr_to_stdout();
            let run = run.assert().success();
            if !output.is_empty() {
                run.stdout_eq(output + "\n");
            }
        }
    }
}

#[test]
fn the_links_between_the_documents_lead_somewhere() {
    let mut documents = vec![
        "README.md".into(),
        "CONTRIBUTING.md".into(),
        "CHANGELOG.md".into(),
    ];
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.strip_suffix(".md").is_some() {
            documents.push(format!("docs/{name}"));
        }
    }
    for document in documents {
        let note = Note::parse(Source::new(document.as_str(), read(&document)));
        let folder = root().join(&document);
        let folder = folder.parent().unwrap();
        let links = note.body.links.iter().map(|link| &*link.target);
        for target in links.filter(|target| !target.contains(':')) {
            let file = target.split('#').next().unwrap();
            assert!(folder.join(file).exists(), "{document}: {target}");
        }
    }
}

#[test]
fn every_key_of_the_json_is_explained() {
    let explained = read("docs/json.md");
    for command in [
        "check",
        "due",
        "levers",
        "list",
        "preflight",
        "rules",
        "show 2026-02-28-cent-prospects",
        "show ciblage-flou",
        "show sept-touches",
        "show 2026-03-09-trente-prospects",
        "stats --all",
    ] {
        let vault = pm(&root().join("example-vault")).args(command.split(' '));
        let run = vault.args(["--format", "json", "--now", "2026-07-06"]);
        let output = run.assert().success().get_output().stdout.clone();
        let json: serde_json::Value = serde_json::from_slice(&output).unwrap();
        for key in keys(&json) {
            let spellings = [format!("\"{key}\""), format!("`{key}`"), format!(".{key}`")];
            let is_explained = spellings.iter().any(|key| explained.contains(key));
            assert!(is_explained, "pm {command}: {key}");
        }
    }
}

/// The keys of all objects in a document, but for the fields of notes.
fn keys(json: &serde_json::Value) -> Vec<&str> {
    match json {
        serde_json::Value::Array(items) => items.iter().flat_map(keys).collect(),
        serde_json::Value::Object(entries) => {
            let own = entries.keys().map(String::as_str);
            let inner = entries.iter().filter(|(key, _)| *key != "fields");
            own.chain(inner.flat_map(|(_, value)| keys(value)))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn commands_are_read_with_what_they_print() {
    let document = "```console\n$ pm new \"a b\"\nout\n\n$ cargo x\nno\n$ cargo run -q -- check # c\n```\n$ pm no\n";
    let expected = [
        (vec!["new".into(), "a b".into()], "out".into()),
        (vec!["check".into()], String::new()),
    ];
    assert_eq!(commands(document), expected);
}

/// The arguments of each `pm` in a console block, run by `cargo run` or by its name, and what is shown below it.
fn commands(document: &str) -> Vec<(Vec<String>, String)> {
    let blocks = document.split("```console\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    let mut shown: Vec<(&str, String)> = Vec::new();
    for line in lines {
        match (line.strip_prefix("$ "), shown.last_mut()) {
            (Some(command), _) => shown.push((command, String::new())),
            (None, Some((_, output))) => output.extend([line, "\n"]),
            (None, None) => panic!("{line}: output of no command"),
        }
    }
    let ours = |(command, output): (&str, String)| {
        let args = match command.split_once(" -- ") {
            Some((cargo, args)) if cargo.starts_with("cargo run") => args,
            _ => command.strip_prefix("pm ")?,
        };
        Some((words(args), output.trim_end_matches('\n').to_owned()))
    };
    shown.into_iter().filter_map(ours).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn read(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

//! The rules of the house that no lint knows: layers, names, lengths, and one file for each foreign format.

mod design;
mod paths;
mod sources;

use paths::{names, root_modules};
use sources::{Source, sources};

/// The crates that read a foreign format, each with the one file that names it.
const FORMATS: [(&str, &str); 4] = [
    ("granit_parser", "src/note/yaml.rs"),
    ("minijinja", "src/template.rs"),
    ("notify", "src/watch/events.rs"),
    ("pulldown_cmark", "src/note/body.rs"),
];

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: [&str; 8] = [
    "common", "helper", "helpers", "manager", "misc", "shared", "util", "utils",
];

/// The longest file, in lines before its tests.
const LONGEST: usize = 350;

/// The modules of each layer, from the bottom to the top: the blank-line groups of `mod` lines in `src/lib.rs`.
fn layers() -> Vec<Vec<String>> {
    let text = sources::read("src/lib.rs");
    let groups = text.split("\n\n").map(|group| {
        let modules = group
            .lines()
            .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
        modules
            .map(|rest| rest.trim_end_matches(';').to_owned())
            .collect::<Vec<_>>()
    });
    groups.filter(|group| !group.is_empty()).collect()
}

fn layer(layers: &[Vec<String>], module: &str) -> Option<usize> {
    layers
        .iter()
        .position(|group| group.iter().any(|name| name == module))
}

/// What a file of `src/` names that its layer must not, a line each.
fn upward_names(layers: &[Vec<String>], source: &Source) -> Vec<String> {
    let Some((home, own)) = source
        .module()
        .and_then(|home| Some((home, layer(layers, home)?)))
    else {
        return vec![format!("{}: in no layer of src/lib.rs", source.path)];
    };
    let reached = root_modules(&source.tokens(), source.depth());
    let wrong = reached
        .into_iter()
        .filter(|(name, _)| name != home && layer(layers, name).is_none_or(|at| at >= own));
    wrong
        .map(|(name, line)| format!("{}:{line}: `{home}` names `{name}`", source.path))
        .collect()
}

#[test]
fn modules_name_lower_layers_only() {
    let layers = layers();
    assert!(
        layers.len() > 5,
        "the groups of src/lib.rs were not found: {layers:?}"
    );
    let wrong: Vec<String> = sources("src")
        .iter()
        .filter(|source| !matches!(&*source.path, "src/lib.rs" | "src/main.rs"))
        .flat_map(|source| upward_names(&layers, source))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_way_up_is_seen() {
    let layers = [vec!["low".into()], vec!["own".into(), "sibling".into()]];
    let of = |path: &str, text: &str| {
        let source = Source {
            path: path.into(),
            text: text.into(),
        };
        upward_names(&layers, &source).len()
    };
    for (text, count) in [
        ("use crate::low::X;", 0),
        ("use crate::{low, own::part};", 0),
        ("/// [`crate::sibling`]\nfn f() { \"crate::sibling\"; }", 0),
        ("pub(crate) fn f(x: super::Part) {}", 0),
        ("use crate::{low::X, sibling::{Y, Z}};", 1),
        ("use crate::{self as root, low};", 1),
        ("use crate::*;", 1),
        ("fn f() { crate::sibling::g(crate::sibling::h()) }", 2),
        ("fn f() { println!(\"{}\", crate::sibling::g()) }", 1),
        ("use super::super::sibling;", 1),
        ("use super::{part, super::sibling::X};", 1),
        ("use self::super::super::{low, sibling};", 1),
        ("mod tests { use super::super::super::sibling; }", 1),
        ("mod tests { use super::super::part; }", 0),
        ("use crate::unknown;", 1),
    ] {
        assert_eq!(of("src/own/part.rs", text), count, "{text}");
    }
    assert_eq!(of("src/own.rs", "use super::sibling;"), 1);
    assert_eq!(of("src/lost.rs", ""), 1);
}

#[test]
fn each_foreign_format_is_named_in_one_file() {
    let sources = sources("src");
    for (parser, home) in FORMATS {
        let files: Vec<&str> = sources
            .iter()
            .filter(|source| names(&source.tokens(), parser))
            .map(|source| &*source.path)
            .collect();
        assert_eq!(files, [home], "{parser}");
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for source in sources::all() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{}: {first}", source.path);
    }
}

#[test]
fn files_are_short_and_named_by_what_they_hold() {
    let sources = sources::all();
    let tests: Vec<String> = sources.iter().flat_map(Source::test_files).collect();
    let mut wrong = Vec::new();
    for source in &sources {
        let lines = source.lines_before_tests();
        let is_long = lines > LONGEST && !tests.contains(&source.path);
        if is_long {
            wrong.push(format!("{}: {lines} lines before the tests", source.path));
        }
        let parts = source.path.trim_end_matches(".rs").split('/');
        for name in parts.filter(|part| EMPTY_NAMES.contains(part)) {
            wrong.push(format!("{}: `{name}` says nothing", source.path));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

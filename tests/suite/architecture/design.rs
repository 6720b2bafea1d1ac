//! What `docs/design.md` says of the code is true of the code.

use super::{
    layers,
    paths::names,
    sources::{self, read},
};

/// The part of `docs/design.md` below a heading of level 2.
fn part(heading: &str) -> String {
    let page = read("docs/design.md");
    let mut parts = page.split("\n## ");
    let part = parts.find_map(|part| part.strip_prefix(heading));
    part.unwrap_or_else(|| panic!("no heading `{heading}`"))
        .to_owned()
}

/// The names of the crates that `Cargo.toml` asks for.
fn dependencies() -> Vec<String> {
    let manifest = read("Cargo.toml");
    let tables = manifest.split("\n[");
    let tables = tables.filter(|table| table.split(']').next().unwrap().ends_with("dependencies"));
    let lines = tables.flat_map(str::lines);
    let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()));
    names.collect()
}

#[test]
fn the_page_lists_the_layers() {
    let text = part("Layers");
    let list = text.split("```").nth(1).unwrap();
    let list = list.trim_start_matches("text").trim();
    let listed: Vec<Vec<&str>> = list
        .split("\n\n")
        .map(|group| {
            group
                .lines()
                .filter_map(|line| line.split(' ').next())
                .collect()
        })
        .collect();
    assert_eq!(listed, layers());
}

#[test]
fn the_page_tells_what_each_dependency_is_for() {
    let text = part("Dependencies");
    for name in dependencies() {
        assert!(text.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_dependency_is_used() {
    let code: Vec<_> = sources::all().iter().map(sources::Source::tokens).collect();
    for name in dependencies() {
        let word = name.replace('-', "_");
        assert!(
            code.iter().any(|code| names(code, &word)),
            "{name} is used nowhere"
        );
    }
}

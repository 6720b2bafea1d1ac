//! The guides to the method are stories that are lived through: each of their commands runs, in order, in one vault, at the
//! instant behind its fence, and prints what the guide shows.

use std::fs;

use snapbox::Data;

use crate::program::{Vault, words};

#[test]
fn the_english_guide_can_be_lived_through() {
    let lived = live(include_str!("../../docs/method.md"));
    snapbox::assert_data_eq!(lived, snapbox::file!["../../docs/method.md"].raw());
}

#[test]
fn the_french_guide_can_be_lived_through() {
    let lived = live(include_str!("../../docs/methode.md"));
    snapbox::assert_data_eq!(lived, snapbox::file!["../../docs/methode.md"].raw());
}

/// The guide again, with what its commands print now. `console` blocks run, at the instant in their first line; blocks of
/// `markdown` and `yaml` with a path are files to write; `diff` blocks with a path are edits of one.
fn live(guide: &str) -> Data {
    let vault = Vault::empty();
    let mut lived = String::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        lived.extend([line, "\n"]);
        let Some(fence) = line.strip_prefix("```") else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = || format!("{}\n", block.join("\n"));
        match fence.split_once(' ') {
            Some(("console", instant)) => lived += &run(&vault, instant, &block),
            Some(("diff", path)) => {
                edit(&vault, path, &block);
                lived += &text();
            }
            Some((_, path)) => {
                vault.write(path, text());
                lived += &text();
            }
            None => lived += &text(),
        }
        lived += "```\n";
    }
    Data::text(lived)
}

/// The commands of a block, each with what it prints and, where it is not 0, its exit code.
fn run(vault: &Vault, instant: &str, block: &[&str]) -> String {
    let mut shown = String::new();
    for line in block.iter().filter(|line| line.starts_with("$ ")) {
        let command = line
            .strip_prefix("$ pm")
            .unwrap_or_else(|| panic!("{line}: no command of pm"));
        let pm = vault.pm().env("PM_NOW", instant).args(words(command));
        let output = pm.stderr_to_stdout().output().unwrap();
        let code = output.status.code().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        shown.extend([line, "\n", &printed]);
        if code != 0 {
            shown.extend(["(exit code ", &code.to_string(), ")\n"]);
        }
        shown += "\n";
    }
    shown.trim_end_matches('\n').to_owned() + "\n"
}

/// Replaces the lines with a blank or `-` in front by those with a blank or `+`.
fn edit(vault: &Vault, path: &str, block: &[&str]) {
    let side = |sign: char| -> String {
        let ours = block
            .iter()
            .filter(|line| line.is_empty() || line.starts_with([' ', sign]));
        ours.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"])
            .collect()
    };
    let (old, new) = (side('-'), side('+'));
    let text = fs::read_to_string(vault.root().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(
        text.matches(&old).count(),
        1,
        "{path} has not once:\n{old}\n{text}"
    );
    vault.write(path, text.replace(&old, &new));
}

//! The pages of the rules, in parts: what `pm explain` shows, what `docs/rules.md` holds and what the tests run.

use std::fmt::Write;

use crate::{
    diagnostic::Level,
    rules::{self, Check, Rule},
};

/// One part of a rule's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading, without its marks.
    Heading(String),
    /// A paragraph or list of Markdown.
    Words(String),
    /// A file of an example.
    File(File),
}

/// A file that an example shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The language of its text: `markdown` or `yaml`.
    pub language: String,
    /// Its path in the vault.
    pub path: String,
    /// What its text cannot show: `latin-1` where the file is in that encoding, else empty.
    pub remark: String,
    /// Its text.
    pub text: String,
}

/// The page of a rule: its documentation, and how to allow what it finds.
pub fn page(rule: &Rule) -> Vec<Part> {
    let mut page = parts(rule.docs);
    let says_how = |part: &Part| matches!(part, Part::Heading(title) if title == "How to allow it");
    if !page.iter().any(says_how) && !matches!(rule.check, Check::Elsewhere) {
        page.extend(how_to_allow(rule));
    }
    page
}

/// `error`, `warning`, or `off` for a rule that only `pm.yaml` switches on.
pub fn level(rule: &Rule) -> &'static str {
    rule.level.map_or("off", Level::name)
}

/// All pages as one Markdown document with an index.
pub fn document() -> String {
    let mut out = String::from(INTRODUCTION);
    out.push_str("\n| Rule | Level | What it finds |\n|---|---|---|\n");
    for rule in rules::ALL {
        let Rule { name, summary, .. } = rule;
        let _ = writeln!(out, "| [`{name}`](#{name}) | {} | {summary} |", level(rule));
    }
    for rule in rules::ALL {
        let Rule { name, summary, .. } = rule;
        let _ = write!(out, "\n## {name}\n\n_{}_: {summary}.\n", level(rule));
        for part in page(rule) {
            let _ = match part {
                Part::Heading(title) => write!(out, "\n### {title}\n"),
                Part::Words(words) => write!(out, "\n{words}"),
                Part::File(file) => write!(out, "\n{}", fenced(&file)),
            };
        }
    }
    out
}

const INTRODUCTION: &str = "\
# The rules

<!-- Generated from src/rules: `SNAPSHOTS=overwrite cargo test --test suite` writes it anew. -->

What `pm check` looks for. `pm rules` lists them in the terminal, `pm explain RULE` shows one of these pages. An error makes
`pm check` end with 1 and stops a commit that brings it in; a warning does so only with `--strict`; a rule that is off runs
where `pm.yaml` switches it on.
";

/// The parts of a rule's Markdown: headings of level 2, fenced blocks whose info string is `LANGUAGE PATH [REMARK]`, and
/// everything else in paragraphs.
fn parts(docs: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut lines = docs.lines();
    while let Some(line) = lines.next() {
        let opens = line.starts_with("```");
        if opens || line.starts_with("## ") || line.is_empty() {
            if !words.is_empty() {
                parts.push(Part::Words(std::mem::take(&mut words)));
            }
        } else {
            words.push_str(line);
            words.push('\n');
        }
        if let Some(title) = line.strip_prefix("## ") {
            parts.push(Part::Heading(title.to_owned()));
        }
        if opens {
            let fence = &line[..line.len() - line.trim_start_matches('`').len()];
            let mut info = line[fence.len()..].split(' ').map(str::to_owned);
            let mut word = || info.next().unwrap_or_default();
            let mut file = File {
                language: word(),
                path: word(),
                remark: word(),
                text: String::new(),
            };
            for line in lines.by_ref().take_while(|line| *line != fence) {
                file.text.push_str(line);
                file.text.push('\n');
            }
            parts.push(Part::File(file));
        }
    }
    if !words.is_empty() {
        parts.push(Part::Words(words));
    }
    parts
}

fn how_to_allow(rule: &Rule) -> Vec<Part> {
    let name = rule.name;
    let setting = |path: &str, language: &str, text: String| {
        Part::File(File {
            language: language.to_owned(),
            path: path.to_owned(),
            remark: String::new(),
            text,
        })
    };
    let elsewhere = match rule.level {
        None => ("It is off. To switch it on for the vault:\n", "warning"),
        Some(_) => ("For the whole vault:\n", "off"),
    };
    vec![
        Part::Heading("How to allow it".to_owned()),
        Part::Words(
            "For one note, anywhere in its text; without a reason it does not count:\n".to_owned(),
        ),
        setting(
            "",
            "markdown",
            format!("<!-- pm: allow {name} the reason -->\n"),
        ),
        Part::Words(elsewhere.0.to_owned()),
        setting(
            "pm.yaml",
            "yaml",
            format!("rules: {{ {name}: {} }}\n", elsewhere.1),
        ),
    ]
}

/// The file as Markdown: its name, and its text between fences that nothing in it closes.
fn fenced(file: &File) -> String {
    let longest = file
        .text
        .lines()
        .map(|line| line.len() - line.trim_start_matches('`').len());
    let fence = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    let name = match (file.path.as_str(), file.remark.as_str()) {
        ("", _) => String::new(),
        (path, "") => format!("`{path}`:\n\n"),
        (path, remark) => format!("`{path}` ({remark}):\n\n"),
    };
    format!("{name}{fence}{}\n{}{fence}\n", file.language, file.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_falls_into_headings_words_and_files() {
        let docs = "\n## Bad\n\nTwo\nlines.\n\n````markdown a/b.md latin-1\n---\n\n```\n## x\n```\n````\nmore\n";
        let file = File {
            language: "markdown".to_owned(),
            path: "a/b.md".to_owned(),
            remark: "latin-1".to_owned(),
            text: "---\n\n```\n## x\n```\n".to_owned(),
        };
        let shown = "`a/b.md` (latin-1):\n\n````markdown\n---\n\n```\n## x\n```\n````\n";
        assert_eq!(fenced(&file), shown);
        assert_eq!(
            parts(docs),
            [
                Part::Heading("Bad".to_owned()),
                Part::Words("Two\nlines.\n".to_owned()),
                Part::File(file),
                Part::Words("more\n".to_owned()),
            ]
        );
    }
}

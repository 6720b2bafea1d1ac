//! `pm explain`: the page of one rule.

use std::fmt::Write;

use anstyle::Style;

use super::{App, Outcome, console::Console, prose::wrap};
use crate::{
    failure::Failure,
    manual::{self, Part},
    rules::{self, Rule},
    text::nearest,
};

/// Explain a rule: what it finds and why, with examples, and how to allow it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The rule, as it stands in brackets in a finding
    rule: String,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let rule = rules::rule(&self.rule).ok_or_else(|| unknown(&self.rule))?;
        app.console.print(&page(rule, Console::width()))?;
        Ok(Outcome::Fine)
    }
}

fn unknown(name: &str) -> Failure {
    let near = nearest(name, rules::ALL.iter().map(|rule| rule.name));
    let meant = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    Failure::Usage(format!(
        "there is no rule `{name}`; {meant}`pm rules` lists them all"
    ))
}

/// The page for a terminal of `width` columns.
fn page(rule: &Rule, width: usize) -> String {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let mut out = format!("{bold}{}{bold:#} ({})\n", rule.name, manual::level(rule));
    // Writing to a string does not fail.
    let _ = writeln!(out, "{}", wrap(rule.summary, width, 0));
    for part in manual::page(rule) {
        out.push('\n');
        match part {
            Part::Heading(title) => {
                let _ = writeln!(out, "{bold}{title}{bold:#}");
            }
            Part::Words(words) => {
                for (mark, item) in items(&without_links(&words)) {
                    let _ = writeln!(out, "  {mark}{}", wrap(item, width, 2 + mark.len()));
                }
            }
            Part::File(file) => {
                let name = [file.path.as_str(), file.remark.as_str()];
                let name = name.join(" ");
                if !name.trim().is_empty() {
                    let _ = writeln!(out, "  {dim}{}{dim:#}\n", name.trim());
                }
                for line in file.text.lines() {
                    let blanks = if line.is_empty() { "" } else { "      " };
                    let _ = writeln!(out, "{blanks}{line}");
                }
            }
        }
    }
    out
}

/// The words with each link as its own words: a terminal leads nowhere.
fn without_links(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("](") {
        let link = before.rsplit_once('[').zip(after.split_once(')'));
        let Some(((before, name), (_, after))) = link else {
            out.extend([before, "]("]);
            rest = after;
            continue;
        };
        out.extend([before, name]);
        rest = after;
    }
    out + rest
}

/// The items of a list with their marks, or the paragraph without one.
fn items(words: &str) -> Vec<(&'static str, &str)> {
    let mut starts: Vec<usize> = words.match_indices("\n- ").map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    let ends = starts.iter().copied().skip(1).chain([words.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| match words[start..end].strip_prefix("- ") {
            Some(item) => ("- ", item),
            None => ("", &words[start..end]),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_falls_into_its_items() {
        assert_eq!(
            items("These are\n- one\n  more,\n- two\n"),
            [
                ("", "These are\n"),
                ("- ", "one\n  more,\n"),
                ("- ", "two\n")
            ]
        );
        assert_eq!(items("- one\n"), [("- ", "one\n")]);
        assert_eq!(items("a\nb\n"), [("", "a\nb\n")]);
    }

    #[test]
    fn a_link_is_its_words() {
        let links = "see [excuses.md](excuses.md), [`painless`](#painless) and [[a]]";
        assert_eq!(without_links(links), "see excuses.md, `painless` and [[a]]");
        for rule in rules::ALL {
            let words = manual::page(rule)
                .into_iter()
                .filter_map(|part| match part {
                    Part::Words(words) => Some(without_links(&words)),
                    _ => None,
                });
            assert!(!words.collect::<String>().contains("]("), "{}", rule.name);
        }
    }

    #[test]
    fn no_line_of_prose_is_wider_than_the_terminal() {
        for rule in rules::ALL {
            let page = anstream::adapter::strip_str(&page(rule, 60)).to_string();
            let examples = |line: &&str| !line.starts_with("      ");
            for line in page.lines().filter(examples) {
                assert!(line.chars().count() <= 60, "{}: {line}", rule.name);
            }
        }
    }
}

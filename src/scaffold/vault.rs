//! The files of a new vault, as texts.

use serde::Serialize;

use crate::{
    schema::{Choice, IndexCommit},
    settings::{Index, Language},
    template::{BuiltIn, Escape},
};

/// What git is told of page and chart: how their lines end, who merges them, and that nobody wrote them.
const ATTRIBUTES: &str = "text eol=lf merge=pm linguist-generated";

/// A `pm.yaml` with what a vault says from the start; `zone` is an IANA name, where one is known, and `commit` which commits
/// take the page along.
pub fn config(language: Language, zone: Option<&str>, commit: IndexCommit) -> String {
    #[derive(Serialize)]
    struct Variables<'a> {
        zone: Option<&'a str>,
        commit: Option<&'a str>,
    }
    let commit = Some(commit.name()).filter(|_| commit != IndexCommit::Always);
    let template = match language {
        Language::English => include_str!("../../templates/en/pm.yaml.jinja"),
        Language::French => include_str!("../../templates/fr/pm.yaml.jinja"),
    };
    BuiltIn::new(template, Escape::Nothing).render(Variables { zone, commit })
}

/// The text of a `.gitattributes` beside `pm.yaml` with the lines for page and chart; `None` where it has them already.
pub fn attributes(old: &str, index: &Index) -> Option<String> {
    let lines = [&index.page, &index.chart].map(|path| format!("{} {ATTRIBUTES}", pattern(path)));
    let missing: Vec<&String> = lines
        .iter()
        .filter(|line| !old.lines().any(|known| known.trim() == *line))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = old.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(end);
    }
    for line in missing {
        text.push_str(line);
        text.push_str(end);
    }
    Some(text)
}

/// A path as git's patterns have it: from the file's own folder, with nothing that stands for other names.
fn pattern(path: &str) -> String {
    let mut pattern = String::from("/");
    for c in path.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    if pattern.contains([' ', '\t', '"']) {
        return format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\""));
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn only_missing_lines_are_added() {
        let index = Settings::default().index;
        let page = "/index.md text eol=lf merge=pm linguist-generated";
        let chart = "/pareto.svg text eol=lf merge=pm linguist-generated";
        let both = format!("{page}\n{chart}\n");
        for (old, new) in [
            ("", both.clone()),
            ("*.png binary", format!("*.png binary\n{both}")),
            ("# x\r\n", format!("# x\r\n{page}\r\n{chart}\r\n")),
            (&format!("{page}\n"), both.clone()),
            (&format!("{chart} \n\n"), format!("{chart} \n\n{page}\n")),
        ] {
            let added = attributes(old, &index);
            assert_eq!(added.as_deref(), Some(&*new), "{old:?}");
            assert_eq!(attributes(&new, &index), None);
        }
    }

    #[test]
    fn patterns_stand_for_one_file() {
        assert_eq!(pattern("docs/index.md"), "/docs/index.md");
        assert_eq!(pattern("ma page.md"), "\"/ma page.md\"");
        assert_eq!(pattern("a[1]*.md"), "/a\\[1]\\*.md");
        assert_eq!(pattern("a \"b\" [c].md"), "\"/a \\\"b\\\" \\\\[c].md\"");
    }
}

//! The workflow that keeps a team's page true on GitHub, as a text.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    language::Catalogue,
    note::quote,
    settings::Settings,
    template::{BuiltIn, Escape},
};

/// Where the workflow stands, from the repository's root.
pub const WORKFLOW: &str = ".github/workflows/pm.yml";

/// The workflow of the vault in `folder`, from the repository's root with `/`, empty for the root itself; `repository` is the
/// address that pm is built from, empty where nobody knows it.
pub fn workflow(settings: &Settings, folder: &str, repository: &str) -> String {
    #[derive(Serialize)]
    struct Variables<'a> {
        filter: Option<String>,
        repository: Cow<'a, str>,
        folder: Cow<'a, str>,
        page: Cow<'a, str>,
        chart: Cow<'a, str>,
        heading: String,
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | ' ');
    // What could mean something in a pattern of GitHub's is not made one: then every change counts.
    let filter = !folder.is_empty() && folder.chars().all(is_plain);
    let heading = format!("## {}", Catalogue::of(settings.language).word("init-moves"));
    let text = include_str!("../../templates/github/pm.yml.jinja");
    BuiltIn::new(text, Escape::Nothing).render(Variables {
        filter: filter.then(|| quote(&format!("{folder}/**")).into_owned()),
        repository: quote(repository),
        folder: quote(if folder.is_empty() { "." } else { folder }),
        page: quote(&settings.index.page),
        chart: quote(&settings.index.chart),
        heading: format!("'{}'", heading.replace('\'', "'\\''")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Language;

    #[test]
    fn only_plain_folders_narrow_the_runs() {
        let settings = Settings::default();
        for (folder, filter, vault) in [
            ("", None, "VAULT: \".\"\n"),
            (
                "docs/our failures",
                Some("paths:\n      - docs/our failures/**\n"),
                "VAULT: docs/our failures\n",
            ),
            ("a*b", None, "VAULT: a*b\n"),
            ("\"x\"", None, "VAULT: '\"x\"'\n"),
        ] {
            let text = workflow(&settings, folder, "");
            assert_eq!(text.contains("paths:"), filter.is_some(), "{text}");
            assert!(
                text.contains(filter.unwrap_or_default()) && text.contains(vault),
                "{text}"
            );
        }
    }

    #[test]
    fn every_variable_of_github_is_still_there() {
        for language in [Language::English, Language::French] {
            let text = workflow(&Settings::new(language), "", "https://example.invalid/pm");
            assert!(text.contains("\n  PM_REPOSITORY: https://example.invalid/pm\n"));
            assert!(
                text.contains("${{ runner.os }}-${{ env.PM_REPOSITORY }}") && !text.contains("{%")
            );
            assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        }
    }
}

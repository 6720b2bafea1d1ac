//! The statuses of notes by the words that people have for them, and what a word for a kind is nearly.

use crate::{
    language::{Catalogue, kind_names},
    schema::{Choice, Kind, Status},
    settings::Language,
    text::nearest,
    value::fold,
};

/// The status of a kind by its name or by the word for it in English or French: `validated`, `ça tient`.
pub(super) fn status(word: &str, kind: Kind) -> Option<Status> {
    let is_called = |status: &&Status| {
        let words =
            Language::ALL.map(|language| Catalogue::of(language).arg(&kind.status_word(**status)));
        let mut names = words.iter().map(String::as_str).chain([status.name()]);
        names.any(|name| fold(name) == fold(word))
    };
    kind.statuses().iter().find(is_called).copied()
}

/// The name of a kind that a word is a near miss of.
pub(super) fn near(word: &str) -> Option<String> {
    let names: Vec<String> = Kind::ALL
        .iter()
        .flat_map(|kind| kind_names(*kind))
        .collect();
    nearest(word, names.iter().map(String::as_str)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_names_in_both_languages() {
        for (word, kind, expected) in [
            ("accepted", Kind::Postmortem, Some(Status::Accepted)),
            ("Assumé", Kind::Postmortem, Some(Status::Accepted)),
            ("ça tient", Kind::Postmortem, Some(Status::Validated)),
            ("tient", Kind::Guardrail, Some(Status::Validated)),
            ("assumé", Kind::Bet, None),
        ] {
            assert_eq!(status(word, kind), expected, "{word}");
        }
        assert_eq!(near("leviers").as_deref(), Some("levier"));
        assert_eq!(near("salon"), None);
    }
}

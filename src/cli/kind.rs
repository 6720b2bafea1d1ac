//! The kinds of note and their statuses by the words that people have for them.

use crate::{
    language::Catalogue,
    schema::{Choice, Kind, Status},
    settings::Language,
    text::nearest,
    value::fold,
};

/// The kind of a word in English or French: `guardrail`, `guard-rail`, `garde-fou`.
pub(super) fn kind(word: &str) -> Option<Kind> {
    let word = plain(word);
    let is_called = |kind: &&Kind| names(**kind).iter().any(|name| plain(name) == word);
    Kind::ALL.iter().find(is_called).copied()
}

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
    let names: Vec<String> = Kind::ALL.iter().flat_map(|kind| names(*kind)).collect();
    nearest(word, names.iter().map(String::as_str)).map(str::to_owned)
}

fn names(kind: Kind) -> [String; 3] {
    let [english, french] = Language::ALL.map(|language| Catalogue::of(language).arg(&kind.word()));
    [kind.name().to_owned(), english, french]
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace(['-', '_', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_statuses_have_names_in_both_languages() {
        for (word, expected) in [
            ("postmortem", Some(Kind::Postmortem)),
            ("Post-mortem", Some(Kind::Postmortem)),
            ("lever", Some(Kind::Lever)),
            ("levier", Some(Kind::Lever)),
            ("guard-rail", Some(Kind::Guardrail)),
            ("garde-fou", Some(Kind::Guardrail)),
            ("garde fou", Some(Kind::Guardrail)),
            ("BET", Some(Kind::Bet)),
            ("pari", Some(Kind::Bet)),
            ("Paris", None),
        ] {
            assert_eq!(kind(word), expected, "{word}");
        }
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

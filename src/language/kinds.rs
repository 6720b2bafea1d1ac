//! The words by which people call the kinds of note, in both languages; the front matter takes their own names alone.

use std::sync::LazyLock;

use super::Catalogue;
use crate::{
    schema::{Choice, Kind},
    settings::Language,
    text::{argument, bare, nearest},
};

/// Words that name a kind beside those that `pm new` takes for it.
const WORDS: [(&str, Kind); 2] = [("failure", Kind::Postmortem), ("échec", Kind::Postmortem)];

/// Each kind with its names, and those without case, accents and hyphens.
static NAMES: LazyLock<Vec<(String, String, Kind)>> = LazyLock::new(|| {
    let kinds = Kind::ALL.iter();
    let names = kinds.flat_map(|kind| kind_names(*kind).map(|name| (bare(&name), name, *kind)));
    names.collect()
});

/// What a kind is called: as front matter spells it, in English and in French.
pub fn kind_names(kind: Kind) -> [String; 3] {
    let [english, french] = Language::ALL.map(|language| Catalogue::of(language).arg(&kind.word()));
    [kind.name().to_owned(), english, french]
}

/// What commands call a kind in the words of a language: `guardrail`, `garde-fou`.
pub fn kind_word(kind: Kind, language: Language) -> String {
    match language {
        Language::English => kind.name().to_owned(),
        Language::French => Catalogue::of(language).arg(&kind.word()),
    }
}

/// What starts a note of a kind, in the words of a language: `pm new bet`, `pm new pari`.
pub fn new_command(kind: Kind, language: Language) -> String {
    format!("pm new {}", kind_word(kind, language))
}

/// What makes the note of a lever.
pub fn lever_command(lever: &str, language: Language) -> String {
    let start = new_command(Kind::Lever, language);
    format!("{start} {}", argument(lever))
}

/// What makes a guard-rail against a lever.
pub fn guardrail_command(lever: &str, language: Language) -> String {
    let start = new_command(Kind::Guardrail, language);
    format!("{start} \"…\" --lever {}", argument(lever))
}

/// The kind that a word names in either language: `guardrail`, `guard-rail`, `garde-fou`.
pub fn kind_called(word: &str) -> Option<Kind> {
    let word = bare(word);
    let called = NAMES.iter().find(|(name, ..)| *name == word);
    called.map(|(.., kind)| *kind)
}

/// The kind that a word names or nearly names, in either language.
pub fn kind(word: &str) -> Option<Kind> {
    let names = NAMES.iter().map(|(_, name, kind)| (&**name, *kind));
    let words: Vec<(&str, Kind)> = names.chain(WORDS).collect();
    let near = nearest(word, words.iter().map(|(word, _)| *word))?;
    words
        .iter()
        .find(|(word, _)| *word == near)
        .map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_words_and_slips_name_a_kind() {
        for (word, expected) in [
            ("Post-Mortem", Some(Kind::Postmortem)),
            ("post_mortem", Some(Kind::Postmortem)),
            ("postmortme", Some(Kind::Postmortem)),
            ("echec", Some(Kind::Postmortem)),
            ("levier", Some(Kind::Lever)),
            ("Garde-fou", Some(Kind::Guardrail)),
            ("gardefou", Some(Kind::Guardrail)),
            ("guard rail", Some(Kind::Guardrail)),
            ("pari", Some(Kind::Bet)),
            ("bets", Some(Kind::Bet)),
            ("note", None),
            ("réunion", None),
        ] {
            assert_eq!(kind(word), expected, "{word}");
        }
    }

    #[test]
    fn commands_name_kinds_as_pm_new_reads_them() {
        for (language, commands) in [
            (
                Language::English,
                ["postmortem", "lever", "guardrail", "bet"],
            ),
            (
                Language::French,
                ["post-mortem", "levier", "garde-fou", "pari"],
            ),
        ] {
            for (kind, word) in Kind::ALL.iter().zip(commands) {
                assert_eq!(new_command(*kind, language), format!("pm new {word}"));
                assert_eq!(kind_called(word), Some(*kind));
            }
        }
    }

    #[test]
    fn commands_name_levers_as_a_shell_reads_them() {
        let english = Language::English;
        assert_eq!(lever_command("négligé", english), "pm new lever négligé");
        assert_eq!(
            guardrail_command("prix bas", Language::French),
            "pm new garde-fou \"…\" --lever \"prix bas\""
        );
        assert_eq!(
            guardrail_command("$(reboot)", english),
            "pm new guardrail \"…\" --lever …"
        );
    }

    #[test]
    fn kinds_have_names_in_both_languages() {
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
            ("échec", None),
        ] {
            assert_eq!(kind_called(word), expected, "{word}");
        }
    }
}

//! The words by which people call the kinds of note, in both languages.

use crate::{
    schema::{Choice, Kind},
    text::nearest,
};

/// Each kind with other words for it than its own; the front matter takes none of them.
const WORDS: [(&str, Kind); 5] = [
    ("failure", Kind::Postmortem),
    ("échec", Kind::Postmortem),
    ("levier", Kind::Lever),
    ("garde-fou", Kind::Guardrail),
    ("pari", Kind::Bet),
];

/// The kind that a word names or nearly names, in either language.
pub fn kind(word: &str) -> Option<Kind> {
    let own = Kind::ALL.iter().map(|kind| (kind.name(), *kind));
    let words: Vec<(&str, Kind)> = own.chain(WORDS).collect();
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
}

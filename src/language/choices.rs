//! The words by which people call what fields can hold, in both languages; the front matter takes none of them.

use super::Catalogue;
use crate::{
    message::Arg,
    schema::Choice,
    settings::Language,
    text::{Names, nearest},
};

/// A shorter word than this, in letters, is part of too much.
const SHORTEST_PART: usize = 4;

/// The choice that a word names or nearly names, or of whose name it is a part, in either language; `called` is what a
/// choice is called.
pub fn choice_called<C: Choice>(word: &str, choices: &[C], called: impl Fn(C) -> Arg) -> Option<C> {
    let words = choices.iter().map(|choice| {
        let words = Language::ALL.map(|language| Catalogue::of(language).arg(&called(*choice)));
        (format!("{}\n{}", choice.name(), words.join("\n")), *choice)
    });
    let words: Vec<_> = words.collect();
    let all = words.iter().flat_map(|(words, _)| words.lines());
    let part = || {
        let names: Names = words.iter().map(|(words, _)| words.as_str()).collect();
        let is_long = word.chars().count() >= SHORTEST_PART;
        is_long.then(|| names.only_with(word).map(str::to_owned))?
    };
    let meant = nearest(word, all).map(str::to_owned).or_else(part)?;
    let mut words = words.iter();
    let found = words.find(|(words, _)| *words == meant || words.lines().any(|word| word == meant));
    found.map(|(_, choice)| *choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Basis, Kind, LeverKind};

    #[test]
    fn people_s_words_name_a_choice() {
        for (word, expected) in [
            ("À froid", Some("analysed")),
            ("analysé à froid", Some("analysed")),
            ("assumé", Some("accepted")),
            ("coling", Some("cooling")),
            ("à", None),
            ("a froid", Some("analysed")),
            ("fini", None),
            ("ed", None),
        ] {
            let called = |status| Kind::Postmortem.status_word(status);
            let found = choice_called(word, Kind::Postmortem.statuses(), called);
            assert_eq!(found.map(Choice::name), expected, "{word}");
        }
        assert_eq!(
            choice_called("estimé", Basis::ALL, Basis::word),
            Some(Basis::Estimated)
        );
        for (word, expected) in [
            ("angle mort", Some(LeverKind::BlindSpot)),
            ("Conception", Some(LeverKind::Design)),
            ("design error", Some(LeverKind::Design)),
            ("blind", Some(LeverKind::BlindSpot)),
        ] {
            assert_eq!(
                choice_called(word, LeverKind::ALL, LeverKind::word),
                expected,
                "{word}"
            );
        }
    }
}

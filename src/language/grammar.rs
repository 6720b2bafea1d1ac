//! As much of each language's grammar as it takes to see who a sentence speaks of: lists of words, in `grammar.txt` of each
//! language.

use std::{ops::Range, sync::OnceLock};

use crate::settings::Language;

/// A list of words.
type Words = &'static [&'static str];

/// The words of one language. Apostrophes and hyphens part words: `j'ai` is `j` and `ai`.
#[derive(Debug)]
pub struct Grammar {
    /// The author, alone or with others, as a subject.
    pub own: Words,
    /// The same as an object or owner, which takes no sentence over from another subject.
    pub own_things: Words,
    /// What a verb ends in of which the author and others are the subject.
    pub own_endings: Words,
    /// Other people.
    pub others: Words,
    /// Other people's things.
    pub possessives: Words,
    /// Before a fault these say that it is a person's.
    pub owners: Words,
    /// Whoever reads, which may be the author.
    pub second: Words,
    /// Nobody: subjects that do nothing.
    pub nobody: Words,
    /// Things: they do nothing either, where they open their clause.
    pub things: Words,
    /// Words that may stand before the subject of a sentence.
    pub openers: Words,
    /// Nobody, where one of the words in [`Grammar::impersonal`] follows.
    pub dummy: Words,
    /// What follows a dummy subject.
    pub impersonal: Words,
    /// The same in the passive: one word or several.
    pub impersonal_passives: Words,
    /// Words between a subject and its verb.
    pub particles: Words,
    /// Forms of verbs that only other people can be the subject of.
    pub plural_verbs: Words,
    /// Verbs and negations by which the word before them is a subject.
    pub auxiliaries: Words,
    /// What people are to each other in work.
    pub roles: Words,
    /// Articles and the like.
    pub determiners: Words,
    /// After these, a word is no subject.
    pub prepositions: Words,
    /// What names somebody as the one who acted.
    pub agents: Words,
    /// Before a phrase these deny it.
    pub negations: Words,
    /// What gives a cause: one word or several.
    pub causes: Words,
    /// What owns up to an excuse: one word or several.
    pub confessions: Words,
    /// Verbs by which somebody says something.
    pub sayings: Words,
    /// What may lead from such a verb to what is said.
    pub conjunctions: Words,
    /// Numbers in words, from two on.
    pub numbers: Words,
    /// The word for a fault.
    pub fault: Words,
}

/// One word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the sentence.
    pub range: Range<usize>,
    /// In small letters.
    pub word: String,
    /// Whether it starts with a capital letter and is not one of capitals alone.
    pub capital: bool,
}

/// The words of a sentence.
pub fn tokens(words: &str) -> impl Iterator<Item = Token> {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(|part| {
        let start = part.as_ptr() as usize - words.as_ptr() as usize;
        let mut letters = part.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        Token {
            range: start..start + part.len(),
            word: part.to_lowercase(),
            capital: first && letters.any(char::is_lowercase),
        }
    })
}

impl Grammar {
    /// The grammar of a language, read at its first use.
    pub fn of(language: Language) -> &'static Self {
        static GRAMMARS: [OnceLock<Grammar>; 2] = [OnceLock::new(), OnceLock::new()];
        let (at, text) = match language {
            Language::English => (0, ENGLISH),
            Language::French => (1, FRENCH),
        };
        GRAMMARS[at].get_or_init(|| Self::read(text))
    }

    fn read(text: &'static str) -> Self {
        let list = |name: &str| list(text, name);
        Self {
            own: list("own"),
            own_things: list("own_things"),
            own_endings: list("own_endings"),
            others: list("others"),
            possessives: list("possessives"),
            owners: list("owners"),
            second: list("second"),
            nobody: list("nobody"),
            things: list("things"),
            openers: list("openers"),
            dummy: list("dummy"),
            impersonal: list("impersonal"),
            impersonal_passives: list("impersonal_passives"),
            particles: list("particles"),
            plural_verbs: list("plural_verbs"),
            auxiliaries: list("auxiliaries"),
            roles: list("roles"),
            determiners: list("determiners"),
            prepositions: list("prepositions"),
            agents: list("agents"),
            negations: list("negations"),
            causes: list("causes"),
            confessions: list("confessions"),
            sayings: list("sayings"),
            conjunctions: list("conjunctions"),
            numbers: list("numbers"),
            fault: list("fault"),
        }
    }
}

const ENGLISH: &str = include_str!("en/grammar.txt");
const FRENCH: &str = include_str!("fr/grammar.txt");

/// The list of a name: what follows it up to the next line that is not indented.
fn list(text: &'static str, name: &str) -> Words {
    let start = format!("\n{name}:");
    let rest = text.split_once(&start).map_or("", |(_, rest)| rest);
    let end = rest
        .match_indices('\n')
        .find(|(at, _)| !rest[at + 1..].starts_with(' '));
    let words = rest[..end.map_or(rest.len(), |(end, _)| end)]
        .split(',')
        .map(str::trim);
    // Each list is read once and kept for good.
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_at_apostrophes_and_hyphens() {
        let tokens: Vec<Token> = tokens(" L'agence n'a-t-elle rien dit au CTO ? ").collect();
        let words: Vec<&str> = tokens.iter().map(|token| &*token.word).collect();
        assert_eq!(
            words,
            [
                "l", "agence", "n", "a", "t", "elle", "rien", "dit", "au", "cto"
            ]
        );
        let capitals: Vec<bool> = tokens.iter().map(|token| token.capital).collect();
        assert_eq!(capitals, [false; 10]);
        assert_eq!(tokens[1].range, 3..9);
    }

    #[test]
    fn the_lists_are_in_small_letters_and_all_are_read() {
        for text in [ENGLISH, FRENCH] {
            let names = text
                .lines()
                .filter(|line| !line.starts_with([' ', '#']))
                .filter_map(|line| line.split_once(':'));
            let mut count = 0;
            for (name, _) in names {
                count += 1;
                for words in list(text, name) {
                    assert_eq!(**words, words.to_lowercase());
                    let read: Vec<Token> = tokens(words).collect();
                    assert!(
                        read.iter().map(|token| &*token.word).eq(words.split(' ')),
                        "{words}"
                    );
                }
            }
            let debug = format!("{:?}", Grammar::read(text));
            assert_eq!(debug.matches(": [").count(), count);
            assert!(!list(text, "roles").is_empty() && !list(text, "fault").is_empty());
        }
    }
}

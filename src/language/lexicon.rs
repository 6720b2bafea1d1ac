//! Phrases that say less than they seem to: excuses, judgements, good intentions. Tables in both languages, to which a vault
//! can add its own.

mod pattern;
mod sieve;
mod table;

use std::{collections::HashSet, ops::Range, sync::OnceLock};

use crate::{message::Message, settings::Language, text::Span};
use pattern::Pattern;
use sieve::{Literals, Sieve};

/// Where a vault keeps its own phrases.
pub const EXCUSES: &str = ".pm/excuses.tsv";

/// What a phrase puts in the place of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The market or its customers.
    Market,
    /// The lack of time.
    Time,
    /// The lack of money, people or tools.
    Budget,
    /// What other people did or did not do.
    People,
    /// Luck or the moment.
    Luck,
    /// Circumstances or tools.
    Circumstances,
    /// Nothing that could be checked.
    Vagueness,
    /// A verdict on oneself.
    GivingUp,
    /// "Human error".
    HumanError,
    /// A judgement.
    Judgement,
    /// A good intention.
    Intention,
}

/// What a text is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Anything but the others.
    Excuses,
    /// [`Class::Judgement`].
    Judgements,
    /// [`Class::Intention`].
    Intentions,
}

/// How much a phrase needs to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing.
    Plain,
    /// A first person or a causal connector in its sentence.
    Implied,
    /// Nothing: it names a culprit.
    Blame,
}

/// One phrase.
#[derive(Debug)]
pub struct Phrase {
    /// Its name in its table.
    pub id: Box<str>,
    /// The language whose grammar its sentences have.
    pub language: Language,
    /// What it puts in the place of a fact.
    pub class: Class,
    /// How much it needs to count.
    pub severity: Severity,
    pattern: Pattern,
    exclude: Option<Pattern>,
    /// A text in which it has to stand, and its place; empty where the table gives none.
    example: (Box<str>, Span),
}

/// A table of phrases.
#[derive(Debug)]
pub struct Lexicon {
    phrases: Vec<Phrase>,
    ids: HashSet<Box<str>>,
    /// By [`Search`], in its order.
    sieves: [Sieve; 3],
}

impl Class {
    /// Each with its letter in the tables.
    const LETTERS: [(&'static str, Self); 11] = [
        ("M", Self::Market),
        ("T", Self::Time),
        ("B", Self::Budget),
        ("P", Self::People),
        ("L", Self::Luck),
        ("C", Self::Circumstances),
        ("V", Self::Vagueness),
        ("D", Self::GivingUp),
        ("H", Self::HumanError),
        ("J", Self::Judgement),
        ("A", Self::Intention),
    ];
}

impl Search {
    const ALL: [Self; 3] = [Self::Excuses, Self::Judgements, Self::Intentions];

    fn is_for(self, class: Class) -> bool {
        self == match class {
            Class::Judgement => Self::Judgements,
            Class::Intention => Self::Intentions,
            _ => Self::Excuses,
        }
    }
}

impl Lexicon {
    /// The phrases of pm itself, read at their first use.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Lexicon> = OnceLock::new();
        // The tests hold the tables right, and the literals to what the patterns need.
        BUILT_IN.get_or_init(|| {
            let phrases = built_in_phrases(Pattern::trusted);
            let literals = LITERALS.lines().map(|line| {
                let texts = line.split(' ').skip(1).map(|text| text.as_bytes().to_vec());
                Some(texts.collect())
            });
            let literals: Vec<Option<Literals>> = literals.collect();
            Self::new(phrases, &literals)
        })
    }

    /// The phrases of a table, and what is wrong with it, at its place.
    pub fn read(text: &str) -> (Self, Vec<(Span, Message)>) {
        let (phrases, mut faults) = table::read(text, Pattern::parse);
        faults.extend(phrases.iter().filter_map(Phrase::fault));
        faults.sort_by_key(|(span, _)| *span);
        let literals = phrases.iter().map(|phrase| phrase.pattern.literals());
        let literals: Vec<Option<Literals>> = literals.collect();
        (Self::new(phrases, &literals), faults)
    }

    fn new(phrases: Vec<Phrase>, literals: &[Option<Literals>]) -> Self {
        let sieves = Search::ALL.map(|search| {
            let all = phrases.iter().zip(literals).enumerate();
            let wanted = all.filter(|(_, (phrase, _))| search.is_for(phrase.class));
            Sieve::new(wanted.map(|(at, (_, literals))| (at, literals)))
        });
        Self {
            ids: phrases.iter().map(|phrase| phrase.id.clone()).collect(),
            phrases,
            sieves,
        }
    }

    /// Whether a phrase has this name.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether a phrase may stand in a piece of Markdown; where none does, the answer is nearly always no.
    pub fn may_stand_in(&self, markdown: &str, search: Search) -> bool {
        self.sieve(search).may_hold(markdown)
    }

    /// Each phrase, unless it is left out, that stands in the words of a sentence as whole words, with its first place there.
    pub fn find(
        &self,
        words: &str,
        search: Search,
        is_left_out: impl Fn(&Phrase) -> bool,
    ) -> Vec<(&Phrase, Range<usize>)> {
        let candidates = self.sieve(search).candidates(words).into_iter();
        let phrases = candidates.map(|at| &self.phrases[at]);
        let phrases = phrases.filter(|phrase| !is_left_out(phrase));
        let found = phrases.filter_map(|phrase| Some((phrase, phrase.find(words)?)));
        found.collect()
    }

    /// Each phrase with a text in which it has to stand.
    #[cfg(test)]
    pub(crate) fn examples(&self) -> impl Iterator<Item = (&Phrase, &str)> {
        let phrases = self.phrases.iter();
        phrases.map(|phrase| (phrase, &*phrase.example.0))
    }

    fn sieve(&self, search: Search) -> &Sieve {
        &self.sieves[search as usize]
    }
}

/// The tables of pm itself.
const TABLES: [&str; 2] = [
    include_str!("en/phrases.tsv"),
    include_str!("fr/phrases.tsv"),
];

/// For each of their phrases what the sieve looks for: a line each, the phrase's name first. Written by a test, since working
/// it out from the patterns takes longer than checking a small vault.
const LITERALS: &str = include_str!("lexicon/literals.txt");

fn built_in_phrases(parse: table::Parse) -> Vec<Phrase> {
    let tables = TABLES.iter();
    tables
        .flat_map(|table| table::read(table, parse).0)
        .collect()
}

impl Phrase {
    /// Its first place in the words of a sentence, unless they are excluded.
    fn find(&self, words: &str) -> Option<Range<usize>> {
        let range = self.pattern.find(words)?;
        let excluded = self
            .exclude
            .as_ref()
            .and_then(|exclude| exclude.find(words));
        excluded.is_none().then_some(range)
    }

    /// What only shows when its patterns are compiled.
    fn fault(&self) -> Option<(Span, Message)> {
        let mut patterns = [Some(&self.pattern), self.exclude.as_ref()]
            .into_iter()
            .flatten();
        let fault = patterns.find_map(|pattern| Some((pattern.span, pattern.compile().err()?)));
        fault.or_else(|| {
            let (example, span) = &self.example;
            let words = format!(" {example} ");
            let stands = example.is_empty() || self.find(&words).is_some();
            (!stands).then(|| (*span, Message::about("invalid-config-example", example)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{note::Sentence, text::Span};

    fn sentence(text: &str) -> String {
        Sentence::plain(text, Span::new(0, text.len()))
            .words()
            .to_owned()
    }

    fn ids(text: &str) -> Vec<&'static str> {
        let found = found(Lexicon::built_in(), &sentence(text));
        found.iter().map(|(phrase, _)| &*phrase.id).collect()
    }

    /// Whatever stands in the words of a sentence.
    fn found<'l>(lexicon: &'l Lexicon, words: &str) -> Vec<(&'l Phrase, Range<usize>)> {
        let searches = Search::ALL.iter();
        searches
            .flat_map(|search| lexicon.find(words, *search, |_| false))
            .collect()
    }

    fn may_stand(lexicon: &Lexicon, text: &str) -> bool {
        let mut searches = Search::ALL.iter();
        searches.any(|search| lexicon.may_stand_in(text, *search))
    }

    #[test]
    fn the_tables_are_right_and_sorted() {
        for table in TABLES {
            assert_eq!(Lexicon::read(table).1, []);
            let rows: Vec<&str> = table.lines().skip(1).collect();
            assert!(rows.is_sorted() && rows.len() > 70);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "snapbox looks for its file")]
    #[test]
    fn the_literals_are_those_of_the_patterns() {
        let lines = built_in_phrases(Pattern::parse).into_iter().map(|phrase| {
            let texts = phrase.pattern.literals().unwrap();
            let mut texts: Vec<String> = texts.iter().map(|text| sieve::shown(text)).collect();
            texts.sort();
            texts.dedup();
            assert!(
                texts.iter().all(|text| text.len() > 3),
                "{} {texts:?}",
                phrase.id
            );
            format!("{} {}\n", phrase.id, texts.join(" "))
        });
        let expected = snapbox::file!["lexicon/literals.txt"].raw();
        snapbox::assert_data_eq!(lines.collect::<String>(), expected);
    }

    #[test]
    fn every_phrase_stands_in_its_example() {
        for phrase in &Lexicon::built_in().phrases {
            let upper = phrase.example.0.to_uppercase();
            let curly = phrase.example.0.replace('\'', "\u{2019}");
            let marked = format!("*{}* : donc.", phrase.example.0.replace(' ', "\u{a0}\n"));
            for text in [&*phrase.example.0, &upper, &curly, &marked] {
                assert!(ids(text).contains(&&*phrase.id), "{} {text}", phrase.id);
                assert!(may_stand(Lexicon::built_in(), text), "{} {text}", phrase.id);
            }
            let words = sentence(&phrase.example.0);
            let found = &words[phrase.find(&words).unwrap()];
            for text in [format!("x{found}x"), format!("é{found}é")] {
                assert!(!ids(&text).contains(&&*phrase.id), "{} {text}", phrase.id);
            }
        }
    }

    #[test]
    fn what_is_excluded_is_no_phrase() {
        for (id, text) in [
            ("EJ04", "the tank should have been at 4 °C"),
            ("EJ04", "it should never have cost more than about $500"),
            ("FJ04", "la cuve aurait dû être à 4\u{a0}°C"),
            ("FJ04", "l'essai aurait dû durer 2h"),
            ("EN16", "we answered in no time"),
            ("EN16", "there was no time zone"),
            ("EN16", "no time limit, no time out"),
            ("EN16", "no time like the present, no time at all"),
            ("EN22", "this is by no means complete"),
            ("EN22", "with no means to tell"),
            ("EN22", "it costs little to no money"),
            ("EN26", "we spent with more budget"),
            ("EN26", "tested with more people"),
            ("EN28", "nobody's fault"),
            ("EN28", "no one's fault"),
            ("EN28", "none of her fault"),
            ("EN28", "not the agency's fault"),
            ("EN28", "her fault tolerant code"),
            ("EN28", "the town's fault line"),
            ("EN28", "the code's fault injection"),
            ("EN28", "the server's fault"),
            ("EN31", "I dropped the ball"),
            ("EN31", "we've really screwed up"),
            ("EN31", "it got all messed up"),
            ("FR23", "cela demande plus de ressources"),
            ("FR23", "nous avons mis plus de budget"),
            ("FR23", "j'ai investi plus d'argent"),
            ("FR29", "ce n'est pas la faute de l'agence"),
            ("FR29", "ce n'est jamais de la faute des clients"),
            ("FR29", "c'est la faute de la config"),
            ("FR29", "c'est la faute du serveur"),
            ("FR49", "c'est comme ça que je l'ai su"),
            ("FR49", "c'est comme ça qu'il est parti"),
        ] {
            assert!(!ids(text).contains(&id), "{id} {text}");
        }
        assert!(ids("c'est comme ça").contains(&"FR49"));
        // What was to be expected in numbers is a fact; a day, an hour or a count beside a judgement makes it none.
        for (id, text) in [
            ("EJ04", "14:40: we should have stopped there"),
            (
                "EJ04",
                "on 2026-03-03 Sam should have asked, 12 mails later",
            ),
            ("FJ04", "14 h 40 : on aurait dû arrêter là"),
            ("FJ04", "le 3 mars, j'aurais dû relire (12 mails)"),
        ] {
            assert!(ids(text).contains(&id), "{id} {text}");
        }
    }

    #[test]
    fn a_phrase_has_a_place() {
        let words = sentence("Hélas, le marché n\u{2019}était pas prêt.");
        let found = found(Lexicon::built_in(), &words);
        let [(phrase, range)] = &*found else {
            panic!("{found:?}");
        };
        assert_eq!(&*phrase.id, "FR01");
        assert_eq!(&words[range.clone()], "le marché n'était pas prêt");
    }

    #[test]
    fn a_phrase_may_end_inside_a_word_after_an_apostrophe() {
        for text in [
            "c'est la faute d'eux",
            "la faute d'Élodie",
            "les français n'aiment rien",
        ] {
            assert!(!ids(text).is_empty(), "{text}");
        }
        assert_eq!(ids("la faute durable"), [""; 0]);
    }

    /// What a pattern ends with may be all that is known of it, and may start inside a word.
    #[test]
    fn a_phrase_may_be_known_by_its_end() {
        for (pattern, text) in [
            (r"[a-z]+ing no budget", "Spending no budget"),
            (r"[a-z]+er moins", "Vouloir depenser moins"),
            (r"[a-z]+ment", "Simplement"),
            (r"[a-z]+ d'écoute", "Le manque d\u{2019}écoute"),
        ] {
            let table = format!("X1\ten\tC\tw\t{pattern}\t\n");
            let (own, faults) = Lexicon::read(&table);
            assert_eq!(faults, []);
            assert!(may_stand(&own, text), "{pattern}");
            assert_eq!(found(&own, &sentence(text)).len(), 1, "{pattern}");
        }
        let own = Lexicon::read("X1\ten\tC\tw\t[a-z]+ing no budget\t\n").0;
        assert!(!may_stand(&own, "Spending all of it"));
    }

    /// What is hidden in a sentence may have a digit in its place, which a pattern can ask for.
    #[test]
    fn a_phrase_with_a_number_may_stand_where_one_is_hidden() {
        let own = Lexicon::read("X1\ten\tJ\tw\tonly [0-9]+ days\t\n").0;
        for text in ["only [about 3](x.md) days", "only `x3` days", "only 3 days"] {
            assert!(may_stand(&own, text), "{text}");
        }
    }

    /// The sieve and the patterns agree: whatever stands in a sentence is among what is looked for in it.
    #[test]
    fn the_sieve_misses_no_phrase() {
        let lexicon = Lexicon::built_in();
        for phrase in &lexicon.phrases {
            for other in &lexicon.phrases {
                let words = sentence(&format!("{} ; {}", other.example.0, phrase.example.0));
                let found: Vec<&str> = found(lexicon, &words)
                    .iter()
                    .map(|(phrase, _)| &*phrase.id)
                    .collect();
                let stands = phrase.find(&words).is_some();
                assert_eq!(
                    stands,
                    found.contains(&&*phrase.id),
                    "{} {words}",
                    phrase.id
                );
            }
        }
    }
}

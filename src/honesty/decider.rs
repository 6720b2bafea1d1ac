//! Whether a text names somebody who could have decided.

use std::{collections::HashSet, sync::OnceLock};

use crate::{
    language::{Grammar, Token, tokens},
    note::sentences,
    settings::Language,
    text::Span,
};

/// Whether a part of a text names somebody who could have decided: the author, others, a role, somebody by name, or `owner`.
/// Both languages are read.
pub fn names_somebody(text: &str, part: Span, owner: Option<&str>) -> bool {
    // Nearly always the author, in the first words: that needs no parser. Whether it stands in a quotation does not matter.
    let words = part.of(text).split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).any(is_pronoun) || by_name(text, part, owner)
}

/// The longest pronoun has less bytes than this.
const LONGEST: usize = 12;

/// Whether a word stands for somebody, in either language.
fn is_pronoun(word: &str) -> bool {
    static PRONOUNS: OnceLock<HashSet<&str>> = OnceLock::new();
    let pronouns = PRONOUNS.get_or_init(|| {
        let grammars = Language::ALL.iter().map(|language| Grammar::of(*language));
        let words = grammars.flat_map(|grammar| {
            let lists = [
                grammar.own,
                grammar.own_things,
                grammar.second,
                grammar.others,
                grammar.possessives,
            ];
            let words = lists.into_iter().flatten();
            words.filter(|word| !grammar.dummy.contains(*word))
        });
        words.copied().collect()
    });
    if word.len() > LONGEST {
        return false;
    }
    if !word.is_ascii() {
        return pronouns.contains(word) || pronouns.contains(&*word.to_lowercase());
    }
    let mut small = [0; LONGEST];
    let small = &mut small[..word.len()];
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    str::from_utf8(small).is_ok_and(|small| pronouns.contains(small))
}

fn by_name(text: &str, part: Span, owner: Option<&str>) -> bool {
    let is_article = |token: &Token| {
        let mut grammars = Language::ALL.iter().map(|language| Grammar::of(*language));
        grammars.any(|grammar| grammar.determiners.contains(&&*token.word))
    };
    let owner = owner.into_iter().flat_map(tokens);
    let owner: Vec<String> = owner
        .filter(|token| !is_article(token))
        .map(|token| token.word)
        .collect();
    sentences(text, part).iter().any(|sentence| {
        let words: Vec<Token> = tokens(sentence.words()).collect();
        let named = |at: usize| {
            let token = &words[at];
            owner.contains(&token.word)
                || Language::ALL
                    .iter()
                    .any(|language| is_somebody(Grammar::of(*language), &words, at))
        };
        sentence.words().contains('@') || (0..words.len()).any(named)
    })
}

fn is_somebody(grammar: &Grammar, words: &[Token], at: usize) -> bool {
    let is_in = |list: &[&str], at: usize| {
        words
            .get(at)
            .is_some_and(|token| list.contains(&&*token.word))
    };
    let acts = is_in(grammar.auxiliaries, at + 1) || (at > 0 && is_in(grammar.agents, at - 1));
    let is_dummy = is_in(grammar.dummy, at);
    let is_nobody = is_dummy
        || is_in(grammar.nobody, at)
        || is_in(grammar.things, at)
        || is_in(grammar.determiners, at)
        || is_in(grammar.prepositions, at);
    is_in(grammar.roles, at)
        || (is_dummy && !is_impersonal(grammar, &words[at + 1..]))
        || (words[at].capital && acts && !is_nobody)
}

/// Whether what follows a dummy subject makes it one: `il | a été décidé`, `il | nous fallait`, but not `il | savait qu'il
/// fallait`.
fn is_impersonal(grammar: &Grammar, after: &[Token]) -> bool {
    let is_in = |list: &[&str], token: &Token| list.contains(&&*token.word);
    let leads =
        |token: &Token| is_in(grammar.auxiliaries, token) || is_in(grammar.particles, token);
    let starts = |rest: &[Token], words: &str| {
        let mut words = words.split(' ').zip(0..);
        words.all(|(word, at)| rest.get(at).is_some_and(|token| token.word == word))
    };
    let led = after.iter().take_while(|token| leads(token)).count();
    (0..=led).any(|at| {
        let rest = &after[at..];
        let mut passives = grammar.impersonal_passives.iter();
        rest.first()
            .is_some_and(|token| is_in(grammar.impersonal, token))
            || passives.any(|words| starts(rest, words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> bool {
        names_somebody(text, Span::new(0, text.len()), Some("Camille Le Bris"))
    }

    #[test]
    fn whoever_decided_is_seen() {
        for text in [
            "I set the price.",
            "It was set by Marie.",
            "Marie decided to wait.",
            "Decided by the CTO.",
            "- Price: 29 €, camille, June",
            "J'ai fixé le prix.",
            "On a attendu.",
            "Elle a choisi le grand nombre.",
            "Prix fixé par Rémi.",
            "Rémi a fixé le prix.",
            "Décidé en comité de direction.",
            "Approved: @marie",
            "Vous avez choisi le prix.",
            "Il a décidé d'acheter.",
            "Il avait donc choisi d'acheter.",
            "Il savait qu'il fallait acheter.",
            "Il a été convaincu d'acheter.",
        ] {
            assert!(named(text), "{text}");
        }
    }

    #[test]
    fn nobody_is_seen_in_the_passive() {
        for text in [
            "The price was set at 29 €. It was announced in June.",
            "Launch in June; no test.",
            "Emails went to spam.",
            "Le prix a été fixé à 29 €.",
            "Choix de Stripe plutôt que d'un virement.",
            "Lancement en juin, sans essai.",
            "It was decided to buy.",
            "Il a été décidé d'acheter.",
            "Il avait donc été convenu de signer.",
            "Il a été choisi d'attendre.",
            "Il était prévu d'attendre.",
            "Il fallait acheter.",
            "Il ne fallait pas attendre.",
            "Il a fallu acheter.",
            "Il y a eu un achat de fichier.",
        ] {
            assert!(!named(text), "{text}");
        }
    }
}

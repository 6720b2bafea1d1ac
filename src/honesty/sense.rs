//! What a phrase means in its sentence: who the sentence speaks of, whether it gives a cause or a number, whom it blames. No
//! parser of language: word lists, read from the left. In doubt it is a fact.

use std::ops::Range;

use crate::{
    language::{Grammar, Token},
    note::HIDDEN,
};

/// How many words away something still belongs to a word.
const REACH: usize = 4;

/// What parts a clause from another, and a verb of saying from words that it does not lead to.
const STOPS: [char; 9] = [',', ';', ':', '(', ')', '-', '—', '–', HIDDEN];

/// A phrase in its sentence.
pub(super) struct Sense<'a> {
    pub(super) grammar: &'static Grammar,
    pub(super) words: &'a str,
    pub(super) tokens: &'a [Token],
    /// Where the phrase stands in the words.
    pub(super) range: Range<usize>,
}

/// Who a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Nobody,
    Own,
    Other,
}

impl Sense<'_> {
    /// Whether somebody else than the author is the subject.
    pub(super) fn is_of_others(&self) -> bool {
        let holds = |list: &[&str], tokens: &[Token]| {
            tokens.iter().any(|token| list.contains(&&*token.word))
        };
        let inside = self.inside();
        match self.subject() {
            Subject::Own => false,
            Subject::Other => !holds(self.grammar.own, &self.tokens[inside]),
            Subject::Nobody => {
                // The verb may stand before the phrase: `n'avaient | pas le temps`.
                let mut with_verb = inside.start.saturating_sub(3)..inside.end;
                with_verb.any(|at| self.is_verb_of_others(at))
                    || (!self.names_author() && self.any(self.grammar.possessives))
            }
        }
    }

    /// Whether a word is a verb that only other people can be the subject of, and not one of things: `les choses | ont`.
    fn is_verb_of_others(&self, at: usize) -> bool {
        let is_of_nobody = |subject: usize| {
            is_in(&[self.grammar.nobody], &self.tokens[subject]) || self.is_thing_at_work(subject)
        };
        is_in(&[self.grammar.plural_verbs], &self.tokens[at])
            && !at.checked_sub(1).is_some_and(is_of_nobody)
    }

    /// Whether a word is a thing that opens its clause, before the verb: `les choses | ont`, but not `qui ont fait des erreurs | ont`.
    fn is_thing_at_work(&self, at: usize) -> bool {
        if !is_in(&[self.grammar.things], &self.tokens[at]) || !self.has_verb(at) {
            return false;
        }
        let mut lead = self.tokens[..at].iter().rev();
        let lead = lead
            .by_ref()
            .take_while(|token| is_in(&[self.grammar.determiners], token));
        let first = at - lead.count();
        let is_led = |first: usize| {
            is_in(&[self.grammar.openers], &self.tokens[first - 1]) && self.is_parted(first - 1)
        };
        !self.is_parted(at + 1) && (self.is_parted(first) || is_led(first))
    }

    /// Whether a word is the first, or parted by a sign from the one before it.
    fn is_parted(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        before.is_none_or(|before| {
            let gap = before.range.end..self.tokens[at].range.start;
            self.words.get(gap).unwrap_or_default().contains(STOPS)
        })
    }

    /// Whether the sentence says that the phrase is not so: `it was not for lack of time`.
    pub(super) fn is_denied(&self) -> bool {
        let before = self.tokens[..self.inside().start].iter().rev();
        let mut before = before.skip_while(|token| self.is_link(token) && !self.is_negation(token));
        before.next().is_some_and(|token| self.is_negation(token))
    }

    fn is_negation(&self, token: &Token) -> bool {
        self.grammar.negations.contains(&&*token.word)
    }

    /// Whether the sentence speaks of the author or says why.
    pub(super) fn implies_a_cause(&self) -> bool {
        self.names_author() || self.says(self.grammar.causes)
    }

    /// Whether the sentence owns up to the phrase: `I told myself that there was no time`.
    pub(super) fn confesses(&self) -> bool {
        self.says(self.grammar.confessions)
    }

    /// Whether the phrase is what somebody else says: `the press said that the market was not ready`.
    pub(super) fn is_reported(&self) -> bool {
        let grammar = self.grammar;
        // `told us that there was | no budget`
        let between = [
            grammar.own_things,
            grammar.conjunctions,
            grammar.determiners,
            grammar.nobody,
            grammar.things,
            grammar.dummy,
            grammar.particles,
            grammar.auxiliaries,
        ];
        let says = |token: &Token| is_in(&[grammar.sayings], token);
        let mut before = self.tokens[..self.inside().start].iter();
        let Some(verb) = before.rposition(|token| says(token) || !is_in(&between, token)) else {
            return false;
        };
        // A word may reach into the phrase, where that starts behind a sign which counts as a letter of it: `ﬁno budget`.
        let gap = self.tokens[verb].range.end..self.range.start;
        let gap = self.words.get(gap).unwrap_or_default();
        says(&self.tokens[verb]) && !gap.contains(STOPS) && self.is_of_somebody_else(verb)
    }

    /// Whether the subject of a verb is a person or thing other than the author: `Marie`, `they`, `the local press`.
    fn is_of_somebody_else(&self, verb: usize) -> bool {
        let grammar = self.grammar;
        let between = [grammar.auxiliaries, grammar.particles, grammar.own_things];
        let mut before = self.tokens[..verb].iter();
        let Some(at) = before.rposition(|token| !is_in(&between, token)) else {
            return false;
        };
        let token = &self.tokens[at];
        if is_in(&[grammar.own, grammar.nobody, grammar.second], token) {
            return false;
        }
        let mut before = self.tokens[..at].iter().rev().take(REACH);
        let lead = before.find(|token| {
            is_in(
                &[grammar.determiners, grammar.own, grammar.own_things],
                token,
            )
        });
        is_in(&[grammar.others, grammar.roles], token)
            || (token.capital && !self.is_link(token))
            || lead.is_some_and(|lead| is_in(&[grammar.determiners], lead))
    }

    /// Whether what follows the phrase can be checked: a number, or what a colon leads to.
    pub(super) fn is_spelled_out(&self) -> bool {
        let after = &self.words[self.range.end..];
        let words = &self.tokens[self.inside().end..];
        after.contains(':')
            || after.contains(char::is_numeric)
            || words
                .iter()
                .any(|token| is_in(&[self.grammar.numbers], token))
    }

    /// Whether one of these stands in the sentence, each of one word or several.
    fn says(&self, list: &[&str]) -> bool {
        let mut said = (0..self.tokens.len()).map(|at| &self.tokens[at..]);
        let starts = |rest: &[Token], words: &str| {
            let mut words = words.split(' ').zip(0..);
            words.all(|(word, at)| rest.get(at).is_some_and(|token| token.word == word))
        };
        said.any(|rest| list.iter().any(|words| starts(rest, words)))
    }

    /// Whether there is a number in the sentence, in digits or words.
    pub(super) fn has_number(&self) -> bool {
        self.words.contains(char::is_numeric) || self.any(self.grammar.numbers)
    }

    /// Whether the fault that the phrase names is that of people: theirs, somebody's with a name, or a role's.
    pub(super) fn blames_people(&self) -> bool {
        let is_fault =
            |token: &Token| self.grammar.fault.contains(&&*token.word) && self.holds(token);
        let Some(at) = self.tokens.iter().position(is_fault) else {
            return true;
        };
        let is_person = |token: &Token| {
            let people = [
                self.grammar.roles,
                self.grammar.others,
                self.grammar.possessives,
            ];
            is_in(&people, token) || (token.capital && !self.is_link(token))
        };
        // The owner stands before the fault (`his`, `the agency's`) or after it (`la faute du prestataire`).
        let mut before = self.tokens[..at].iter().rev();
        let owner = before.find(|token| token.word != "s");
        let after = &self.tokens[at + 1..];
        let links = after.iter().take_while(|token| self.is_link(token)).count();
        owner.is_some_and(|token| is_person(token) || is_in(&[self.grammar.owners], token))
            || (links > 0 && after.get(links).is_some_and(is_person))
    }

    fn is_link(&self, token: &Token) -> bool {
        is_in(
            &[self.grammar.determiners, self.grammar.prepositions],
            token,
        )
    }

    /// The last subject before the phrase, in its part of the sentence.
    fn subject(&self) -> Subject {
        let mut subject = Subject::Nobody;
        let mut end = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            if token.range.end > self.range.start {
                break;
            }
            subject = between(subject, &self.words[end..token.range.start]);
            subject = self.after(subject, at);
            end = token.range.end;
        }
        between(subject, &self.words[end..self.range.start.max(end)])
    }

    fn after(&self, subject: Subject, at: usize) -> Subject {
        let token = &self.tokens[at];
        let is_in = |list: &[&str]| list.contains(&&*token.word);
        if is_in(self.grammar.own) {
            Subject::Own
        } else if is_in(self.grammar.own_things) {
            let takes_over = subject == Subject::Nobody || self.has_own_verb(at);
            if takes_over { Subject::Own } else { subject }
        } else if is_in(self.grammar.dummy) && self.is_impersonal(at) {
            Subject::Nobody
        } else if is_in(self.grammar.others) {
            Subject::Other
        } else if self.is_thing_at_work(at) {
            Subject::Nobody
        } else if is_in(self.grammar.nobody) {
            if self.has_verb(at) {
                Subject::Nobody
            } else {
                subject
            }
        } else if self.is_person(at) && (subject != Subject::Own || self.has_verb(at)) {
            Subject::Other
        } else {
            subject
        }
    }

    /// A role or name that does not follow a preposition.
    fn is_person(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let is_role = self.grammar.roles.contains(&&*token.word);
        // Every sentence starts with a capital letter: there it takes a verb to make a name.
        let is_name = token.capital && !self.is_link(token) && (at > 0 || self.has_verb(at));
        if !is_role && !is_name {
            return false;
        }
        let before = self.tokens[..at].iter().rev().take(REACH);
        let mut before = before.skip_while(|token| {
            let word = &&*token.word;
            self.grammar.determiners.contains(word) && !self.grammar.prepositions.contains(word)
        });
        let led = |token: &Token| self.grammar.prepositions.contains(&&*token.word);
        !before.next().is_some_and(led)
    }

    fn has_verb(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        next.is_some_and(|next| self.grammar.auxiliaries.contains(&&*next.word))
    }

    /// Whether the verb of the author and others follows: `nous n'avions`, but not `il nous a`.
    fn has_own_verb(&self, at: usize) -> bool {
        let verb = self.verb(at);
        verb.is_some_and(|verb| {
            self.grammar
                .own_endings
                .iter()
                .any(|ending| verb.word.ends_with(ending))
        })
    }

    fn is_impersonal(&self, at: usize) -> bool {
        let mut after = self.tokens[at + 1..].iter().take(REACH);
        after.any(|token| self.grammar.impersonal.contains(&&*token.word))
    }

    /// The first word after a subject that is no particle.
    fn verb(&self, at: usize) -> Option<&Token> {
        let mut after = self.tokens[at + 1..].iter().take(REACH);
        after.find(|token| !self.grammar.particles.contains(&&*token.word))
    }

    fn names_author(&self) -> bool {
        self.any(self.grammar.own) || self.any(self.grammar.own_things)
    }

    fn any(&self, list: &[&str]) -> bool {
        self.tokens.iter().any(|token| list.contains(&&*token.word))
    }

    fn holds(&self, token: &Token) -> bool {
        self.range.start <= token.range.start && token.range.end <= self.range.end
    }

    /// Which of the tokens stand in the phrase.
    fn inside(&self) -> Range<usize> {
        let before = |end: usize| self.tokens.partition_point(|token| token.range.start < end);
        before(self.range.start)..before(self.range.end)
    }
}

/// Whether a word is in one of these lists.
fn is_in(lists: &[&[&str]], token: &Token) -> bool {
    lists.iter().any(|list| list.contains(&&*token.word))
}

/// Who the sentence speaks of after what stands between two words: a new part speaks of nobody yet, and what cannot be seen
/// may be somebody.
fn between(subject: Subject, gap: &str) -> Subject {
    let mut subject = subject;
    for c in gap.chars() {
        match c {
            ';' | ':' | '(' | ')' | '—' | '–' => subject = Subject::Nobody,
            HIDDEN if subject == Subject::Nobody => subject = Subject::Other,
            _ => {}
        }
    }
    if gap == " - " {
        Subject::Nobody
    } else {
        subject
    }
}

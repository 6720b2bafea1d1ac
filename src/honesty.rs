//! Where the prose of a note says less than it seems to: excuses, blame, judgements, good intentions. What is found is read
//! in its sentence; what rules make of it is theirs.

mod decider;
mod sense;

pub use decider::names_somebody;

use crate::{
    language::{Class, Grammar, Lexicon, Phrase, Search, Severity, tokens},
    note::{Note, Sentence, sentences},
    text::Span,
};
use sense::Sense;

/// One place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// The section in which it stands.
    pub section: &'static str,
    /// What stands there.
    pub kind: Kind,
    /// The phrase.
    pub span: Span,
}

/// What a phrase is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A circumstance, given as the cause.
    Excuse(Class),
    /// Somebody's fault.
    Blame,
    /// "Human error".
    HumanError,
    /// A verdict on oneself.
    GivingUp,
    /// A judgement where a fact belongs.
    Judgement,
    /// A good intention where an action belongs.
    Intention,
}

/// What a section is searched for.
fn search_in(key: &str) -> Option<Search> {
    match key {
        "choices" | "assumptions" | "rigour" | "hurts" | "levers" => Some(Search::Excuses),
        "facts" => Some(Search::Judgements),
        "system" | "rule" | "checklist" => Some(Search::Intentions),
        _ => None,
    }
}

/// The places in a note's sections, of which `sections` says which one each is. `own` are the phrases of its vault, which
/// replace those of pm that have the same names.
pub fn remarks(
    note: &Note,
    sections: &[Option<&'static str>],
    own: Option<&Lexicon>,
) -> Vec<Remark> {
    let text = note.text();
    let mut remarks = Vec::new();
    for (key, section) in sections.iter().zip(&note.body.sections) {
        let search = key.and_then(|key| Some((key, search_in(key)?)));
        let Some((key, search)) = search.filter(|_| !section.empty) else {
            continue;
        };
        if !may_stand(section.content.of(text), search, own) {
            continue;
        }
        for sentence in sentences(text, section.content) {
            let found = in_sentence(&sentence, search, own);
            remarks.extend(found.into_iter().map(|(kind, span)| Remark {
                section: key,
                kind,
                span,
            }));
        }
    }
    remarks
}

/// The good intention in a text without markup, such as a title, if there is one.
pub fn intention(text: &str, title: Span, own: Option<&Lexicon>) -> Option<Span> {
    if !may_stand(title.of(text), Search::Intentions, own) {
        return None;
    }
    let found = in_sentence(&Sentence::plain(text, title), Search::Intentions, own);
    found.first().map(|(_, span)| *span)
}

/// Whether it is worth the time to read the sentences of a piece of Markdown.
fn may_stand(markdown: &str, search: Search, own: Option<&Lexicon>) -> bool {
    let may_stand = |lexicon: &Lexicon| lexicon.may_stand_in(markdown, search);
    may_stand(Lexicon::built_in()) || own.is_some_and(may_stand)
}

/// The first place of each kind in a sentence, one of all excuses.
fn in_sentence(sentence: &Sentence, search: Search, own: Option<&Lexicon>) -> Vec<(Kind, Span)> {
    let words = sentence.words();
    let is_replaced = |phrase: &Phrase| own.is_some_and(|own| own.has(&phrase.id));
    let mut found = Lexicon::built_in().find(words, search, is_replaced);
    let own = own.into_iter();
    found.extend(own.flat_map(|own| own.find(words, search, |_| false)));
    if found.is_empty() {
        return Vec::new();
    }
    found.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    let tokens: Vec<_> = tokens(words).collect();
    let mut kinds: Vec<(Kind, Span)> = Vec::new();
    for (phrase, range) in found {
        let sense = Sense {
            grammar: Grammar::of(phrase.language),
            words,
            tokens: &tokens,
            range: range.clone(),
        };
        let is_first = |kind: &Kind| {
            let rule = std::mem::discriminant(kind);
            kinds
                .iter()
                .all(|(other, _)| std::mem::discriminant(other) != rule)
        };
        if let Some(kind) = kind(phrase, &sense).filter(is_first) {
            kinds.push((kind, sentence.span(range)));
        }
    }
    kinds
}

/// What a phrase is in its sentence; `None` where it says nothing of the kind.
fn kind(phrase: &Phrase, sense: &Sense<'_>) -> Option<Kind> {
    if sense.is_denied() {
        return None;
    }
    match (phrase.class, phrase.severity) {
        (Class::Judgement, _) => Some(Kind::Judgement),
        (Class::Intention, _) => (!sense.is_spelled_out()).then_some(Kind::Intention),
        (Class::HumanError, _) => Some(Kind::HumanError),
        (_, Severity::Blame) => sense.blames_people().then_some(Kind::Blame),
        (_, Severity::Implied) if !sense.implies_a_cause() => None,
        (Class::GivingUp, _) => (!sense.is_of_others()).then_some(Kind::GivingUp),
        (class, _) => {
            let counts = matches!(class, Class::Market | Class::People) || !sense.is_of_others();
            let is_told = sense.has_number() || sense.confesses() || sense.is_reported();
            (counts && !is_told).then_some(Kind::Excuse(class))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(sentence: &str) -> Vec<Kind> {
        let sentence = Sentence::plain(sentence, Span::new(0, sentence.len()));
        let found = in_sentence(&sentence, Search::Excuses, None);
        found.into_iter().map(|(kind, _)| kind).collect()
    }

    fn is_excuse(sentence: &str) -> bool {
        matches!(*kinds(sentence), [Kind::Excuse(_)])
    }

    #[test]
    fn the_three_of_the_essay_are_excuses() {
        for (sentence, class) in [
            ("Le marché n'était pas prêt.", Class::Market),
            ("J'ai manqué de temps.", Class::Time),
            ("Il fallait plus de budget.", Class::Budget),
        ] {
            assert_eq!(kinds(sentence), [Kind::Excuse(class)], "{sentence}");
        }
    }

    #[test]
    fn nobody_and_the_author_make_excuses() {
        for sentence in [
            "I ran out of time.",
            "We didn't have the people.",
            "There was no budget.",
            "Not enough time",
            "The market was not ready, they said.",
            "It was bad timing: the clients had left.",
            "The client left; no time.",
            "We knew the client well, but we had no budget.",
            "Time was short, and there was no money.",
            "Pas eu le temps.",
            "On n'a pas eu le temps.",
            "Nous n'avions pas le temps de relancer.",
            "Le client attendait, nous n'avions pas le temps.",
            "Il n'y avait pas assez de budget.",
            "Il nous manquait de la trésorerie, pas de chance.",
            "C'était le mauvais moment.",
            "Ma campagne n'a rien donné : mauvais timing.",
            "J'ai confié le site à Paul par manque de temps.",
            "J'ai choisi Stripe par manque de temps.",
            "Le prestataire nous a lâchés.",
            "The market just wasn't ready.",
            "We needed a bigger budget to break through.",
            "The deadlines were too tight for us.",
            "There was nothing more we could have done.",
            "The client didn't know what they wanted.",
            "Le marché n'était tout simplement pas prêt.",
            "Le timing n'était pas bon.",
            "Les délais étaient trop serrés pour nous.",
            "Il nous manquait des ressources.",
            "Le client ne savait pas ce qu'il voulait.",
            "Personne n'aurait pu le voir venir.",
            "Des erreurs ont été commises.",
            "Les choses ont mal tourné.",
            "Emails went to spam, so we stopped.",
            "Mais les choses ont mal tourné.",
            "Hier, des erreurs ont été commises.",
            "But the emails went to spam, so we stopped.",
            "The client waited, emails went to spam, so we stopped.",
        ] {
            assert!(is_excuse(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_others_lacked_is_a_fact() {
        for sentence in [
            "They did not have the budget.",
            "He ran out of time.",
            "The client had no budget.",
            "Our supplier was short on time.",
            "Marie ran out of money.",
            "We saw that the agency had no time.",
            "No budget on their side.",
            "Le prestataire n'avait pas le temps.",
            "Elle n'a pas eu le temps.",
            "Ils manquent de moyens, pas de budget.",
            "Il n'avait pas le temps.",
            "Marie n'avait pas le temps.",
            "J'ai su que le client n'avait pas de budget.",
            "Ceux qui n'avaient pas le temps sont partis.",
            "Les quelques chauffagistes n'ont pas eu le temps.",
            "Pas de budget de leur côté.",
            "Nous croyions que l'équipe l'aiderait.",
            "Ils n'avaient pas le choix.",
            "She had no choice.",
            "We did not know what they wanted.",
            "The alarm rang, and they did not see it.",
            "Clients with many messages were unlucky.",
            "The testers wrote messages, had no time and left.",
            "The testers, who wrote many emails, had no time.",
            "Les clients qui ont fait des erreurs ont manqué de temps.",
            "Les développeurs chargés de corriger les erreurs ont manqué de temps.",
            "Ceux qui ont fait des oublis et des erreurs ont manqué de temps.",
            "The emails said that there was no budget.",
            "On ne savait pas ce qu'il voulait.",
        ] {
            assert_eq!(kinds(sentence), [], "{sentence}");
        }
    }

    #[test]
    fn a_number_is_a_fact() {
        for sentence in [
            "Not enough time: 4 h of 60.",
            "I had no time for the three calls.",
            "Pas de budget au-delà de 500 €.",
            "Par manque de temps, deux relances seulement.",
        ] {
            assert_eq!(kinds(sentence), [], "{sentence}");
        }
    }

    #[test]
    fn who_owns_up_to_an_excuse_makes_none() {
        for sentence in [
            "I told myself that I had no time to test.",
            "I hired without a trial and called it a bad hire.",
            "I wrote that the market was not ready, so as not to say that I had called nobody.",
            "I was not aware of the rules because I had not read them.",
            "I took no time to call a single customer.",
            "Je me suis raconté que je n'avais pas le temps.",
            "Le mauvais timing était un prétexte.",
            "J'ai recruté sans essai, et j'ai appelé ça une erreur de casting.",
            "J'ai écrit que le marché n'était pas prêt, pour ne pas dire que je n'avais appelé personne.",
            "Je n'étais pas au courant du règlement, parce que je ne l'avais pas lu.",
        ] {
            assert_eq!(kinds(sentence), [], "{sentence}");
        }
        assert!(is_excuse("Je n'étais pas au courant du règlement."));
    }

    #[test]
    fn what_somebody_else_said_is_a_fact() {
        for sentence in [
            "The press said the market was not ready.",
            "The local press said that the market was not ready.",
            "Our investors had told us that the market was not ready.",
            "They said the market was not ready.",
            "Marie wrote that there was no budget.",
            "La presse disait que le marché n'était pas prêt.",
            "Mon associé m'a dit que le marché n'était pas prêt.",
            "Ils nous répétaient que le marché n'était pas prêt.",
            "L'agence avait écrit qu'il n'y avait pas de budget.",
        ] {
            assert_eq!(kinds(sentence), [], "{sentence}");
        }
        for sentence in [
            "I said that the market was not ready.",
            "I told Marie that the market was not ready.",
            "Everyone said the market was not ready.",
            "That said, the market was not ready.",
            "The press said no, the market was not ready.",
            "On disait que le marché n'était pas prêt.",
            "Dans la note, nous avons dit que le marché n'était pas prêt.",
            "Autrement dit, le marché n'était pas prêt.",
            "La presse le disait, le marché n'était pas prêt.",
        ] {
            assert!(is_excuse(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_is_denied_is_no_excuse() {
        for sentence in [
            "It was not for lack of time.",
            "It wasn't bad luck.",
            "That is not a human error.",
            "Ce n'était pas un manque de temps.",
            "Ce n'est pas la faute du prestataire.",
            "Ce n'est jamais par manque de budget.",
        ] {
            assert_eq!(kinds(sentence), [], "{sentence}");
        }
    }

    #[test]
    fn what_is_implied_needs_a_cause_or_the_author() {
        for (alone, with) in [
            ("Nobody replied.", "Nobody replied to us."),
            ("The economic climate.", "Because of the economic climate."),
            (
                "Délais trop serrés.",
                "Mes délais trop serrés ont tout gâché.",
            ),
            (
                "Personne n'a répondu.",
                "Personne n'a répondu, donc pas de vente.",
            ),
            ("C'était l'été.", "Parce que c'était l'été."),
        ] {
            assert_eq!(kinds(alone), [], "{alone}");
            assert!(is_excuse(with), "{with}");
        }
    }

    #[test]
    fn blame_is_of_people() {
        for sentence in [
            "It was the agency's fault.",
            "It was not our fault.",
            "All of it was Bob's fault.",
            "C'est la faute du prestataire.",
            "La faute à mon associé.",
            "C'est la faute d'Élodie.",
            "C'est leur faute.",
            "Ce n'est pas ma faute.",
        ] {
            assert_eq!(kinds(sentence), [Kind::Blame], "{sentence}");
        }
        for sentence in [
            "It was the disk's fault.",
            "Its fault is the price.",
            "C'est la faute de la config.",
            "C'est la faute de l'outil.",
            "La faute à une imprimante.",
        ] {
            assert_eq!(kinds(sentence), [], "{sentence}");
        }
    }

    #[test]
    fn other_classes_have_kinds_of_their_own() {
        for (sentence, kind) in [
            ("It was a human error.", Kind::HumanError),
            ("Une erreur humaine.", Kind::HumanError),
            ("Maybe I am not cut out for this.", Kind::GivingUp),
            ("Je suis fait pour autre chose.", Kind::GivingUp),
        ] {
            assert_eq!(kinds(sentence), [kind], "{sentence}");
        }
        assert_eq!(kinds("He is not cut out for this."), []);
        assert_eq!(
            kinds("Bad timing, human error, bad luck."),
            [Kind::Excuse(Class::Luck), Kind::HumanError]
        );
    }

    #[test]
    fn an_intention_that_says_how_is_an_action() {
        let intends = |sentence: &str| {
            let whole = Span::new(0, sentence.len());
            intention(sentence, whole, None).is_some()
        };
        for (vague, concrete) in [
            (
                "Se rappeler de relancer",
                "Se rappeler de relancer : une tâche datée dans le CRM",
            ),
            (
                "Faire plus attention au prix",
                "Faire plus attention : aucun devis sans relecture",
            ),
            (
                "Au 3e échange, rester vigilant",
                "Ne plus oublier de relancer à J+3",
            ),
            (
                "Next year: remember to follow up",
                "Remember to follow up: a dated task for each",
            ),
            (
                "Think twice before signing",
                "Think twice: sign nothing on the first day",
            ),
            (
                "Pay more attention",
                "Pay more attention to the three largest bills",
            ),
        ] {
            assert!(intends(vague), "{vague}");
            assert!(!intends(concrete), "{concrete}");
        }
        assert!(intends("Be more careful: think twice"));
    }

    /// Signs that no phrase can start behind as behind a letter, but that words are made of.
    #[test]
    fn a_phrase_may_start_inside_a_word() {
        for sign in ["ﬁ", "ｘ", "Ⓐ", "ℓ", "𝐀"] {
            for phrase in ["no budget", "bad timing", "pas de chance", "pas le temps"] {
                for before in ["", "The press said ", "Paul disait ", "We had "] {
                    let sentence = format!("{before}{sign}{phrase}{sign}");
                    assert!(kinds(&sentence).len() < 2, "{sentence}");
                    assert!(kinds(&format!("{before}{sign}{phrase}.")).len() < 2);
                }
            }
        }
    }

    #[test]
    fn hostile_prose_has_an_end() {
        let table = "X1\ten\tC\tw\t(a|b)*c d\t\nX2\ten\tC\tw\t(x+x+)+y\t\n";
        let own = Lexicon::read(table).0;
        let many = 100_000;
        for part in [
            "no time, ",
            ",",
            "\0",
            "\u{202e}no time",
            "e\u{301}",
            "ab",
            "x",
            "it was human error and his fault",
            "« no time",
        ] {
            let text = format!("---\n---\n## Choices\n\nno time {}\n", part.repeat(many));
            let note = Note::parse(crate::text::Source::new("a.md", text.as_str()));
            let found = remarks(&note, &[Some("choices")], Some(&own));
            assert!(found.len() < 4);
            assert!(
                found
                    .iter()
                    .all(|remark| text.get(remark.span.range()).is_some())
            );
        }
    }
}

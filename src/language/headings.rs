//! The headings of the sections in both languages, and the section that a heading names.

use std::{collections::HashMap, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    schema::{self, Choice, Kind},
    settings::{Language, Settings},
    text::is_near_miss,
};

/// Section key, English names, French names; the first of each is what templates write.
type Names = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const NAMES: &[Names] = &[
    (
        "facts",
        &["Facts", "What happened", "Timeline"],
        &["Les faits", "Faits", "Ce qui s'est passé", "Chronologie"],
    ),
    (
        "heat",
        &["In the heat", "Parked ideas"],
        &["À chaud", "Idées en attente"],
    ),
    (
        "choices",
        &["Choices", "Decisions", "Choices made"],
        &[
            "Les choix",
            "Choix",
            "Décisions",
            "Les choix que j'ai faits",
        ],
    ),
    (
        "assumptions",
        &["False assumptions", "Assumptions"],
        &[
            "Les hypothèses fausses",
            "Hypothèses",
            "Ce que je croyais à tort",
        ],
    ),
    (
        "rigour",
        &["Where rigour was missing", "Rigour", "Rigor"],
        &[
            "Là où la rigueur a manqué",
            "Rigueur",
            "Où j'ai manqué de rigueur",
            "Où nous avons manqué de rigueur",
        ],
    ),
    (
        "hurts",
        &["What hurts to admit"],
        &["Ce qui fait mal à admettre"],
    ),
    (
        "luck",
        &["Luck", "Where we got lucky"],
        &["La part du hasard", "La part de chance"],
    ),
    (
        "levers",
        &["Levers", "The real levers"],
        &["Les leviers", "Les vrais leviers"],
    ),
    (
        "system",
        &["System", "Guard-rails"],
        &["Le système", "Garde-fous", "Ce que je mets en place"],
    ),
    (
        "proof",
        &["Does it hold?", "Proof"],
        &["À l'épreuve", "La preuve"],
    ),
    (
        "pattern",
        &["Pattern"],
        &["Le schéma qui se répète", "Le schéma"],
    ),
    (
        "evidence",
        &["Where it was seen", "Evidence"],
        &["Où on l'a vu", "Les preuves"],
    ),
    ("rule", &["If… then…", "Rule"], &["Si… alors…", "Règle"]),
    (
        "checklist",
        &["Checklist"],
        &["La check-list", "Check-list"],
    ),
    ("limits", &["Known limits"], &["Ses limites", "Les limites"]),
    ("hypothesis", &["Hypothesis"], &["L'hypothèse", "Hypothèse"]),
    ("test", &["Test"], &["Le test"]),
    (
        "stop",
        &["Stop rule"],
        &["Le critère d'arrêt", "Le seuil d'arrêt"],
    ),
    ("premortem", &["Pre-mortem"], &["Le pré-mortem"]),
    (
        "observed",
        &["Observed"],
        &["Ce que j'ai constaté", "Constaté"],
    ),
    ("learned", &["Learned"], &["Ce que j'ai appris", "Appris"]),
];

/// The heading that templates write for a section.
pub fn heading(key: &str, language: Language) -> &'static str {
    let names = NAMES.iter().find(|names| names.0 == key);
    names.map_or("", |(_, english, french)| match language {
        Language::English => english[0],
        Language::French => french[0],
    })
}

/// The headings of a section in both languages.
pub fn names(key: &str) -> impl Iterator<Item = &'static str> {
    let names = NAMES.iter().find(|names| names.0 == key);
    let (english, french) = names.map_or((&[][..], &[][..]), |names| (names.1, names.2));
    english.iter().chain(french).copied()
}

/// Whether a heading is a slip of another one, its article aside, or most of it.
pub fn is_nearly(heading: &str, other: &str) -> bool {
    let [heading, other] = [heading, other].map(normalise);
    let [heading, other] = [&heading, &other].map(|name| without_article(name));
    let is_most = |part: &str, whole: &str| {
        let rest = whole.strip_prefix(part);
        2 * part.len() >= whole.len() && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    heading == other
        || is_near_miss(heading, other)
        || is_most(heading, other)
        || is_most(other, heading)
}

fn without_article(name: &str) -> &str {
    let articles = ["the ", "les ", "le ", "la ", "l'"];
    let found = articles
        .iter()
        .find_map(|article| name.strip_prefix(article));
    found.unwrap_or(name)
}

/// The sections that each heading names, as it is most often written and normalised.
type Sections = HashMap<String, Vec<(Kind, &'static str)>>;

/// The headings of both languages.
static BUILT_IN: LazyLock<Sections> = LazyLock::new(|| {
    let mut sections = Sections::new();
    for kind in Kind::ALL {
        for section in schema::sections(*kind) {
            for name in names(section.key) {
                add(&mut sections, *kind, section.key, name);
            }
        }
    }
    sections
});

/// The section that each heading names, with the vault's own names.
#[derive(Debug)]
pub struct Headings {
    /// The vault's own.
    own: Sections,
}

impl Headings {
    /// The headings of both languages and those that the settings add.
    pub fn new(settings: &Settings) -> Self {
        let mut headings = Self {
            own: Sections::new(),
        };
        for (key, name) in &settings.headings {
            if let Some((kind, _)) = schema::section(key) {
                headings.add(kind, key, name);
            }
        }
        headings
    }

    /// The section of a kind that a heading names.
    pub fn section(&self, kind: Kind, heading: &str) -> Option<&'static str> {
        let find = |name: &str| {
            let sections = [&*BUILT_IN, &self.own].map(|sections| sections.get(name));
            let mut sections = sections.into_iter().flatten().flatten();
            sections.find(|(of, _)| *of == kind).map(|(_, key)| *key)
        };
        find(heading).or_else(|| find(&normalise(heading)))
    }

    /// Adds a heading of a section; the section that has it already keeps it.
    pub fn add(&mut self, kind: Kind, key: &'static str, name: &str) {
        add(&mut self.own, kind, key, name);
    }
}

fn add(sections: &mut Sections, kind: Kind, key: &'static str, name: &str) {
    for name in [name.to_owned(), normalise(name)] {
        let sections = sections.entry(name).or_default();
        if !sections.contains(&(kind, key)) {
            sections.push((kind, key));
        }
    }
}

/// The form in which headings are compared: lower case, without accents, leading numbers and emoji, or a final `:` or `?`;
/// one kind of apostrophe, dots and blank.
pub fn normalise(heading: &str) -> String {
    let plain: String = heading
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let end = plain.trim_end().trim_end_matches([':', '?', ' ']);
    let start = end.trim_start_matches(|c: char| !c.is_alphabetic());
    // A heading of nothing but numbers or signs keeps them.
    let core = if start.is_empty() { end.trim() } else { start };
    let words: Vec<&str> = core.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").replace("check-list", "checklist")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_headings_in_both_languages() {
        let keys: Vec<_> = Kind::ALL
            .iter()
            .flat_map(|kind| schema::sections(*kind))
            .map(|section| section.key)
            .collect();
        assert_eq!(keys, NAMES.iter().map(|names| names.0).collect::<Vec<_>>());
        assert!(
            NAMES
                .iter()
                .all(|(_, english, french)| !english.is_empty() && !french.is_empty())
        );
    }

    #[test]
    fn headings_are_matched_as_people_write_them() {
        let headings = Headings::new(&Settings::default());
        for written in [
            "Les choix que j’ai faits",
            "LES CHOIX",
            "2. Les choix",
            "🎯 Les choix :",
            "Les\u{a0}choix ?",
            "choices",
        ] {
            assert_eq!(
                headings.section(Kind::Postmortem, written),
                Some("choices"),
                "{written}"
            );
        }
        assert_eq!(
            headings.section(Kind::Postmortem, "Là ou\u{300} la rigueur a manque\u{301}"),
            Some("rigour")
        );
        assert_eq!(
            headings.section(Kind::Guardrail, "Si... alors..."),
            Some("rule")
        );
        assert_eq!(
            headings.section(Kind::Guardrail, "Check-list"),
            Some("checklist")
        );
        assert_eq!(
            headings.section(Kind::Postmortem, "Does it hold"),
            Some("proof")
        );
        assert_eq!(headings.section(Kind::Bet, "Les choix"), None);
    }

    #[test]
    fn a_slip_or_most_of_a_heading_is_nearly_it() {
        for (heading, other) in [
            ("False assumption", "False assumptions"),
            ("3. Where rigor was missing:", "Where rigour was missing"),
            ("Hypothèses fausse", "Les hypothèses fausses"),
            ("Ce qui fait mal", "Ce qui fait mal à admettre"),
            ("What hurts", "What hurts to admit"),
            ("What hurts to admit today", "What hurts to admit"),
            ("The facts", "Facts"),
        ] {
            assert!(is_nearly(heading, other), "{heading}");
        }
        for (heading, other) in [
            ("Ce que", "Ce que je croyais à tort"),
            ("Facts about the market", "Facts"),
            ("Choix", "Facts"),
            ("False", "False assumptions"),
            ("Factsheet", "Facts"),
        ] {
            assert!(!is_nearly(heading, other), "{heading}");
        }
    }

    #[test]
    fn settings_add_names() {
        let settings = Settings {
            headings: vec![("facts", "Contexte".to_owned())],
            ..Settings::default()
        };
        assert_eq!(
            Headings::new(&settings).section(Kind::Postmortem, "contexte"),
            Some("facts")
        );
    }
}

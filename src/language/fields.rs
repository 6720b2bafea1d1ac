//! The words by which people call the fields of a note, in both languages; the front matter takes none of them.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    schema::{self, Kind},
    text::bare,
};

/// Fields with the words for them that are no near misses of their names. What a note may well have for another end (`date`,
/// `author`, `name`) is not among them.
const WORDS: &[(&str, &[&str])] = &[
    (
        "failed_at",
        &["failure_date", "échoué_le", "date_échec", "date_de_l'échec"],
    ),
    ("area", &["domaine"]),
    ("owner", &["responsable"]),
    ("tags", &["étiquettes"]),
    ("bet", &["pari"]),
    (
        "money",
        &[
            "cost", "costs", "amount", "argent", "coût", "coûts", "montant",
        ],
    ),
    ("hours", &["heure", "heures"]),
    ("analysed_at", &["analysis_date", "analysé_le"]),
    ("relapses", &["rechute", "rechutes"]),
    ("reason", &["motif"]),
    ("review", &["revue", "à_revoir"]),
    ("kind", &["nature", "sorte"]),
    ("aliases", &["alias"]),
    ("due", &["deadline", "due_date", "échéance"]),
    ("since", &["depuis"]),
    ("until", &["jusqu'à", "jusqu'au"]),
    ("metric", &["métrique", "mesure", "indicateur"]),
    ("better", &["mieux"]),
    ("baseline", &["avant", "point_de_départ"]),
    ("target", &["goal", "objectif", "cible"]),
    ("trials", &["essai", "essais"]),
    ("starts", &["début"]),
    (
        "success_if",
        &["threshold", "gagné_si", "réussi_si", "seuil"],
    ),
    (
        "max_money",
        &[
            "budget",
            "max_cost",
            "stake",
            "mise",
            "argent_max",
            "coût_max",
            "montant_max",
        ],
    ),
    ("max_hours", &["heures_max"]),
    ("expects", &["leviers_redoutés"]),
    ("guardrails", &["garde-fou", "garde-fous"]),
    ("ended", &["terminé_le"]),
    ("result", &["outcome"]),
    ("inconclusive", &["non_concluant"]),
];

/// The fields by their bare words.
static FIELDS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let words = WORDS.iter();
    words
        .flat_map(|(field, words)| words.iter().map(|word| (bare(word), *field)))
        .collect()
});

/// The field of a kind that a word of either language names.
pub fn field_called(word: &str, kind: Kind) -> Option<&'static str> {
    let called = FIELDS.get(&bare(word))?;
    let mut fields = schema::fields(kind).iter().map(|field| field.name);
    fields.find(|field| field == called)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{schema::Choice, text::nearest};

    #[test]
    fn a_word_names_a_field_of_its_kind_alone() {
        for (word, kind, expected) in [
            ("heures", Kind::Postmortem, Some("hours")),
            ("Coût", Kind::Postmortem, Some("money")),
            ("cout", Kind::Bet, Some("money")),
            ("Coût max", Kind::Bet, Some("max_money")),
            ("objectif", Kind::Guardrail, Some("target")),
            ("objectif", Kind::Postmortem, None),
            ("heures", Kind::Lever, None),
            ("humeur", Kind::Postmortem, None),
        ] {
            assert_eq!(field_called(word, kind), expected, "{word}");
        }
    }

    #[test]
    fn every_word_is_needed() {
        for (field, words) in WORDS {
            let mut kinds = Kind::ALL.iter().copied();
            let names = |kind| schema::fields(kind).iter().map(|known| known.name);
            assert!(
                kinds.any(|kind| names(kind).any(|name| name == *field)),
                "{field}"
            );
            let kinds = || Kind::ALL.iter().copied();
            for word in *words {
                let mut called = kinds().filter(|kind| field_called(word, *kind).is_some());
                let near = called.find_map(|kind| nearest(word, names(kind)));
                assert_eq!(near, None, "{word} needs no line");
            }
        }
        let count: usize = WORDS.iter().map(|(_, words)| words.len()).sum();
        assert_eq!(FIELDS.len(), count, "a word names two fields");
    }
}

//! `unknown-field`: a key that is nearly one of the fields of the note's kind, or another word for one.

use super::{Check, Findings, Rule, missing_field, too_many_fields};
use crate::{
    diagnostic::{Label, Level},
    language::field_called,
    message::Message,
    note::Scalar,
    schema,
    text::nearest,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "unknown-field",
    level: Some(Level::Warning),
    summary: "a key is nearly a field of the note's kind, or a word for one, and was probably meant to be it",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

A key that is no field of the note's kind and differs from one in a letter or two, in case, in accents, or in `-` and
`_`; or that is another word for a field that the note does not have, in English or French: `cost` or `montant` for `money`,
`heures` for `hours`. Other keys of your own are kept and never reported. Where the note owes the field, the key is reported by
[`missing-field`](#missing-field) instead.

## Why

A misspelt key says nothing: `confidance` leaves the bet without its `confidence`, and `hour` or `heures` weighs nothing
in the ranking. The names of fields are English in every language.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
hour: 60
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
hours: 60
mood: low
---
```
";

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let text = entry.text();
    let mapping = &entry.note.front_matter().mapping;
    for (key, near) in meant(entry) {
        // What is owed weighs more, and is told once.
        if missing_field::tells(ways, entry, near).is_some_and(|told| told.span == key.span) {
            continue;
        }
        let there = mapping.entry(text, near);
        let name = match there {
            Some(_) => "unknown-field-beside",
            None => "unknown-field",
        };
        let message = Message::about(name, key.text(text)).with("near", near);
        let finding = findings.add(entry.path(), key.span, message);
        finding.labels.extend(there.map(|there| Label {
            span: there.key.span,
            message: Message::new("unknown-field-there").with("near", near),
        }));
    }
}

/// The keys of a note that are no fields, each with the field that was probably meant.
pub(super) fn meant(entry: &Entry) -> Vec<(&Scalar, &'static str)> {
    let unknown = too_many_fields::unknown(entry);
    // Of so many keys nobody was meant to be one of ours.
    if unknown.len() > too_many_fields::MOST {
        return Vec::new();
    }
    let text = entry.text();
    let kind = entry.record.kind();
    let fields = schema::fields(kind);
    let mapping = &entry.note.front_matter().mapping;
    // Beside the field itself, such a word is most likely a key of one's own.
    let called = |key| field_called(key, kind).filter(|field| mapping.get(text, field).is_none());
    let names = || fields.iter().map(|field| field.name).chain(["type"]);
    let near = |key| nearest(key, names()).or_else(|| called(key));
    unknown
        .into_iter()
        .filter_map(|key| Some((key, near(key.text(text))?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing::{found, said, vault},
        settings::{Language, Settings},
    };

    #[test]
    fn a_near_miss_is_told_the_field() {
        let note = "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: 2026-05-04\nOwner: Léa\nareas: vente\nanalysed-at: 2026-05-08\nhour: 6\nhumeur: basse\ndécidé: oui\n---\n";
        let french = said(&RULE, Language::French, &[("a.md", note)]);
        assert_eq!(
            french[0],
            [
                "Owner",
                "`Owner` n'est pas un champ de cette note",
                "écrivez `owner`",
            ]
        );
        let english = said(&RULE, Language::English, &[("a.md", note)]);
        let told: Vec<[&str; 2]> = english.iter().map(|[at, _, help]| [&**at, help]).collect();
        assert_eq!(
            told,
            [
                ["Owner", "write `owner`"],
                ["areas", "write `area`"],
                ["analysed-at", "write `analysed_at`"],
                ["hour", "write `hours`"],
            ]
        );
        assert_eq!(english[0][1], "`Owner` is not a field of this note");
    }

    #[test]
    fn the_field_itself_is_shown_where_it_stands_too() {
        let note = "---\ntype: lever\ntitle: A\nkind: design\nkinds: process\n---\n";
        let vault = vault(Settings::default(), &[("a.md", note)]);
        let finding = &found(&RULE, &vault)[0];
        assert_eq!(finding.labels[0].span.of(note), "kind");
        assert_eq!(
            said(&RULE, Language::French, &[("a.md", note)])[0][2],
            "gardez l'une des deux lignes, sous le nom `kind`"
        );
    }

    #[test]
    fn another_word_for_a_field_is_told_it_where_the_field_is_missing() {
        let note = "---\ntype: postmortem\ntitle: Salon annulé\nheures: 12,5\nCoût: 8000\nleviers: [a]\nmotif: x\nreason: y\n---\n";
        let told = |language| said(&RULE, language, &[("a.md", note)]);
        let french = told(Language::French).into_iter();
        let french: Vec<_> = french.map(|[at, _, help]| [at, help]).collect();
        assert_eq!(
            french,
            [
                ["heures", "écrivez `hours`"],
                ["Coût", "écrivez `money`"],
                ["leviers", "écrivez `levers`"],
            ]
        );
        assert_eq!(
            told(Language::English)[0],
            [
                "heures",
                "`heures` is not a field of this note",
                "write `hours`"
            ]
        );
    }

    #[test]
    fn what_other_programs_read_is_left_alone() {
        let keys = "date: 2026-03-01\nauthor: a\nauteur: a\ncategories: b\ncategory: b\ncssclasses: c\nlayout: d\npermalink: e\npublish: f\ncreated: g\nupdated: h\nlang: fr\nname: i\nnom: i\ndescription: j\nslug: k\ndraft: l\nid: m\nlink: n\nsource: o\n";
        for kind in ["postmortem", "lever", "guardrail", "bet"] {
            let note = format!("---\ntype: {kind}\ntags: [a]\naliases: [b]\n{keys}---\n");
            let said = said(&RULE, Language::French, &[("a.md", &note)]);
            assert!(said.is_empty(), "{said:?}");
        }
    }

    #[test]
    fn fields_of_other_kinds_are_keys_of_ones_own() {
        let note =
            "---\ntype: lever\ntitle: A\nkind: design\nfailed_at: 2026-01-01\nstatus: x\n---\n";
        assert!(said(&RULE, Language::English, &[("a.md", note)]).is_empty());
    }
}

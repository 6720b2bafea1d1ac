//! What drafts become.

use proptest::prelude::*;

use super::*;
use crate::{
    language::heading,
    record,
    schema::{Status, sections},
    settings::{RequiredSection, Settings},
    vault::Files,
};

fn vault(settings: Settings) -> Vault {
    Vault::new(settings, Vec::new(), Files::default())
}

fn in_language(language: Language) -> Vault {
    vault(Settings::new(language))
}

fn now() -> Timestamp {
    "2026-03-03T21:50:00Z".parse().unwrap()
}

/// A note of the program's template.
fn finished(vault: &Vault, kind: Kind, values: &[(&str, &str)]) -> NewNote {
    let mut draft = Draft::new(vault, kind, now());
    for (field, value) in values {
        draft.set(field, value).unwrap();
    }
    draft.finish(&[]).unwrap()
}

/// A note of the vault's own template for levers.
fn own(template: &str) -> Result<String, String> {
    let vault = vault(Settings::default());
    let mut draft = Draft::new(&vault, Kind::Lever, now());
    draft.set("title", "a: b").unwrap();
    draft.set("aliases", "c").unwrap();
    let templates = [Source::new(".pm/templates/lever.md", template)];
    let note = draft.finish(&templates);
    note.map(|note| note.entry.text().to_owned())
        .map_err(|fault| fault.to_string())
}

fn key(vault: &Vault, values: &[(&str, &str)]) -> &'static str {
    let mut draft = Draft::new(vault, Kind::Postmortem, now());
    let mut last = "";
    for (field, value) in values {
        last = draft
            .set(field, value)
            .map_or_else(|message| message.key, |()| "");
    }
    last
}

#[test]
fn a_new_post_mortem_is_ready_to_be_written_on() {
    let settings = Settings {
        timezone: crate::value::zone("Europe/Paris").unwrap(),
        ..Settings::new(Language::French)
    };
    let values = [
        ("levers", "ciblage-flou 50%"),
        ("levers", "[[suivi inexistant]]"),
        ("title", " Bilan : zéro client "),
        ("hours", "60"),
        ("area", "vente"),
    ];
    let vault = vault(settings);
    let note = finished(&vault, Kind::Postmortem, &values);
    let (front_matter, body) = note.entry.text().split_once("\n\n").unwrap();
    assert_eq!(
        front_matter,
        "---\ntype: postmortem\ntitle: \"Bilan : zéro client\"\nstatus: cooling\nfailed_at: 2026-03-03T22:50\narea: vente\n\
         hours: 60\nlevers:\n  - ciblage-flou 50%\n  - \"[[suivi inexistant]]\"\n---"
    );
    assert!(
        body.starts_with("## Les faits\n\n<!-- Que s'est-il passé"),
        "{body}"
    );
    assert!(
        body.ends_with(" -->\n") && !body.contains("\n\n\n"),
        "{body}"
    );
    let path = note.paths(&vault).next().unwrap();
    assert_eq!(path, "post-mortems/2026-03-03-bilan-zero-client.md");
}

#[test]
fn every_template_has_the_sections_of_the_schema_each_with_a_question() {
    for language in Language::ALL {
        let vault = in_language(language);
        for kind in Kind::ALL {
            let entry = finished(&vault, *kind, &[("title", "x")]).entry;
            let body = &entry.note.body.sections;
            let titles = body.iter().map(|section| section.title(entry.text()));
            let titles: Vec<&str> = titles.collect();
            let expected = sections(*kind).iter();
            let expected: Vec<_> = expected
                .map(|section| heading(section.key, language))
                .collect();
            assert_eq!(titles, expected);
            for section in body {
                let prompt = section.content.of(entry.text()).trim();
                let asks =
                    prompt.starts_with("<!-- ") && prompt.ends_with(" -->") && prompt.contains('?');
                assert!(asks && section.empty, "{prompt}");
                assert!(
                    language == Language::English || !prompt.contains(" ?"),
                    "{prompt}"
                );
            }
        }
    }
}

#[test]
fn only_a_guard_rail_without_levers_owes_anything() {
    for kind in Kind::ALL {
        let vault = in_language(Language::English);
        let entry = finished(&vault, *kind, &[("title", "x")]).entry;
        assert_eq!(entry.record.problems, []);
        let missing: Vec<_> =
            record::missing(&entry.record, entry.note.front_matter(), entry.text())
                .map(|field| field.name)
                .collect();
        let expected: &[&str] = if *kind == Kind::Guardrail {
            &["levers"]
        } else {
            &[]
        };
        assert_eq!(missing, expected, "{kind:?}");
    }
}

#[test]
fn the_name_starts_with_the_day_in_the_zone_of_the_vault() {
    let vault = in_language(Language::English);
    for (kind, field, value, path) in [
        (
            Kind::Postmortem,
            "failed_at",
            "2025-11",
            "post-mortems/2025-11-30-x.md",
        ),
        (
            Kind::Postmortem,
            "failed_at",
            "2026-01-01T00:30+02:00",
            "post-mortems/2025-12-31-x.md",
        ),
        (Kind::Bet, "starts", "2026-05-01", "bets/2026-05-01-x.md"),
        (Kind::Bet, "area", "sales", "bets/2026-03-03-x.md"),
        (Kind::Guardrail, "due", "2026-05-01", "guard-rails/x.md"),
    ] {
        let note = finished(&vault, kind, &[("title", "x"), (field, value)]);
        assert_eq!(note.paths(&vault).next().as_deref(), Some(path));
    }
}

#[test]
fn a_value_is_taken_when_a_note_could_hold_it() {
    let vault = vault(Settings {
        areas: vec!["vente".to_owned(), "produit".to_owned()],
        ..Settings::default()
    });
    for (values, expected) in [
        (&[("hous", "3")][..], "new-field-near"),
        (&[("heures", "3")], "new-field-near"),
        (&[("type", "lever")], "new-field-unknown"),
        (&[("hours", " ")], "new-field-empty"),
        (&[("hours", "3"), ("hours", "3")], "new-field-twice"),
        (&[("tags", "a"), ("tags", "b")], ""),
        (&[("hours", "7,5")], "value-number-spelling"),
        (&[("failed_at", "03/04/2026")], "value-date-order"),
        (&[("failed_at", "null")], "value-date"),
        (&[("status", "analysd")], "value-choice-near"),
        (&[("levers", "ciblage (50%)")], "value-share-spelling"),
        (&[("area", "Vente")], ""),
        (&[("area", "vante")], "invalid-field-area-near"),
        (&[("area", "finance")], "invalid-field-area"),
        (&[("title", "a #b")], ""),
    ] {
        assert_eq!(key(&vault, values), expected, "{values:?}");
    }
}

#[test]
fn a_status_that_is_asked_for_is_kept() {
    let vault = in_language(Language::English);
    let entry = finished(&vault, Kind::Bet, &[("title", "x"), ("status", "running")]).entry;
    assert_eq!(entry.record.status(), Some(Status::Running));
}

#[test]
fn sections_that_the_settings_require_come_last() {
    let required = |heading: &str| RequiredSection {
        kind: Kind::Bet,
        from: Status::Running,
        heading: heading.to_owned(),
    };
    let vault = vault(Settings {
        sections: vec![
            required("Impact client"),
            required("le TEST"),
            required("Impact client"),
        ],
        ..Settings::default()
    });
    let note = finished(&vault, Kind::Bet, &[("title", "x")]);
    assert!(note.entry.text().ends_with(" -->\n\n## Impact client\n"));
    assert_eq!(
        note.entry.note.body.sections.len(),
        sections(Kind::Bet).len() + 1
    );
}

#[test]
fn a_vault_can_have_a_template_of_its_own() {
    let text = own(
        "---\n{{ front_matter }}\nclient: {{ title | yaml }}\n---\n\n{% for id in fields.aliases %}\n- {{ id }} {{ today }}\n{% endfor %}\n",
    );
    assert_eq!(
        text.unwrap(),
        "---\ntype: lever\ntitle: \"a: b\"\nkind: design\naliases:\n  - c\nclient: \"a: b\"\n---\n\n- c 2026-03-03\n"
    );
}

#[test]
fn a_template_must_make_the_note_that_was_asked_for() {
    for (template, expected) in [
        (
            "\n{{ titel }}",
            "2:4: `titel` is undefined; did you mean `title`?",
        ),
        ("no note", "1:1: it makes no note with `type: lever`"),
        (
            "---\ntype: bet\n---\n",
            "1:1: it makes no note with `type: lever`",
        ),
        (
            "---\ntype: lever\n",
            "1:1: it makes no note with `type: lever`",
        ),
        (
            "---\ntype: lever\ntitle: {{ title }}\n---\n",
            "1:1: it makes no note with `type: lever`",
        ),
        (
            "---\ntype: lever\ntitle: {{ title | yaml }}\n---\n",
            "1:1: it leaves out `kind`; put {{ front_matter }} between the fences",
        ),
    ] {
        let expected = format!(".pm/templates/lever.md:{expected}");
        assert_eq!(own(template), Err(expected), "{template}");
    }
}

proptest! {
    #[test]
    fn every_title_is_kept(title in any::<String>(), kind in 0..4_usize) {
        let vault = in_language(Language::French);
        let mut draft = Draft::new(&vault, Kind::ALL[kind], now());
        if draft.set("title", &title).is_ok() {
            let note = draft.finish(&[]).unwrap();
            prop_assert_eq!(note.entry.title(), title.trim());
            let path = note.paths(&vault).next().unwrap();
            let (folder, name) = path.split_once('/').unwrap();
            prop_assert!(folder == vault.settings.folders.of(Kind::ALL[kind]));
            prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.')), "{}", name);
        } else {
            prop_assert!(title.trim().is_empty());
        }
    }
}

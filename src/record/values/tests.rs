//! Foreign front matter, read as adoptions map it.

use crate::{
    message::Arg,
    note::FrontMatter,
    record::{Adopting, Postmortem, Record},
    schema::{Kind, Status},
    settings::{Adoption, Origin},
    value::{Amount, Globs, zone},
};

fn adoption() -> Adoption {
    let key = |key: &str| Origin::Key(key.to_owned());
    let span = Origin::Between("date".to_owned(), "end".to_owned());
    Adoption {
        files: Globs::none(),
        kind: Kind::Postmortem,
        fields: vec![
            ("failed_at", key("date")),
            ("analysed_at", key("date")),
            ("levers", key("affected")),
            ("hours", span),
            ("area", key("team")),
        ],
        values: vec![
            ("status", "Complete".to_owned(), "analysed".to_owned()),
            ("levers", "CI".to_owned(), "Intégration continue".to_owned()),
            ("area", "R & D".to_owned(), "produit".to_owned()),
        ],
        default: vec![
            ("status", "accepted".to_owned()),
            ("levers", "divers".to_owned()),
            ("hours", "2".to_owned()),
        ],
    }
}

fn record(yaml: &str) -> Record {
    let text = format!("---\n{yaml}\n---\n");
    let zone = zone("Europe/Paris").unwrap();
    let adoption = adoption();
    let adopting = Adopting {
        adoption: &adoption,
        zone: &zone,
    };
    Record::read(
        &text,
        &FrontMatter::parse(&text),
        Kind::Postmortem,
        Some(adopting),
    )
}

fn postmortem(record: &Record) -> &Postmortem {
    record.postmortem().unwrap()
}

/// Every problem as its message and what it calls the field.
fn problems(yaml: &str) -> Vec<(&'static str, String)> {
    let record = record(yaml);
    let said = record.problems.iter().map(|problem| {
        let mut args = problem.message.args.iter();
        let field = args.find_map(|(name, arg)| match arg {
            Arg::Text(field) if *name == "field" => Some(field.clone()),
            _ => None,
        });
        (problem.message.key, field.unwrap())
    });
    said.collect()
}

#[test]
fn a_field_is_read_where_the_adoption_says() {
    let record = record("title: A\ndate: 2024-01-10\nfailed_at: never\nteam: R & D\nowner: ops");
    assert_eq!(record.problems, []);
    assert_eq!(record.title.value().map(|title| &**title), Some("A"));
    let day = |moment: &crate::value::Moment| moment.to_string();
    let postmortem = postmortem(&record);
    assert_eq!(
        postmortem.failed_at.value().map(day).as_deref(),
        Some("2024-01-10")
    );
    assert_eq!(
        postmortem.analysed_at.value().map(day).as_deref(),
        Some("2024-01-10")
    );
    assert_eq!(record.area.value().map(|area| &**area), Some("produit"));
    assert_eq!(record.owner.value().map(|owner| &**owner), Some("ops"));
}

#[test]
fn their_words_become_ours_and_the_default_stands_where_they_say_nothing() {
    for (yaml, status) in [
        ("status: Complete", Some(Status::Analysed)),
        ("status: cooling", Some(Status::Cooling)),
        ("status: complete", None),
        ("status:", Some(Status::Accepted)),
        ("title: A", Some(Status::Accepted)),
        ("", Some(Status::Accepted)),
    ] {
        assert_eq!(record(yaml).status(), status, "{yaml}");
    }
}

#[test]
fn hours_are_those_between_two_instants() {
    for (yaml, hours) in [
        ("date: 2024-01-10T08:00Z\nend: 2024-01-10T10:30Z", "2.5"),
        ("date: 2024-01-10T08:00Z\nend: 2024-01-10T10:00+01:00", "1"),
        // Without an offset on the vault's clocks, which went forward that night.
        ("date: 2024-03-31 01:00:00\nend: 2024-03-31T04:00", "2"),
        ("date: 2024-01-10T08:00\nend: 2024-01-10T08:00Z", "1"),
        ("date: 2024-01-10\nend: 2024-01-11", "24"),
        ("date: 2024-01-10T08:00Z\nend: 2024-01-10T08:00Z", "0"),
        // Not over yet: the default.
        ("date: 2024-01-10T08:00Z", "2"),
        ("date: 2024-01-10T08:00Z\nend: \"\"", "2"),
        ("end: 2024-01-10T08:00Z", "2"),
    ] {
        let record = record(yaml);
        let found = postmortem(&record).hours.value().copied();
        assert_eq!(found, Some(Amount::parse(hours).unwrap()), "{yaml}");
        assert_eq!(record.problems, [], "{yaml}");
    }
    for yaml in [
        "date: 2024-01-10T08:00Z\nend: 2024-01-10T07:59Z",
        "date: 2024-01-10T8:00Z\nend: 2024-01-10T09:00Z",
        "date: 2024-01-10T08:00Z\nend: soon",
        "date: 2024-01-10T08:00Z\nend: [a, b]",
    ] {
        let record = record(yaml);
        assert!(postmortem(&record).hours.is_invalid(), "{yaml}");
        assert_eq!(record.problems.len(), 1, "{yaml}");
    }
}

#[test]
fn names_become_levers() {
    let levers = |yaml: &str| -> Vec<String> {
        let record = record(yaml);
        let shares = postmortem(&record).levers.values().map(|share| {
            let percent = share.share.map(|share| share.to_string());
            let name = share.name.as_deref().unwrap_or_default();
            format!("{} {name} {}", share.lever, percent.unwrap_or_default())
        });
        shares.collect()
    };
    for (yaml, expected) in [
        (
            "affected: [www.example.org]",
            &["www-example-org www.example.org "][..],
        ),
        (
            "affected: Chambre froide (cave)",
            &["chambre-froide-cave Chambre froide (cave) "],
        ),
        (
            "affected: [Four, four, FOUR, Caisse]",
            &["four Four ", "caisse Caisse "],
        ),
        (
            "affected: [Four 30%, four 20%]",
            &["four Four 30%", "four four 20%"],
        ),
        (
            "affected: [[[lieux/Four (cave)|Le four]], \"[[Caisse]] 20%\"]",
            &["four-cave Four (cave) ", "caisse Caisse 20%"],
        ),
        ("affected: [[Caisse]]", &["caisse Caisse "]),
        (
            "affected: CI",
            &["integration-continue Intégration continue "],
        ),
        (
            "affected: [CI 30%, Caisse]",
            &[
                "integration-continue Intégration continue 30%",
                "caisse Caisse ",
            ],
        ),
        (
            "affected: [four, Four 30%, FOUR, Caisse]",
            &["four Four 30%", "caisse Caisse "],
        ),
        ("affected: []", &[]),
        ("affected:", &["divers divers "]),
        ("levers: [a, b]", &["divers divers "]),
    ] {
        assert_eq!(levers(yaml), expected, "{yaml}");
    }
}

#[test]
fn a_name_is_found_where_it_stands() {
    let text = "---\naffected: [CI, \"Four 30%\"]\n---\n";
    let record = record("affected: [CI, \"Four 30%\"]");
    let places = postmortem(&record).levers.values();
    let places: Vec<&str> = places.map(|share| share.lever_at.of(text)).collect();
    assert_eq!(places, ["CI", "Four"]);
}

#[test]
fn what_is_wrong_is_said_once_and_in_their_words() {
    for (yaml, expected) in [
        // One key for two fields and the hours.
        (
            "date: 10/01/2024\nend: x",
            &[("value-date-order", "date"), ("value-date", "end")][..],
        ),
        (
            "date: 2024-01-10\nend: 2024-01-09",
            &[("value-ends-before-start", "hours")],
        ),
        (
            "affected: [🎯, {a: b}]",
            &[("value-reference", "affected"), ("value-pair", "affected")],
        ),
        ("status: open", &[("value-choice", "status")]),
        ("team: a b", &[("value-slug-spelling", "team")]),
        ("date: @x\nend: 2024-01-10", &[]),
    ] {
        let expected: Vec<_> = expected
            .iter()
            .map(|(key, field)| (*key, (*field).to_owned()))
            .collect();
        assert_eq!(problems(yaml), expected, "{yaml}");
    }
}

#[test]
fn the_levers_of_any_adopted_note_have_the_ids_of_file_names() {
    let adoption = Adoption {
        fields: Vec::new(),
        default: Vec::new(),
        ..adoption()
    };
    let adopting = Adopting {
        adoption: &adoption,
        zone: &jiff::tz::TimeZone::UTC,
    };
    for (kind, field) in [
        (Kind::Postmortem, "levers"),
        (Kind::Guardrail, "levers"),
        (Kind::Lever, "aliases"),
        (Kind::Bet, "expects"),
    ] {
        let text = format!(
            "---\n{field}: [CI/CD, \"Tard, cher\", \"[[leviers/Chambre froide|x]]\"]\n---\n"
        );
        let front_matter = FrontMatter::parse(&text);
        let record = Record::read(&text, &front_matter, kind, Some(adopting));
        let ids = ["ci-cd", "tard-cher", "chambre-froide"];
        assert_eq!(record.texts(field), ids, "{kind:?}");
        assert_eq!(record.problems, []);
    }
}

#[test]
fn our_own_word_for_a_status_counts_where_the_key_of_the_adoption_is_missing() {
    let mut fields = adoption().fields;
    fields.push(("status", Origin::Key("state".to_owned())));
    let adoption = Adoption {
        fields,
        ..adoption()
    };
    let adopting = Adopting {
        adoption: &adoption,
        zone: &jiff::tz::TimeZone::UTC,
    };
    for (yaml, status) in [
        ("status: void", Some(Status::Void)),
        ("status: void\nstate: Complete", Some(Status::Analysed)),
        ("status: void\nstate: open", None),
        ("status: open", Some(Status::Accepted)),
        ("status: running", Some(Status::Accepted)),
    ] {
        let text = format!("---\n{yaml}\n---\n");
        let front_matter = FrontMatter::parse(&text);
        let record = Record::read(&text, &front_matter, Kind::Postmortem, Some(adopting));
        assert_eq!(record.status(), status, "{yaml}");
    }
}

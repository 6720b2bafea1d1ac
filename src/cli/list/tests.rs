//! Notes as they are listed.

use super::*;
use crate::{settings::Settings, vault::Vault};

const TEXTS: [(&str, &str); 6] = [
    (
        "bets/trente.md",
        "---\ntype: bet\ntitle: \"=Trente; prospects\"\nstatus: ended\nstarts: 2026-03-09T22:50\nresult: 12/30\nmax_money: 100.0\n\
         guardrails: \"[[bets/x|y]]\"\n---\n",
    ),
    (
        "guard-rails/g.md",
        "---\ntype: guardrail\ntitle: Recherche\nstatus: validated\nlevers: [Ciblage, prix]\nkind: checklist\n---\n",
    ),
    (
        "levers/ciblage.md",
        "---\ntype: lever\ntitle: Ciblage flou\nkind: design\naliases: cible\narea: Vente\n---\n",
    ),
    (
        "post-mortems/a.md",
        "---\ntype: postmortem\ntitle: A\nstatus: analysed\nfailed_at: 2026-02-28\nlevers: [cible 40%, x]\n\
         relapses: g bypassed\ncustomer: [Dupont, Été]\narea: vente\n---\n",
    ),
    (
        "post-mortems/b.md",
        "---\ntype: postmortem\ntitle: B\nstatus: cooling\nfailed_at: 2026-03\nmoney: a lot\n---\n",
    ),
    (
        "post-mortems/c.md",
        "---\ntype: postmortem\nstatus: validated\nmoney: 0\nhours: 7.50\n---\n",
    ),
];

fn vault() -> Vault {
    Vault::of_texts(Settings::new(Language::French), TEXTS)
}

fn args(kind: &str, conditions: &[&str]) -> Args {
    Args {
        kind: (!kind.is_empty()).then(|| kind.to_owned()),
        status: None,
        area: None,
        conditions: conditions.iter().map(|text| (*text).to_owned()).collect(),
        format: Format::Table,
        truth: Truth { staged: false },
    }
}

/// The ids of the listed notes, or what is wrong.
fn listed(args: &Args) -> String {
    let vault = vault();
    match Filter::new(&vault, args) {
        Ok(filter) => filter
            .notes()
            .map(|note| &*note.id)
            .collect::<Vec<_>>()
            .join(" "),
        Err(failure) => failure.to_string(),
    }
}

#[test]
fn kinds_have_words_in_both_languages() {
    for (word, expected) in [
        ("", "trente g ciblage a b c"),
        ("postmortem", "a b c"),
        ("post-mortems", "a b c"),
        ("levier", "ciblage"),
        ("Garde-Fous", "g"),
        ("pari", "trente"),
        ("levre", "there is no kind `levre`; did you mean `lever`?"),
        (
            "note",
            "there is no kind `note`; it can be post-mortem, levier, garde-fou, pari",
        ),
    ] {
        assert_eq!(listed(&args(word, &[])), expected, "{word}");
    }
}

#[test]
fn statuses_have_words_in_both_languages() {
    for (kind, word, expected) in [
        ("", "validated", "g c"),
        ("guardrail", "tient", "g"),
        ("", "À chaud", "b"),
        ("bet", "ended", "trente"),
        (
            "bet",
            "finished",
            "there is no status `finished`; it can be prévu, en cours, terminé, annulé",
        ),
        (
            "bet",
            "runing",
            "there is no status `runing`; did you mean `running`?",
        ),
        ("", "analysé à froid", "a"),
        ("", "ça tient", "c"),
        ("lever", "draft", "a lever has no status"),
    ] {
        let own = Args {
            status: Some(word.into()),
            ..args(kind, &[])
        };
        assert_eq!(listed(&own), expected, "{word}");
        let condition = format!("status={word}");
        assert_eq!(listed(&args(kind, &[&condition])), expected, "{word}");
    }
}

#[test]
fn areas_are_the_same_in_either_case() {
    let of_area = |area: &str| {
        let listed = [
            listed(&Args {
                area: Some(area.into()),
                ..args("", &[])
            }),
            listed(&args("", &[&format!("area={area}")])),
        ];
        assert_eq!(listed[0], listed[1]);
        listed[0].clone()
    };
    assert_eq!(of_area("vente"), "ciblage a");
    assert_eq!(
        of_area("vante"),
        "there is no area `vante`; did you mean `Vente`?"
    );
}

#[test]
fn conditions_hold_for_fields_of_every_form() {
    for (condition, expected) in [
        ("title=ciblage FLOU", "ciblage"),
        ("levers=ciblage", "g a"),
        ("levers=cible", "g a"),
        ("levers=cible 90%", "a"),
        ("kind=checklist", "g"),
        ("kind=design", "ciblage"),
        ("failed_at=2026", "a b"),
        ("failed_at=2026-02", "a"),
        ("failed_at=2026-0", ""),
        ("starts=2026-03-09", "trente"),
        ("result=12 / 30", "trente"),
        ("max_money=100", "trente"),
        ("hours=7.5", "c"),
        ("money=0.00", "c"),
        ("relapses=G", "a"),
        ("guardrails=[[x]]", "trente"),
        ("status=cooling", "b"),
        ("money=", "trente g ciblage a b"),
        ("customer=été", "a"),
        ("customer=dupont", "a"),
        ("type=bet", "trente"),
    ] {
        assert_eq!(listed(&args("", &[condition])), expected, "{condition}");
    }
    assert_eq!(
        listed(&args("", &["failed_at=2026", "status=analysed"])),
        "a"
    );
}

#[test]
fn what_no_note_can_have_is_said() {
    for (kind, condition, expected) in [
        (
            "",
            "mony=3",
            "there is no field `mony`; did you mean `money`?",
        ),
        (
            "",
            "kind=desing",
            "there is no `kind` `desing`; did you mean `design`?",
        ),
        (
            "postmortem",
            "basis=x",
            "there is no `basis` `x`; it can be measured, estimated, guess",
        ),
        (
            "",
            "money=7,5",
            "`money` is a number in a form that is not read: `7,5`; write `7.5`",
        ),
        ("", "money", "`--where money` has no `=`; write FIELD=VALUE"),
    ] {
        assert_eq!(listed(&args(kind, &[condition])), expected, "{condition}");
    }
    let said = listed(&args("lever", &["money=3"]));
    assert_eq!(
        said,
        "there is no field `money`; it can be aliases, area, kind, title"
    );
}

#[test]
fn a_table_has_the_columns_that_differ() {
    let vault = vault();
    let all: Vec<&Entry> = vault.notes.iter().collect();
    let plain = |notes: &[&Entry], kind| {
        let shown = text(notes, kind, Language::French, 80);
        anstream::adapter::strip_str(&shown).to_string()
    };
    assert_eq!(
        plain(&all, None),
        "\
Note     Nature       Statut           Titre
trente   pari         terminé          =Trente; prospects
g        garde-fou    tient            Recherche
ciblage  levier                        Ciblage flou
a        post-mortem  analysé à froid  A
b        post-mortem  à chaud          B
c        post-mortem  ça tient         c
"
    );
    assert_eq!(
        plain(&all[2..3], Some(Kind::Lever)),
        "Note     Titre\nciblage  Ciblage flou\n"
    );
}

#[test]
fn a_sheet_of_one_kind_has_all_its_fields() {
    let vault = vault();
    let all: Vec<&Entry> = vault.notes.iter().collect();
    assert_eq!(
        csv(&all[2..3], Some(Kind::Lever)),
        "id,kind,path,title,status,area,lever_kind,aliases\r\n\
         ciblage,lever,levers/ciblage.md,Ciblage flou,,Vente,design,cible\r\n"
    );
    let two = csv(&all[..2], None);
    assert_eq!(
        two,
        "id,kind,path,title,status,area\r\n\
         trente,bet,bets/trente.md,'=Trente; prospects,ended,\r\n\
         g,guardrail,guard-rails/g.md,Recherche,validated,\r\n"
    );
}

#[test]
fn a_note_as_json_has_its_valid_fields() {
    let vault = vault();
    let shown = serde_json::to_value(NoteData::of(&vault.notes[3])).unwrap();
    let expected = serde_json::json!({
        "id": "a",
        "kind": "postmortem",
        "path": "post-mortems/a.md",
        "title": "A",
        "status": "analysed",
        "fields": {
            "title": "A",
            "status": "analysed",
            "area": "vente",
            "failed_at": "2026-02-28",
            "levers": ["cible 40%", "x"],
            "relapses": ["g bypassed"],
        },
    });
    assert_eq!(shown, expected);
}

//! Notes as they are shown.

use serde_json::{Value, json};

use super::*;
use crate::{
    cli::console::Room,
    settings::{Language, Settings},
    vault::Vault,
};

const TEXTS: [(&str, &str); 9] = [
    (
        "levers/suivi.md",
        "---\ntype: lever\ntitle: Suivi inexistant\nkind: process\naliases: [relances, ancien]\n---\n",
    ),
    (
        "levers/ancien.md",
        "---\ntype: lever\ntitle: Ancien\nkind: process\n---\n",
    ),
    (
        "guard-rails/sept.md",
        "---\ntype: guardrail\ntitle: 7 touches\nstatus: testing\nlevers: [relances]\nkind: process\nsince: 2026-03-09\n\
         metric: relances oubliées\nbetter: lower\nbaseline: 5/12\ntarget: 12.5%\n\
         trials:\n  - 2026-03-01 3/3\n  - 2026-04-01 0/3 semaine 14\n---\n",
    ),
    (
        "bets/trente.md",
        "---\ntype: bet\ntitle: Trente prospects\nstatus: ended\nstarts: 2026-03-09\nended: 2026-05-07\nsuccess_if: '>= 20%'\n\
         metric: Relances oubliées\nresult: 0/5\nmax_money: 100\nmax_hours: 60\nmoney: 49.5\nconfidence: 35%\n\
         guardrails: [sept]\nexpects: [relances, prix]\ndecision: pivot\n---\n",
    ),
    (
        "post-mortems/cent.md",
        "---\ntype: postmortem\ntitle: Cent prospects\nstatus: systemised\nfailed_at: 2026-02-28\nanalysed_at: 2026-03-04\n\
         money: 180\nhours: 60\nbasis: measured\nlevers: [relances 40%, prix 35%]\nowner: Camille\n---\n",
    ),
    (
        "post-mortems/groupement.md",
        "---\ntype: postmortem\ntitle: Groupement\nstatus: analysed\nfailed_at: 2026-06-12\nbet: trente\nhours: 18\n\
         levers: [suivi]\nrelapses: [sept not-triggered]\n---\n",
    ),
    (
        "post-mortems/salon.md",
        "---\ntype: postmortem\ntitle: Salon\nstatus: cooling\nfailed_at: 2026-07-04T18:40\nlevers: suivi\n---\n",
    ),
    (
        "post-mortems/trop.md",
        "---\ntype: postmortem\ntitle: Trop\nstatus: accepted\nfailed_at: 2026-01-01\nlevers: [prix 80%, suivi 80%]\n---\n",
    ),
    (
        "post-mortems/rien.md",
        "---\ntype: postmortem\ntitle: Rien\nstatus: analysed\nmoney: 3\n---\n",
    ),
];

fn vault(language: Language) -> Vault {
    Vault::of_texts(Settings::new(language), TEXTS)
}

fn shown(language: Language, id: &str) -> String {
    let vault = vault(language);
    let known = Known::of(&vault, "2026-07-05T12:00:00Z".parse().unwrap());
    let target = vault.find(id, None).unwrap();
    let text =
        sheet(&known, target, &View::of("vault".as_ref()), &str::to_owned).render(Room::of(80));
    anstream::adapter::strip_str(&text).to_string()
}

fn data(id: &str) -> Value {
    let vault = vault(Language::French);
    let known = Known::of(&vault, "2026-07-05T12:00:00Z".parse().unwrap());
    let shown = document(&known, vault.find(id, None).unwrap());
    serde_json::from_str(&shown).unwrap()
}

#[test]
fn a_lever_with_its_failures_and_guard_rails() {
    assert_eq!(
        shown(Language::French, "suivi"),
        "\
Suivi inexistant
levier · vault/levers/suivi.md

Nature   faille de process
Rang     1 sur 2, majeur
Dégâts   2\u{a0}172\u{a0}EUR, 66,1\u{a0}% des dégâts attribués
Vu dans  2 échecs, du 2026-02-28 au 2026-06-12
Alias    relances, ancien

Échecs
  2026-07-04  Salon                  à chaud
  2026-06-12  Groupement             100,0\u{a0}%    900,00
  2026-02-28  Cent prospects          40,0\u{a0}%  1\u{a0}272,00
  2026-01-01  Trop            laissé de côté

Garde-fous
  7 touches  à l'essai  5/12 → 0/8  trop tôt pour conclure · fuit

Paris qui le redoutent
  Trente prospects  terminé
"
    );
    assert_eq!(
        shown(Language::English, "prix"),
        "\
prix
lever · without a note

Rank     2 of 2, vital
Damage   1,113\u{a0}EUR, 33.9% of the attributed damage
Seen in  1 failure, on 2026-02-28

Failures
  2026-02-28  Cent prospects     35.0%  1,113.00
  2026-01-01  Trop            left out

Bets that fear it
  Trente prospects  ended
"
    );
    assert_eq!(
        shown(Language::English, "ancien"),
        "\
Ancien
lever · vault/levers/ancien.md

Kind      process flaw
Alias of  Suivi inexistant
Rank      1 of 2, vital
Damage    2,172\u{a0}EUR, 66.1% of the attributed damage
Seen in   2 failures, from 2026-02-28 to 2026-06-12

Failures
  2026-07-04  Salon            cooling
  2026-06-12  Groupement        100.0%    900.00
  2026-02-28  Cent prospects     40.0%  1,272.00
  2026-01-01  Trop            left out

Guard-rails
  7 touches  testing  5/12 → 0/8  too early to tell · leaks

Bets that fear it
  Trente prospects  ended
"
    );
}

#[test]
fn a_guard_rail_with_its_evidence() {
    assert_eq!(
        shown(Language::English, "sept"),
        "\
7 touches
guard-rail · testing · vault/guard-rails/sept.md

Levers      Suivi inexistant
Works by    process
In force    since 2026-03-09
Metric      relances oubliées (fewer is better)
Before      5/12 = 41.7% (95%: 19.3% to 68.0%)
Since       0/8 = 0.0% (95%: 0.0% to 32.4%)
Difference  −41.7 points (95%: −68.0 to −2.3)
Target      12.5%
Verdict     too early to tell (p\u{a0}=\u{a0}0.0511) · one more occasion without an event
            would tell
Record      leaks: 2 occasions, 1 relapse

Trials
  2026-04-01  0/3  semaine 14
  2026-05-07  0/5  bet “Trente prospects”
  1 older trial, from before the rule came into force

What got past it
  2026-06-12  Groupement  did not trigger
"
    );
}

#[test]
fn a_bet_with_its_outcome() {
    assert_eq!(
        shown(Language::French, "trente"),
        "\
Trente prospects
pari · terminé · vault/bets/trente.md

Début      2026-03-09
Fin        2026-05-07
Mesure     Relances oubliées
Gagné si   au moins 20\u{a0}%
Résultat   0/5, perdu
Mise       100\u{a0}EUR + 60\u{a0}h × 50\u{a0}EUR = 3\u{a0}100\u{a0}EUR
Coût       49,50\u{a0}EUR
Confiance  35\u{a0}%
Décision   on pivote

Garde-fous
  7 touches  à l'essai  5/12 → 0/8  trop tôt pour conclure · fuit

Leviers redoutés
  Suivi inexistant  rang 1 sur 2
  prix              rang 2 sur 2

Échecs
  Groupement  analysé à froid
"
    );
}

#[test]
fn a_threshold_and_a_result_are_said_in_the_words_of_the_language() {
    for (success_if, result, english, french) in [
        (
            "≥ 12.5%",
            "40%",
            ["at least 12.5%", "40%"],
            ["au moins 12,5\u{a0}%", "40\u{a0}%"],
        ),
        (
            "'> 1200'",
            "2.5",
            ["more than 1,200", "2.5"],
            ["plus de 1\u{a0}200", "2,5"],
        ),
        ("'<= 2'", "2", ["at most 2", "2"], ["au plus 2", "2"]),
        ("moins de 2", "2", ["less than 2", "2"], ["moins de 2", "2"]),
        ("'= 0'", "2", ["exactly 0", "2"], ["exactement 0", "2"]),
    ] {
        let bet =
            format!("---\ntype: bet\ntitle: B\nsuccess_if: {success_if}\nresult: {result}\n---\n");
        for (language, label, [threshold, brought]) in [
            (Language::English, ["Won if", "Result"], english),
            (Language::French, ["Gagné si", "Résultat"], french),
        ] {
            let vault = Vault::of_texts(Settings::new(language), [("b.md", &*bet)]);
            let known = Known::of(&vault, "2026-07-05T12:00:00Z".parse().unwrap());
            let target = vault.find("b", None).unwrap();
            let text = sheet(&known, target, &View::of("vault".as_ref()), &str::to_owned)
                .render(Room::of(80));
            let text = anstream::adapter::strip_str(&text).to_string();
            for (label, words) in label.into_iter().zip([threshold, brought]) {
                let line = text.lines().find_map(|line| line.strip_prefix(label));
                let line = format!("{},", line.unwrap().trim());
                assert!(line.starts_with(&format!("{words},")), "{text}");
            }
        }
    }
}

#[test]
fn a_failure_with_its_split() {
    assert_eq!(
        shown(Language::French, "cent"),
        "\
Cent prospects
post-mortem · garde-fous posés · vault/post-mortems/cent.md

Échec        2026-02-28
Analysé      2026-03-04
Dégâts       180\u{a0}EUR + 60\u{a0}h × 50\u{a0}EUR = 3\u{a0}180\u{a0}EUR (mesuré)
Responsable  Camille

Leviers
  Suivi inexistant                  40,0\u{a0}%  1\u{a0}272,00
  prix                              35,0\u{a0}%  1\u{a0}113,00
  non attribué (hasard, extérieur)  25,0\u{a0}%    795,00
"
    );
    assert_eq!(
        shown(Language::English, "groupement"),
        "\
Groupement
post-mortem · analysed · vault/post-mortems/groupement.md

Failed       2026-06-12
Damage       18\u{a0}h × 50\u{a0}EUR = 900\u{a0}EUR
Provoked by  Trente prospects

Levers
  Suivi inexistant  100.0%  900.00

Guard-rails that did not stop it
  7 touches  did not trigger
"
    );
    assert_eq!(
        shown(Language::French, "salon"),
        "\
Salon
post-mortem · à chaud · vault/post-mortems/salon.md

Échec                   2026-07-04 18:40
Ouverture de l'analyse  2026-07-06 18:40
Dégâts                  non chiffrés

Leviers
  Suivi inexistant  100,0\u{a0}%  0,00
"
    );
    assert_eq!(
        shown(Language::English, "trop"),
        "\
Trop
post-mortem · accepted · vault/post-mortems/trop.md

Failed   2026-01-01
Ranking  left out: the shares make 160%
"
    );
    assert_eq!(
        shown(Language::English, "rien"),
        "\
Rien
post-mortem · analysed · vault/post-mortems/rien.md

Damage   3\u{a0}EUR
Ranking  not counted: it names no lever
"
    );
}

#[test]
fn a_lever_as_json() {
    let lever = data("ancien");
    assert_eq!(lever["version"], 1);
    assert_eq!(lever["id"], "ancien");
    assert_eq!(lever["lever"]["alias_of"], "suivi");
    assert_eq!(lever["lever"]["rank"], 1);
    assert_eq!(lever["lever"]["damage"], "2172.00");
    assert_eq!(
        lever["lever"]["failures"][1],
        json!({
            "id": "groupement",
            "title": "Groupement",
            "status": "analysed",
            "failed_at": "2026-06-12",
            "counted": true,
            "share": "100.0",
            "damage": "900.00",
        })
    );
    assert_eq!(
        lever["lever"]["guardrails"],
        json!([{
            "id": "sept",
            "title": "7 touches",
            "status": "testing",
            "baseline": "5/12",
            "pooled": "0/8",
            "verdict": "too-early",
        }])
    );
    let noteless = data("prix");
    assert_eq!(
        (&noteless["path"], &noteless["kind"]),
        (&Value::Null, &json!("lever"))
    );
    assert_eq!(noteless["lever"]["feared_by"], json!(["trente"]));
}

#[test]
fn a_guard_rail_as_json() {
    let guardrail = &data("sept")["guardrail"];
    for (key, expected) in [
        ("in_force", json!(true)),
        ("holds", json!(false)),
        ("needed", json!(1)),
        ("superseded", json!(1)),
        ("late", json!(0)),
        ("occasions", json!(2)),
        ("shared", json!(false)),
    ] {
        assert_eq!(guardrail[key], expected, "{key}");
    }
    let p = guardrail["p_value"].as_f64().unwrap();
    assert!((p - 0.0511).abs() < 0.00005);
    assert_eq!(guardrail["pooled"]["exposures"], 8);
    assert_eq!(guardrail["trials"][1]["bet"], "trente");
    assert_eq!(guardrail["leaks"][0]["cause"], "not-triggered");
}

#[test]
fn a_bet_as_json() {
    let bet = &data("trente")["bet"];
    assert_eq!(bet["outcome"], "lost");
    assert_eq!(
        (&bet["risk"], &bet["cost"]),
        (&json!("3100.00"), &json!("49.50"))
    );
    assert_eq!(
        bet["expects"],
        json!([
            {"id": "suivi", "title": "Suivi inexistant", "rank": 1},
            {"id": "prix", "title": "prix", "rank": 2},
        ])
    );
    assert_eq!(bet["postmortems"], json!(["groupement"]));
}

#[test]
fn a_failure_as_json() {
    assert_eq!(
        data("cent")["postmortem"],
        json!({
            "counted": true,
            "left_out": false,
            "opens": null,
            "damage": "3180.00",
            "levers": [
                {"id": "suivi", "title": "Suivi inexistant", "rank": 1, "share": "40.0", "damage": "1272.00"},
                {"id": "prix", "title": "prix", "rank": 2, "share": "35.0", "damage": "1113.00"},
            ],
            "unattributed": "795.00",
        })
    );
    let left_out = &data("trop")["postmortem"];
    assert_eq!(
        (&left_out["left_out"], &left_out["damage"]),
        (&json!(true), &Value::Null)
    );
    let costless = &data("salon")["postmortem"];
    assert_eq!(costless["opens"], "2026-07-06T18:40:00Z");
    assert_eq!(
        (
            &costless["damage"],
            &costless["unattributed"],
            &costless["levers"][0]["damage"]
        ),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

#[test]
fn a_failure_that_cost_nothing_is_not_one_whose_cost_is_unknown() {
    for (cost, shown, damage) in [
        ("money: 0", "0\u{a0}EUR", json!("0.00")),
        ("hours: 0", "0\u{a0}EUR", json!("0.00")),
        ("tags: x", "not written down", Value::Null),
    ] {
        let text =
            format!("---\ntype: postmortem\ntitle: A\nstatus: analysed\n{cost}\nlevers: x\n---\n");
        let vault = Vault::of_texts(Settings::new(Language::English), [("a.md", &*text)]);
        let known = Known::of(&vault, "2026-07-05T12:00:00Z".parse().unwrap());
        let target = vault.find("a", None).unwrap();
        let text =
            sheet(&known, target, &View::of("vault".as_ref()), &str::to_owned).render(Room::of(80));
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(text.contains(&format!("Damage  {shown}\n")), "{text}");
        let data: Value = serde_json::from_str(&document(&known, target)).unwrap();
        assert_eq!(data["postmortem"]["damage"], damage);
    }
}

#[test]
fn trials_that_cannot_be_read_are_counted() {
    let note = "---\ntype: guardrail\ntitle: A\nstatus: testing\nsince: 2026-04-01\nlevers: [b]\ntrials:\n  - 2026-03-31 1/2\n  - 12/30\n  - in May\n  - 2026-05-01 1/2\n---\n";
    let vault = Vault::of_texts(Settings::new(Language::English), [("g.md", note)]);
    let known = Known::of(&vault, "2026-07-05T12:00:00Z".parse().unwrap());
    let target = Target::Note(vault.note("g").unwrap());
    let here = |words: &str| words.replace("pm check", "pm -C x check");
    let text = sheet(&known, target, &View::of("vault".as_ref()), &here).render(Room::of(80));
    let words: Vec<&str> = text.split_whitespace().collect();
    let told = "from before the rule came into force · 2 trials cannot be read: `pm -C x check`";
    assert!(words.join(" ").ends_with(told), "{text}");
}

/// A note of a vault of these, as it is shown and as JSON.
fn both(notes: &[(&str, &str)], id: &str, language: Language) -> (String, Value) {
    let vault = Vault::of_texts(Settings::new(language), notes.iter().copied());
    let known = Known::of(&vault, "2026-07-05T12:00:00Z".parse().unwrap());
    let target = vault.find(id, None).unwrap();
    let view = View::of("vault".as_ref());
    let text = sheet(&known, target, &view, &str::to_owned).render(Room::of(120));
    let data = serde_json::from_str(&document(&known, target)).unwrap();
    (anstream::adapter::strip_str(&text).to_string(), data)
}

#[test]
fn what_was_written_is_shown_with_all_its_decimals() {
    let bet = "---\ntype: bet\ntitle: A\nstatus: ended\nstarts: 2026-01-01\nended: 2026-02-01\n\
               success_if: '>= 1234566.999'\nresult: 0.0009\nconfidence: 12.345%\n---\n";
    for (language, expected) in [
        (
            Language::English,
            ["at least 1,234,566.999", "0.0009, lost", "12.345%"],
        ),
        (
            Language::French,
            [
                "au moins 1\u{a0}234\u{a0}566,999",
                "0,0009, perdu",
                "12,345\u{a0}%",
            ],
        ),
    ] {
        let (text, _) = both(&[("a.md", bet)], "a", language);
        for words in expected {
            assert!(text.contains(words), "{text}");
        }
    }
}

#[test]
fn a_guard_rail_since_this_month_is_in_force() {
    let note =
        "---\ntype: guardrail\ntitle: A\nstatus: testing\nsince: 2026-07\nlevers: [b]\n---\n";
    let (_, data) = both(&[("g.md", note)], "g", Language::English);
    assert_eq!(data["guardrail"]["in_force"], true);
}

#[test]
fn a_lever_without_a_rank_is_told_why() {
    let without = "not ranked: no analysed failure names it";
    let no_part = "not ranked: no failure that counts gives it a part";
    for (fields, said) in [
        ("status: analysed\nlevers: [x 0%, y]", no_part),
        ("status: analysed\nlevers: [x 80%, y 80%]", no_part),
        ("status: cooling\nlevers: [x, y]", without),
    ] {
        let failure = format!(
            "---\ntype: postmortem\ntitle: A\nfailed_at: 2026-01-01\nmoney: 3\n{fields}\n---\n"
        );
        let lever = "---\ntype: lever\ntitle: X\nkind: process\n---\n";
        let notes = [("levers/x.md", lever), ("post-mortems/a.md", &failure)];
        let (text, _) = both(&notes, "x", Language::English);
        assert!(text.contains(said), "{text}");
    }
}

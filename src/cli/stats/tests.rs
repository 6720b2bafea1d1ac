//! The figures as text and JSON.

use super::*;
use crate::{message::Message, settings::Settings, value::zone, vault::Vault};

const DOCUMENT: &str = r#"{
  "version": 1,
  "currency": "EUR",
  "from": "2026-01-05",
  "to": "2026-07-06",
  "window": "P1Y",
  "undated_failures": 1,
  "undated_bets": 0,
  "attempts": {
    "per_month": "0.33",
    "numerator": 2,
    "denominator": 183,
    "too_few": true
  },
  "risk_growth": {
    "percent": "10.0",
    "numerator": "3300.00",
    "denominator": "3000.00",
    "bets": 2,
    "of_bets": 2,
    "too_few": true
  },
  "provoked": {
    "percent": "50.0",
    "numerator": 1,
    "denominator": 2,
    "too_few": true
  },
  "analysis": {
    "median_days": "4.0",
    "numerator": 1,
    "denominator": 2,
    "too_few": true
  },
  "repeats": {
    "percent": "0.0",
    "numerator": 0,
    "denominator": 1,
    "too_few": true
  },
  "relapses": {
    "percent": "0.0",
    "numerator": 0,
    "denominator": 1,
    "too_few": true
  },
  "damage": {
    "held": {
      "percent": "0.0",
      "numerator": "0.00",
      "denominator": "1950.00"
    },
    "on_trial": {
      "percent": "38.5",
      "numerator": "750.00",
      "denominator": "1950.00"
    },
    "open": {
      "percent": "61.5",
      "numerator": "1200.00",
      "denominator": "1950.00"
    },
    "failures": 1,
    "too_few": true
  },
  "next_bet": {
    "median_days": "9.0",
    "numerator": 1,
    "denominator": 2,
    "too_few": true
  },
  "current_gap_days": 2,
  "circle": {
    "median_days": "9.0",
    "numerator": 1,
    "denominator": 1,
    "too_few": true
  },
  "calibration": {
    "brier": "0.4900",
    "base_rate_brier": "0.0000",
    "median_confidence": "70.0",
    "numerator": 0,
    "denominator": 1,
    "too_few": true
  },
  "cooling_kept": {
    "percent": "100.0",
    "numerator": 1,
    "denominator": 1,
    "too_few": true
  },
  "loops_closed": {
    "percent": "0.0",
    "numerator": 0,
    "denominator": 1,
    "too_few": true
  }
}
"#;

fn vault(language: Language) -> Vault {
    let settings = Settings {
        timezone: zone("Europe/Paris").unwrap(),
        ..Settings::new(language)
    };
    let texts = [
        (
            "post-mortems/cent.md",
            "---\ntype: postmortem\ntitle: Cent prospects\nstatus: analysed\nfailed_at: 2026-02-28\n\
             analysed_at: 2026-03-04\nhours: 60\nbet: cent\nlevers: [ciblage 40%, suivi 25%]\n---\n",
        ),
        (
            "post-mortems/sms.md",
            "---\ntype: postmortem\ntitle: Résiliation\nstatus: cooling\nfailed_at: 2026-07-04T18:40\n---\n",
        ),
        (
            "post-mortems/undated.md",
            "---\ntype: postmortem\ntitle: Un jour\nstatus: cooling\n---\n",
        ),
        (
            "guard-rails/sept-touches.md",
            "---\ntype: guardrail\ntitle: 7 touches\nstatus: testing\nlevers: suivi\nsince: 2026-03-09\n---\n",
        ),
        (
            "bets/cent.md",
            "---\ntype: bet\ntitle: Cent prospects\nstatus: ended\nstarts: 2026-01-05\nended: 2026-02-28\n\
             success_if: \">= 3\"\nresult: 0\nconfidence: 70%\nmax_hours: 60\n---\n",
        ),
        (
            "bets/trente.md",
            "---\ntype: bet\ntitle: Trente prospects\nstatus: running\nstarts: 2026-03-09\nmax_hours: 66\n\
             guardrails: sept-touches\n---\n",
        ),
    ];
    Vault::of_texts(settings, texts)
}

fn figures(vault: &Vault) -> Resilience {
    let now = "2026-07-06T09:00:00+02:00".parse().unwrap();
    Resilience::of(vault, now, None)
}

fn text(vault: &Vault, scope: Scope) -> String {
    let shown = text::shown(&figures(vault), scope, &vault.settings).render(80);
    anstream::adapter::strip_str(&shown).to_string()
}

#[test]
fn people_see_what_each_figure_was_counted_from() {
    let shown = text(&vault(Language::English), Scope::All);
    assert_eq!(
        shown,
        "\
From 2026-01-05 to 2026-07-06

Bets started           0.33 a month\u{a0}· 2 bets in 183 days\u{a0}· too few to tell
Growth of the risk     +10.0%\u{a0}· median of 3,000\u{a0}EUR, then of 3,300\u{a0}EUR; 2 of 2
                       bets say what they may cost\u{a0}· too few to tell
Provoked failures      50.0%\u{a0}· 1 of 2 failures came from a bet\u{a0}· too few to tell
Failure to analysis    4 days\u{a0}· 1 of 2 failures analysed; what is open counts as
                       waiting until today\u{a0}· too few to tell
Repeats                0.0%\u{a0}· 0 of 1 analysed failure names a lever seen
                       before\u{a0}· too few to tell
Relapses               0.0%\u{a0}· 0 of 1 analysed failure got past a guard-rail in
                       force\u{a0}· too few to tell
Damage held            0.0%\u{a0}· 0\u{a0}EUR of 1,950\u{a0}EUR are behind guard-rails that
                       hold\u{a0}· too few to tell
Damage on trial        38.5%\u{a0}· 750\u{a0}EUR of 1,950\u{a0}EUR are behind guard-rails on
                       trial, or leaking\u{a0}· too few to tell
Damage open            61.5%\u{a0}· 1,200\u{a0}EUR of 1,950\u{a0}EUR are behind none\u{a0}· too few
                       to tell
Failure to next bet    9 days\u{a0}· 1 of 2 failures was followed by one\u{a0}· too few to
                       tell
Without a bet          2 days\u{a0}· since the first failure that no bet has followed
Once round the circle  9 days\u{a0}· 1 of 1 analysed failure led to a bet with a
                       guard-rail made since against one of its levers\u{a0}· too few
                       to tell
Brier score            0.490 (giving every bet the same odds: 0.000)\u{a0}· 0 won of
                       1 with a stated confidence; lower is better\u{a0}· too few to
                       tell
Median confidence      70.0%\u{a0}· over the same bets\u{a0}· too few to tell
Cooling kept           100.0%\u{a0}· 1 of 1 analysis waited until it was over\u{a0}· too
                       few to tell
Loops closed           0.0%\u{a0}· 0 of 1 analysed failure became a system\u{a0}· too few
                       to tell

One failure is not counted: it has no `failed_at`.
"
    );
}

#[test]
fn french_people_read_french() {
    let shown = text(&vault(Language::French), Scope::All);
    assert_eq!(
        shown,
        "\
Du 2026-01-05 au 2026-07-06

Paris lancés                0,33 par mois\u{a0}· 2 paris en 183 jours\u{a0}· trop peu pour
                            conclure
Évolution du risque pris    +10,0\u{a0}%\u{a0}· médiane de 3\u{a0}000\u{a0}EUR, puis de 3\u{a0}300\u{a0}EUR\u{a0};
                            2 paris sur 2 disent ce qu'ils peuvent coûter\u{a0}· trop
                            peu pour conclure
Échecs provoqués            50,0\u{a0}%\u{a0}· 1 échec sur 2 vient d'un pari\u{a0}· trop peu
                            pour conclure
De l'échec à l'analyse      4 jours\u{a0}· 1 échec analysé sur 2\u{a0}; ce qui reste
                            ouvert compte comme une attente jusqu'à
                            aujourd'hui\u{a0}· trop peu pour conclure
Répétitions                 0,0\u{a0}%\u{a0}· 0 échec analysé sur 1 nomme un levier déjà
                            vu\u{a0}· trop peu pour conclure
Rechutes                    0,0\u{a0}%\u{a0}· 0 échec analysé sur 1 est passé malgré un
                            garde-fou en vigueur\u{a0}· trop peu pour conclure
Dégâts tenus                0,0\u{a0}%\u{a0}· 0\u{a0}EUR sur 1\u{a0}950\u{a0}EUR sont derrière des
                            garde-fous qui tiennent\u{a0}· trop peu pour conclure
Dégâts à l'essai            38,5\u{a0}%\u{a0}· 750\u{a0}EUR sur 1\u{a0}950\u{a0}EUR sont derrière des
                            garde-fous à l'essai, ou qui fuient\u{a0}· trop peu pour
                            conclure
Dégâts à découvert          61,5\u{a0}%\u{a0}· 1\u{a0}200\u{a0}EUR sur 1\u{a0}950\u{a0}EUR n'ont aucun
                            garde-fou\u{a0}· trop peu pour conclure
De l'échec au pari suivant  9 jours\u{a0}· 1 échec sur 2 a été suivi d'un pari\u{a0}· trop
                            peu pour conclure
Sans pari                   2 jours\u{a0}· depuis le premier échec qu'aucun pari n'a
                            suivi
Un tour du cercle           9 jours\u{a0}· 1 échec analysé sur 1 a mené à un pari
                            avec un garde-fou posé depuis contre l'un de ses
                            leviers\u{a0}· trop peu pour conclure
Score de Brier              0,490 (la même chance donnée à chaque pari\u{a0}:
                            0,000)\u{a0}· 0 pari gagné sur 1 dont la confiance est
                            notée\u{a0}; plus c'est bas, mieux c'est\u{a0}· trop peu pour
                            conclure
Confiance médiane           70,0\u{a0}%\u{a0}· sur les mêmes paris\u{a0}· trop peu pour
                            conclure
Refroidissement tenu        100,0\u{a0}%\u{a0}· 1 analyse sur 1 a attendu jusqu'au bout\u{a0}·
                            trop peu pour conclure
Boucles fermées             0,0\u{a0}%\u{a0}· 0 échec analysé sur 1 est devenu un
                            système\u{a0}· trop peu pour conclure

1 échec n'entre dans aucun chiffre\u{a0}: il n'a pas de `failed_at`.
"
    );
}

#[test]
fn counts_and_verbs_agree() {
    let catalogue = Catalogue::of(Language::English);
    let cases: [(&'static str, usize, usize, &str); 6] = [
        (
            "stats-growth-unknown",
            0,
            1,
            "0 of 1 bet says what it may cost",
        ),
        (
            "stats-growth-unknown",
            1,
            3,
            "1 of 3 bets says what it may cost",
        ),
        (
            "stats-growth-unknown",
            2,
            3,
            "2 of 3 bets say what they may cost",
        ),
        ("stats-provoked-of", 1, 1, "1 of 1 failure came from a bet"),
        ("stats-provoked-of", 1, 2, "1 of 2 failures came from a bet"),
        (
            "stats-repeats-of",
            2,
            2,
            "2 of 2 analysed failures name a lever seen before",
        ),
    ];
    for (key, count, of, said) in cases {
        let message = Message::new(key).with("count", count).with("of", of);
        assert_eq!(catalogue.text(&message), said);
    }
}

#[test]
fn what_is_of_the_founder_is_shown_when_asked_for() {
    let vault = vault(Language::English);
    let shown = text(&vault, Scope::Circle);
    assert!(!shown.contains("Brier"), "{shown}");
    let settings = (&vault.settings, None);
    let document = data::document(&figures(&vault), Scope::Circle, settings);
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert!(document.get("calibration").is_none());
    assert!(document.get("circle").is_some());
}

#[test]
fn an_empty_vault_has_nothing_to_count() {
    let empty = Vault::of_texts(Settings::default(), []);
    assert_eq!(
        text(&empty, Scope::All),
        "Nothing to count yet: neither a failure nor a bet has a date.\n"
    );
}

#[test]
fn the_document_has_the_shape_of_the_manual() {
    let vault = vault(Language::English);
    let window = Period::parse("P1Y").ok();
    let shown = data::document(&figures(&vault), Scope::All, (&vault.settings, window));
    assert_eq!(shown, DOCUMENT);
}

#[test]
fn half_days_and_what_is_not_known_are_said_as_people_say_them() {
    let waits = |days: [i8; 2], language: Language| {
        let notes = days.map(|days| {
            format!(
                "---\ntype: postmortem\ntitle: x\nstatus: analysed\nfailed_at: 2026-03-01\n\
                 analysed_at: 2026-03-{:02}\nlevers: a\n---\n",
                days + 1
            )
        });
        let texts = [("a.md", &*notes[0]), ("b.md", &*notes[1])];
        text(
            &Vault::of_texts(Settings::new(language), texts),
            Scope::Circle,
        )
    };
    for (days, english, french) in [
        ([0, 0], " 0 days", " 0 jour\u{a0}"),
        ([0, 1], " 0.5 days", " 0,5 jour\u{a0}"),
        ([1, 1], " 1 day\u{a0}", " 1 jour\u{a0}"),
        ([1, 2], " 1.5 days", " 1,5 jour\u{a0}"),
        ([2, 2], " 2 days", " 2 jours"),
    ] {
        let shown = waits(days, Language::English);
        assert!(shown.contains(english), "{shown}");
        let shown = waits(days, Language::French);
        assert!(shown.contains(french), "{shown}");
    }
    let shown = waits([0, 0], Language::English);
    let growth =
        "Growth of the risk     too few to tell\u{a0}· 0 of 0 bets say what they may cost\n";
    assert!(shown.contains(growth), "{shown}");
}

#[test]
fn a_time_in_which_nothing_happened_is_no_table() {
    let vault = vault(Language::English);
    let now = "2026-07-30T09:00:00+02:00".parse().unwrap();
    let days = Resilience::of(&vault, now, Period::parse("7d").ok());
    let shown = text::shown(&days, Scope::All, &vault.settings).render(80);
    assert_eq!(
        anstream::adapter::strip_str(&shown).to_string(),
        "\
From 2026-07-24 to 2026-07-30: neither a failure nor a bet.

Without a bet  26 days\u{a0}· since the first failure that no bet has followed

One failure is not counted: it has no `failed_at`.
"
    );
}

#[test]
fn long_times_are_grouped_everywhere() {
    let bet = "---\ntype: bet\ntitle: A\nstatus: running\nstarts: 2020-01-01\n---\n";
    let vault = Vault::of_texts(Settings::new(Language::French), [("a.md", bet)]);
    let shown = text(&vault, Scope::Circle);
    assert!(shown.contains("1 pari en 2\u{a0}379 jours"), "{shown}");
}

#[test]
fn a_window_of_no_time_is_refused() {
    for none in ["0d", "0h", "P0D"] {
        assert_eq!(
            period(none),
            Err("nothing happens in no time; `1d` is today".to_owned())
        );
    }
    assert!(period("1h").is_ok());
}

#[test]
fn a_gap_that_nobody_knows_is_not_told_in_days() {
    let bet = |language: Language| {
        let texts = [
            (
                "a.md",
                "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: 2026-02-28\n---\n",
            ),
            ("b.md", "---\ntype: bet\ntitle: B\nstatus: running\n---\n"),
        ];
        let vault = Vault::of_texts(Settings::new(language), texts);
        let shown = text::shown(&figures(&vault), Scope::All, &vault.settings).render(120);
        anstream::adapter::strip_str(&shown).to_string()
    };
    let shown = bet(Language::English);
    let known = "not known: a bet does not say when it began\n";
    assert!(shown.contains(known), "{shown}");
    let shown = bet(Language::French);
    let known = "inconnu\u{a0}: un pari ne dit pas quand il a commencé\n";
    assert!(shown.contains(known), "{shown}");
}

//! What is due, as text, JSON and calendar.

use super::*;
use crate::{
    settings::{Language, Settings},
    value::zone,
};

const NOW: &str = "2026-07-06T09:00:00+02:00";

fn vault(language: Language) -> Vault {
    let settings = Settings {
        timezone: zone("Europe/Paris").unwrap(),
        ..Settings::new(language)
    };
    let texts = [
        (
            "post-mortems/cent.md",
            "---\ntype: postmortem\ntitle: \"Cent\\e[31m prospects; zéro, client\"\nstatus: cooling\n\
             failed_at: 2026-07-01T10:00\nhours: 60\n---\n\n## Facts\n\nNone.\n",
        ),
        (
            "post-mortems/sms.md",
            "---\ntype: postmortem\ntitle: Résiliation\nstatus: cooling\nfailed_at: 2026-07-04T18:40\n---\n\n\
             ## Facts\n\nNone.\n",
        ),
        (
            "guard-rails/sept touches.md",
            "---\ntype: guardrail\ntitle: 7 touches\nstatus: testing\nlevers: suivi\nsince: 2026-06-01\n---\n",
        ),
        (
            "bets/trente.md",
            "---\ntype: bet\ntitle: Trente prospects\nstatus: running\nstarts: 2026-05-18\ndue: 2026-07-17\n---\n",
        ),
    ];
    Vault::of_texts(settings, texts)
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn text(vault: &Vault, width: usize) -> String {
    let agenda = Agenda::of(vault, now());
    let way = |item: &Item<'_>| match &item.next {
        Next::Open(path) => format!("../{path}"),
        Next::Run(command) => command.clone(),
    };
    let shown = text::shown(&agenda, vault, &way).render(width);
    anstream::adapter::strip_str(&shown).to_string()
}

#[test]
fn people_see_what_asks_and_what_cools() {
    assert_eq!(
        text(&vault(Language::French), 72),
        "\
Cent[31m prospects; zéro, client
  l'analyse est ouverte depuis le 2026-07-03 10:00\u{a0}· en jeu\u{a0}: 3\u{a0}000\u{a0}EUR
  ../post-mortems/cent.md

7 touches
  en vigueur depuis le 2026-06-01, pas encore mis à l'épreuve
  pm trial \"sept touches\" 12/30

Encore à chaud

Résiliation
  refroidit jusqu'au 2026-07-06 18:40\u{a0}; d'ici là, notez les faits et
  laissez le reste sous «\u{a0}À chaud\u{a0}»
  ../post-mortems/sms.md
"
    );
    let bare = "---\ntype: postmortem\ntitle: Salon\nstatus: cooling\nfailed_at: 2026-06-29\n---\n";
    let bare = Vault::of_texts(
        Settings::new(Language::French),
        [("post-mortems/a.md", bare), ("post-mortems/b.md", bare)],
    );
    let both = "\
Salon
  l'analyse est ouverte depuis le 2026-07-02 00:00
  les faits ne sont pas encore écrits\u{a0}; c'est ce que la mémoire perd en
  premier
  ../post-mortems/";
    let shown = text(&bare, 72);
    assert_eq!(shown, format!("{both}a.md\n\n{both}b.md\n"));
    let empty = Vault::of_texts(Settings::default(), []);
    assert_eq!(text(&empty, 72), "Nothing asks for your attention.\n");
}

#[test]
fn the_document_has_the_shape_of_the_manual() {
    let vault = vault(Language::English);
    let shown = data::document(&Agenda::of(&vault, now()), &vault);
    let expected = r#"{
  "version": 1,
  "currency": "EUR",
  "items": [
    {
      "what": "analysis-open",
      "kind": "postmortem",
      "id": "cent",
      "title": "Cent\u001b[31m prospects; zéro, client",
      "path": "post-mortems/cent.md",
      "date": "2026-07-03",
      "instant": "2026-07-03T08:00:00Z",
      "at_stake": "3000.00",
      "message": "the analysis has been open since 2026-07-03 10:00",
      "command": null,
      "open": "post-mortems/cent.md"
    },
    {
      "what": "never-tried","#;
    assert!(shown.starts_with(expected), "{shown}");
    let end = r#"
      "message": "the result is due on 2026-07-17",
      "command": null,
      "open": "bets/trente.md"
    }
  ]
}
"#;
    assert!(shown.ends_with(end), "{shown}");
}

#[test]
fn the_calendar_has_what_asks_today_and_the_rest_on_its_day() {
    let vault = vault(Language::English);
    let shown = calendar(&Agenda::of(&vault, now()), &vault, now());
    let events: Vec<&str> = shown.split("BEGIN:VEVENT\r\n").skip(1).collect();
    let days: Vec<&str> = events
        .iter()
        .map(|event| event.split("DATE:").nth(1).unwrap().lines().next().unwrap())
        .collect();
    assert_eq!(days, ["20260706", "20260706", "20260706", "20260717"]);
    assert_eq!(
        events[0],
        "UID:analysis-cent@pm\r\nDTSTAMP:20260706T070000Z\r\nDTSTART;VALUE=DATE:20260706\r\n\
         SUMMARY:“Cent[31m prospects\\; zéro\\, client”: the analysis has been op\r\n en since 2026-07-03 10:00\r\n\
         DESCRIPTION:at stake: 3\\,000\u{a0}EUR\\npost-mortems/cent.md\r\n\
         TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    );
    // The day on which the second analysis opens is that of its event now, and keeps its name when it has opened.
    assert!(events[2].starts_with("UID:analysis-sms@pm\r\n"));
    let later: Timestamp = "2026-07-08T00:00:00Z".parse().unwrap();
    let later = calendar(&Agenda::of(&vault, later), &vault, later);
    assert!(later.contains("UID:analysis-sms@pm\r\n"));
}

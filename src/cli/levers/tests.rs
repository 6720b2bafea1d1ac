//! The ranking as it is printed.

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::{
    cli::console::Room,
    settings::{Language, Settings},
    value::Percent,
};

const TEXTS: [(&str, &str); 7] = [
    (
        "levers/ciblage-flou.md",
        "---\ntype: lever\ntitle: \"Ciblage flou, =1\"\nkind: design\naliases: cible-large\n---\n",
    ),
    (
        "guard-rails/recherche.md",
        "---\ntype: guardrail\nstatus: testing\nlevers: cible-large\nsince: 2026-01-01\n\
         baseline: 0/100\nbetter: higher\ntrials: 2026-02-01 12/30\n---\n",
    ),
    (
        "post-mortems/a.md",
        "---\ntype: postmortem\ntitle: \"Cent\\e[31m prospects\"\nstatus: analysed\nfailed_at: 2026-02-28\n\
         area: vente\nmoney: 180\nhours: 60\nlevers: [ciblage-flou 40%, message-faible 35%, suivi 5%]\n---\n",
    ),
    (
        "post-mortems/b.md",
        "---\ntype: postmortem\ntitle: Salon\nstatus: accepted\nfailed_at: 2025-10-16\nmoney: 100.10\n\
         levers: cible-large\n---\n",
    ),
    (
        "post-mortems/c.md",
        "---\ntype: postmortem\nstatus: cooling\nmoney: 9000\nlevers: x\n---\n",
    ),
    (
        "post-mortems/d.md",
        "---\ntype: postmortem\nstatus: void\narea: achat\n---\n",
    ),
    (
        "post-mortems/e.md",
        "---\ntype: postmortem\nstatus: analysed\nmoney: 7,5\nlevers: x\n---\n",
    ),
];

fn vault(language: Language) -> Vault {
    Vault::of_texts(Settings::new(language), TEXTS)
}

fn view<'v>(vault: &'v Vault, area: Option<&'v str>) -> View<'v> {
    let scope = Scope {
        area,
        ..Scope::default()
    };
    View {
        vault,
        ranking: Ranking::within(vault, scope),
        standings: Standings::of(vault),
        area,
        here: &str::to_owned,
        moved: None,
    }
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn the_table_fits_eighty_columns() {
    let vault = vault(Language::English);
    assert_eq!(
        plain(&view(&vault, None).table(Room::of(80))),
        "\
#  Lever             Damage (EUR)  Share  Cumulative  Failures
1  Ciblage flou, =1      1,372.10  51.9%       51.9%         2  ████████████████
2  message-faible        1,113.00  42.1%       94.0%         1  █████████████
──────────────────────────────────────────────────────────────
3  suivi                   159.00   6.0%      100.0%         1  █▉
   unattributed            636.00

2 failures cost 3,280.10\u{a0}EUR. 2 levers of 3 make 94.0% of the attributed damage.
The damage is spread: it takes 2 of 3 levers to make 80% of it.
Provisional: 3 levers from 2 failures; from 5 levers and 8 failures on, the
order holds better.
One failure decides: without “Cent[31m prospects”, other levers would be vital.
1 failure is left out: its cost or its shares cannot be read.
"
    );
}

#[test]
fn a_lever_that_cost_nothing_has_no_bar_and_no_blanks_for_it() {
    let failure = |rest: &str| {
        format!(
            "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-01-01\n{rest}---\n"
        )
    };
    let (dear, free) = (failure("hours: 1\nlevers: a\n"), failure("levers: b\n"));
    let texts = [("a.md", &*dear), ("b.md", &*free)];
    let vault = Vault::of_texts(Settings::new(Language::English), texts);
    let shown = plain(&view(&vault, None).table(Room::of(80)));
    let free = shown.lines().find(|line| line.starts_with("2  b"));
    assert!(free.is_some_and(|line| line == line.trim_end()), "{shown}");
}

#[test]
fn bars_grow_with_the_terminal() {
    let vault = vault(Language::English);
    let view = view(&vault, None);
    for width in [40, 60, 80, 100, 120, 200] {
        let shown = plain(&view.table(Room::of(width)));
        let rows = shown.lines().filter(|line| line.starts_with("1  "));
        let widest = rows.map(UnicodeWidthStr::width).max().unwrap();
        assert_eq!(shown.contains('█'), width >= 66, "{shown}");
        // Where there is no room for bars there are none.
        assert!(widest <= width.max(54), "{shown}");
        assert!(width > 110 || widest == width.max(54), "{shown}");
    }
}

#[test]
fn the_document_has_the_shape_of_the_manual() {
    let vault = vault(Language::French);
    let shown = view(&vault, None).json();
    let expected = r#"{
  "version": 1,
  "currency": "EUR",
  "total": "3280.10",
  "attributed": "2644.10",
  "unattributed": "636.00",
  "postmortems": 2,
  "vital_percent": 80,
  "levers": [
    {
      "rank": 1,
      "id": "ciblage-flou",
      "title": "Ciblage flou, =1",
      "kind": "design",
      "damage": "1372.10",
      "share": "51.9",
      "cumulative": "51.9",
      "postmortems": 2,
      "first_failed": "2025-10-16",
      "last_failed": "2026-02-28",
      "vital": true,
      "guardrails": [
        {
          "id": "recherche",
          "status": "testing",
          "verdict": "works"
        }
      ]
    },
    {
      "rank": 2,
      "id": "message-faible",
      "title": "message-faible",
      "kind": null,
      "damage": "1113.00","#;
    assert!(shown.starts_with(expected), "{shown}");
    let end =
        "  \"honesty\": [\n    \"flat\",\n    \"provisional\",\n    \"one-failure\"\n  ]\n}\n";
    assert!(shown.ends_with(end), "{shown}");
}

#[test]
fn the_vital_percent_is_a_number() {
    for (percent, shown) in [("80", "80"), ("66.6%", "66.6"), ("0", "0")] {
        let settings = Settings {
            vital: Percent::parse(percent).unwrap(),
            ..Settings::default()
        };
        let vault = Vault::of_texts(settings, TEXTS);
        let json = view(&vault, None).json();
        assert!(
            json.contains(&format!("\"vital_percent\": {shown},")),
            "{json}"
        );
    }
}

#[test]
fn a_sheet_has_a_line_for_each_lever() {
    let vault = vault(Language::English);
    assert_eq!(
        view(&vault, None).csv(),
        "rank,id,title,kind,damage,share,cumulative,postmortems,first_failed,last_failed,vital,guardrails\r\n\
         1,ciblage-flou,\"Ciblage flou, =1\",design,1372.10,51.9,51.9,2,2025-10-16,2026-02-28,true,recherche testing works\r\n\
         2,message-faible,message-faible,,1113.00,42.1,94.0,1,2026-02-28,2026-02-28,true,\r\n\
         3,suivi,suivi,,159.00,6.0,100.0,1,2026-02-28,2026-02-28,false,\r\n"
    );
}

#[test]
fn an_empty_ranking_says_what_to_do() {
    let french = vault(Language::French);
    assert_eq!(
        view(&french, Some("achat")).table(Room::of(80)),
        "Aucun échec analysé du domaine achat ne nomme de levier.\n"
    );
    let texts = &TEXTS[4..6];
    let vault = Vault::of_texts(Settings::default(), texts.iter().copied());
    assert_eq!(
        view(&vault, None).table(Room::of(80)),
        "1 failure, no lever yet.\nA lever is ranked here as soon as an analysed post-mortem names it under\n`levers:`.\n"
    );
    let empty = Vault::of_texts(Settings::default(), []);
    let shown = view(&empty, None).table(Room::of(80));
    assert!(shown.starts_with("No failure yet.\nStart with"), "{shown}");
}

/// What moved since the vault had no lever but `message-faible` and one that is gone.
fn moved(vault: &Vault) -> View<'_> {
    let old = Vault::of_texts(
        Settings::default(),
        [
            (
                "post-mortems/a.md",
                "---\ntype: postmortem\nstatus: analysed\nmoney: 1\nlevers: [message-faible, zut]\n---\n",
            ),
            ("levers/zut.md", "---\ntype: lever\ntitle: zut|zut\n---\n"),
        ],
    );
    let mut view = view(vault, None);
    let moved = Moved::new("1234567890abcdef".into(), &Ranking::of(&old), &view.ranking);
    view.moved = Some(moved);
    view
}

#[test]
fn what_moved_is_a_table() {
    let french = vault(Language::French);
    assert_eq!(
        plain(&moved(&french).show(Format::Table)),
        "\
Levier            Rang                   Part
Ciblage flou, =1  nouveau → 1          51,9\u{a0}%
message-faible    1 → 2                42,1\u{a0}%
suivi             nouveau → 3           6,0\u{a0}%
zut|zut           2 → hors classement
"
    );
    let english = vault(Language::English);
    assert_eq!(
        moved(&english).show(Format::Markdown),
        "\
| Lever | Rank | Share |
|---|---|--:|
| Ciblage flou, =1 | new → 1 | 51.9% |
| message-faible | 1 → 2 | 42.1% |
| suivi | new → 3 | 6.0% |
| zut\\|zut | 2 → unranked |  |
"
    );
}

#[test]
fn what_moved_is_added_to_the_document() {
    let vault = vault(Language::English);
    let shown = moved(&vault).show(Format::Json);
    let plain = view(&vault, None).show(Format::Json);
    // What was there before stays as it is.
    let before = plain.strip_suffix("\n}\n").unwrap();
    let added = shown.strip_prefix(before).unwrap();
    assert!(
        added.starts_with(
            ",\n  \"since\": \"1234567890abcdef\",\n  \"moves\": [\n    {\n      \"id\": \"ciblage-flou\",\n      \
             \"title\": \"Ciblage flou, =1\",\n      \"from\": null,\n      \"to\": 1,\n      \"share\": \"51.9\"\n    },"
        ),
        "{added}"
    );
    assert!(
        added.contains("\"from\": 2,\n      \"to\": null,\n      \"share\": null"),
        "{added}"
    );
    assert_eq!(
        moved(&vault).show(Format::Csv),
        "id,title,from,to,share\r\nciblage-flou,\"Ciblage flou, =1\",,1,51.9\r\nmessage-faible,message-faible,1,2,42.1\r\n\
         suivi,suivi,,3,6.0\r\nzut,zut|zut,2,,\r\n"
    );
}

#[test]
fn nothing_moved_is_said() {
    let vault = vault(Language::French);
    let mut view = view(&vault, None);
    view.moved = Some(Moved::new(
        "1234567890abcdef".into(),
        &view.ranking,
        &view.ranking,
    ));
    for format in [Format::Table, Format::Markdown] {
        assert_eq!(
            view.show(format),
            "Aucun levier n'a changé de rang depuis 1234567890.\n"
        );
    }
    assert_eq!(view.show(Format::Csv), "id,title,from,to,share\r\n");
}

//! `pm preflight` as a user meets it.

use std::path::Path;

use crate::program::{Vault, pm, printed};

/// The instant that the example's README names.
const THEN: &str = "2026-07-06T09:00:00+02:00";

fn example() -> snapbox::cmd::Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let args = ["-C", "example-vault", "--now", THEN, "preflight"];
    pm(root).args(args)
}

#[test]
fn the_example_is_read_before_the_next_attempt() {
    let shown = printed(example());
    snapbox::assert_data_eq!(shown, snapbox::file!["preflight/example.md"].raw());
}

#[test]
fn an_area_has_its_own_levers() {
    let json = printed(example().args(["--area", "vente", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json["version"], &json["area"]),
        (&1.into(), &"vente".into())
    );
    let guardrails = json["levers"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|lever| lever["guardrails"].as_array().unwrap());
    let guardrail = guardrails
        .clone()
        .find(|guardrail| guardrail["id"] == "recherche-prealable")
        .unwrap();
    assert_eq!(guardrail["verdict"], "works");
    let tasks = guardrail["checklist"].as_str().unwrap();
    assert!(tasks.starts_with("- [ ] Métier : chauffagiste"), "{tasks}");
    assert_eq!(tasks.lines().count(), 6);
    example().args(["--area", "vent"]).assert().code(2);
    let shown = printed(example().args(["--area", "produit"]));
    let title = "### Avant la prochaine tentative\u{a0}: produit\n";
    assert!(shown.starts_with(title), "{shown}");
}

#[test]
fn a_vault_that_ranks_nothing_says_what_to_do() {
    let vault = Vault::new();
    let said = printed(vault.pm().arg("preflight"));
    assert!(
        said.starts_with("No failure yet.\n\nStart with the one that still stings"),
        "{said}"
    );
    vault.write("pm.yaml", "language: fr\nareas: [vente]\n");
    let said = printed(vault.pm().args(["preflight", "--area", "vente"]));
    assert_eq!(
        said,
        "Aucun échec analysé du domaine vente ne nomme de levier.\n\n`pm preflight` seul prend les leviers de tous les domaines.\n"
    );
    let json = printed(vault.pm().args(["preflight", "--format", "json"]));
    assert_eq!(
        json,
        "{\n  \"version\": 1,\n  \"area\": null,\n  \"levers\": []\n}\n"
    );
}

#[test]
fn levers_without_a_guard_rail_say_how_to_get_one() {
    let vault = Vault::new();
    for (id, lever) in [("a", "no-target"), ("b", "weak 'message'"), ("c", "late")] {
        vault.write(
            &format!("post-mortems/{id}.md"),
            format!("---\ntype: postmortem\ntitle: {id}\nstatus: analysed\nfailed_at: 2026-05-01\nmoney: 100\nlevers: [{lever}]\n---\n"),
        );
    }
    let rail = "---\ntype: guardrail\ntitle: \"A | <b>\"\nstatus: draft\nlevers: [late]\n---\n";
    vault.write("guard-rails/on-time.md", rail);
    let weight =
        "33.3% of the damage, 1 failure, the last on 2026-05-01\n\nNo guard-rail is in force.\n";
    let expected = format!(
        "### Before the next attempt\n\n3 levers of 3 make 100.0% of the damage.\n\n\
         #### 1. late\n\n{weight}\n\
         A \\| \\<b\\> is a draft; this puts it into force: `pm advance on-time`\n\n\
         #### 2. no-target\n\n{weight}\n\
         Write one: `pm new guardrail \"…\" --lever no-target`\n\n\
         #### 3. weak 'message'\n\n{weight}\n\
         Write one: `pm new guardrail \"…\" --lever \"weak 'message'\"`\n"
    );
    assert_eq!(printed(vault.pm().arg("preflight")), expected);
    let from = ["-C", "guard-rails", "preflight"];
    let expected = expected.replace("`pm ", "`pm -C guard-rails ");
    assert_eq!(printed(vault.pm().args(from)), expected);
    let args = ["new", "guardrail", "A rule", "--lever", "no-target"];
    vault.pm().args(args).assert().success();
    let shown = printed(vault.pm().arg("preflight"));
    assert!(shown.contains("`pm advance a-rule`"), "{shown}");
}

//! `pm levers`, `pm list` and `pm show` as a user meets them: streams, exit codes, names.

use std::fs;

use crate::program::{Vault, pm};

fn vault() -> Vault {
    let vault = Vault::new();
    vault.write("pm.yaml", "areas: [sales, product]\nhour: 50\n");
    vault.write(
        "levers/unclear-target.md",
        "---\ntype: lever\ntitle: Unclear target\nkind: design\naliases: [too-wide]\n---\n",
    );
    for (id, fields) in [
        ("2026-02-28-cold-mails", "hours: 60\nlevers: too-wide"),
        (
            "2026-03-05-cold-calls",
            "money: 100\nlevers: [no-follow-up 60%, unclear-target]",
        ),
    ] {
        let text = format!(
            "---\ntype: postmortem\ntitle: {id}\nstatus: analysed\nfailed_at: {}\narea: sales\n{fields}\n---\n",
            &id[..10]
        );
        vault.write(&format!("post-mortems/{id}.md"), text);
    }
    vault
}

/// What a command prints; it ends with 0 and says nothing else.
fn printed(vault: &Vault, args: &[&str]) -> String {
    let output = vault.pm().args(args).assert().success().stderr_eq("");
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

/// What a command says that cannot do its work.
fn refused(vault: &Vault, args: &[&str]) -> String {
    let output = vault.pm().args(args).assert().code(2).stdout_eq("");
    String::from_utf8(output.get_output().stderr.clone()).unwrap()
}

#[test]
fn levers_are_ranked_in_every_format() {
    let vault = vault();
    let table = printed(&vault, &["levers"]);
    assert!(
        table.contains("\n1  Unclear target      3,040.00"),
        "{table}"
    );
    assert!(!table.contains('\u{1b}'), "no colours into a file");
    let coloured = printed(&vault, &["levers", "--color", "always"]);
    assert!(coloured.contains('\u{1b}'));
    let json: serde_json::Value =
        serde_json::from_str(&printed(&vault, &["levers", "--format", "json"])).unwrap();
    assert_eq!(json["levers"][0]["damage"], "3040.00");
    let csv = printed(&vault, &["levers", "--format", "csv", "--by", "count"]);
    assert!(
        csv.contains("\r\n1,unclear-target,Unclear target,design,3040.00,66.7,"),
        "{csv}"
    );
    let none = printed(&vault, &["levers", "--area", "PRODUCT"]);
    assert_eq!(
        none,
        "No analysed failure of the area product names a lever.\n"
    );
    assert_eq!(
        refused(&vault, &["levers", "--area", "sale"]),
        "pm: there is no area `sale`; did you mean `sales`?\n"
    );
}

#[test]
fn an_empty_vault_says_how_to_start() {
    let vault = Vault::new();
    let said = printed(&vault, &["levers"]);
    assert!(said.starts_with("No failure yet.\nStart with"), "{said}");
    assert_eq!(
        vault
            .pm()
            .arg("list")
            .assert()
            .success()
            .get_output()
            .stdout,
        b""
    );
}

#[test]
fn paths_are_those_that_the_current_folder_sees() {
    let vault = vault();
    let paths = "post-mortems/2026-02-28-cold-mails.md\npost-mortems/2026-03-05-cold-calls.md\n";
    let args = ["list", "failure", "--format", "paths"];
    assert_eq!(
        refused(&vault, &args).lines().count(),
        1,
        "`failure` is no kind for `pm list`"
    );
    let args = ["list", "post-mortems", "--format", "paths"];
    assert_eq!(printed(&vault, &args), paths);
    let below = vault.root().join("post-mortems");
    let output = pm(&below).args(args).assert().success();
    let inside = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert_eq!(inside, paths.replace("post-mortems/", ""));
    for path in inside.lines() {
        assert!(below.join(path).is_file(), "{path}");
    }
    pm(&below)
        .args(["show", "2026-02-28-cold-mails.md"])
        .assert()
        .success();
}

#[test]
fn names_that_mean_several_notes_or_none_are_refused() {
    let vault = vault();
    assert_eq!(
        refused(&vault, &["show", "cold"]),
        "pm: `cold` could be any of these:\n  post-mortems/2026-02-28-cold-mails.md\n  post-mortems/2026-03-05-cold-calls.md\n"
    );
    assert_eq!(
        refused(&vault, &["show", "unclear-tagret"]),
        "pm: there is no note `unclear-tagret`; did you mean `unclear-target`?\n"
    );
    assert_eq!(
        refused(&vault, &["show", "xyz"]),
        "pm: there is no note `xyz`; `pm list` shows them all\n"
    );
}

#[test]
fn any_unique_part_names_a_note() {
    let vault = vault();
    for (name, title) in [
        ("too-wide", "Unclear target"),
        ("target", "Unclear target"),
        ("no-follow-up", "no-follow-up"),
        ("mails", "2026-02-28-cold-mails"),
        ("[[2026-02-28-cold-mails]]", "2026-02-28-cold-mails"),
        (
            "./post-mortems/2026-02-28-cold-mails.md",
            "2026-02-28-cold-mails",
        ),
    ] {
        let shown = printed(&vault, &["show", name]);
        assert!(shown.starts_with(&format!("{title}\n")), "{name}: {shown}");
    }
}

#[test]
fn mistakes_in_the_settings_stop_the_views() {
    let vault = vault();
    vault.write("pm.yaml", "vital: a lot\n");
    for args in [&["levers"][..], &["list"], &["show", "target"]] {
        let said = refused(&vault, args);
        assert!(said.contains("invalid-config"), "{said}");
    }
}

#[test]
fn nothing_is_written() {
    let vault = vault();
    let before = fs::read_dir(vault.root()).unwrap().count();
    for args in [&["levers"][..], &["list"], &["show", "target"]] {
        printed(&vault, args);
    }
    assert_eq!(fs::read_dir(vault.root()).unwrap().count(), before);
}

#[test]
fn a_month_is_shown_as_one_and_is_a_day_for_other_programs() {
    let vault = vault();
    vault.write(
        "post-mortems/old.md",
        "---\ntype: postmortem\ntitle: Old\nstatus: analysed\nfailed_at: 2026-04\narea: sales\nhours: 100\nlevers: [no-follow-up]\n---\n",
    );
    vault.write(
        "guard-rails/seven.md",
        "---\ntype: guardrail\ntitle: Seven\nstatus: testing\nlevers: [no-follow-up]\nsince: 2026-03-09\n---\n\n## If… then…\n\nIf a, then b.\n",
    );
    let lever = printed(&vault, &["show", "no-follow-up"]);
    assert!(lever.contains("from 2026-03-05 to 2026-04\n"), "{lever}");
    assert!(lever.contains("\n  2026-04     Old"), "{lever}");
    let guardrail = printed(&vault, &["show", "seven"]);
    assert!(guardrail.contains("\n  2026-04  Old"), "{guardrail}");
    let preflight = printed(&vault, &["--now", "2026-05-01", "preflight"]);
    assert!(preflight.contains("- Old, 2026-04\n"), "{preflight}");
    for format in ["json", "csv"] {
        let ranking = printed(&vault, &["levers", "--format", format]);
        assert!(ranking.contains("2026-04-30"), "{ranking}");
    }
    let json = printed(&vault, &["show", "seven", "--format", "json"]);
    assert!(json.contains("\"date\": \"2026-04-30\""), "{json}");
    // Another failure says which day.
    vault.write(
        "post-mortems/new.md",
        "---\ntype: postmortem\ntitle: New\nstatus: analysed\nfailed_at: 2026-04-30\nhours: 100\nlevers: [no-follow-up]\n---\n",
    );
    let lever = printed(&vault, &["show", "no-follow-up"]);
    assert!(lever.contains("from 2026-03-05 to 2026-04-30\n"), "{lever}");
}

#[test]
fn what_cannot_be_read_is_told_beside_the_result() {
    const TOLD: &str = "1 file cannot be read and is not counted: `pm check` says why\n";
    let vault = vault();
    printed(&vault, &["levers"]);
    vault.write(
        "levers/latin.md",
        b"---\ntype: lever\ntitle: \xc9t\xe9\n---\n",
    );
    for args in [
        &["levers"][..],
        &["levers", "--format", "json"],
        &["list"],
        &["show", "target"],
        &["due"],
        &["stats"],
        &["preflight"],
        &["index"],
        &["index", "--check"],
    ] {
        let output = vault.pm().args(args).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.ends_with(TOLD), "{args:?}: {said}");
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(!shown.contains("cannot be read"), "{args:?}: {shown}");
    }
    vault.pm().args(["-q", "levers"]).assert().stderr_eq("");
    vault.write("pm.yaml", "rules: { unreadable-note: off }\n");
    printed(&vault, &["levers"]);
}

#[test]
fn nothing_is_cut_that_another_program_reads() {
    let title = "A title that is much longer than the eighty columns of a terminal ".repeat(3);
    let title = title.trim();
    let vault = Vault::new();
    vault.write(
        "levers/long.md",
        format!("---\ntype: lever\ntitle: {title}\nkind: design\n---\n"),
    );
    vault.write(
        "post-mortems/long.md",
        format!(
            "---\ntype: postmortem\ntitle: {title}\nstatus: analysed\nfailed_at: 2026-02-28\nhours: 1\nlevers: [long]\n---\n"
        ),
    );
    for args in [&["list"][..], &["levers"], &["show", "levers/long.md"]] {
        let shown = vault.pm().args(args).assert().success();
        let shown = String::from_utf8(shown.get_output().stdout.clone()).unwrap();
        let rows = shown.lines().skip(1);
        assert!(
            rows.filter(|row| row.contains(title)).count() > 0,
            "{shown}"
        );
    }
}

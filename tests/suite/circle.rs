//! `pm due`, `pm stats` and `pm` alone as a user meets them: exit codes, streams, and numbers worked out by hand.

use std::path::Path;

use serde_json::Value;
use snapbox::dir::DirRoot;

use crate::program::{Vault, pm, printed};

const COOLING: &str = "---\ntype: postmortem\ntitle: Cold mails\nstatus: cooling\nfailed_at: 2026-06-30\nhours: 60\n---\n\n\
    ## Facts\n\nA hundred mails, no answer.\n";

/// A vault with one failure, whose analysis is open at the instant of the tests.
fn open_analysis() -> Vault {
    let vault = Vault::new();
    let text = COOLING.replace("2026-06-30", "2026-06-25");
    vault.write("post-mortems/cold-mails.md", text);
    vault
}

fn example(args: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-vault");
    printed(
        pm(&root)
            .args(args)
            .env("PM_NOW", "2026-07-06T09:00:00+02:00"),
    )
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn what_is_due_ends_with_one_only_where_it_should() {
    let vault = open_analysis();
    let expected = "\
Cold mails
  the analysis has been open since 2026-06-28 00:00\u{a0}· at stake: 3,000\u{a0}EUR
  post-mortems/cold-mails.md
";
    vault
        .pm()
        .arg("due")
        .assert()
        .success()
        .stdout_eq(expected)
        .stderr_eq("");
    let fail = vault.pm().args(["due", "--fail"]).assert().code(1);
    fail.stdout_eq(expected);
    let vault = Vault::new();
    vault.write("post-mortems/cold-mails.md", COOLING);
    let cooling = vault.pm().args(["due", "--fail"]).assert().success();
    let shown = String::from_utf8(cooling.get_output().stdout.clone()).unwrap();
    assert!(
        shown.starts_with("Nothing asks for your attention.\n\nStill cooling\n"),
        "{shown}"
    );
}

#[test]
fn mistakes_in_the_settings_stop_them() {
    let vault = open_analysis();
    vault.write("pm.yaml", "cooling: long\n");
    for args in [&["due"][..], &["stats"], &[]] {
        let stopped = vault.pm().args(args).assert().code(2).stdout_eq("");
        let said = String::from_utf8(stopped.get_output().stderr.clone()).unwrap();
        assert!(said.contains("invalid-config"), "{said}");
    }
}

#[test]
fn alone_it_says_how_to_start() {
    let folder = DirRoot::mutable_temp().unwrap();
    let folder = folder.path().unwrap();
    let outside =
        "There is no vault here yet: a folder in which failures become systems.\n  pm init\n";
    pm(folder).assert().success().stdout_eq(outside);
    let elsewhere = printed(pm(folder.parent().unwrap()).arg("-C").arg(folder));
    assert!(
        elsewhere.ends_with(&format!("  pm -C {} init\n", folder.display())),
        "{elsewhere}"
    );
    pm(folder).arg("-q").assert().success().stderr_eq("");
    pm(folder)
        .args(["-C", "nowhere"])
        .assert()
        .code(2)
        .stdout_eq("");
    let empty = printed(Vault::new().pm());
    assert!(empty.starts_with("No failure yet. Start with"), "{empty}");
}

#[test]
fn alone_it_names_the_one_next_thing() {
    let vault = open_analysis();
    let open = "“Cold mails”: the analysis has been open since 2026-06-28 00:00\n  post-mortems/cold-mails.md\n";
    vault.pm().assert().success().stdout_eq(open).stderr_eq("");
    vault.write(
        "bets/b.md",
        "---\ntype: bet\ntitle: Thirty prospects\nstatus: running\nstarts: 2026-06-01\ndue: 2026-06-20\n\
         success_if: \">= 3\"\n---\n\n## Hypothesis\n\nThey answer.\n",
    );
    let two = vault.pm().assert().success().stdout_eq(open);
    two.stderr_eq("and one more: `pm due`\n");
    let bare = COOLING.split("\n\n## ").next().unwrap();
    vault.write(
        "post-mortems/x.md",
        bare.replace("2026-06-30", "2026-06-26"),
    );
    let three = vault.pm().assert().success().stdout_eq(open);
    three.stderr_eq("and 2 more: `pm due`\n");
    vault.write("post-mortems/broken.md", "---\ntype: postmortem\n---\n");
    let mended = "\
There are 3 errors in the notes, the first in post-mortems/broken.md: the numbers will be right once they
are mended.
";
    let shown = printed(vault.pm());
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&shown), words(&format!("{mended}  pm check")));
}

#[test]
fn alone_it_goes_round_the_circle_where_nothing_waits() {
    let vault = Vault::new();
    vault.write("post-mortems/cold-mails.md", COOLING);
    let cooling = printed(vault.pm());
    assert!(
        cooling.starts_with(
            "Nothing asks for your attention. “Cold mails”: cools until 2026-07-03 00:00"
        ),
        "{cooling}"
    );
    let vault = Vault::new();
    let bet = |status: &str, due: &str| {
        format!(
            "---\ntype: bet\ntitle: Thirty prospects\nstatus: {status}\nstarts: 2026-06-01\n{due}success_if: \">= 3\"\n---\n\n\
             ## Hypothesis\n\nThey answer.\n"
        )
    };
    vault.write("bets/b.md", bet("planned", ""));
    assert_eq!(
        printed(vault.pm()),
        "Nothing asks for your attention. A bet is ready to begin: “Thirty prospects”.\n  bets/b.md\n"
    );
    vault.write("bets/b.md", bet("running", "due: 2026-08-01\n"));
    assert_eq!(
        printed(vault.pm()),
        "Nothing asks for your attention. A bet is under way until 2026-08-01: “Thirty\nprospects”.\n  bets/b.md\n"
    );
    vault.write("bets/b.md", bet("cancelled", ""));
    assert_eq!(
        printed(vault.pm()),
        "Nothing asks for your attention. The circle goes on with a risk that you have\ncalculated.\n  pm new bet \"…\"\n"
    );
}

#[test]
fn commands_go_on_from_where_the_user_stands() {
    let vault = Vault::new();
    vault.write("post-mortems/broken.md", "---\ntype: postmortem\n---\n");
    let below = vault.root().join("post-mortems");
    assert!(printed(pm(&below)).ends_with("  pm check\n"));
    let elsewhere = DirRoot::mutable_temp().unwrap();
    let root = vault.root().to_str().unwrap();
    let shown = printed(pm(elsewhere.path().unwrap()).args(["-C", root]));
    assert!(
        shown.ends_with(&format!("  pm -C {root} check\n")),
        "{shown}"
    );
}

#[test]
fn no_title_steers_the_terminal() {
    let vault = Vault::new();
    let hostile = COOLING.replace("Cold mails", "\"a\\e]0;b\\a\\e[2J\\nc\"");
    let text = hostile.replace("2026-06-30", "2026-06-01");
    vault.write("post-mortems/a.md", text);
    for args in [&["due"][..], &["due", "--format", "ics"], &["stats"], &[]] {
        let shown = printed(vault.pm().args(args));
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{shown:?}");
    }
    let coloured = printed(vault.pm().args(["due", "--color", "always"]));
    assert!(
        coloured.contains("\u{1b}[1ma]0;b[2J c\u{1b}[0m"),
        "{coloured:?}"
    );
}

/// Worked out by hand from the notes of the example vault.
#[test]
fn the_figures_of_the_example_are_right() {
    let stats = json(&example(&["stats", "--all", "--format", "json"]));
    let figure = |name: &str| {
        let figure = &stats[name];
        let mut keys = ["per_month", "percent", "median_days", "brier"].iter();
        let value = keys.find_map(|key| figure[*key].as_str());
        let part = |key: &str| figure[key].to_string().replace('"', "");
        (
            value.unwrap().to_owned(),
            part("numerator"),
            part("denominator"),
        )
    };
    for (name, value, numerator, denominator) in [
        ("attempts", "0.58", "7", "365"),
        ("risk_growth", "-11.4", "3100.00", "3500.00"),
        ("provoked", "55.6", "5", "9"),
        ("analysis", "7.0", "8", "9"),
        ("repeats", "75.0", "6", "8"),
        ("relapses", "37.5", "3", "8"),
        ("next_bet", "18.0", "7", "9"),
        ("circle", "84.5", "6", "8"),
        ("calibration", "0.4088", "3", "6"),
        ("cooling_kept", "100.0", "8", "8"),
        ("loops_closed", "62.5", "5", "8"),
    ] {
        let expected = (value.into(), numerator.into(), denominator.into());
        assert_eq!(figure(name), expected, "{name}");
    }
    assert_eq!(stats["current_gap_days"], 24);
    assert_eq!(stats["damage"]["held"]["numerator"], "12132.50");
    assert_eq!(stats["damage"]["open"]["numerator"], "652.80");
    assert_eq!(stats["calibration"]["base_rate_brier"], "0.2500");
    assert_eq!(stats["calibration"]["median_confidence"], "65.0");
    let few = |name: &str| stats[name]["too_few"].as_bool().unwrap();
    assert!(few("calibration") && !few("attempts"));
}

#[test]
fn what_is_due_in_the_example_is_a_review() {
    let due = json(&example(&["due", "--format", "json"]));
    let names = |list: &str| {
        let items = due[list].as_array().unwrap().iter();
        items
            .map(|item| {
                format!(
                    "{} {}",
                    item["what"].as_str().unwrap(),
                    item["id"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(names("items"), ["review-due prevente"]);
    assert_eq!(names("cooling"), ["cooling 2026-07-04-resiliation-par-sms"]);
    assert_eq!(names("later").len(), 9);
    // The damage of the one lever that it stops: 15 % of 5180 EUR.
    assert_eq!(due["items"][0]["at_stake"], "777.00");
    let calendar = example(&["due", "--format", "ics"]);
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 11);
    assert_eq!(calendar, example(&["due", "--format", "ics"]));
}

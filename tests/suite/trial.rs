//! `pm trial` as a user meets it: one line more in the note, and a plain word about the numbers.

use std::fs;

use crate::program::Vault;

const GUARDRAIL: &str = "---\r\ntype: guardrail\r\ntitle: \"7 touches\" # seven\r\nstatus: testing\r\nlevers: [suivi]\r\nsince: 2026-04-01\r\nmetric: replies\r\nbetter: higher\r\nbaseline: 0/100\r\ntarget: 20%\r\n---\r\n\r\n## Rule\r\n\r\nIf, then.\r\n";

fn vault(language: &str, fields: &str) -> Vault {
    let vault = Vault::new();
    vault.write(
        "pm.yaml",
        format!("language: {language}\ntimezone: Europe/Paris\n"),
    );
    vault.write(
        "rails/seven.md",
        GUARDRAIL.replace("target: 20%\r\n", &format!("target: 20%\r\n{fields}")),
    );
    vault
}

/// Exit code, standard output and standard error.
fn ran(vault: &Vault, args: &[&str]) -> (Option<i32>, String, String) {
    let output = vault.pm().arg("trial").args(args).output().unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn text(vault: &Vault) -> String {
    fs::read_to_string(vault.root().join("rails/seven.md")).unwrap()
}

#[test]
fn a_trial_is_one_line_more_and_a_verdict() {
    let vault = vault("en", "");
    let (code, out, err) = ran(&vault, &["seven", "12/30"]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(
        out,
        "12/30 since 2026-04-01 against 0/100 before: compatible with a real improvement (p\u{a0}<\u{a0}0.0001), target 20% met\n\
         at 95%, compatible with a rate of 24.6% to 57.7% and a difference of +24.2 to +57.7 points\n"
    );
    assert_eq!(err, "rails/seven.md: 2026-06-30 12/30\n");
    let expected = GUARDRAIL.replace(
        "target: 20%\r\n",
        "target: 20%\r\ntrials:\r\n  - 2026-06-30 12/30\r\n",
    );
    assert_eq!(text(&vault), expected);
    let args = [
        "SEVEN",
        " 3 / 10 ",
        "--date",
        "2026-06-29T09:30",
        "--note",
        "two lines\n of: words",
    ];
    let (code, out, _) = ran(&vault, &args);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("15/40 since 2026-04-01"), "{out}");
    let line = "  - 2026-06-30 12/30\r\n  - \"2026-06-29T09:30 3/10 two lines of: words\"\r\n";
    assert!(text(&vault).contains(line), "{}", text(&vault));
    vault.pm().arg("check").assert().success();
    let hostile = [
        "seven",
        "1/1",
        "--note",
        "\u{1b}[31m# \u{7}\"a\": 'b', [c]\u{202e}",
    ];
    let (code, _, err) = ran(&vault, &hostile);
    assert_eq!(code, Some(0), "{err}");
    assert!(!(err + &text(&vault)).contains(['\u{1b}', '\u{7}']));
    let listed = vault.pm().args(["show", "seven"]).output().unwrap();
    let shown = String::from_utf8(listed.stdout).unwrap();
    assert!(shown.contains("[31m# \"a\": 'b', [c]"), "{shown}");
}

#[test]
fn it_speaks_the_language_of_the_vault() {
    let vault = vault("fr", "trials: ['2026-05-01 1/2']\r\n");
    let (code, out, err) = ran(&vault, &["seven", "11/28", "--date", "2026-03-01"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.starts_with("1/2 depuis le 2026-04-01 contre 0/100 avant\u{a0}: compatible"),
        "{out}"
    );
    let older = "l'essai du 2026-03-01 est plus ancien que la règle, en vigueur depuis le 2026-04-01\u{a0}: il reste dans la note et ne compte pas\n";
    assert!(out.ends_with(older), "{out}");
    assert_eq!(err, "rails/seven.md\u{a0}: 2026-03-01 11/28\n");
    assert!(text(&vault).contains("trials: ['2026-05-01 1/2', '2026-03-01 11/28']\r\n"));
}

#[test]
fn a_trial_after_the_end_of_the_rule_is_kept_and_not_counted() {
    let vault = vault("en", "until: 2026-06-01\r\ntrials: [2026-05-01 1/2]\r\n");
    vault.write("rails/seven.md", text(&vault).replace("testing", "failed"));
    let (code, out, _) = ran(&vault, &["seven", "12/30"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("1/2 since 2026-04-01"), "{out}");
    let late = "the trial of 2026-06-30 was made after the rule had ended on 2026-06-01: it stays in the note and is not counted\n";
    assert!(out.ends_with(late), "{out}");
    let shown = vault.pm().args(["show", "seven"]).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        shown.contains("1 trial from after the rule had ended"),
        "{shown}"
    );
}

#[test]
fn a_validation_that_the_numbers_no_longer_bear_is_told() {
    let vault = vault("en", "trials: [2026-05-01 12/30]\r\n");
    let note = text(&vault).replace("testing", "validated");
    vault.write("rails/seven.md", &note);
    let (_, out, _) = ran(&vault, &["seven", "3/10"]);
    assert!(!out.contains("says"), "{out}");
    let (_, out, _) = ran(&vault, &["seven", "0/200"]);
    let told = "the note says “validated”, but these numbers do not; set `status` back";
    assert!(out.contains(told), "{out}");
}

#[test]
fn what_is_no_trial_is_refused_and_nothing_is_written() {
    let vault = vault("en", "");
    vault.write(
        "bets/seventh.md",
        "---\ntype: bet\ntitle: x\nstatus: planned\n---\n",
    );
    for (args, said) in [
        (&["seven", "31/30"][..], "31/30"),
        (
            &["seven", "0/0"],
            "as long as there was no occasion there is nothing to write down",
        ),
        (&["seven", "--", "-1/30"], "-1/30"),
        (&["seven", "12"], "12"),
        (
            &["seven", "12/30", "--date", "2026-07-01"],
            "2026-07-01 lies in the future",
        ),
        (&["seven", "12/30", "--date", "01/07/2026"], "01/07/2026"),
        (&["seventh", "12/30"], "there is no guard-rail `seventh`"),
        (&["seven"], "RATIO"),
    ] {
        let (code, out, err) = ran(&vault, args);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}: {err}");
        assert!(err.contains(said), "{err}");
        assert_eq!(text(&vault), GUARDRAIL);
    }
}

#[test]
fn what_a_bet_has_counted_is_refused() {
    let vault = vault("en", "");
    vault.write(
        "bets/b.md",
        "---\ntype: bet\ntitle: x\nstatus: ended\nended: 2026-05-10\nmetric: replies\nresult: 0/4\nguardrails: [seven]\n---\n",
    );
    let (code, _, err) = ran(&vault, &["seven", "0/4", "--date", "2026-05-10"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        err,
        "pm: rails/seven.md: the bet `b` ended on that day with 0/4, which counts as this trial already\n"
    );
    assert_eq!(text(&vault), GUARDRAIL);
    let (code, ..) = ran(&vault, &["seven", "1/4", "--date", "2026-05-10"]);
    assert_eq!(code, Some(0));
    let by_hand = text(&vault).replace("1/4", "0/4 by hand");
    vault.write("rails/seven.md", by_hand);
    let shown = vault.pm().args(["show", "seven"]).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        shown.contains("  2026-05-10  0/4  bet “x” · by hand\n"),
        "{shown}"
    );
}

#[test]
fn guard_rails_that_cannot_be_tried_are_refused() {
    for (from, to, said) in [
        (
            "testing",
            "draft",
            "a draft guards nothing yet; `pm advance seven` puts it into force",
        ),
        ("since: 2026-04-01\r\n", "", "without a `since`"),
        (
            "target: 20%",
            "trials: {a: b}",
            "`trials` is not written as a list that pm can add to",
        ),
    ] {
        let vault = vault("en", "");
        let note = GUARDRAIL.replace(from, to);
        vault.write("rails/seven.md", &note);
        let (code, _, err) = ran(&vault, &["seven", "12/30"]);
        assert_eq!(code, Some(2));
        assert!(
            err.starts_with("pm: rails/seven.md: ") && err.contains(said),
            "{err}"
        );
        assert_eq!(text(&vault), note);
    }
    let vault = Vault::new();
    vault.write(
        "pm.yaml",
        "adopt:\n  - files: 'rails/**'\n    type: guardrail\n",
    );
    vault.write(
        "rails/seven.md",
        GUARDRAIL.replace("type: guardrail\r\n", ""),
    );
    let (code, _, err) = ran(&vault, &["seven", "12/30"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("pm never writes to adopted notes"), "{err}");
}

/// No command is told that would be refused.
#[test]
fn of_an_adopted_guard_rail_the_file_is_told() {
    let vault = vault("en", "");
    let adopted = GUARDRAIL.replace("type: guardrail\r\n", "");
    vault.write("rails/seven.md", &adopted);
    vault.write(
        "pm.yaml",
        "adopt: [{ files: 'rails/**', type: guardrail }]\n",
    );
    vault.write(
        "a.md",
        "---\ntype: postmortem\ntitle: A\nstatus: analysed\nfailed_at: 2026-03-01\nhours: 60\nlevers: [suivi]\n---\n",
    );
    let says = |command: &str, told: &str| {
        let output = vault.pm().arg(command).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(told), "{said}");
        assert!(
            !said.contains("pm trial") && !said.contains("pm advance"),
            "{said}"
        );
    };
    says("due", "rails/seven.md");
    says("preflight", "If, then.");
    vault.write("rails/seven.md", adopted.replace("testing", "draft"));
    says(
        "preflight",
        "7 touches is a draft; it is put into force in its own file: rails/seven.md\n",
    );
}

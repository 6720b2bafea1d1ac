//! What `pm new` refuses to write, and what it tells of a note that it has written.

use snapbox::str;

use crate::program::{Vault, files};

#[test]
fn what_has_happened_has_a_day_that_has_come() {
    let vault = Vault::new();
    for (args, field) in [
        (&["new", "x", "--failed-at", "2027-01-01"][..], "failed_at"),
        (
            &["new", "x", "--set", "analysed_at=2026-07-01"],
            "analysed_at",
        ),
        (&["new", "bet", "x", "--set", "ended=2026-08"], "ended"),
    ] {
        let new = vault.pm().args(args).assert().code(2).stdout_eq("");
        new.stderr_eq(format!(
            "pm: `{field}` tells what happened, and this date has not come yet; correct the date\n"
        ));
    }
    assert_eq!(files(vault.root()).len(), 1);
    let planned = ["new", "bet", "x", "--set", "starts=2027-01-01"];
    vault.pm().args(planned).assert().success();
    let today = ["new", "x", "--failed-at", "2026-06-30"];
    vault.pm().args(today).assert().success();
}

#[test]
fn a_second_note_of_a_lever_is_told_of_the_first() {
    let vault = Vault::new();
    let new = |title: &str| {
        let new = vault
            .pm()
            .args(["new", "lever", title, "--kind", "process"]);
        new.assert().success()
    };
    new("Cold mail").stderr_eq("");
    new("COLD MAIL").stdout_eq("levers/cold-mail-2.md\n").stderr_eq(
        "levers/cold-mail.md has this title already; keep one of the two notes: apart, they share the damage of one lever\n",
    );
    vault.pm().args(["new", "bet", "x"]).assert().stderr_eq("");
    vault.pm().args(["new", "bet", "x"]).assert().stderr_eq("");
}

#[test]
fn what_the_status_owes_is_told_fields_and_sections() {
    let vault = Vault::new();
    let new = |args: &[&str]| vault.pm().arg("new").args(args).assert().success();
    new(&["Salon", "--set", "status=analysed"]).stderr_eq(str![[r"
it still needs `analysed_at`, `levers`
it still needs words under `## Facts`, `## Choices`, `## False assumptions`, `## Where rigour was missing`, `## What hurts to admit`

"]]);
    let running = ["status=running", "due=2026-08-01", "success_if=>= 3"];
    let set = running.iter().flat_map(|value| ["--set", value]);
    let bet: Vec<&str> = ["bet", "Salon"].into_iter().chain(set).collect();
    new(&bet).stderr_eq("it still needs words under `## Hypothesis`\n");
}

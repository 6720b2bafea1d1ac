//! `pm advance` as a user meets it: what it writes, what stands in the way, what it refuses.

use std::fs;

use crate::program::Vault;

const ANALYSIS: &str = "\n## Les faits\n\n100 e-mails, 0 réponse.\n\n## Les choix\n\nJ'ai choisi la liste.\n\n## Les hypothèses fausses\n\nUn artisan lit ses e-mails.\n\n## Là où la rigueur a manqué\n\nAucun appel avant le premier envoi.\n\n## Ce qui fait mal à admettre\n\nJe n'ai parlé à personne pendant deux mois, par peur d'entendre non.\n";

/// A vault with a failure of 2026-06-01 that can be analysed.
fn vault() -> Vault {
    let vault = Vault::new();
    vault.write("pm.yaml", "language: fr\ntimezone: Europe/Paris\n");
    vault.write(
        "post-mortems/cent.md",
        format!("---\ntype: postmortem\ntitle: Cent\nstatus: cooling # à chaud\nfailed_at: 2026-06-01\nlevers: [ciblage]\n---\n{ANALYSIS}"),
    );
    vault
}

fn text(vault: &Vault, path: &str) -> String {
    fs::read_to_string(vault.root().join(path)).unwrap()
}

/// Exit code, standard output and standard error.
fn ran(vault: &Vault, args: &[&str]) -> (Option<i32>, String, String) {
    let output = vault.pm().arg("advance").args(args).output().unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_cooled_failure_is_analysed_at_this_minute() {
    let vault = vault();
    let before = text(&vault, "post-mortems/cent.md");
    let (code, out, err) = ran(&vault, &["cent"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "post-mortems/cent.md\u{a0}: à chaud → analysé à froid (analysed_at: 2026-06-30T14:00)\n"
    );
    let expected = before.replace("cooling", "analysed").replace(
        "failed_at: 2026-06-01\n",
        "failed_at: 2026-06-01\nanalysed_at: 2026-06-30T14:00\n",
    );
    assert_eq!(text(&vault, "post-mortems/cent.md"), expected);
    vault.pm().arg("check").assert().success();
}

#[test]
fn what_stands_in_the_way_is_shown_at_its_place_and_nothing_is_written() {
    let vault = vault();
    let before = text(&vault, "post-mortems/cent.md")
        .replace("\n## Les choix\n\nJ'ai choisi la liste.\n", "");
    vault.write("post-mortems/cent.md", &before);
    let (code, out, err) = ran(&vault, &["cent"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("post-mortems/cent.md:4:9"), "{out}");
    assert!(out.contains("status: cooling # à chaud"), "{out}");
    assert!(out.contains("missing-section"), "{out}");
    // The note still has it.
    assert!(
        out.contains("ou laissez la note à un statut antérieur"),
        "{out}"
    );
    assert_eq!(
        err,
        "post-mortems/cent.md\u{a0}: ce point empêche le passage à «\u{a0}analysé à froid\u{a0}»\u{a0}; rien n'a été écrit\n"
    );
    assert_eq!(text(&vault, "post-mortems/cent.md"), before);
}

#[test]
fn a_failure_that_is_still_hot_waits() {
    let vault = vault();
    let hot = text(&vault, "post-mortems/cent.md").replace("2026-06-01", "2026-06-29");
    vault.write("post-mortems/cent.md", &hot);
    let (code, out, err) = ran(&vault, &["cent"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.starts_with("post-mortems/cent.md\u{a0}: l'analyse s'ouvre le 2026-07-02 00:00"),
        "{err}"
    );
    assert_eq!(text(&vault, "post-mortems/cent.md"), hot);
    let (code, _, err) = ran(&vault, &[]);
    assert_eq!(code, Some(0));
    assert!(err.contains("1 note n'est pas encore prête"), "{err}");
    vault
        .pm()
        .args(["advance", "cent", "--now", "2026-07-02T00:00:00+02:00"])
        .assert()
        .success();
}

#[test]
fn a_risk_is_accepted_with_its_reason_and_review() {
    let vault = vault();
    ran(&vault, &["cent"]);
    let analysed = text(&vault, "post-mortems/cent.md");
    let (code, out, err) = ran(&vault, &["cent", "--to", "accepted"]);
    assert_eq!(code, Some(1));
    let options = "en ligne de commande, cela se donne par --reason TEXT --review DATE\n";
    assert!(err.ends_with(options), "{err}");
    assert!(
        out.contains("`reason`") && out.contains("`review`"),
        "{out}"
    );
    assert_eq!(text(&vault, "post-mortems/cent.md"), analysed);
    let (_, _, err) = ran(&vault, &["cent", "--to", "accepted", "--review", "2026-12"]);
    assert!(err.ends_with("par --reason TEXT\n"), "{err}");
    let args = [
        "cent",
        "--to",
        "assumé",
        "--reason",
        "Rare : une fois l'an",
        "--review",
        "2026-12-01",
    ];
    let (code, out, err) = ran(&vault, &args);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert_eq!(
        text(&vault, "post-mortems/cent.md"),
        analysed.replace("analysed #", "accepted #").replace(
            "levers: [ciblage]\n",
            "levers: [ciblage]\nreason: \"Rare : une fois l'an\"\nreview: 2026-12-01\n"
        )
    );
}

/// A vault with bets whose life is over or cannot be told.
fn vault_with_bets() -> Vault {
    let vault = vault();
    vault.write(
        "paris/fini.md",
        "---\ntype: bet\ntitle: F\nstatus: cancelled\n---\n",
    );
    vault.write(
        "paris/autre.md",
        "---\ntype: bet\ntitle: F\nstatus: won\n---\n",
    );
    vault.write("paris/a$b.md", text(&vault, "paris/autre.md"));
    vault
}

#[test]
fn a_status_that_does_not_follow_is_refused() {
    let vault = vault_with_bets();
    for (args, said) in [
        (
            &["cent", "--to", "validated"][..],
            "post-mortems/cent.md\u{a0}: `validated` ne suit pas `cooling`\u{a0}; `--to` peut valoir analysed, void\n",
        ),
        (
            &["fini"],
            "rien ne suit `cancelled` de soi-même\u{a0}; c'est la fin de la vie de cette note\n",
        ),
        (
            &["autre"],
            "son `status` manque ou ne se lit pas\u{a0}; `pm check paris/autre.md` dit pourquoi\n",
        ),
        (&["a$b"], "`pm check …` dit pourquoi\n"),
    ] {
        let (code, out, err) = ran(&vault, args);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{args:?}");
        assert!(err.ends_with(said), "{err}");
    }
}

#[test]
fn what_is_no_step_is_no_use_of_the_command() {
    let vault = vault_with_bets();
    vault.write(
        "leviers/ciblage.md",
        "---\ntype: lever\ntitle: C\nkind: design\n---\n",
    );
    for (args, said) in [
        (&["ciblage"][..], "a lever has no status"),
        (&["cent", "--to", "analyzed"], "write `analysed`"),
        (
            &["cent", "--to", "void", "--review", "2026-12-01"],
            "`--review` does not go with `--to void`",
        ),
        (
            &["cent", "--to", "void", "--reason", " "],
            "`--reason` says nothing",
        ),
        (&["--to", "void"], "ID"),
        (
            &["fini", "--to", "accepted", "--reason", "x"],
            "a bet has no status `accepted`; it is the end of the note's life",
        ),
        (
            &["cent", "--to", "accepted", "--review", "2026-05-01"],
            "2026-05-01 has passed: `--review` is the day on which the risk is looked at again",
        ),
        (
            &["cent", "--review", "2026-13-01", "--to", "accepted"],
            "2026-13-01",
        ),
        (&["nobody"], "there is no note `nobody`"),
    ] {
        let before = text(&vault, "post-mortems/cent.md");
        let (code, out, err) = ran(&vault, args);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(err.contains(said), "{err}");
        assert_eq!(text(&vault, "post-mortems/cent.md"), before);
    }
}

#[test]
fn every_note_that_is_ready_moves_and_no_other() {
    let vault = vault();
    let rule = "\n## Si… alors…\n\nSi un nom entre, alors quinze minutes.\n";
    let guardrail = |status: &str, fields: &str| {
        format!(
            "---\r\ntype: guardrail\r\ntitle: G\r\nstatus: {status}\r\nlevers:\r\n- ciblage\r\n{fields}---\r\n{rule}"
        )
    };
    vault.write(
        "garde-fous/date.md",
        guardrail("draft", "since: 2026-06-10\r\n"),
    );
    vault.write("garde-fous/sans-date.md", guardrail("draft", ""));
    vault.write(
        "garde-fous/futur.md",
        guardrail("draft", "since: 2026-09-01\r\n"),
    );
    let bet = "---\ntype: bet\ntitle: B\nstatus: running\nstarts: 2026-05-01\ndue: 2026-06-01\nsuccess_if: '>= 3'\nresult: 1\ndecision: stop\n---\n\n## L'hypothèse\n\nTrois.\n\n## Ce que j'ai appris\n\nUn.\n";
    vault.write("paris/fini.md", bet);
    vault.write("paris/ouvert.md", bet.replace("decision: stop\n", ""));
    let waiting = [
        "garde-fous/sans-date.md",
        "garde-fous/futur.md",
        "paris/ouvert.md",
    ];
    let before = waiting.map(|path| text(&vault, path));
    let (code, out, err) = ran(&vault, &[]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(
        out,
        "garde-fous/date.md\u{a0}: brouillon → à l'essai\n\
         paris/fini.md\u{a0}: en cours → terminé (ended: 2026-06-30)\n\
         post-mortems/cent.md\u{a0}: à chaud → analysé à froid (analysed_at: 2026-06-30T14:00)\n"
    );
    assert!(
        err.starts_with("3 notes ne sont pas encore prêtes"),
        "{err}"
    );
    assert_eq!(waiting.map(|path| text(&vault, path)), before);
    assert_eq!(
        text(&vault, "garde-fous/date.md"),
        guardrail("testing", "since: 2026-06-10\r\n")
    );
    let ended = bet
        .replace("running", "ended")
        .replace("result: 1", "ended: 2026-06-30\nresult: 1");
    assert_eq!(text(&vault, "paris/fini.md"), ended);
    let (code, out, _) = ran(&vault, &["sans-date"]);
    assert_eq!(code, Some(0), "{out}");
    let since = text(&vault, "garde-fous/sans-date.md");
    assert!(
        since.contains("- ciblage\r\nsince: 2026-06-30\r\n---"),
        "{since}"
    );
}

#[test]
fn a_draft_is_retired_without_ever_having_been_in_force() {
    let vault = vault();
    vault.write(
        "pm.yaml",
        "language: fr\ntimezone: Europe/Paris\nsections: { guardrail: { testing: [Coût] } }\n",
    );
    let draft =
        "---\ntype: guardrail\ntitle: G\nstatus: draft\nlevers: [ciblage]\nkind: checklist\n---\n";
    vault.write("garde-fous/g.md", draft);
    let (code, out, err) = ran(&vault, &["garde-fous/g.md", "--to", "retired"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    let retired = draft
        .replace("draft", "retired")
        .replace("kind: checklist\n", "kind: checklist\nuntil: 2026-06-30\n");
    assert_eq!(text(&vault, "garde-fous/g.md"), retired);
    vault.pm().args(["check", "-q"]).assert().success();
    // One that was in force owes what it owed then.
    for (was, owed) in [
        ("since: 2026-05-01\n", "Si… alors…"),
        ("trials: [2026-05-01 0/3]\n", "`since`"),
    ] {
        vault.write(
            "garde-fous/g.md",
            retired.replace("until", &format!("{was}until")),
        );
        let output = vault.pm().args(["check", "-q"]).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(owed) && said.contains("Coût"), "{said}");
    }
}

#[test]
fn adopted_notes_are_never_written_to() {
    let vault = Vault::new();
    vault.write("pm.yaml", "adopt:\n  - files: 'incidents/**'\n    type: postmortem\n    default: { status: analysed }\n");
    let incident = "---\ntitle: Oven\nlevers: [a]\n---\n";
    vault.write("incidents/oven.md", incident);
    let (code, _, err) = ran(&vault, &["oven", "--to", "void", "--reason", "none"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("incidents/oven.md: adopted, and pm never writes"),
        "{err}"
    );
    let (code, out, err) = ran(&vault, &[]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert_eq!(err, "no note is ready for its next status\n");
    assert_eq!(text(&vault, "incidents/oven.md"), incident);
}

#[test]
fn front_matter_that_cannot_be_changed_by_a_line_is_left_alone() {
    let vault = Vault::new();
    let note = "---\n{type: postmortem, title: A, status: cooling, failed_at: 2026-01-01}\n---\n";
    vault.write("post-mortems/a.md", note);
    let (code, _, err) = ran(&vault, &["a", "--to", "void", "--reason", "none"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("`reason` cannot be set without touching more"),
        "{err}"
    );
    assert_eq!(text(&vault, "post-mortems/a.md"), note);
}

//! `pm new` with the templates of the program.

mod telling;

use std::fs;

use snapbox::str;

use crate::program::{Vault, files, pm, printed};

fn french() -> Vault {
    let vault = Vault::new();
    vault.write("pm.yaml", "language: fr\ntimezone: Europe/Paris\n");
    vault
}

#[test]
fn every_fresh_note_is_without_findings() {
    for vault in [Vault::new(), french()] {
        for (kind, more) in [
            ("post-mortem", &["--hours", "60"][..]),
            ("lever", &[]),
            ("levier", &["--kind", "process"]),
            ("guardrail", &["--lever", "le-titre"]),
            ("garde-fou", &["--lever", "le-titre", "--kind", "checklist"]),
            ("bet", &[]),
            (
                "pari",
                &["--set", "starts=2026-07-01", "--set", "success_if=>= 3"],
            ),
        ] {
            // Two levers of nearly the same name would be one.
            let title = format!("{} : le titre", kind.repeat(3));
            printed(vault.pm().args(["new", kind, &title]).args(more));
        }
        vault.pm().args(["check", "--strict"]).assert().success();
        assert!(vault.pm().arg("index").output().unwrap().status.success());
    }
}

#[test]
fn the_path_is_all_that_is_printed_and_the_hint_stands_beside_it() {
    let vault = french();
    let new = vault
        .pm()
        .args(["new", "100 prospects, zéro client", "--hours", "60"]);
    new.assert()
        .success()
        .stdout_eq("post-mortems/2026-06-30-100-prospects-zero-client.md\n")
        .stderr_eq(str![[r"
l'analyse s'ouvre le 2026-07-02 14:00 ; d'ici là, notez les faits et laissez le reste sous « À chaud »

"]]);
    let cold = [
        "new",
        "Salon",
        "--failed-at",
        "2025-11",
        "--lever",
        "ciblage-flou 50%",
    ];
    pm(&vault.root().join("post-mortems"))
        .args(cold)
        .assert()
        .success()
        .stdout_eq("2025-11-30-salon.md\n")
        .stderr_eq("c'est froid\u{a0}: l'analyse est ouverte\n");
    vault
        .pm()
        .args(["-q", "new", "garde-fou", "Recherche"])
        .assert()
        .success()
        .stdout_eq("garde-fous/recherche.md\n")
        .stderr_eq("");
}

#[test]
fn hostile_titles_are_kept_in_notes_with_safe_names() {
    let vault = Vault::new();
    let long = "é".repeat(300);
    let titles = [
        "../../x",
        ".",
        "CON",
        "nul",
        &long,
        "🚀",
        "no",
        "2024-01-01",
        "~",
        "a: b",
        "a #b",
        "@alice",
        "- a",
        "\"q\"",
        "a\nb",
        "---",
        "[[x]]",
        "| a | b",
        "<script>alert(1)</script>",
        "README",
        "index",
    ];
    for title in titles {
        for kind in ["postmortem", "lever"] {
            let path = printed(vault.pm().args(["new", kind, "--", title]));
            let (folder, name) = path.trim_end().split_once('/').unwrap();
            assert!(["post-mortems", "levers"].contains(&folder), "{path}");
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
            assert!(name.chars().all(plain) && name.len() < 100, "{path}");
        }
    }
    let session = pm::session::Session::open(vault.root(), None).unwrap();
    let kept: Vec<&str> = session
        .vault
        .notes
        .iter()
        .map(pm::vault::Entry::title)
        .collect();
    for title in titles {
        assert_eq!(
            kept.iter().filter(|kept| **kept == title).count(),
            2,
            "{title}"
        );
    }
    assert_eq!(kept.len(), 2 * titles.len());
    assert_eq!(
        vault.pm().args(["check", "-q"]).output().unwrap().stdout,
        b""
    );
}

#[test]
fn a_note_that_git_leaves_out_is_told_of() {
    let vault = french();
    vault.write(".gitignore", "paris/\n");
    vault
        .pm()
        .args(["new", "pari", "Relances"])
        .assert()
        .success()
        .stderr_eq(
            "un `.gitignore` écarte cette note\u{a0}; rien de ce que pm montre ne la contiendra\n",
        );
}

#[test]
fn a_second_note_gets_a_number_and_the_first_stays() {
    let vault = Vault::new();
    vault.write(
        "elsewhere/Cold-Mail.md",
        "---\ntype: lever\ntitle: Cold mail\nkind: design\n---\n",
    );
    vault.write("levers/cold-mail-3.md", "no note");
    let new = || printed(vault.pm().args(["new", "lever", "Cold mail"]));
    assert_eq!(new(), "levers/cold-mail-2.md\n");
    assert_eq!(new(), "levers/cold-mail-4.md\n");
    assert_eq!(
        fs::read_to_string(vault.root().join("levers/cold-mail-3.md")).unwrap(),
        "no note"
    );
}

#[test]
fn all_that_is_wrong_is_said_before_anything_is_written() {
    let vault = Vault::new();
    let wrong = [
        "--failed-at",
        "03/04/2026",
        "--hours",
        "7,5",
        "--set",
        "onwer=me",
        "--set",
        "tags",
    ];
    vault.pm().args(["new", "Salon"]).args(wrong).assert().code(2).stdout_eq("").stderr_eq(str![[r"
pm: `--set tags` gives no value; write `--set tags=…`
    `failed_at` can mean two days: `03/04/2026`; write `2026-04-03` or `2026-03-04`
    `hours` is a number in a form that is not read: `7,5`; write `7.5`
    a post-mortem has no field `onwer`; did you mean `owner`? Its fields are title, status, failed_at, area, owner, tags, bet, money, hours, basis, analysed_at, levers, relapses, reason, review

"]]);
    for (args, expected) in [
        (
            &["new"][..],
            "pm: the note needs a title, as in `pm new \"what failed\"`\n",
        ),
        (
            &["new", "lever"],
            "pm: the note needs a title, as in `pm new lever \"the error that comes back\"`\n",
        ),
        (
            &["new", "pari"],
            "pm: the note needs a title, as in `pm new bet \"what you try\"`\n",
        ),
        (
            &["new", " "],
            "pm: `title` has no value; give it one, or leave it out\n",
        ),
        (
            &["new", "leviers", "x"],
            "pm: `leviers` is no kind of note; did you mean `levier`? (a title of several words needs quotes)\n",
        ),
        (
            &["new", "x", "--kind", "levier"],
            "pm: the kind of note goes before its title: `pm new lever TITLE`\n",
        ),
        (
            &["new", "100", "prospects", "lost"],
            "pm: the title must be one argument: put it in quotes, as in `pm new \"what failed\"`\n",
        ),
    ] {
        vault
            .pm()
            .args(args)
            .assert()
            .code(2)
            .stdout_eq("")
            .stderr_eq(expected);
    }
    assert_eq!(files(vault.root()).len(), 1);
}

#[test]
fn values_that_contradict_each_other_are_refused() {
    let vault = Vault::new();
    for (args, expected) in [
        (
            &["new", "x", "--lever", "a 60%", "--lever", "b 60%"][..],
            "pm: the shares in `levers` add up to `120%`; write shares that add up to 100% at most; what is missing counts as luck\n",
        ),
        (
            &["new", "x", "--lever", "a", "--lever", "a"],
            "pm: [..]`a`[..]\n",
        ),
        (
            &[
                "new",
                "bet",
                "x",
                "--set",
                "starts=2026-05-02",
                "--set",
                "due=2026-05-01",
            ],
            "pm: `due` is before `starts`; correct one of the two dates\n",
        ),
    ] {
        let new = vault.pm().args(args).assert().code(2).stdout_eq("");
        new.stderr_eq(expected);
    }
    assert_eq!(files(vault.root()).len(), 1);
}

#[test]
fn mistakes_in_the_settings_stop_it() {
    let vault = Vault::new();
    vault.write("pm.yaml", "coolling: 24h\n");
    let new = vault.pm().args(["new", "x"]).output().unwrap();
    assert_eq!(new.status.code(), Some(2));
    let said = String::from_utf8(new.stderr).unwrap();
    assert!(
        said.contains("pm.yaml:1:1") && said.contains("cooling"),
        "{said}"
    );
    assert_eq!(files(vault.root()).len(), 1);
}

#[test]
fn without_an_editor_the_note_stays() {
    let vault = Vault::new();
    vault
        .pm()
        .args(["new", "Salon", "--edit", "-q"])
        .assert()
        .code(2)
        .stdout_eq("post-mortems/2026-06-30-salon.md\n")
        .stderr_eq("pm: neither VISUAL nor EDITOR names an editor; the note is written, open it yourself\n");
    assert!(
        vault
            .root()
            .join("post-mortems/2026-06-30-salon.md")
            .exists()
    );
}

#[cfg(unix)]
#[test]
fn the_editor_may_have_arguments() {
    let vault = Vault::new();
    let edit = |name: &str, visual: &str, editor: &str| {
        let new = vault.pm().args(["-q", "new", "lever", name, "--edit"]);
        new.env("VISUAL", visual).env("EDITOR", editor).assert()
    };
    edit("a", "", "sh -c 'echo \"edited $0\" >> \"$0\"'").success();
    edit("b", "sh -c 'exit 3'", "false")
        .code(2)
        .stderr_eq(str![[r"
pm: sh ended with exit status: 3; the note is written, open it yourself

"]]);
    edit("c", "no-such-editor -w", "")
        .code(2)
        .stderr_eq(str![[r"
pm: cannot run no-such-editor: [..]; the note is written, open it yourself

"]]);
    let text = fs::read_to_string(vault.root().join("levers/a.md")).unwrap();
    assert!(
        text.contains("\nedited /") && text.ends_with("/levers/a.md\n"),
        "{text}"
    );
}

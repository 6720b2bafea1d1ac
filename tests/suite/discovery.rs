//! Which vault is meant, and which of its files are notes.

use std::{fs, path::Path};

use pm::{session::Session, vault::Trouble};
use snapbox::assert_data_eq;

use crate::program::{Vault, pm};

const LEVER: &str = "---\ntype: lever\ntitle: A\nkind: design\n---\n";

/// What `pm check` says of a vault, a line a finding.
fn checked(vault: &Vault) -> String {
    let check = vault.pm().args(["check", "-q", "--format", "concise"]);
    String::from_utf8(check.output().unwrap().stdout).unwrap()
}

fn ids(vault: &Vault) -> Vec<String> {
    let session = Session::open(vault.root(), None).unwrap();
    let notes = session.vault.notes.iter();
    notes.map(|note| note.id.to_string()).collect()
}

#[test]
fn a_vault_is_found_from_any_folder_below() {
    let vault = Vault::new();
    vault.write("levers/deep/a.md", "---\ntype: lever\n---\n");
    let told = |folder: &str, args: &[&str]| {
        let check = pm(&vault.root().join(folder)).args(args);
        let check = check.args(["check", "-q", "--format", "concise"]).output();
        let lines = String::from_utf8(check.unwrap().stdout).unwrap();
        lines.split(':').next().unwrap().to_owned()
    };
    assert_eq!(told("", &[]), "levers/deep/a.md");
    assert_eq!(told("levers/deep", &[]), "a.md");
    assert_eq!(told("levers", &["-C", "deep"]), "deep/a.md");
    assert_eq!(told("levers", &["-C", "deep/a.md"]), "deep/a.md");
    assert_eq!(told("levers/deep", &["-C", "../.."]), "a.md");
}

#[test]
fn without_a_vault_pm_says_how_to_get_one() {
    let nowhere = snapbox::dir::DirRoot::mutable_temp().unwrap();
    let folder = nowhere.path().unwrap();
    fs::create_dir(folder.join("pm.yaml")).unwrap();
    pm(folder)
        .arg("check")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq("pm: [..]: no pm.yaml here or in any folder above; `pm init` starts a vault, `-C DIR` names one\n");
    pm(folder)
        .args(["-C", "gone", "check"])
        .assert()
        .code(2)
        .stderr_eq("pm: gone: no such file or folder\n");
}

#[test]
fn a_vault_in_a_vault_is_one_of_its_own() {
    let vault = Vault::new();
    vault.write("levers/a.md", LEVER);
    vault.write("other/pm.yaml", "langage: fr\n");
    vault.write("other/levers/a.md", LEVER);
    assert_eq!(ids(&vault), ["a"]);
    assert_eq!(checked(&vault), "");
    pm(&vault.root().join("other/levers"))
        .arg("check")
        .assert()
        .code(1);
}

#[test]
fn notes_have_the_names_that_people_give_them() {
    let vault = Vault::new();
    for path in [
        "levers/été 🎯.md",
        "levers/ blancs .md",
        "levers/README.md",
        "levers/dossier/readme.MD",
        "levers/dossier.md/dedans.md",
        "ailleurs/x.y.md",
        "README.md",
    ] {
        vault.write(path, LEVER);
    }
    vault.write(
        "levers/crlf.md",
        format!("\u{feff}{}", LEVER.replace('\n', "\r\n")),
    );
    assert_eq!(checked(&vault), "");
    let mut ids = ids(&vault);
    ids.sort();
    assert_eq!(
        ids,
        [
            " blancs ",
            "README",
            "crlf",
            "dedans",
            "dossier",
            "levers",
            "x.y",
            "été 🎯"
        ]
    );
}

#[test]
fn names_that_differ_in_case_or_normal_form_clash() {
    let vault = Vault::new();
    for path in [
        "a/Chute.md",
        "b/chute.md",
        "a/\u{e9}t\u{e9}.md",
        "b/e\u{301}te\u{301}.md",
    ] {
        vault.write(path, LEVER);
    }
    let found = checked(&vault);
    assert_eq!(found.matches("error[duplicate-id]").count(), 4, "{found}");
}

#[test]
fn every_markdown_file_of_a_note_folder_is_a_note_or_a_finding() {
    let vault = Vault::new();
    for (path, text) in [
        ("levers/empty.md", ""),
        ("levers/words.md", "# Words\n"),
        ("levers/typeless.md", "---\ntitle: A\n---\n"),
        ("levers/README.md", "# Our levers\n"),
        ("levers/picture.png", ""),
        ("levers/.hidden.md", ""),
        (
            "Levers/case.md",
            "# On some file systems this is the same folder\n",
        ),
        ("elsewhere/words.md", "# Words\n"),
        ("elsewhere/empty.md", ""),
        ("elsewhere/other.md", "---\ntype: recipe\n---\n"),
        (
            "elsewhere/broken.md",
            "---\ntype: recipe\ntitle: a: b\n---\n",
        ),
        (
            "elsewhere/ours.md",
            "---\ntype: lever\ntitle: @a\nkind: design\n---\n",
        ),
        ("index.md", "---\ntype: lever\n---\n"),
    ] {
        vault.write(path, text);
    }
    assert_data_eq!(
        checked(&vault),
        r"Levers/case.md:1:1: error[missing-front-matter] [..]
elsewhere/ours.md:3:8: error[invalid-front-matter] [..]
levers/empty.md:1:1: error[missing-front-matter] [..]
levers/typeless.md:1:1: error[unknown-type] [..]
levers/words.md:1:1: error[missing-front-matter] [..]
"
    );
}

#[test]
fn what_cannot_be_read_is_found_wherever_it_may_be_a_note() {
    let vault = Vault::new();
    let latin = |text: &str| -> Vec<u8> { text.chars().map(|c| c as u8).collect() };
    vault.write("levers/latin.md", latin("# Été\n"));
    vault.write("levers/README.md", latin("# Été\n"));
    vault.write(
        "elsewhere/ours.md",
        latin("---\ntype: lever\ntitle: Été\n---\n"),
    );
    vault.write(
        "elsewhere/theirs.md",
        latin("---\ntype: recette\ntitle: Été\n---\n"),
    );
    vault.write("elsewhere/utf16.md", [0xff, 0xfe, b'-', 0, b'-', 0]);
    vault.write("elsewhere/huge.md", "");
    let huge = fs::File::options()
        .write(true)
        .open(vault.root().join("elsewhere/huge.md"));
    huge.unwrap().set_len((8 << 20) + 1).unwrap();
    assert_data_eq!(
        checked(&vault),
        r"elsewhere/huge.md:1:1: error[unreadable-note] this file is larger than a note can be: 9 MiB, the limit is 8
elsewhere/ours.md:1:1: error[unreadable-note] this file is not text in UTF-8, from byte 24 on
levers/latin.md:1:1: error[unreadable-note] this file is not text in UTF-8, from byte 3 on
"
    );
}

#[test]
fn a_huge_pm_yaml_is_refused() {
    let vault = Vault::new();
    let file = fs::File::options()
        .write(true)
        .open(vault.root().join("pm.yaml"));
    file.unwrap().set_len(1 << 40).unwrap_or_default();
    vault.pm().arg("check").assert().code(2);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn pipes_are_never_opened() {
        let vault = Vault::new();
        vault.write("levers/a.md", LEVER);
        for path in [
            "levers/pipe.md",
            "elsewhere.md",
            ".gitignore",
            "levers/pipe.png",
        ] {
            let made = std::process::Command::new("mkfifo")
                .arg(vault.root().join(path))
                .status();
            assert!(made.unwrap().success());
        }
        assert_data_eq!(
            checked(&vault),
            r"elsewhere.md:1:1: error[unreadable-note] this is a pipe, a socket or a device, not a file
levers/pipe.md:1:1: error[unreadable-note] this is a pipe, a socket or a device, not a file
"
        );
    }

    #[test]
    fn what_the_system_refuses_is_found() {
        let vault = Vault::new();
        vault.write("elsewhere/closed.md", LEVER);
        vault.write("levers/closed/a.md", LEVER);
        let close = |path: &str, mode| {
            let closed = fs::Permissions::from_mode(mode);
            fs::set_permissions(vault.root().join(path), closed).unwrap();
        };
        close("elsewhere/closed.md", 0o000);
        close("levers/closed", 0o000);
        // Nothing is closed to root.
        let is_closed = fs::read(vault.root().join("elsewhere/closed.md")).is_err();
        let found = checked(&vault);
        close("levers/closed", 0o700);
        if is_closed {
            assert_data_eq!(
                found,
                r"elsewhere/closed.md:1:1: error[unreadable-note] this file cannot be read: permission denied
levers/closed:1:1: error[unreadable-note] this file cannot be read: permission denied
"
            );
        }
    }

    #[test]
    fn links_never_lead_out_of_the_vault() {
        let outside = Vault::new();
        outside.write("a.md", LEVER);
        let vault = Vault::new();
        vault.write("levers/a.md", LEVER);
        let link = |to: &Path, at: &str| symlink(to, vault.root().join(at)).unwrap();
        link(&outside.root().join("a.md"), "levers/out.md");
        link(Path::new("a.md"), "levers/in.md");
        link(Path::new("loop.md"), "levers/loop.md");
        link(outside.root(), "bets");
        link(Path::new("levers"), "leviers");
        assert_data_eq!(
            checked(&vault),
            r"bets:1:1: error[unreadable-note] this link leads out of the vault
levers/loop.md:1:1: error[unreadable-note] this link leads nowhere
levers/out.md:1:1: error[unreadable-note] this link leads out of the vault
"
        );
        assert_eq!(ids(&vault), ["a"]);
        fs::remove_file(vault.root().join("pm.yaml")).unwrap();
        link(&outside.root().join("pm.yaml"), "pm.yaml");
        vault.pm().arg("check").assert().code(2).stderr_eq(
            "pm: [..]/pm.yaml: leads out of the vault, to [..]/pm.yaml; it is not read\n",
        );
    }

    #[test]
    fn a_vault_may_itself_be_reached_by_a_link() {
        let vault = Vault::new();
        vault.write("real/pm.yaml", "");
        vault.write("real/levers/a.md", LEVER);
        vault.write("real/levers/b.md", "");
        symlink(
            vault.root().join("real/levers/a.md"),
            vault.root().join("real/levers/c.md"),
        )
        .unwrap();
        symlink("real", vault.root().join("way")).unwrap();
        let session = Session::open(&vault.root().join("way/levers"), None).unwrap();
        assert_eq!(session.vault.notes.len(), 1);
        let troubles: Vec<&Trouble> = session.vault.unreadable.iter().map(|(_, t)| t).collect();
        assert_eq!(troubles, [&Trouble::Special; 0]);
    }
}

//! Paths and commands as the current folder needs them.

use crate::program::{Vault, apart, pm, printed};

const LEVER: &str = "---\ntype: lever\ntitle: A\nkind: design\n---\n";

#[test]
fn paths_are_those_of_the_current_folder() {
    let vault = Vault::new();
    vault.write("levers/deep/aim-a.md", LEVER);
    vault.write("levers/aim-b.md", LEVER);
    let levers = vault.root().join("levers");
    let list = |args: &[&str]| printed(pm(&levers).args(args).args(["list", "--format", "paths"]));
    assert_eq!(list(&[]), "aim-b.md\ndeep/aim-a.md\n");
    assert_eq!(list(&["-C", "deep/aim-a.md"]), list(&[]));
    let show = pm(&levers).args(["show", "aim"]).assert().code(2);
    show.stderr_eq("pm: `aim` may be any of these:\n  deep/aim-a.md\n  aim-b.md\n");
    let check = pm(&levers).args(["check", "--staged"]).assert().code(2);
    check.stderr_eq("pm: ..: git rev-parse: [..]\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_stands_for_its_folder_whatever_its_name() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let vault = Vault::empty();
    let folder = vault.root().join(OsStr::from_bytes(b"caf\xe9"));
    std::fs::create_dir(&folder).unwrap();
    for file in ["pm.yaml", "a.md"] {
        std::fs::write(folder.join(file), "").unwrap();
    }
    let list = pm(&folder).args(["-C", "a.md", "list"]).assert();
    list.success();
    let path = OsStr::from_bytes(b"caf\xe9/a.md");
    let list = vault.pm().arg("-C").arg(path).arg("list").assert();
    list.success();
}

#[test]
fn commands_work_from_the_current_folder() {
    let vault = Vault::empty();
    for (folder, word) in [
        ("équipe", "équipe"),
        ("it's ours", "\"it's ours\""),
        ("$HOME", "'$HOME'"),
    ] {
        vault.write(&format!("{folder}/pm.yaml"), "");
        let pm = |args: &[&str]| vault.pm().args(["-C", folder]).args(args);
        for empty in [&[][..], &["levers"], &["preflight"]] {
            let shown = printed(pm(empty)).replace('\n', " ");
            assert!(shown.contains(&format!("`pm -C {word} new")), "{shown}");
        }
        pm(&["new", "x"]).assert().success();
        pm(&["advance"]).assert().success().stderr_eq(format!(
            "no note is ready for its next status\n1 note is not ready yet; `pm -C {word} advance ID` says why\n"
        ));
        pm(&["index", "--check"])
            .assert()
            .code(1)
            .stderr_eq(format!(
                "{folder}/index.md is missing: `pm -C {word} index` writes it\n\
             {folder}/pareto.svg is missing: `pm -C {word} index` writes it\n"
            ));
        vault.write(
            &format!("{folder}/a.md"),
            format!("{LEVER}<!-- pm: allow x y -->\n"),
        );
        let check = pm(&["check"]).output().unwrap();
        let shown = String::from_utf8(check.stdout).unwrap();
        assert!(shown.contains(&format!("`pm -C {word} rules`")), "{shown}");
    }
    let init = vault.pm().args(["init", "a b"]).output().unwrap();
    let said = String::from_utf8(init.stderr).unwrap();
    assert!(
        said.contains(": pm -C \"a b\" new \"what failed\""),
        "{said}"
    );
}

#[test]
fn hooks_are_told_as_the_current_folder_sees_them() {
    let vault = Vault::new();
    vault.write("levers/a.md", LEVER);
    let mut git = apart("git");
    let made = git.args(["init", "-q"]).current_dir(vault.root()).status();
    assert!(made.unwrap().success());
    let install = pm(&vault.root().join("levers")).args(["-C", "a.md", "hook", "install"]);
    install.assert().success().stderr_eq(
        "wrote ../.git/hooks/pre-commit\nwrote ../.git/hooks/pre-merge-commit\n\
         wrote git's setting merge.pm.name\nwrote git's setting merge.pm.driver\n\
         wrote the lines for page and chart into ../.gitattributes\n",
    );
}

#[test]
fn the_summary_of_a_part_counts_what_is_elsewhere() {
    let vault = Vault::new();
    vault.write("levers/a.md", LEVER);
    vault.write("bets/b.md", "---\ntype: bet\n---\n");
    let check = |path| {
        vault
            .pm()
            .args(["check", "--format", "concise", path])
            .assert()
    };
    check("levers")
        .success()
        .stderr_eq("1 note, nothing to mend; 2 findings elsewhere\n");
    check("bets")
        .code(1)
        .stderr_eq("2 errors, 0 warnings in 1 note\n");
    check("nope")
        .code(2)
        .stderr_eq("pm: nope: no such file or folder\n");
}

#[test]
fn an_empty_vault_says_how_to_fill_it() {
    let list = Vault::new()
        .pm()
        .arg("list")
        .assert()
        .success()
        .stdout_eq("");
    list.stderr_eq("no note yet; `pm new \"what failed\"` writes the first one\n");
}

#[test]
fn no_clock_goes_farther_than_it_can_be_reckoned_with() {
    let stats = Vault::new()
        .pm()
        .args(["stats", "--now", "9999-12-31"])
        .output()
        .unwrap();
    assert_eq!(stats.status.code(), Some(2));
    let said = String::from_utf8(stats.stderr).unwrap();
    assert!(said.contains("9999-12-30"), "{said}");
}

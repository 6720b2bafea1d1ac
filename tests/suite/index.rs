//! `pm index`: what it writes, what it leaves alone, and what it says.

use std::fs;

use crate::program::{Vault, pm};

const NOTE: &str = "---\ntype: postmortem\ntitle: 100 prospects\nstatus: analysed\nfailed_at: 2026-02-28\nhours: 60\nlevers: unclear-target\n---\n";

fn vault() -> Vault {
    let vault = Vault::new();
    vault.write("post-mortems/2026-02-28-cold.md", NOTE);
    vault
}

fn read(vault: &Vault, path: &str) -> String {
    fs::read_to_string(vault.root().join(path)).unwrap()
}

#[test]
fn it_writes_what_is_not_true_and_nothing_else() {
    let vault = vault();
    let index = || vault.pm().arg("index").assert().success().stdout_eq("");
    index().stderr_eq("wrote index.md\nwrote pareto.svg\n");
    let written = |path| {
        fs::metadata(vault.root().join(path))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = (written("index.md"), written("pareto.svg"));
    index().stderr_eq("page and chart are up to date\n");
    assert_eq!((written("index.md"), written("pareto.svg")), before);
    vault
        .pm()
        .args(["index", "--check"])
        .assert()
        .success()
        .stdout_eq("")
        .stderr_eq("page and chart are up to date\n");
    let page = read(&vault, "index.md");
    assert!(
        page.starts_with("# Our failures, our levers\n\n<!-- pm:index:begin"),
        "{page}"
    );
    assert!(
        page.contains("| 1 | unclear-target | 3,000.00 | 100.0% | 100.0% | 1 | **none** |"),
        "{page}"
    );
    fs::remove_file(vault.root().join("pareto.svg")).unwrap();
    index().stderr_eq("wrote pareto.svg\n");
}

#[test]
fn notes_with_errors_do_not_stop_it() {
    let vault = vault();
    vault.write("post-mortems/broken.md", "---\ntype: postmortem\n: [\n");
    vault.write("post-mortems/bytes.md", b"---\n\xff\n");
    vault
        .pm()
        .args(["index", "-q"])
        .assert()
        .success()
        .stdout_eq("")
        .stderr_eq("");
}

#[test]
fn checking_writes_nothing_and_shows_the_difference() {
    let vault = vault();
    let check = || vault.pm().args(["index", "--check"]).assert().code(1);
    check().stdout_eq("").stderr_eq(
        "index.md is missing: `pm index` writes it\npareto.svg is missing: `pm index` writes it\n",
    );
    assert!(!vault.root().join("index.md").exists());
    vault.pm().args(["index", "-q"]).assert().success();
    let page = read(&vault, "index.md");
    vault.write("post-mortems/2026-02-28-cold.md", NOTE.replace("60", "61"));
    let output = check().stderr_eq("index.md does not match the notes: `pm index` writes it\npareto.svg does not match the notes: `pm index` writes it\n");
    let diff = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert!(
        diff.starts_with("--- index.md\n+++ index.md\n@@ "),
        "{diff}"
    );
    assert!(
        diff.contains("\n-**1 failure cost 3,000\u{a0}EUR** (60\u{a0}h × 50\u{a0}EUR)"),
        "{diff}"
    );
    assert!(
        diff.contains("\n+**1 failure cost 3,050\u{a0}EUR** (61\u{a0}h × 50\u{a0}EUR)"),
        "{diff}"
    );
    assert_eq!(read(&vault, "index.md"), page);
}

#[test]
fn line_ends_that_git_has_changed_are_not_stale() {
    let vault = vault();
    vault.pm().args(["index", "-q"]).assert().success();
    for path in ["index.md", "pareto.svg"] {
        vault.write(path, read(&vault, path).replace('\n', "\r\n"));
    }
    vault.pm().args(["index", "--check"]).assert().success();
    vault
        .pm()
        .arg("index")
        .assert()
        .success()
        .stderr_eq("wrote pareto.svg\n");
    assert!(!read(&vault, "index.md").replace("\r\n", "").contains('\n'));
}

#[test]
fn a_page_without_marks_is_left_alone_and_told_what_it_lacks() {
    let vault = vault();
    vault.write("pm.yaml", "language: fr\n");
    vault.write("index.md", "# Mes notes\n");
    let output = vault.pm().arg("index").assert().code(2).stdout_eq("");
    let said = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(
        said.starts_with("pm: index.md:2: rien ne dit où va la partie générée"),
        "{said}"
    );
    assert!(
        said.contains("<!-- pm:index:begin") && said.contains("<!-- pm:index:end -->"),
        "{said}"
    );
    assert_eq!(read(&vault, "index.md"), "# Mes notes\n");
    assert!(!vault.root().join("pareto.svg").exists());
}

#[test]
fn a_picture_of_somebody_else_is_left_alone() {
    let vault = vault();
    vault.write("pareto.svg", "<svg/>");
    let output = vault.pm().arg("index").assert().code(2);
    let said = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(
        said.contains("pm: pareto.svg:1: this is not a chart that pm has made"),
        "{said}"
    );
    assert_eq!(read(&vault, "pareto.svg"), "<svg/>");
    assert!(!vault.root().join("index.md").exists());
}

#[test]
fn clock_zone_and_locale_of_the_computer_change_nothing() {
    let vault = vault();
    vault.pm().args(["index", "-q"]).assert().success();
    let page = read(&vault, "index.md");
    let elsewhere = vault.pm().args(["index", "--check"]);
    elsewhere
        .env("PM_NOW", "2031-01-01")
        .env("TZ", "Asia/Tokyo")
        .env("LC_ALL", "fr_FR.UTF-8")
        .assert()
        .success();
    assert_eq!(read(&vault, "index.md"), page);
}

#[test]
fn the_page_of_the_example_vault_is_current() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-vault");
    pm(&folder)
        .args(["index", "--check"])
        .assert()
        .success()
        .stdout_eq("")
        .stderr_eq("la page et le graphique sont à jour\n");
}

#[test]
fn a_stale_page_is_told_in_the_language_of_the_vault() {
    let vault = Vault::new();
    vault.write("pm.yaml", "language: fr\n");
    vault.write(
        "index.md",
        "<!-- pm:index:begin -->\n<!-- pm:index:end -->\n",
    );
    let check = vault.pm().args(["index", "--check"]).assert().code(1);
    check.stderr_eq(
        "index.md ne correspond pas aux notes\u{a0}: `pm index` l'écrit\npareto.svg manque\u{a0}: `pm index` l'écrit\n",
    );
}

#[cfg(unix)]
#[test]
fn what_is_read_only_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    const LEVER: &str = "---\ntype: lever\ntitle: a: b\nkind: design\n---\n";
    const GUARDRAIL: &str = "---\ntype: guardrail\ntitle: G\nstatus: testing\nlevers: [a]\nsince: 2026-03-09\n---\n\n## If… then…\n\nIf a, then b.\n";
    let vault = vault();
    vault.write("levers/a.md", LEVER);
    vault.write("levers/b.md", LEVER);
    vault.write("guard-rails/g.md", GUARDRAIL);
    vault.write("pareto.svg", "");
    let lock = |path: &str| {
        let read_only = fs::Permissions::from_mode(0o444);
        fs::set_permissions(vault.root().join(path), read_only).unwrap();
    };
    for path in ["levers/b.md", "guard-rails/g.md", "pareto.svg"] {
        lock(path);
    }
    let before = crate::program::files(vault.root());
    for (args, path) in [
        (&["check", "--fix"][..], "levers/b.md"),
        (&["trial", "g", "1/3"], "guard-rails/g.md"),
        (&["advance", "g", "--to", "failed"], "guard-rails/g.md"),
        (&["index"], "pareto.svg"),
    ] {
        let refused = vault.pm().args(args).assert().code(2).stdout_eq("");
        refused.stderr_eq(format!(
            "pm: {path}: cannot write: it is read-only; make it writable first (`chmod u+w`), or leave it as it is\n"
        ));
    }
    assert_eq!(crate::program::files(vault.root()), before);
}

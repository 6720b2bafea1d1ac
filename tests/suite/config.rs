//! Mistakes in `pm.yaml`: `check` reports them beside the rest, every other command stops.

use snapbox::Data;

use crate::program::Vault;

fn broken() -> Vault {
    let vault = Vault::new();
    vault.write("pm.yaml", "langage: fr\nhour: 7,5\nowner: @me\n");
    vault.write("levers/a.md", "---\ntype: lever\ntitle: A\n---\n");
    vault
}

#[test]
fn check_reports_them_beside_the_rest() {
    let all = r"levers/a.md:1:1: error[missing-field] a lever needs `kind`
pm.yaml:1:1: error[invalid-config] `pm.yaml` has no key `langage`
pm.yaml:2:7: error[invalid-config] `hour` is a number in a form that is not read: `7,5`
pm.yaml:3:1: error[invalid-config] `pm.yaml` has no key `owner`
pm.yaml:3:8: error[invalid-config] a value cannot start with `@` without quotes: `@me`
";
    let vault = broken();
    let check = |args: &[&str]| {
        let check = vault.pm().args(["check", "-q", "--format", "concise"]);
        check.args(args).assert()
    };
    let shown = check(&[]).code(1);
    let mut lines: Vec<&str> = std::str::from_utf8(&shown.get_output().stdout)
        .unwrap()
        .lines()
        .collect();
    lines.sort_unstable();
    assert_eq!(lines, all.lines().collect::<Vec<_>>());
    check(&["levers"])
        .code(1)
        .stdout_eq("levers/a.md:1:1: error[missing-field] a lever needs `kind`\n");
}

#[test]
fn every_other_command_shows_them_and_stops() {
    let vault = broken();
    for command in [&["new", "A failure"][..], &["new", "pari", "A bet"]] {
        vault
            .pm()
            .args(command)
            .assert()
            .code(2)
            .stdout_eq("")
            .stderr_eq(Data::text(
                "\
error[invalid-config]: `pm.yaml` has no key `langage`
...
pm: pm.yaml has errors: fix them first (see `pm check`)
",
            ));
    }
    assert_eq!(std::fs::read_dir(vault.root()).unwrap().count(), 2);
}

#[test]
fn what_is_mechanical_is_mended() {
    let vault = Vault::new();
    vault.write("pm.yaml", "\u{feff}areas: [@vente]\r\n# fin\r\n");
    vault.pm().args(["check", "--fix"]).assert().code(1);
    let mended = std::fs::read_to_string(vault.root().join("pm.yaml")).unwrap();
    assert_eq!(mended, "\u{feff}areas: [\"@vente\"]\r\n# fin\r\n");
}

#[test]
fn findings_are_in_the_language_of_the_vault() {
    let vault = Vault::new();
    vault.write("pm.yaml", "vital: 0\nlanguage: fr\n");
    vault
        .pm()
        .args(["check", "-q", "--format", "concise"])
        .assert()
        .code(1)
        .stdout_eq("pm.yaml:1:8: error[invalid-config] `vital` est nul, si bien que rien ne serait majeur\u{a0}: `0`\n");
}

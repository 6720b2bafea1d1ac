//! A vault's own phrases: from the disk, from git's index, and with mistakes in them.
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes them")]

use snapbox::str;

use crate::program::{Vault, apart};

const TABLE: &str = ".pm/excuses.tsv";

/// A French vault with two excuses that pm does not know.
fn vault() -> Vault {
    let vault = Vault::new();
    vault.write("pm.yaml", "language: fr\n");
    vault.write(
        "post-mortems/a.md",
        "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: 2026-06-01\n---\n\n## Les choix\n\nJ'ai signé, car on n'avait pas assez de café.\n\
         Mercure était rétrograde. Le marché n'était\nfranchement pas prêt.\n",
    );
    vault
}

fn check(vault: &Vault, args: &[&str]) -> snapbox::cmd::OutputAssert {
    vault
        .pm()
        .args(["check", "--format", "concise"])
        .args(args)
        .assert()
}

#[test]
fn the_table_of_the_documentation_works() {
    let page = include_str!("../../docs/excuses.md");
    let table = page.split("```tsv .pm/excuses.tsv\n").nth(1).unwrap();
    let vault = vault();
    check(&vault, &[]).code(0).stdout_eq("");
    vault.write(TABLE, table.split("```").next().unwrap());
    check(&vault, &[]).code(0).stdout_eq(str![[r#"
post-mortems/a.md:10:28: warning[excuse] une circonstance est donnée pour cause : `pas assez de café`

"#]]);
}

#[test]
fn a_finding_asks() {
    let vault = vault();
    vault.write(TABLE, "X\tfr\tM\tw\tmercure (était )?rétrograde\t\n");
    let shown = vault.pm().arg("check").assert().code(0);
    shown.stdout_eq(str![[r#"
avertissement[excuse] : une circonstance est donnée pour cause : `Mercure était rétrograde`
   ╭▸ post-mortems/a.md:11:1
   │
11 │ Mercure était rétrograde. Le marché n'était
   │ ━━━━━━━━━━━━━━━━━━━━━━━━
   │
   ├ question : combien d'acheteurs aviez-vous interrogés avant de construire ?
   ╰ pour l'accepter ici : <!-- pm: allow excuse raison -->


"#]]);
}

#[test]
fn mistakes_stand_at_their_places_and_stop_no_other_command() {
    let vault = vault();
    vault.write(
        TABLE,
        "id\tlang\nX\tfr\tC\tw\tmercure (\t\nY\tfr\tQ\tw\tmercure\t\nZ\tfr\tC\tw\tmercure était rétrograde\tMercure était rétrograde\nmercure\n",
    );
    check(&vault, &[]).code(1).stdout_eq(str![[r#"
.pm/excuses.tsv:2:18: error[invalid-config] ceci n'a pas sa place dans le motif `mercure (`
.pm/excuses.tsv:3:6: error[invalid-config] cette colonne ne peut pas être `Q`
.pm/excuses.tsv:5:1: error[invalid-config] cette ligne a 1 colonne
post-mortems/a.md:11:1: warning[excuse] une circonstance est donnée pour cause : `Mercure était rétrograde`

"#]]);
    vault
        .pm()
        .args(["index", "-q"])
        .assert()
        .code(0)
        .stderr_eq("");
    vault.write(TABLE, b"X\tfr\tC\tw\tcaf\xe9\t\n");
    check(&vault, &[TABLE]).code(1).stdout_eq(str![[r#"
.pm/excuses.tsv:1:13: error[invalid-config] ce fichier n'est pas du texte en UTF-8

"#]]);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let vault = vault();
    vault.write("table.tsv", "X\tfr\tC\tw\tmercure\t\n");
    std::fs::create_dir(vault.root().join(".pm")).unwrap();
    std::os::unix::fs::symlink("../table.tsv", vault.root().join(TABLE)).unwrap();
    check(&vault, &[]).code(1).stdout_eq(str![[r#"
.pm/excuses.tsv:1:1: error[invalid-config] ce fichier est un lien, qui n'est pas suivi

"#]]);
}

#[test]
fn what_is_staged_counts() {
    let vault = vault();
    let git = |args: &[&str]| {
        let done = apart("git")
            .args(args)
            .current_dir(vault.root())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .status();
        assert!(done.unwrap().success());
    };
    git(&["init", "-q"]);
    vault.write(TABLE, "X\tfr\tC\tw\tmercure était rétrograde\t\n");
    git(&["add", "."]);
    vault.write(TABLE, "X\tfr\tC\tw\tpas assez de café\t\n");
    check(&vault, &["--staged"]).code(0).stdout_eq(str![[r#"
post-mortems/a.md:11:1: warning[excuse] une circonstance est donnée pour cause : `Mercure était rétrograde`

"#]]);
    check(&vault, &[]).code(0).stdout_eq(str![[r#"
post-mortems/a.md:10:28: warning[excuse] une circonstance est donnée pour cause : `pas assez de café`

"#]]);
}

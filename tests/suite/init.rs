//! `pm init`.

use std::fs;

use snapbox::{dir::DirRoot, str};

use crate::program::{Vault, files, pm};

#[test]
fn a_vault_starts_in_the_language_and_zone_of_the_computer() {
    let folder = DirRoot::mutable_temp().unwrap();
    let root = folder.path().unwrap();
    let init = pm(root)
        .arg("init")
        .env("LANG", "fr_FR.UTF-8")
        .env("TZ", "Europe/Paris");
    init.assert().success().stdout_eq("").stderr_eq(str![[r#"
pm.yaml est créé
index.md est créé
pareto.svg est créé
.gitattributes est créé
commencez à froid, par trois anciens échecs, un par un : pm new "ce qui a échoué" --failed-at 2025-12

"#]]);
    let settings = fs::read_to_string(root.join("pm.yaml")).unwrap();
    assert!(
        settings.contains("\nlanguage: fr\ntimezone: Europe/Paris\n"),
        "{settings}"
    );
    let page = fs::read_to_string(root.join("index.md")).unwrap();
    assert!(
        page.starts_with("# Nos échecs, nos leviers\n\n<!-- pm:index:begin "),
        "{page}"
    );
    for kind in ["post-mortems", "leviers", "garde-fous", "paris"] {
        assert!(root.join(kind).is_dir(), "{kind}");
    }
    pm(root).args(["check", "--strict"]).assert().success();
    pm(root).args(["index", "--check"]).assert().success();
}

#[test]
fn a_second_start_changes_nothing() {
    let folder = DirRoot::mutable_temp().unwrap();
    let root = folder.path().unwrap();
    for (name, text) in [("index.md", "# Mine\n"), (".gitattributes", "*.png binary")] {
        fs::write(root.join(name), text).unwrap();
    }
    pm(root)
        .args(["init", "--language", "en"])
        .assert()
        .success();
    let first = files(root);
    assert!(first.contains(&("index.md".to_owned(), "# Mine\n".to_owned())));
    let attributes = "*.png binary\n/index.md text eol=lf merge=pm linguist-generated\n/pareto.svg text eol=lf merge=pm linguist-generated\n";
    assert!(first.contains(&(".gitattributes".to_owned(), attributes.to_owned())));

    let again = pm(root).arg("init").env("LANG", "fr_FR");
    again.assert().success().stdout_eq("").stderr_eq(str![[r"
pm.yaml is there already and stays as it is
index.md is there already and stays as it is
pareto.svg is there already and stays as it is

"]]);
    assert_eq!(files(root), first);
    assert!(!root.join("leviers").exists());

    let other = pm(root).args(["init", "--language", "fr"]);
    other.assert().code(2).stderr_eq(str![[r"
pm: pm.yaml is there already, in the language `en`; change it there

"]]);
    assert_eq!(files(root), first);
}

#[test]
fn a_vault_in_a_vault_is_started_on_purpose_only() {
    let vault = Vault::new();
    vault.write("below/x.txt", "");
    let below = vault.root().join("below");
    pm(&below).arg("init").assert().code(2).stderr_eq(str![[r"
pm: [..]below: in the vault [..] already; `pm init .` starts another one in it

"]]);
    assert!(!below.join("pm.yaml").exists());
    pm(&below).args(["init", "."]).assert().success();
    pm(&below)
        .args(["init", "../other/deep"])
        .assert()
        .success();
    assert!(vault.root().join("other/deep/pm.yaml").exists());
}

//! Templates of a vault's own, as `docs/templates.md` tells of them.

use std::fs;

use snapbox::{dir::DirRoot, str};

use crate::program::{Vault, printed};

/// The example of the documentation.
fn documented_template() -> String {
    let docs =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md")).unwrap();
    let (_, rest) = docs
        .split_once("```jinja .pm/templates/postmortem.md\n")
        .unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn a_vault_can_have_its_own_templates_whose_words_count_for_nothing() {
    let vault = Vault::new();
    vault.write(
        "pm.yaml",
        "sections: { postmortem: { analysed: [Impact on customers] } }\n",
    );
    vault.write(".pm/templates/postmortem.md", documented_template());
    vault.write(".pm/templates/parts/analysis.md", "## False assumptions\n");
    let analysed = [
        "--set",
        "status=analysed",
        "--set",
        "analysed_at=2026-06-29",
        "--lever",
        "a",
    ];
    let new = vault
        .pm()
        .args(["new", "Fair: no leads", "--failed-at", "2026-05-01"]);
    let path = printed(new.args(analysed));
    let text = fs::read_to_string(vault.root().join(path.trim_end())).unwrap();
    let (front_matter, body) = text.split_once("\n---\n").unwrap();
    assert!(
        front_matter.ends_with("\nlevers:\n  - a\ncustomer:"),
        "{text}"
    );
    snapbox::assert_data_eq!(
        body,
        str![[r"

# Fair: no leads

## Facts

What happened, and when?

## In the heat

## Choices

Who decided what, knowing what?

## False assumptions

## Impact on customers

"]]
    );
    let check = vault
        .pm()
        .args(["check", "--format", "concise"])
        .output()
        .unwrap();
    let found = String::from_utf8(check.stdout).unwrap();
    for empty in [
        "`Facts`",
        "`Choices`",
        "`False assumptions`",
        "`Impact on customers`",
    ] {
        let line = found
            .lines()
            .find(|line| line.contains(empty))
            .unwrap_or_default();
        assert!(line.contains("error[empty-section]"), "{empty} {found}");
    }
}

#[test]
fn what_a_template_leaves_to_be_written_is_not_refused() {
    let vault = Vault::new();
    vault.write(
        ".pm/templates/bet.md",
        "---\n{{ front_matter }}\n{% if fields.success_if is not defined %}\nsuccess_if: to be written\n{% endif %}\n---\n",
    );
    let new = |args: &[&str]| vault.pm().args(["new", "bet", "x"]).args(args).assert();
    new(&[]).success();
    new(&["--set", "success_if=many"]).code(2);
}

#[test]
fn a_broken_template_is_an_error_at_its_line() {
    let vault = Vault::new();
    let template = documented_template().replace("{{ title }}", "{{ titel }}");
    vault.write(".pm/templates/postmortem.md", template);
    vault
        .pm()
        .args(["new", "x"])
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
pm: .pm/templates/postmortem.md:6:6: `titel` is undefined; did you mean `title`?

"]]);
    for endless in [
        "{% for i in range(100000) %}{{ i }}{% endfor %}",
        "{% include \"lever.md\" %}",
    ] {
        vault.write(".pm/templates/lever.md", endless);
        let new = vault.pm().args(["new", "lever", "x"]).output().unwrap();
        assert_eq!(new.status.code(), Some(2), "{endless}");
    }
    vault.write(".pm/templates/bet.md", "{% include \"../../pm.yaml\" %}");
    vault.pm().args(["new", "bet", "x"]).assert().code(2).stderr_eq(str![[r"
pm: .pm/templates/bet.md:1:4: tried to include non-existing template '../../pm.yaml'; only files in .pm/templates can be included

"]]);
    assert!(!vault.root().join("post-mortems").exists());
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_neither_read_nor_written_through() {
    use std::os::unix::fs::symlink;
    let (vault, outside) = (Vault::new(), DirRoot::mutable_temp().unwrap());
    let outside = outside.path().unwrap();
    fs::write(outside.join("secret.md"), "secret").unwrap();
    vault.write(".pm/templates/bet.md", "{% include \"secret.md\" %}");
    for name in ["secret.md", "lever.md"] {
        symlink(
            outside.join("secret.md"),
            vault.root().join(".pm/templates").join(name),
        )
        .unwrap();
    }
    symlink(outside, vault.root().join("post-mortems")).unwrap();
    vault
        .pm()
        .args(["new", "lever", "x"])
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
pm: .pm/templates/lever.md: not a text file in this folder, so it is not read; replace or remove it

"]]);
    vault.pm().args(["new", "bet", "x"]).assert().code(2).stdout_eq("").stderr_eq(str![[r"
pm: .pm/templates/bet.md:1:4: tried to include non-existing template 'secret.md'; only files in .pm/templates can be included

"]]);
    vault
        .pm()
        .args(["new", "x"])
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
pm: [..]post-mortems: leads out of the vault, to [..]; nothing was written

"]]);
    assert_eq!(fs::read_dir(outside).unwrap().count(), 1);
}

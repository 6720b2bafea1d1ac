//! `--since`: what a branch changed since it left another one.

use snapbox::str;

use super::{Repository, postmortem};
use crate::program::{Vault, pm, printed};

fn since(repository: &Repository, words: &[&str]) -> String {
    printed(pm(repository.root()).arg("levers").args(words))
}

/// A branch that moved a lever, while main went on.
fn branched() -> Repository {
    let repository = Repository::started();
    repository.write("post-mortems/other.md", &postmortem("other", "zeal"));
    repository.commit("other");
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("post-mortems/more.md", &postmortem("more", "zeal"));
    repository.commit("more");
    repository.git(&["checkout", "-q", "main"]);
    repository.write("post-mortems/first.md", &postmortem("first", "elsewhere"));
    repository.commit("main goes on");
    repository.git(&["checkout", "-q", "side"]);
    repository
}

#[test]
fn moves_count_from_where_the_branch_left() {
    let repository = branched();
    let table = "\
Lever         Rank   Share
zeal          2 → 1  66.7%
vague-target  1 → 2  33.3%
";
    assert_eq!(since(&repository, &["--since", "main"]), table);
    let markdown = since(&repository, &["--since", "main", "--format", "markdown"]);
    assert!(
        markdown.starts_with("| Lever | Rank | Share |\n|---|---|--:|\n| zeal | 2 → 1 |"),
        "{markdown}"
    );
    let fork = repository.git(&["merge-base", "main", "side"]);
    let json = since(&repository, &["--since", "main", "--format", "json"]);
    assert!(
        json.contains(&format!("\"since\": \"{}\"", fork.trim())),
        "{json}"
    );
    assert!(
        since(&repository, &["--since", "HEAD"])
            .starts_with("No lever has changed its rank since ")
    );
}

#[test]
fn moves_are_of_the_notes_on_the_disk_or_of_what_is_staged() {
    let repository = Repository::started();
    repository.write("post-mortems/new.md", &postmortem("new", "a-lever"));
    let moved = "a-lever       new → 1  50.0%\nvague-target  1 → 2    50.0%\n";
    assert!(since(&repository, &["--since", "HEAD"]).ends_with(moved));
    let staged = ["--since", "HEAD", "--staged"];
    assert!(since(&repository, &staged).starts_with("No lever"));
    repository.git(&["add", "-A"]);
    repository.write("post-mortems/new.md", "");
    assert!(since(&repository, &staged).ends_with(moved));
}

#[test]
fn everything_is_new_where_there_was_no_vault() {
    let repository = Repository::new();
    repository.git(&["rm", "-q", "--cached", "--ignore-unmatch", "pm.yaml"]);
    repository.write("README", "");
    repository.git(&["add", "README"]);
    repository.git(&["commit", "-q", "-m", "nothing"]);
    repository.write(
        "post-mortems/first.md",
        &postmortem("first", "vague-target"),
    );
    let shown = since(&repository, &["--since", "HEAD"]);
    assert!(shown.contains("vague-target  new → 1  100.0%"), "{shown}");
    // Settings that were broken then are nothing to mend now.
    repository.write("pm.yaml", "vital: much\n");
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "--no-verify", "-m", "broken"]);
    repository.write("pm.yaml", "");
    let said = pm(repository.root())
        .args(["levers", "--since", "HEAD"])
        .output()
        .unwrap();
    assert!(said.status.success());
    assert!(String::from_utf8_lossy(&said.stderr).contains("pm.yaml had errors at "));
}

#[test]
fn a_revision_has_to_be_one() {
    let repository = branched();
    repository.git(&["checkout", "-q", "--orphan", "alone"]);
    repository.git(&["commit", "-q", "--no-verify", "-m", "alone"]);
    for command in ["levers", "check"] {
        for (rev, why) in [
            ("nowhere", "`nowhere` names no commit"),
            ("--all", "`--all` names no commit"),
            ("main", "HEAD and `main` have no commit in common"),
        ] {
            let said = pm(repository.root())
                .arg(command)
                .arg(format!("--since={rev}"))
                .output()
                .unwrap();
            let text = String::from_utf8_lossy(&said.stderr).into_owned();
            assert!(
                said.status.code() == Some(2) && text.contains(why),
                "{command} {rev}: {text}"
            );
        }
    }
    repository.git(&["checkout", "-q", "--orphan", "unborn"]);
    let unborn = pm(repository.root()).args(["check", "--since=HEAD"]);
    unborn
        .assert()
        .code(2)
        .stderr_eq("pm: `HEAD` names no commit; nothing has been committed on this branch yet\n");
    let alone = Vault::new();
    alone
        .pm()
        .args(["levers", "--since", "main"])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
pm: [..]: git rev-parse: not a git repository[..]

"]]);
    alone
        .pm()
        .args(["levers", "--format", "markdown"])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
pm: `--format markdown` shows what moved: name a revision with `--since REV`

"]]);
}

#[test]
fn a_vault_in_a_folder_is_narrowed_however_git_counts_paths() {
    let repository = Repository::new();
    repository.write("inner/pm.yaml", "");
    repository.write("inner/post-mortems/old.md", "---\ntype: postmortem\n---\n");
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "--no-verify", "-m", "old"]);
    repository.write(
        "inner/post-mortems/new.md",
        "---\ntype: postmortem\ntitle: N\n---\n",
    );
    for relative in ["false", "true"] {
        repository.git(&["config", "diff.relative", relative]);
        for staged in [false, true] {
            let command = pm(&repository.root().join("inner"));
            let command = command.args(["check", "--since", "HEAD", "--format", "concise"]);
            let found = command.assert().code(1).get_output().stdout.clone();
            let found = String::from_utf8(found).unwrap();
            assert!(
                found.lines().count() == 2 && found.contains("new.md:1:1: error[missing-field]"),
                "{relative} {staged}: {found}"
            );
            // Once as a file that git does not know, once as one that it does.
            repository.git(&["add", "-A"]);
        }
        repository.git(&["reset", "-q"]);
    }
}

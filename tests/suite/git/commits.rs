//! Commits: what is staged is what is checked, and the page is of what is committed.

use super::{Repository, postmortem, said};
use crate::program::{Vault, pm};

#[test]
fn a_commit_takes_the_page_along() {
    let repository = Repository::started();
    repository.assert_true();
    assert!(repository.read("index.md").contains("vague-target"));
    assert!(
        repository
            .git(&["show", "HEAD:pareto.svg"])
            .contains("<svg")
    );
}

#[test]
fn an_error_stops_the_commit_and_says_how_to_go_on() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        "---\ntype: postmortem\ntitle: x\nstatus: cooling\n---\n",
    );
    repository.git(&["add", "-A"]);
    let stopped = repository.try_git(&["commit", "-q", "-m", "second"]);
    assert!(!stopped.status.success());
    let said = String::from_utf8_lossy(&stopped.stdout).into_owned()
        + &String::from_utf8_lossy(&stopped.stderr);
    assert!(
        said.contains("missing-field")
            && said.contains("failed_at")
            && said.contains("--no-verify"),
        "{said}"
    );
    repository.git(&["commit", "-q", "--no-verify", "-m", "second"]);

    // The error is in HEAD now: a commit that leaves it alone goes through.
    repository.write(
        "post-mortems/third.md",
        &postmortem("third", "weak-message"),
    );
    repository.git(&["add", "post-mortems/third.md"]);
    repository.git(&["commit", "-q", "-m", "third"]);
}

#[test]
fn a_commit_speaks_of_what_is_staged() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "post-mortems/second.md"]);
    // The working copy goes on; the commit must not see it.
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "no-follow-up"),
    );
    repository.git(&["commit", "-q", "-m", "second"]);
    let page = repository.git(&["show", "HEAD:index.md"]);
    assert!(
        page.contains("weak-message") && !page.contains("no-follow-up"),
        "{page}"
    );
    assert_eq!(
        repository.git(&["status", "--porcelain"]),
        " M post-mortems/second.md\n"
    );
    assert!(
        repository
            .read("post-mortems/second.md")
            .contains("no-follow-up")
    );
}

#[test]
fn text_around_the_page_stays_staged_or_not() {
    let repository = Repository::started();
    let page = repository.read("index.md");
    repository.write("index.md", &format!("{page}\nA line that is not staged.\n"));
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "post-mortems/second.md"]);
    repository.git(&["commit", "-q", "-m", "second"]);
    assert!(
        !repository
            .git(&["show", "HEAD:index.md"])
            .contains("not staged")
    );
    let working = repository.read("index.md");
    assert!(working.contains("not staged") && working.contains("weak-message"));
    assert_eq!(repository.git(&["status", "--porcelain"]), " M index.md\n");
}

#[test]
fn partial_commits_leave_nothing_of_the_page_behind() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.write(
        "post-mortems/third.md",
        &postmortem("third", "no-follow-up"),
    );
    repository.git(&["add", "-A"]);
    repository.git(&[
        "commit",
        "-q",
        "-m",
        "second",
        "--",
        "post-mortems/second.md",
    ]);
    assert_eq!(
        repository.git(&["status", "--porcelain"]),
        "A  post-mortems/third.md\n"
    );
    let page = repository.git(&["show", "HEAD:index.md"]);
    assert!(
        page.contains("weak-message") && !page.contains("no-follow-up"),
        "{page}"
    );
}

#[test]
fn commit_all_and_amend_keep_the_page_true() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/first.md",
        &postmortem("first", "weak-message"),
    );
    repository.git(&["commit", "-q", "-a", "-m", "changed"]);
    repository.assert_true();
    repository.write(
        "post-mortems/first.md",
        &postmortem("first", "no-follow-up"),
    );
    repository.git(&["commit", "-q", "-a", "--amend", "--no-edit"]);
    repository.assert_true();
    assert!(repository.read("index.md").contains("no-follow-up"));
}

#[test]
fn a_foreign_hook_is_left_alone() {
    let vault = Vault::new();
    let repository = Repository { vault };
    repository.git(&["init", "-q"]);
    repository.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    let said = pm(repository.root())
        .args(["hook", "install"])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&said.stderr).contains("pm hook run pre-commit"));
    assert_eq!(
        repository.read(".git/hooks/pre-commit"),
        "#!/bin/sh\nexit 0\n"
    );
    repository.pm(&["hook", "uninstall"]);
    assert_eq!(
        repository.read(".git/hooks/pre-commit"),
        "#!/bin/sh\nexit 0\n"
    );
    assert!(
        !repository
            .root()
            .join(".git/hooks/pre-merge-commit")
            .exists()
    );
}

#[test]
fn the_hook_works_in_worktrees_and_for_vaults_in_folders() {
    let repository = Repository::started();
    repository.write("team/pm.yaml", "language: fr\n");
    repository.write("team/post-mortems/t.md", &postmortem("t", "weak-message"));
    repository.commit("team");
    assert!(
        repository
            .git(&["show", "HEAD:team/index.md"])
            .contains("weak-message")
    );
    repository.git(&["worktree", "add", "-q", "-b", "elsewhere", "linked"]);
    repository.write("linked/post-mortems/w.md", &postmortem("w", "no-follow-up"));
    repository.git(&["-C", "linked", "add", "-A"]);
    repository.git(&["-C", "linked", "commit", "-q", "-m", "w"]);
    assert!(
        repository
            .git(&["show", "elsewhere:index.md"])
            .contains("no-follow-up")
    );
    assert_eq!(
        repository.git(&["-C", "linked", "status", "--porcelain"]),
        ""
    );
}

#[test]
fn staged_notes_can_be_checked_by_hand() {
    let repository = Repository::started();
    repository.write("post-mortems/second.md", "---\ntype: postmortem\n---\n");
    pm(repository.root())
        .args(["check", "--staged"])
        .assert()
        .success();
    pm(repository.root()).args(["check"]).assert().code(1);
    repository.git(&["add", "-N", "post-mortems/second.md"]);
    pm(repository.root())
        .args(["check", "--staged"])
        .assert()
        .success();
    repository.git(&["add", "post-mortems/second.md"]);
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    pm(repository.root())
        .args(["check", "--staged"])
        .assert()
        .code(1);
    pm(repository.root()).args(["check"]).assert().success();
}

#[test]
fn a_picture_of_somebody_else_is_left_alone() {
    let repository = Repository::started();
    repository.git(&["rm", "-q", "pareto.svg"]);
    repository.write("pareto.svg", "<svg/>\n");
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "-m", "second"]);
    assert_eq!(repository.read("pareto.svg"), "<svg/>\n");
    assert_eq!(repository.git(&["show", "HEAD:pareto.svg"]), "<svg/>\n");
}

#[test]
fn what_is_staged_is_compared_with_the_staged_page() {
    let repository = Repository::started();
    let check = |code: i32| {
        let staged = ["index", "--check", "--staged"];
        pm(repository.root()).args(staged).assert().code(code);
    };
    // Neither the page nor a note on the disk matters.
    repository.write("index.md", "nothing\n");
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    check(0);
    repository.git(&["add", "post-mortems/second.md"]);
    check(1);
}

#[test]
fn a_commit_that_one_vault_stops_changes_the_page_of_none() {
    let repository = Repository::started();
    repository.write("team/pm.yaml", "");
    repository.write("team/post-mortems/t.md", &postmortem("t", "weak-message"));
    repository.commit("team");
    repository.write("post-mortems/new.md", &postmortem("new", "no-follow-up"));
    repository.write("team/post-mortems/bad.md", "---\ntype: postmortem\n---\n");
    repository.git(&["add", "-A"]);
    assert!(
        !repository
            .try_git(&["commit", "-q", "-m", "x"])
            .status
            .success()
    );
    let staged = repository.git(&["diff", "--cached", "--name-only"]);
    assert_eq!(staged, "post-mortems/new.md\nteam/post-mortems/bad.md\n");
    assert!(!repository.read("index.md").contains("no-follow-up"));
}

#[test]
fn staged_settings_have_to_be_there_and_to_be_text() {
    let repository = Repository::started();
    let refused = |why: &str| {
        let output = pm(repository.root())
            .args(["check", "--staged"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code() == Some(2) && said.contains(why),
            "{said}"
        );
    };
    repository.vault.write("pm.yaml", b"currency: \xe9\n");
    repository.git(&["add", "pm.yaml"]);
    refused("not UTF-8");
    repository.git(&["rm", "-q", "--cached", "pm.yaml"]);
    refused("not in git yet");
}

#[test]
fn a_commit_is_told_what_is_wrong_as_a_check_is() {
    let repository = Repository::started();
    let broken = "---\ntype: postmortem\ntitle: x\nstatus: cooling\n---\n";
    repository.write("post-mortems/second.md", broken);
    repository.write(
        "levers/slip.md",
        "---\ntype: lever\ntitle: x\nkind: design\naliasses: x\n---\n",
    );
    repository.git(&["add", "-A"]);
    let checked = pm(repository.root()).args(["check", "--staged"]).output();
    let checked = checked.unwrap();
    let shown = String::from_utf8(checked.stdout).unwrap();
    let stopped = said(&repository.try_git(&["commit", "-q", "-m", "second"]));
    assert!(
        stopped.starts_with(shown.trim_end())
            && stopped.contains("\n1 error, 1 warning in 2 notes\n"),
        "{shown}{stopped}"
    );
}

//! What git's index can hold: the hook and `--staged` speak of exactly that, and change nothing else in it.

use std::fs;

use super::{Repository, postmortem, said};
use crate::program::pm;

#[test]
fn what_is_only_intended_to_be_added_is_not_committed() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/later.md",
        &postmortem("later", "weak-message"),
    );
    repository.write("post-mortems/empty.md", "");
    repository.git(&[
        "add",
        "-N",
        "post-mortems/later.md",
        "post-mortems/empty.md",
    ]);
    repository.write("post-mortems/now.md", &postmortem("now", "no-follow-up"));
    repository.git(&["add", "post-mortems/now.md"]);
    repository.git(&["commit", "-q", "-m", "now"]);
    let names = ["weak-message", "no-follow-up"];
    assert_eq!(repository.levers("HEAD:index.md", &names), ["no-follow-up"]);
    assert_eq!(
        repository.git(&["status", "--porcelain"]),
        " A post-mortems/empty.md\n A post-mortems/later.md\n"
    );
}

#[test]
fn removed_and_renamed_notes_leave_the_page() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.commit("second");
    repository.git(&["mv", "post-mortems/second.md", "post-mortems/renamed.md"]);
    repository.git(&["commit", "-q", "-m", "renamed"]);
    repository.assert_true();
    assert!(
        repository
            .read("index.md")
            .contains("(post-mortems/renamed.md)")
    );
    repository.git(&["rm", "-q", "post-mortems/renamed.md"]);
    repository.git(&["commit", "-q", "-m", "removed"]);
    repository.assert_true();
    assert!(!repository.read("index.md").contains("weak-message"));

    // An error that a removal causes in a note that stays stops the commit.
    repository.write(
        "levers/vague-target.md",
        "---\ntype: lever\ntitle: Vague\nkind: design\n---\n\n[see](../post-mortems/first.md)\n",
    );
    repository.write(
        "guard-rails/research.md",
        "---\ntype: guardrail\ntitle: Research\nstatus: draft\nlevers: [vague-target]\n---\n",
    );
    repository.write(
        "bets/again.md",
        "---\ntype: bet\ntitle: Again\nstatus: planned\nguardrails: [research]\n---\n",
    );
    repository.commit("a bet");
    repository.git(&["rm", "-q", "guard-rails/research.md"]);
    let stopped = repository.try_git(&["commit", "-q", "-m", "gone"]);
    assert!(
        !stopped.status.success() && said(&stopped).contains("dangling-reference"),
        "{}",
        said(&stopped)
    );
}

#[test]
fn a_half_staged_note_stays_half_staged() {
    let repository = Repository::started();
    let path = "post-mortems/first.md";
    let old = repository.read(path);
    let staged = old.replace("vague-target", "weak-message");
    // As `git add -p` does it: one change of two goes into the index.
    let both = staged.replace("hours: 10", "hours: 99");
    repository.write(path, &staged);
    repository.git(&["add", path]);
    repository.write(path, &both);
    repository.git(&["commit", "-q", "-m", "half"]);
    assert_eq!(
        repository.git(&["show", "HEAD:post-mortems/first.md"]),
        staged
    );
    assert_eq!(repository.read(path), both);
    assert_eq!(
        repository.git(&["status", "--porcelain"]),
        format!(" M {path}\n")
    );
    let page = repository.git(&["show", "HEAD:index.md"]);
    assert!(
        page.contains("weak-message") && page.contains("10\u{a0}h") && !page.contains("99\u{a0}h"),
        "{page}"
    );
}

#[test]
fn unmerged_entries_are_findings() {
    let repository = Repository::started();
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("post-mortems/first.md", &postmortem("side", "weak-message"));
    repository.commit("side");
    repository.git(&["checkout", "-q", "main"]);
    repository.write("post-mortems/first.md", &postmortem("main", "no-follow-up"));
    repository.commit("main");
    assert!(
        !repository
            .try_git(&["merge", "-q", "side"])
            .status
            .success()
    );
    let check = pm(repository.root()).args(["check", "--staged", "--format", "concise"]);
    check.assert().code(1).stdout_eq(
        "post-mortems/first.md:1:1: error[unreadable-note] the merge of this file is not resolved\n",
    );
}

#[cfg(unix)]
#[test]
fn links_are_read_inside_the_vault_only() {
    use std::os::unix::fs::symlink;
    let repository = Repository::started();
    symlink("post-mortems/first.md", repository.root().join("alias.md")).unwrap();
    repository.commit("a link");
    repository.assert_true();
    symlink("/etc/passwd", repository.root().join("post-mortems/out.md")).unwrap();
    repository.git(&["add", "-A"]);
    let stopped = repository.try_git(&["commit", "-q", "-m", "out"]);
    assert!(!stopped.status.success() && said(&stopped).contains("leads out of the vault"));
}

#[cfg(unix)]
#[test]
fn the_page_keeps_its_mode_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let repository = Repository::started();
    repository.git(&["mv", "index.md", "page of ours.md"]);
    symlink("page of ours.md", repository.root().join("index.md")).unwrap();
    let chart = repository.root().join("pareto.svg");
    fs::set_permissions(chart, fs::Permissions::from_mode(0o755)).unwrap();
    repository.commit("moved");
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.commit("second");
    let entries = repository.git(&["ls-files", "-s", "*.svg", "*ours.md", "index.md"]);
    let modes: Vec<&str> = entries.lines().map(|line| &line[..6]).collect();
    assert_eq!(modes, ["120000", "100644", "100755"], "{entries}");
    assert!(repository.read("page of ours.md").contains("weak-message"));
    repository.assert_true();
    pm(repository.root())
        .args(["index", "--check", "--staged"])
        .assert()
        .success();
}

#[test]
fn a_page_in_another_encoding_is_left_alone() {
    let repository = Repository::started();
    let mut page = repository.read("index.md").into_bytes();
    page.extend(b"caf\xe9\n");
    repository.vault.write("index.md", &page);
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "-A"]);
    let done = repository.try_git(&["commit", "-q", "-m", "second"]);
    assert!(
        done.status.success()
            && said(&done).contains("index.md was left as it is: this is not UTF-8 text"),
        "{}",
        said(&done)
    );
    let kept = repository.try_git(&["show", "HEAD:index.md"]).stdout;
    assert_eq!(kept, page);
    assert_eq!(fs::read(repository.root().join("index.md")).unwrap(), page);
}

#[test]
fn line_ends_of_windows_stay_in_the_working_tree() {
    let repository = Repository::started();
    repository.git(&["config", "core.autocrlf", "true"]);
    // Without the lines of .gitattributes the page has them too.
    repository.git(&["rm", "-q", ".gitattributes"]);
    repository.git(&["commit", "-q", "--no-verify", "-m", "no attributes"]);
    let page = repository.read("index.md").replace('\n', "\r\n");
    repository.write("index.md", &page);
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message").replace('\n', "\r\n"),
    );
    repository.commit("second");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    assert!(!repository.git(&["show", "HEAD:index.md"]).contains('\r'));
    let page = repository.read("index.md");
    assert!(page.contains("weak-message") && page.lines().count() == page.matches("\r\n").count());
    pm(repository.root())
        .args(["index", "--check"])
        .assert()
        .success();
    pm(repository.root())
        .args(["check", "--staged"])
        .assert()
        .success();
}

#[test]
fn settings_count_as_they_are_staged() {
    let repository = Repository::started();
    repository.write("pm.yaml", "language: fr\n");
    repository.commit("French");
    assert!(
        repository
            .git(&["show", "HEAD:index.md"])
            .contains("1 échec")
    );
    // A change of pm.yaml answers for the whole vault; its errors stop nobody afterwards.
    repository.write("pm.yaml", "langage: fr\n");
    repository.git(&["add", "-A"]);
    let stopped = repository.try_git(&["commit", "-q", "-m", "slip"]);
    assert!(!stopped.status.success() && said(&stopped).contains("invalid-config"));
    repository.git(&["commit", "-q", "--no-verify", "-m", "slip"]);
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "-A"]);
    let done = repository.try_git(&["commit", "-q", "-m", "second"]);
    assert!(
        done.status.success()
            && said(&done).contains("pm.yaml has errors, so page and chart were left as they are")
            && said(&done).contains("1 error in files that this commit leaves alone"),
        "{}",
        said(&done)
    );
    assert!(
        repository
            .levers("HEAD:index.md", &["weak-message"])
            .is_empty()
    );
    // Nor does a note that goes answer for them.
    repository.git(&["rm", "-q", "post-mortems/second.md"]);
    repository.git(&["commit", "-q", "-m", "removed"]);
}

#[test]
fn phrases_stop_only_the_commit_that_breaks_them() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.commit("second");
    repository.write(".pm/excuses.tsv", "X\ten\tM\tw\tmercury (\t\n");
    repository.git(&["add", "-A"]);
    let stopped = repository.try_git(&["commit", "-q", "-m", "slip"]);
    assert!(!stopped.status.success() && said(&stopped).contains(".pm/excuses.tsv:1:18"));
    repository.git(&["commit", "-q", "--no-verify", "-m", "slip"]);
    repository.git(&["rm", "-q", "post-mortems/second.md"]);
    let done = repository.try_git(&["commit", "-q", "-m", "removed"]);
    assert!(done.status.success(), "{}", said(&done));
    repository.assert_true();
    repository.git(&["rm", "-q", ".pm/excuses.tsv"]);
    repository.git(&["commit", "-q", "-m", "mended"]);
    repository.assert_true();
}

#[test]
fn notes_too_large_to_be_read_are_findings() {
    let repository = Repository::started();
    repository.write("post-mortems/large.md", &"x".repeat((8 << 20) + 1));
    repository.git(&["add", "-A"]);
    repository.write("post-mortems/large.md", "");
    let check = pm(repository.root()).args(["check", "--staged", "--format", "concise"]);
    let output = check.output().unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.code() == Some(1)
            && found.contains("post-mortems/large.md:1:1: error[unreadable-note]"),
        "{found}"
    );
}

#[test]
fn notes_that_git_knows_but_ignores_count_nowhere() {
    let repository = Repository::started();
    repository.write("post-mortems/drafts/d.md", &postmortem("d", "weak-message"));
    repository.write("post-mortems/e.md", &postmortem("e", "no-follow-up"));
    repository.commit("both");
    repository.write("post-mortems/.gitignore", "drafts/\n");
    repository.commit("ignored");
    // The same as on the disk.
    repository.assert_true();
    let names = ["weak-message", "no-follow-up"];
    assert_eq!(repository.levers("HEAD:index.md", &names), ["no-follow-up"]);
    let list = |words: &[&str]| {
        let output = pm(repository.root()).args(words).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(list(&["list", "--staged"]), list(&["list"]));
}

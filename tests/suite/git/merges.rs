//! Merges, rebases, cherry-picks: the page never conflicts, and a merge's page is of its own notes.

use super::{Repository, postmortem};
use crate::program::pm;

#[test]
fn branches_that_both_changed_the_page_merge() {
    let repository = Repository::started();
    for (branch, lever) in [
        ("one", "weak-message"),
        ("two", "no-follow-up"),
        ("three", "late-price"),
    ] {
        repository.git(&["checkout", "-q", "-b", branch, "main"]);
        repository.write(
            &format!("post-mortems/{branch}.md"),
            &postmortem(branch, lever),
        );
        repository.commit(branch);
    }
    repository.git(&["checkout", "-q", "main"]);
    for branch in ["one", "two", "three"] {
        repository.git(&["merge", "-q", "--no-ff", "--no-edit", branch]);
        repository.assert_true();
    }
    let page = repository.read("index.md");
    assert!(
        ["weak-message", "no-follow-up", "late-price"]
            .iter()
            .all(|lever| page.contains(lever)),
        "{page}"
    );
}

#[test]
fn a_merge_keeps_the_text_of_both_sides_around_the_page() {
    let repository = Repository::started();
    let page = repository.read("index.md");
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("index.md", &format!("{page}\nA closing line.\n"));
    repository.write("post-mortems/side.md", &postmortem("side", "weak-message"));
    repository.commit("side");
    repository.git(&["checkout", "-q", "main"]);
    repository.write(
        "index.md",
        &page.replacen("\n\n", "\n\nAn opening line.\n\n", 1),
    );
    repository.write(
        "post-mortems/other.md",
        &postmortem("other", "no-follow-up"),
    );
    repository.commit("other");
    repository.git(&["merge", "-q", "--no-edit", "side"]);
    repository.assert_true();
    let merged = repository.read("index.md");
    assert!(
        merged.contains("A closing line.") && merged.contains("An opening line."),
        "{merged}"
    );
}

#[test]
fn rebase_and_cherry_pick_never_conflict_in_the_page() {
    let repository = Repository::started();
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("post-mortems/side.md", &postmortem("side", "weak-message"));
    repository.commit("side");
    repository.git(&["checkout", "-q", "main"]);
    repository.write(
        "post-mortems/other.md",
        &postmortem("other", "no-follow-up"),
    );
    repository.commit("other");
    repository.git(&["checkout", "-q", "-b", "picked", "main"]);
    repository.git(&["cherry-pick", "side"]);
    repository.git(&["checkout", "-q", "side"]);
    repository.git(&["rebase", "-q", "main"]);
    // Neither calls the hook: the next index mends the page.
    repository.pm(&["index"]);
    let page = repository.read("index.md");
    assert!(
        page.contains("weak-message") && page.contains("no-follow-up"),
        "{page}"
    );
}

#[test]
fn a_note_conflict_is_a_finding_until_it_is_resolved() {
    let repository = Repository::started();
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("post-mortems/first.md", &postmortem("side", "weak-message"));
    repository.commit("side");
    repository.git(&["checkout", "-q", "main"]);
    repository.write("post-mortems/first.md", &postmortem("main", "no-follow-up"));
    repository.commit("main");
    assert!(
        !repository
            .try_git(&["merge", "-q", "--no-edit", "side"])
            .status
            .success()
    );
    pm(repository.root())
        .args(["check", "--format", "concise"])
        .assert()
        .code(1);
    repository.write("post-mortems/first.md", &postmortem("both", "late-price"));
    repository.commit("resolved");
    repository.assert_true();
}

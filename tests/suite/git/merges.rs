//! Merges, rebases, cherry-picks: the page never conflicts, and a merge's page is of its own notes.

use super::{Repository, postmortem, said};
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

/// Two branches that both added a post-mortem and changed the page; `main` is checked out.
fn parted() -> Repository {
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
    repository
}

/// Git has kept our page: `index --check` catches it, and the next index or commit mends it.
fn assert_kept(repository: &Repository, ours: &str) {
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    assert_eq!(repository.read("index.md"), ours);
    let check = || pm(repository.root()).args(["index", "--check"]);
    check().assert().code(1);
    repository.pm(&["index"]);
    check().assert().success();
    repository.commit("the page");
    repository.assert_true();
}

#[test]
fn a_rebase_keeps_the_page_without_a_conflict() {
    let repository = parted();
    let ours = repository.read("index.md");
    repository.git(&["checkout", "-q", "side"]);
    repository.write("post-mortems/more.md", &postmortem("more", "late-price"));
    repository.commit("more");
    repository.git(&["rebase", "-q", "main"]);
    assert_kept(&repository, &ours);
}

#[test]
fn a_cherry_pick_keeps_the_page_without_a_conflict() {
    let repository = parted();
    let ours = repository.read("index.md");
    repository.git(&["cherry-pick", "side"]);
    assert_kept(&repository, &ours);
    let ours = repository.read("index.md");
    repository.git(&["revert", "--no-edit", "HEAD~1"]);
    assert_kept(&repository, &ours);
}

#[test]
fn a_stash_keeps_the_page_without_a_conflict() {
    let repository = Repository::started();
    repository.write("post-mortems/side.md", &postmortem("side", "weak-message"));
    repository.pm(&["index"]);
    repository.git(&["stash", "-q", "-u"]);
    repository.write(
        "post-mortems/other.md",
        &postmortem("other", "no-follow-up"),
    );
    repository.commit("other");
    let ours = repository.read("index.md");
    repository.git(&["stash", "pop", "-q"]);
    assert_eq!(repository.read("index.md"), ours);
    assert_eq!(
        repository.git(&["status", "--porcelain"]),
        "?? post-mortems/side.md\n"
    );
    // The next commit takes the true page along.
    repository.commit("side");
    repository.assert_true();
}

#[test]
fn a_squash_and_a_merge_that_is_committed_later_get_the_true_page() {
    for words in [["merge", "--no-commit"], ["merge", "--squash"]] {
        let repository = parted();
        repository.git(&[&words[..], &["-q", "side"]].concat());
        let staged = ["index", "--check", "--staged"];
        pm(repository.root()).args(staged).assert().success();
        repository.git(&["commit", "-q", "-m", "merged"]);
        repository.assert_true();
    }
}

#[test]
fn git_refuses_to_merge_three_heads_at_once() {
    let repository = parted();
    repository.git(&["checkout", "-q", "-b", "third", "main~1"]);
    repository.write("post-mortems/third.md", &postmortem("third", "late-price"));
    repository.commit("third");
    repository.git(&["checkout", "-q", "main"]);
    let head = repository.git(&["rev-parse", "HEAD"]);
    let refused = repository.try_git(&["merge", "-q", "--no-edit", "side", "third"]);
    assert!(!refused.status.success(), "{}", said(&refused));
    assert_eq!(repository.git(&["rev-parse", "HEAD"]), head);
    repository.git(&["reset", "-q", "--hard"]);
    for branch in ["side", "third"] {
        repository.git(&["merge", "-q", "--no-edit", branch]);
        repository.assert_true();
    }
}

/// Two branches of which one left the page as it was.
fn with_a_stale_page() -> Repository {
    let repository = Repository::started();
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("post-mortems/side.md", &postmortem("side", "weak-message"));
    repository.git(&["add", "-A"]);
    // Without the hook the page stays as it was, and git sees a change of it on one side alone.
    repository.git(&["commit", "-q", "--no-verify", "-m", "side"]);
    repository.git(&["checkout", "-q", "main"]);
    repository.write(
        "post-mortems/other.md",
        &postmortem("other", "no-follow-up"),
    );
    repository.commit("other");
    repository
}

#[cfg(unix)]
#[test]
fn a_page_that_is_read_only_stops_no_merge() {
    use std::os::unix::fs::PermissionsExt;
    let repository = with_a_stale_page();
    let page = repository.root().join("index.md");
    std::fs::set_permissions(page, std::fs::Permissions::from_mode(0o444)).unwrap();
    let merged = repository.try_git(&["merge", "-q", "--no-edit", "side"]);
    let told = said(&merged);
    assert!(
        merged.status.success()
            && told.contains("pm: index.md was left as it is: it is read-only\n"),
        "{told}"
    );
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_merge_with_a_stale_page_is_finished_by_hand() {
    let repository = with_a_stale_page();
    let stopped = repository.try_git(&["merge", "-q", "--no-edit", "side"]);
    let told = said(&stopped);
    assert!(
        !stopped.status.success() && told.contains("pm: finish with: git commit --no-edit"),
        "{told}"
    );
    repository.git(&["commit", "-q", "--no-edit"]);
    repository.assert_true();
    let parents = repository.git(&["rev-list", "--parents", "-n", "1", "HEAD"]);
    assert_eq!(parents.split_whitespace().count(), 3, "it is a merge");
}

#[test]
fn without_the_driver_index_repairs_a_page_full_of_conflict_marks() {
    let repository = parted();
    repository.pm(&["hook", "uninstall"]);
    let conflict = repository.try_git(&["merge", "-q", "--no-edit", "side"]);
    assert!(!conflict.status.success());
    assert!(repository.read("index.md").contains("<<<<<<<"));
    assert!(repository.read("pareto.svg").contains("<<<<<<<"));
    repository.pm(&["index"]);
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "--no-edit"]);
    repository.assert_true();
    assert!(!repository.read("index.md").contains("<<<<<<<"));
}

#[test]
fn a_merge_whose_notes_cannot_be_read_keeps_our_page() {
    let repository = parted();
    // The settings conflict: nobody knows what the page should be.
    for (branch, setting) in [("side", "hour: 60\n"), ("main", "hour: 70\n")] {
        repository.git(&["checkout", "-q", branch]);
        repository.write("pm.yaml", setting);
        repository.commit(branch);
    }
    let ours = repository.read("index.md");
    let conflict = repository.try_git(&["merge", "-q", "--no-edit", "side"]);
    assert!(!conflict.status.success());
    assert_eq!(repository.read("index.md"), ours);
    repository.write("pm.yaml", "hour: 65\n");
    repository.commit("settled");
    repository.assert_true();
    assert!(repository.read("index.md").contains("65"));
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

#[test]
fn a_driver_that_git_tells_nothing_of_the_notes_keeps_our_page_and_says_so() {
    let repository = parted();
    let ours = repository.read("index.md");
    for (name, revision) in [("base", "main~1"), ("theirs", "side")] {
        let page = repository.git(&["show", &format!("{revision}:index.md")]);
        repository.write(name, &page);
    }
    repository.write("ours", &format!("{ours}\nA line of ours.\n"));
    // A head that is not there, as `merge-tree` is not in older versions of git.
    let gone = format!("GITHEAD_{}", "1".repeat(40));
    let files = ["hook", "merge", "base", "ours", "theirs", "index.md"];
    let driver = pm(repository.root()).args(files).env(gone, "gone");
    let output = driver.output().unwrap();
    let told = said(&output);
    assert!(
        output.status.success()
            && told.contains("pm: index.md was kept as ours: ")
            && told.contains("git merge-tree"),
        "{told}"
    );
    assert_eq!(
        repository.read("ours"),
        format!("{ours}\nA line of ours.\n")
    );
}

#[test]
fn a_conflict_around_the_page_is_marked_as_git_marks_notes() {
    let repository = Repository::started();
    let page = repository.read("index.md");
    let head = |words: &str| page.replacen("\n\n", &format!("\n\n{words}\n\n"), 1);
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("index.md", &head("Theirs."));
    repository.commit("side");
    repository.git(&["checkout", "-q", "main"]);
    repository.write("index.md", &head("Ours."));
    repository.commit("ours");
    let conflict = |ours: &str, theirs: &str| {
        repository.git(&["reset", "-q", "--hard"]);
        let merge = repository.try_git(&["merge", "-q", "--no-edit", "side"]);
        assert!(!merge.status.success());
        let merged = repository.read("index.md");
        assert!(
            merged.contains(&format!("<<<<<<< {ours}\nOurs."))
                && merged.contains(&format!("\n>>>>>>> {theirs}\n")),
            "{merged}"
        );
    };
    conflict("HEAD", "side");
    // Hooks of older versions, and versions of git that do not know the names.
    let driver = repository.git(&["config", "merge.pm.driver"]);
    for names in ["", " %%X %%Y"] {
        let older = driver.trim_end().replace(" %X %Y", names);
        repository.git(&["config", "merge.pm.driver", &older]);
        conflict("ours", "theirs");
    }
}

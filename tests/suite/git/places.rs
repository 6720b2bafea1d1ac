//! Where vaults and working trees lie: beside other code, in worktrees, submodules and sparse checkouts.

use super::{Repository, postmortem, said};
use crate::program::{pm, printed};

#[test]
fn a_worktree_has_an_index_of_its_own() {
    let repository = Repository::started();
    repository.git(&["worktree", "add", "-q", "-b", "elsewhere", "linked"]);
    for (name, lever) in [("one", "weak-message"), ("two", "late-price")] {
        let path = format!("linked/post-mortems/{name}.md");
        repository.write(&path, &postmortem(name, lever));
    }
    repository.git(&["-C", "linked", "add", "-A"]);
    repository.git(&[
        "-C",
        "linked",
        "commit",
        "-q",
        "-m",
        "one",
        "--",
        "post-mortems/one.md",
    ]);
    let page = repository.git(&["show", "elsewhere:index.md"]);
    assert!(
        page.contains("one.md") && !page.contains("two.md"),
        "{page}"
    );
    assert_eq!(
        repository.git(&["-C", "linked", "status", "--porcelain"]),
        "A  post-mortems/two.md\n"
    );
    assert!(!repository.read("index.md").contains("one.md"));
}

#[test]
fn submodules_are_vaults_of_their_own() {
    let inner = Repository::started();
    let repository = Repository::started();
    let from = inner.root().to_str().unwrap();
    repository.git(&[
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        from,
        "inner",
    ]);
    repository.commit("inner");
    repository.assert_true();
    let folder = repository.root().join("inner");
    pm(&folder).args(["hook", "install"]).assert().success();
    for (key, value) in [
        ("user.name", "tester"),
        ("user.email", "tester@example.invalid"),
    ] {
        repository.git(&["-C", "inner", "config", key, value]);
    }
    repository.write(
        "inner/post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["-C", "inner", "add", "-A"]);
    repository.git(&["-C", "inner", "commit", "-q", "-m", "second"]);
    assert!(
        repository
            .git(&["-C", "inner", "show", "HEAD:index.md"])
            .contains("weak-message")
    );
    assert_eq!(
        repository.git(&["-C", "inner", "status", "--porcelain"]),
        ""
    );
    repository.commit("the new inner");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    assert!(!repository.read("index.md").contains("weak-message"));
}

#[test]
fn a_sparse_checkout_stays_sparse() {
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.commit("second");
    repository.git(&[
        "sparse-checkout",
        "set",
        "--no-cone",
        "/pm.yaml",
        "/post-mortems/second.md",
    ]);
    assert!(!repository.root().join("index.md").exists());
    // The whole commit, then a partial one: git prepares two indexes for that.
    for (lever, end) in [
        ("no-follow-up", &[][..]),
        ("late-price", &["--", "post-mortems/second.md"][..]),
    ] {
        repository.write("post-mortems/second.md", &postmortem("second", lever));
        repository.git(&["add", "post-mortems/second.md"]);
        repository.git(&[&["commit", "-q", "-m", lever][..], end].concat());
        assert_eq!(repository.git(&["status", "--porcelain"]), "");
        assert!(!repository.root().join("index.md").exists());
        // The note that is not checked out counts.
        let names = ["vague-target", lever];
        assert_eq!(repository.levers("HEAD:index.md", &names), names);
    }
    let staged = printed(pm(repository.root()).args(["list", "--staged", "--format", "csv"]));
    assert!(staged.contains("first"), "{staged}");
    repository.git(&["sparse-checkout", "disable"]);
    repository.assert_true();
}

#[test]
fn a_commit_outside_the_vault_does_not_look_at_it() {
    let repository = Repository::started();
    repository.write("index.md", "");
    repository.git(&["commit", "-q", "--no-verify", "-a", "-m", "broken page"]);
    repository.write("src/main.rs", "fn main() {}\n");
    repository.git(&["add", "src"]);
    let done = repository.try_git(&["commit", "-q", "-m", "code"]);
    assert_eq!((done.status.success(), said(&done).as_str()), (true, ""));
}

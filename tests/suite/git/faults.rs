//! Where git cannot be had, refuses, or is stopped half-way: the index is as before or complete, and the notes are untouched.

use std::{fs, path::Path, thread, time::Duration};

use super::{Repository, postmortem, said};
use crate::program::{Vault, pm};

/// What a command that ends with 2 says.
fn refused(folder: &Path, words: &[&str]) -> String {
    let output = pm(folder).args(words).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{words:?}: {told}");
    told
}

#[test]
fn without_a_working_tree_nothing_is_done() {
    let alone = Vault::new();
    let commands: [&[&str]; 5] = [
        &["check", "--staged"],
        &["check", "--since", "main"],
        &["index", "--check", "--staged"],
        &["hook", "install"],
        &["hook", "run", "pre-commit"],
    ];
    for words in commands {
        let told = refused(alone.root(), words);
        assert!(
            told.contains("not a git repository")
                && told.contains("`git init` starts a repository"),
            "{told}"
        );
    }
    alone.pm().arg("check").assert().success();

    let repository = Repository::started();
    repository.git(&["init", "-q", "--bare", "shared.git"]);
    let told = refused(&repository.root().join("shared.git"), &["hook", "install"]);
    assert!(told.contains("work in a clone of it"), "{told}");
}

#[test]
fn without_git_only_what_needs_it_fails() {
    let repository = Repository::started();
    for words in [
        &["check", "--staged"][..],
        &["hook", "install"],
        &["levers", "--since", "HEAD"],
    ] {
        let output = pm(repository.root())
            .args(words)
            .env("PATH", "")
            .output()
            .unwrap();
        let told = said(&output);
        assert!(
            output.status.code() == Some(2) && told.contains("git is not on PATH"),
            "{told}"
        );
    }
    for words in [&["check"][..], &["index"], &["levers"]] {
        pm(repository.root())
            .args(words)
            .env("PATH", "")
            .assert()
            .success();
    }
}

#[test]
fn a_locked_index_stays_as_it_is() {
    let repository = Repository::started();
    repository.write("team/pm.yaml", "");
    repository.write("team/post-mortems/t.md", &postmortem("t", "weak-message"));
    repository.commit("team");
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.write("team/post-mortems/u.md", &postmortem("u", "no-follow-up"));
    repository.git(&["add", "-A"]);
    let index = repository.root().join(".git/index");
    let before = fs::read(&index).unwrap();
    repository.write(".git/index.lock", "");
    let told = refused(repository.root(), &["hook", "run", "pre-commit"]);
    assert!(
        told.contains("index.lock") && told.contains("git update-index"),
        "{told}"
    );
    assert_eq!(fs::read(&index).unwrap(), before);
    fs::remove_file(repository.root().join(".git/index.lock")).unwrap();
    repository.git(&["commit", "-q", "-m", "later"]);
    repository.assert_true();
}

#[cfg(unix)]
#[test]
fn a_chart_that_cannot_be_written_stops_the_commit_before_the_index_changes() {
    use std::os::unix::fs::symlink;
    let repository = Repository::started();
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "-A"]);
    let before = repository.git(&["write-tree"]);
    let outside = Vault::new();
    fs::copy(
        repository.root().join("pareto.svg"),
        outside.root().join("pareto.svg"),
    )
    .unwrap();
    fs::remove_file(repository.root().join("pareto.svg")).unwrap();
    symlink(
        outside.root().join("pareto.svg"),
        repository.root().join("pareto.svg"),
    )
    .unwrap();
    let stopped = repository.try_git(&["commit", "-q", "-m", "second"]);
    assert!(
        !stopped.status.success() && said(&stopped).contains("leads out of the vault"),
        "{}",
        said(&stopped)
    );
    assert_eq!(repository.git(&["write-tree"]), before);
}

#[cfg(unix)]
#[test]
fn what_is_read_only_stays_and_stops_no_commit() {
    use std::os::unix::fs::PermissionsExt;
    for path in ["index.md", "pareto.svg"] {
        let repository = Repository::started();
        let set_mode = |mode| {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(repository.root().join(path), mode).unwrap();
        };
        let before = repository.read("index.md");
        set_mode(0o444);
        repository.write(
            "post-mortems/second.md",
            &postmortem("second", "weak-message"),
        );
        repository.write(
            "levers/slip.md",
            "---\ntype: lever\ntitle: x\nkind: design\naliasses: x\n---\n",
        );
        repository.git(&["add", "-A"]);
        let done = repository.try_git(&["commit", "-q", "-m", "second"]);
        let told = said(&done);
        let left = format!(
            "pm: {path} was left as it is: it is read-only\n  make it writable (`chmod u+w`); "
        );
        assert!(
            done.status.success() && told.contains(&left) && told.contains("unknown-field"),
            "{told}"
        );
        assert_eq!(repository.git(&["status", "--porcelain"]), "");
        assert_eq!(repository.read("index.md"), before);
        set_mode(0o644);
        repository.write(
            "post-mortems/third.md",
            &postmortem("third", "weak-message"),
        );
        repository.commit("third");
        repository.assert_true();
    }
}

#[test]
fn a_commit_without_a_message_leaves_a_page_that_the_next_one_takes() {
    let repository = Repository::started();
    for (lever, words) in [
        ("weak-message", &["commit"][..]),
        ("no-follow-up", &["commit", "-a"]),
        ("late-price", &["commit", "--", "post-mortems/first.md"]),
    ] {
        repository.write("post-mortems/first.md", &postmortem("first", lever));
        if words.len() == 1 {
            repository.git(&["add", "-A"]);
        }
        let mut aborted = repository.command(words);
        let output = aborted
            .env("GIT_EDITOR", "sh -c 'echo > \"$1\"' editor")
            .output()
            .unwrap();
        assert!(
            !output.status.success() && said(&output).contains("empty commit message"),
            "{}",
            said(&output)
        );
        assert_eq!(
            repository.read("post-mortems/first.md"),
            postmortem("first", lever)
        );
        let (commit, rest) = words.split_at(1);
        repository.git(&[commit, &["-q", "-m", lever], rest].concat());
        repository.assert_true();
    }
}

/// Kills a commit with all that it has started, after each of a number of delays, and looks at what is left.
#[cfg(unix)]
#[test]
fn a_killed_commit_leaves_the_index_as_before_or_complete() {
    use std::os::unix::process::CommandExt;
    let repository = Repository::started();
    let path = "post-mortems/first.md";
    let commits: [&[&str]; 3] = [
        &["commit", "-q", "-m", "x"],
        &["commit", "-q", "-a", "-m", "x"],
        &["commit", "-q", "-m", "x", "--", path],
    ];
    for (at, delay) in (0..18_u64).map(|at| at * 9).enumerate() {
        let words = commits[at % commits.len()];
        let text = postmortem("first", &format!("lever-number-{at}"));
        repository.write(path, &text);
        if !words.contains(&"-a") {
            repository.git(&["add", path]);
        }
        let head = repository.git(&["rev-parse", "HEAD"]);
        let before = repository.git(&["write-tree"]);
        let mut commit = repository.command(words).process_group(0).spawn().unwrap();
        thread::sleep(Duration::from_millis(delay));
        let group = format!("-{}", commit.id());
        // It may have ended by itself.
        let _ = std::process::Command::new("kill")
            .args(["-9", "--", &group])
            .output();
        commit.wait().unwrap();
        // Git's own locks stay behind, as after any crash.
        for lock in ["index.lock", "HEAD.lock", "refs/heads/main.lock"] {
            let _ = fs::remove_file(repository.root().join(".git").join(lock));
        }
        assert_eq!(repository.read(path), text, "the note is untouched");
        let after = repository.git(&["write-tree"]);
        if repository.git(&["rev-parse", "HEAD"]) == head && after != before {
            let changed = repository.git(&[
                "diff-tree",
                "-r",
                "--name-only",
                before.trim(),
                after.trim(),
            ]);
            assert!(changed.contains("index.md\npareto.svg\n"), "{changed}");
            pm(repository.root())
                .args(["index", "--check", "--staged"])
                .assert()
                .success();
        }
        // The next commit finds everything as if nothing had happened.
        repository.git(&["add", path]);
        repository.git(&["commit", "-q", "--allow-empty", "-m", "again"]);
        pm(repository.root())
            .args(["index", "--check", "--staged"])
            .assert()
            .success();
        pm(repository.root())
            .args(["index", "--check"])
            .assert()
            .success();
    }
    repository.git(&["fsck", "--no-dangling"]);
}

//! The hooks themselves: how they get into a repository and out again, and where they find pm.

use std::{fs, path::Path};

use super::{Repository, postmortem, said};
use crate::program::{Vault, apart, files, pm};

/// A repository without hooks.
fn bare_of_hooks() -> Repository {
    let repository = Repository {
        vault: Vault::new(),
    };
    repository.git(&["init", "-q", "-b", "main"]);
    repository.git(&["config", "user.name", "tester"]);
    repository.git(&["config", "user.email", "tester@example.invalid"]);
    repository
}

fn install(repository: &Repository) -> String {
    let output = pm(repository.root())
        .args(["hook", "install"])
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn installing_twice_is_installing_once() {
    let repository = bare_of_hooks();
    let first = install(&repository);
    assert!(
        first.contains("pre-commit") && first.contains(".gitattributes"),
        "{first}"
    );
    let before = files(&repository.root().join(".git"));
    let again = install(&repository);
    let expected = ["pre-commit", "pre-merge-commit"];
    assert!(
        again
            .lines()
            .zip(expected)
            .all(|(line, name)| line.ends_with(&format!("{name} is there already")))
    );
    assert_eq!(again.lines().count(), 2, "{again}");
    assert_eq!(files(&repository.root().join(".git")), before);
}

#[test]
fn uninstalling_leaves_the_lines_that_it_names() {
    let repository = bare_of_hooks();
    let before = files(repository.root());
    install(&repository);
    let attributes = repository.read(".gitattributes");
    let output = pm(repository.root())
        .args(["hook", "uninstall"])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    for line in attributes.lines() {
        assert!(told.contains(line), "{told}");
    }
    let mut after = files(repository.root());
    after.retain(|(path, _)| path != ".gitattributes");
    assert_eq!(after, before);
    pm(repository.root()).args(["hook", "uninstall"]).assert().success().stderr_eq(
        "nothing to remove: pm is not installed in this repository\nleft for the others[..]\nleft for the others[..]\n",
    );
}

#[test]
fn hooks_go_where_the_repository_wants_them() {
    for path in ["hooks of ours", "/hooks of ours"] {
        let repository = bare_of_hooks();
        let folder = repository.root().join("hooks of ours");
        let setting = if path.starts_with('/') {
            folder.to_str().unwrap()
        } else {
            path
        };
        repository.git(&["config", "core.hooksPath", setting]);
        install(&repository);
        assert!(
            folder.join("pre-commit").exists()
                && !repository.root().join(".git/hooks/pre-commit").exists()
        );
        repository.write(
            "post-mortems/first.md",
            &postmortem("first", "vague-target"),
        );
        repository.git(&["add", "post-mortems", "pm.yaml"]);
        repository.git(&["commit", "-q", "-m", "first"]);
        assert!(
            repository
                .git(&["show", "HEAD:index.md"])
                .contains("vague-target")
        );
        pm(repository.root())
            .args(["hook", "uninstall"])
            .assert()
            .success();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}

#[test]
fn hooks_that_others_share_are_only_told_of() {
    let repository = bare_of_hooks();
    let outside = Vault::new();
    repository.git(&["config", "core.hooksPath", outside.root().to_str().unwrap()]);
    let told = install(&repository);
    assert!(
        told.contains("core.hooksPath leads out of this repository, so this hook was not written")
            && told.contains("pm hook run pre-merge-commit"),
        "{told}"
    );
    assert!(!outside.root().join("pre-commit").exists());
    // The same for a folder inside that all repositories of a user share.
    repository.git(&["config", "--unset", "core.hooksPath"]);
    outside.write("config", "[core]\n\thooksPath = mine\n");
    let install = pm(repository.root())
        .args(["hook", "install"])
        .env("GIT_CONFIG_GLOBAL", outside.root().join("config"));
    let told = String::from_utf8(install.output().unwrap().stderr).unwrap();
    assert!(told.contains("core.hooksPath"), "{told}");
    assert!(!repository.root().join("mine").exists());
}

#[test]
fn the_hooks_of_husky_are_those_in_its_folder() {
    let repository = bare_of_hooks();
    // As husky 9 lays it out: git calls a generated file, which calls the one that people edit.
    let call = "#!/bin/sh\nsh -e \"$(dirname \"$(dirname \"$0\")\")/$(basename \"$0\")\"\n";
    for name in ["pre-commit", "pre-merge-commit"] {
        repository.write(&format!(".husky/_/{name}"), call);
        make_runnable(&repository.root().join(format!(".husky/_/{name}")));
    }
    repository.git(&["config", "core.hooksPath", ".husky/_"]);
    let told = install(&repository);
    assert_eq!(repository.read(".husky/_/pre-commit"), call);
    let line = told
        .lines()
        .find(|line| line.contains("hook run pre-commit"))
        .unwrap();
    assert!(
        told.contains("husky/pre-commit belongs to somebody else"),
        "{told}"
    );
    for name in ["pre-commit", "pre-merge-commit"] {
        repository.write(&format!(".husky/{name}"), &line.replace("pre-commit", name));
    }
    assert!(install(&repository).contains("husky/pre-commit is there already"));
    repository.write(
        "post-mortems/first.md",
        &postmortem("first", "vague-target"),
    );
    repository.git(&["add", "post-mortems", "pm.yaml"]);
    repository.git(&["commit", "-q", "-m", "first"]);
    assert!(
        repository
            .git(&["show", "HEAD:index.md"])
            .contains("vague-target")
    );
    repository.write("post-mortems/bad.md", "---\ntype: postmortem\n---\n");
    repository.git(&["add", "post-mortems"]);
    assert!(
        !repository
            .try_git(&["commit", "-q", "-m", "bad"])
            .status
            .success()
    );
}

/// Puts the program somewhere else, ready to be run.
fn put_program(path: &Path) {
    let pm = snapbox::cmd::cargo_bin!("pm");
    if fs::hard_link(pm, path).is_ok() {
        return;
    }
    fs::copy(pm, path).unwrap();
    // A process that another test starts at this instant keeps the new file open for writing until it has begun.
    let run = || std::process::Command::new(path).arg("--version").output();
    while run().is_err_and(|error| error.kind() == std::io::ErrorKind::ExecutableFileBusy) {
        std::thread::yield_now();
    }
}

#[test]
fn a_hook_without_pm_says_what_to_do() {
    let repository = bare_of_hooks();
    // A pm that was there once, under a name that the shell has to be told of.
    let folder = repository.root().join("it's gone");
    fs::create_dir(&folder).unwrap();
    let program = folder.join(format!("pm{}", std::env::consts::EXE_SUFFIX));
    put_program(&program);
    let install = apart(&program)
        .args(["hook", "install", "-q"])
        .current_dir(repository.root())
        .status();
    assert!(install.unwrap().success());
    repository.write(
        "post-mortems/first.md",
        &postmortem("first", "vague-target"),
    );
    repository.git(&["add", "post-mortems", "pm.yaml"]);
    let commit = |words: &[&str]| {
        let mut command = repository.command(&["commit", "-q", "-m", "first"]);
        command.args(words);
        // Git and the shell are there, pm is not.
        command
            .env("PATH", without_pm())
            .env("HOME", &folder)
            .output()
            .unwrap()
    };
    let done = commit(&[]);
    assert!(
        done.status.success(),
        "where PATH lacks it: {}",
        said(&done)
    );
    assert!(
        repository
            .git(&["show", "HEAD:index.md"])
            .contains("vague-target")
    );

    fs::remove_file(&program).unwrap();
    repository.write(
        "post-mortems/first.md",
        &postmortem("first", "weak-message"),
    );
    repository.git(&["add", "post-mortems"]);
    let stopped = commit(&[]);
    assert!(!stopped.status.success());
    let told = said(&stopped);
    assert!(
        told.contains("pm: not found") && told.contains("git commit --no-verify"),
        "{told}"
    );
    assert!(commit(&["--no-verify"]).status.success());
}

#[test]
fn a_branch_leaves_the_page_to_the_default_branch() {
    let repository = Repository::started();
    repository.write("pm.yaml", "index: { commit: default-branch }\n");
    repository.commit("for a team");
    repository.git(&["checkout", "-q", "-b", "side"]);
    let page = repository.read("index.md");
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.commit("second");
    assert_eq!(repository.read("index.md"), page);
    assert_eq!(repository.git(&["show", "HEAD:index.md"]), page);
    repository.git(&["checkout", "-q", "main"]);
    repository.write(
        "post-mortems/third.md",
        &postmortem("third", "no-follow-up"),
    );
    repository.commit("third");
    repository.assert_true();
    // One side alone changed the page, so that git does not ask the driver: the hook puts it right.
    let stopped = repository.try_git(&["merge", "-q", "--no-edit", "side"]);
    assert!(said(&stopped).contains("finish with: git commit --no-edit"));
    repository.git(&["commit", "-q", "--no-edit"]);
    repository.assert_true();

    // Where origin says what the default branch is, nothing else is one.
    repository.git(&["update-ref", "refs/remotes/origin/trunk", "HEAD"]);
    repository.git(&[
        "symbolic-ref",
        "refs/remotes/origin/HEAD",
        "refs/remotes/origin/trunk",
    ]);
    repository.write(
        "post-mortems/fourth.md",
        &postmortem("fourth", "late-price"),
    );
    repository.commit("fourth");
    assert!(!repository.read("index.md").contains("late-price"));
    repository.git(&["checkout", "-q", "-b", "trunk"]);
    repository.write("post-mortems/fifth.md", &postmortem("fifth", "late-price"));
    repository.commit("fifth");
    repository.assert_true();
}

#[test]
fn the_parts_of_the_hook_work_alone() {
    let repository = Repository::started();
    let run = |part: &str, code: i32| {
        let output = pm(repository.root())
            .args(["hook", "run", part])
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{part}: {told}");
        told
    };
    repository.write(
        "post-mortems/second.md",
        &postmortem("second", "weak-message"),
    );
    repository.git(&["add", "-A"]);
    run("check", 0);
    assert_eq!(
        repository.git(&["diff", "--cached", "--name-only"]),
        "post-mortems/second.md\n"
    );
    assert!(run("index", 0).contains("in this commit too: index.md"));
    repository.git(&["commit", "-q", "--no-verify", "-m", "second"]);
    repository.assert_true();
    // Outside of a commit everything counts.
    run("check", 0);
    run("index", 0);
    repository.write("post-mortems/bad.md", "---\ntype: postmortem\n---\n");
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "--no-verify", "-m", "bad"]);
    let told = run("check", 1);
    assert!(
        told.contains("missing-field") && !told.contains("the commit was stopped"),
        "{told}"
    );
    assert!(run("index", 1).contains("staged, commit them: index.md"));
    run("pre-commit", 0);
}

/// PATH without the folders in which there is a pm.
fn without_pm() -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("pm{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::split_paths(&path).filter(|folder| !folder.join(&name).exists());
    std::env::join_paths(folders).unwrap()
}

fn make_runnable(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let _ = path;
}

//! A team on GitHub: what `pm init --team` writes, and the shell lines of its workflow, run here as a runner runs them.
#![cfg(unix)]

use std::{fs, path::Path, process::Output};

use super::{Repository, postmortem, said};
use crate::program::{Vault, apart, pm};

const WORKFLOW: &str = ".github/workflows/pm.yml";
const VAULT: &str = "docs/our failures";

/// A repository with a team's vault in a folder, pushed to `origin.git` beside it.
fn team() -> Repository {
    let repository = Repository {
        vault: Vault::new(),
    };
    fs::remove_file(repository.root().join("pm.yaml")).unwrap();
    repository.git(&["init", "-q", "-b", "main"]);
    repository.git(&["config", "user.name", "tester"]);
    repository.git(&["config", "user.email", "tester@example.invalid"]);
    let init = ["init", "--team", "--language", "en", VAULT];
    pm(repository.root()).args(init).assert().success();
    repository.pm(&["hook", "install"]);
    write(&repository, "first", "vague-target");
    repository.write(".gitignore", "/origin.git\n/runner\n");
    repository.commit("first");
    repository.git(&["clone", "-q", "--bare", ".", "origin.git"]);
    repository.git(&["remote", "add", "origin", "./origin.git"]);
    repository
}

fn write(repository: &Repository, title: &str, lever: &str) {
    repository.write(
        &format!("{VAULT}/post-mortems/{title}.md"),
        &postmortem(title, lever),
    );
}

/// A fresh clone of a branch, as a runner has it.
fn check_out(repository: &Repository, branch: &str) {
    let _ = fs::remove_dir_all(repository.root().join("runner"));
    let origin = format!("file://{}", repository.root().join("origin.git").display());
    repository.git(&[
        "clone", "-q", "--depth", "2", "-b", branch, &origin, "runner",
    ]);
}

/// Runs a step of the workflow in the clone, by its name.
fn step(repository: &Repository, name: &str) -> Output {
    let workflow = repository.read(WORKFLOW);
    let mut command = apart("bash");
    let runner = repository.root().join("runner");
    command
        .args(["-e", "-c", &script(&workflow, name)])
        .current_dir(&runner);
    for (key, value) in repository.command(&[]).get_envs() {
        command.envs(value.map(|value| (key, value)));
    }
    for key in ["VAULT", "PAGE", "CHART"] {
        let line = workflow
            .lines()
            .find_map(|line| line.trim().strip_prefix(&format!("{key}: ")));
        command.env(key, line.unwrap().trim_matches('"'));
    }
    command.env("GITHUB_STEP_SUMMARY", repository.root().join("summary.md"));
    command.output().unwrap()
}

/// The script of a step: what follows `run:`, on the line or below it.
fn script(workflow: &str, name: &str) -> String {
    let step = workflow.split(&format!("name: {name}\n")).nth(1).unwrap();
    let (_, run) = step.split_once("run: ").unwrap();
    let (first, rest) = run.split_once('\n').unwrap();
    if first != "|" {
        return first.to_owned();
    }
    let lines = rest
        .lines()
        .take_while(|line| line.starts_with("          "));
    lines.flat_map(|line| [line.trim_start(), "\n"]).collect()
}

#[test]
fn a_team_starts_with_a_workflow_at_the_root() {
    let repository = team();
    let settings = repository.read("docs/our failures/pm.yaml");
    assert!(
        settings.contains("\nindex:\n  commit: default-branch\n"),
        "{settings}"
    );
    assert!(!repository.root().join(VAULT).join(".github").exists());
    let workflow = repository.read(WORKFLOW);
    assert!(
        workflow.contains("VAULT: docs/our failures\n")
            && workflow.contains("- docs/our failures/**\n")
    );
    // Nothing is ever overwritten.
    repository.write(WORKFLOW, "name: ours\n");
    let again = pm(&repository.root().join(VAULT))
        .args(["init", "--team"])
        .output()
        .unwrap();
    assert!(
        said(&again).contains("pm.yml is there already and stays as it is"),
        "{}",
        said(&again)
    );
    assert_eq!(repository.read(WORKFLOW), "name: ours\n");

    // A vault that commits its page everywhere is told what that means.
    let alone = Vault::new();
    let root = alone.root().to_str().unwrap();
    let init = alone.pm().args(["-C", root, "init", "--team"]).output();
    let told = said(&init.unwrap());
    assert!(
        told.contains("created .github/workflows/pm.yml")
            && told.contains("everybody runs this once in their clone: pm hook install")
            && told.contains("pm.yaml: set `index:` `commit:` to `default-branch`"),
        "{told}"
    );
    let workflow = fs::read_to_string(alone.root().join(WORKFLOW)).unwrap();
    assert!(
        workflow.contains("VAULT: \".\"\n") && !workflow.contains("paths:"),
        "{workflow}"
    );
}

#[test]
fn a_pull_request_is_checked_and_shows_what_moves() {
    let repository = team();
    repository.git(&["checkout", "-q", "-b", "side"]);
    write(&repository, "second", "weak|message");
    write(&repository, "third", "weak|message");
    repository.commit("second");
    assert!(
        !repository
            .read("docs/our failures/index.md")
            .contains("weak"),
        "the page waits for main"
    );
    repository.write(
        &format!("{VAULT}/post-mortems/bad.md"),
        "---\ntype: postmortem\ntitle: x\nstatus: cooling\n---\n",
    );
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "--no-verify", "-m", "bad"]);
    // GitHub checks out the merge with the branch that the pull request goes to.
    repository.git(&["checkout", "-q", "-b", "merge", "main"]);
    repository.git(&["merge", "-q", "--no-ff", "--no-edit", "side"]);
    repository.git(&["push", "-q", "origin", "merge"]);
    check_out(&repository, "merge");
    let check = step(&repository, "Check the notes that change");
    let told = said(&check);
    assert!(
        check.status.code() == Some(1)
            && told.contains("::error file=docs/our failures/post-mortems/bad.md,"),
        "{told}"
    );
    let shown = step(&repository, "Show the ranks and the page");
    assert!(shown.status.success(), "{}", said(&shown));
    let summary = repository.read("summary.md");
    let start = "## Levers that change their rank\n\n| Lever | Rank | Share |\n|---|---|--:|\n| weak | new → 1 | 66.7% |\n";
    assert!(summary.starts_with(start), "{summary}");
    assert!(
        summary.contains("\n# Our failures, our levers\n") && !summary.contains("\n!["),
        "{summary}"
    );
}

#[test]
fn the_default_branch_gets_the_true_page() {
    let repository = team();
    repository.git(&["checkout", "-q", "-b", "side"]);
    write(&repository, "second", "weak-message");
    repository.commit("second");
    repository.git(&["push", "-q", "origin", "side:main"]);
    check_out(&repository, "main");
    let run = || step(&repository, "Bring the page up to date");
    let done = run();
    assert!(done.status.success(), "{}", said(&done));
    let pushed = repository.git(&[
        "-C",
        "origin.git",
        "show",
        "--stat",
        "--format=%an: %s",
        "main",
    ]);
    assert!(
        pushed.starts_with("github-actions[bot]: Bring the page up to date\n")
            && pushed.contains("2 files changed"),
        "{pushed}"
    );
    check_out(&repository, "main");
    let vault = repository.root().join("runner").join(VAULT);
    pm(&vault).args(["index", "--check"]).assert().success();
    let head = repository.git(&["-C", "origin.git", "rev-parse", "main"]);
    assert!(run().status.success(), "there is nothing to do");
    assert_eq!(
        repository.git(&["-C", "origin.git", "rev-parse", "main"]),
        head
    );
}

#[test]
fn a_page_that_cannot_be_pushed_is_an_error_unless_somebody_was_faster() {
    let repository = team();
    repository.git(&["checkout", "-q", "-b", "side"]);
    write(&repository, "second", "weak-message");
    repository.commit("second");
    repository.git(&["push", "-q", "origin", "side:main"]);
    check_out(&repository, "main");
    write(&repository, "third", "no-follow-up");
    repository.commit("third");
    repository.git(&["push", "-q", "origin", "side:main"]);
    let late = step(&repository, "Bring the page up to date");
    assert!(late.status.success(), "{}", said(&late));

    check_out(&repository, "main");
    let protected = repository.root().join("origin.git/hooks/pre-receive");
    fs::create_dir_all(protected.parent().unwrap()).unwrap();
    fs::write(&protected, "#!/bin/sh\necho protected >&2\nexit 1\n").unwrap();
    runnable(&protected);
    let refused = step(&repository, "Bring the page up to date");
    assert!(
        !refused.status.success() && said(&refused).contains("protected"),
        "{}",
        said(&refused)
    );
}

fn runnable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

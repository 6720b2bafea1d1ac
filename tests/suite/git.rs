//! Real git: what is committed is what was checked, and the page follows its notes through commits and merges.

mod clean;
mod commits;
mod faults;
mod hooks;
mod merges;
mod places;
mod since;
mod staged;
mod team;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::program::{NOW, Vault, apart, pm};

/// A repository with hooks and merge driver whose root is a vault.
struct Repository {
    vault: Vault,
}

impl Repository {
    fn new() -> Self {
        let repository = Self {
            vault: Vault::new(),
        };
        repository.git(&["init", "-q", "-b", "main"]);
        repository.git(&["config", "user.name", "tester"]);
        repository.git(&["config", "user.email", "tester@example.invalid"]);
        repository.pm(&["hook", "install"]);
        repository
    }

    /// A repository whose first commit holds one post-mortem and its page.
    fn started() -> Self {
        let repository = Self::new();
        repository.write(
            "post-mortems/first.md",
            &postmortem("first", "vague-target"),
        );
        repository.commit("first");
        repository
    }

    fn root(&self) -> &Path {
        self.vault.root()
    }

    fn write(&self, path: &str, text: &str) {
        self.vault.write(path, text);
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    fn try_git(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// A git command that finds the tested program before any other.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = apart("git");
        command
            .args(args)
            .current_dir(self.root())
            .env("PM_NOW", NOW);
        command
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_EDITOR", "true");
        let program = Path::new(snapbox::cmd::cargo_bin!("pm"))
            .parent()
            .unwrap()
            .to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path =
            std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&path)))
                .unwrap();
        command.env("PATH", path);
        command
    }

    fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success(),
            "git {args:?}: {}{said}",
            String::from_utf8_lossy(&output.stdout)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    fn pm(&self, args: &[&str]) {
        pm(self.root()).args(args).assert().success();
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Which of some levers are on a page of git's.
    fn levers<'a>(&self, page: &str, names: &[&'a str]) -> Vec<&'a str> {
        let page = self.git(&["show", page]);
        let on_page = |name: &&&str| page.contains(**name);
        names.iter().filter(on_page).copied().collect()
    }

    /// The page of HEAD equals `pm index` of HEAD's notes, and the working tree is clean.
    fn assert_true(&self) {
        assert_eq!(
            self.git(&["status", "--porcelain"]),
            "",
            "the working tree is clean"
        );
        let fresh = self.root().join("fresh-clone");
        let path = fresh.to_str().unwrap();
        self.git(&["clone", "-q", "--no-hardlinks", ".", path]);
        pm(&fresh).args(["index", "--check"]).assert().success();
        fs::remove_dir_all(fresh).unwrap();
    }
}

/// Everything that a command printed.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn postmortem(title: &str, lever: &str) -> String {
    let sections = [
        "Facts",
        "Choices",
        "False assumptions",
        "Where rigour was missing",
        "What hurts to admit",
    ];
    let words = "I sent 100 e-mails in 60 hours and asked nobody first.";
    let body = sections
        .map(|name| format!("\n## {name}\n\n{words}\n"))
        .concat();
    format!(
        "---\ntype: postmortem\ntitle: {title}\nstatus: analysed\nfailed_at: 2026-02-01\nhours: 10\nanalysed_at: 2026-02-10\n\
         levers:\n  - {lever}\n---\n{body}"
    )
}

//! The reference of the command line, printed from what `--help` knows, and what every command takes.

use std::fmt::Write;

use clap::{Command, CommandFactory};
use pm::cli::Cli;

use crate::program::Vault;

const INTRODUCTION: &str = "\
# The command line

<!-- Generated from src/cli: `SNAPSHOTS=overwrite cargo test --test suite` writes it anew. -->
";

#[test]
fn the_printed_reference_is_current() {
    let mut command = Cli::command().term_width(100);
    command.build();
    let mut page = INTRODUCTION.to_owned();
    describe(command, &mut page);
    snapbox::assert_data_eq!(page, snapbox::file!["../../docs/cli.md"].raw());
}

/// The help of a command and of those below it. The environment of the machine that runs the tests is nobody's default, and
/// what every command takes is told once.
fn describe(command: Command, page: &mut String) {
    let mut command = command.mut_args(|arg| arg.hide_env_values(true));
    let help = command.render_long_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    let name = command.get_bin_name().unwrap_or("pm");
    let help = lines.join("\n");
    let _ = write!(page, "\n## {name}\n\n```text\n{}\n```\n", help.trim_end());
    let shown = |below: &&Command| below.get_name() != "help" && !below.is_hide_set();
    for command in command.get_subcommands().filter(shown) {
        let own = command.clone().mut_args(|arg| {
            let global = arg.is_global_set();
            arg.hide(global)
        });
        describe(own, page);
    }
}

#[test]
fn an_empty_clock_is_none() {
    let vault = Vault::new();
    let rules = |now: &[&str]| {
        let mut pm = vault.pm();
        pm = pm.env("PM_NOW", "").args(now).arg("rules");
        pm.assert()
    };
    rules(&[]).success();
    rules(&["--now", "2026-07-06"]).success();
    rules(&["--now", ""]).code(2);
}

#[test]
fn a_clock_that_cannot_be_read_is_named_as_it_was_set() {
    let vault = Vault::new();
    let said = |now: &[&str]| {
        let output = vault.pm().env("PM_NOW", "noon").args(now).arg("rules");
        String::from_utf8(output.output().unwrap().stderr).unwrap()
    };
    assert!(said(&[]).starts_with("error: invalid value 'noon' for 'PM_NOW': "));
    let option = said(&["--now", "noon"]);
    assert!(option.starts_with("error: invalid value 'noon' for '--now <INSTANT>': "));
}

/// `/dev/full` has no room for anything.
#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_a_failure() {
    for args in [&["--help"][..], &["--version"], &["check", "--help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_pm"))
            .args(args)
            .stdout(full.unwrap())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.starts_with("pm: standard output: cannot write"),
            "{said}"
        );
    }
}

//! The built program on a computer where nothing is set: no environment, no git configuration, a fixed clock.

use std::{env, ffi::OsStr, fs, path::Path, process};

use snapbox::{
    cmd::{Command, cargo_bin},
    dir::DirRoot,
};

/// The instant that counts as now in the tests.
pub(crate) const NOW: &str = "2026-06-30T12:00:00Z";

/// `pm` with the folder it starts in.
pub(crate) fn pm(folder: &Path) -> Command {
    // Programs cannot be found without PATH, nor sockets and random numbers on Windows without SystemRoot.
    let kept = ["PATH", "SystemRoot"]
        .into_iter()
        .filter_map(|name| Some((name, env::var_os(name)?)));
    Command::new(cargo_bin!("pm"))
        .env_clear()
        .envs(kept)
        .env("PM_NOW", NOW)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env(
            "GIT_CONFIG_GLOBAL",
            if cfg!(windows) { "NUL" } else { "/dev/null" },
        )
        .current_dir(folder)
}

/// Another program that is started here, without what git says of a repository: a hook or a `git rebase --exec` that runs the
/// tests names its own, and what they commit would go into that one.
pub(crate) fn apart(program: impl AsRef<OsStr>) -> process::Command {
    let mut command = process::Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command
}

/// A vault in a temporary folder that goes when it is dropped.
pub(crate) struct Vault {
    folder: DirRoot,
}

impl Vault {
    /// A vault without settings and notes.
    pub(crate) fn new() -> Self {
        let vault = Self::empty();
        vault.write("pm.yaml", "");
        vault
    }

    /// A folder that is no vault yet.
    pub(crate) fn empty() -> Self {
        Self {
            folder: DirRoot::mutable_temp().unwrap(),
        }
    }

    /// The vault's root.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path().unwrap()
    }

    /// Puts a file there, in folders that are made where they are missing; `path` is relative to the root.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// `pm` in the vault's root.
    pub(crate) fn pm(&self) -> Command {
        pm(self.root())
    }
}

/// What a command that ends well prints.
pub(crate) fn printed(command: Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The words of a command line without its comment; quotes hold blanks.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut is_quoted, mut is_between) = (false, true);
    for sign in line.chars() {
        match sign {
            ' ' if !is_quoted => is_between = true,
            '#' if is_between => break,
            '"' => is_quoted = !is_quoted,
            _ if is_between => words.push(sign.to_string()),
            _ => words.last_mut().unwrap().push(sign),
        }
        if sign == '"' && is_between {
            words.push(String::new());
        }
        is_between = sign == ' ' && !is_quoted;
    }
    words
}

/// Every file below a folder, with its content.
pub(crate) fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path();
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

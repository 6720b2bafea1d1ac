//! Putting hooks, merge driver and attributes into a repository, and taking them out again.

use std::path::{Path, PathBuf};

use crate::{
    config, disk,
    failure::Failure,
    git::Repository,
    scaffold,
    settings::Index,
    text::{Source, sh_word},
};

/// The hooks that pm runs in.
const HOOKS: [&str; 2] = ["pre-commit", "pre-merge-commit"];

/// The line that tells our hooks from others.
const MARK: &str = "# written by `pm hook install`; `pm hook uninstall` removes it";

/// What happened to one part of the set-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Installed {
    /// Written or brought up to date.
    Written(PathBuf),
    /// There already.
    Current(PathBuf),
    /// Removed.
    Removed(PathBuf),
    /// A hook of somebody else's, which is left alone; the line goes into it.
    Foreign {
        /// The hook.
        hook: PathBuf,
        /// What it should run.
        line: String,
    },
    /// The hooks of this repository are kept outside it, for other repositories too; the line goes there by hand.
    Shared {
        /// The hook that would have to be written.
        hook: PathBuf,
        /// What it should run.
        line: String,
    },
    /// A setting of git that was written.
    Set(String),
    /// A setting of git that was removed.
    Unset(String),
    /// A `.gitattributes` that got the lines for page and chart.
    Attributes(PathBuf),
}

/// Installs the hooks and the merge driver. `program` is the path of this program, for the times when `PATH` lacks it.
///
/// # Errors
/// [`Failure::Git`] and [`Failure::Io`] where git or the system refuse.
pub fn install(repository: &Repository, program: &Path) -> Result<Vec<Installed>, Failure> {
    let hooks = repository.hooks()?;
    let mut done = Vec::new();
    for name in HOOKS {
        let hook = hooks.folder.join(name);
        let line = format!("pm hook run {name} || exit $?");
        let old = disk::text(&hook)?;
        done.push(match old {
            _ if !hooks.own => Installed::Shared { hook, line },
            Some(old) if !is_ours(&old) => foreign(hook, line)?,
            Some(old) if old == script(name, program) => Installed::Current(hook),
            _ => {
                disk::write_program(&hook, &script(name, program))?;
                Installed::Written(hook)
            }
        });
    }
    let driver = driver(program);
    for (key, value) in [
        (
            "merge.pm.name",
            "pm's page, written anew from the merged notes",
        ),
        ("merge.pm.driver", &driver),
    ] {
        if repository.local_setting(key)?.as_deref() != Some(value) {
            repository.set(key, value)?;
            done.push(Installed::Set(key.to_owned()));
        }
    }
    for (path, index) in pages(repository)? {
        let old = disk::text(&path)?.unwrap_or_default();
        if let Some(new) = scaffold::attributes(&old, &index) {
            disk::replace(repository.top(), &path, &new)?;
            done.push(Installed::Attributes(path));
        }
    }
    Ok(done)
}

/// The lines about page and chart that `.gitattributes` files hold, with the files: they belong to everybody who shares the
/// repository.
///
/// # Errors
/// [`Failure::Git`] and [`Failure::Io`] where git or the system refuse.
pub fn attributes(repository: &Repository) -> Result<Vec<(PathBuf, String)>, Failure> {
    let mut lines = Vec::new();
    for (path, _) in pages(repository)? {
        let text = disk::text(&path)?.unwrap_or_default();
        let ours = text.lines().filter(|line| line.contains("merge=pm"));
        lines.extend(ours.map(|line| (path.clone(), line.to_owned())));
    }
    Ok(lines)
}

/// The vaults of the working tree: where their `.gitattributes` stands, and what their page and chart are called.
fn pages(repository: &Repository) -> Result<Vec<(PathBuf, Index)>, Failure> {
    let mut pages = Vec::new();
    for config in repository.named(disk::CONFIG)? {
        let path = repository.top().join(&config);
        let Some(text) = disk::text(&path)? else {
            continue;
        };
        let settings = config::read(Source::new(disk::CONFIG, text)).settings;
        pages.push((path.with_file_name(".gitattributes"), settings.index));
    }
    Ok(pages)
}

/// Takes out what [`install`] put in.
///
/// # Errors
/// [`Failure::Git`] and [`Failure::Io`] where git or the system refuse.
pub fn uninstall(repository: &Repository) -> Result<Vec<Installed>, Failure> {
    let hooks = repository.hooks()?;
    let mut done = Vec::new();
    for name in HOOKS {
        let hook = hooks.folder.join(name);
        if disk::text(&hook)?.is_some_and(|old| is_ours(&old)) {
            disk::remove(&hook)?;
            done.push(Installed::Removed(hook));
        }
    }
    if repository.local_setting("merge.pm.driver")?.is_some() {
        repository.remove_section("merge.pm")?;
        done.push(Installed::Unset("merge.pm".to_owned()));
    }
    Ok(done)
}

fn is_ours(hook: &str) -> bool {
    hook.lines().any(|line| line == MARK)
}

/// The hook: it looks for pm on `PATH`, which graphical clients often set otherwise, then where pm was when it was
/// installed, then where cargo puts programs.
fn script(name: &str, program: &Path) -> String {
    let program = sh_word(&program.to_string_lossy());
    format!(
        "#!/bin/sh\n{MARK}\n\
         for pm in \"$(command -v pm)\" {program} \"$HOME/.cargo/bin/pm\"; do\n\
         \x20 [ -n \"$pm\" ] && [ -x \"$pm\" ] && exec \"$pm\" hook run {name}\n\
         done\n\
         echo 'pm: not found, so the notes were not checked. Install it or put it on PATH, run `pm hook install` again,' >&2\n\
         echo 'or commit without it: git commit --no-verify' >&2\n\
         exit 1\n"
    )
}

/// What git runs to merge page and chart: pm from `PATH`, or else from where it was when it was installed.
fn driver(program: &Path) -> String {
    let program = sh_word(&program.to_string_lossy());
    format!("pm=$(command -v pm) || pm={program}; \"$pm\" hook merge %O %A %B %P %X %Y")
}

/// A hook of somebody else's: what is left to do is told, unless it is done.
fn foreign(hook: PathBuf, line: String) -> Result<Installed, Failure> {
    let hook = editable(hook);
    let call = line.split(" ||").next().unwrap_or(&line);
    let calls_us = disk::text(&hook)?.is_some_and(|text| text.contains(call));
    Ok(if calls_us {
        Installed::Current(hook)
    } else {
        Installed::Foreign { hook, line }
    })
}

/// The file in which a foreign hook is edited: husky runs those of its folder `.husky` from generated ones in `.husky/_`.
fn editable(hook: PathBuf) -> PathBuf {
    let folder = hook.parent().filter(|folder| folder.ends_with(".husky/_"));
    match (folder.and_then(Path::parent), hook.file_name()) {
        (Some(husky), Some(name)) => husky.join(name),
        _ => hook,
    }
}

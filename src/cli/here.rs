//! How the current folder sees files and vaults.
#![expect(
    clippy::disallowed_methods,
    reason = "the current folder is known here"
)]

use std::{
    env,
    path::{Path, PathBuf},
};

/// How the current folder sees a vault.
#[derive(Debug)]
pub(super) struct View {
    /// What leads to the vault's root: nothing, or a path that ends in `/`.
    way: String,
    /// The current folder as a path of the vault, if it lies in it.
    inside: Option<PathBuf>,
}

impl View {
    pub(super) fn of(root: &Path) -> Self {
        let inside = env::current_dir().ok();
        let inside = inside.and_then(|here| Some(here.strip_prefix(root).ok()?.to_owned()));
        let way = match seen(root) {
            way if way == "." => String::new(),
            way => way + "/",
        };
        Self { way, inside }
    }

    /// A path of the vault as the current folder sees it.
    pub(super) fn path(&self, path: &str) -> String {
        let inside = self.inside.as_ref();
        match inside.and_then(|inside| pathdiff::diff_paths(path, inside)) {
            Some(way) => written(&way),
            None => format!("{}{path}", self.way),
        }
    }
}

/// A path as the current folder sees it.
pub(super) fn seen(path: &Path) -> String {
    let way = env::current_dir()
        .ok()
        .and_then(|here| pathdiff::diff_paths(path, here));
    // A long way up and down again is harder to read than the whole path.
    match way.filter(|way| way.as_os_str().len() <= path.as_os_str().len()) {
        Some(way) => written(&way),
        None => written(path),
    }
}

/// The folder that a path names, or in which the file lies that it names.
pub(super) fn folder(path: PathBuf) -> PathBuf {
    match path.parent().filter(|_| path.is_file()) {
        Some(parent) if parent.as_os_str().is_empty() => ".".into(),
        Some(parent) => parent.to_owned(),
        None => path,
    }
}

/// A path in one spelling on all systems; the current folder is `.`.
pub(super) fn written(path: &Path) -> String {
    let words = path.to_string_lossy();
    match &*words {
        "" => ".".to_owned(),
        words if cfg!(windows) => words.replace('\\', "/"),
        words => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_folder_may_lie_in_the_vault() {
        let view = |inside: Option<&str>| View {
            way: "../ex/".into(),
            inside: inside.map(PathBuf::from),
        };
        assert_eq!(view(None).path("levers/a.md"), "../ex/levers/a.md");
        assert_eq!(view(Some("")).path("levers/a.md"), "levers/a.md");
        assert_eq!(view(Some("levers")).path("levers/a.md"), "a.md");
        assert_eq!(view(Some("levers/x")).path("levers/a.md"), "../a.md");
        assert_eq!(view(Some("bets")).path("levers/a.md"), "../levers/a.md");
    }
}

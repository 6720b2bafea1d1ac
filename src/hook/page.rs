//! Page and chart of the staged notes, in the index and in the working tree.

use crate::{
    disk,
    failure::Failure,
    git::{Blob, Repository},
    index::{self, Problem, Rendered},
    session::Session,
};

/// What became of page and chart.
#[derive(Debug)]
pub enum Page {
    /// They were true already.
    Current,
    /// These were brought up to date.
    Staged(Vec<String>),
    /// The settings say that this commit does not take them along.
    LeftAlone,
    /// A file has no place for what is generated: its path in the vault, and why.
    Broken(String, Problem),
    /// The commit stops before it comes to them.
    NotReached,
}

/// Puts the page and chart of a staged vault into the index where they differ, then into the working tree.
pub(super) fn stage(
    repository: &Repository,
    prefix: &str,
    session: &Session,
    blobs: &[Blob],
) -> Result<Page, Failure> {
    let settings = &session.vault.settings;
    let Rendered { region, chart } = index::render(&session.vault);
    let in_repository = |path: &str| {
        if prefix.is_empty() {
            path.to_owned()
        } else {
            format!("{prefix}/{path}")
        }
    };
    let mut staged = Vec::new();
    let mut working = Vec::new();
    for (path, generated) in [
        (&settings.index.page, None),
        (&settings.index.chart, Some(chart)),
    ] {
        let name = in_repository(path);
        let disk_path = session.root.join(path);
        let in_index = repository.text(blobs, path)?;
        if in_index.is_none() && repository.ignores(&name)? {
            continue;
        }
        let on_disk = disk::text(&disk_path)?;
        let make = |old: Option<&str>| match &generated {
            Some(chart) => index::picture(old, chart.clone()),
            None => index::page(old, &region, settings.language),
        };
        // A page that git does not know yet brings its own text along.
        let old = in_index.as_deref().or(on_disk.as_deref());
        let new = match make(old) {
            Ok(new) => new,
            Err(problem) => return Ok(Page::Broken(path.clone(), problem)),
        };
        if in_index.as_deref() != Some(&*new) {
            staged.push((name, new));
        }
        // A working copy that is gone, or that has no place for the page, is its owner's affair.
        let copy = on_disk.as_deref().or(old.filter(|_| in_index.is_none()));
        if copy.is_some() || in_index.is_none() {
            working.extend(make(copy).ok().map(|text| (disk_path, text)));
        }
    }
    if !staged.is_empty() {
        repository.stage(&staged)?;
    }
    for (path, text) in working {
        disk::replace(&session.root, &path, &text)?;
    }
    let names: Vec<String> = staged.into_iter().map(|(name, _)| name).collect();
    Ok(if names.is_empty() {
        Page::Current
    } else {
        Page::Staged(names)
    })
}

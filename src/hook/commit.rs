//! What happens before a commit: the staged vaults are checked, and page and chart follow their notes.

use std::{collections::HashSet, path::PathBuf};

use super::{
    change::Changes,
    page::{self, Page},
};
use crate::{
    check,
    diagnostic::{Diagnostic, Level},
    disk,
    failure::Failure,
    git::{Blob, Repository},
    schema::IndexCommit,
    session::Session,
    value::Moment,
    vault::is_markdown,
};

/// What became of one vault.
#[derive(Debug)]
pub struct Checked {
    /// The vault as it will be committed.
    pub session: Session,
    /// Errors that this commit makes: it must not go on.
    pub errors: Vec<Diagnostic>,
    /// Warnings in what this commit touches.
    pub warnings: Vec<Diagnostic>,
    /// How many errors stand in notes that this commit leaves alone.
    pub elsewhere: usize,
    /// What became of page and chart.
    pub page: Page,
}

/// Checks every vault that the commit touches and, where none of them stops it, puts their pages and charts into it.
///
/// # Errors
/// Whatever stops pm from reading the index or writing into it; the index is then as it was.
pub fn pre_commit(repository: &Repository, now: Option<Moment>) -> Result<Vec<Checked>, Failure> {
    let changes = Changes::read(&repository.cached_changes()?);
    if !changes.concern_notes() {
        return Ok(Vec::new());
    }
    let vaults = vaults(repository)?;
    let touched = vaults.iter().filter(|prefix| changes.lie_below(prefix));
    let mut staged: Vec<(Checked, Staged<'_>)> = touched
        .map(|prefix| vault(repository, prefix, &changes, now))
        .collect::<Result<_, _>>()?;
    // A commit that is stopped leaves the index as it is, in every vault.
    if staged.iter().all(|(checked, _)| checked.errors.is_empty()) {
        for (checked, at) in &mut staged {
            checked.page = follow(repository, at.prefix, &checked.session, &at.blobs)?;
        }
    }
    Ok(staged.into_iter().map(|(checked, _)| checked).collect())
}

/// Where a vault lies in the index, and its files.
struct Staged<'a> {
    prefix: &'a str,
    blobs: Vec<Blob>,
}

/// The folders of the vaults in the index, relative to the root of the working tree.
pub(super) fn vaults(repository: &Repository) -> Result<Vec<String>, Failure> {
    let configs = repository.staged_named(disk::CONFIG)?;
    Ok(configs
        .iter()
        .map(|path| {
            path.rsplit_once('/')
                .map_or("", |(folder, _)| folder)
                .to_owned()
        })
        .collect())
}

fn vault<'a>(
    repository: &Repository,
    prefix: &'a str,
    changes: &Changes,
    now: Option<Moment>,
) -> Result<(Checked, Staged<'a>), Failure> {
    let root = root(repository, prefix);
    let blobs = repository.staged(&root)?;
    let session = Session::committed(repository, root, &blobs, now)?;
    let in_vault = |paths: &HashSet<String>| -> HashSet<String> {
        paths
            .iter()
            .filter_map(|path| crate::git::below(prefix, path).map(str::to_owned))
            .collect()
    };
    let (touched, removed) = (in_vault(&changes.touched), in_vault(&changes.removed));
    // A setting or a note that is gone can break notes that stay as they are.
    let all = touched.contains(disk::CONFIG) || removed.iter().any(|path| is_markdown(path));
    let mut found = session.own_findings();
    found.extend(check::check(&session.vault, session.now));
    let (here, elsewhere): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|finding| all || touched.contains(&*finding.path));
    let (errors, warnings): (Vec<_>, Vec<_>) = here
        .into_iter()
        .partition(|finding| finding.level == Level::Error);
    let elsewhere = elsewhere
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .count();
    let checked = Checked {
        session,
        errors,
        warnings,
        elsewhere,
        page: Page::NotReached,
    };
    Ok((checked, Staged { prefix, blobs }))
}

pub(super) fn root(repository: &Repository, prefix: &str) -> PathBuf {
    if prefix.is_empty() {
        repository.top().to_owned()
    } else {
        repository.top().join(prefix)
    }
}

/// Brings page and chart of one vault up to date, as far as `index.commit` wants it.
pub(super) fn follow(
    repository: &Repository,
    prefix: &str,
    session: &Session,
    blobs: &[Blob],
) -> Result<Page, Failure> {
    let wanted = match session.vault.settings.index.commit {
        IndexCommit::Always => true,
        IndexCommit::Never => false,
        IndexCommit::DefaultBranch => {
            let (branch, default) = repository.branches()?;
            let usual = ["main", "master"];
            branch.is_some_and(|branch| {
                default.map_or(usual.contains(&&*branch), |default| default == branch)
            })
        }
    };
    // With broken settings the page would be of another vault.
    if !wanted || !session.config_findings.is_empty() {
        return Ok(Page::LeftAlone);
    }
    page::stage(repository, prefix, session, blobs)
}

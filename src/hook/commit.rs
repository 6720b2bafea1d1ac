//! What happens before a commit: the staged vaults are checked, and page and chart follow their notes.

use std::{collections::HashSet, path::PathBuf};

use super::{
    change::Changes,
    page::{self, Page, Plan},
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

/// How much of the work before a commit is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    All,
    /// The check alone. Where nothing is staged, it is of the whole vault.
    Check,
    /// Page and chart alone, also where nothing is staged.
    Page,
}

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
    /// Whether nothing is staged: then this is no commit.
    pub idle: bool,
}

/// Checks every vault that the commit touches and, where none of them stops it, puts their pages and charts into it.
///
/// # Errors
/// Whatever stops pm from reading the index or writing into it; the index is then as it was.
pub fn pre_commit(
    repository: &Repository,
    part: Part,
    now: Option<Moment>,
) -> Result<Vec<Checked>, Failure> {
    let changes = Changes::read(&repository.cached_changes()?);
    let idle = part != Part::All && changes.are_none();
    if !idle && !changes.concern_notes() {
        return Ok(Vec::new());
    }
    let vaults = vaults(repository)?;
    let touched = vaults
        .iter()
        .filter(|prefix| idle || changes.lie_below(prefix));
    let mut staged: Vec<(Checked, Staged<'_>)> = touched
        .map(|prefix| vault(repository, prefix, now))
        .collect::<Result<_, _>>()?;
    if part != Part::Page {
        for (checked, at) in &mut staged {
            check(checked, at.prefix, &changes);
        }
    }
    // A commit that is stopped leaves the index as it is, in every vault.
    if part != Part::Check && staged.iter().all(|(checked, _)| checked.errors.is_empty()) {
        let mut plans = Vec::with_capacity(staged.len());
        for (checked, at) in &staged {
            plans.push(follow(repository, at.prefix, &checked.session, &at.blobs)?);
        }
        page::carry_out(repository, &plans)?;
        for ((checked, _), plan) in staged.iter_mut().zip(plans) {
            checked.page = plan.page;
        }
    }
    let checked = staged.into_iter();
    Ok(checked
        .map(|(checked, _)| Checked { idle, ..checked })
        .collect())
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
    now: Option<Moment>,
) -> Result<(Checked, Staged<'a>), Failure> {
    let root = root(repository, prefix);
    let blobs = repository.staged(&root)?;
    let checked = Checked {
        session: Session::committed(repository, root, &blobs, now)?,
        errors: Vec::new(),
        warnings: Vec::new(),
        elsewhere: 0,
        page: Page::NotReached,
        idle: false,
    };
    Ok((checked, Staged { prefix, blobs }))
}

/// Tells what the commit does to a vault from what was there already.
fn check(checked: &mut Checked, prefix: &str, changes: &Changes) {
    let in_vault = |paths: &HashSet<String>| -> HashSet<String> {
        paths
            .iter()
            .filter_map(|path| crate::git::below(prefix, path).map(str::to_owned))
            .collect()
    };
    let (touched, removed) = (in_vault(&changes.touched), in_vault(&changes.removed));
    let idle = changes.are_none();
    // A setting or a note that is gone can break notes that stay as they are; what is no note has its mistakes to itself.
    let all =
        idle || touched.contains(disk::CONFIG) || removed.iter().any(|path| is_markdown(path));
    let session = &checked.session;
    let own = session.own_findings().into_iter();
    let notes = check::check(&session.vault, session.now).into_iter();
    let found = own.map(|finding| (idle, finding));
    for (all, finding) in found.chain(notes.map(|finding| (all, finding))) {
        let here = all || touched.contains(&*finding.path);
        match finding.level {
            Level::Error if here => checked.errors.push(finding),
            Level::Error => checked.elsewhere += 1,
            Level::Warning if here => checked.warnings.push(finding),
            Level::Warning => {}
        }
    }
}

pub(super) fn root(repository: &Repository, prefix: &str) -> PathBuf {
    if prefix.is_empty() {
        repository.top().to_owned()
    } else {
        repository.top().join(prefix)
    }
}

/// What brings page and chart of one vault up to date, as far as `index.commit` wants it.
pub(super) fn follow(
    repository: &Repository,
    prefix: &str,
    session: &Session,
    blobs: &[Blob],
) -> Result<Plan, Failure> {
    // With broken settings the page would be of another vault.
    if !session.config_findings.is_empty() {
        return Ok(Plan::nothing(Page::Unsettled));
    }
    let wanted = match session.vault.settings.index.commit {
        IndexCommit::Always => true,
        IndexCommit::Never => false,
        IndexCommit::DefaultBranch => match repository.branch()? {
            Some(branch) => repository.default_branches()?.contains(&branch),
            None => false,
        },
    };
    if !wanted {
        return Ok(Plan::nothing(Page::LeftAlone));
    }
    page::plan(repository, prefix, session, blobs)
}

//! What happens before a commit: the staged vaults are checked, and page and chart follow their notes.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    change::Changes,
    page::{self, Page, Plan},
};
use crate::{
    check,
    diagnostic::{Diagnostic, Level, has_errors},
    disk,
    failure::Failure,
    git::{Blob, Repository},
    reckoning::Reckoning,
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
    /// What is wrong with what this commit touches. With errors among it the commit must not go on.
    pub findings: Vec<Diagnostic>,
    /// In how many notes that was looked for.
    pub notes: usize,
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
pub fn pre_commit(folder: &Path, part: Part, now: Option<Moment>) -> Result<Vec<Checked>, Failure> {
    let changes = Changes::read(&Repository::changes_in(folder)?);
    let idle = part != Part::All && changes.are_none();
    if !idle && !changes.concern_notes() {
        return Ok(Vec::new());
    }
    let repository = &Repository::of(folder)?;
    let vaults = vaults(repository)?;
    let touched = vaults
        .iter()
        .filter(|prefix| idle || changes.lie_below(prefix));
    let staged: Vec<(Session, InIndex<'_>)> = touched
        .map(|prefix| vault(repository, prefix, now))
        .collect::<Result<_, _>>()?;
    // Check and page ask for the same ranking.
    let reckonings = staged.iter().map(|(session, _)| &session.vault);
    let reckonings = reckonings.map(|vault| Arc::new(Reckoning::new(vault)));
    let reckonings: Vec<Arc<Reckoning<'_>>> = reckonings.collect();
    let mut verdicts: Vec<Verdict> = staged.iter().map(|_| Verdict::default()).collect();
    if part != Part::Page {
        for (at, (session, InIndex { prefix, .. })) in staged.iter().enumerate() {
            verdicts[at] = Verdict::of(session, &reckonings[at], prefix, &changes);
        }
    }
    let mut pages: Vec<Page> = staged.iter().map(|_| Page::NotReached).collect();
    // A commit that is stopped leaves the index as it is, in every vault.
    if part != Part::Check && !verdicts.iter().any(|it| has_errors(&it.findings)) {
        let mut plans = Vec::with_capacity(staged.len());
        for ((session, at), reckoning) in staged.iter().zip(&reckonings) {
            plans.push(follow(repository, session, reckoning, at)?);
        }
        page::carry_out(repository, &plans)?;
        pages = plans.into_iter().map(|plan| plan.page).collect();
    }
    drop(reckonings);
    let checked = staged.into_iter().zip(verdicts).zip(pages);
    let checked = checked.map(|(((session, _), verdict), page)| Checked {
        session,
        findings: verdict.findings,
        notes: verdict.notes,
        elsewhere: verdict.elsewhere,
        page,
        idle,
    });
    Ok(checked.collect())
}

/// Where a vault lies in the index, and its files.
pub(super) struct InIndex<'a> {
    pub(super) prefix: &'a str,
    pub(super) blobs: Vec<Blob>,
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

pub(super) fn vault<'a>(
    repository: &Repository,
    prefix: &'a str,
    now: Option<Moment>,
) -> Result<(Session, InIndex<'a>), Failure> {
    let root = root(repository, prefix);
    let blobs = repository.staged(&root)?;
    let session = Session::committed(repository, root, &blobs, now)?;
    Ok((session, InIndex { prefix, blobs }))
}

/// What the check says of one vault.
#[derive(Default)]
struct Verdict {
    findings: Vec<Diagnostic>,
    notes: usize,
    elsewhere: usize,
}

impl Verdict {
    /// Tells what the commit does to a vault from what was there already.
    fn of(
        session: &Session,
        reckoning: &Arc<Reckoning<'_>>,
        prefix: &str,
        changes: &Changes,
    ) -> Self {
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
        let mut verdict = Self::default();
        let is_here = |path: &str| all || touched.contains(path);
        let own = session.own_findings().into_iter();
        let notes = check::check_within(reckoning, session.now, is_here).into_iter();
        let found = own.map(|finding| (idle || touched.contains(&*finding.path), finding));
        let notes = notes.map(|finding| (is_here(&finding.path), finding));
        for (here, finding) in found.chain(notes) {
            match finding.level {
                _ if here => verdict.findings.push(finding),
                Level::Error => verdict.elsewhere += 1,
                Level::Warning => {}
            }
        }
        let notes = session.vault.notes.iter();
        verdict.notes = notes.filter(|entry| is_here(entry.path())).count();
        verdict
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
    session: &Session,
    reckoning: &Reckoning<'_>,
    at: &InIndex<'_>,
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
    page::plan(repository, session, reckoning, at)
}

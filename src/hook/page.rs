//! Page and chart of the staged notes, in the index and in the working tree.

use std::path::PathBuf;

use super::commit::InIndex;
use crate::{
    disk,
    failure::Failure,
    git::{Repository, Staged},
    index::{self, Problem, Rendered},
    message::Message,
    reckoning::Reckoning,
    session::Session,
    text::Span,
};

/// What became of page and chart.
#[derive(Debug)]
pub enum Page {
    /// They were true already.
    Current,
    /// These were brought up to date: their paths from the root of the working tree.
    Staged(Vec<String>),
    /// The settings say that this commit does not take them along.
    LeftAlone,
    /// `pm.yaml` has errors, so nobody knows what they should be.
    Unsettled,
    /// A file has no place for what is generated, or nobody may write to it: its path in the vault, and why.
    Broken(String, Problem),
    /// The commit stops before it comes to them.
    NotReached,
}

/// What is to be written for one vault.
#[derive(Debug)]
pub(super) struct Plan {
    /// What became of page and chart, once this is done.
    pub(super) page: Page,
    /// What goes into the index.
    staged: Vec<Staged>,
    /// The vault.
    root: PathBuf,
    /// What goes into its files in the working tree.
    working: Vec<WorkingCopy>,
}

/// A working copy.
#[derive(Debug)]
struct WorkingCopy {
    path: PathBuf,
    /// The text that was read; `None` where there is no file.
    old: Option<String>,
    new: String,
}

impl Plan {
    /// A plan to leave page and chart as they are.
    pub(super) fn nothing(page: Page) -> Self {
        Self {
            page,
            staged: Vec::new(),
            root: PathBuf::new(),
            working: Vec::new(),
        }
    }
}

/// What the page and chart of a staged vault should be in the index and in the working tree, where they are not.
pub(super) fn plan(
    repository: &Repository,
    session: &Session,
    reckoning: &Reckoning<'_>,
    at: &InIndex<'_>,
) -> Result<Plan, Failure> {
    let InIndex { prefix, blobs } = at;
    let settings = &session.vault.settings;
    let Rendered { region, chart } = index::render_reckoned(reckoning);
    let mut plan = Plan {
        root: session.root.clone(),
        ..Plan::nothing(Page::Current)
    };
    for (path, generated) in [
        (&settings.index.page, None),
        (&settings.index.chart, Some(chart)),
    ] {
        let make = |old: Option<&str>| match &generated {
            Some(chart) => index::picture(old, chart.clone()),
            None => index::page(old, &region, settings.language),
        };
        let staged = repository.file(blobs, path)?;
        if staged.is_none() && repository.ignores(&within(prefix, path))? {
            continue;
        }
        let disk_path = session.root.join(path);
        let on_disk = disk::text(&disk_path);
        let content = staged.as_ref().map(|(_, content)| &**content);
        let new = match old(content, &on_disk).and_then(make) {
            Ok(new) => new,
            Err(problem) => return Ok(Plan::nothing(Page::Broken(path.clone(), problem))),
        };
        let copy = match on_disk {
            Ok(Some(old)) => make(Some(&old)).ok().map(|copy| (Some(old), copy)),
            Ok(None) if content.is_none() => Some((None, new.clone())),
            // A working copy that is gone, or that has no place for the page, is its owner's affair.
            Ok(None) | Err(_) => None,
        };
        let is_stale = |(old, new): &(Option<String>, String)| old.as_ref() != Some(new);
        if copy.as_ref().is_some_and(is_stale) && disk::refuse_read_only(&disk_path).is_err() {
            let problem = problem("page-read-only");
            return Ok(Plan::nothing(Page::Broken(path.clone(), problem)));
        }
        plan.working.extend(copy.map(|(old, new)| WorkingCopy {
            path: disk_path,
            old,
            new,
        }));
        if content != Some(new.as_bytes()) {
            let old = staged.map(|(blob, _)| blob);
            let path = old.as_ref().map_or(&**path, |blob| &*blob.path);
            plan.staged.push(Staged {
                path: within(prefix, path),
                content: new,
                old,
            });
        }
    }
    if !plan.staged.is_empty() {
        let names = plan.staged.iter().map(|file| file.path.clone());
        plan.page = Page::Staged(names.collect());
    }
    Ok(plan)
}

/// The text around what is generated: as it is staged. A page that git does not know yet brings its own along.
fn old<'a>(
    staged: Option<&'a [u8]>,
    on_disk: &'a Result<Option<String>, Failure>,
) -> Result<Option<&'a str>, Problem> {
    let text = match (staged, on_disk) {
        (Some(content), _) => std::str::from_utf8(content).ok().map(Some),
        (None, Ok(text)) => Some(text.as_deref()),
        (None, Err(_)) => None,
    };
    text.ok_or_else(|| problem("page-not-text"))
}

/// What is wrong with a file as a whole.
fn problem(key: &'static str) -> Problem {
    Problem {
        span: Span::at(0),
        message: Message::new(key),
    }
}

/// Does what was planned. The working tree comes first: what goes wrong there leaves the index as it was.
pub(super) fn carry_out(repository: &Repository, plans: &[Plan]) -> Result<(), Failure> {
    for plan in plans {
        for WorkingCopy { path, old, new } in &plan.working {
            match old {
                Some(old) => disk::amend(&plan.root, path, old, new)?,
                None => disk::replace(&plan.root, path, new).map(drop)?,
            }
        }
    }
    // All vaults at one stroke.
    let staged: Vec<Staged> = plans.iter().flat_map(|plan| plan.staged.clone()).collect();
    repository.stage(&staged)
}

/// A path in the vault, from the root of the working tree.
fn within(prefix: &str, path: &str) -> String {
    if prefix.is_empty() {
        path.to_owned()
    } else {
        format!("{prefix}/{path}")
    }
}

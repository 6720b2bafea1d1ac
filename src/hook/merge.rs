//! Merges: the driver that git calls for page and chart, and the look at the result before a merge is committed.

use std::path::Path;

use super::{
    commit::{follow, root, vault, vaults},
    page::{self, Page, Plan},
};
use crate::{
    disk,
    failure::Failure,
    git::{Blob, Repository},
    index::{self, Rendered},
    reckoning::Reckoning,
    session::Session,
    value::Moment,
};

/// The files that git hands to a merge driver, and the path that they are versions of.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// The common ancestor's.
    pub base: &'a Path,
    /// Ours; the result goes here.
    pub ours: &'a Path,
    /// The other side's.
    pub theirs: &'a Path,
    /// The path from the root of the working tree.
    pub path: &'a str,
    /// What git calls our side and the other one, where it says so.
    pub names: [Option<&'a str>; 2],
}

/// What became of a merge.
#[derive(Debug)]
pub struct Merged {
    /// Whether there is nothing left to settle.
    pub clean: bool,
    /// Why the merged notes could not be read; what is generated was kept as ours then.
    pub unread: Option<Failure>,
}

/// Merges the page or the chart: what is generated is written anew from the merged notes (outside of a merge: kept as ours),
/// text around it is merged as git would.
///
/// # Errors
/// Whatever stops pm from reading the versions or writing the result.
pub fn merge(
    repository: &Repository,
    versions: Versions<'_>,
    now: Option<Moment>,
) -> Result<Merged, Failure> {
    let tree = repository.merged_tree();
    let rendered = tree.and_then(|tree| match tree {
        Some(tree) => render(repository, &tree, versions.path, now),
        None => Ok(None),
    });
    let (rendered, unread) = match rendered {
        Ok(rendered) => (rendered, None),
        Err(failure) => (None, Some(failure)),
    };
    let clean = match rendered {
        Some(Generated::Chart(chart)) => {
            disk::overwrite(versions.ours, &chart)?;
            true
        }
        Some(Generated::Region(region)) => around(repository, versions, &region)?,
        None => match region_of(versions.ours)? {
            Some(region) => around(repository, versions, &region)?,
            None => true,
        },
    };
    Ok(Merged { clean, unread })
}

enum Generated {
    Chart(String),
    Region(String),
}

/// What the merged notes generate for a path; `None` where no vault of the merged tree has it as page or chart.
fn render(
    repository: &Repository,
    tree: &str,
    path: &str,
    now: Option<Moment>,
) -> Result<Option<Generated>, Failure> {
    let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
    let folders: Vec<&str> = std::iter::once("").chain(folders).collect();
    // The innermost vault is the one that the path belongs to.
    for prefix in folders.into_iter().rev() {
        let root = root(repository, prefix);
        let blobs = repository.tree(tree, &root)?;
        if !blobs.iter().any(|blob| &*blob.path == disk::CONFIG) {
            continue;
        }
        let session = Session::committed(repository, root, &blobs, now)?;
        if !session.config_findings.is_empty() {
            return Ok(None);
        }
        let names = &session.vault.settings.index;
        let inner = crate::git::below(prefix, path).unwrap_or(path);
        let Rendered { region, chart } = index::render(&session.vault);
        return Ok(if inner == names.page {
            Some(Generated::Region(region))
        } else if inner == names.chart {
            Some(Generated::Chart(chart))
        } else {
            None
        });
    }
    Ok(None)
}

/// Merges the text around a region that all three versions are given first.
fn around(repository: &Repository, versions: Versions<'_>, region: &str) -> Result<bool, Failure> {
    for file in [versions.base, versions.ours, versions.theirs] {
        let text = disk::text(file)?.unwrap_or_default();
        // A version without a place for the region is merged as it is.
        if let Ok(text) = index::splice(&text, region) {
            disk::overwrite(file, &text)?;
        }
    }
    let [ours, theirs] = versions.names;
    let merged = repository.merge_texts([
        (versions.ours, ours.unwrap_or("ours")),
        (versions.base, "base"),
        (versions.theirs, theirs.unwrap_or("theirs")),
    ])?;
    disk::overwrite(versions.ours, &merged.text)?;
    Ok(merged.clean)
}

/// What stands between the marks of a page; `None` where it has none.
fn region_of(page: &Path) -> Result<Option<String>, Failure> {
    let text = disk::text(page)?.unwrap_or_default();
    Ok(index::find(&text)
        .ok()
        .map(|span| span.of(&text).to_owned()))
}

/// A vault whose merge is about to be committed.
#[derive(Debug)]
pub struct Merging {
    /// The vault.
    pub session: Session,
    /// What became of its page and chart.
    pub page: Page,
}

/// Looks at the page of every vault before a merge is committed, and stages it where it is stale. Git has written the merge's
/// tree by then: what is staged here reaches a commit that is made by hand.
///
/// # Errors
/// Whatever stops pm from reading the index or writing into it.
pub fn pre_merge_commit(
    repository: &Repository,
    now: Option<Moment>,
) -> Result<Vec<Merging>, Failure> {
    let (mut merging, mut plans) = (Vec::new(), Vec::new());
    for prefix in vaults(repository)? {
        let (session, at) = vault(repository, &prefix, now)?;
        let names = &session.vault.settings.index;
        let generated = [&names.page, &names.chart];
        let is_generated = |blob: &Blob| generated.iter().any(|path| **path == *blob.path);
        if at.blobs.iter().any(is_generated) {
            let reckoning = Reckoning::new(&session.vault);
            plans.push(follow(repository, &session, &reckoning, &at)?);
            merging.push(session);
        }
    }
    page::carry_out(repository, &plans)?;
    let merging = merging.into_iter().zip(plans);
    Ok(merging
        .map(|(session, Plan { page, .. })| Merging { session, page })
        .collect())
}

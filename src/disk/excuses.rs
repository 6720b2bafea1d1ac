//! Reading the phrases of a vault's own. They may come from a stranger: no link to them is followed.

use std::{fs, path::Path};

use super::read;
use crate::{
    language::EXCUSES,
    vault::{Content, Trouble},
};

/// The table in the vault at `root`; `None` where it has none.
pub fn excuses(root: &Path) -> Option<Content> {
    let path = root.join(EXCUSES);
    fs::symlink_metadata(&path).ok()?;
    let own = root.canonicalize().map(|root| root.join(EXCUSES));
    let is_itself = own
        .ok()
        .zip(path.canonicalize().ok())
        .is_some_and(|(own, path)| own == path);
    Some(if is_itself {
        read(&path)
    } else {
        Content::Unreadable(Trouble::LinkOutside)
    })
}

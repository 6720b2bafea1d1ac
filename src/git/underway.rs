//! Whether git is in the middle of something that takes several steps, seen without running it.

use std::{fs, path::Path};

/// What git keeps in its folder until the last step is done: of `rebase`, of `am` and older ways to rebase, of `cherry-pick` and
/// `revert` of several commits, of `bisect`.
const STATES: [&str; 4] = ["rebase-merge", "rebase-apply", "sequencer", "BISECT_LOG"];

/// Whether steps are left in the working tree that a folder lies in. Between them git refuses to go on where a file that it
/// knows has changed.
pub fn is_underway(folder: &Path) -> bool {
    let mut above = folder.ancestors().map(|above| above.join(".git"));
    let Some(own) = above.find(|own| own.exists()) else {
        return false;
    };
    // In a linked worktree or submodule it is a file that names the folder.
    let linked = fs::read_to_string(&own).ok();
    let named = linked
        .as_deref()
        .and_then(|text| text.strip_prefix("gitdir:"));
    let folder = match (named, own.parent()) {
        (Some(named), Some(top)) => top.join(named.trim()),
        _ => own,
    };
    STATES.iter().any(|state| folder.join(state).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_seen_from_any_folder_and_worktree() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        let vault = top.join("main/vault");
        fs::create_dir_all(&vault).unwrap();
        fs::create_dir_all(top.join("main/.git/worktrees/linked")).unwrap();
        fs::create_dir(top.join("linked")).unwrap();
        let link = "gitdir: ../main/.git/worktrees/linked\n";
        fs::write(top.join("linked/.git"), link).unwrap();
        let seen = || [&vault, &top.join("linked")].map(|folder| is_underway(folder));
        assert_eq!(seen(), [false, false]);
        fs::create_dir(top.join("main/.git/rebase-merge")).unwrap();
        assert_eq!(seen(), [true, false]);
        fs::create_dir(top.join("main/.git/worktrees/linked/sequencer")).unwrap();
        assert_eq!(seen(), [true, true]);
    }
}

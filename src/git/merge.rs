//! What a merge driver can know of the merge that it is called in.

use std::path::Path;

use super::Repository;
use crate::failure::Failure;

/// A text merged from three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text, with conflict hunks where there are conflicts.
    pub text: String,
    /// Whether there are none.
    pub clean: bool,
}

impl Repository {
    /// The tree that merging the other head into HEAD will give, notes with conflicts included as git writes them: `None`
    /// where git is not merging one head (cherry-pick, rebase, stash pop).
    ///
    /// `git merge` names the heads that it merges in variables `GITHEAD_<oid>` for its merge drivers (git-merge,
    /// builtin/merge.c).
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses or is older than 2.38.
    pub fn merged_tree(&self) -> Result<Option<String>, Failure> {
        let heads: Vec<String> = std::env::vars_os()
            .filter_map(|(name, _)| name.to_str()?.strip_prefix("GITHEAD_").map(str::to_owned))
            .collect();
        let [other] = heads.as_slice() else {
            return Ok(None);
        };
        // The page's own driver would call itself for ever: in this merge it takes our side.
        let mut command = self.command("-c");
        command.args([
            "merge.pm.driver=true",
            "merge-tree",
            "--write-tree",
            "-z",
            "HEAD",
            other,
        ]);
        let output = self.output("merge-tree", command, Vec::new())?;
        let tree = output.stdout.split(|byte| *byte == 0).next();
        let tree = String::from_utf8_lossy(tree.unwrap_or_default());
        match output.status.code() {
            // 1: there are conflicts, which the tree holds as text. Where there is no tree, there is no such head.
            Some(0 | 1) if !tree.is_empty() => Ok(Some(tree.trim().to_owned())),
            _ => Err(self.refused("merge-tree", &output)),
        }
    }

    /// Merges three versions, ours, the base and theirs, as git merges text; conflicts are marked with what each is called.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses.
    pub fn merge_texts(&self, versions: [(&Path, &str); 3]) -> Result<Merged, Failure> {
        let mut command = self.command("merge-file");
        command.arg("-p");
        for (_, label) in versions {
            command.args(["-L", label]);
        }
        command.args(versions.map(|(file, _)| file));
        let output = self.output("merge-file", command, Vec::new())?;
        // The exit code counts the conflicts, up to 127; beyond that it is an error.
        match output.status.code() {
            Some(conflicts @ 0..=127) => Ok(Merged {
                text: String::from_utf8_lossy(&output.stdout).into_owned(),
                clean: conflicts == 0,
            }),
            _ => Err(self.refused("merge-file", &output)),
        }
    }
}

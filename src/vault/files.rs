//! The files of a vault that are there for links to lead to.

/// Paths relative to the vault's root.
#[derive(Debug, Default)]
pub struct Files {
    seen: Vec<Box<str>>,
    skipped: Vec<Box<str>>,
}

impl Files {
    /// The files that were seen, and the files and folders that were left out (ignored ones), of which nobody knows what
    /// they hold.
    pub fn new(mut seen: Vec<Box<str>>, skipped: Vec<Box<str>>) -> Self {
        seen.sort_unstable();
        Self { seen, skipped }
    }

    /// Whether a path is certainly neither a file nor a folder of the vault.
    pub fn lacks(&self, path: &str) -> bool {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let skipped = self.skipped.iter().any(|skipped| is_under(path, skipped));
        let at = self.seen.partition_point(|seen| **seen < *path);
        let folder = format!("{path}/");
        let below = self.seen.partition_point(|seen| **seen < *folder);
        let seen = self.seen.get(at).is_some_and(|seen| **seen == *path)
            || self
                .seen
                .get(below)
                .is_some_and(|seen| seen.starts_with(&folder));
        !hidden && !skipped && !seen
    }
}

fn is_under(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_their_folders_are_there_and_what_was_left_out_may_be() {
        let seen = ["a/b.md", "a-b.md", "c.png"].map(Into::into).to_vec();
        let files = Files::new(seen, vec!["archive".into()]);
        for path in [
            "a/b.md",
            "a",
            "c.png",
            "archive/x.md",
            "archive",
            ".git/config",
        ] {
            assert!(!files.lacks(path), "{path}");
        }
        for path in ["a/c.md", "b.md", "archives/x.md", "c"] {
            assert!(files.lacks(path), "{path}");
        }
    }
}

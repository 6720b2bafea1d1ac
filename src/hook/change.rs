//! What a commit changes, as far as a vault is concerned.

use std::collections::HashSet;

use crate::disk;

/// The changes of the commit that is being made, as paths from the root of the working tree.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files that are new or differ from HEAD.
    pub(super) touched: HashSet<String>,
    /// Files that are no longer there.
    pub(super) removed: HashSet<String>,
}

impl Changes {
    /// Reads `git diff --cached --raw -z --no-renames`: entries of a header and a path, each ended by NUL.
    pub(super) fn read(raw: &[u8]) -> Self {
        let mut changes = Self::default();
        let mut fields = raw.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        while let (Some(header), Some(path)) = (fields.next(), fields.next()) {
            let removed = header.ends_with('D');
            let paths = if removed {
                &mut changes.removed
            } else {
                &mut changes.touched
            };
            paths.insert(path.into_owned());
        }
        changes
    }

    /// Whether nothing changes, as outside of a commit.
    pub(super) fn are_none(&self) -> bool {
        self.touched.is_empty() && self.removed.is_empty()
    }

    /// Whether any vault could be concerned: Markdown, settings, templates, the chart, or what git ignores.
    pub(super) fn concern_notes(&self) -> bool {
        let ours = |path: &String| {
            let name = path.rsplit('/').next().unwrap_or(path);
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            ["md", "svg"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
                || [disk::CONFIG, ".gitignore"].contains(&name)
                || path.contains(".pm/")
        };
        self.touched.iter().chain(&self.removed).any(ours)
    }

    /// Whether something below a folder changes.
    pub(super) fn lie_below(&self, prefix: &str) -> bool {
        self.touched
            .iter()
            .chain(&self.removed)
            .any(|path| crate::git::below(prefix, path).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_entries_are_read_with_their_paths() {
        let raw = b":100644 100644 aaa bbb M\0notes/a.md\0:100644 000000 ccc 000 D\0b c.md\0:000000 100644 000 ddd A\0x.txt\0";
        let changes = Changes::read(raw);
        assert!(changes.touched.contains("notes/a.md") && changes.touched.contains("x.txt"));
        assert!(changes.removed.contains("b c.md") && changes.removed.len() == 1);
        assert!(!changes.are_none() && Changes::read(b"").are_none());
        assert!(changes.lie_below("notes") && changes.lie_below("") && !changes.lie_below("note"));
    }

    #[test]
    fn only_files_of_vaults_concern_it() {
        for (path, ours) in [
            ("a/b.md", true),
            ("pm.yaml", true),
            ("v/.gitignore", true),
            ("v/pareto.svg", true),
            (".pm/templates/x.jinja", true),
            ("src/main.rs", false),
        ] {
            let changes = Changes {
                touched: [path.to_owned()].into(),
                removed: HashSet::new(),
            };
            assert_eq!(changes.concern_notes(), ours, "{path}");
        }
    }
}

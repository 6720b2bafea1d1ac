//! Globs: which paths of the vault something is about.

use crate::message::Message;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Paths in the syntax of `.gitignore`, relative to the vault's root: `archive/**`, `drafts/`, `pm-*.md`, `!keep.md`.
#[derive(Debug, Clone)]
pub struct Globs(Gitignore);

impl Globs {
    /// No path.
    pub fn none() -> Self {
        Self(Gitignore::empty())
    }

    /// Reads globs of which the last one that matches a path decides; the message is about the first that is none, or
    /// about all of them where they are too many.
    pub fn parse<'a>(globs: impl IntoIterator<Item = &'a str>) -> Result<Self, Message> {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        let mut last = "";
        for glob in globs {
            // What `.gitignore` takes for a comment, a blank line or nothing at all would be swallowed.
            let says = glob.trim_start_matches('!').trim_matches(['/', ' ']);
            let silent = says.is_empty() || glob.starts_with('#');
            if silent || builder.add_line(None, glob).is_err() {
                return Err(Message::about("value-glob", glob));
            }
            last = glob;
        }
        builder
            .build()
            .map(Self)
            .map_err(|_| Message::about("value-glob", last))
    }

    /// Whether a file, itself or with a folder that it lies in, is meant. Paths have `/` between their parts.
    pub fn hold(&self, path: &str) -> bool {
        let mut folders = path.match_indices('/');
        folders.any(|(end, _)| self.hold_entry(&path[..end], true)) || self.hold_entry(path, false)
    }

    /// Whether a file or folder is meant itself: for walks, which do not enter what is.
    pub fn hold_entry(&self, path: &str, is_dir: bool) -> bool {
        !self.0.is_empty() && self.0.matched(path, is_dir).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_syntax_of_gitignore() {
        for (glob, held, free) in [
            ("archive/**", "archive/2020/a.md", "archive.md"),
            ("archive", "x/archive/a.md", "archives/a.md"),
            ("/archive", "archive/a.md", "x/archive/a.md"),
            ("archive/", "x/archive/a.md", "x/archive"),
            ("incidents/*.md", "incidents/a.md", "incidents/x/a.md"),
            ("**/pm-*.md", "pm-1.md", "x/pm-1.txt"),
            ("**/pm-*.md", "a/b/pm-1.md", "a/apm-1.md"),
            ("pm-*.md", "a/b/pm-1.md", "a/apm-1.md"),
            ("a?c.md", "abc.md", "a/c.md"),
            ("[ab].md", "a.md", "c.md"),
            ("équipe/*", "équipe/é.md", "equipe/e.md"),
            ("a b.md", "a b.md", "a"),
            ("\\#1.md", "#1.md", "1.md"),
        ] {
            let globs = Globs::parse([glob]).unwrap();
            assert!(globs.hold(held), "{glob} {held}");
            assert!(!globs.hold(free), "{glob} {free}");
        }
    }

    #[test]
    fn the_last_glob_that_matches_decides() {
        let globs =
            Globs::parse(["incidents/*.md", "!README.md", "incidents/x/README.md"]).unwrap();
        assert!(globs.hold("incidents/a.md") && globs.hold("incidents/x/README.md"));
        assert!(!globs.hold("incidents/README.md") && !globs.hold("incidents/y/README.md"));
        // Nothing is taken out of a folder that is meant as a whole.
        let globs = Globs::parse(["incidents/**", "!README.md"]).unwrap();
        assert!(globs.hold_entry("incidents/x", true) && !globs.hold_entry("incidents", true));
        assert!(globs.hold("incidents/x/README.md") && !globs.hold("incidents/README.md"));
        assert!(!Globs::none().hold("a.md"));
    }

    #[test]
    fn says_what_is_wrong() {
        for glob in ["", " ", "!", "/", "# x", "[ab", "a{b", "a\\"] {
            let message = Globs::parse(["ok/**", glob]).unwrap_err();
            assert_eq!(message, Message::new("value-glob").with("found", glob));
        }
    }

    proptest! {
        #[test]
        fn never_panics(glob in any::<String>(), path in any::<String>()) {
            if let Ok(globs) = Globs::parse([glob.as_str()]) {
                let _ = globs.hold(&path);
            }
        }
    }
}

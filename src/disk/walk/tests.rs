//! Folders as people have them.

use std::collections::BTreeSet;

use tempfile::TempDir;

use super::*;
use crate::value::Globs;

/// A folder with these files; a name that ends in `/` is a folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    folder
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    if path.ends_with('/') {
        fs::create_dir_all(file).unwrap();
    } else {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

fn listing(root: &Path, settings: &Settings) -> Listing {
    walk(&root.canonicalize().unwrap(), settings).unwrap()
}

fn notes(root: &Path) -> Vec<String> {
    let listing = listing(root, &Settings::default());
    assert_eq!(listing.unreadable, [], "{}", root.display());
    strings(&listing)
}

fn strings(listing: &Listing) -> Vec<String> {
    listing.notes.iter().map(ToString::to_string).collect()
}

#[test]
fn every_markdown_file_is_listed_in_one_order() {
    let names = [
        "b.md",
        "a/z.md",
        "a.md",
        "A.md",
        "a-b/c.MD",
        "no.mdx",
        "md",
        "x.md.txt",
        "folder.md/inside.md",
        "folder.md/x.png",
        "🎯 but.md",
        " blanc .md",
        "e\u{301}te\u{301}.md",
        "été.md",
        ".hidden.md",
        ".hidden/a.md",
        "empty/",
    ];
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, "")).collect();
    let folder = folder(&files);
    // Some file systems know no case or normal form.
    let is_strict = fs::read_dir(folder.path()).unwrap().count() == names.len() - 2;
    if is_strict {
        assert_eq!(
            notes(folder.path()),
            [
                " blanc .md",
                "A.md",
                "a-b/c.MD",
                "a.md",
                "a/z.md",
                "b.md",
                "e\u{301}te\u{301}.md",
                "folder.md/inside.md",
                "été.md",
                "🎯 but.md",
            ]
        );
    }
    let files = listing(folder.path(), &Settings::default()).files;
    assert!(!files.lacks("x.md.txt") && !files.lacks("folder.md/x.png") && !files.lacks("a"));
    assert!(files.lacks("empty"));
}

#[test]
fn gitignore_files_are_followed_as_git_does() {
    let folder = folder(&[
        (".git/HEAD", ""),
        (".gitignore", "/old\n*.tmp.md\n!keep.tmp.md\ndrafts/\n"),
        ("old/a.md", ""),
        ("x/old/a.md", ""),
        ("b.tmp.md", ""),
        ("keep.tmp.md", ""),
        ("x/drafts/c.md", ""),
        ("x/y/drafts", ""),
        ("x/.gitignore", "\u{feff}*.md\n!/y/**\n# comment\n[broken\n"),
        ("x/d.md", ""),
        ("x/y/e.md", ""),
        ("x/y/.gitignore", "!keep.md\ne.md\n"),
        ("x/y/f.md", ""),
        ("x/y/g.tmp.md", ""),
    ]);
    assert_eq!(
        notes(folder.path()),
        ["keep.tmp.md", "x/y/f.md", "x/y/g.tmp.md"]
    );
    let files = listing(folder.path(), &Settings::default()).files;
    // What a folder that is left out holds, nobody knows.
    assert!(!files.lacks("old/any.md") && files.lacks("x/old.md"));
}

#[test]
fn gitignore_files_above_the_vault_count_up_to_the_repository() {
    let folder = folder(&[
        (".gitignore", "*.md\n"),
        ("repo/.git/HEAD", ""),
        ("repo/.gitignore", "/notes/vault/a.md\nb.md\n"),
        ("repo/notes/.gitignore", "!/vault/b.md\n/vault/old/\n"),
        ("repo/notes/vault/a.md", ""),
        ("repo/notes/vault/b.md", ""),
        ("repo/notes/vault/c.md", ""),
        ("repo/notes/vault/old/d.md", ""),
    ]);
    assert_eq!(
        notes(&folder.path().join("repo/notes/vault")),
        ["b.md", "c.md"]
    );
    // Without a repository only the vault's own files count.
    fs::remove_dir_all(folder.path().join("repo/.git")).unwrap();
    assert_eq!(notes(&folder.path().join("repo/notes/vault")).len(), 4);
}

#[test]
fn a_file_that_comes_is_found_as_a_walk_finds_it() {
    let files = [
        (".git/HEAD", ""),
        (".gitignore", "f.md\n/vault/x/y/g.md\n"),
        ("vault/.gitignore", "/old\n*.tmp.md\n!keep.tmp.md\n"),
        ("vault/.hidden.md", ""),
        ("vault/a.md", ""),
        ("vault/a-draft.md", ""),
        ("vault/b.tmp.md", ""),
        ("vault/f.md", ""),
        ("vault/keep.tmp.md", ""),
        ("vault/picture.png", ""),
        ("vault/x/.gitignore", "*.md\n!/y/**\n"),
        ("vault/x/d.md", ""),
        ("vault/x/old", ""),
        ("vault/x/y/.gitignore", "e.md\n!g.md\n"),
        ("vault/x/y/e.md", ""),
        ("vault/x/y/f.md", ""),
        ("vault/x/y/g.md", ""),
        ("vault/x/y/h.MD", ""),
    ];
    let folder = folder(&files);
    let root = folder.path().canonicalize().unwrap().join("vault");
    let settings = Settings {
        ignore: Globs::parse(["*-draft.md", "x/y/h.MD"]).unwrap(),
        ..Settings::default()
    };
    let whole = walk(&root, &settings).unwrap();
    let paths = files
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("vault/"));
    for path in paths {
        let one = walk_to(&root, &settings, &BTreeSet::from([path]));
        let of = |listing: &Listing| {
            let is_note = listing.notes.iter().any(|note| **note == *path);
            (is_note, listing.files.saw(path), listing.files.skip(path))
        };
        assert_eq!(of(&one), of(&whole), "{path}");
        assert!(one.unreadable.is_empty() && one.notes.len() < 2, "{path}");
    }
    let gone = walk_to(&root, &settings, &BTreeSet::from(["none.md", "x"]));
    assert!(gone.notes.is_empty() && gone.files.are_none());
}

#[test]
fn a_gitignore_file_that_is_none_says_nothing() {
    let folder = folder(&[("a.md", ""), (".gitignore/", ""), ("b/c.md", "")]);
    fs::write(folder.path().join("b/.gitignore"), b"\xff\xfe\nc.md\n").unwrap();
    assert_eq!(notes(folder.path()), ["a.md"]);
}

#[test]
fn globs_of_the_settings_leave_out_files_and_folders() {
    let folder = folder(&[
        ("archive/a.md", ""),
        ("archive/keep.md", ""),
        ("x/archive/b.md", ""),
        ("c.md", ""),
    ]);
    let listed = |globs: &[&str]| {
        let settings = Settings {
            ignore: Globs::parse(globs.iter().copied()).unwrap(),
            ..Settings::default()
        };
        strings(&listing(folder.path(), &settings))
    };
    assert_eq!(listed(&["archive/**"]), ["c.md", "x/archive/b.md"]);
    assert_eq!(listed(&["archive"]), ["c.md"]);
    assert_eq!(
        listed(&["archive/*", "!keep.md"]),
        ["archive/keep.md", "c.md", "x/archive/b.md"]
    );
    assert_eq!(listed(&["*.md"]), [""; 0]);
}

#[test]
fn folders_may_lie_deeper_than_a_stack_is_high() {
    let folder = TempDir::new().unwrap();
    let deep = vec!["d"; 700].join("/");
    put(folder.path(), &format!("{deep}/a.md"), "");
    assert_eq!(notes(folder.path()), [format!("{deep}/a.md")]);
}

#[test]
fn a_root_that_cannot_be_listed_is_a_failure() {
    let folder = folder(&[("pm.yaml", "")]);
    let failed = walk(&folder.path().join("nowhere"), &Settings::default());
    assert!(matches!(failed, Err(Failure::Io { .. })));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::{ffi::OsStrExt, fs::PermissionsExt, fs::symlink};

    use super::*;

    fn unreadable(root: &Path, settings: &Settings) -> Vec<(String, Trouble)> {
        let mut found = listing(root, settings).unreadable;
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
            .into_iter()
            .map(|(path, trouble)| (path.to_string(), trouble))
            .collect()
    }

    #[test]
    fn links_are_read_where_they_lead_and_never_out_of_the_vault() {
        let outside = folder(&[("a.md", ""), ("notes/b.md", "")]);
        let folder = folder(&[
            ("a.md", ""),
            (".pm/hidden.md", ""),
            ("text.txt", ""),
            ("real/b.md", ""),
        ]);
        let root = folder.path();
        let link = |to: &Path, at: &str| symlink(to, root.join(at)).unwrap();
        link(Path::new("a.md"), "inside.md");
        link(Path::new("inside.md"), "twice.md");
        link(Path::new("real"), "folder");
        link(Path::new("real"), "folder.md");
        link(Path::new(".."), "real/loop");
        link(Path::new("self.md"), "self.md");
        link(Path::new("gone"), "gone.md");
        link(Path::new("gone"), "gone.txt");
        link(Path::new(".pm/hidden.md"), "hidden.md");
        link(Path::new("text.txt"), "text.md");
        link(&outside.path().join("a.md"), "out.md");
        link(&outside.path().join("a.md"), "out.png");
        link(&outside.path().join("notes"), "assets");
        link(&outside.path().join("notes"), "bets");
        let listing = listing(root, &Settings::default());
        assert_eq!(strings(&listing), ["a.md", "real/b.md"]);
        let unread = |target: &str| Trouble::LinkUnread(target.into());
        let expected = [
            ("bets", Trouble::LinkOutside),
            ("gone.md", Trouble::LinkBroken),
            ("hidden.md", unread(".pm/hidden.md")),
            ("out.md", Trouble::LinkOutside),
            ("self.md", Trouble::LinkBroken),
            ("text.md", unread("text.txt")),
        ];
        assert_eq!(
            unreadable(root, &Settings::default()),
            expected.map(|(path, trouble)| (path.to_owned(), trouble))
        );
        // Links of a page go through a folder that is a link.
        assert!(!listing.files.lacks("assets/x.png") && !listing.files.lacks("out.png"));
    }

    #[test]
    fn a_folder_that_leads_out_is_found_where_notes_are_awaited() {
        let outside = folder(&[("x/a.md", "")]);
        let folder = folder(&[("pm.yaml", "")]);
        symlink(outside.path(), folder.path().join("notes")).unwrap();
        let found = |yaml: &str| {
            let source = crate::text::Source::new("pm.yaml", yaml);
            let settings = crate::config::read(source).settings;
            unreadable(folder.path(), &settings).len()
        };
        for awaited in [
            "folders: {bet: notes}",
            "folders: {bet: Notes/bets}",
            "adopt: {files: 'notes/**', type: bet}",
            "adopt: {files: '*.md', type: bet}",
        ] {
            assert_eq!(found(awaited), 1, "{awaited}");
        }
        for other in [
            "",
            "folders: {bet: notes2}",
            "adopt: {files: 'other/**', type: bet}",
        ] {
            assert_eq!(found(other), 0, "{other}");
        }
    }

    #[test]
    fn names_that_are_not_utf8_are_found_with_what_lies_below_them() {
        let folder = folder(&[("a.md", "")]);
        let odd = folder.path().join(OsStr::from_bytes(b"caf\xe9"));
        // Not every file system has such names.
        if fs::create_dir(&odd).is_err() {
            return;
        }
        fs::write(odd.join("b.md"), "").unwrap();
        fs::write(odd.join("c.txt"), "").unwrap();
        fs::write(folder.path().join(OsStr::from_bytes(b"\xff.md")), "").unwrap();
        let found = unreadable(folder.path(), &Settings::default());
        let names = ["caf\u{fffd}/b.md", "\u{fffd}.md"];
        assert_eq!(
            found,
            names.map(|name| (name.to_owned(), Trouble::NameNotUtf8))
        );
    }

    #[test]
    fn a_folder_that_is_closed_is_found() {
        let folder = folder(&[("a.md", ""), ("closed/b.md", ""), ("old/c.md", "")]);
        let close = |name: &str, mode| {
            let closed = fs::Permissions::from_mode(mode);
            fs::set_permissions(folder.path().join(name), closed).unwrap();
        };
        close("closed", 0o000);
        close("old", 0o000);
        // Nothing is closed to root.
        let is_closed = fs::read_dir(folder.path().join("closed")).is_err();
        let settings = Settings {
            ignore: Globs::parse(["old"]).unwrap(),
            ..Settings::default()
        };
        let found = unreadable(folder.path(), &settings);
        let listed = strings(&listing(folder.path(), &settings));
        close("closed", 0o700);
        close("old", 0o700);
        if is_closed {
            let trouble = Trouble::Refused("permission denied".to_owned());
            assert_eq!(found, [("closed".to_owned(), trouble)]);
            assert_eq!(listed, ["a.md"]);
        }
    }
}

//! The state of what is watched, and events as they come.

use std::{fs, thread};

use super::*;

/// A watch on a folder, with that folder and its inner ones followed.
fn watch(folder: &Path) -> Watch {
    let mut watch = Watch::new(folder, Means::Events);
    watch.follow(&[folder.to_owned()]);
    assert_eq!(watch.notice(), None);
    watch
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = dunce::canonicalize(folder.path()).unwrap();
    (folder, root)
}

const LONG: Duration = Duration::from_secs(20);

#[test]
fn a_batch_is_over_when_it_is_quiet_or_takes_too_long() {
    let begun = Instant::now();
    let after = |millis| begun + Duration::from_millis(millis);
    let mut rest = Rest::new(begun);
    assert_eq!(rest.left(begun, QUIET), QUIET);
    rest.disturb(after(30));
    assert_eq!(rest.left(after(40), QUIET), Duration::from_millis(40));
    assert_eq!(rest.left(after(80), QUIET), Duration::ZERO);
    assert_eq!(rest.left(after(80), PATIENCE), Duration::from_millis(200));
    rest.disturb(after(990));
    assert_eq!(rest.left(after(990), QUIET), Duration::from_millis(10));
    assert_eq!(rest.left(after(2000), QUIET), Duration::ZERO);
}

#[test]
fn hidden_files_matter_only_where_they_decide() {
    for path in [
        "",
        "a.md",
        "x/a.md",
        "a.md~",
        ".gitignore",
        "x/.gitignore",
        ".git",
        ".pm",
        ".pm/templates/bet.md",
    ] {
        assert!(matters(path), "{path}");
    }
    for path in [
        ".a.md.swp",
        "x/.#a.md",
        ".git/index",
        ".git/x/.gitignore",
        ".tmpAbc",
        ".pm/.x.swp",
        ".pm.md",
        ".obsidian/a.json",
    ] {
        assert!(!matters(path), "{path}");
    }
}

#[test]
fn what_happens_at_once_comes_in_one_batch() {
    let (_folder, root) = folder();
    let mut watch = watch(&root);
    fs::write(root.join("a.md"), "a").unwrap();
    fs::write(root.join(".b.swp"), "b").unwrap();
    fs::rename(root.join("a.md"), root.join("c.md")).unwrap();
    fs::read(root.join("c.md")).unwrap();
    let batch = watch.next(LONG);
    let paths: Vec<&str> = batch.paths.iter().map(String::as_str).collect();
    assert_eq!(paths, ["a.md", "c.md"]);
    assert!(!batch.anything && !batch.ends);
    // Reading and hidden files raise no batch of their own.
    fs::read(root.join("c.md")).unwrap();
    fs::write(root.join(".b.swp"), "c").unwrap();
    assert_eq!(watch.next(Duration::from_millis(200)), Batch::default());
}

#[test]
fn a_note_that_is_moved_away_may_come_back() {
    let (_folder, root) = folder();
    let note = root.join("a.md");
    fs::write(&note, "old").unwrap();
    let mut watch = watch(&root);
    fs::rename(&note, root.join("a.md~")).unwrap();
    let editor = thread::spawn({
        let note = note.clone();
        move || {
            thread::sleep(QUIET * 2);
            fs::write(note, "new").unwrap();
        }
    });
    let batch = watch.next(LONG);
    assert_eq!(fs::read_to_string(&note).unwrap(), "new");
    assert!(batch.paths.contains("a.md"));
    editor.join().unwrap();
    // One that stays away is told of all the same.
    fs::remove_file(&note).unwrap();
    assert!(watch.next(LONG).paths.contains("a.md"));
}

#[test]
fn a_folder_that_is_replaced_is_watched_anew() {
    let (_folder, root) = folder();
    let inner = root.join("x");
    fs::create_dir(&inner).unwrap();
    let mut watch = watch(&root);
    let folders = [root.clone(), inner.clone()];
    let fresh = watch.follow(&folders);
    assert!(WATCHES_TREES || fresh.contains("x"), "{fresh:?}");
    assert_eq!(watch.follow(&folders), BTreeSet::new());
    fs::remove_dir(&inner).unwrap();
    fs::create_dir(&inner).unwrap();
    assert!(watch.next(LONG).paths.contains("x"));
    let fresh = watch.follow(&folders);
    assert!(WATCHES_TREES || fresh.contains("x"), "{fresh:?}");
    fs::write(inner.join("a.md"), "a").unwrap();
    assert!(watch.next(LONG).paths.contains("x/a.md"));
}

#[test]
fn without_watches_the_disk_is_looked_at() {
    let (_folder, root) = folder();
    let mut watch = Watch::new(&root, Means::Events);
    watch.events = Some(Events::refusing());
    let unseen = watch.follow(std::slice::from_ref(&root));
    assert_eq!(unseen, BTreeSet::from([String::new()]));
    assert!(watch.notice().unwrap().contains("max_user_watches"));
    assert_eq!(watch.notice(), None);
    assert_eq!(watch.follow(std::slice::from_ref(&root)), BTreeSet::new());
    assert!(watch.next(LONG).anything);
    watch.sender.send(Signal::End).unwrap();
    assert!(watch.next(LONG).ends);
}

#[test]
fn lost_events_stand_for_anything_and_every_watch_is_set_anew() {
    let (_folder, root) = folder();
    let mut watch = watch(&root);
    watch.sender.send(Signal::Lost).unwrap();
    assert!(watch.next(LONG).anything);
    let fresh = watch.follow(std::slice::from_ref(&root));
    assert_eq!(fresh, BTreeSet::from([String::new()]));
    watch.sender.send(Signal::Broken("no more".into())).unwrap();
    assert!(watch.next(LONG).anything);
    assert_eq!(watch.notice(), Some("no more".into()));
    assert!(watch.events.is_none());
}

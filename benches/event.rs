//! What it costs to follow a vault: one note is saved, and findings and page are as if everything were read anew.
#![expect(clippy::disallowed_methods, reason = "it writes files")]

#[path = "../examples/generate/notes.rs"]
mod notes;

use std::{collections::BTreeSet, env, fs, path::Path};

use divan::Bencher;
use pm::{
    check, index,
    live::Live,
    session::{Session, Touched},
};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// How many notes a vault has; where it only has to run, few.
fn sizes() -> Vec<usize> {
    if env::args().any(|arg| arg == "--bench") {
        vec![1_000, 10_000]
    } else {
        vec![100]
    }
}

/// A sentence more at the end of a post-mortem.
#[divan::bench(args = sizes())]
fn body(bencher: Bencher<'_, '_>, count: usize) {
    let change = |text: &str, at: usize| format!("{text}\nSaved {at}.\n");
    save(bencher, count, "post-mortems/", change);
}

/// Another cost of a post-mortem.
#[divan::bench(args = sizes())]
fn front_matter(bencher: Bencher<'_, '_>, count: usize) {
    save(bencher, count, "post-mortems/", |text, at| {
        text.replacen("\nmoney: ", &format!("\nmoney: {}", 1 + at % 9), 1)
    });
}

/// Another result of a guard-rail, which all failures that it should have stopped may have to do with.
#[divan::bench(args = sizes())]
fn guardrail(bencher: Bencher<'_, '_>, count: usize) {
    save(bencher, count, "guard-rails/", |text, at| {
        text.replacen("\nbaseline: 2/", &format!("\nbaseline: {}/", at % 9), 1)
    });
}

/// Another title of a lever.
#[divan::bench(args = sizes())]
fn lever(bencher: Bencher<'_, '_>, count: usize) {
    save(bencher, count, "levers/", |text, at| {
        text.replacen("\ntitle: ", &format!("\ntitle: {at} "), 1)
    });
}

/// One more post-mortem.
#[divan::bench(args = sizes())]
fn new_note(bencher: Bencher<'_, '_>, count: usize) {
    let (root, path, text) = folder_with(count, "post-mortems/");
    follow(bencher, root.path(), |at| {
        let path = path.replace(".md", &format!("-{at}.md"));
        (path, text.clone())
    });
}

/// All that one event spares: every note is read and checked, and the page made.
#[divan::bench(args = sizes())]
fn anew(bencher: Bencher<'_, '_>, count: usize) {
    let folder = vault(count);
    bencher.bench_local(|| {
        let session = open(folder.path());
        let found = check::check(&session.vault, session.now);
        (found.len(), index::render(&session.vault))
    });
}

/// Saves the last note of a folder again and again, each time with another text.
fn save(
    bencher: Bencher<'_, '_>,
    count: usize,
    folder: &str,
    change: impl Fn(&str, usize) -> String,
) {
    let (root, path, text) = folder_with(count, folder);
    follow(bencher, root.path(), |at| (path.clone(), change(&text, at)));
}

/// A vault with the last note of one of its folders.
fn folder_with(count: usize, folder: &str) -> (TempDir, String, String) {
    let notes = notes::notes(count).filter(|(path, _)| path.starts_with(folder));
    let (path, text) = notes.last().expect("there are notes");
    (vault(count), path, text)
}

/// Saves one file after the other, each at a path and with a text.
fn follow(bencher: Bencher<'_, '_>, root: &Path, file: impl Fn(usize) -> (String, String)) {
    let mut attend = |_: &[_]| BTreeSet::new();
    let (mut live, _) = Live::new(open(root), &mut attend).expect("the vault is there");
    let mut at = 0;
    bencher
        .with_inputs(|| {
            at += 1;
            let (path, text) = file(at);
            let saved = fs::write(root.join(&path), text);
            saved.expect("the note can be written");
            Touched {
                paths: BTreeSet::from([path]),
                anything: false,
            }
        })
        .bench_local_values(|touched| {
            let news = live.follow(touched, &mut attend);
            assert!(news.is_ok_and(|news| news.is_some()), "a note has changed");
        });
}

fn open(folder: &Path) -> Session {
    Session::open(folder, None).expect("the vault is there")
}

fn vault(count: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a vault");
    let config = [("pm.yaml".to_owned(), notes::CONFIG.to_owned())];
    for (path, text) in notes::notes(count).chain(config) {
        let path = folder.path().join(path);
        let parent = path.parent().expect("it lies in the vault");
        fs::create_dir_all(parent).expect("folders can be made");
        fs::write(path, text).expect("notes can be written");
    }
    folder
}

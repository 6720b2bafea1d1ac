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
    save(bencher, count, |text, at| format!("{text}\nSaved {at}.\n"));
}

/// Another cost of a post-mortem.
#[divan::bench(args = sizes())]
fn front_matter(bencher: Bencher<'_, '_>, count: usize) {
    save(bencher, count, |text, at| {
        text.replacen("\nmoney: ", &format!("\nmoney: {}", 1 + at % 9), 1)
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

/// Saves one note again and again, each time with another text.
fn save(bencher: Bencher<'_, '_>, count: usize, change: impl Fn(&str, usize) -> String) {
    let folder = vault(count);
    let mut attend = |_: &[_]| BTreeSet::new();
    let (mut live, _) = Live::new(open(folder.path()), &mut attend).expect("the vault is there");
    let (path, text) = notes::notes(count).last().expect("there are notes");
    let touched = Touched {
        paths: BTreeSet::from([path.clone()]),
        anything: false,
    };
    let mut at = 0;
    bencher
        .with_inputs(|| {
            at += 1;
            let saved = fs::write(folder.path().join(&path), change(&text, at));
            saved.expect("the note can be written");
            touched.clone()
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

//! What editors do to the disk when they save, call by call: one save is one change, and none of their other files is a note.
//!
//! The sequences were recorded with `strace -f -e trace=%file,write,ftruncate` on Linux.
#![cfg(unix)]

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::symlink,
    path::Path,
};

use super::{following::Follower, happenings::World};

const NOTE: &str = "post-mortems/a.md";

fn text(hours: u32) -> String {
    format!(
        "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-02-01\nhours: {hours}\nlevers: [vague-target]\n---\n"
    )
}

/// Writes over a file in place, in two pieces.
fn overwrite(path: &Path, text: &str) {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
        .unwrap();
    let (head, tail) = text.split_at(text.len() / 2);
    file.write_all(head.as_bytes()).unwrap();
    file.write_all(tail.as_bytes()).unwrap();
    file.sync_all().unwrap();
}

/// One editor's way to save `text` as the note in `folder`.
type Save = fn(folder: &Path, text: &str);

const EDITORS: [(&str, Save); 9] = [
    // vim, `backup` and `writebackup` as they are: probes the folder, moves the note away, writes it anew.
    ("vim", |folder, text| {
        overwrite(&folder.join(".a.md.swp"), "swap");
        fs::write(folder.join("4913"), "").unwrap();
        fs::remove_file(folder.join("4913")).unwrap();
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join("a.md"), text);
        fs::remove_file(folder.join("a.md~")).unwrap();
        overwrite(&folder.join(".a.md.swp"), "swap again");
    }),
    // vim with `backupcopy=yes` and `backup`, neovim: copies the note, writes it in place, keeps the copy.
    ("vim, backupcopy=yes", |folder, text| {
        fs::copy(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join("a.md"), text);
    }),
    // emacs: a lock that is a link to nothing, an auto-save file, a backup by renaming, a new file.
    ("emacs", |folder, text| {
        symlink("me@host.1:2", folder.join(".#a.md")).unwrap();
        overwrite(&folder.join("#a.md#"), text);
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join("a.md"), text);
        fs::remove_file(folder.join("#a.md#")).unwrap();
        fs::remove_file(folder.join(".#a.md")).unwrap();
    }),
    // nano: a lock, then in place.
    ("nano", |folder, text| {
        overwrite(&folder.join(".a.md.swp"), "lock");
        overwrite(&folder.join("a.md"), text);
        fs::remove_file(folder.join(".a.md.swp")).unwrap();
    }),
    // VS Code: in place.
    ("VS Code", |folder, text| {
        overwrite(&folder.join("a.md"), text);
    }),
    // VS Code and others where they save atomically.
    ("atomic", |folder, text| {
        overwrite(&folder.join("a.md.vsctmp"), text);
        fs::rename(folder.join("a.md.vsctmp"), folder.join("a.md")).unwrap();
    }),
    // gedit, GNOME Text Editor.
    ("GLib", |folder, text| {
        overwrite(&folder.join(".goutputstream-AB12C3"), text);
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        fs::rename(folder.join(".goutputstream-AB12C3"), folder.join("a.md")).unwrap();
    }),
    // IntelliJ: a new file, the old one aside, both renamed.
    ("IntelliJ", |folder, text| {
        overwrite(&folder.join("a.md___jb_tmp___"), text);
        fs::rename(folder.join("a.md"), folder.join("a.md___jb_old___")).unwrap();
        fs::rename(folder.join("a.md___jb_tmp___"), folder.join("a.md")).unwrap();
        fs::remove_file(folder.join("a.md___jb_old___")).unwrap();
    }),
    // sed -i, perl -i.
    ("sed", |folder, text| {
        overwrite(&folder.join("sedq2wR3t"), text);
        fs::rename(folder.join("sedq2wR3t"), folder.join("a.md")).unwrap();
    }),
];

#[test]
fn one_save_of_any_editor_is_one_change() {
    for (editor, save) in EDITORS {
        let world = World::new();
        let mut follower = Follower::new(&world);
        let notes = follower.live.session().vault.notes.len();
        let folder = world.root.join("post-mortems");
        for hours in [70, 80] {
            save(&folder, &text(hours));
            let news = follower.settle(&world);
            assert_eq!(news.len(), 1, "{editor}: {news:?}");
            assert_eq!(news[0].written, ["index.md", "pareto.svg"], "{editor}");
            assert!(
                news[0].appeared.is_empty() && news[0].cleared.is_empty(),
                "{editor}: {news:?}"
            );
            // What was written to page and chart is no change of its own.
            assert_eq!(follower.settle(&world).len(), 0, "{editor}");
        }
        let session = follower.live.session();
        assert_eq!(session.vault.notes.len(), notes, "{editor}");
        assert_eq!(session.text(NOTE), Some(&*text(80)), "{editor}");
    }
}

#[test]
fn a_text_that_is_not_saved_changes_nothing() {
    let world = World::new();
    let mut follower = Follower::new(&world);
    let folder = world.root.join("post-mortems");
    overwrite(&folder.join("#a.md#"), "unsaved");
    overwrite(&folder.join(".a.md.swp"), "unsaved");
    symlink("me@host.1:2", folder.join(".#a.md")).unwrap();
    overwrite(&folder.join("a.md~"), "old");
    assert_eq!(follower.settle(&world).len(), 0);
}

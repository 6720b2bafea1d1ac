//! What editors do to the disk when they save, call by call: one save is one change, and none of their other files is a note.
//!
//! Those of vim 9, neovim, emacs and nano follow `strace` of a save on Linux, in a folder that is not `/tmp`, where vim and emacs
//! keep no backup. The other sequences are written from how the programs that they name are known to save.
#![cfg(unix)]

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::{PermissionsExt, symlink},
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

/// Gives a file the mode that it had before it was written anew.
fn set_mode(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
}

/// One editor's way to save `text` as the note in `folder`.
type Save = fn(folder: &Path, text: &str);

const EDITORS: [(&str, Save); 14] = [
    // vim as it comes: probes the folder, moves the note away, brings its swap file to the disk, writes the note anew.
    ("vim", |folder, text| {
        fs::write(folder.join("4913"), "").unwrap();
        fs::remove_file(folder.join("4913")).unwrap();
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join(".a.md.swp"), "swap");
        overwrite(&folder.join("a.md"), text);
        set_mode(&folder.join("a.md"));
        overwrite(&folder.join(".a.md.swp"), "swap again");
        fs::remove_file(folder.join("a.md~")).unwrap();
    }),
    // neovim as it comes: the same, with its swap files elsewhere.
    ("neovim", |folder, text| {
        fs::write(folder.join("4913"), "").unwrap();
        fs::remove_file(folder.join("4913")).unwrap();
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join("a.md"), text);
        set_mode(&folder.join("a.md"));
        fs::remove_file(folder.join("a.md~")).unwrap();
    }),
    // vim and neovim with `backup backupcopy=no`: the old backup goes, the note becomes the new one.
    ("vim, backupcopy=no", |folder, text| {
        // There is none at the first save.
        let _ = fs::remove_file(folder.join("a.md~"));
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join(".a.md.swp"), "swap");
        overwrite(&folder.join("a.md"), text);
        set_mode(&folder.join("a.md"));
    }),
    // vim with `backup backupcopy=yes`: the note is copied, then written in place.
    ("vim, backupcopy=yes", |folder, text| {
        // There is none at the first save.
        let _ = fs::remove_file(folder.join("a.md~"));
        fs::copy(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join(".a.md.swp"), "swap");
        overwrite(&folder.join("a.md"), text);
        set_mode(&folder.join("a.md"));
    }),
    // emacs, the first save: a lock that is a link to nothing, an auto-save file, a backup by renaming, a new file.
    ("emacs", |folder, text| {
        symlink("me@host.1:2", folder.join(".#a.md")).unwrap();
        overwrite(&folder.join("#a.md#"), text);
        fs::rename(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join("a.md"), text);
        fs::remove_file(folder.join(".#a.md")).unwrap();
        set_mode(&folder.join("a.md"));
        fs::remove_file(folder.join("#a.md#")).unwrap();
    }),
    // emacs, later saves: in place.
    ("emacs again", |folder, text| {
        symlink("me@host.1:2", folder.join(".#a.md")).unwrap();
        overwrite(&folder.join("a.md"), text);
        fs::remove_file(folder.join(".#a.md")).unwrap();
    }),
    // emacs with `file-precious-flag`: a new file takes the name.
    ("emacs, precious", |folder, text| {
        symlink("me@host.1:2", folder.join(".#a.md")).unwrap();
        overwrite(&folder.join("tmpoNCEkn"), text);
        fs::remove_file(folder.join(".#a.md")).unwrap();
        fs::rename(folder.join("tmpoNCEkn"), folder.join("a.md")).unwrap();
        set_mode(&folder.join("a.md"));
    }),
    // nano: its lock stays as long as the note is open; in place.
    ("nano", |folder, text| {
        let _ = fs::remove_file(folder.join(".a.md.swp"));
        overwrite(&folder.join(".a.md.swp"), "lock");
        overwrite(&folder.join("a.md"), text);
    }),
    // nano with `--backup`: the note is copied first.
    ("nano, backup", |folder, text| {
        let _ = fs::remove_file(folder.join("a.md~"));
        fs::copy(folder.join("a.md"), folder.join("a.md~")).unwrap();
        overwrite(&folder.join("a.md"), text);
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

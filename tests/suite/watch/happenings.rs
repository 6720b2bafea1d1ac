//! What can happen to the files of a vault.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::prelude::*;

use crate::program::apart;

/// One thing that happens. Numbers choose among the files of the vault.
#[derive(Debug, Clone)]
pub(super) enum Happening {
    /// A file gets this text, with its folders.
    Write(String, String),
    /// The same by a temporary file that takes its place.
    Replace(String, String),
    /// A file loses its text, but stays.
    Truncate(usize),
    /// A note gets more text at its end.
    Append(usize, String),
    /// A file or folder gets another name.
    Rename(usize, String),
    /// A file or folder goes.
    Delete(usize),
    /// A link to the `a.md` beside it comes, which may not be there.
    Link(String),
    /// A file or folder may be read by nobody, or by all.
    Mode(usize, bool),
    /// A folder with notes comes from elsewhere under this name.
    MoveIn(String, String),
    /// A folder with notes goes elsewhere, and one with other notes comes at once under its name.
    Swap(usize, String),
    /// Another branch is checked out.
    Switch,
    /// What is not committed is put away, and comes back.
    Stash,
    /// `pm.yaml` gets this text.
    Settings(&'static str),
    /// The program takes everything in before the next thing happens.
    Pause,
}

const SETTINGS: [&str; 6] = [
    "",
    "language: fr\n",
    "ignore: [old, \"*-draft.md\"]\n",
    "rules: { missing-field: warning, empty-section: off }\ncooling: 1w\n",
    "index: { page: page.md, chart: bars.svg }\n",
    "folders: { postmortem: deep/er }\nhour: 10\n",
];

fn path() -> impl Strategy<Value = String> {
    let folder = prop::sample::select(vec![
        "",
        "post-mortems/",
        "levers/",
        "deep/er/",
        "old/",
        "guard-rails/",
    ]);
    let name = prop::sample::select(vec![
        "a.md",
        "b.md",
        "c-draft.md",
        "vague-target.md",
        "README.md",
        ".gitignore",
        "picture.png",
        ".pm/templates/own.md",
        ".pm/excuses.tsv",
        "b.md~",
        "#b.md#",
        ".b.md.swp",
        "4913",
        "é.md",
    ]);
    (folder, name).prop_map(|(folder, name)| format!("{folder}{name}"))
}

fn text() -> impl Strategy<Value = String> {
    let status = prop::sample::select(vec![
        "cooling",
        "analysed",
        "accepted",
        "nonsense",
        "validated",
    ]);
    let lever = prop::sample::select(vec!["vague-target", "no-follow-up", "b", "vague-tarjet"]);
    let body = prop::sample::select(vec![
        "",
        "## Facts\n\nI wrote.\n",
        "[a link](picture.png) [[b]]\n",
        "## Choices\n\n- [ ]\n",
        "<!-- pm: allow missing-field because -->\n",
        "[b](b.md) [deep](../deep/er/a.md)\n",
    ]);
    let note = (status, lever, 1..90_u32, body).prop_map(|(status, lever, hours, body)| {
        format!(
            "---\ntype: postmortem\ntitle: T\nstatus: {status}\nfailed_at: 2026-02-01\nhours: {hours}\nlevers: [{lever}]\n---\n{body}"
        )
    });
    prop_oneof![
        6 => note,
        1 => Just("---\ntype: lever\ntitle: L\nkind: design\naliases: [no-follow-up]\n---\n".to_owned()),
        1 => Just("---\ntype: guardrail\ntitle: G\nstatus: testing\nsince: 2026-01-01\nlevers: [vague-target]\n---\n".to_owned()),
        1 => Just("b.md\n*.png\n!keep.md\n".to_owned()),
        1 => Just("no front matter\n".to_owned()),
        1 => Just("---\ntype: bet\n: [\n".to_owned()),
    ]
}

/// Some things that happen one after the other.
pub(super) fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let folder = || prop::sample::select(vec!["moved", "post-mortems", "deep", "old", "x/y"]);
    let name = || {
        prop::sample::select(vec![
            "a.md",
            "z.md",
            "renamed",
            "post-mortems/b.md",
            "b.md~",
            "deep",
            "c-draft.md",
        ])
    };
    let at = || 0..20_usize;
    let one = prop_oneof![
        6 => (path(), text()).prop_map(|(path, text)| Happening::Write(path, text)),
        4 => (path(), text()).prop_map(|(path, text)| Happening::Replace(path, text)),
        2 => at().prop_map(Happening::Truncate),
        3 => (at(), text()).prop_map(|(at, text)| Happening::Append(at, text)),
        3 => (at(), name()).prop_map(|(at, name)| Happening::Rename(at, name.to_owned())),
        3 => at().prop_map(Happening::Delete),
        1 => path().prop_map(Happening::Link),
        1 => (at(), any::<bool>()).prop_map(|(at, shut)| Happening::Mode(at, shut)),
        2 => (folder(), text()).prop_map(|(folder, text)| Happening::MoveIn(folder.to_owned(), text)),
        2 => (at(), text()).prop_map(|(at, text)| Happening::Swap(at, text)),
        2 => Just(Happening::Switch),
        1 => Just(Happening::Stash),
        1 => prop::sample::select(SETTINGS.to_vec()).prop_map(Happening::Settings),
        4 => Just(Happening::Pause),
    ];
    prop::collection::vec(one, 1..12)
}

/// A vault in a repository with the branches `main` and `other`, and a folder beside it from which things come.
pub(super) struct World {
    _folder: tempfile::TempDir,
    pub(super) root: PathBuf,
    outside: PathBuf,
    count: usize,
}

impl World {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        let world = Self {
            root: top.join("repository/vault"),
            outside: top.join("outside"),
            _folder: folder,
            count: 0,
        };
        fs::create_dir_all(&world.root).unwrap();
        fs::create_dir_all(&world.outside).unwrap();
        let note = |lever: &str| {
            format!(
                "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-02-01\nhours: 9\nlevers: [{lever}]\n---\n"
            )
        };
        world.write("pm.yaml", "");
        world.write("post-mortems/a.md", &note("vague-target"));
        world.write("post-mortems/b.md", &note("no-follow-up"));
        let repository = world.root.parent().unwrap().to_owned();
        fs::write(repository.join(".gitignore"), "ignored-above.md\n").unwrap();
        world.git(&["init", "-q", "-b", "main", repository.to_str().unwrap()]);
        world.git(&["add", "-A"]);
        world.git(&["commit", "-q", "-m", "main"]);
        world.git(&["checkout", "-q", "-b", "other"]);
        world.write("deep/er/c.md", &note("b"));
        world.write("post-mortems/a.md", &note("no-follow-up"));
        fs::remove_file(world.root.join("post-mortems/b.md")).unwrap();
        fs::write(
            repository.join(".gitignore"),
            "ignored-above.md\nc-draft.md\n",
        )
        .unwrap();
        world.git(&["add", "-A"]);
        world.git(&["commit", "-q", "-m", "other"]);
        world.git(&["checkout", "-q", "main"]);
        world
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        // A file may stand where a folder should be; then nothing happens.
        let _ = fs::create_dir_all(path.parent().unwrap());
        let _ = fs::write(path, text);
    }

    /// Lets something happen; what cannot happen now does not.
    pub(super) fn let_happen(&mut self, happening: &Happening) {
        match happening {
            Happening::Write(path, text) => self.write(path, text),
            Happening::Replace(path, text) => {
                let path = self.root.join(path);
                let new = path.with_extension("tmp");
                let _ = fs::create_dir_all(path.parent().unwrap());
                let _ = fs::write(&new, text);
                let _ = fs::rename(&new, &path);
            }
            Happening::Truncate(at) => drop(self.pick(*at).map(|path| fs::write(path, ""))),
            Happening::Append(at, text) => {
                if let Some(path) = self.pick(*at).filter(|path| path.is_file()) {
                    let old = fs::read_to_string(&path).unwrap_or_default();
                    let _ = fs::write(path, old + text);
                }
            }
            Happening::Rename(at, name) => {
                if let Some(path) = self.pick(*at) {
                    let _ = fs::rename(path, self.root.join(name));
                }
            }
            Happening::Delete(at) => {
                if let Some(path) = self.pick(*at) {
                    let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
                }
            }
            Happening::Link(path) => link(&self.root.join(path)),
            Happening::Mode(at, shut) => {
                if let Some(path) = self.pick(*at) {
                    set_mode(&path, *shut);
                }
            }
            Happening::MoveIn(name, text) => {
                let folder = self.prepare(text);
                let target = self.root.join(name);
                let _ = fs::create_dir_all(target.parent().unwrap());
                let _ = fs::rename(folder, target);
            }
            Happening::Swap(at, text) => {
                if let Some(path) = self.pick(*at).filter(|path| path.is_dir()) {
                    let folder = self.prepare(text);
                    let away = self.fresh();
                    fs::rename(&path, away).unwrap();
                    fs::rename(folder, path).unwrap();
                }
            }
            Happening::Switch => self.switch(),
            Happening::Stash => {
                self.git(&["stash", "-q", "-u"]);
                let _ = self.try_git(&["stash", "pop", "-q"]);
            }
            Happening::Settings(text) => self.write("pm.yaml", text),
            Happening::Pause => {}
        }
    }

    fn switch(&self) {
        let head = self.git(&["branch", "--show-current"]);
        let other = if head.trim() == "main" {
            "other"
        } else {
            "main"
        };
        self.git(&["checkout", "-q", "-f", other]);
    }

    /// A file or folder of the vault, `pm.yaml` and git's own excepted.
    fn pick(&self, at: usize) -> Option<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path != self.root.join("pm.yaml") {
                    folders.extend(path.is_dir().then(|| path.clone()));
                    found.push(path);
                }
            }
        }
        found.sort();
        (!found.is_empty()).then(|| found[at % found.len()].clone())
    }

    /// A folder outside with some notes in it.
    fn prepare(&mut self, text: &str) -> PathBuf {
        let folder = self.fresh();
        fs::create_dir_all(folder.join("er")).unwrap();
        fs::write(folder.join("a.md"), text).unwrap();
        fs::write(folder.join("er/inner.md"), text).unwrap();
        folder
    }

    fn fresh(&mut self) -> PathBuf {
        self.count += 1;
        self.outside.join(self.count.to_string())
    }

    fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(args);
        String::from_utf8(output).unwrap()
    }

    fn try_git(&self, args: &[&str]) -> Vec<u8> {
        let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
        let output = apart("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.invalid"])
            .args(args)
            .current_dir(&self.root)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", nowhere)
            .output()
            .unwrap();
        output.stdout
    }
}

/// Where something stands already, or without such links, nothing happens.
fn link(path: &Path) {
    let _ = fs::create_dir_all(path.parent().unwrap());
    #[cfg(unix)]
    let _ = std::os::unix::fs::symlink("a.md", path);
}

#[cfg(unix)]
fn set_mode(path: &Path, shut: bool) {
    use std::os::unix::fs::PermissionsExt;
    let mode = match (path.is_dir(), shut) {
        (_, true) => 0o000,
        (true, false) => 0o755,
        (false, false) => 0o644,
    };
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn set_mode(path: &Path, shut: bool) {
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    let mut permissions = metadata.permissions();
    permissions.set_readonly(shut);
    let _ = fs::set_permissions(path, permissions);
}

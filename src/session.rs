//! One vault, opened: what every command works with.

mod committed;
mod reload;
mod tree;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use crate::{
    clock,
    config::{self, Config, Excuses},
    diagnostic::{Diagnostic, has_errors},
    disk::{self, Templates},
    failure::Failure,
    git::{Blob, Repository},
    language::EXCUSES,
    settings::Settings,
    text::Source,
    value::Moment,
    vault::{Content, Entry, File, Files, Parsed, Parser, Prompts, Required, Vault, Ways},
};
use committed::Committed;
pub use reload::{Changes, Touched};
use tree::Tree;

/// A vault with its settings, read from the disk or from git.
#[derive(Debug)]
pub struct Session {
    /// The vault's root folder.
    pub root: PathBuf,
    /// Its notes.
    pub vault: Vault,
    /// `pm.yaml`.
    pub config: Source,
    /// What is wrong with `pm.yaml`.
    pub config_findings: Vec<Diagnostic>,
    /// The phrases of the vault's own.
    pub excuses: Source,
    /// What is wrong with them.
    pub excuses_findings: Vec<Diagnostic>,
    /// The templates of the vault's own.
    pub templates: Templates,
    /// The instant that counts as now.
    pub now: Timestamp,
    /// What stands in for the clock.
    fixed: Option<Moment>,
    /// Whether the settings are those of a `pm.yaml` without errors.
    has_sound_settings: bool,
    /// The files behind the notes; empty where they came from git.
    tree: Tree,
}

impl Session {
    /// Opens the vault at or above `start`; `now` stands in for the clock, in the vault's zone where it names none.
    ///
    /// # Errors
    /// [`Failure::NoVault`] without a `pm.yaml`, [`Failure::Io`] where it cannot be read.
    pub fn open(start: &Path, now: Option<Moment>) -> Result<Self, Failure> {
        let nothing = Self::open_looking(start, now, |_, _| Box::new(|_| Vec::<()>::new()));
        nothing.map(|(session, _)| session)
    }

    /// The same, and what is found in the notes when each is looked at as soon as it is read: later it would have to be
    /// fetched again from a memory that is far away. A look can know the ways of the vault and the instant that counts as now.
    ///
    /// # Errors
    /// Those of [`Session::open`].
    pub fn open_looking<T: Send>(
        start: &Path,
        now: Option<Moment>,
        look: impl for<'w> FnOnce(Ways<'w>, Timestamp) -> Look<'w, T>,
    ) -> Result<(Self, Vec<T>), Failure> {
        let root = disk::find_root(start)?;
        let text = disk::text(&root.join(disk::CONFIG))?.unwrap_or_default();
        let config = config::read(Source::new(disk::CONFIG, text));
        let excuses = config::excuses(disk::excuses(&root));
        let templates = disk::templates(&root);
        let required = Required::of(&config.settings);
        let ways = Ways::new(&config.settings, &required, excuses.lexicon.as_ref());
        let instant = instant(now, &config.settings);
        let look = look(ways, instant);
        let each = |mut parsed: Parsed| {
            let found = parsed.note().map(&look);
            parsed.forget();
            (parsed, found.unwrap_or_default())
        };
        let parser = parser(&config.settings, &templates);
        let (read, files, tree) = tree::read(&root, &parser, each)?;
        drop(look);
        let (parsed, found): (Vec<Parsed>, Vec<Vec<T>>) = read.into_iter().unzip();
        let read = Read {
            config,
            excuses,
            templates,
            parsed,
            files,
        };
        let mut session = Self::new(root, read, (now, instant));
        session.tree = tree;
        Ok((session, found.into_iter().flatten().collect()))
    }

    /// Opens the vault at or above `start` as git's index holds it: as it will be committed.
    ///
    /// # Errors
    /// [`Failure::NoVault`] without a `pm.yaml`, [`Failure::Git`] where git refuses, [`Failure::Refused`] where `pm.yaml` is
    /// not staged.
    pub fn staged(start: &Path, now: Option<Moment>) -> Result<Self, Failure> {
        let root = disk::find_root(start)?;
        let repository = Repository::of(&root)?;
        let blobs = repository.staged(&root)?;
        Self::committed(&repository, root, &blobs, now)
    }

    /// Opens the vault at `root` as git holds it in `blobs`.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses, [`Failure::Refused`] where there is no `pm.yaml` among the blobs.
    pub fn committed(
        repository: &Repository,
        root: PathBuf,
        blobs: &[Blob],
        now: Option<Moment>,
    ) -> Result<Self, Failure> {
        let committed = Committed {
            repository,
            root: &root,
            blobs,
        };
        let path = root.join(disk::CONFIG);
        let refused = |why: &str| Failure::Refused(format!("{}: {why}", path.display()));
        let bytes = committed.read(disk::CONFIG)?;
        let bytes = bytes.ok_or_else(|| refused("not in git yet; `git add` it first"))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            refused("what is staged is not UTF-8; save it as UTF-8 and `git add` it")
        })?;
        let config = config::read(Source::new(disk::CONFIG, text));
        let excuses = config::excuses(committed.excuses()?);
        let templates = committed.templates()?;
        let (parsed, files) =
            committed.parse(&config.settings, &parser(&config.settings, &templates))?;
        let read = Read {
            config,
            excuses,
            templates,
            parsed,
            files,
        };
        let instant = instant(now, &read.config.settings);
        Ok(Self::new(root, read, (now, instant)))
    }

    /// The commit at which the current branch left `rev`, and the vault at `root` as it was there; `None` where it was none.
    ///
    /// # Errors
    /// [`Failure::Usage`] where `rev` names no commit or shares none with HEAD, [`Failure::Git`] where git refuses,
    /// [`Failure::Refused`] where its `pm.yaml` was not UTF-8.
    pub fn since(
        root: &Path,
        rev: &str,
        now: Option<Moment>,
    ) -> Result<(String, Option<Self>), Failure> {
        let repository = Repository::of(root)?;
        let commit = repository.fork(rev)?;
        let blobs = repository.tree(&commit, root)?;
        if !blobs.iter().any(|blob| &*blob.path == disk::CONFIG) {
            return Ok((commit, None));
        }
        let session = Self::committed(&repository, root.to_owned(), &blobs, now)?;
        Ok((commit, Some(session)))
    }

    /// `fixed` stands in for the clock, which said `now`.
    fn new(root: PathBuf, read: Read, (fixed, now): (Option<Moment>, Timestamp)) -> Self {
        let Read {
            config,
            excuses,
            templates,
            parsed,
            files,
        } = read;
        let Config {
            source,
            settings,
            findings,
        } = config;
        Self {
            root,
            vault: Vault::new(settings, parsed, files).with_excuses(excuses.lexicon),
            has_sound_settings: !has_errors(&findings),
            config: source,
            config_findings: findings,
            excuses: excuses.source,
            excuses_findings: excuses.findings,
            templates,
            now,
            fixed,
            tree: Tree::default(),
        }
    }

    /// Takes the instant at which this is called for now, unless another one stands in for the clock.
    pub fn look_at_clock(&mut self) {
        self.now = instant(self.fixed, &self.vault.settings);
    }

    /// Whether the clock is looked at.
    pub fn has_clock(&self) -> bool {
        self.fixed.is_none()
    }

    /// Whether `pm.yaml` has errors now.
    pub fn has_broken_settings(&self) -> bool {
        has_errors(&self.config_findings)
    }

    /// The folders whose entries and files decide about what was read; none where it came from git.
    pub fn folders(&self) -> Vec<PathBuf> {
        let folders = self.tree.folders().iter();
        folders.chain(&self.templates.folders).cloned().collect()
    }

    /// The same vault as if one of its files had this text: what an edit would come to before anything is written.
    pub fn with_text(self, path: &str, text: String) -> Self {
        self.with_texts(HashMap::from([(path, text)]))
    }

    /// The same vault as if some of its files had these texts, by path.
    pub fn with_texts(mut self, mut texts: HashMap<&str, String>) -> Self {
        let excuses = self.vault.excuses.take();
        let (settings, mut parsed, files) = self.vault.into_parts();
        let parser = parser(&settings, &self.templates);
        for old in &mut parsed {
            let Some((path, text)) = old.path().and_then(|path| texts.remove_entry(path)) else {
                continue;
            };
            *old = parser.parse(file(path, text));
        }
        parsed.extend(
            texts
                .into_iter()
                .map(|(path, text)| parser.parse(file(path, text))),
        );
        Self {
            vault: Vault::new(settings, parsed, files).with_excuses(excuses),
            ..self
        }
    }

    /// A session over notes that lie on no disk.
    #[cfg(test)]
    pub(crate) fn of(vault: Vault, now: Timestamp) -> Self {
        Self {
            root: PathBuf::new(),
            vault,
            config: Source::new(disk::CONFIG, ""),
            config_findings: Vec::new(),
            excuses: Source::new(EXCUSES, ""),
            excuses_findings: Vec::new(),
            templates: Templates::default(),
            now,
            fixed: None,
            has_sound_settings: true,
            tree: Tree::default(),
        }
    }

    /// What is wrong with the vault's own files, its notes aside.
    pub fn own_findings(&self) -> Vec<Diagnostic> {
        [&*self.config_findings, &*self.excuses_findings].concat()
    }

    /// The text of a file that findings speak of.
    pub fn text(&self, path: &str) -> Option<&str> {
        if path == disk::CONFIG {
            return Some(&self.config.text);
        }
        if path == EXCUSES {
            return Some(&self.excuses.text);
        }
        self.vault.text(path)
    }
}

/// What a note is looked at for, and what that finds.
pub type Look<'w, T> = Box<dyn Fn(&Entry) -> Vec<T> + Sync + 'w>;

/// The instant that counts as now, where something stands in for the clock.
fn instant(fixed: Option<Moment>, settings: &Settings) -> Timestamp {
    fixed.map_or_else(clock::now, |fixed| fixed.start(&settings.timezone))
}

/// A vault's files, parsed.
struct Read {
    config: Config,
    excuses: Excuses,
    templates: Templates,
    parsed: Vec<Parsed>,
    files: Files,
}

fn file(path: &str, text: String) -> File {
    File {
        path: path.into(),
        content: Content::Text(text.into()),
    }
}

/// A parser that knows the words of the vault's own templates.
fn parser<'a>(settings: &'a Settings, templates: &Templates) -> Parser<'a> {
    let prompts = Prompts::new(templates.sources.iter().map(|source| &*source.text));
    Parser::new(settings).with_prompts(prompts)
}

//! One vault, opened: what every command works with.

mod committed;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rayon::prelude::*;

use crate::{
    clock,
    config::{self, Config},
    diagnostic::Diagnostic,
    disk::{self, Listing, Templates},
    failure::Failure,
    git::{Blob, Repository},
    settings::Settings,
    text::Source,
    value::Moment,
    vault::{Content, File, Files, Parsed, Parser, Prompts, Vault},
};
use committed::Committed;

/// How many notes are read before they are parsed: few enough to stay in the cache of a core.
const BATCH: usize = 32;

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
    /// The templates of the vault's own.
    pub templates: Templates,
    /// The instant that counts as now.
    pub now: Timestamp,
}

impl Session {
    /// Opens the vault at or above `start`; `now` stands in for the clock, in the vault's zone where it names none.
    ///
    /// # Errors
    /// [`Failure::NoVault`] without a `pm.yaml`, [`Failure::Io`] where it cannot be read.
    pub fn open(start: &Path, now: Option<Moment>) -> Result<Self, Failure> {
        let root = disk::find_root(start)?;
        let text = disk::text(&root.join(disk::CONFIG))?.unwrap_or_default();
        let config = config::read(Source::new(disk::CONFIG, text));
        let Listing {
            notes,
            unreadable,
            files,
        } = disk::walk(&root, &config.settings)?;
        let templates = disk::templates(&root);
        let parser = parser(&config.settings, &templates);
        let mut parsed: Vec<Parsed> = notes
            .into_par_iter()
            .chunks(BATCH)
            .flat_map_iter(|paths| disk::read_notes(&root, paths))
            .map(|file| parser.parse(file))
            .collect();
        parsed.extend(
            unreadable
                .into_iter()
                .map(|(path, trouble)| Parsed::Unreadable(path, trouble)),
        );
        let read = Read {
            config,
            templates,
            parsed,
            files,
        };
        Ok(Self::new(root, read, now))
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
        let templates = committed.templates()?;
        let (parsed, files) =
            committed.parse(&config.settings, &parser(&config.settings, &templates))?;
        let read = Read {
            config,
            templates,
            parsed,
            files,
        };
        Ok(Self::new(root, read, now))
    }

    fn new(root: PathBuf, read: Read, now: Option<Moment>) -> Self {
        let Read {
            config,
            templates,
            parsed,
            files,
        } = read;
        let Config {
            source,
            settings,
            findings,
        } = config;
        let now = now.map_or_else(clock::now, |now| now.start(&settings.timezone));
        let vault = Vault::new(settings, parsed, files);
        Self {
            root,
            vault,
            config: source,
            config_findings: findings,
            templates,
            now,
        }
    }

    /// The same vault as if one of its files had this text: what an edit would come to before anything is written.
    pub fn with_text(self, path: &str, text: String) -> Self {
        let (settings, mut parsed, files) = self.vault.into_parts();
        let file = File {
            path: path.into(),
            content: Content::Text(text.into()),
        };
        let new = parser(&settings, &self.templates).parse(file);
        parsed.retain(|file| file.path() != Some(path));
        parsed.push(new);
        Self {
            vault: Vault::new(settings, parsed, files),
            ..self
        }
    }

    /// The text of a file that findings speak of.
    pub fn text(&self, path: &str) -> Option<&str> {
        if path == disk::CONFIG {
            return Some(&self.config.text);
        }
        self.vault.text(path)
    }
}

/// A vault's files, parsed.
struct Read {
    config: Config,
    templates: Templates,
    parsed: Vec<Parsed>,
    files: Files,
}

/// A parser that knows the words of the vault's own templates.
fn parser<'a>(settings: &'a Settings, templates: &Templates) -> Parser<'a> {
    let prompts = Prompts::new(templates.sources.iter().map(|source| &*source.text));
    Parser::new(settings).with_prompts(prompts)
}

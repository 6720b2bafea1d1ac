//! One vault, opened: what every command works with.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rayon::prelude::*;

use crate::{
    clock,
    config::{self, Config},
    diagnostic::Diagnostic,
    disk::{self, Listing},
    failure::Failure,
    text::Source,
    value::Moment,
    vault::{File, Parsed, Parser, Vault},
};

/// A vault read from the disk.
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
        let Config {
            source,
            settings,
            findings,
        } = config::read(Source::new(disk::CONFIG, text));
        let now = now.map_or_else(clock::now, |now| now.start(&settings.timezone));
        let Listing {
            notes,
            unreadable,
            files,
        } = disk::walk(&root, &settings.ignore);
        let parser = Parser::new(&settings);
        let mut parsed: Vec<Parsed> = notes
            .into_par_iter()
            .map(|path| {
                let content = disk::read(&root.join(&*path));
                parser.parse(File { path, content })
            })
            .collect();
        parsed.extend(
            unreadable
                .into_iter()
                .map(|(path, trouble)| Parsed::Unreadable(path, trouble)),
        );
        let vault = Vault::new(settings, parsed, files);
        Ok(Self {
            root,
            vault,
            config: source,
            config_findings: findings,
            now,
        })
    }
}

impl Session {
    /// The text of a file that findings speak of.
    pub fn text(&self, path: &str) -> Option<&str> {
        if path == disk::CONFIG {
            return Some(&self.config.text);
        }
        self.vault.text(path)
    }
}

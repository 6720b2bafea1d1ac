//! `pm.yaml` to settings; its mistakes are findings with places.

use crate::{diagnostic::Diagnostic, settings::Settings, text::Source};

/// What `pm.yaml` says.
#[derive(Debug)]
pub struct Config {
    /// The file.
    pub source: Source,
    /// The settings, defaults where it says nothing or nothing valid.
    pub settings: Settings,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// Reads `pm.yaml`.
pub fn read(source: Source) -> Config {
    Config {
        source,
        settings: Settings::default(),
        findings: Vec::new(),
    }
}

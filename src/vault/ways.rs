//! The ways of a vault: what is known of it before its notes are read. What a note has for itself follows from them alone.

use super::{Entry, Required, Vault};
use crate::{
    honesty::{self, Remark},
    language::Lexicon,
    settings::Settings,
};

/// What a vault says of all its notes.
#[derive(Debug, Clone, Copy)]
pub struct Ways<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The phrases of the vault's own.
    pub excuses: Option<&'a Lexicon>,
    pub(super) required: &'a [Required],
}

impl<'a> Ways<'a> {
    /// The ways that settings, the sections that they require, and phrases make.
    pub fn new(
        settings: &'a Settings,
        required: &'a [Required],
        excuses: Option<&'a Lexicon>,
    ) -> Self {
        Self {
            settings,
            excuses,
            required,
        }
    }

    /// Where a note says less than it seems to, by section and place.
    pub fn remarks(self, entry: &Entry) -> &[Remark] {
        let find = || honesty::remarks(&entry.note, &entry.sections, self.excuses);
        entry.remarks.get_or_init(find)
    }
}

impl Vault {
    /// What it says of all its notes.
    pub fn ways(&self) -> Ways<'_> {
        Ways::new(&self.settings, &self.required, self.excuses.as_ref())
    }
}

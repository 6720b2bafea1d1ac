//! The rules: one name, one file each. Everything that is said of rules elsewhere is derived from [`ALL`].

mod invalid_config;
mod invalid_field;
mod missing_field;

use jiff::Timestamp;

use crate::{
    diagnostic::{Diagnostic, Level},
    message::Message,
    text::Span,
    vault::{Entry, Vault},
};

/// Every rule, by name.
pub const ALL: &[Rule] = &[
    invalid_config::RULE,
    invalid_field::RULE,
    missing_field::RULE,
];

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Kebab case; it names what was found.
    pub name: &'static str,
    /// Its weight unless `pm.yaml` says otherwise; `None`: off.
    pub level: Option<Level>,
    /// What it finds, in a line.
    pub summary: &'static str,
    /// Its page in Markdown: what, why, a bad and a good example (which the tests run), how to allow it.
    pub docs: &'static str,
    /// How it looks.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Each note for itself; the vault is there for what the note refers to.
    Note(fn(&Context<'_>, &Entry, &mut Findings)),
    /// The vault as a whole.
    Vault(fn(&Context<'_>, &mut Findings)),
    /// Nothing: it is found while `pm.yaml` is read, or while permissions are applied.
    Elsewhere,
}

/// What rules can know.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// All notes.
    pub vault: &'a Vault,
    /// The instant that counts as now.
    pub now: Timestamp,
}

/// Collects what one rule finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static str,
    level: Level,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// An empty collection of one rule's findings, at the level that `pm.yaml` gives it.
    pub fn new(rule: &'static str, level: Level) -> Self {
        Self {
            rule,
            level,
            found: Vec::new(),
        }
    }

    /// Adds a finding; labels and a fix can be put into what comes back.
    pub fn add(&mut self, path: &str, span: Span, message: Message) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            rule: self.rule,
            level: self.level,
            path: path.into(),
            span,
            message,
            labels: Vec::new(),
            fix: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// What was found.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}

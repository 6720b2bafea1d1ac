//! What is wrong with the user's text, as data: never printed here, never an error of ours.

use std::sync::Arc;

use crate::{
    message::Message,
    text::{Edit, Span},
};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Shown; it stops nothing unless asked to.
    Warning,
    /// The note breaks the format.
    Error,
}

impl Level {
    /// `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static str,
    /// Its weight, after `pm.yaml`.
    pub level: Level,
    /// The file, relative to the vault's root, with `/`.
    pub path: Arc<str>,
    /// The place in the file's text.
    pub span: Span,
    /// What, and as its `.help` what to do.
    pub message: Message,
    /// Other places that explain it, in the same file.
    pub labels: Vec<Label>,
    /// The mechanical way to mend it, if there is one.
    pub fix: Option<Fix>,
}

/// Whether one of some findings is an error.
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}

/// A second place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: Message,
}

/// Edits that mend a finding without changing what the note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// They do not overlap.
    pub edits: Vec<Edit>,
}

//! The phrases of a vault's own; their mistakes are findings.

use super::reader::RULE;
use crate::{
    diagnostic::{Diagnostic, Level},
    language::{EXCUSES, Lexicon},
    message::Message,
    rules::Findings,
    text::{Source, Span},
    vault::{Content, Trouble},
};

/// What `.pm/excuses.tsv` says.
#[derive(Debug)]
pub struct Excuses {
    /// The file; empty where there is none.
    pub source: Source,
    /// Its phrases.
    pub lexicon: Option<Lexicon>,
    /// What is wrong with it: errors of the rule `invalid-config`, by place.
    pub findings: Vec<Diagnostic>,
}

/// Reads the file.
pub fn excuses(content: Option<Content>) -> Excuses {
    let mut findings = Findings::new(RULE, Level::Error);
    let mut refuse = |at, key| {
        findings.add(EXCUSES, Span::at(at), Message::new(key));
    };
    let text = match content {
        None => return Excuses::new("", None, findings),
        Some(Content::Text(text)) => text,
        Some(Content::NotUtf8 { at, text }) => {
            refuse(at, "invalid-config-excuses-encoding");
            return Excuses::new(&text, None, findings);
        }
        Some(Content::Unreadable(trouble)) => {
            refuse(
                0,
                match trouble {
                    Trouble::LinkOutside => "invalid-config-excuses-link",
                    Trouble::Unmerged => "invalid-config-excuses-unmerged",
                    _ => "invalid-config-excuses-unreadable",
                },
            );
            return Excuses::new("", None, findings);
        }
    };
    let (lexicon, faults) = Lexicon::read(&text);
    for (span, message) in faults {
        findings.add(EXCUSES, span, message);
    }
    Excuses::new(&text, Some(lexicon), findings)
}

impl Excuses {
    fn new(text: &str, lexicon: Option<Lexicon>, findings: Findings) -> Self {
        Self {
            source: Source::new(EXCUSES, text),
            lexicon,
            findings: findings.into_found(),
        }
    }
}

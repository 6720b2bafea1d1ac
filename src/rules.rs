//! The rules: one name, one file each. Everything that is said of rules elsewhere is derived from [`ALL`].

mod broken_link;
mod conflict_marker;
mod dangling_reference;
mod duplicate_id;
mod duplicate_key;
mod empty_section;
mod future_date;
mod invalid_config;
mod invalid_field;
mod invalid_front_matter;
mod missing_field;
mod missing_front_matter;
mod missing_section;
mod reversed_dates;
mod shares_exceed_100;
mod too_many_fields;
mod unclosed_front_matter;
mod undeclared_lever;
mod unknown_field;
mod unknown_type;
mod unreadable_note;
mod unused_allow;

pub use unused_allow::{UNUSED_ALLOW, unused_allow};

pub use invalid_front_matter::message as yaml_message;

use jiff::Timestamp;

use crate::{
    diagnostic::{Diagnostic, Level},
    message::Message,
    note::FrontMatter,
    settings::Settings,
    text::{Source, Span},
    vault::{Entry, Vault},
};

/// Every rule, by name.
pub const ALL: &[Rule] = &[
    broken_link::RULE,
    conflict_marker::RULE,
    dangling_reference::RULE,
    duplicate_id::RULE,
    duplicate_key::RULE,
    empty_section::RULE,
    future_date::RULE,
    invalid_config::RULE,
    invalid_field::RULE,
    invalid_front_matter::RULE,
    missing_field::RULE,
    missing_front_matter::RULE,
    missing_section::RULE,
    reversed_dates::RULE,
    shares_exceed_100::RULE,
    too_many_fields::RULE,
    unclosed_front_matter::RULE,
    undeclared_lever::RULE,
    unknown_field::RULE,
    unknown_type::RULE,
    unreadable_note::RULE,
    unused_allow::RULE,
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
    /// Each text for itself: of notes, and of files that should be notes.
    Text(fn(&Source, &FrontMatter, &mut Findings)),
    /// Each note for itself: what is found stays true until the note or the settings change.
    Alone(fn(&Settings, &Entry, &mut Findings)),
    /// Each note with what it refers to in the vault, or with the instant that counts as now.
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

/// Runs one rule on texts, for the rules' own tests.
#[cfg(test)]
pub(crate) mod testing {
    use super::{Check, Context, Findings, Level, Rule};
    use crate::{
        diagnostic::Diagnostic,
        language::Catalogue,
        settings::{Language, Settings},
        text::Span,
        vault::Vault,
    };

    /// A vault of notes: paths and texts.
    pub(crate) fn vault(settings: Settings, notes: &[(&str, &str)]) -> Vault {
        Vault::of_texts(settings, notes.iter().copied())
    }

    /// What a rule finds in a vault on 2026-07-01, sorted by file and place.
    pub(crate) fn found(rule: &Rule, vault: &Vault) -> Vec<Diagnostic> {
        let now = "2026-07-01T12:00:00Z".parse().unwrap();
        let context = Context { vault, now };
        let mut findings = Findings::new(rule.name, rule.level.unwrap_or(Level::Warning));
        match rule.check {
            Check::Text(check) => {
                for (source, front_matter) in vault.sources() {
                    check(source, front_matter, &mut findings);
                }
            }
            Check::Alone(check) => {
                for entry in &vault.notes {
                    check(&vault.settings, entry, &mut findings);
                }
            }
            Check::Note(check) => {
                for entry in &vault.notes {
                    check(&context, entry, &mut findings);
                }
            }
            Check::Vault(check) => check(&context, &mut findings),
            Check::Elsewhere => {}
        }
        let mut found = findings.into_found();
        found.sort_by(|a, b| (&a.path, a.span).cmp(&(&b.path, b.span)));
        found
    }

    /// What a rule says in a language: for each finding its file's text at its place, the message and the help.
    pub(crate) fn said(
        rule: &Rule,
        language: Language,
        notes: &[(&str, &str)],
    ) -> Vec<[String; 3]> {
        let vault = vault(Settings::new(language), notes);
        let catalogue = Catalogue::of(language);
        let say = |finding: &Diagnostic| {
            let text = vault.text(&finding.path).unwrap_or_default();
            let Span { start, end } = finding.span;
            let help = catalogue.help(&finding.message).unwrap_or_default();
            [
                text[start as usize..end as usize].to_owned(),
                catalogue.text(&finding.message),
                help,
            ]
        };
        found(rule, &vault).iter().map(say).collect()
    }
}

//! The rules: one name, one file each. Everything that is said of rules elsewhere is derived from [`ALL`].

mod analysis_too_early;
mod blame;
mod broken_link;
mod conflict_marker;
mod dangling_reference;
mod duplicate_id;
mod duplicate_key;
mod empty_section;
mod excuse;
mod future_date;
mod giving_up;
mod guessed_damage;
mod human_error;
mod invalid_config;
mod invalid_field;
mod invalid_front_matter;
mod judgement_in_facts;
mod missing_field;
mod missing_front_matter;
mod missing_section;
mod mostly_luck;
mod no_decider;
mod no_number_in_facts;
mod overrun;
mod painless;
mod repeated_lever;
mod reversed_dates;
mod shares_exceed_100;
mod similar_levers;
mod single_cause;
mod too_many_fields;
mod too_many_levers;
mod unclosed_front_matter;
mod undeclared_lever;
mod unexplained_relapse;
mod unfalsifiable_bet;
mod unguarded_lever;
mod unknown_field;
mod unknown_type;
mod unproven_validation;
mod unreadable_note;
mod unused_allow;
mod vague_action;

pub use unused_allow::{UNUSED_ALLOW, unused_allow};

pub use invalid_front_matter::message as yaml_message;

use std::{cell::Cell, sync::Arc};

use jiff::Timestamp;
use num_traits::Zero;

use crate::{
    diagnostic::{Diagnostic, Level},
    message::Message,
    note::FrontMatter,
    ranking::Ranking,
    reckoning::Reckoning,
    settings::Settings,
    standing::Standings,
    text::{Source, Span},
    value::Exact,
    vault::{Entry, Vault, Ways},
};

/// Every rule, by name.
pub const ALL: &[Rule] = &[
    analysis_too_early::RULE,
    blame::RULE,
    broken_link::RULE,
    conflict_marker::RULE,
    dangling_reference::RULE,
    duplicate_id::RULE,
    duplicate_key::RULE,
    empty_section::RULE,
    excuse::RULE,
    future_date::RULE,
    giving_up::RULE,
    guessed_damage::RULE,
    human_error::RULE,
    invalid_config::RULE,
    invalid_field::RULE,
    invalid_front_matter::RULE,
    judgement_in_facts::RULE,
    missing_field::RULE,
    missing_front_matter::RULE,
    missing_section::RULE,
    mostly_luck::RULE,
    no_decider::RULE,
    no_number_in_facts::RULE,
    overrun::RULE,
    painless::RULE,
    repeated_lever::RULE,
    reversed_dates::RULE,
    shares_exceed_100::RULE,
    similar_levers::RULE,
    single_cause::RULE,
    too_many_fields::RULE,
    too_many_levers::RULE,
    unclosed_front_matter::RULE,
    undeclared_lever::RULE,
    unexplained_relapse::RULE,
    unfalsifiable_bet::RULE,
    unguarded_lever::RULE,
    unknown_field::RULE,
    unknown_type::RULE,
    unproven_validation::RULE,
    unreadable_note::RULE,
    unused_allow::RULE,
    vague_action::RULE,
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
    /// Each note for itself: what is found stays true until the note changes, or the ways of the vault.
    Alone(fn(Ways<'_>, &Entry, &mut Findings)),
    /// Each note for itself at the instant that counts as now.
    Timed(fn(Ways<'_>, &Now, &Entry, &mut Findings)),
    /// Each note with the names in the vault: which levers, notes and files there are. More of them can only mend what was
    /// found, unless a note of another kind is called what some note calls a lever.
    Named(fn(&Context<'_>, &Entry, &mut Findings)),
    /// The vault as a whole: front matter, what systems failures tell of, and files that are no notes. Whatever else a note with
    /// sound front matter says below it counts for nothing here.
    Vault(fn(&Context<'_>, &mut Findings)),
    /// Each note for itself, and the vault as a whole.
    Both(
        fn(Ways<'_>, &Entry, &mut Findings),
        fn(&Context<'_>, &mut Findings),
    ),
    /// Nothing: it is found while `pm.yaml` is read, or while permissions are applied.
    Elsewhere,
}

/// The instant that counts as now, for rules that look at each note for itself. It keeps in mind how long their answers hold.
#[derive(Debug)]
pub struct Now {
    at: Timestamp,
    turns: Cell<Option<Timestamp>>,
}

impl Now {
    /// Nobody has asked yet.
    pub fn new(at: Timestamp) -> Self {
        Self {
            at,
            turns: Cell::new(None),
        }
    }

    /// Whether an instant has come.
    pub fn has_come(&self, instant: Timestamp) -> bool {
        let has_come = instant <= self.at;
        if !has_come {
            let earlier = self.turns.get().map_or(instant, |turns| turns.min(instant));
            self.turns.set(Some(earlier));
        }
        has_come
    }

    /// The first instant after this one at which an answer is another one, if there is any.
    pub fn turns(&self) -> Option<Timestamp> {
        self.turns.get()
    }
}

/// What rules can know.
#[derive(Debug)]
pub struct Context<'a> {
    /// All notes.
    pub vault: &'a Vault,
    reckoning: Arc<Reckoning<'a>>,
}

impl<'a> Context<'a> {
    /// What rules can know of a vault.
    pub fn new(reckoning: Arc<Reckoning<'a>>) -> Self {
        Self {
            vault: reckoning.vault,
            reckoning,
        }
    }

    /// The ranking of the levers, computed when a rule first asks for it.
    pub fn ranking(&self) -> &Ranking<'a> {
        self.reckoning.ranking()
    }

    /// How the guard-rails stand, computed when a rule first asks for it.
    pub fn standings(&self) -> &Standings<'a> {
        self.reckoning.standings()
    }
}

/// Collects what one rule finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static str,
    level: Level,
    /// The level of what the rule itself takes less seriously.
    lesser: Level,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// An empty collection of one rule's findings, all of one level.
    pub fn new(rule: &'static str, level: Level) -> Self {
        Self {
            rule,
            level,
            lesser: level,
            found: Vec::new(),
        }
    }

    /// The same for a rule to which `pm.yaml` gives no level: what it takes less seriously is a warning.
    pub fn with_own_levels(self) -> Self {
        Self {
            lesser: Level::Warning,
            ..self
        }
    }

    /// Adds a finding; labels and a fix can be put into what comes back.
    pub fn add(&mut self, path: &str, span: Span, message: Message) -> &mut Diagnostic {
        self.add_at(self.level, path, span, message)
    }

    /// Adds a finding that is a warning though the rule's others are errors, unless `pm.yaml` gives them all one level.
    pub fn add_lesser(&mut self, path: &str, span: Span, message: Message) -> &mut Diagnostic {
        self.add_at(self.lesser, path, span, message)
    }

    fn add_at(
        &mut self,
        level: Level,
        path: &str,
        span: Span,
        message: Message,
    ) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            rule: self.rule,
            level,
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

/// The place of a key in a note's own front matter; that of the front matter where the key is not there.
fn key_place(entry: &Entry, key: &str) -> Span {
    let front_matter = entry.note.front_matter();
    let found = front_matter.mapping.entry(entry.text(), key);
    found.map_or_else(|| front_matter.place(), |entry| entry.key.span)
}

/// An amount of money that a message may mention; `none` where nothing is at stake.
fn at_stake(settings: &Settings, amount: &Exact) -> String {
    if amount.is_zero() {
        return "none".to_owned();
    }
    settings.money(amount)
}

/// Runs one rule on texts, for the rules' own tests.
#[cfg(test)]
pub(crate) mod testing {
    use std::sync::Arc;

    use super::{ALL, Check, Context, Findings, Level, Now, Rule};
    use crate::{
        diagnostic::Diagnostic,
        language::Catalogue,
        reckoning::Reckoning,
        schema::Kind,
        settings::{Adoption, Language, Origin, Settings},
        text::Span,
        value::Globs,
        vault::Vault,
    };

    /// A vault of notes: paths and texts.
    pub(crate) fn vault(settings: Settings, notes: &[(&str, &str)]) -> Vault {
        Vault::of_texts(settings, notes.iter().copied())
    }

    /// Settings that adopt the notes in `theirs/`, their `date` for `failed_at`, with fields that they do not have.
    pub(crate) fn adopting(kind: Kind, default: &[(&'static str, &str)]) -> Settings {
        let default = default
            .iter()
            .map(|(field, word)| (*field, (*word).to_owned()));
        let adoption = Adoption {
            files: Globs::parse(["theirs/**"]).unwrap(),
            kind,
            fields: vec![("failed_at", Origin::Key("date".to_owned()))],
            values: Vec::new(),
            default: default.collect(),
        };
        Settings {
            adopt: vec![adoption],
            ..Settings::default()
        }
    }

    /// The rules that find something in a vault, those that are off aside.
    pub(crate) fn finding(vault: &Vault) -> Vec<&'static str> {
        let on = ALL.iter().filter(|rule| rule.level.is_some());
        on.filter(|rule| !found(rule, vault).is_empty())
            .map(|rule| rule.name)
            .collect()
    }

    /// What a rule finds in a vault on 2026-07-01, sorted by file and place.
    pub(crate) fn found(rule: &Rule, vault: &Vault) -> Vec<Diagnostic> {
        found_at(rule, vault, "2026-07-01T12:00:00Z")
    }

    /// What a rule finds in a vault at an instant, sorted by file and place.
    pub(crate) fn found_at(rule: &Rule, vault: &Vault, now: &str) -> Vec<Diagnostic> {
        let context = Context::new(Arc::new(Reckoning::new(vault)));
        let now = Now::new(now.parse().unwrap());
        let level = rule.level.unwrap_or(Level::Warning);
        let mut findings = Findings::new(rule.name, level).with_own_levels();
        match rule.check {
            Check::Text(check) => {
                for entry in &vault.notes {
                    check(&entry.note.source, entry.note.front_matter(), &mut findings);
                }
                for stray in &vault.strays {
                    check(&stray.source, &stray.front_matter, &mut findings);
                }
            }
            Check::Alone(check) => {
                for entry in &vault.notes {
                    check(vault.ways(), entry, &mut findings);
                }
            }
            Check::Timed(check) => {
                for entry in &vault.notes {
                    check(vault.ways(), &now, entry, &mut findings);
                }
            }
            Check::Named(check) => {
                for entry in &vault.notes {
                    check(&context, entry, &mut findings);
                }
            }
            Check::Vault(check) => check(&context, &mut findings),
            Check::Both(of_note, of_vault) => {
                for entry in &vault.notes {
                    of_note(vault.ways(), entry, &mut findings);
                }
                of_vault(&context, &mut findings);
            }
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
        said_in(rule, &vault(Settings::new(language), notes))
    }

    /// The same for a vault with settings of its own, in its language.
    pub(crate) fn said_in(rule: &Rule, vault: &Vault) -> Vec<[String; 3]> {
        let catalogue = Catalogue::of(vault.settings.language);
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
        found(rule, vault).iter().map(say).collect()
    }
}

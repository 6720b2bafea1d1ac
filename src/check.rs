//! Runs the rules over a vault: levels, permissions, one order.

mod memory;
mod permissions;

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Level},
    note::FrontMatter,
    reckoning::Reckoning,
    rules::{self, Check, Context, Findings, Now, Rule},
    settings::{LevelSetting, Settings},
    text::Source,
    vault::{Entry, Vault, Ways},
};
pub use memory::Memory;
use permissions::Permissions;

/// The rules that are on, each with its level.
type Active<'r> = [(&'r Rule, Level)];

/// The rules that look at each note for itself, ready for many notes: as soon as each is read, while it is at hand.
#[derive(Debug)]
pub struct Single<'w> {
    ways: Ways<'w>,
    active: Vec<(&'static Rule, Level)>,
    now: Timestamp,
}

impl<'w> Single<'w> {
    /// Those that can find something of at least this level in a vault with these ways. `now` is the instant that counts as
    /// now.
    pub fn new(ways: Ways<'w>, now: Timestamp, least: Level) -> Self {
        Self {
            ways,
            active: active_from(ways.settings, least),
            now,
        }
    }

    /// What a note has for itself, and at this instant.
    pub fn of(&self, entry: &Entry) -> Vec<Diagnostic> {
        let mut found = of_note(self.ways, &self.active, entry);
        let now = Now::new(self.now);
        found.append(&mut of_time(self.ways, &self.active, &now, entry));
        found
    }
}

/// All findings of a vault, by path, place and rule. `now` is the instant that counts as now.
pub fn check(vault: &Vault, now: Timestamp) -> Vec<Diagnostic> {
    check_within(&Arc::new(Reckoning::new(vault)), now, |_| true)
}

/// The same with what others ask for too, without the warnings in files that are not meant. What could only warn does not look
/// at their notes.
pub fn check_within(
    reckoning: &Arc<Reckoning<'_>>,
    now: Timestamp,
    is_meant: impl Fn(&str) -> bool + Sync,
) -> Vec<Diagnostic> {
    let single = |least| Single::new(reckoning.vault.ways(), now, least);
    let (all, errors) = (single(Level::Warning), single(Level::Error));
    let of_notes = reckoning.vault.notes.par_iter().flat_map_iter(|entry| {
        let single = if is_meant(entry.path()) {
            &all
        } else {
            &errors
        };
        single.of(entry)
    });
    let mut found = complete(reckoning, of_notes.collect(), Level::Warning);
    found.retain(|finding| finding.level == Level::Error || is_meant(&finding.path));
    found
}

/// All findings of a vault of at least this level, of whose notes it is known what each has for itself.
pub fn complete(
    reckoning: &Arc<Reckoning<'_>>,
    mut found: Vec<Diagnostic>,
    least: Level,
) -> Vec<Diagnostic> {
    let vault = reckoning.vault;
    let active = active_from(&vault.settings, least);
    for stray in &vault.strays {
        of_text(&active, &stray.source, &stray.front_matter, &mut found);
    }
    let context = Context::new(Arc::clone(reckoning));
    found.append(&mut by_names(&context, &active));
    found.append(&mut in_vault(&context, &active));
    in_order(vault, &active, Permissions::of(&vault.notes), &mut found);
    found.retain(|finding| finding.level >= least);
    found
}

/// The rules that find something of at least this level. Where a permission without use is an error, all rules tell which have
/// some.
fn active_from(settings: &Settings, least: Level) -> Vec<(&'static Rule, Level)> {
    let mut active = active(settings);
    let counts = |(_, level): &(&Rule, Level)| *level >= least;
    let is_whole = |(rule, _): &&(&Rule, Level)| rule.name == rules::UNUSED_ALLOW;
    if !active.iter().find(is_whole).is_some_and(counts) {
        active.retain(counts);
    }
    active
}

/// The rules that are on, each with its level.
fn active(settings: &Settings) -> Vec<(&'static Rule, Level)> {
    let active = rules::ALL.iter();
    let active = active.filter_map(|rule| Some((rule, level(rule, settings)?)));
    active.collect()
}

/// What all notes have because of the names in the vault, by path.
fn by_names(context: &Context<'_>, active: &Active<'_>) -> Vec<Diagnostic> {
    let in_notes = context.vault.notes.par_iter();
    let in_notes = in_notes.flat_map_iter(|entry| of_names(context, active, entry));
    in_notes.collect()
}

/// What the vault has as a whole.
fn in_vault(context: &Context<'_>, active: &Active<'_>) -> Vec<Diagnostic> {
    let rules = active.par_iter();
    let found = rules.flat_map_iter(|(rule, level)| of_vault(context, rule, *level));
    found.collect()
}

/// Takes away what notes allow, and puts the rest in order.
fn in_order(
    vault: &Vault,
    active: &Active<'_>,
    mut permissions: Permissions<'_>,
    found: &mut Vec<Diagnostic>,
) {
    found.retain(|finding| !permissions.take(finding));
    found.append(&mut permissions.unused(active));
    soften_adopted(vault, found);
    // Equal keys keep their order, which is that of the paths and of the rule: no thread changes it.
    found.sort_by(|a, b| (&a.path, a.span, a.rule).cmp(&(&b.path, b.span, b.rule)));
}

/// The level of a rule in a vault; `None`: off.
pub fn level(rule: &Rule, settings: &Settings) -> Option<Level> {
    match setting(rule, settings) {
        None => rule.level,
        Some((_, level)) => level.map(|level| match level {
            LevelSetting::Warning => Level::Warning,
            LevelSetting::Error => Level::Error,
        }),
    }
}

/// What `pm.yaml` says of a rule, if it says anything.
fn setting<'s>(
    rule: &Rule,
    settings: &'s Settings,
) -> Option<&'s (&'static str, Option<LevelSetting>)> {
    let mut settings = settings.rules.iter().rev();
    settings.find(|(name, _)| *name == rule.name)
}

/// A collection for what a rule finds: a level in `pm.yaml` goes for all of it.
fn findings(rule: &Rule, level: Level, settings: &Settings) -> Findings {
    let findings = Findings::new(rule.name, level);
    match setting(rule, settings) {
        Some(_) => findings,
        None => findings.with_own_levels(),
    }
}

/// What a note has for itself.
fn of_note(ways: Ways<'_>, active: &Active<'_>, entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let note = &entry.note;
    of_text(active, &note.source, note.front_matter(), &mut found);
    for (rule, level) in active {
        if let Check::Alone(check) | Check::Both(check, _) = rule.check {
            let mut findings = findings(rule, *level, ways.settings);
            check(ways, entry, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    found
}

/// What a note has at an instant.
fn of_time(ways: Ways<'_>, active: &Active<'_>, now: &Now, entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, level) in active {
        if let Check::Timed(check) = rule.check {
            let mut findings = findings(rule, *level, ways.settings);
            check(ways, now, entry, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    found
}

fn of_text(
    active: &Active<'_>,
    source: &Source,
    front_matter: &FrontMatter,
    found: &mut Vec<Diagnostic>,
) {
    for (rule, level) in active {
        if let Check::Text(check) = rule.check {
            let mut findings = Findings::new(rule.name, *level);
            check(source, front_matter, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
}

/// What a note has because of the names in the vault.
fn of_names(context: &Context<'_>, active: &Active<'_>, entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, level) in active {
        if let Check::Named(check) = rule.check {
            let mut findings = findings(rule, *level, &context.vault.settings);
            check(context, entry, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    found
}

fn of_vault(context: &Context<'_>, rule: &Rule, level: Level) -> Vec<Diagnostic> {
    let mut findings = findings(rule, level, &context.vault.settings);
    if let Check::Vault(check) | Check::Both(_, check) = rule.check {
        check(context, &mut findings);
    }
    findings.into_found()
}

/// Adopted notes were not written for us: nothing in them is an error, and nothing is ever written to them.
fn soften_adopted(vault: &Vault, found: &mut [Diagnostic]) {
    if vault.settings.adopt.is_empty() {
        return;
    }
    for finding in found {
        let note = vault.note_at(&finding.path);
        if note.is_some_and(|note| note.record.adopted) {
            finding.level = Level::Warning;
            finding.fix = None;
        }
    }
}

#[cfg(test)]
mod tests;

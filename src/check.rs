//! Runs the rules over a vault: levels, permissions, one order.

mod memory;
mod permissions;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Level},
    note::FrontMatter,
    rules::{self, Alone, Check, Context, Findings, Rule},
    settings::{LevelSetting, Settings},
    text::Source,
    vault::{Entry, Vault},
};
pub use memory::Memory;
use permissions::Permissions;

/// All findings of a vault, by path, place and rule. `now` is the instant that counts as now.
pub fn check(vault: &Vault, now: Timestamp) -> Vec<Diagnostic> {
    let active = active(vault);
    let mut found: Vec<Diagnostic> = vault
        .notes
        .par_iter()
        .flat_map_iter(|entry| of_note(vault, &active, entry))
        .collect();
    for stray in &vault.strays {
        of_text(&active, &stray.source, &stray.front_matter, &mut found);
    }
    together(vault, now, &active, &mut found);
    found
}

/// The rules that are on in a vault, each with its level.
fn active(vault: &Vault) -> Vec<(&'static Rule, Level)> {
    let active = rules::ALL.iter();
    let active = active.filter_map(|rule| Some((rule, level(rule, &vault.settings)?)));
    active.collect()
}

/// Adds to what notes have for themselves what the rules find in them together, and puts it in order.
fn together(vault: &Vault, now: Timestamp, active: &[(&Rule, Level)], found: &mut Vec<Diagnostic>) {
    let context = Context::new(vault, now);
    let in_notes = vault.notes.par_iter();
    let in_notes = in_notes.flat_map_iter(|entry| of_context(&context, active, entry));
    found.par_extend(in_notes);
    let in_vault = active.par_iter();
    found.par_extend(in_vault.flat_map_iter(|(rule, level)| of_vault(&context, rule, *level)));
    let mut permissions = Permissions::of(vault);
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
fn of_note(vault: &Vault, active: &[(&Rule, Level)], entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let note = &entry.note;
    of_text(active, &note.source, &note.front_matter, &mut found);
    for (rule, level) in active {
        if let Check::Alone(check) = rule.check {
            let mut findings = findings(rule, *level, &vault.settings);
            check(Alone::new(vault), entry, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    found
}

fn of_text(
    active: &[(&Rule, Level)],
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

/// What a note has because of others, or of the time.
fn of_context(context: &Context<'_>, active: &[(&Rule, Level)], entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, level) in active {
        if let Check::Note(check) = rule.check {
            let mut findings = findings(rule, *level, &context.vault.settings);
            check(context, entry, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    found
}

fn of_vault(context: &Context<'_>, rule: &Rule, level: Level) -> Vec<Diagnostic> {
    let mut findings = findings(rule, level, &context.vault.settings);
    if let Check::Vault(check) = rule.check {
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

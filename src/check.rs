//! Runs the rules over a vault: levels, permissions, one order.

mod permissions;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Level},
    rules::{self, Check, Context, Findings, Rule},
    settings::{LevelSetting, Settings},
    vault::{Entry, Vault},
};
use permissions::Permissions;

/// All findings of a vault, by path, place and rule. `now` is the instant that counts as now.
pub fn check(vault: &Vault, now: Timestamp) -> Vec<Diagnostic> {
    let context = Context { vault, now };
    let active: Vec<(&Rule, Level)> = rules::ALL
        .iter()
        .filter_map(|rule| Some((rule, level(rule, &vault.settings)?)))
        .collect();
    let mut found: Vec<Diagnostic> = vault
        .notes
        .par_iter()
        .flat_map_iter(|entry| of_note(&context, &active, entry))
        .collect();
    found.par_extend(
        active
            .par_iter()
            .flat_map_iter(|(rule, level)| of_vault(&context, rule, *level)),
    );
    let mut permissions = Permissions::of(vault);
    found.retain(|finding| !permissions.take(finding));
    found.append(&mut permissions.unused(&active));
    soften_adopted(vault, &mut found);
    // Equal keys keep their order, which is that of the paths and of the rule: no thread changes it.
    found.sort_by(|a, b| (&a.path, a.span, a.rule).cmp(&(&b.path, b.span, b.rule)));
    found
}

/// The level of a rule in a vault; `None`: off.
pub fn level(rule: &Rule, settings: &Settings) -> Option<Level> {
    let setting = settings
        .rules
        .iter()
        .rev()
        .find(|(name, _)| *name == rule.name);
    match setting {
        None => rule.level,
        Some((_, level)) => level.map(|level| match level {
            LevelSetting::Warning => Level::Warning,
            LevelSetting::Error => Level::Error,
        }),
    }
}

fn of_note(context: &Context<'_>, active: &[(&Rule, Level)], entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, level) in active {
        if let Check::Note(check) = rule.check {
            let mut findings = Findings::new(rule.name, *level);
            check(context, entry, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    found
}

fn of_vault(context: &Context<'_>, rule: &Rule, level: Level) -> Vec<Diagnostic> {
    let mut findings = Findings::new(rule.name, level);
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

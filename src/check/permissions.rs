//! The permissions of notes: `<!-- pm: allow RULE reason -->` takes a rule's findings in that note away, those in its
//! front matter too. Without a known rule and a reason it takes nothing.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Level},
    note::Allow,
    rules::{self, Findings, Rule},
    vault::{Entry, Vault},
};

/// The permissions of all notes that have some, by path.
pub(super) struct Permissions<'a> {
    notes: BTreeMap<&'a str, (&'a Entry, Vec<Permission<'a>>)>,
}

struct Permission<'a> {
    allow: &'a Allow,
    /// The rule that it takes away, if it counts.
    rule: Option<&'static str>,
    used: bool,
}

impl<'a> Permissions<'a> {
    pub(super) fn of(vault: &'a Vault) -> Self {
        let with_some = vault
            .notes
            .iter()
            .filter(|entry| !entry.note.body.allows.is_empty());
        let notes = with_some.map(|entry| {
            let allows = entry.note.body.allows.iter();
            let permissions = allows.map(|allow| Permission {
                allow,
                rule: rules::rule(allow.rule.of(entry.text()))
                    .filter(|_| allow.reason)
                    .map(|rule| rule.name),
                used: false,
            });
            (entry.path(), (entry, permissions.collect()))
        });
        Self {
            notes: notes.collect(),
        }
    }

    /// Whether the finding's note allows it; the permission counts as used from then on.
    pub(super) fn take(&mut self, finding: &Diagnostic) -> bool {
        let Some((_, permissions)) = self.notes.get_mut(&*finding.path) else {
            return false;
        };
        let mut taken = false;
        for permission in permissions {
            if permission.rule == Some(finding.rule) {
                permission.used = true;
                taken = true;
            }
        }
        taken
    }

    /// The findings about permissions that took nothing away, as far as they are not allowed themselves. Of a rule that
    /// is off nobody knows what it would have found.
    pub(super) fn unused(mut self, active: &[(&Rule, Level)]) -> Vec<Diagnostic> {
        let own = rules::UNUSED_ALLOW;
        let Some((_, level)) = active.iter().find(|(rule, _)| rule.name == own) else {
            return Vec::new();
        };
        let mut others = Findings::new(own, *level);
        self.report(&mut others, |rule| {
            rule != Some(own) && rule.is_none_or(|name| is_active(active, name))
        });
        let mut found = others.into_found();
        found.retain(|finding| !self.take(finding));
        let mut about_own = Findings::new(own, *level);
        self.report(&mut about_own, |rule| rule == Some(own));
        found.append(&mut about_own.into_found());
        found
    }

    fn report(&self, findings: &mut Findings, is_meant: impl Fn(Option<&str>) -> bool) {
        for (entry, permissions) in self.notes.values() {
            for permission in permissions {
                if !permission.used && is_meant(permission.rule) {
                    rules::unused_allow(entry, permission.allow, findings);
                }
            }
        }
    }
}

fn is_active(active: &[(&Rule, Level)], name: &str) -> bool {
    active.iter().any(|(rule, _)| rule.name == name)
}

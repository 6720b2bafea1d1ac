//! The permissions of notes: `<!-- pm: allow RULE reason -->` takes a rule's findings in that note away, those in its
//! front matter too. Without a known rule and a reason it takes nothing.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Level},
    note::Allow,
    rules::{self, Findings, Rule},
    vault::Entry,
};

/// The permissions of all notes that have some, by path.
pub(super) struct Permissions<'a> {
    notes: BTreeMap<&'a str, Given<'a>>,
}

/// The permissions of one note.
struct Given<'a> {
    entry: &'a Entry,
    /// Each with the rule that it takes away, if it counts.
    allows: Vec<(&'a Allow, Option<&'static str>)>,
    /// The rules that they take away, and whether they took something.
    rules: BTreeMap<&'static str, bool>,
}

impl<'a> Permissions<'a> {
    /// Those of some notes.
    pub(super) fn of(notes: impl IntoIterator<Item = &'a Entry>) -> Self {
        let with_some = notes
            .into_iter()
            .filter(|entry| !entry.note.body.allows.is_empty());
        let notes = with_some.map(|entry| {
            let allows: Vec<_> = entry
                .note
                .body
                .allows
                .iter()
                .map(|allow| {
                    let rule = rules::rule(allow.rule.of(entry.text())).filter(|_| allow.reason);
                    (allow, rule.map(|rule| rule.name))
                })
                .collect();
            let rules = allows
                .iter()
                .filter_map(|(_, rule)| Some(((*rule)?, false)))
                .collect();
            (
                entry.path(),
                Given {
                    entry,
                    allows,
                    rules,
                },
            )
        });
        Self {
            notes: notes.collect(),
        }
    }

    /// Whether the finding's note allows it; the permission counts as used from then on.
    pub(super) fn take(&mut self, finding: &Diagnostic) -> bool {
        let given = self.notes.get_mut(&*finding.path);
        match given.and_then(|given| given.rules.get_mut(finding.rule)) {
            Some(used) => {
                *used = true;
                true
            }
            None => false,
        }
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
        for given in self.notes.values() {
            for (allow, rule) in &given.allows {
                let used = rule.is_some_and(|rule| given.rules.get(rule) == Some(&true));
                if !used && is_meant(*rule) {
                    rules::unused_allow(given.entry, allow, findings);
                }
            }
        }
    }
}

fn is_active(active: &[(&Rule, Level)], name: &str) -> bool {
    active.iter().any(|(rule, _)| rule.name == name)
}

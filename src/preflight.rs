//! What to read before the next attempt: the vital levers, what guards them today, and the check-lists to go through.

mod data;
mod links;
mod markdown;

use jiff::{Timestamp, civil::Date};

use crate::{
    note::{quotation, tasks},
    ranking::{Ranked, Ranking, Scope},
    schema::{Kind, Status},
    standing::{Standing, Standings, in_force_today},
    vault::{Entry, Vault},
};

/// What is known of a vault before an attempt.
#[derive(Debug)]
pub struct Preflight<'v> {
    vault: &'v Vault,
    /// The area whose failures count; all where there is none.
    area: Option<&'v str>,
    ranking: Ranking<'v>,
    standings: Standings<'v>,
    /// The day, in the vault's zone.
    today: Date,
}

/// A vital lever and what guards it.
struct Guarded<'p> {
    lever: &'p Ranked<'p>,
    /// The guard-rails in force, those that hold first.
    at_work: Vec<&'p Standing<'p>>,
    /// Those that are not in force yet.
    drafts: Vec<&'p Entry>,
}

impl<'v> Preflight<'v> {
    /// Looks at the failures of an area, or at all, on the day of `now`.
    pub fn of(vault: &'v Vault, area: Option<&'v str>, now: Timestamp) -> Self {
        let scope = Scope {
            area,
            ..Scope::default()
        };
        Self {
            vault,
            area,
            ranking: Ranking::within(vault, scope),
            standings: Standings::of(vault),
            today: now.to_zoned(vault.settings.timezone.clone()).date(),
        }
    }

    fn levers(&self) -> impl Iterator<Item = Guarded<'_>> {
        self.ranking.vital_few().iter().map(|lever| {
            let mut at_work: Vec<&Standing<'_>> = self
                .standings
                .of_lever(self.vault, lever.key)
                .filter(|standing| self.is_at_work(standing.entry))
                .collect();
            // Those that leak last, those on trial between them and those that hold; each by path.
            at_work.sort_by_key(|standing| (!standing.leaks.is_empty(), !standing.holds()));
            let guardrails = self.vault.guardrails_of(lever.key);
            Guarded {
                lever,
                at_work,
                drafts: guardrails
                    .filter(|entry| entry.record.status() == Some(Status::Draft))
                    .collect(),
            }
        })
    }

    fn is_at_work(&self, guardrail: &Entry) -> bool {
        let status = guardrail.record.status();
        matches!(status, Some(Status::Testing | Status::Validated))
            && in_force_today(guardrail, self.today, &self.vault.settings.timezone)
    }
}

/// The if-then rule of a guard-rail, as a quotation for a bet.
fn rule(vault: &Vault, guardrail: &Entry) -> String {
    filled(vault, guardrail, "rule", quotation)
}

/// Its check-list as tasks that nobody has done yet, for a bet.
fn checklist(vault: &Vault, guardrail: &Entry) -> String {
    filled(vault, guardrail, "checklist", tasks)
}

/// What a section says, written anew for a note among the bets.
fn filled(vault: &Vault, guardrail: &Entry, key: &str, write: fn(&str) -> String) -> String {
    let folder = vault.settings.folders.of(Kind::Bet);
    let parts = guardrail.section(key).filter(|section| !section.empty);
    let written = parts.map(|section| write(&links::moved(guardrail, section.content, folder)));
    let written: Vec<String> = written.filter(|part| !part.is_empty()).collect();
    written.join("\n")
}

#[cfg(test)]
mod tests;

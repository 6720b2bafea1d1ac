//! `repeated-lever`: a lever fired twice, and no guard-rail stops it.

use std::collections::HashMap;

use super::{Check, Context, Findings, Rule, at_stake};
use crate::{
    diagnostic::Level,
    language::guardrail_command,
    message::Message,
    ranking::Ranked,
    schema::Status,
    text::Span,
    vault::{Entry, Glance, Vault},
};

pub(super) const RULE: Rule = Rule {
    name: "repeated-lever",
    level: Some(Level::Warning),
    summary: "a lever fired twice, and no guard-rail stops it",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

A lever that has a part in two counted failures or more (analysed ones, accepted ones among them) and that no guard-rail names,
or only such that failed or were retired. One that is still a draft is enough here. The lever is told of once, where the second
failure by path names it; where that one is adopted, in a note of the vault's own.

Levers are left alone whose failures are all `accepted`, which is a decision to live with them, or all adopted.

## Why

The second time is no accident. What made two failures makes the third, and from now on each of them is a choice.

## Bad

```markdown post-mortems/2025-10-16-trade-fair.md
---
type: postmortem
title: 43 business cards, six calls
status: analysed
failed_at: 2025-10-16
analysed_at: 2025-10-20
hours: 27
levers: [no-follow-up]
---

## Facts

43 cards, six calls, no client.

## Choices

I chose to wait until they call.

## False assumptions

Whoever takes a card calls.

## Where rigour was missing

I had no list of whom to call.

## What hurts to admit

I was glad of each card, because it meant that I did not have to ask for anything.
```

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: analysed
failed_at: 2026-02-28
analysed_at: 2026-03-04
hours: 60
levers: [no-follow-up]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write once.

## False assumptions

Whoever is interested answers at once.

## Where rigour was missing

I never noted who had opened the message.

## What hurts to admit

I did not dare to write a second time, because the first silence had hurt enough.
```

```markdown levers/no-follow-up.md
---
type: lever
title: No follow-up
kind: process
---
```

## Good

```markdown post-mortems/2025-10-16-trade-fair.md
---
type: postmortem
title: 43 business cards, six calls
status: analysed
failed_at: 2025-10-16
analysed_at: 2025-10-20
hours: 27
levers: [no-follow-up]
---

## Facts

43 cards, six calls, no client.

## Choices

I chose to wait until they call.

## False assumptions

Whoever takes a card calls.

## Where rigour was missing

I had no list of whom to call.

## What hurts to admit

I was glad of each card, because it meant that I did not have to ask for anything.
```

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: analysed
failed_at: 2026-02-28
analysed_at: 2026-03-04
hours: 60
levers: [no-follow-up]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write once.

## False assumptions

Whoever is interested answers at once.

## Where rigour was missing

I never noted who had opened the message.

## What hurts to admit

I did not dare to write a second time, because the first silence had hurt enough.
```

```markdown levers/no-follow-up.md
---
type: lever
title: No follow-up
kind: process
---
```

```markdown guard-rails/seven-touches.md
---
type: guardrail
title: 7 touches in 3 weeks
status: draft
levers: [no-follow-up]
---
```
";

/// How often a lever fires before it is more than an accident.
const TWICE: usize = 2;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let vault = context.vault;
    // Only then it is worth ranking the levers.
    if !is_named_twice(vault) {
        return;
    }
    let ranking = context.ranking();
    let mut unguarded: HashMap<usize, Fired<'_>> = ranking
        .levers
        .iter()
        .filter(|lever| lever.failures >= TWICE && !is_guarded(vault, lever.lever))
        .map(|lever| (lever.lever, Fired::new(lever)))
        .collect();
    if unguarded.is_empty() {
        return;
    }
    let is_unguarded = |lever| unguarded.contains_key(&lever);
    let losses: Vec<_> = ranking
        .losses
        .iter()
        .filter(|loss| loss.blames(is_unguarded))
        .collect();
    for loss in losses {
        for part in loss.blamed() {
            if let Some(fired) = unguarded.get_mut(&part.lever) {
                fired.add(loss.entry, part.written.lever_at);
            }
        }
    }
    for lever in &ranking.levers {
        if let Some(fired) = unguarded.get(&lever.lever) {
            fired.report(vault, findings);
        }
    }
}

/// Whether counted failures name some lever twice that nothing stops.
fn is_named_twice(vault: &Vault) -> bool {
    let mut times = vec![0; vault.levers.count()];
    for glance in vault.at_a_glance().filter(Glance::is_counted) {
        for lever in glance.levers() {
            times[lever] += 1;
        }
    }
    let mut named = times.into_iter().enumerate();
    named.any(|(lever, times)| times >= TWICE && !is_guarded(vault, lever))
}

/// Whether a guard-rail stops a lever or is about to; one that failed or was retired does not.
fn is_guarded(vault: &Vault, lever: usize) -> bool {
    vault.guarding(lever).any(|entry| !has_ended(entry))
}

fn has_ended(guardrail: &Entry) -> bool {
    matches!(
        guardrail.record.status(),
        Some(Status::Failed | Status::Retired)
    )
}

/// A lever that nothing stops, with the failures that it made.
struct Fired<'a> {
    lever: &'a Ranked<'a>,
    count: usize,
    /// Whether all of them so far are risks that somebody accepted.
    accepted: bool,
    /// The note of the vault's own, and the place in it, that tell of it.
    place: Option<(&'a str, Span)>,
}

impl<'a> Fired<'a> {
    fn new(lever: &'a Ranked<'a>) -> Self {
        Self {
            lever,
            count: 0,
            accepted: true,
            place: None,
        }
    }

    /// Adds one failure; they come by path.
    fn add(&mut self, failure: &'a Entry, place: Span) {
        self.count += 1;
        self.accepted &= failure.record.status() == Some(Status::Accepted);
        if !failure.record.adopted && (self.place.is_none() || self.count == TWICE) {
            self.place = Some((failure.path(), place));
        }
    }

    fn report(&self, vault: &Vault, findings: &mut Findings) {
        let Some((path, span)) = self.place.filter(|_| !self.accepted) else {
            return;
        };
        let key = if vault.guarding(self.lever.lever).next().is_some() {
            "repeated-lever-again"
        } else {
            "repeated-lever"
        };
        let message = Message::new(key)
            .with("lever", self.lever.id)
            .with(
                "command",
                guardrail_command(self.lever.id, vault.settings.language),
            )
            .with("count", self.count)
            .with("damage", at_stake(&vault.settings, &self.lever.damage));
        findings.add(path, span, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        schema::Kind,
        settings::{Language, Settings},
    };

    fn failure(status: &str, levers: &str) -> String {
        format!(
            "---\ntype: postmortem\ntitle: T\nstatus: {status}\nfailed_at: 2026-02-28\nhours: 10\nlevers: [{levers}]\n---\n"
        )
    }

    fn guardrail(status: &str, levers: &str) -> String {
        format!("---\ntype: guardrail\ntitle: T\nstatus: {status}\nlevers: [{levers}]\n---\n")
    }

    /// Path and marked text of each finding.
    fn found(settings: Settings, notes: &[(&str, &str)]) -> Vec<(String, String)> {
        let vault = testing::vault(settings, notes);
        let found = testing::found(&RULE, &vault);
        let place = |finding: &crate::diagnostic::Diagnostic| {
            let text = vault.text(&finding.path).unwrap();
            (finding.path.to_string(), finding.span.of(text).to_owned())
        };
        found.iter().map(place).collect()
    }

    /// Where a lever is told of that two failures of these statuses name.
    fn two(first: &str, second: &str) -> usize {
        let (a, b) = (failure(first, "peur 60%, hasard"), failure(second, "Peur"));
        let found = found(Settings::default(), &[("a.md", &a), ("b.md", &b)]);
        assert!(
            found
                .iter()
                .all(|(path, marked)| path == "b.md" && marked == "Peur")
        );
        found.len()
    }

    #[test]
    fn two_counted_failures_make_a_lever_that_fires() {
        assert_eq!(two("analysed", "analysed"), 1);
        assert_eq!(two("analysed", "accepted"), 1);
        assert_eq!(two("validated", "systemised"), 1);
        // To accept a risk is a decision; what is fresh or was no failure says nothing yet.
        assert_eq!(two("accepted", "accepted"), 0);
        assert_eq!(two("analysed", "cooling"), 0);
        assert_eq!(two("void", "analysed"), 0);
        let (a, b) = (
            failure("analysed", "peur"),
            failure("analysed", "hasard, peur 0%"),
        );
        assert_eq!(
            found(Settings::default(), &[("a.md", &a), ("b.md", &b)]),
            []
        );
        let c = failure("analysed", "peur").replace("10", "dix");
        assert_eq!(
            found(Settings::default(), &[("a.md", &a), ("c.md", &c)]),
            []
        );
        assert_eq!(found(Settings::default(), &[("a.md", &a)]), []);
        assert_eq!(found(Settings::default(), &[]), []);
    }

    #[test]
    fn a_guard_rail_that_has_not_ended_is_enough() {
        let (a, b) = (failure("analysed", "peur"), failure("analysed", "frousse"));
        let lever = "---\ntype: lever\ntitle: Peur\nkind: design\naliases: [frousse]\n---\n";
        for (status, expected) in [
            ("draft", 0),
            ("testing", 0),
            ("validated", 0),
            ("finished", 0),
            ("failed", 1),
            ("retired", 1),
        ] {
            let rail = guardrail(status, "'[[Frousse]]'");
            let notes = [
                ("a.md", &*a),
                ("b.md", &*b),
                ("g.md", &*rail),
                ("peur.md", lever),
            ];
            assert_eq!(
                found(Settings::default(), &notes).len(),
                expected,
                "{status}"
            );
        }
    }

    #[test]
    fn adopted_failures_count_and_are_left_alone() {
        let settings = || testing::adopting(Kind::Postmortem, &[("status", "analysed")]);
        let theirs = "---\ntitle: T\nlevers: [Oven]\n---\n";
        let ours = failure("analysed", "oven");
        let only_theirs = [("theirs/a.md", theirs), ("theirs/b.md", theirs)];
        assert_eq!(found(settings(), &only_theirs), []);
        for path in ["first.md", "z.md"] {
            let notes = [
                (path, &*ours),
                ("theirs/a.md", theirs),
                ("theirs/b.md", theirs),
            ];
            assert_eq!(
                found(settings(), &notes),
                [(path.to_owned(), "oven".to_owned())]
            );
        }
    }

    #[test]
    fn it_says_what_it_has_cost() {
        let (a, b) = (
            failure("analysed", "peur"),
            failure("analysed", "peur 50%, b"),
        );
        let notes = [("a.md", &*a), ("b.md", &*b)];
        assert_eq!(
            testing::said(&RULE, Language::French, &notes),
            [[
                "peur",
                "le levier `peur` a frappé 2 fois (750\u{a0}EUR) et aucun garde-fou ne l'arrête",
                "écrivez-en un avec `pm new garde-fou \"…\" --lever peur`"
            ]]
        );
        let rail = guardrail("retired", "peur");
        let free = |text: &str| text.replace("hours: 10\n", "");
        let (a, b) = (free(&a), free(&b));
        let notes = [("a.md", &*a), ("b.md", &*b), ("g.md", &*rail)];
        assert_eq!(
            testing::said(&RULE, Language::English, &notes),
            [[
                "peur",
                "the lever `peur` fired 2 times, and the guard-rail that it had has ended",
                "write another one with `pm new guardrail \"…\" --lever peur`"
            ]]
        );
    }
}

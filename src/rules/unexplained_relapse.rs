//! `unexplained-relapse`: a lever fired although a guard-rail was in force, and the failure does not say how it came through.

use super::{Check, Context, Findings, Rule};
use crate::{diagnostic::Level, message::Message};

pub(super) const RULE: Rule = Rule {
    name: "unexplained-relapse",
    level: Some(Level::Warning),
    summary: "a guarded lever fired again, and the failure does not say how it came through",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

A counted failure (analysed, also accepted) that names a lever whose guard-rail was in force on the day of `failed_at`, and that
has no item for that guard-rail in `relapses`. A guard-rail is in force from the day of its `since` up to the day before its
`until`; a draft guards nothing. A lever with a share of 0 % has no part in the failure. Adopted notes are left alone.

## Why

A guard-rail that let a failure through is the best teacher there is, if it is asked how. One that did not trigger needs another
signal, one that was bypassed needs less friction, and one that failed needs another rule.

## Bad

```markdown post-mortems/2026-06-12-buying-group.md
---
type: postmortem
title: The buying group signed elsewhere
status: analysed
failed_at: 2026-06-12
analysed_at: 2026-06-19
levers: [no-follow-up]
---

## Facts

One meeting, one promise, no call after it.

## Choices

I chose to leave them in peace.

## False assumptions

A group decides in a month.

## Where rigour was missing

They were on no list.

## What hurts to admit

They were too big for my list, so I told myself that big ones need no reminding.
```

```markdown guard-rails/seven-touches.md
---
type: guardrail
title: 7 touches in 3 weeks
status: testing
levers: [no-follow-up]
since: 2026-03-09
---

## If… then…

If a name enters the list, then seven dates go into the calendar.
```

## Good

```markdown post-mortems/2026-06-12-buying-group.md
---
type: postmortem
title: The buying group signed elsewhere
status: analysed
failed_at: 2026-06-12
analysed_at: 2026-06-19
levers: [no-follow-up]
relapses: [seven-touches not-triggered]
---

## Facts

One meeting, one promise, no call after it.

## Choices

I chose to leave them in peace.

## False assumptions

A group decides in a month.

## Where rigour was missing

They were on no list.

## What hurts to admit

They were too big for my list, so I told myself that big ones need no reminding.
```

```markdown guard-rails/seven-touches.md
---
type: guardrail
title: 7 touches in 3 weeks
status: testing
levers: [no-follow-up]
since: 2026-03-09
---

## If… then…

If a name enters the list, then seven dates go into the calendar.
```
";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let standings = context.standings().iter();
    let leaks = standings.flat_map(|standing| {
        let leaks = standing.leaks.iter().filter(|leak| leak.cause.is_none());
        leaks.map(move |leak| (standing, leak))
    });
    for (standing, leak) in leaks {
        // An item that cannot be read may be the one that is missed here.
        let relapses = &leak.postmortem.relapses;
        if leak.entry.record.adopted || relapses.invalid {
            continue;
        }
        let key = if relapses.items.is_empty() {
            "unexplained-relapse"
        } else {
            "unexplained-relapse-more"
        };
        let message = Message::new(key)
            .with("guardrail", &*standing.entry.id)
            .with("lever", &*leak.lever.lever)
            .with("day", leak.failed_on(&context.vault.settings.timezone));
        findings.add(leak.entry.path(), leak.lever.lever_at, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        schema::Kind,
        settings::{Language, Settings},
        standing::Standings,
        value::zone,
    };

    fn failure(status: &str, failed_at: &str, relapses: &str) -> String {
        format!(
            "---\ntype: postmortem\ntitle: Le groupement a signé ailleurs\nstatus: {status}\nfailed_at: {failed_at}\n\
             levers: [prix 10%, suivi 60%, message 30%]\n{relapses}---\n"
        )
    }

    fn guardrail(status: &str, dates: &str) -> String {
        format!(
            "---\ntype: guardrail\ntitle: 7 touches\nstatus: {status}\nlevers: [relance, message]\n{dates}---\n"
        )
    }

    const LEVER: &str = "---\ntype: lever\ntitle: Suivi\nkind: process\naliases: [relance]\n---\n";

    fn count(settings: Settings, failure: &str, guardrail: &str) -> usize {
        let notes = [
            ("garde-fous/sept-touches.md", guardrail),
            ("leviers/suivi.md", LEVER),
            ("post-mortems/a.md", failure),
        ];
        let vault = testing::vault(settings, &notes);
        let found = testing::found(&RULE, &vault);
        let marked = |span: crate::text::Span| span.of(failure).to_owned();
        assert!(found.iter().all(|finding| marked(finding.span) == "suivi"));
        found.len()
    }

    fn paris() -> Settings {
        Settings {
            timezone: zone("Europe/Paris").unwrap(),
            ..Settings::new(Language::French)
        }
    }

    #[test]
    fn in_force_are_the_days_from_since_to_the_day_before_until() {
        let dates = "since: 2026-03-09\nuntil: 2026-06-12\n";
        for (failed_at, expected) in [
            ("2026-03-08", 0),
            ("2026-03-09", 1),
            ("2026-06-11", 1),
            ("2026-06-12", 0),
            // Days are those of the vault's zone: it was midnight in Paris.
            ("2026-03-08T22:59:59Z", 0),
            ("2026-03-08T23:00:00Z", 1),
            ("2026-06-11T22:00:00Z", 0),
            ("2026-03-09T00:00", 1),
            ("2026-03", 1),
            ("2026-02", 0),
        ] {
            let failure = failure("analysed", failed_at, "");
            let found = count(paris(), &failure, &guardrail("failed", dates));
            assert_eq!(found, expected, "{failed_at}");
        }
    }

    #[test]
    fn a_draft_guards_nothing_and_what_is_not_counted_asks_nothing() {
        let since = "since: 2026-03-09\n";
        let note = failure("analysed", "2026-06-12", "");
        for (status, expected) in [
            ("draft", 0),
            ("testing", 1),
            ("validated", 1),
            ("failed", 1),
            ("retired", 1),
        ] {
            let found = count(paris(), &note, &guardrail(status, since));
            assert_eq!(found, expected, "{status}");
        }
        assert_eq!(count(paris(), &note, &guardrail("testing", "")), 0);
        for (status, expected) in [
            ("cooling", 0),
            ("void", 0),
            ("accepted", 1),
            ("systemised", 1),
            ("validated", 1),
        ] {
            let note = failure(status, "2026-06-12", "");
            let found = count(paris(), &note, &guardrail("testing", since));
            assert_eq!(found, expected, "{status}");
        }
    }

    #[test]
    fn an_item_for_the_guard_rail_explains_it() {
        let since = "since: 2026-03-09\n";
        for (relapses, expected) in [
            ("relapses: [sept-touches bypassed]\n", 0),
            (
                "relapses:\n  - '[[garde-fous/sept-touches|7 touches]] failed'\n",
                0,
            ),
            ("relapses: [Sept-Touches not-triggered]\n", 0),
            ("relapses: []\n", 1),
            ("relapses: [autre bypassed]\n", 1),
            ("relapses: [sept-touches contourné]\n", 0),
        ] {
            let note = failure("analysed", "2026-06-12", relapses);
            let found = count(paris(), &note, &guardrail("testing", since));
            assert_eq!(found, expected, "{relapses}");
        }
    }

    #[test]
    fn adopted_notes_are_not_asked() {
        let settings = testing::adopting(Kind::Postmortem, &[("status", "analysed")]);
        let incident = "---\ntitle: T\ndate: 2026-06-12\nlevers: [message]\n---\n";
        let rail = guardrail("testing", "since: 2026-03-09\n");
        let notes = [
            ("garde-fous/sept-touches.md", &*rail),
            ("theirs/a.md", incident),
        ];
        let vault = testing::vault(settings, &notes);
        let standings = Standings::of(&vault);
        assert!(standings.iter().all(|standing| standing.leaks.len() == 1));
        assert_eq!(testing::found(&RULE, &vault), []);
    }

    #[test]
    fn it_shows_the_line_to_add() {
        let rail = guardrail("testing", "since: 2026-03-09\n");
        let said = |language, relapses: &str| {
            let note = failure("analysed", "2026-06-12", relapses);
            let notes = [
                ("garde-fous/sept-touches.md", &*rail),
                ("leviers/suivi.md", LEVER),
                ("post-mortems/a.md", &*note),
            ];
            testing::said(&RULE, language, &notes).remove(0)
        };
        assert_eq!(
            said(Language::French, ""),
            [
                "suivi",
                "le levier `suivi` a frappé alors que le garde-fou `sept-touches` était en vigueur le 2026-06-12",
                "dites comment il est passé\u{a0}: ajoutez `relapses: [sept-touches not-triggered]` (il n'a pas joué), `bypassed` (contourné) ou `failed` (il a cédé)"
            ]
        );
        assert_eq!(
            said(Language::English, "relapses: [other bypassed]\n")[1..],
            [
                "the lever `suivi` fired though the guard-rail `sept-touches` was in force on 2026-06-12",
                "say how it came through: add `sept-touches not-triggered` to `relapses`, or with `bypassed` or `failed`"
            ]
        );
    }
}

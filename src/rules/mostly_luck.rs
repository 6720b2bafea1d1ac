//! `mostly-luck`: more than 30 % of a failure is explained by no lever.

use super::{Check, Context, Findings, Rule, at_stake, key_place};
use crate::{
    diagnostic::Level,
    language::heading,
    message::Message,
    ranking::{Loss, is_mostly_luck},
    value::Exact,
    vault::Entry,
};

pub(super) const RULE: Rule = Rule {
    name: "mostly-luck",
    level: Some(Level::Warning),
    summary: "more than 30% of a failure is explained by no lever",
    docs: DOCS,
    check: Check::Named(check),
};

const DOCS: &str = r#"
## What it finds

An analysed failure whose levers have shares that leave more than 30% of it to luck or to others. A lever without a percent
takes what is left, so that nothing is. Adopted notes are left alone.

## Why

Luck is real, and it teaches nothing. "The market", "the season", "the client" are what is written where a choice of one's own
was not looked for. What is left unexplained comes back.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: analysed
failed_at: 2026-02-28
analysed_at: 2026-03-04
money: 180
hours: 60
levers: [unclear-target 40%, weak-message 25%]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write to every tradesman of the region.

## False assumptions

Whoever has a van has my problem.

## Where rigour was missing

I asked none of them before.

## What hurts to admit

I wrote 100 times instead of calling once, because nobody hangs up on an e-mail.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: analysed
failed_at: 2026-02-28
analysed_at: 2026-03-04
money: 180
hours: 60
levers: [unclear-target 40%, weak-message 25%, no-follow-up 20%]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write to every tradesman of the region.

## False assumptions

Whoever has a van has my problem.

## Where rigour was missing

I asked none of them before.

## What hurts to admit

I wrote 100 times instead of calling once, because nobody hangs up on an e-mail.
```
"#;

fn check(context: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    let is_luck = || entry.record.postmortem().is_some_and(is_mostly_luck);
    if !entry.is_counted() || entry.record.adopted || !is_luck() {
        return;
    }
    let settings = &context.vault.settings;
    let Some(loss) = Loss::read(context.vault, entry) else {
        return;
    };
    let percent = loss.unattributed();
    let damage = loss.damage() * &percent / Exact::from_integer(100.into());
    let message = Message::new("mostly-luck")
        .with(
            "percent",
            settings.language.numbers().short_percent(&percent),
        )
        .with("damage", at_stake(settings, &damage))
        .with("luck", heading("luck", settings.language));
    findings.add(entry.path(), key_place(entry, "levers"), message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    fn said(language: Language, fields: &str) -> Vec<[String; 3]> {
        let text = format!("---\ntype: postmortem\ntitle: Salon, 43 cartes\n{fields}\n---\n");
        testing::said(&RULE, language, &[("post-mortems/a.md", &text)])
    }

    fn count(fields: &str) -> usize {
        said(Language::French, fields).len()
    }

    #[test]
    fn thirty_percent_are_fine() {
        for (levers, found) in [
            ("[a 70%]", 0),
            ("[a 69.999999999%]", 1),
            ("[a 40%, b 30%]", 0),
            ("[a 40%, b 29%]", 1),
            ("[a 10%, b]", 0),
            ("[a 0%]", 1),
            ("[a, b, c]", 0),
            ("[]", 0),
            // What exceeds 100 % or cannot be read is told by other rules.
            ("[a 90%, b 20%]", 0),
            ("[a 10%, b 200%]", 0),
        ] {
            let fields = format!("status: analysed\nlevers: {levers}");
            assert_eq!(count(&fields), found, "{levers}");
        }
    }

    #[test]
    fn only_an_analysis_is_judged() {
        for (status, found) in [
            ("cooling", 0),
            ("void", 0),
            ("analysed", 1),
            ("systemised", 1),
            ("validated", 1),
            ("accepted", 1),
        ] {
            let fields = format!("status: {status}\nlevers: [a 40%]");
            assert_eq!(count(&fields), found, "{status}");
        }
    }

    #[test]
    fn it_says_how_much_is_at_stake() {
        let fields = "status: analysed\nmoney: 850\nhours: 27\nlevers:\n  - suivi-inexistant 35%\n  - message-faible 20%";
        assert_eq!(
            said(Language::French, fields),
            [[
                "levers",
                "45\u{a0}% de cet échec (990\u{a0}EUR) ne s'explique par aucun levier",
                "si c'était vraiment le hasard, dites-le sous `## La part du hasard` et autorisez cette règle ici\u{a0}; sinon, quel choix est derrière, et quelle est sa part\u{a0}?"
            ]]
        );
        let weightless = "status: analysed\nlevers: [no-follow-up 33.335%]";
        assert_eq!(
            said(Language::English, weightless)[0][1..],
            [
                "66.67% of this failure is explained by no lever",
                "if it was luck indeed, say so under `## Luck` and allow this rule here; if not, which choice is behind it, and what is its share?"
            ]
        );
    }
}

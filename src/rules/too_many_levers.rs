//! `too-many-levers`: a failure is put down to more than five levers.

use std::collections::HashSet;

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    record::{Share, Spanned},
    value::Percent,
    vault::{Entry, Vault},
};

pub(super) const RULE: Rule = Rule {
    name: "too-many-levers",
    level: Some(Level::Warning),
    summary: "a failure is put down to more than five levers",
    docs: DOCS,
    check: Check::Named(check),
};

const DOCS: &str = r"
## What it finds

An analysed failure that names more than five levers. The sixth is the one that is marked. An alias counts as its lever, and a
lever with 0% is not counted. Adopted notes are left alone.

## Why

A few errors make most of the damage. Where everything is to blame nothing is: the shares become so small that no lever comes
out on top, and no guard-rail seems worth its effort.

## Bad

```markdown post-mortems/2026-05-04-trade-fair.md
---
type: postmortem
title: 43 business cards, no call
status: accepted
failed_at: 2026-05-04
analysed_at: 2026-05-08
levers: [no-follow-up, weak-message, unclear-target, late-start, wrong-fair, small-stand]
reason: There is no second fair this year.
review: 2027-01-15
---

## Facts

43 cards, no call by 8 May.

## Choices

I chose the fair by its price.

## False assumptions

Whoever takes a card calls.

## Where rigour was missing

I had no list of whom to call.

## What hurts to admit

I was glad of each card, because it meant that I did not have to ask for anything.
```

## Good

```markdown post-mortems/2026-05-04-trade-fair.md
---
type: postmortem
title: 43 business cards, no call
status: accepted
failed_at: 2026-05-04
analysed_at: 2026-05-08
levers: [no-follow-up 60%, weak-message 25%]
reason: There is no second fair this year.
review: 2027-01-15
---

## Facts

43 cards, no call by 8 May.

## Choices

I chose the fair by its price.

## False assumptions

Whoever takes a card calls.

## Where rigour was missing

I had no list of whom to call.

## What hurts to admit

I was glad of each card, because it meant that I did not have to ask for anything.
```
";

/// More levers than this are no vital few.
const MOST: usize = 5;

fn check(context: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    let Some(postmortem) = entry.record.postmortem() else {
        return;
    };
    let levers = &postmortem.levers.items;
    if levers.len() <= MOST || !entry.is_analysed() || entry.record.adopted {
        return;
    }
    let blamed = distinct(context.vault, levers);
    if let Some(sixth) = blamed.get(MOST) {
        let message = Message::new("too-many-levers")
            .with("count", blamed.len())
            .with("most", MOST);
        findings.add(entry.path(), sixth.span, message);
    }
}

/// The levers with a share, each where it is named first.
fn distinct<'a>(vault: &Vault, levers: &'a [Spanned<Share>]) -> Vec<&'a Spanned<Share>> {
    let mut seen = HashSet::new();
    let blamed = levers
        .iter()
        .filter(|item| !item.value.share.is_some_and(Percent::is_zero));
    blamed
        .filter(|item| seen.insert(vault.levers.key(&item.value.lever)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    fn said(status: &str, levers: &str) -> Vec<[String; 3]> {
        let text = format!(
            "---\ntype: postmortem\ntitle: Salon, 43 cartes\nstatus: {status}\nfailed_at: 2026-05-04\nlevers: [{levers}]\n---\n"
        );
        let lever = "---\ntype: lever\ntitle: Cible\nkind: design\naliases: [tout-le-monde]\n---\n";
        let notes = [("leviers/ciblage.md", lever), ("post-mortems/a.md", &text)];
        testing::said(&RULE, Language::French, &notes)
    }

    #[test]
    fn the_sixth_lever_is_one_too_many() {
        assert_eq!(said("analysed", "a, b, c, d, e"), [[""; 3]; 0]);
        assert_eq!(
            said("analysed", "a, b 10%, c, d, e, f 5%, g"),
            [[
                "f 5%",
                "cet échec a 7 leviers\u{a0}: au-delà de 5, aucun ne se détache",
                "gardez ceux sans lesquels il n'aurait pas eu lieu, et réunissez ceux qui n'en font qu'un"
            ]]
        );
    }

    #[test]
    fn an_alias_and_a_lever_without_a_share_are_none_more() {
        let alias = "ciblage 20%, tout-le-monde 10%, a, b, c, d";
        assert_eq!(said("systemised", alias), [[""; 3]; 0]);
        assert_eq!(said("systemised", "a, b, c, d, e, f 0%"), [[""; 3]; 0]);
        assert_eq!(said("systemised", &format!("{alias}, e")).len(), 1);
    }

    #[test]
    fn only_an_analysis_is_judged() {
        for status in ["cooling", "void", "finished"] {
            assert_eq!(said(status, "a, b, c, d, e, f"), [[""; 3]; 0], "{status}");
        }
        for status in ["analysed", "systemised", "validated", "accepted"] {
            assert_eq!(said(status, "a, b, c, d, e, f").len(), 1, "{status}");
        }
    }

    #[test]
    fn it_says_so_in_english() {
        let text =
            "---\ntype: postmortem\ntitle: T\nstatus: analysed\nlevers: [a, b, c, d, e, f]\n---\n";
        let said = testing::said(&RULE, Language::English, &[("a.md", text)]);
        assert_eq!(
            said,
            [[
                "f",
                "this failure has 6 levers: beyond 5 none stands out",
                "keep those without which it would not have failed, and join those that are one"
            ]]
        );
    }
}

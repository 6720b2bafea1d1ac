//! `single-cause`: one lever is given 90 % of a failure or more.

use super::{Check, Context, Findings, Rule};
use crate::{message::Message, ranking::Loss, value::Exact, vault::Entry};

pub(super) const RULE: Rule = Rule {
    name: "single-cause",
    level: None,
    summary: "one lever is given 90% of a failure or more",
    docs: DOCS,
    check: Check::Named(check),
};

const DOCS: &str = r"
## What it finds

An analysed failure of which one lever has 90% or more; a lever that stands alone without a percent has all of it. An alias
counts as its lever. Adopted notes are left alone.

## Why

Most failures need several errors at once, and the second one is easier to stop than the first. A single cause is mostly the
first answer that was found. Some failures do have one, so the rule is off until a vault asks for it.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: analysed
failed_at: 2026-02-28
analysed_at: 2026-03-04
levers: [unclear-target]
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
levers: [unclear-target 55%, no-follow-up 35%]
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
";

/// Percent of a failure.
const NEARLY_ALL: u8 = 90;

fn check(context: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    if !entry.is_counted() || entry.record.adopted {
        return;
    }
    let Some(loss) = Loss::read(context.vault, entry) else {
        return;
    };
    let nearly_all = Exact::from_integer(NEARLY_ALL.into());
    let mut shares = loss.blamed().map(|part| (part, loss.share(&part)));
    if let Some((part, share)) = shares.find(|(_, share)| *share >= nearly_all) {
        let numbers = context.vault.settings.language.numbers();
        let message = Message::new("single-cause")
            .with("lever", &*part.written.lever)
            .with("share", numbers.short_percent(&share));
        findings.add(entry.path(), part.written.lever_at, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    fn said(language: Language, status: &str, levers: &str) -> Vec<[String; 3]> {
        let text = format!(
            "---\ntype: postmortem\ntitle: Prix au téléphone\nstatus: {status}\nfailed_at: 2026-05-19\nlevers: [{levers}]\n---\n"
        );
        let lever = "---\ntype: lever\ntitle: Prix\nkind: design\naliases: [tarif]\n---\n";
        let notes = [("leviers/prix.md", lever), ("post-mortems/a.md", &text)];
        testing::said(&RULE, language, &notes)
    }

    #[test]
    fn ninety_percent_are_nearly_all() {
        for (levers, marked) in [
            ("prix 90%", Some("prix")),
            ("prix 89.999999999%", None),
            ("prix 89%, urgence 11%", None),
            ("urgence 5%, prix", Some("prix")),
            ("prix", Some("prix")),
            ("prix, urgence", None),
            ("prix 50%, tarif 45%", Some("prix")),
            ("prix 90%, urgence 20%", None),
        ] {
            let said = said(Language::English, "analysed", levers);
            let found = said.first().map(|[marked, ..]| marked.as_str());
            assert_eq!(found, marked, "{levers}");
        }
        for status in ["cooling", "void"] {
            assert_eq!(said(Language::English, status, "prix"), [[""; 3]; 0]);
        }
    }

    #[test]
    fn it_asks_for_the_second_error() {
        assert_eq!(
            said(Language::French, "accepted", "urgence 8%, prix"),
            [[
                "prix",
                "le levier `prix` explique à lui seul 92\u{a0}% de cet échec",
                "cherchez ce qu'il a fallu d'autre pour en arriver là, et donnez-lui sa part"
            ]]
        );
        assert_eq!(
            said(Language::English, "accepted", "prix")[0][1..],
            [
                "the lever `prix` alone explains 100% of this failure",
                "look for what else it took, and give it its share"
            ]
        );
    }
}

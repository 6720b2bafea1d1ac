//! `guessed-damage`: a failure has its guard-rails, and what it cost is still a guess.

use super::{Check, Context, Findings, Rule, at_stake};
use crate::{
    diagnostic::Level,
    message::Message,
    ranking::Loss,
    record::Spanned,
    schema::{Basis, Kind, Status},
    vault::Entry,
};

pub(super) const RULE: Rule = Rule {
    name: "guessed-damage",
    level: Some(Level::Warning),
    summary: "a failure has its guard-rails, and what it cost is still a guess",
    docs: DOCS,
    check: Check::Named(check),
};

const DOCS: &str = r"
## What it finds

`basis: guess` in a failure that is `systemised` or `validated`. Before that a guess is as good as anything. Adopted notes are
left alone.

## Why

Damage decides which lever comes first, and so where the next guard-rail goes. By the time that one is in place, invoices and
calendars are at hand, and a guess need not stay one.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: systemised
failed_at: 2026-02-28
analysed_at: 2026-03-04
hours: 60
basis: guess
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

## System

15 minutes of research for each prospect, before the first line.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: systemised
failed_at: 2026-02-28
analysed_at: 2026-03-04
hours: 60
basis: estimated
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

## System

15 minutes of research for each prospect, before the first line.
```
";

fn check(context: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    let basis = entry
        .record
        .postmortem()
        .and_then(|note| note.basis.valid());
    let Some(Spanned {
        value: Basis::Guess,
        span,
    }) = basis
    else {
        return;
    };
    let status = entry.record.status();
    let is_late = |status| Kind::Postmortem.owes_from(Status::Systemised, status);
    if entry.record.adopted || !status.is_some_and(is_late) {
        return;
    }
    let loss = Loss::read(context.vault, entry);
    let damage = loss.map(|loss| at_stake(&context.vault.settings, &loss.damage()));
    let message =
        Message::new("guessed-damage").with("damage", damage.unwrap_or_else(|| "none".to_owned()));
    findings.add(entry.path(), *span, message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    fn said(language: Language, fields: &str) -> Vec<[String; 3]> {
        let text = format!(
            "---\ntype: postmortem\ntitle: Webinaire pour une personne\nfailed_at: 2025-12-11\n{fields}\nlevers: [message-faible]\n---\n"
        );
        testing::said(&RULE, language, &[("post-mortems/a.md", &text)])
    }

    #[test]
    fn a_guess_is_fine_until_the_guard_rails_stand() {
        for (status, found) in [
            ("cooling", 0),
            ("analysed", 0),
            ("accepted", 0),
            ("void", 0),
            ("finished", 0),
            ("systemised", 1),
            ("validated", 1),
        ] {
            let of = |basis| {
                said(
                    Language::French,
                    &format!("status: {status}\nhours: 14\n{basis}"),
                )
            };
            assert_eq!(of("basis: guess").len(), found, "{status}");
            assert_eq!(of("basis: measured").len(), 0, "{status}");
            assert_eq!(of("basis: guessed").len(), 0, "{status}");
            assert_eq!(of("").len(), 0, "{status}");
        }
    }

    #[test]
    fn it_says_how_much_is_guessed() {
        let fields = "status: validated\nmoney: 60\nhours: 14\nbasis: guess";
        assert_eq!(
            said(Language::French, fields),
            [[
                "guess",
                "ce que cet échec a coûté est encore estimé au jugé\u{a0}: 760\u{a0}EUR",
                "comptez-le dans vos factures et votre agenda, puis écrivez `basis: measured` (mesuré) ou `basis: estimated` (estimé)"
            ]]
        );
        let fields = "status: systemised\nbasis: guess";
        assert_eq!(
            said(Language::English, fields)[0][1..],
            [
                "what this failure cost is still a guess",
                "count it from invoices and calendar, then write `basis: measured` or `basis: estimated`"
            ]
        );
        // A cost that cannot be read is told by another rule, and is no number to show.
        let fields = "status: systemised\nhours: 7,5\nbasis: guess";
        assert_eq!(
            said(Language::English, fields)[0][1],
            "what this failure cost is still a guess"
        );
    }
}

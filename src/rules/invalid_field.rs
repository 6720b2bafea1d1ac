//! `invalid-field`: the value of a field is not what the field holds.

use super::{Check, Context, Findings, Rule};
use crate::{diagnostic::Level, vault::Entry};

pub(super) const RULE: Rule = Rule {
    name: "invalid-field",
    level: Some(Level::Error),
    summary: "the value of a field is not what the field holds",
    docs: DOCS,
    check: Check::Note(check),
};

const DOCS: &str = r"
## What it finds

A value that cannot be read as what its field holds: a date that is none, an amount with a comma, a status of another kind,
a ratio above one.

## Why

A value that is guessed at is worse than none: `03/04/2026` is March in one country and April in another. What cannot be
read for certain is left out of every sum, and the page says so.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 28/02/2026
hours: 7,5
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
hours: 7.5
---
```
";

fn check(_: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    for problem in &entry.record.problems {
        findings.add(entry.path(), problem.span, problem.message.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing::said, settings::Language};

    #[test]
    fn a_value_that_cannot_be_read_is_repeated_with_what_to_write() {
        let note = "---\ntype: postmortem\ntitle: Salon annulé\nstatus: annalysed\nfailed_at: 03/04/2026\nhours: 7,5\n---\n";
        let french = said(&RULE, Language::French, &[("post-mortems/salon.md", note)]);
        assert_eq!(
            french,
            [
                [
                    "annalysed",
                    "`status` ne peut pas valoir `annalysed`",
                    "écrivez `analysed`, ou un autre de ces mots\u{a0}: cooling, analysed, systemised, validated, accepted, void",
                ],
                [
                    "03/04/2026",
                    "`failed_at` peut désigner deux jours\u{a0}: `03/04/2026`",
                    "écrivez `2026-04-03` ou `2026-03-04`",
                ],
                [
                    "7,5",
                    "`hours` est un nombre écrit d'une façon qui n'est pas lue\u{a0}: `7,5`",
                    "écrivez `7.5`",
                ],
            ]
        );
        let english = said(&RULE, Language::English, &[("post-mortems/salon.md", note)]);
        assert_eq!(
            english[1][1..],
            [
                "`failed_at` can mean two days: `03/04/2026`",
                "write `2026-04-03` or `2026-03-04`",
            ]
        );
    }
}

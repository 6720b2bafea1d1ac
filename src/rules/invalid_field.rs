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

//! `giving-up`: a verdict on oneself stands where a cause should.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    honesty::Kind,
    message::Message,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "giving-up",
    level: Some(Level::Warning),
    summary: "a verdict on oneself is given as the cause",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

"Not cut out for this", "this is not for me" in the analysis of a post-mortem. The sections are those of [`excuse`](#excuse).

## Why

It sounds like honesty and is the end of the analysis: a person cannot be changed by the next attempt, a decision can. It is also
mostly written on the first evening.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## False assumptions

Maybe I am not cut out for this.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les hypothèses fausses

L'entrepreneuriat, ce n'est pas pour moi.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## False assumptions

I believed that a good product is found by itself. I wrote to nobody between March and June.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les hypothèses fausses

Je croyais qu'un bon produit se trouve tout seul. Je n'ai écrit à personne entre mars et juin.
```
"#;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    for remark in ways.remarks(entry) {
        if remark.kind == Kind::GivingUp {
            findings.add(entry.path(), remark.span, Message::new("giving-up"));
        }
    }
}

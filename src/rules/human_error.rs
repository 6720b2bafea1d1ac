//! `human-error`: "human error" stands where a cause should.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    honesty::Kind,
    message::Message,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "human-error",
    level: Some(Level::Warning),
    summary: "human error is given as the cause",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

"Human error" or "human mistake" in the analysis of a post-mortem, in English or French. The sections are those of
[`excuse`](#excuse).

## Why

People err every day at a steady rate. What changed is what the error could reach: no check stopped it, nothing made it visible,
the wrong way was the easy one. That is where the lever is.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Where rigour was missing

The list went out twice: human error.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Là où la rigueur a manqué

La liste est partie deux fois : erreur humaine.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Where rigour was missing

The list went out twice. The button stays active while it sends, and nothing compares the new list with the last one.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Là où la rigueur a manqué

La liste est partie deux fois. Le bouton reste actif pendant l'envoi, et rien ne compare la nouvelle liste à la précédente.
```
"#;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    for remark in ways.remarks(entry) {
        if remark.kind == Kind::HumanError {
            findings.add(entry.path(), remark.span, Message::new("human-error"));
        }
    }
}

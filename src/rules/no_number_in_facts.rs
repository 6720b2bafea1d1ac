//! `no-number-in-facts`: the facts of a post-mortem have no digit in them.

use super::{Check, Findings, Rule};
use crate::{
    message::Message,
    note::visible_lines,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "no-number-in-facts",
    level: None,
    summary: "the facts have no number",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

Facts of a post-mortem without a single digit: no date, no time, no count, no amount. Comments do not count. It is off unless
`pm.yaml` gives it a level.

## Why

"Many mails, few replies" can be argued about for hours. "100 mails, 0 replies" cannot, and it is what the next attempt will be
compared with.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Facts

We wrote to many plumbers, and hardly anybody answered.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les faits

Nous avons écrit à beaucoup d'artisans, et presque personne n'a répondu.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Facts

We wrote to 100 plumbers in 8 weeks; nobody answered.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les faits

Nous avons écrit à 100 artisans en 8 semaines ; personne n'a répondu.
```
"#;

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let filled = || entry.section("facts").filter(|part| !part.empty);
    let has_digit = |line: &str| line.bytes().any(|byte| byte.is_ascii_digit());
    if let Some(first) = filled().next()
        && !filled().any(|part| visible_lines(entry.text(), part.content).any(has_digit))
    {
        findings.add(
            entry.path(),
            first.heading,
            Message::new("no-number-in-facts"),
        );
    }
}

//! `unused-allow`: a permission that allows nothing. Found while permissions are applied.

use super::{ALL, Check, Findings, Rule, rule};
use crate::{diagnostic::Level, message::Message, note::Allow, text::nearest, vault::Entry};

/// The rule's name.
pub const UNUSED_ALLOW: &str = "unused-allow";

pub(super) const RULE: Rule = Rule {
    name: UNUSED_ALLOW,
    level: Some(Level::Warning),
    summary: "a permission allows nothing",
    docs: DOCS,
    check: Check::Elsewhere,
};

const DOCS: &str = r"
## What it finds

A comment `<!-- pm: allow RULE reason -->` that takes nothing away: the rule does not exist, no reason follows its name,
or the rule finds nothing in this note. A rule that `pm.yaml` turns off is not judged.

## Why

A permission is a decision: it names one rule and says why the rule is wrong here. One that allows nothing any more hides
the next finding, which nobody decided on.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---

<!-- pm: allow broken-link -->
```

```markdown post-mortems/2026-03-09-late-invoice.md
---
type: postmortem
title: The invoice left four weeks late
status: cooling
failed_at: 2026-03-09
---

<!-- pm: allow brokenlink the photograph stays on the server -->
```

```markdown post-mortems/2026-03-17-wrong-alarm.md
---
type: postmortem
title: A client lost over a wrong alarm
status: cooling
failed_at: 2026-03-17
---

<!-- pm: allow broken-link the photograph stays on the server -->
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---

![The board of that day](board.jpg)

<!-- pm: allow broken-link the photograph stays on the server -->
```
";

/// Says why a permission took nothing away.
pub fn unused_allow(entry: &Entry, allow: &Allow, findings: &mut Findings) {
    let name = allow.rule.of(entry.text());
    let (span, message) = if name.is_empty() {
        (allow.span, Message::new("unused-allow-nameless"))
    } else if rule(name).is_none() {
        let names = ALL.iter().map(|rule| rule.name);
        let message = match nearest(name, names) {
            Some(near) => Message::new("unused-allow-unknown-near").with("near", near),
            None => Message::new("unused-allow-unknown"),
        };
        (allow.rule, message)
    } else if allow.reason {
        (allow.span, Message::new("unused-allow"))
    } else {
        (allow.span, Message::new("unused-allow-reason"))
    };
    findings.add(entry.path(), span, message.with("rule", name));
}

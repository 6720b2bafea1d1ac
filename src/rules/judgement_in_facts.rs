//! `judgement-in-facts`: a judging word stands where a fact belongs.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    honesty::Kind,
    message::Message,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "judgement-in-facts",
    level: Some(Level::Warning),
    summary: "a judgement stands among the facts",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

A word that judges, in the facts of a post-mortem: obviously, stupid, careless, should have; évidemment, bêtement, négligent,
aurait dû. A list in each language, and both are read. Quotations, code and links are not. What should have been is a fact where
a number soon says it: "the tank should have been at 4 °C".

## Why

Whoever reads "he carelessly skipped the test" learns what the author thinks of it today. "He skipped the test; the release was
due at 18:00" shows what the choice looked like on that day, which is what the next one will look like too. What should have been
belongs under the choices or the guard-rails.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Facts

- 14:10: Sam stupidly sent the old list.
- 14:40: we should have stopped there.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les faits

- 14 h 10 : Sam a bêtement envoyé l'ancienne liste.
- 14 h 40 : on aurait dû arrêter là.
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

- 14:10: Sam sent the old list. Both files were called `list.csv`.
- 14:40: 31 of 100 mails had bounced. Sending went on until 15:30.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les faits

- 14 h 10 : Sam a envoyé l'ancienne liste. Les deux fichiers s'appelaient `liste.csv`.
- 14 h 40 : 31 mails sur 100 étaient revenus. L'envoi a continué jusqu'à 15 h 30.
```
"#;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    for remark in ways.remarks(entry) {
        if remark.kind == Kind::Judgement {
            let word = remark.span.of(entry.text());
            findings.add(
                entry.path(),
                remark.span,
                Message::about("judgement-in-facts", word),
            );
        }
    }
}

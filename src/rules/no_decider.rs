//! `no-decider`: the choices of a post-mortem name nobody who decided.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    honesty,
    message::Message,
    note::Section,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "no-decider",
    level: Some(Level::Warning),
    summary: "the choices name nobody who decided",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

Choices in which nobody decides: no I or we, no *on*, no role, no name, not the note's `owner`. Writing of oneself in the third
person is fine. One sentence that says who is enough for the whole section.

## Why

"The price was set at 29" hides the only thing that the next attempt can do differently: who decided, knowing what. It is no
search for a culprit. Mostly it is oneself.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Choices

The price was set at 29 without a survey. Launch in June.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les choix

Le prix a été fixé à 29 euros sans sondage. Lancement en juin.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Choices

I set the price at 29 on a Sunday evening, without a survey: a competitor asks 35.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les choix

J'ai fixé le prix à 29 euros un dimanche soir, sans sondage : un concurrent demande 35.
```
"#;

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    if entry.record.adopted {
        return;
    }
    let filled = || entry.section("choices").filter(|part| !part.empty);
    let owner = entry.record.owner.value().map(|owner| &**owner);
    let is_named = |part: &Section| honesty::names_somebody(entry.text(), part.content, owner);
    if let Some(first) = filled().next()
        && !filled().any(is_named)
    {
        findings.add(entry.path(), first.heading, Message::new("no-decider"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Settings};

    #[test]
    fn one_part_that_says_who_is_enough() {
        for (body, places) in [
            ("## Choices\n\nA price was set.\n", 1),
            (
                "## Choices\n\nA price was set.\n\n## Les choix\n\nJ'ai attendu.\n",
                0,
            ),
            ("## Choices\n\nA price was set by camille.\n", 0),
            ("## Choices\n\n<!-- Who? -->\n", 0),
            ("## Facts\n\nA price was set.\n", 0),
        ] {
            let note = format!("---\ntype: postmortem\nowner: Camille L.\n---\n{body}");
            let vault = testing::vault(Settings::default(), &[("a.md", &note)]);
            assert_eq!(testing::found(&RULE, &vault).len(), places, "{body}");
        }
    }
}

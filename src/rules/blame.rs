//! `blame`: the analysis puts the fault on somebody.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    honesty::Kind,
    message::Message,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "blame",
    level: Some(Level::Warning),
    summary: "the blame is put on somebody",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

A sentence in the analysis of a post-mortem that says whose fault it was: a person's, a team's, a company's, or "not ours". The
fault of a thing ("the server's fault") is not meant. The sections are those of [`excuse`](#excuse).

## Why

A culprit ends the search. Whoever it was, something let it happen: what was asked, agreed, checked. That part can be changed
without anybody becoming a better person.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Choices

I signed with an agency in March. It was the agency's fault.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les choix

J'ai signé avec une agence en mars. C'est la faute du prestataire.
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

I signed a contract without a penalty, and asked for the status once in 6 weeks.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Les choix

J'ai signé un contrat sans pénalité, et demandé où en était le travail une fois en 6 semaines.
```
"#;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    for remark in ways.remarks(entry) {
        if remark.kind == Kind::Blame {
            let phrase = remark.span.of(entry.text());
            findings.add(entry.path(), remark.span, Message::about("blame", phrase));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing::said, settings::Language};

    #[test]
    fn it_repeats_the_phrase() {
        let note = "---\ntype: postmortem\n---\n## Choices\n\nIt was the agency's fault.\n";
        let [phrase, text, _] = &said(&RULE, Language::English, &[("a.md", note)])[0];
        assert_eq!(*text, format!("the blame is put on somebody: `{phrase}`"));
    }
}

//! `vague-action`: an action is nothing but a good intention.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    honesty::{self, Kind},
    message::Message,
    schema,
    text::Span,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "vague-action",
    level: Some(Level::Warning),
    summary: "a guard-rail is a good intention",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

"Be more careful", "faire plus attention" and their like, in the title, the rule or the check-list of a guard-rail, or in the
system of a post-mortem. A list in each language, and both are read. Quotations, code and links are not. Where the sentence
goes on with a number or a colon it is left alone, since it says then what is to be done: "remember to follow up: a dated task
for each prospect".

## Why

Nobody was careless on purpose, so deciding to be careful changes nothing, and on the next bad day it is the first thing to go. A
guard-rail acts by itself: it starts at something that happens, and it shows whether it was kept.

## Bad

```markdown guard-rails/careful.md
---
type: guardrail
title: Be more careful with new prospects
status: draft
levers: [unclear-target]
---

## If… then…

We pay more attention to who is on the list.
```

```markdown guard-rails/attention.md
---
type: guardrail
title: Les relances
status: draft
levers: [suivi-inexistant]
---

## Si… alors…

Si un prospect ne répond pas, alors faire plus attention à le relancer.
```

## Good

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: draft
levers: [unclear-target]
---

## If… then…

If a name enters the list, then 15 minutes of research come first, or the name leaves it.
```

```markdown guard-rails/sept-touches.md
---
type: guardrail
title: 7 touches sur 3 semaines
status: draft
levers: [suivi-inexistant]
---

## Si… alors…

Si un premier message part, alors les six relances suivantes entrent le jour même dans l'agenda.
```
"#;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let title = in_title(ways, entry).into_iter();
    let remarks = ways.remarks(entry).iter();
    let bodies = remarks.filter(|remark| remark.kind == Kind::Intention);
    for span in title.chain(bodies.map(|remark| remark.span)) {
        let message = Message::about("vague-action", span.of(entry.text()));
        findings.add(entry.path(), span, message);
    }
}

fn in_title(ways: Ways<'_>, entry: &Entry) -> Option<Span> {
    let title = entry.record.title.valid()?;
    let own = ways.excuses;
    let is_guardrail = entry.record.kind() == schema::Kind::Guardrail;
    is_guardrail
        .then(|| honesty::intention(entry.text(), title.span, own))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Settings};

    #[test]
    fn titles_rules_check_lists_and_systems_are_read() {
        let guardrail = "---\ntype: guardrail\ntitle: 'Rester vigilant'\n---\n## Rule\n\nTry harder.\n\n## Check-list\n\n- [ ] ne plus oublier la date\n- [ ] « faire plus attention »\n\n## Limits\n\nTry harder.\n";
        let failure = "---\ntype: postmortem\ntitle: Be more careful\n---\n## Rigour\n\nTry harder.\n\n## System\n\nTry harder.\n";
        let vault = testing::vault(
            Settings::default(),
            &[("a.md", guardrail), ("b.md", failure)],
        );
        let found = testing::found(&RULE, &vault);
        let places: Vec<&str> = found
            .iter()
            .map(|finding| finding.span.of(vault.text(&finding.path).unwrap()))
            .collect();
        assert_eq!(
            places,
            [
                "Rester vigilant",
                "Try harder",
                "ne plus oublier",
                "Try harder"
            ]
        );
    }
}

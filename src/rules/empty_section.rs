//! `empty-section`: a section that the note owes is there, but nothing stands in it.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "empty-section",
    level: Some(Level::Error),
    summary: "a section that the note owes at its status is empty",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

A section that the note's kind and status owe, of which only the heading is there. Comments, empty list items and boxes, a
subheading alone and the words that the template put there count for nothing. Where several headings name the same section,
one of them that is filled is enough.

## Why

An empty heading looks like an answer. What the template asks there is asked because failures repeat where it was left out.

## Bad

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: testing
kind: checklist
levers: [unclear-target]
since: 2026-03-09
---

## If… then…

If a name enters the list, then 15 minutes of research come first.

## Checklist

<!-- The steps, in the order in which they are done -->

- [ ]
```

## Good

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: testing
kind: checklist
levers: [unclear-target]
since: 2026-03-09
---

## If… then…

If a name enters the list, then 15 minutes of research come first.

## Checklist

- [ ] Found the one sentence on their site that names the pain
```
";

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let kind = entry.record.kind();
    for owed in ways.owed_sections(entry) {
        let Some(first) = owed.parts(entry).next() else {
            continue;
        };
        if owed.parts(entry).all(|part| part.empty)
            && let Some(status) = entry.record.status()
        {
            let message = Message::new("empty-section")
                .with("heading", first.title(entry.text()))
                .with("kind", kind.word())
                .with("status", kind.status_word(status));
            findings.add(entry.path(), first.heading, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        schema::{Kind, Status},
        settings::{Language, RequiredSection, Settings},
    };

    fn empty(settings: Settings, body: &str) -> Vec<String> {
        let note = format!(
            "---\ntype: bet\ntitle: T\nstatus: running\ndue: 2026-08-01\nsuccess_if: '>= 3'\n---\n{body}"
        );
        let vault = testing::vault(settings, &[("bets/a.md", &note)]);
        let found = testing::found(&RULE, &vault);
        found
            .iter()
            .map(|finding| finding.span.of(&note).to_owned())
            .collect()
    }

    #[test]
    fn one_filled_part_is_enough() {
        let filled = "## Hypothesis\n\n## Hypothèse\n\nThey answer.\n\n## Learned\n";
        assert_eq!(empty(Settings::default(), filled), [""; 0]);
        let both = "## Hypothèse\n\n- [ ] \n\n## Hypothesis\n\n### Why\n";
        assert_eq!(empty(Settings::default(), both), ["## Hypothèse"]);
        assert_eq!(empty(Settings::default(), ""), [""; 0]);
    }

    #[test]
    fn a_section_that_the_settings_require_is_owed_too() {
        let settings = |from| Settings {
            sections: vec![RequiredSection {
                kind: Kind::Bet,
                from,
                heading: "Budget d'essai".to_owned(),
            }],
            ..Settings::default()
        };
        let body = "## Hypothesis\n\nThey answer.\n\n## 2. budget d’essai :\n";
        assert_eq!(
            empty(settings(Status::Running), body),
            ["## 2. budget d’essai :"]
        );
        assert_eq!(empty(settings(Status::Ended), body), [""; 0]);
    }

    #[test]
    fn it_says_what_to_do() {
        let note = "---\ntype: bet\ntitle: T\nstatus: running\n---\n## Hypothèse\n";
        let said = testing::said(&RULE, Language::French, &[("paris/a.md", note)]);
        assert_eq!(
            said,
            [[
                "## Hypothèse",
                "la section «\u{a0}Hypothèse\u{a0}» est vide",
                "écrivez-y ce que ce pari au statut «\u{a0}en cours\u{a0}» doit dire, ou laissez la note à un statut antérieur"
            ]]
        );
    }
}

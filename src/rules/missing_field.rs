//! `missing-field`: a field that the note's kind and status owe is not there.

use super::{Alone, Check, Findings, Rule};
use crate::{diagnostic::Level, message::Message, record, text::conflicts, vault::Entry};

pub(super) const RULE: Rule = Rule {
    name: "missing-field",
    level: Some(Level::Error),
    summary: "a field that the note owes at its status is missing",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

A field without which the note cannot be at its status: a post-mortem owes `title`, `status` and `failed_at` at once,
`analysed_at` and `levers` once it is analysed.

## Why

The ranking, the page and the verdicts are computed from these fields. A failure without its date or its levers weighs
nothing, whatever its text says.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---
```
";

fn check(_: Alone<'_>, entry: &Entry, findings: &mut Findings) {
    let front_matter = &entry.note.front_matter;
    let mut missing = record::missing(&entry.record, front_matter, entry.text()).peekable();
    // What is missing may stand between the marks.
    if missing.peek().is_none() || !conflicts(entry.text()).is_empty() {
        return;
    }
    let kind = entry.record.kind();
    for field in missing {
        let message = match entry.record.status() {
            None => Message::new("missing-field"),
            Some(status) => {
                Message::new("missing-field-at").with("status", kind.status_word(status))
            }
        };
        findings.add(
            entry.path(),
            front_matter.place(),
            message.with("field", field.name).with("kind", kind.word()),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing::said, settings::Language};

    #[test]
    fn a_value_of_nothing_is_missing() {
        for value in ["", "~", "\"\"", "\" \"", "|\n"] {
            let note = format!("---\ntype: lever\ntitle: {value}\nkind: design\n---\n");
            assert_eq!(
                said(&RULE, Language::French, &[("a.md", &note)]),
                [[
                    "---",
                    "il manque `title` à ce levier",
                    "ajoutez `title:` à l'en-tête",
                ]],
                "{value}"
            );
        }
    }

    #[test]
    fn a_list_of_nothing_is_missing() {
        for value in ["", "[]", "[~, \"\"]", "\n  -\n"] {
            let note =
                format!("---\ntype: guardrail\ntitle: A\nstatus: draft\nlevers: {value}\n---\n");
            assert_eq!(
                said(&RULE, Language::English, &[("a.md", &note)])[0][1],
                "a guard-rail at status `draft` needs `levers`",
                "{value}"
            );
        }
    }

    #[test]
    fn the_second_key_of_a_line_is_not_missing() {
        let note = "---\ntype: lever\ntitle: Ciblage kind: design\n---\n";
        assert!(said(&RULE, Language::French, &[("a.md", note)]).is_empty());
    }

    #[test]
    fn a_value_that_cannot_be_read_is_not_missing() {
        for value in [">3", "[a]", "@x", "{}"] {
            let note = format!(
                "---\ntype: bet\ntitle: A\nstatus: running\ndue: 2026-07-01\nsuccess_if: {value}\n---\n"
            );
            assert!(
                said(&RULE, Language::French, &[("a.md", &note)]).is_empty(),
                "{value}"
            );
        }
    }
}

//! `conflict-marker`: git could not merge the note, and its marks still stand in it.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    note::FrontMatter,
    text::{Source, conflicts},
};

pub(super) const RULE: Rule = Rule {
    name: "conflict-marker",
    level: Some(Level::Error),
    summary: "the note holds the marks of a merge that git could not settle",
    docs: DOCS,
    check: Check::Text(check),
};

const DOCS: &str = r"
## What it finds

A line that starts with `<<<<<<<`, or with `>>>>>>>` and a name, anywhere in a note. What YAML makes of such a note, and the
fields that it seems to lack, are not reported until the marks are gone.

## Why

Between the marks stand two versions of the same lines. Until somebody chooses, neither the readers nor the ranking know
which one is true.

## Bad

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
<<<<<<< HEAD
kind: design
=======
kind: blind-spot
>>>>>>> follow-ups
---
```

## Good

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: blind-spot
---
```
";

fn check(source: &Source, _: &FrontMatter, findings: &mut Findings) {
    for conflict in conflicts(&source.text) {
        let Some((first, rest)) = conflict.marks.split_first() else {
            continue;
        };
        let found = first.of(&source.text);
        let message = Message::about("conflict-marker", found);
        let finding = findings.add(&source.path, *first, message);
        finding.labels = rest
            .iter()
            .map(|mark| Label {
                span: *mark,
                message: Message::new("conflict-marker-other"),
            })
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{ALL, testing::said},
        settings::Language,
    };

    const NOTE: &str = "---\ntype: postmortem\nfailed_at: 2026-05-04\n<<<<<<< HEAD\ntitle: Salon annulé status: cooling\n=======\ntitle: Salon: annulé\n>>>>>>> relances\n---\n";

    #[test]
    fn a_conflict_is_one_finding_at_its_first_mark() {
        let path = "post-mortems/salon.md";
        assert_eq!(
            said(&RULE, Language::French, &[(path, NOTE)]),
            [[
                "<<<<<<< HEAD",
                "git n'a pas pu fusionner cette note\u{a0}: `<<<<<<< HEAD`",
                "gardez ce qui est vrai entre les marques, puis retirez les marques",
            ]]
        );
        assert_eq!(
            said(&RULE, Language::English, &[(path, NOTE)])[0][1],
            "git could not merge this note: `<<<<<<< HEAD`"
        );
    }

    #[test]
    fn no_other_rule_speaks_of_the_yaml_between_the_marks() {
        for rule in ALL.iter().filter(|rule| rule.name != RULE.name) {
            for path in ["post-mortems/salon.md", "salon.md"] {
                let said = said(rule, Language::English, &[(path, NOTE)]);
                assert!(said.is_empty(), "{}: {said:?}", rule.name);
            }
        }
    }

    #[test]
    fn a_file_that_starts_with_a_mark_is_found_in_a_folder_of_notes() {
        let text = format!("<<<<<<< HEAD\n{NOTE}");
        let files = [("post-mortems/salon.md", text.as_str())];
        assert_eq!(said(&RULE, Language::English, &files).len(), 2);
    }
}

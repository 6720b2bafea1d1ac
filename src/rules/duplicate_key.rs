//! `duplicate-key`: a key stands twice in the front matter.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    note::{FaultKind, FrontMatter},
    text::{Source, conflicts},
};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-key",
    level: Some(Level::Error),
    summary: "a key stands twice in the front matter",
    docs: DOCS,
    check: Check::Text(check),
};

const DOCS: &str = r"
## What it finds

A key that the front matter has already; the second one is marked, and where the first one stands.

## Why

YAML allows a key once. Some tools take the first value, some the last, some refuse the note. `pm` reads the first until
one of them is gone.

## Bad

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
title: We write to everybody
---
```

## Good

```markdown levers/unclear-target.md
---
type: lever
title: We write to everybody
kind: design
---
```
";

fn check(source: &Source, front_matter: &FrontMatter, findings: &mut Findings) {
    if front_matter.faults.is_empty() || !conflicts(&source.text).is_empty() {
        return;
    }
    for fault in &front_matter.faults {
        let FaultKind::DuplicateKey { first } = fault.kind else {
            continue;
        };
        let key = fault.span.of(&source.text);
        let message = Message::about("duplicate-key", key);
        let finding = findings.add(&source.path, fault.span, message);
        finding.labels.push(Label {
            span: first,
            message: Message::new("duplicate-key-first"),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing::{found, said, vault},
        settings::{Language, Settings},
    };

    #[test]
    fn the_second_key_is_found_and_the_first_one_shown() {
        let note =
            "---\ntype: lever\ntitle: Ciblage flou\nkind: design\ntitle: \"Cible: tous\"\n---\n";
        let notes = [("ailleurs/ciblage-flou.md", note)];
        assert_eq!(
            said(&RULE, Language::French, &notes),
            [[
                "title",
                "l'en-tête contient deux fois la clé `title`",
                "gardez l'une des deux lignes",
            ]]
        );
        assert_eq!(
            said(&RULE, Language::English, &notes)[0][1],
            "the front matter has the key `title` twice"
        );
        let vault = vault(Settings::new(Language::French), &notes);
        let first = &found(&RULE, &vault)[0].labels[0];
        assert_eq!(first.span.start as usize, note.find("title").unwrap());
    }
}

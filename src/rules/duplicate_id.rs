//! `duplicate-id`: two notes have the same id.

use std::collections::HashSet;

use super::{Check, Context, Findings, Rule};
use crate::{diagnostic::Level, message::Message, vault::Entry};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    level: Some(Level::Error),
    summary: "two notes have the same id",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

Two notes of the vault with the same id: the same file name in two folders, upper and lower case and the way in which accents
are stored apart. The id of a `README.md` is the name of its folder.

## Why

Notes name each other by their ids. Where two have the same one, nobody can tell which is meant, and a computer that does not
tell `Unclear.md` from `unclear.md` keeps only one of them.

## Bad

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
---
```

```markdown guard-rails/Unclear-Target.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: draft
levers: [unclear-target]
---
```

## Good

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
---
```

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: draft
levers: [unclear-target]
---
```
";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let vault = context.vault;
    let mut told = HashSet::new();
    for (twin, first) in &vault.twins {
        let (twin, earlier) = (&vault.notes[*twin], &vault.notes[*first]);
        add(twin, earlier, findings);
        // Of several twins the first note names the first.
        if told.insert(*first) {
            add(earlier, twin, findings);
        }
    }
}

fn add(entry: &Entry, other: &Entry, findings: &mut Findings) {
    let message = Message::new("duplicate-id")
        .with("id", &*entry.id)
        .with("other", other.path());
    findings.add(entry.path(), entry.note.front_matter().place(), message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Settings};

    const LEVER: &str = "---\ntype: lever\ntitle: T\nkind: design\n---\n";

    fn pairs(paths: &[&str]) -> Vec<(String, String)> {
        let notes: Vec<_> = paths.iter().map(|path| (*path, LEVER)).collect();
        let vault = testing::vault(Settings::default(), &notes);
        let found = testing::found(&RULE, &vault);
        let pair = |finding: &crate::diagnostic::Diagnostic| {
            let other = format!("{:?}", finding.message.args[1].1);
            (finding.path.to_string(), other)
        };
        found.iter().map(pair).collect()
    }

    fn text(path: &str) -> String {
        format!("Text({path:?})")
    }

    #[test]
    fn each_note_names_another_one() {
        assert_eq!(
            pairs(&["a/x.md", "b/X.md", "c/x/README.md", "d/y.md"]),
            [
                ("a/x.md".to_owned(), text("b/X.md")),
                ("b/X.md".to_owned(), text("a/x.md")),
                ("c/x/README.md".to_owned(), text("a/x.md")),
            ]
        );
    }

    #[test]
    fn normal_forms_are_one_id_and_accents_are_not() {
        let found = pairs(&["a/\u{e9}t\u{e9}.md", "b/E\u{301}te\u{301}.md", "c/ete.md"]);
        assert_eq!(found.len(), 2);
    }
}

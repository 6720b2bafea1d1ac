//! `unclosed-front-matter`: no line ends the front matter.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    note::FrontMatter,
    text::{Source, Span, conflicts},
};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-front-matter",
    level: Some(Level::Error),
    summary: "no line `---` ends the front matter",
    docs: DOCS,
    check: Check::Text(check),
};

const DOCS: &str = r"
## What it finds

A file whose first line is `---`, without a second line `---` or `...` that ends the front matter.

## Why

Nobody can tell where the fields end and the text begins. Other tools show the whole note as text, or nothing of it at all;
`pm` takes the front matter to end at the first blank line or heading, and may be wrong.

## Bad

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design

## Pattern

We write to everybody.
```

## Good

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
---

## Pattern

We write to everybody.
```
";

fn check(source: &Source, front_matter: &FrontMatter, findings: &mut Findings) {
    let unclosed = front_matter.split.filter(|split| !split.closed);
    let Some(split) = unclosed.filter(|_| conflicts(&source.text).is_empty()) else {
        return;
    };
    let message = Message::new("unclosed-front-matter");
    let finding = findings.add(&source.path, split.fence, message);
    let yaml = split.yaml.of(&source.text).trim_end();
    if let Some((_, last)) = yaml.rsplit_once('\n') {
        let end = split.yaml.start as usize + yaml.len();
        finding.labels.push(Label {
            span: Span::new(end - last.len(), end),
            message: Message::new("unclosed-front-matter-end"),
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

    const NOTE: &str =
        "---\ntype: lever\ntitle: Ciblage flou\nkind: design\n\n## Le schéma\n\nOn écrit à tous.\n";

    #[test]
    fn the_fence_is_named_and_the_line_where_the_fields_seem_to_end() {
        let notes = [("leviers/ciblage-flou.md", NOTE)];
        assert_eq!(
            said(&RULE, Language::French, &notes),
            [[
                "---",
                "cet en-tête n'est pas fermé",
                "ajoutez une ligne `---` après son dernier champ",
            ]]
        );
        assert_eq!(
            said(&RULE, Language::English, &notes)[0][1],
            "this front matter is not closed"
        );
        let vault = vault(Settings::new(Language::French), &notes);
        let labels = &found(&RULE, &vault)[0].labels;
        assert_eq!(labels[0].span.of(NOTE), "kind: design");
    }

    #[test]
    fn a_file_of_a_note_folder_that_is_no_note_yet_counts() {
        let notes = [
            ("leviers/a.md", "---\nkind: design\n\nx\n"),
            ("b.md", "---\nx\n"),
        ];
        assert_eq!(said(&RULE, Language::French, &notes).len(), 1);
    }
}

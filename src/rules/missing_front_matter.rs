//! `missing-front-matter`: a file in a note folder that does not start with front matter.

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    note::split,
    schema::Choice,
    text::{Span, conflicts},
    vault::StrayCause,
};

pub(super) const RULE: Rule = Rule {
    name: "missing-front-matter",
    level: Some(Level::Error),
    summary: "a file in a folder of notes has no front matter",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

A Markdown file in one of the folders of notes that does not start with a line `---`. A `README.md` may stand there
without.

## Why

Without front matter a file is no note: its failure is not ranked, its guard-rail guards nothing. Outside the folders of
notes such files are left alone; inside them one was most likely meant to count.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
# 100 prospects, no client

Two months of e-mails, and nobody answered.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---

Two months of e-mails, and nobody answered.
```

## How to allow it

A file that is no note can allow nothing. `pm.yaml` leaves it out, by its path or a pattern:

```yaml pm.yaml
ignore: [post-mortems/drafts/**]
```
";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let folders = &context.vault.settings.folders;
    for stray in &context.vault.strays {
        let (path, text) = (&stray.source.path, &stray.source.text);
        let kind = folders.kind(path);
        let Some(kind) = kind.filter(|_| stray.cause == StrayCause::NoFrontMatter) else {
            continue;
        };
        if !conflicts(text).is_empty() {
            continue;
        }
        let start = text.trim_start_matches(is_blank);
        let at = text.len() - start.len();
        if split(start).is_some() {
            let message = Message::new("missing-front-matter-late");
            findings.add(path, Span::new(at, at + 3), message);
            continue;
        }
        let line = start.lines().next().unwrap_or_default();
        let key = if line.starts_with("type:") {
            "missing-front-matter-fence"
        } else {
            "missing-front-matter"
        };
        let message = Message::new(key)
            .with("kind", kind.name())
            .with("folder", folders.of(kind));
        findings.add(path, Span::new(at, at + line.trim_end().len()), message);
    }
}

/// Blanks, line ends and a byte order mark.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing::said, settings::Language};

    #[test]
    fn a_file_without_front_matter_is_told_what_to_start_with() {
        let notes = [("paris/cent.md", "\u{feff}\r\n# Cent prospects\r\n")];
        assert_eq!(
            said(&RULE, Language::French, &notes),
            [[
                "# Cent prospects",
                "ce fichier n'est pas une note\u{a0}: il n'a pas d'en-tête",
                "commencez-le par une ligne `---`, une ligne `type: bet` et une autre ligne `---`, ou sortez-le de `paris/`",
            ]]
        );
        let notes = [("bets/hundred.md", "")];
        assert_eq!(
            said(&RULE, Language::English, &notes),
            [[
                "",
                "this file is not a note: it has no front matter",
                "start it with a line `---`, a line `type: bet` and another line `---`, or move it out of `bets/`",
            ]]
        );
    }

    #[test]
    fn front_matter_below_the_first_line_is_pointed_at() {
        let notes = [("levers/a.md", "\n\n---\ntype: lever\n---\n")];
        assert_eq!(
            said(&RULE, Language::English, &notes),
            [[
                "---",
                "the front matter does not start on the first line",
                "remove what stands before its first `---`",
            ]]
        );
        let notes = [("leviers/a.md", " ---\ntype: lever\n---\n")];
        assert_eq!(
            said(&RULE, Language::French, &notes)[0][1],
            "l'en-tête ne commence pas à la première ligne"
        );
    }

    #[test]
    fn fields_without_a_fence_before_them_are_told_of_it() {
        let notes = [("levers/a.md", "type: lever\ntitle: A\n---\n")];
        assert_eq!(
            said(&RULE, Language::English, &notes),
            [[
                "type: lever",
                "this file is not a note: nothing opens its front matter",
                "put a line `---` before it",
            ]]
        );
    }

    #[test]
    fn other_files_are_left_alone() {
        let notes = [
            ("notes/a.md", "# A\n"),
            ("levers/README.md", "# Our levers\n"),
            ("index.md", "# Page\n"),
        ];
        assert!(said(&RULE, Language::English, &notes).is_empty());
    }
}

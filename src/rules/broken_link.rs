//! `broken-link`: a link or image of a note leads to no file of the vault.

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    note::Link,
    text::percent_decode,
    value::{Reference, fold},
    vault::Entry,
};

pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    level: Some(Level::Warning),
    summary: "a link or image leads to no file of the vault",
    docs: DOCS,
    check: Check::Named(check),
};

const DOCS: &str = r"
## What it finds

A Markdown link or image with a relative path, or a `[[wikilink]]`, to a file that the vault does not have. The path counts
from the folder of the note, upper and lower case are different in it. A wikilink counts by the file's name alone, in any
folder and case; the name of a lever that has no note yet is fine.

Not looked at: links to other sites, links that lead out of the vault, absolute paths, headings (`#…`), and anything that
`.gitignore` or `ignore:` leaves out.

## Why

The evidence of a failure is often behind a link: the e-mail as it was sent, the photograph of the board. Notes get renamed,
and a year later nobody knows what the link was for.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---

The [bet behind it](../bets/cold-mail.md) was clear. See also [[seven-touches]].
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---

The [bet behind it](../bets/2026-01-05-cold-mail.md) was clear. See also [[2026-01-05-cold-mail]].
```

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: planned
---
```
";

fn check(context: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    for link in &entry.note.body.links {
        let broken = if link.wiki {
            broken_name(context, link)
        } else {
            broken_path(context, entry, link)
        };
        if let Some(message) = broken {
            findings.add(entry.path(), link.span, message);
        }
    }
}

/// What to say of a relative path that leads to nothing in the vault.
fn broken_path(context: &Context<'_>, entry: &Entry, link: &Link) -> Option<Message> {
    let target = link.target.split(['#', '?']).next().unwrap_or_default();
    if target.is_empty() || target.starts_with(['/', '\\']) || has_scheme(target) {
        return None;
    }
    let folder = entry
        .path()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let path = resolve(folder, &percent_decode(target))?;
    let index = &context.vault.settings.index;
    let is_generated = path == index.page || path == index.chart;
    let is_broken = !path.is_empty() && !is_generated && context.vault.files.lacks(&path);
    is_broken.then(|| Message::new("broken-link").with("target", &*link.target))
}

/// Whether the target starts with a scheme, or the letter of a drive (RFC 3986, section 3.1).
fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_scheme)
    })
}

/// The path in the vault that a path from a folder of it stands for, or `None` where it leads out of the vault.
fn resolve(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What to say of a wikilink whose name neither a file nor a lever has.
fn broken_name(context: &Context<'_>, link: &Link) -> Option<Message> {
    // In a table the bar before the text is escaped.
    let target = link.target.trim_end_matches('\\');
    let target = target.split('#').next().unwrap_or_default().trim();
    if has_scheme(target) {
        return None;
    }
    // What names no note is a link to a heading of this one, or to a folder.
    let reference = Reference::parse(target).ok()?;
    let id = reference.id();
    let name = target.rsplit('/').next().unwrap_or(target);
    let vault = context.vault;
    let is_known = vault.note(id).is_some()
        || vault.lever(id).is_some()
        || vault.levers.undeclared.contains_key(&*fold(id))
        || !vault.files.lacks_name(name);
    (!is_known).then(|| Message::new("broken-link-name").with("name", name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        settings::{Language, Settings},
    };

    fn broken(body: &str) -> Vec<String> {
        let note = format!("---\ntype: bet\ntitle: T\nstatus: planned\n---\n\n{body}\n");
        let lever = "---\ntype: lever\ntitle: L\nkind: design\naliases: [target]\n---\n";
        let failure =
            "---\ntype: postmortem\ntitle: F\nstatus: cooling\nlevers: [no-follow-up]\n---\n";
        let notes = [
            ("bets/a.md", note.as_str()),
            ("bets/deep/x y.md", ""),
            ("levers/Unclear.md", lever),
            ("post-mortems/f/README.md", failure),
            ("board.png", ""),
        ];
        let vault = testing::vault(Settings::default(), &notes);
        let found = testing::found(&RULE, &vault);
        found
            .iter()
            .map(|finding| finding.span.of(&note).to_owned())
            .collect()
    }

    #[test]
    fn paths_that_lead_to_a_file_or_out_of_the_vault_are_fine() {
        for link in [
            "[x](../levers/Unclear.md)",
            "[x](./../bets/a.md#section)",
            "[x](deep/x%20y.md?plain=1)",
            "[x](<deep/x y.md>)",
            "[x](deep/)",
            "![](../board.png)",
            "[x](..)",
            "[x](../../other/readme.md)",
            "[x](/levers/none.md)",
            "[x](#none)",
            "[x]()",
            "[x](https://none.example/a.md)",
            "[x](mailto:a@none.example)",
            "[x](C:\\none.md)",
            "[x](../index.md)",
            "[x](../pareto.svg)",
            "[x](../.pm/none.md)",
            "`[x](none.md)`",
            "<none.md>",
        ] {
            assert_eq!(broken(link), [""; 0], "{link}");
        }
    }

    #[test]
    fn other_paths_are_broken() {
        for link in [
            "[x](none.md)",
            "[x](levers/Unclear.md)",
            "[x](../levers/unclear.md)",
            "[x](deep/none%20.md#a)",
            "![](none.png)",
            "[x](deep/x%20y)",
        ] {
            assert_eq!(broken(link), [link], "{link}");
        }
        assert_eq!(broken("[x][y]\n\n[y]: none.md"), ["[x][y]"]);
    }

    #[test]
    fn a_wikilink_is_found_by_its_name() {
        for link in [
            "[[a]]",
            "[[bets/A|text]]",
            "[[elsewhere/a.md#heading]]",
            "[[x y]]",
            "![[board.png|300]]",
            "[[#heading]]",
            "[[unclear]]",
            "[[target]]",
            "[[No-follow-up]]",
            "[[f]]",
            "[[f/README]]",
            "[[deep/]]",
            "| a |\n|---|\n| [[a\\|text]] |",
        ] {
            assert_eq!(broken(link), [""; 0], "{link}");
        }
        for link in ["[[none]]", "[[bets/none|a]]", "![[board.svg]]", "[[board]]"] {
            assert_eq!(broken(link), [link], "{link}");
        }
    }

    #[test]
    fn it_says_what_is_missing() {
        let note = "---\ntype: bet\ntitle: T\nstatus: planned\n---\n[x](a%20b.md#c) [[a/none|x]]\n";
        let said = testing::said(&RULE, Language::English, &[("bets/a.md", note)]);
        let said: Vec<_> = said
            .iter()
            .map(|[marked, message, _]| (marked.as_str(), message.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("[x](a%20b.md#c)", "there is no file at `a%20b.md#c`"),
                ("[[a/none|x]]", "no file is called `none`"),
            ]
        );
    }
}

//! `unreadable-note`: a Markdown file that cannot be read at all.

use super::{Check, Context, Findings, Rule};
use crate::{diagnostic::Level, message::Message, text::Span, vault::Trouble};

pub(super) const RULE: Rule = Rule {
    name: "unreadable-note",
    level: Some(Level::Error),
    summary: "a Markdown file of the vault cannot be read",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

A Markdown file that is not in UTF-8, is larger than 8 MiB, is no plain file (a pipe, a socket, a device), is a link that
leads out of the vault, nowhere or to a file that is not read, or that the system refuses to open; also a folder that
cannot be listed, or a note folder that is a link out of the vault. Outside the note folders, text in another encoding is
found only where its front matter has the `type` of a note.

## Why

A file that is silently skipped would take its levers out of the ranking, and nobody would know. Text in another encoding
would be shown with the wrong letters.

## Bad

```markdown post-mortems/2026-02-28-salon.md latin-1
---
type: postmortem
title: Le salon a été annulé
status: cooling
failed_at: 2026-02-28
---
```

## Good

```markdown post-mortems/2026-02-28-salon.md
---
type: postmortem
title: Le salon a été annulé
status: cooling
failed_at: 2026-02-28
---
```

## How to allow it

A file that cannot be read can allow nothing. One that is no note is left out by `pm.yaml`:

```yaml pm.yaml
ignore: [exports/**]
```
";

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (path, trouble) in &context.vault.unreadable {
        findings.add(path, Span::at(0), message(trouble));
    }
}

fn message(trouble: &Trouble) -> Message {
    match trouble {
        Trouble::NotUtf8 { at } => Message::new("unreadable-note-encoding").with("at", at + 1),
        Trouble::TooLarge { bytes } => {
            let mebibytes = bytes.div_ceil(1 << 20);
            Message::new("unreadable-note-large").with("size", mebibytes)
        }
        Trouble::Special => Message::new("unreadable-note-special"),
        Trouble::NameNotUtf8 => Message::new("unreadable-note-name"),
        Trouble::LinkOutside => Message::new("unreadable-note-link"),
        Trouble::Unmerged => Message::new("unreadable-note-unmerged"),
        Trouble::LinkBroken => Message::new("unreadable-note-link-broken"),
        Trouble::LinkUnread(target) => {
            Message::new("unreadable-note-link-unread").with("target", &**target)
        }
        Trouble::Refused(reason) => {
            Message::new("unreadable-note-refused").with("reason", reason.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Catalogue, settings::Language};

    #[test]
    fn each_trouble_has_its_words() {
        for (trouble, english, french) in [
            (
                Trouble::NotUtf8 { at: 40 },
                "this file is not text in UTF-8, from byte 41 on",
                "ce fichier n'est pas un texte en UTF-8, à partir de l'octet 41",
            ),
            (
                Trouble::TooLarge {
                    bytes: (8 << 20) + 1,
                },
                "this file is larger than a note can be: 9 MiB, the limit is 8",
                "ce fichier est plus gros que ne peut l'être une note\u{a0}: 9 Mio, la limite est de 8",
            ),
            (
                Trouble::Special,
                "this is a pipe, a socket or a device, not a file",
                "c'est un tube, une prise réseau ou un périphérique, pas un fichier",
            ),
            (
                Trouble::NameNotUtf8,
                "the name of this file is not in UTF-8",
                "le nom de ce fichier n'est pas en UTF-8",
            ),
            (
                Trouble::LinkOutside,
                "this link leads out of the vault",
                "ce lien mène hors du coffre",
            ),
            (
                Trouble::Unmerged,
                "the merge of this file is not resolved",
                "la fusion de ce fichier n'est pas résolue",
            ),
            (
                Trouble::LinkBroken,
                "this link leads nowhere",
                "ce lien ne mène nulle part",
            ),
            (
                Trouble::LinkUnread("old/a.txt".into()),
                "this link leads to a file that is not read: `old/a.txt`",
                "ce lien mène à un fichier qui n'est pas lu\u{a0}: `old/a.txt`",
            ),
            (
                Trouble::Refused("permission denied".to_owned()),
                "this file cannot be read: permission denied",
                "ce fichier ne peut pas être lu\u{a0}: permission denied",
            ),
        ] {
            let message = message(&trouble);
            for (language, expected) in [(Language::English, english), (Language::French, french)] {
                let catalogue = Catalogue::of(language);
                assert_eq!(catalogue.text(&message), expected);
                assert!(catalogue.help(&message).is_some(), "{trouble:?}");
            }
        }
    }
}

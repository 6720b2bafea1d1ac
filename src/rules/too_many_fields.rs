//! `too-many-fields`: more keys that `pm` does not know than any note has use for.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    note::Scalar,
    schema,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "too-many-fields",
    level: Some(Level::Warning),
    summary: "the front matter has more than 100 keys of its own",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

A note with more than 100 keys in its front matter that are no fields of its kind.

## Why

Keys of your own are welcome: `pm` keeps them and leaves them alone. A hundred of them are rather data that an export or
another program has written into the wrong file, and everything that reads the note becomes slow.

## Bad

```markdown levers/unclear-target.md
---
{type: lever, title: Unclear target, kind: design,
  c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21,
  c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39, c40,
  c41, c42, c43, c44, c45, c46, c47, c48, c49, c50, c51, c52, c53, c54, c55, c56, c57, c58, c59,
  c60, c61, c62, c63, c64, c65, c66, c67, c68, c69, c70, c71, c72, c73, c74, c75, c76, c77, c78,
  c79, c80, c81, c82, c83, c84, c85, c86, c87, c88, c89, c90, c91, c92, c93, c94, c95, c96, c97,
  c98, c99, c100, c101}
---
```

## Good

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
seen_by: Ana
---
```
";

/// As many keys of its own a note may have.
pub(super) const MOST: usize = 100;

/// The keys of a note that are no fields of its kind; none of an adopted note, whose fields have other names.
pub(super) fn unknown(entry: &Entry) -> Vec<&Scalar> {
    if entry.record.adopted {
        return Vec::new();
    }
    let fields = schema::fields(entry.record.kind());
    let names = || fields.iter().map(|field| field.name).chain(["type"]);
    let is_known = |key: &Scalar| names().any(|name| key.is(entry.text(), name));
    let keys = entry.note.front_matter().mapping.entries.iter();
    keys.map(|own| &own.key)
        .filter(|key| !is_known(key))
        .collect()
}

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    if entry.note.front_matter().mapping.entries.len() <= MOST {
        return;
    }
    let unknown = unknown(entry);
    if let Some(first) = unknown.get(MOST) {
        let message = Message::new("too-many-fields").with("count", unknown.len());
        findings.add(entry.path(), first.span, message);
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::{rules::testing::said, settings::Language};

    fn note(count: usize) -> String {
        let mut note = "---\ntype: lever\ntitle: A\nkind: design\n".to_owned();
        for n in 0..count {
            let _ = writeln!(note, "colonne_{n}: {n}");
        }
        note + "---\n"
    }

    #[test]
    fn the_first_key_too_many_is_found() {
        let note = note(101);
        assert_eq!(
            said(&RULE, Language::French, &[("a.md", &note)]),
            [[
                "colonne_100",
                "101 clés de cette note ne sont pas des champs de `pm`",
                "gardez-en 100 au plus dans l'en-tête\u{a0}; le reste a sa place dans un autre fichier",
            ]]
        );
        assert_eq!(
            said(&RULE, Language::English, &[("a.md", &note)])[0][1],
            "101 keys of this note are not fields of `pm`"
        );
    }

    #[test]
    fn a_hundred_are_fine() {
        assert!(said(&RULE, Language::English, &[("a.md", &note(100))]).is_empty());
    }
}

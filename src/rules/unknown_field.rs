//! `unknown-field`: a key that is nearly one of the fields of the note's kind.

use super::{Check, Findings, Rule, too_many_fields};
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    schema,
    text::nearest,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "unknown-field",
    level: Some(Level::Warning),
    summary: "a key is nearly a field of the note's kind, and was probably meant to be it",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

A key that is no field of the note's kind and differs from one in a letter or two, in case, in accents, or in `-` and
`_`. Other keys of your own are kept and never reported.

## Why

A misspelt key says nothing: `analyzed_at` leaves the note without its `analysed_at`, and `hour` weighs nothing in the
ranking.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
hour: 60
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
hours: 60
mood: low
---
```
";

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let unknown = too_many_fields::unknown(entry);
    // Of so many keys nobody was meant to be one of ours.
    if unknown.len() > too_many_fields::MOST {
        return;
    }
    let text = entry.text();
    let fields = schema::fields(entry.record.kind());
    let names = || fields.iter().map(|field| field.name).chain(["type"]);
    for key in unknown {
        let Some(near) = nearest(key.text(text), names()) else {
            continue;
        };
        let message = Message::about("unknown-field", key.text(text)).with("near", near);
        let finding = findings.add(entry.path(), key.span, message);
        let there = entry.note.front_matter.mapping.entry(text, near);
        finding.labels.extend(there.map(|there| Label {
            span: there.key.span,
            message: Message::new("unknown-field-there").with("near", near),
        }));
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
    fn a_near_miss_is_told_the_field() {
        let note = "---\ntype: postmortem\nTitle: Salon annulé\nstatut: cooling\nfailed-at: 2026-05-04\nhour: 6\nhumeur: basse\ndécidé: oui\n---\n";
        let french = said(&RULE, Language::French, &[("a.md", note)]);
        assert_eq!(
            french[0],
            [
                "Title",
                "`Title` n'est pas un champ de cette note",
                "écrivez `title`",
            ]
        );
        let english = said(&RULE, Language::English, &[("a.md", note)]);
        let told: Vec<[&str; 2]> = english.iter().map(|[at, _, help]| [&**at, help]).collect();
        assert_eq!(
            told,
            [
                ["Title", "write `title`"],
                ["statut", "write `status`"],
                ["failed-at", "write `failed_at`"],
                ["hour", "write `hours`"],
            ]
        );
        assert_eq!(english[0][1], "`Title` is not a field of this note");
    }

    #[test]
    fn the_field_itself_is_shown_where_it_stands_too() {
        let note = "---\ntype: lever\ntitle: A\nkind: design\nkinds: process\n---\n";
        let vault = vault(Settings::default(), &[("a.md", note)]);
        let finding = &found(&RULE, &vault)[0];
        assert_eq!(finding.labels[0].span.of(note), "kind");
    }

    #[test]
    fn fields_of_other_kinds_are_keys_of_ones_own() {
        let note =
            "---\ntype: lever\ntitle: A\nkind: design\nfailed_at: 2026-01-01\nstatus: x\n---\n";
        assert!(said(&RULE, Language::English, &[("a.md", note)]).is_empty());
    }
}

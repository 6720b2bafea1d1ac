//! `missing-field`: a field that the note's kind and status owe is not there.

use super::{Check, Findings, Rule, unknown_field};
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    note::Scalar,
    record::{self, Record},
    schema::{Choice, Field, Form, Owed},
    text::{Span, conflicts},
    value::Bound,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "missing-field",
    level: Some(Level::Error),
    summary: "a field that the note owes at its status is missing",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

A field without which the note cannot be at its status, or one that is empty: a post-mortem owes `title`, `status` and
`failed_at` at once, `analysed_at` and `levers` once it is analysed. Where a key of the note is nearly the field, or another
word for it (`titel`, `lever`, `statut`), that key is marked.

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

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let (text, front_matter) = (entry.text(), entry.note.front_matter());
    let mut missing = record::missing(&entry.record, front_matter, text).peekable();
    // What is missing may stand between the marks.
    if missing.peek().is_none() || !conflicts(text).is_empty() {
        return;
    }
    let kind = entry.record.kind();
    for field in missing {
        let empty = front_matter.mapping.entry(text, field.name);
        let status = entry.record.status().filter(|_| field.owed != Owed::Always);
        let misspelt = misspelt(entry, field);
        let key = match (empty, misspelt, status) {
            (None, None, None) => "missing-field",
            (None, None, Some(_)) => "missing-field-at",
            (None, Some(_), None) => "missing-field-misspelt",
            (None, Some(_), Some(_)) => "missing-field-misspelt-at",
            (Some(_), _, None) => "missing-field-empty",
            (Some(_), _, Some(_)) => "missing-field-empty-at",
        };
        let form = if field.form.is_list() {
            "list"
        } else {
            "value"
        };
        let mut message = Message::new(key)
            .with("field", field.name)
            .with("kind", kind.word())
            .with("form", form)
            .with("line", line(field, &entry.record));
        if let Some(status) = status {
            message = message.with("status", kind.status_word(status));
        }
        if let Some(misspelt) = misspelt {
            message = message.with("found", misspelt.text(text));
        }
        let key = empty.map(|entry| &entry.key).or(misspelt);
        let place = key.map_or(front_matter.place(), |key| key.span);
        let finding = findings.add(entry.path(), place, message);
        finding
            .labels
            .extend(empty.and_then(|entry| comment(text, entry.key.span)));
    }
}

/// The key that was probably meant as a field which is not there.
fn misspelt<'a>(entry: &'a Entry, field: &Field) -> Option<&'a Scalar> {
    let mapping = &entry.note.front_matter().mapping;
    if mapping.entry(entry.text(), field.name).is_some() {
        return None;
    }
    let mut meant = unknown_field::meant(entry).into_iter();
    meant.find_map(|(key, near)| (near == field.name).then_some(key))
}

/// The key that this rule marks because a field of this name, which the note owes, was meant.
pub(super) fn tells<'a>(ways: Ways<'_>, entry: &'a Entry, name: &str) -> Option<&'a Scalar> {
    let (text, front_matter) = (entry.text(), entry.note.front_matter());
    let mut levels = ways.settings.rules.iter().rev();
    let own = levels.find(|(rule, _)| *rule == RULE.name);
    if own.is_some_and(|(_, level)| level.is_none()) || !conflicts(text).is_empty() {
        return None;
    }
    let mut missing = record::missing(&entry.record, front_matter, text);
    let field = missing.find(|field| field.name == name)?;
    misspelt(entry, field)
}

/// How the field is written, its closed list of words or the shape of its value after the colon.
fn line(field: &Field, record: &Record) -> String {
    let words = |words: Vec<&str>| words.join(" | ");
    let value = match field.form {
        Form::Status => words(
            record
                .kind()
                .statuses()
                .iter()
                .map(|status| status.name())
                .collect(),
        ),
        Form::Choice(names) => words(names()),
        Form::Date => "YYYY-MM-DD".to_owned(),
        Form::Outcome if counts(record) => "12".to_owned(),
        Form::Ratio | Form::Outcome => "12/30".to_owned(),
        Form::Threshold => "\">= 3\"".to_owned(),
        _ => String::new(),
    };
    format!("{}: {value}", field.name).trim_end().to_owned()
}

/// Whether what wins a bet is a number, with which no ratio can be compared.
fn counts(record: &Record) -> bool {
    let threshold = record.bet().and_then(|bet| bet.success_if.value());
    threshold.is_some_and(|threshold| matches!(threshold.bound, Bound::Number(_)))
}

/// What YAML takes for a comment where the value of `key` belongs.
fn comment(text: &str, key: Span) -> Option<Label> {
    let rest = text[key.end as usize..].lines().next()?;
    let comment = rest.trim_start_matches([':', ' ', '\t']);
    let start = key.end as usize + rest.len() - comment.len();
    comment.starts_with('#').then(|| Label {
        span: Span::new(start, start + comment.trim_end().len()),
        message: Message::new("missing-field-comment"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing::{found, said, vault},
        settings::{Language, Settings},
    };

    #[test]
    fn a_value_of_nothing_is_missing() {
        for value in ["", "~", "\"\"", "\" \"", "|\n"] {
            let note = format!("---\ntype: lever\ntitle: {value}\nkind: design\n---\n");
            assert_eq!(
                said(&RULE, Language::French, &[("a.md", &note)]),
                [[
                    "title",
                    "`title` est vide, et ce levier en a besoin",
                    "écrivez sa valeur après les deux-points\u{a0}: `title:`",
                ]],
                "{value}"
            );
        }
    }

    #[test]
    fn a_key_that_was_meant_is_marked_and_told_once() {
        let note = "---\ntype: postmortem\ntitel: A\nstatut: cooling\nfailed_on: 2026-02-28\nheures: 3\n---\n";
        let english = said(&RULE, Language::English, &[("a.md", note)]);
        assert_eq!(
            english[0],
            [
                "titel",
                "a post-mortem needs `title`, and `titel` is not a field of it",
                "write `title`",
            ]
        );
        let marked: Vec<_> = english.iter().map(|[at, ..]| at.as_str()).collect();
        assert_eq!(marked, ["titel", "statut", "failed_on"]);
        let unknown = said(&unknown_field::RULE, Language::English, &[("a.md", note)]);
        let unknown: Vec<_> = unknown.iter().map(|[at, ..]| at.as_str()).collect();
        assert_eq!(unknown, ["heures"]);
        // Where this rule is off, the other one tells.
        let settings = Settings {
            rules: vec![("missing-field", None)],
            ..Settings::default()
        };
        let vault = vault(settings, &[("a.md", note)]);
        assert_eq!(found(&unknown_field::RULE, &vault).len(), 4);
        let note = "---\ntype: postmortem\ntitle: A\nstatus: analysed\nfailed_at: 2026-02-28\nanalysed_at: 2026-03-04\nleviers: [a]\n---\n";
        assert_eq!(
            said(&RULE, Language::French, &[("a.md", note)]),
            [[
                "leviers",
                "il manque `levers` à ce post-mortem au statut «\u{a0}analysé à froid\u{a0}», et `leviers` n'est pas un champ",
                "écrivez `levers`",
            ]]
        );
    }

    #[test]
    fn a_status_is_named_only_where_an_earlier_one_owes_less() {
        let note = "---\ntype: postmortem\ntitle: A\nstatus: analysed\nlevers:\n---\n";
        let said = said(&RULE, Language::English, &[("a.md", note)]);
        let said: Vec<_> = said.iter().map(|[_, message, _]| message).collect();
        assert_eq!(
            said,
            [
                "a post-mortem needs `failed_at`",
                "a post-mortem at status `analysed` needs `analysed_at`",
                "`levers` is empty, and a post-mortem at status `analysed` needs it",
            ]
        );
    }

    #[test]
    fn it_says_how_the_field_is_written() {
        let note =
            "---\ntype: bet\ntitle: A\nstatus: ended\nsuccess_if: au moins 3\nresult: 3\n---\n";
        let said = said(&RULE, Language::French, &[("paris/a.md", note)]);
        let helps = said
            .iter()
            .map(|[_, _, help]| help.split('`').nth(1).unwrap());
        assert_eq!(
            helps.collect::<Vec<_>>(),
            [
                "due: YYYY-MM-DD",
                "ended: YYYY-MM-DD",
                "decision: persevere | pivot | stop | repeat",
            ]
        );
    }

    #[test]
    fn a_result_is_written_as_what_wins_the_bet() {
        for (success_if, line) in [(">= 3", "result: 12"), (">= 20%", "result: 12/30")] {
            let note = format!(
                "---\ntype: bet\ntitle: A\nstatus: ended\ndue: 2026-05-01\nended: 2026-05-01\ndecision: stop\nsuccess_if: \"{success_if}\"\n---\n"
            );
            let said = said(&RULE, Language::English, &[("bets/a.md", &note)]);
            assert!(said[0][2].contains(&format!("`{line}`")), "{said:?}");
        }
    }

    #[test]
    fn a_value_that_yaml_takes_for_a_comment_is_shown() {
        let note = "---\ntype: lever\ntitle: #1 cause \nkind: design\n---\n";
        let vault = vault(Settings::default(), &[("a.md", note)]);
        let labels = &found(&RULE, &vault)[0].labels;
        assert_eq!(labels[0].span.of(note), "#1 cause");
    }

    #[test]
    fn a_list_of_nothing_is_missing() {
        for value in ["", "[]", "[~, \"\"]", "\n  -\n"] {
            let note =
                format!("---\ntype: guardrail\ntitle: A\nstatus: draft\nlevers: {value}\n---\n");
            assert_eq!(
                said(&RULE, Language::English, &[("a.md", &note)])[0][1..],
                [
                    "`levers` is empty, and a guard-rail needs it",
                    "write its items below it, each on a line `- …`",
                ],
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

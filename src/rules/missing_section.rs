//! `missing-section`: a section that the note's kind and status owe is not there.

use super::{Alone, Check, Findings, Rule};
use crate::{
    diagnostic::{Fix, Level},
    message::Message,
    note::Body,
    schema::{self, Kind},
    text::{Edit, Span, apply},
    vault::{Entry, OwedSection},
};

pub(super) const RULE: Rule = Rule {
    name: "missing-section",
    level: Some(Level::Error),
    summary: "a section that the note owes at its status is missing",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

A section without which the note cannot be at its status: a post-mortem that is analysed owes the facts, the choices, the
false assumptions, where rigour was missing and what hurts to admit. Its heading has level 2; the order is free, and both
languages are read in every vault. `sections:` in `pm.yaml` can ask for more of them, `headings:` gives them other names.

## Why

The sections are the questions of the method. The one that is left out is mostly the one that would have hurt, and what it
would have said is the lever.

`pm check --fix` adds the headings that are missing. The answers are yours.

## Bad

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: running
starts: 2026-01-05
due: 2026-07-31
success_if: ">= 3"
---

100 e-mails to plumbers, by the end of July.
```

## Good

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: running
starts: 2026-01-05
due: 2026-07-31
success_if: ">= 3"
---

## Hypothesis

100 e-mails to plumbers bring 3 clients by the end of July.
```
"#;

fn check(alone: Alone<'_>, entry: &Entry, findings: &mut Findings) {
    let kind = entry.record.kind();
    let Some(status) = entry.record.status.valid() else {
        return;
    };
    for owed in alone.owed_sections(entry) {
        if owed.parts(entry).next().is_none() {
            let message = Message::new("missing-section")
                .with("heading", owed.heading)
                .with("kind", kind.word())
                .with("status", kind.status_word(status.value));
            let finding = findings.add(entry.path(), status.span, message);
            finding.fix = fix(entry, &owed);
        }
    }
}

/// The heading at its place, unless it would not be one there (below a code block that nothing closes).
fn fix(entry: &Entry, owed: &OwedSection<'_>) -> Option<Fix> {
    let front_matter = &entry.note.front_matter;
    if !front_matter.split.is_some_and(|split| split.closed) {
        return None;
    }
    let at = place(entry, owed.key);
    let (before, after) = distance(&entry.text()[..at]);
    let edit = Edit {
        span: Span::at(at),
        text: format!("{before}## {}{after}", owed.heading),
    };
    let text = apply(entry.text(), std::slice::from_ref(&edit))?;
    let body = Body::parse(&text, front_matter.body_start());
    let is_there = body.sections.len() == entry.sections.len() + 1;
    is_there.then(|| Fix { edits: vec![edit] })
}

/// Where a section goes: after those that stand before it in the schema, else before the first one that follows it there,
/// else at the end.
fn place(entry: &Entry, key: Option<&str>) -> usize {
    let kind = entry.record.kind();
    let Some(own) = order(kind, key) else {
        return entry.text().len();
    };
    let known = || {
        entry
            .named_sections()
            .filter_map(|(key, section)| Some((order(kind, key)?, section)))
    };
    let before = known().filter(|(order, _)| *order < own);
    // Of several parts of one section, the last in the text.
    if let Some((_, section)) = before.max_by_key(|(order, _)| *order) {
        return section.content.end as usize;
    }
    let after = known().next();
    after.map_or(entry.text().len(), |(_, section)| {
        section.heading.start as usize
    })
}

fn order(kind: Kind, key: Option<&str>) -> Option<usize> {
    let sections = schema::sections(kind);
    sections.iter().position(|section| Some(section.key) == key)
}

/// What sets a heading off from the text before it and from what follows. It leaves the place as it found it, with a blank
/// line or without, with a final line end or without, so that several headings can go there one after the other.
fn distance(before: &str) -> (String, String) {
    let end = if before
        .lines()
        .next()
        .is_some_and(|line| before[line.len()..].starts_with("\r\n"))
    {
        "\r\n"
    } else {
        "\n"
    };
    match before.strip_suffix('\n') {
        None => (end.repeat(2), String::new()),
        Some(line) if line.trim_end_matches('\r').ends_with('\n') => (String::new(), end.repeat(2)),
        Some(_) => (end.to_owned(), end.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        schema::Status,
        settings::{Language, RequiredSection, Settings},
        vault::Vault,
    };

    const ANALYSED: &str = "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-02-28\nanalysed_at: 2026-03-05\nlevers: [a]\n---\n";

    fn missing(vault: &Vault) -> Vec<String> {
        let found = testing::found(&RULE, vault);
        let heading = |finding: &crate::diagnostic::Diagnostic| {
            let (_, value) = &finding.message.args[0];
            format!("{value:?}")
        };
        found.iter().map(heading).collect()
    }

    /// The text after the fixes of all findings at once.
    fn fixed(settings: &Settings, text: &str) -> String {
        let vault = testing::vault(settings.clone(), &[("post-mortems/a.md", text)]);
        let edits: Vec<Edit> = testing::found(&RULE, &vault)
            .into_iter()
            .flat_map(|finding| finding.fix.unwrap().edits)
            .collect();
        let fixed = apply(text, &edits).unwrap();
        let vault = testing::vault(settings.clone(), &[("post-mortems/a.md", &fixed)]);
        assert_eq!(missing(&vault), [""; 0], "{fixed}");
        fixed
    }

    #[test]
    fn missing_headings_go_to_their_places() {
        let settings = Settings::new(Language::French);
        let body = "\n# T\n\n## Timeline\n\nx\n\n## Annexe\n\n## Choix\n\ny\n\n## La part du hasard\n\nz\n";
        assert_eq!(
            fixed(&settings, &format!("{ANALYSED}{body}"))[ANALYSED.len()..],
            *"\n# T\n\n## Timeline\n\nx\n\n## Annexe\n\n## Choix\n\ny\n\n## Les hypothèses fausses\n\n\
              ## Là où la rigueur a manqué\n\n## Ce qui fait mal à admettre\n\n## La part du hasard\n\nz\n"
        );
        let body = "\nIntro.\n\n## Levers\n\nx";
        assert_eq!(
            fixed(&Settings::default(), &format!("{ANALYSED}{body}"))[ANALYSED.len()..],
            *"\nIntro.\n\n## Facts\n\n## Choices\n\n## False assumptions\n\n## Where rigour was missing\n\n\
              ## What hurts to admit\n\n## Levers\n\nx"
        );
    }

    #[test]
    fn the_texts_own_line_ends_and_distances_are_kept() {
        for (body, expected) in [
            ("", "\n## Hypothesis\n\n## Learned\n"),
            ("\n", "\n## Hypothesis\n\n## Learned\n\n"),
            ("x", "x\n\n## Hypothesis\n\n## Learned"),
            ("x\n", "x\n\n## Hypothesis\n\n## Learned\n"),
            (
                "x\n## Test\ny\n",
                "x\n\n## Hypothesis\n## Test\ny\n\n## Learned\n",
            ),
        ] {
            let head = "---\ntype: bet\ntitle: T\nstatus: ended\n---\n";
            for end in ["\n", "\r\n"] {
                let with_ends = |text: &str| text.replace('\n', end);
                let fixed = fixed(&Settings::default(), &with_ends(&format!("{head}{body}")));
                assert_eq!(fixed, with_ends(&format!("{head}{expected}")), "{body:?}");
            }
        }
    }

    #[test]
    fn what_would_be_no_heading_is_not_offered() {
        let text = format!("{ANALYSED}\n## Facts\n\n```\nnothing closes this\n");
        let vault = testing::vault(Settings::default(), &[("post-mortems/a.md", &text)]);
        let found = testing::found(&RULE, &vault);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|finding| finding.fix.is_none()));
    }

    #[test]
    fn only_a_checklist_owes_a_checklist() {
        let of_kind = |kind: &str| {
            let text =
                format!("---\ntype: guardrail\ntitle: T\nstatus: testing\n{kind}---\n## Rule\nx\n");
            missing(&testing::vault(Settings::default(), &[("a.md", &text)])).len()
        };
        assert_eq!(of_kind(""), 0);
        assert_eq!(of_kind("kind: mantra\n"), 0);
        assert_eq!(of_kind("kind: checklist\n"), 1);
    }

    #[test]
    fn the_settings_can_require_more() {
        let require = |heading: &str| Settings {
            sections: vec![RequiredSection {
                kind: Kind::Postmortem,
                from: Status::Analysed,
                heading: heading.to_owned(),
            }],
            ..Settings::default()
        };
        let all =
            "## Facts\n\n## Choices\n\n## Assumptions\n\n## Rigour\n\n## What hurts to admit\n";
        let text = format!("{ANALYSED}\n{all}");
        let extra = fixed(&require("Impact client"), &text);
        assert_eq!(extra, format!("{text}\n## Impact client\n"));
        let optional = fixed(&require("Where we got lucky"), &text);
        assert_eq!(optional, format!("{text}\n## Where we got lucky\n"));
        let owed_anyway = testing::vault(require("Timeline"), &[("a.md", ANALYSED)]);
        assert_eq!(missing(&owed_anyway).len(), 5);
    }

    #[test]
    fn a_status_that_owes_nothing_misses_nothing() {
        for status in ["cooling", "void", "finished"] {
            let text = ANALYSED.replace("analysed\n", &format!("{status}\n"));
            let vault = testing::vault(Settings::default(), &[("a.md", &text)]);
            assert_eq!(missing(&vault), [""; 0], "{status}");
        }
    }

    #[test]
    fn it_points_at_the_status() {
        let text = ANALYSED.replace("analysed\n", "accepted\n");
        let said = testing::said(&RULE, Language::French, &[("a.md", &text)]);
        assert_eq!(
            said[0],
            [
                "accepted",
                "il manque la section «\u{a0}Les faits\u{a0}» à ce post-mortem au statut «\u{a0}assumé\u{a0}»",
                "ajoutez le titre `## Les faits` et répondez-y, ou laissez la note à un statut antérieur"
            ]
        );
    }
}

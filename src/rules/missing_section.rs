//! `missing-section`: a section that the note's kind and status owe is not there.

use std::cell::LazyCell;

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Fix, Level},
    language::{Headings, is_nearly, names, normalise},
    message::Message,
    note::{Body, Section},
    schema::{self, Kind},
    text::{Edit, Span, apply},
    vault::{Entry, OwedSection, Ways},
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
false assumptions, where rigour was missing and what hurts to admit. Its heading has level 2 (`##`); the order is free, and both
languages are read in every vault. `sections:` in `pm.yaml` can ask for more of them, `headings:` gives them other names.

## Why

The sections are the questions of the method. The one that is left out is mostly the one that would have hurt, and what it
would have said is the lever.

`pm check --fix` adds the headings that are missing, and gives those of another level the right one. One that is nearly the
heading of a missing section is pointed out, and yours to correct, as the answers are.

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

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let kind = entry.record.kind();
    let Some(status) = entry.record.status.valid() else {
        return;
    };
    for owed in ways.owed_sections(entry) {
        if owed.parts(entry).next().is_some() {
            continue;
        }
        let say = |key| {
            Message::new(key)
                .with("heading", owed.heading)
                .with("kind", kind.word())
                .with("status", kind.status_word(status.value))
        };
        let (place, message, fix) =
            if let Some((heading, fix)) = at_another_level(ways, entry, &owed) {
                let title = heading.of(entry.text()).trim_start_matches('#').trim();
                let message = say("missing-section-level").with("found", title);
                (heading, message, Some(fix))
            } else if let Some((section, near)) = nearly(ways, entry, &owed) {
                let message = say("missing-section-near").with("near", near);
                (section.heading, message, None)
            } else {
                (status.span, say("missing-section"), fix(entry, &owed))
            };
        findings.add(entry.path(), place, message).fix = fix;
    }
}

/// The section whose heading names none, but nearly this one, and the name that it nearly is.
fn nearly<'a>(
    ways: Ways<'a>,
    entry: &'a Entry,
    owed: &OwedSection<'a>,
) -> Option<(&'a Section, &'a str)> {
    let key = owed.key;
    let own = ways.settings.headings.iter();
    let own = own.filter(move |(of, _)| Some(*of) == key);
    let mut all: Vec<&str> = vec![owed.heading];
    for name in key.into_iter().flat_map(names) {
        all.push(name);
    }
    all.extend(own.map(|(_, name)| name.as_str()));
    let unnamed = entry.named_sections().filter(|(key, _)| key.is_none());
    unnamed.map(|(_, section)| section).find_map(|section| {
        let title = section.title(entry.text());
        let near = all.iter().find(|name| is_nearly(title, name))?;
        Some((section, *near))
    })
}

/// The heading of the section where it stands at another level than 2, and what gives it that one.
fn at_another_level(ways: Ways<'_>, entry: &Entry, owed: &OwedSection<'_>) -> Option<(Span, Fix)> {
    let (text, start) = (entry.text(), entry.note.front_matter().body_start());
    let names = LazyCell::new(|| Headings::new(ways.settings));
    let lines = text[start..].split_inclusive('\n');
    let mut end = start;
    for line in lines {
        let at = end;
        end += line.len();
        let title = line.trim_start_matches('#');
        let marks = line.len() - title.len();
        let is_heading = matches!(marks, 1 | 3..=6) && title.starts_with([' ', '\t']);
        let title = title.trim().trim_end_matches('#');
        let is_it = || match owed.key {
            Some(key) => names.section(entry.record.kind(), title) == Some(key),
            None => normalise(title) == normalise(owed.heading),
        };
        if !is_heading || !is_it() {
            continue;
        }
        let edit = Edit {
            span: Span::new(at, at + marks),
            text: "##".to_owned(),
        };
        if adds_a_section(entry, &edit) {
            let heading = Span::new(at, at + line.trim_end().len());
            return Some((heading, Fix { edits: vec![edit] }));
        }
    }
    None
}

/// The heading at its place, unless it would not be one there (below a code block that nothing closes).
fn fix(entry: &Entry, owed: &OwedSection<'_>) -> Option<Fix> {
    let front_matter = entry.note.front_matter();
    if !front_matter.split.is_some_and(|split| split.closed) {
        return None;
    }
    let at = place(entry, owed.key);
    let (before, after) = distance(&entry.text()[..at]);
    let edit = Edit {
        span: Span::at(at),
        text: format!("{before}## {}{after}", owed.heading),
    };
    adds_a_section(entry, &edit).then(|| Fix { edits: vec![edit] })
}

/// Whether there is one section more after an edit of the body: what it writes may stand in code or in a comment.
fn adds_a_section(entry: &Entry, edit: &Edit) -> bool {
    let start = entry.note.front_matter().body_start();
    apply(entry.text(), std::slice::from_ref(edit))
        .is_some_and(|text| Body::parse(&text, start).sections.len() == entry.sections.len() + 1)
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
    fn a_heading_of_another_level_is_pointed_at_and_gets_the_right_one() {
        let body = "# Hypothesis\n\nThey answer.\n\n```\n### Test\n```\n";
        let note = format!(
            "---\ntype: bet\ntitle: A\nstatus: running\ndue: 2026-07-01\nsuccess_if: au moins 3\n---\n{body}"
        );
        let notes = [("bets/a.md", note.as_str())];
        assert_eq!(
            testing::said(&RULE, Language::English, &notes),
            [[
                "# Hypothesis",
                "a bet at status `running` needs the section `Hypothesis`, and this heading has another level",
                "write `## Hypothesis`",
            ]]
        );
        let vault = testing::vault(Settings::default(), &notes);
        let fix = testing::found(&RULE, &vault)[0].fix.clone().unwrap();
        let fixed = apply(&note, &fix.edits).unwrap();
        assert_eq!(fixed, note.replace("# Hypothesis", "## Hypothesis"));
        for hidden in [
            "```\n### Hypothèse\n```\n",
            "<!--\n### Hypothèse\n-->\n",
            "> ### Hypothèse\n",
        ] {
            let note = note.replace(body, hidden);
            let said = testing::said(&RULE, Language::English, &[("bets/a.md", &note)]);
            assert_eq!(said[0][0], "running", "{hidden}");
        }
    }

    #[test]
    fn a_heading_that_is_nearly_it_is_pointed_at() {
        let body = "## Les faits\n\n## Les choix\n\n## Hypothèses fausse\n\n## Rigueurs\n\n## Ce qui fait mal\n\nx\n";
        let note = format!("{ANALYSED}{body}");
        let said = testing::said(&RULE, Language::French, &[("a.md", &note)]);
        let told: Vec<[&str; 2]> = said.iter().map(|[at, _, help]| [&**at, help]).collect();
        assert_eq!(
            told,
            [
                [
                    "## Hypothèses fausse",
                    "écrivez `## Les hypothèses fausses`"
                ],
                ["## Rigueurs", "écrivez `## Rigueur`"],
                [
                    "## Ce qui fait mal",
                    "écrivez `## Ce qui fait mal à admettre`"
                ],
            ]
        );
        assert!(
            said[1][1].ends_with(", et ce titre l'est presque"),
            "{said:?}"
        );
        let vault = testing::vault(Settings::default(), &[("a.md", &note)]);
        let found = testing::found(&RULE, &vault);
        assert!(found.iter().all(|finding| finding.fix.is_none()));
        // What is a section of its own stands for no other one.
        let note = format!("{ANALYSED}## The real levers\n\n## Levers\n");
        let said = testing::said(&RULE, Language::English, &[("a.md", &note)]);
        assert!(said.iter().all(|[at, ..]| at == "analysed"), "{said:?}");
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

//! `undeclared-lever`: a lever without a note has fired twice, or its name is nearly that of another lever.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashSet},
};

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    language::lever_command,
    message::Message,
    ranking::Loss,
    schema::{Kind, Status},
    text::{Names, slug},
    vault::{Mention, Vault},
};

pub(super) const RULE: Rule = Rule {
    name: "undeclared-lever",
    level: Some(Level::Warning),
    summary: "a lever without a note has fired twice, or its name is nearly that of another one",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

A lever that two failures name (void ones aside) and that has no note. And at once, without waiting for a second failure, a
name that is a slip away from another lever's: one letter in a short name, two in a longer one; accents, `-`, `_` and upper
case count for nothing, and names that differ in digits alone are taken as they are. Where more than 1,000 levers have no
note, slips are not looked for.

## Why

What happens twice is a pattern, and a pattern deserves a page that says when it strikes. A name that was mistyped splits a
lever in two, and each half ranks too low.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
levers: [unclear-target, no-follow-up]
---
```

```markdown post-mortems/2026-03-09-trade-fair.md
---
type: postmortem
title: 43 business cards, no call
status: cooling
failed_at: 2026-03-09
levers: [unclear-traget, no-follow-up]
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
levers: [unclear-target, no-follow-up]
---
```

```markdown post-mortems/2026-03-09-trade-fair.md
---
type: postmortem
title: 43 business cards, no call
status: cooling
failed_at: 2026-03-09
levers: [no-follow-up]
---
```

```markdown levers/no-follow-up.md
---
type: lever
title: No follow-up
kind: process
---
```
";

/// More names than this without a note are no slips of the pen; each would be compared with each.
const MOST: usize = 1000;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let vault = context.vault;
    if vault.levers.undeclared.is_empty() {
        return;
    }
    // A lever made nothing of a failure that gives it 0 %; where the cost cannot be read, nobody knows.
    let notes = vault.notes.iter().enumerate();
    let losses = notes.filter_map(|(at, entry)| Some((at, Loss::read(vault, entry)?)));
    let spared: HashSet<(usize, usize)> = losses
        .flat_map(|(at, loss)| loss.spared().map(move |lever| (at, lever)))
        .collect();
    let undeclared = vault.levers.undeclared.iter();
    let mut levers: Vec<Undeclared<'_>> = undeclared
        .map(|(name, mentions)| Undeclared::new(vault, (name, mentions), &spared))
        .collect();
    // Of two names that are nearly the same, the slip is the one that is used less, or came later.
    levers.sort_by_key(|lever| {
        let first = lever.mentions[0];
        (Reverse(lever.failures), first.note, first.span)
    });
    let looks_for_slips = levers.len() <= MOST;
    let mut known: Names = if looks_for_slips {
        vault.levers.declared().into_iter().collect()
    } else {
        Names::default()
    };
    for lever in &levers {
        let near = known.nearest(lever.name).map(str::to_owned);
        lever.report(vault, near.as_deref(), findings);
        if looks_for_slips {
            known.add(lever.name);
        }
    }
}

/// A lever without a note.
struct Undeclared<'a> {
    name: &'a str,
    mentions: &'a [Mention],
    /// How many failures it has a part in.
    failures: usize,
    /// Where the second of them names it.
    second: Option<Mention>,
}

impl<'a> Undeclared<'a> {
    /// `spared`: the failures that give a lever nothing, each with the lever's number.
    fn new(
        vault: &Vault,
        (name, mentions): (&'a str, &'a [Mention]),
        spared: &HashSet<(usize, usize)>,
    ) -> Self {
        let mut notes = BTreeSet::new();
        let mut second = None;
        let number = vault.levers.number_of(name);
        let has_part = |note| number.is_none_or(|lever| !spared.contains(&(note, lever)));
        for mention in mentions {
            let record = &vault.notes[mention.note].record;
            let is_failure =
                record.kind() == Kind::Postmortem && record.status() != Some(Status::Void);
            if is_failure
                && has_part(mention.note)
                && notes.insert(mention.note)
                && notes.len() == 2
            {
                second = Some(*mention);
            }
        }
        Self {
            name,
            mentions,
            failures: notes.len(),
            second,
        }
    }

    /// A lever that fired twice is told of where it did; a slip wherever it stands.
    fn report(&self, vault: &Vault, near: Option<&str>, findings: &mut Findings) {
        // A note that `pm new` makes is called by the slug of its title; the name as it stands is then an alias.
        let slug = slug(self.name);
        let (places, message) = match (&self.second, near) {
            (_, Some(near)) if near == slug => (
                self.mentions,
                Message::new("undeclared-lever-spelling").with("near", near),
            ),
            (Some(second), None) => (
                std::slice::from_ref(second),
                Message::new("undeclared-lever"),
            ),
            (Some(second), Some(near)) => (
                std::slice::from_ref(second),
                Message::new("undeclared-lever-or").with("near", near),
            ),
            (None, Some(near)) => (
                self.mentions,
                Message::new("undeclared-lever-near").with("near", near),
            ),
            (None, None) => return,
        };
        let folder = &vault.settings.folders.lever;
        let alias = if slug == self.name { "none" } else { self.name };
        let stem = if slug.is_empty() { "…" } else { &slug };
        let message = message
            .with("lever", self.name)
            .with("path", format!("{folder}/{stem}.md"))
            .with("command", lever_command(self.name, vault.settings.language))
            .with("alias", alias);
        for place in places {
            let path = vault.notes[place.note].path();
            findings.add(path, place.span, message.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        settings::{Language, Settings},
    };

    fn failure(levers: &str) -> String {
        format!("---\ntype: postmortem\ntitle: T\nstatus: cooling\nlevers: [{levers}]\n---\n")
    }

    fn lever(aliases: &str) -> String {
        format!("---\ntype: lever\ntitle: T\nkind: design\naliases: [{aliases}]\n---\n")
    }

    /// Path, marked text and key of each finding.
    fn found(notes: &[(&str, &str)]) -> Vec<(String, String, &'static str)> {
        let vault = testing::vault(Settings::default(), notes);
        let found = testing::found(&RULE, &vault);
        found
            .iter()
            .map(|finding| {
                let text = vault.text(&finding.path).unwrap();
                let marked = finding.span.of(text).to_owned();
                (finding.path.to_string(), marked, finding.message.key)
            })
            .collect()
    }

    fn one(path: &str, marked: &str, key: &'static str) -> (String, String, &'static str) {
        (path.to_owned(), marked.to_owned(), key)
    }

    #[test]
    fn a_huge_list_takes_linear_time() {
        let levers: Vec<String> = (0..40_000).map(|at| format!("lever-{at}")).collect();
        let huge = failure(&levers.join(", "));
        assert_eq!(found(&[("a.md", &huge), ("b.md", &huge)]).len(), 40_000);
    }

    #[test]
    fn the_second_failure_asks_for_a_note() {
        let (first, second) = (failure("Peur 50%, hasard, hasard"), failure("peur"));
        let notes = [("a.md", &*first), ("b.md", &*second), ("c.md", &*second)];
        assert_eq!(found(&notes), [one("b.md", "peur", "undeclared-lever")]);
        for nothing in ["peur 0%", "autre 100%, peur"] {
            let zero = failure(nothing);
            assert_eq!(found(&[("a.md", &first), ("b.md", &zero)]), [], "{nothing}");
            let notes = [("a.md", &*first), ("b.md", &*zero), ("c.md", &*second)];
            assert_eq!(found(&notes), [one("c.md", "peur", "undeclared-lever")]);
        }
        let void = second.replace("cooling", "void");
        assert_eq!(found(&[("a.md", &first), ("b.md", &void)]), []);
        let note = lever("");
        let with_note = [("a.md", &*first), ("b.md", &*second), ("peur.md", &*note)];
        assert_eq!(found(&with_note), []);
        let alias = lever("peur");
        let with_alias = [("a.md", &*first), ("b.md", &*second), ("x.md", &*alias)];
        assert_eq!(found(&with_alias), []);
    }

    #[test]
    fn a_slip_is_told_of_at_once_and_everywhere() {
        let slip = failure("ciblage-flu 40%");
        let guardrail =
            "---\ntype: guardrail\ntitle: T\nstatus: draft\nlevers: ['[[ciblage-flu]]']\n---\n";
        let expected = [
            one("a.md", "ciblage-flu", "undeclared-lever-near"),
            one("g.md", "'[[ciblage-flu]]'", "undeclared-lever-near"),
        ];
        let note = lever("");
        let of_note = [
            ("a.md", &*slip),
            ("ciblage-flou.md", &note),
            ("g.md", guardrail),
        ];
        assert_eq!(found(&of_note), expected);
        let alias = lever("ciblage-flou");
        let of_alias = [("a.md", &*slip), ("cible.md", &alias), ("g.md", guardrail)];
        assert_eq!(found(&of_alias), expected);
    }

    #[test]
    fn of_two_names_without_notes_the_rarer_or_later_one_is_the_slip() {
        let (right, wrong) = (failure("ciblage-flou"), failure("ciblage-flu"));
        assert_eq!(
            found(&[("a.md", &wrong), ("b.md", &right), ("c.md", &right)]),
            [
                one("a.md", "ciblage-flu", "undeclared-lever-near"),
                one("c.md", "ciblage-flou", "undeclared-lever"),
            ]
        );
        assert_eq!(
            found(&[("a.md", &right), ("b.md", &wrong)]),
            [one("b.md", "ciblage-flu", "undeclared-lever-near")]
        );
        let notes = ["a.md", "b.md", "c.md", "d.md", "e.md"];
        let texts = [&right, &right, &right, &wrong, &wrong];
        let notes: Vec<_> = notes.into_iter().zip(texts.map(String::as_str)).collect();
        assert_eq!(
            found(&notes),
            [
                one("b.md", "ciblage-flou", "undeclared-lever"),
                one("e.md", "ciblage-flu", "undeclared-lever-or"),
            ]
        );
    }

    #[test]
    fn numbered_names_are_no_slips() {
        let (one, other) = (failure("essai-1"), failure("essai-2"));
        assert_eq!(found(&[("a.md", &one), ("b.md", &other)]), []);
    }

    #[test]
    fn it_says_which_note_to_make() {
        let texts = [
            failure("ciblage-flou"),
            failure("ciblage-flou, ciblage-flu"),
        ];
        let notes = [("a.md", &*texts[0]), ("b.md", &*texts[1])];
        let said = testing::said(&RULE, Language::English, &notes);
        assert_eq!(
            said,
            [
                [
                    "ciblage-flou",
                    "the lever `ciblage-flou` is behind more than one failure and has no note",
                    "make the note `levers/ciblage-flou.md` with `pm new lever ciblage-flou`"
                ],
                [
                    "ciblage-flu",
                    "`ciblage-flu` is nearly the name of another lever, `ciblage-flou`",
                    "write `ciblage-flou`; if it is a lever of its own, make the note `levers/ciblage-flu.md` with `pm new lever ciblage-flu`"
                ]
            ]
        );
    }

    #[test]
    fn a_name_that_no_file_has_becomes_an_alias() {
        let text = failure("\"L'équipe: fatiguée\"");
        let said = testing::said(
            &RULE,
            Language::English,
            &[("a.md", &text), ("b.md", &text)],
        );
        assert_eq!(
            said[0][2],
            "make the note `levers/l-equipe-fatiguee.md` with `pm new lever \"l'équipe: fatiguée\"` and put `l'équipe: fatiguée` into its `aliases`"
        );
        let note =
            "---\ntype: lever\ntitle: T\nkind: design\naliases: [\"L'équipe: fatiguée\"]\n---\n";
        let path = "levers/l-equipe-fatiguee.md";
        assert_eq!(found(&[("a.md", &text), ("b.md", &text), (path, note)]), []);
        let (text, note) = (failure("Peur froide"), lever(""));
        assert_eq!(
            found(&[("a.md", &text), ("peur-froide.md", &note)]),
            [one("a.md", "Peur froide", "undeclared-lever-spelling")]
        );
    }
}

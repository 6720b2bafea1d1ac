//! `dangling-reference`: a field names a note that does not exist, or one of another kind.

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    language::new_command,
    message::Message,
    record::{List, Record},
    schema::Kind,
    text::Span,
    value::Reference,
    vault::{Entry, Vault},
};

pub(super) const RULE: Rule = Rule {
    name: "dangling-reference",
    level: Some(Level::Error),
    summary: "a field names a note that does not exist, or one of another kind",
    docs: DOCS,
    check: Check::Named(check),
};

const DOCS: &str = r#"
## What it finds

The id of a bet or guard-rail that the vault does not have, and any id that belongs to a note of another kind than the field
wants. A field holds whole ids: a part of one, which commands understand, is not enough. A lever without a note is fine.

## Why

The links between the notes are what `pm` counts: a bet that "applies" a guard-rail nobody can find proves nothing, and a
guard-rail that stops a guard-rail stops no failure.

## Bad

```markdown bets/2026-03-09-thirty-prospects.md
---
type: bet
title: 30 prospects, researched
status: planned
guardrails: [research-frist]
expects: [research-first]
---
```

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: draft
levers: [unclear-target]
---
```

## Good

```markdown bets/2026-03-09-thirty-prospects.md
---
type: bet
title: 30 prospects, researched
status: planned
guardrails: [research-first]
expects: [unclear-target]
---
```

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: draft
levers: [unclear-target]
---
```
"#;

/// An id in a field that wants the id of a note of some kind.
struct Named<'a> {
    field: &'static str,
    kind: Kind,
    id: &'a str,
    span: Span,
}

fn check(context: &Context<'_>, entry: &Entry, findings: &mut Findings) {
    for named in named(&entry.record) {
        if let Some(message) = wrong(context.vault, &named) {
            let message = message
                .with("field", named.field)
                .with("kind", named.kind.word())
                .with("id", named.id)
                .with(
                    "command",
                    new_command(named.kind, context.vault.settings.language),
                );
            findings.add(entry.path(), named.span, message);
        }
    }
}

fn named(record: &Record) -> impl Iterator<Item = Named<'_>> {
    let levers = if record.bet().is_some() {
        "expects"
    } else {
        "levers"
    };
    let levers = record.levers().map(move |(id, span)| Named {
        field: levers,
        kind: Kind::Lever,
        id,
        span,
    });
    let aliases = record.lever().map(|lever| &lever.aliases);
    let guardrails = record.bet().map(|bet| &bet.guardrails);
    levers
        .chain(listed("aliases", Kind::Lever, aliases))
        .chain(listed("guardrails", Kind::Guardrail, guardrails))
        .chain(of_failure(record))
}

fn listed<'a>(
    field: &'static str,
    kind: Kind,
    list: Option<&'a List<Reference>>,
) -> impl Iterator<Item = Named<'a>> {
    let items = list.into_iter().flat_map(|list| &list.items);
    items.map(move |item| Named {
        field,
        kind,
        id: item.value.id(),
        span: item.span,
    })
}

fn of_failure(record: &Record) -> impl Iterator<Item = Named<'_>> {
    record.postmortem().into_iter().flat_map(|postmortem| {
        let bet = postmortem.bet.valid().map(|bet| Named {
            field: "bet",
            kind: Kind::Bet,
            id: bet.value.id(),
            span: bet.span,
        });
        let relapses = postmortem.relapses.values().map(|relapse| Named {
            field: "relapses",
            kind: Kind::Guardrail,
            id: relapse.guardrail.id(),
            span: relapse.guardrail_at,
        });
        bet.into_iter().chain(relapses)
    })
}

/// What is wrong with an id, if anything is.
fn wrong(vault: &Vault, named: &Named<'_>) -> Option<Message> {
    let Named {
        field, kind, id, ..
    } = *named;
    // An alias would find its own lever.
    let is_alias = || kind == Kind::Lever && field != "aliases" && vault.lever(id).is_some();
    if vault.note_of(kind, id).is_some() || is_alias() {
        return None;
    }
    if let Some(other) = vault.note(id) {
        let found = other.record.kind().word();
        return Some(Message::new("dangling-reference-kind").with("found", found));
    }
    // A lever needs no note before its second failure.
    if kind == Kind::Lever {
        return None;
    }
    Some(match vault.meant(kind, id) {
        Some(near) => Message::new("dangling-reference-near").with("near", near),
        None => Message::new("dangling-reference"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    const GUARDRAIL: &str =
        "---\ntype: guardrail\ntitle: T\nstatus: draft\nlevers: [cible, sept-touches]\n---\n";
    const BET: &str = "---\ntype: bet\ntitle: T\nstatus: planned\nguardrails: [sept-touches, '[[garde-fous/absent|A]]']\nexpects: [cible, 2026-01-05-Cent-prospects]\n---\n";
    const FAILURE: &str = "---\ntype: postmortem\ntitle: T\nstatus: cooling\nbet: cent-prospects\nlevers:\n  - '[[sept-touches]] 40%'\n  - cible\n\
                           relapses:\n  - sept-touche bypassed\n  - 2026-01-05-cent-prospects failed\n---\n";
    const LEVER: &str =
        "---\ntype: lever\ntitle: T\nkind: design\naliases: [cible, sept-touches]\n---\n";

    fn said(notes: &[(&str, &str)]) -> Vec<[String; 3]> {
        testing::said(&RULE, Language::English, notes)
    }

    fn marked(notes: &[(&str, &str)]) -> Vec<String> {
        let said = said(notes).into_iter();
        said.map(|[marked, ..]| marked).collect()
    }

    #[test]
    fn every_reference_is_followed() {
        let notes = [
            ("bets/2026-01-05-cent-prospects.md", BET),
            ("guard-rails/sept-touches.md", GUARDRAIL),
            ("levers/ciblage-flou.md", LEVER),
            ("post-mortems/a.md", FAILURE),
        ];
        assert_eq!(
            marked(&notes),
            [
                // An alias stands for its lever, also where a guard-rail has the same id: that one is the alias's mistake.
                "'[[garde-fous/absent|A]]'",
                "2026-01-05-Cent-prospects",
                "sept-touches",
                "cent-prospects",
                "sept-touche",
                "2026-01-05-cent-prospects",
            ]
        );
    }

    #[test]
    fn a_lever_without_a_note_is_fine_and_a_note_of_another_kind_is_not() {
        let notes = [("guard-rails/sept-touches.md", GUARDRAIL)];
        assert_eq!(marked(&notes), ["sept-touches"]);
        let other = "---\ntype: bet\ntitle: T\nstatus: planned\nexpects: [cible]\n---\n";
        let notes = [("bets/a.md", other), ("bets/cible.md", other)];
        assert_eq!(marked(&notes), ["cible", "cible"]);
    }

    #[test]
    fn a_guard_rail_that_names_itself_stops_nothing() {
        let own = GUARDRAIL.replace("cible, ", "");
        let said = said(&[("guard-rails/sept-touches.md", &own)]);
        assert_eq!(
            said,
            [[
                "sept-touches",
                "`levers` needs a lever, and `sept-touches` is a guard-rail",
                "write the id of a lever"
            ]]
        );
    }

    #[test]
    fn of_two_notes_with_one_id_the_one_of_the_kind_is_meant() {
        let bet = "---\ntype: bet\ntitle: T\nstatus: planned\nguardrails: [x]\n---\n";
        let guardrail = GUARDRAIL.replace(", sept-touches", "");
        let notes = [("a/x.md", bet), ("b/X.md", &*guardrail)];
        assert_eq!(marked(&notes), [""; 0]);
    }

    #[test]
    fn it_knows_what_was_meant() {
        let notes = [
            ("bets/2026-01-05-cent-prospects.md", BET),
            ("guard-rails/sept-touches.md", GUARDRAIL),
            ("post-mortems/a.md", FAILURE),
        ];
        let said = said(&notes);
        let of = |marked: &str| {
            let found = said.iter().find(|said| said[0] == marked).unwrap();
            (found[1].as_str(), found[2].as_str())
        };
        assert_eq!(
            of("cent-prospects"),
            (
                "`bet` names a bet that does not exist: `cent-prospects`",
                "write `2026-01-05-cent-prospects`"
            )
        );
        assert_eq!(
            of("sept-touche"),
            (
                "`relapses` names a guard-rail that does not exist: `sept-touche`",
                "write `sept-touches`"
            )
        );
        assert_eq!(
            of("[[sept-touches]]"),
            (
                "`levers` needs a lever, and `sept-touches` is a guard-rail",
                "write the id of a lever"
            )
        );
        assert_eq!(
            of("'[[garde-fous/absent|A]]'").1,
            "write the id of a guard-rail; `pm new guardrail \"…\"` makes one"
        );
    }
}

//! `unguarded-lever`: a failure says that its guard-rails stand or hold, and one of them does not.

use std::{cell::LazyCell, collections::BTreeSet};

use super::{Check, Context, Findings, Rule, at_stake};
use crate::{
    diagnostic::Level,
    language::heading,
    message::Message,
    ranking::{Loss, Part},
    schema::{Kind, Status},
    text::argument,
    value::Exact,
    vault::{Entry, Vault},
};

pub(super) const RULE: Rule = Rule {
    name: "unguarded-lever",
    level: Some(Level::Warning),
    summary: "a failure says that its guard-rails stand or hold, and one of them does not",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r#"
## What it finds

What counts of a failure's levers are those with at least 20% of it, and those of the vault's vital few. In a failure that is

- `systemised`, each of these has a guard-rail that is `testing` or `validated`, or the section "System" says what was put in
  its place;
- `validated`, each of these guard-rails is `validated` as well.

A lever or guard-rail for which that is not so is marked where the failure names its lever. Adopted notes are left alone.

## Why

`systemised` is the promise that this cannot happen in the same way again. A lever with nothing in its way will fire again, and
the page would count it among the ones that are dealt with.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: systemised
failed_at: 2026-02-28
analysed_at: 2026-03-04
hours: 60
levers: [unclear-target 60%, no-follow-up 40%]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write to every tradesman of the region, once.

## False assumptions

Whoever has a van has my problem.

## Where rigour was missing

I asked none of them before.

## What hurts to admit

I wrote 100 times instead of calling once, because nobody hangs up on an e-mail.
```

```markdown guard-rails/seven-touches.md
---
type: guardrail
title: 7 touches in 3 weeks
status: testing
levers: [no-follow-up]
since: 2026-03-09
---

## If… then…

If a name enters the list, then seven dates go into the calendar.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: systemised
failed_at: 2026-02-28
analysed_at: 2026-03-04
hours: 60
levers: [no-follow-up 90%, unclear-target 10%]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write to every tradesman of the region, once.

## False assumptions

Whoever has a van has my problem.

## Where rigour was missing

I asked none of them before.

## What hurts to admit

I wrote 100 times instead of calling once, because nobody hangs up on an e-mail.
```

```markdown guard-rails/seven-touches.md
---
type: guardrail
title: 7 touches in 3 weeks
status: testing
levers: [no-follow-up]
since: 2026-03-09
---

## If… then…

If a name enters the list, then seven dates go into the calendar.
```
"#;

/// From this percent of a failure on a lever counts, vital or not.
const MAJOR: u8 = 20;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let vault = context.vault;
    let guards = LazyCell::new(|| Guards::of_levers(vault));
    for glance in vault.at_a_glance() {
        let Some(status @ (Status::Systemised | Status::Validated)) = glance.status else {
            continue;
        };
        let Some(loss) = Loss::at_a_glance(vault, glance) else {
            continue;
        };
        // Most promises are kept, which is seen without a look at the note.
        if loss.blames(|lever| guards[lever].are_missing(status)) && !loss.entry.record.adopted {
            let guarded = Guarded {
                context,
                loss: &loss,
                status,
            };
            guarded.check(findings);
        }
    }
}

/// What stands in the way of one lever.
struct Guards {
    /// Whether any guard-rail is at work against it.
    any: bool,
    /// Whether each of these is validated.
    proven: bool,
}

impl Guards {
    const NONE: Self = Self {
        any: false,
        proven: true,
    };

    /// Those of all levers, by number.
    fn of_levers(vault: &Vault) -> Vec<Self> {
        let levers = (0..vault.levers.count()).map(|lever| {
            let at_work = vault.guarding(lever).filter(|entry| is_at_work(entry));
            at_work.fold(Self::NONE, |guards, entry| Self {
                any: true,
                proven: guards.proven && is_validated(entry),
            })
        });
        levers.collect()
    }

    /// Whether a failure of this status promises more, if it gives enough to the lever.
    fn are_missing(&self, status: Status) -> bool {
        !self.any || (status == Status::Validated && !self.proven)
    }
}

/// A failure that promises to be guarded.
struct Guarded<'a, 'v> {
    context: &'a Context<'v>,
    loss: &'a Loss<'v>,
    status: Status,
}

impl<'v> Guarded<'_, 'v> {
    fn check(&self, findings: &mut Findings) {
        let entry = self.loss.entry;
        let says_what_else = entry.fills("system");
        let mut told = BTreeSet::new();
        for part in self.loss.blamed().filter(|part| self.is_major(part)) {
            let guardrails: Vec<&Entry> = self.by(&part).collect();
            if guardrails.is_empty() && !says_what_else {
                let message = self.unguarded(&part);
                findings.add(entry.path(), part.written.lever_at, message);
            }
            for guardrail in guardrails {
                let holds = self.status == Status::Systemised || is_validated(guardrail);
                if !holds && told.insert(guardrail.path()) {
                    let message = unproven(&part, guardrail);
                    findings.add(entry.path(), part.written.lever_at, message);
                }
            }
        }
    }

    fn is_major(&self, part: &Part<'_>) -> bool {
        self.loss.gives(part, MAJOR) || self.is_vital(part)
    }

    fn is_vital(&self, part: &Part<'_>) -> bool {
        let ranked = self.context.ranking().of_number(part.lever);
        ranked.is_some_and(|lever| lever.vital)
    }

    /// The guard-rails at work against a lever.
    fn by(&self, part: &Part<'_>) -> impl Iterator<Item = &'v Entry> {
        let guardrails = self.context.vault.guarding(part.lever);
        guardrails.filter(|entry| is_at_work(entry))
    }

    fn draft(&self, part: &Part<'_>) -> Option<&'v Entry> {
        let mut guardrails = self.context.vault.guarding(part.lever);
        guardrails.find(|entry| is_at(entry, Status::Draft))
    }

    fn unguarded(&self, part: &Part<'_>) -> Message {
        let settings = &self.context.vault.settings;
        let share = self.loss.share(part);
        let damage = self.loss.damage() * &share / Exact::from_integer(100.into());
        let message = match self.draft(part) {
            Some(draft) => Message::new("unguarded-lever-draft")
                .with("guardrail", &*draft.id)
                .with("argument", argument(&draft.id)),
            None => Message::new("unguarded-lever"),
        };
        message
            .with("status", Kind::Postmortem.status_word(self.status))
            .with("lever", &*part.written.lever)
            .with("share", settings.language.numbers().short_percent(&share))
            .with("damage", at_stake(settings, &damage))
            .with("vital", if self.is_vital(part) { "yes" } else { "no" })
            .with("system", heading("system", settings.language))
    }
}

fn unproven(part: &Part<'_>, guardrail: &Entry) -> Message {
    Message::new("unguarded-lever-on-trial")
        .with("status", Kind::Postmortem.status_word(Status::Validated))
        .with("lever", &*part.written.lever)
        .with("guardrail", &*guardrail.id)
}

fn is_at_work(guardrail: &Entry) -> bool {
    is_validated(guardrail) || is_at(guardrail, Status::Testing)
}

fn is_validated(guardrail: &Entry) -> bool {
    is_at(guardrail, Status::Validated)
}

fn is_at(guardrail: &Entry, status: Status) -> bool {
    guardrail.record.status() == Some(status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        settings::{Language, Settings},
        vault::Vault,
    };

    fn failure(status: &str, levers: &str) -> String {
        format!(
            "---\ntype: postmortem\ntitle: Cent prospects, zéro client\nstatus: {status}\nfailed_at: 2026-02-28\nmoney: 180\nhours: 60\nlevers: [{levers}]\n---\n"
        )
    }

    fn guardrail(status: &str, levers: &str) -> String {
        format!(
            "---\ntype: guardrail\ntitle: T\nstatus: {status}\nlevers: [{levers}]\nsince: 2026-03-09\n---\n"
        )
    }

    fn marked(vault: &Vault) -> Vec<String> {
        let found = testing::found(&RULE, vault);
        let marked = found.iter().map(|finding| {
            let text = vault.text(&finding.path).unwrap();
            finding.span.of(text).to_owned()
        });
        marked.collect()
    }

    fn of(notes: &[(&str, &str)]) -> Vec<String> {
        marked(&testing::vault(Settings::default(), notes))
    }

    #[test]
    fn every_lever_that_counts_needs_a_guard_rail_at_work() {
        // The vital few make 80 %: `ciblage` and `message`; `suivi` has 20 % of this failure.
        let note = failure("systemised", "ciblage 45%, message 35%, suivi 20%");
        assert_eq!(of(&[("a.md", &note)]), ["ciblage", "message", "suivi"]);
        let note = failure(
            "systemised",
            "ciblage 45.000000001%, message 35%, suivi 19.999999999%",
        );
        assert_eq!(of(&[("a.md", &note)]), ["ciblage", "message"]);
        for (status, expected) in [
            ("draft", 2),
            ("testing", 1),
            ("validated", 1),
            ("failed", 2),
            ("retired", 2),
        ] {
            let rail = guardrail(status, "ciblage");
            assert_eq!(
                of(&[("a.md", &note), ("g.md", &rail)]).len(),
                expected,
                "{status}"
            );
        }
        let rail = guardrail("testing", "message, '[[ciblage]]'");
        assert_eq!(of(&[("a.md", &note), ("g.md", &rail)]), [""; 0]);
    }

    #[test]
    fn a_vital_lever_counts_however_small_its_share_here() {
        let small = failure("systemised", "autre 85%, ciblage 15%");
        let rail = guardrail("testing", "autre");
        assert_eq!(of(&[("a.md", &small), ("g.md", &rail)]), [""; 0]);
        let large = failure("analysed", "ciblage").replace("hours: 60", "hours: 6000");
        let notes = [("a.md", &*small), ("b.md", &*large), ("g.md", &*rail)];
        assert_eq!(of(&notes), ["ciblage"]);
    }

    #[test]
    fn the_section_stands_in_for_guard_rails_that_are_not_there() {
        let with = |status: &str, body: &str| {
            failure(status, "ciblage 60%, message 40%")
                + &format!("\n## Ce que je mets en place\n\n{body}\n")
        };
        let rail = guardrail("testing", "ciblage");
        let count = |text: &str| of(&[("a.md", text), ("g.md", &rail)]).len();
        assert_eq!(count(&with("systemised", "Plus d'e-mails à froid.")), 0);
        assert_eq!(count(&with("systemised", "<!-- plus tard -->\n\n- [ ]")), 1);
        // A guard-rail that is there has to hold.
        assert_eq!(
            of(&[("a.md", &with("validated", "Plus d'e-mails à froid."))]),
            [""; 0]
        );
        assert_eq!(count(&with("validated", "Plus d'e-mails à froid.")), 1);
    }

    #[test]
    fn a_validated_failure_needs_validated_guard_rails() {
        let note = failure("validated", "ciblage 60%, message 40%");
        let (held, on_trial) = (
            guardrail("validated", "ciblage, message"),
            guardrail("testing", "ciblage, message"),
        );
        let (over, draft) = (
            guardrail("failed", "ciblage"),
            guardrail("draft", "message"),
        );
        let notes = [
            ("a.md", &*note),
            ("g.md", &*held),
            ("h.md", &*over),
            ("i.md", &*draft),
        ];
        assert_eq!(of(&notes), [""; 0]);
        // Each of them; one that stands for two levers is told of once.
        let notes = [("a.md", &*note), ("g.md", &*held), ("h.md", &*on_trial)];
        assert_eq!(of(&notes), ["ciblage"]);
        let other = guardrail("testing", "message");
        let notes = [("a.md", &*note), ("h.md", &*on_trial), ("i.md", &*other)];
        assert_eq!(of(&notes), ["ciblage", "message"]);
        assert_eq!(of(&[("a.md", &note)]), ["ciblage", "message"]);
    }

    #[test]
    fn other_notes_promise_nothing() {
        for status in ["cooling", "analysed", "accepted", "void", "finished"] {
            assert_eq!(
                of(&[("a.md", &failure(status, "ciblage"))]),
                [""; 0],
                "{status}"
            );
        }
        assert_eq!(of(&[("a.md", &failure("systemised", ""))]), [""; 0]);
        assert_eq!(
            of(&[("a.md", &failure("systemised", "a 60%, b 60%"))]),
            [""; 0]
        );
        assert_eq!(of(&[]), [""; 0]);
    }

    #[test]
    fn it_says_how_much_is_open() {
        let note = failure(
            "systemised",
            "ciblage-flou 60%, '[[leviers/suivi|Suivi]] 25%'",
        );
        let big = failure("analysed", "ciblage-flou").replace("60\n", "900\n");
        let notes = [("a.md", &*note), ("b.md", &*big)];
        let french = testing::said(&RULE, Language::French, &notes);
        assert_eq!(
            french,
            [
                [
                    "ciblage-flou",
                    "le statut «\u{a0}garde-fous posés\u{a0}» en dit trop\u{a0}: rien n'arrête `ciblage-flou`, 60\u{a0}% de cet échec (1\u{a0}908\u{a0}EUR), et l'un des leviers majeurs",
                    "mettez à l'essai un garde-fou qui nomme `ciblage-flou`, dites sous `## Le système` ce qui en tient lieu, ou gardez `status: analysed`"
                ],
                [
                    "[[leviers/suivi|Suivi]]",
                    "le statut «\u{a0}garde-fous posés\u{a0}» en dit trop\u{a0}: rien n'arrête `suivi`, 25\u{a0}% de cet échec (795\u{a0}EUR)",
                    "mettez à l'essai un garde-fou qui nomme `suivi`, dites sous `## Le système` ce qui en tient lieu, ou gardez `status: analysed`"
                ]
            ]
        );
        let note = failure("systemised", "ciblage-flou");
        let rail = guardrail("draft", "ciblage-flou");
        let notes = [("a.md", &*note), ("garde-fous/recherche.md", &*rail)];
        assert_eq!(
            testing::said(&RULE, Language::French, &notes)[0][1..],
            [
                "le statut «\u{a0}garde-fous posés\u{a0}» en dit trop\u{a0}: le garde-fou `recherche` est un brouillon, si bien que rien n'arrête `ciblage-flou`, 100\u{a0}% de cet échec (3\u{a0}180\u{a0}EUR), et l'un des leviers majeurs",
                "mettez `recherche` à l'essai avec `pm advance recherche`, dites sous `## Le système` ce qui en tient lieu, ou gardez `status: analysed`"
            ]
        );
        let note = failure("validated", "ciblage-flou");
        let rail = guardrail("testing", "ciblage-flou");
        let notes = [("a.md", &*note), ("guard-rails/recherche.md", &*rail)];
        assert_eq!(
            testing::said(&RULE, Language::English, &notes)[0][1..],
            [
                "the status `validated` says too much: the guard-rail `recherche` of the lever `ciblage-flou` is still on trial",
                "validate the guard-rail first, and keep `status: systemised` until then"
            ]
        );
    }
}

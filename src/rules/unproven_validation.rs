//! `unproven-validation`: a guard-rail is `validated`, and its numbers do not say that it works.

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    evidence::{Evidence, Verdict},
    message::Message,
    record::Guardrail,
    schema::Status,
    settings::Settings,
    standing::Standing,
};

pub(super) const RULE: Rule = Rule {
    name: "unproven-validation",
    level: Some(Level::Error),
    summary: "a guard-rail is `validated`, and its numbers do not say that it works",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r#"
## What it finds

A guard-rail at status `validated` whose verdict is not "works", and that has no `judgement`. The verdict comes from `baseline`
and from all trials since the day of `since`, the bets among them that applied the guard-rail and counted the same metric: works
is what is better than before, hardly by chance (Fisher's exact test, one-sided, 5%), and as good as `target` where there is one.

Where a field is missing or cannot be read that the verdict needs, other rules tell of it. Adopted notes are left alone.

## Why

A guard-rail that feels right is believed for years. Most of what is tried changes nothing, and three good occasions in a row
happen by chance all the time.

## Bad

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: validated
levers: [unclear-target]
since: 2026-03-09
metric: replies per prospect
better: higher
baseline: 2/100
trials: [2026-04-10 1/10]
---

## If… then…

If a name enters the list, then 15 minutes of research come first.
```

## Good

```markdown guard-rails/research-first.md
---
type: guardrail
title: 15 minutes of research for each prospect
status: validated
levers: [unclear-target]
since: 2026-03-09
metric: replies per prospect
better: higher
baseline: 2/100
trials: [2026-04-10 1/10, 2026-05-07 11/20]
---

## If… then…

If a name enters the list, then 15 minutes of research come first.
```

```markdown guard-rails/paid-trial.md
---
type: guardrail
title: Hiring starts with a paid day
status: validated
levers: [gut-feeling]
since: 2026-01-05
judgement: "Two hires in a year: no numbers will ever tell. The grid decided both times."
---

## If… then…

If somebody is to be hired, then a paid day comes first.
```
"#;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for standing in context.standings().iter() {
        let Standing {
            entry, guardrail, ..
        } = standing;
        let is_judged = !guardrail.judgement.is_missing();
        let status = entry.record.status.valid();
        let Some(status) = status.filter(|status| status.value == Status::Validated) else {
            continue;
        };
        if is_judged || entry.record.adopted || !is_readable(guardrail) {
            continue;
        }
        if let Some(message) = unproven(&context.vault.settings, standing) {
            findings.add(entry.path(), status.span, message.with("id", &*entry.id));
        }
    }
}

/// Whether nothing that its evidence is computed from is wrong or missing.
fn is_readable(guardrail: &Guardrail) -> bool {
    guardrail.baseline.value().is_some()
        && guardrail.better.value().is_some()
        && !guardrail.target.is_invalid()
        && !guardrail.since.is_invalid()
        && !guardrail.trials.invalid
}

/// What is missing for a proof; `None` where there is one.
fn unproven(settings: &Settings, standing: &Standing<'_>) -> Option<Message> {
    let evidence = &standing.evidence;
    let verdict = evidence.verdict();
    if verdict == Verdict::Works {
        return None;
    }
    let (Some(before), Some(after)) = (evidence.baseline, evidence.pooled) else {
        let message = Message::new("unproven-validation-untried");
        return Some(message.with("older", standing.superseded));
    };
    let mut message = match evidence.needed_message() {
        None => Message::new("unproven-validation"),
        Some(needed) => {
            let mut message = Message::new("unproven-validation-early").with("needed", needed.key);
            message.args.extend(needed.args);
            message
        }
    };
    message = message
        .with("verdict", verdict.word())
        .with("before", before.to_string())
        .with("after", after.to_string());
    Some(message.with("target", target(settings, evidence)))
}

/// The target where it is what is missed; else `none`.
fn target(settings: &Settings, evidence: &Evidence) -> String {
    let missed = evidence
        .target
        .filter(|_| evidence.verdict() == Verdict::BelowTarget);
    let numbers = settings.language.numbers();
    missed.map_or_else(
        || "none".to_owned(),
        |target| numbers.short_percent(&target.value()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, schema::Kind, settings::Language};

    fn guardrail(status: &str, fields: &str) -> String {
        format!(
            "---\ntype: guardrail\ntitle: 15 minutes de recherche\nstatus: {status}\nlevers: [ciblage-flou]\nsince: 2026-03-09\n\
             metric: Réponses par prospect\n{fields}---\n"
        )
    }

    fn said(language: Language, fields: &str) -> Option<[String; 2]> {
        let text = guardrail("validated", fields);
        let mut said = testing::said(&RULE, language, &[("garde-fous/recherche.md", &text)]);
        assert!(said.len() < 2);
        let [marked, message, help] = said.pop()?;
        assert_eq!(marked, "validated");
        Some([message, help])
    }

    fn message(fields: &str) -> String {
        said(Language::French, fields).map_or_else(String::new, |[message, _]| message)
    }

    #[test]
    fn each_verdict_is_told_with_its_numbers() {
        let higher = |numbers: &str| message(&format!("better: higher\n{numbers}"));
        let lower = |numbers: &str| message(&format!("better: lower\n{numbers}"));
        let start = "le statut «\u{a0}tient\u{a0}» en dit plus que les chiffres, «\u{a0}";
        for (told, expected) in [
            (
                higher("baseline: 0/100\ntarget: 50%\ntrials: [2026-05-07 12/30]\n"),
                "mieux qu'avant, objectif non atteint\u{a0}»\u{a0}: 0/100 avant, 12/30 depuis, pour un objectif de 50\u{a0}%",
            ),
            (
                lower("baseline: 6/12\ntrials: [2026-05-07 1/6, 2026-05-09 1/6]\n"),
                "prometteur\u{a0}»\u{a0}: 6/12 avant, 2/12 depuis",
            ),
            (
                lower("baseline: 6/12\ntrials: [2026-05-07 6/12]\n"),
                "sans effet visible\u{a0}»\u{a0}: 6/12 avant, 6/12 depuis",
            ),
            (
                lower("baseline: 1/10\ntrials: [2026-05-07 6/10]\n"),
                "pire qu'avant\u{a0}»\u{a0}: 1/10 avant, 6/10 depuis",
            ),
            (
                lower("baseline: 2/4\ntrials: [2026-05-07 0/4]\n"),
                "trop tôt pour conclure\u{a0}»\u{a0}: 2/4 avant, 0/4 depuis\u{a0}; il faut encore 8 occasions sans accroc",
            ),
            (
                lower("baseline: 0/10\ntrials: [2026-05-07 0/10]\n"),
                "trop tôt pour conclure\u{a0}»\u{a0}: 0/10 avant, 0/10 depuis\u{a0}; ce point de départ ne permettra jamais de conclure",
            ),
            (
                higher("baseline: 0/3\ntrials: [2026-05-07 2/2]\n"),
                "trop tôt pour conclure\u{a0}»\u{a0}: 0/3 avant, 2/2 depuis\u{a0}; il faut encore une réussite",
            ),
        ] {
            assert_eq!(told, format!("{start}{expected}"));
        }
        assert_eq!(lower("baseline: 4/10\ntrials: [2026-05-07 0/10]\n"), "");
        let met = "baseline: 0/100\ntarget: 40%\ntrials: [2026-05-07 12/30]\n";
        assert_eq!(higher(met), "");
    }

    #[test]
    fn a_bet_that_counted_the_same_is_a_proof() {
        let rail = guardrail("validated", "better: higher\nbaseline: 0/100\n");
        let bet = "---\ntype: bet\ntitle: Trente prospects\nstatus: ended\nmetric: réponses par prospect\nsuccess_if: '>= 20%'\n\
                   guardrails: [recherche]\nended: 2026-05-07\nresult: 12/30\n---\n";
        let found = |bet: &str| {
            let notes = [
                ("garde-fous/recherche.md", &*rail),
                ("paris/trente.md", bet),
            ];
            testing::said(&RULE, Language::French, &notes).len()
        };
        assert_eq!(found(bet), 0);
        assert_eq!(found(&bet.replace("réponses", "appels")), 1);
        assert_eq!(found(&bet.replace("2026-05-07", "2026-03-08")), 1);
    }

    #[test]
    fn what_was_not_tried_is_not_proved() {
        let untried = said(Language::French, "better: higher\nbaseline: 0/100\n").unwrap();
        assert_eq!(
            untried,
            [
                "le statut «\u{a0}tient\u{a0}» en dit trop\u{a0}: rien n'a été compté depuis que le garde-fou est en vigueur",
                "notez ce que vous avez compté dans `trials` (`2026-05-10 12/30`)\u{a0}; si rien ne se compte, dites pourquoi dans `judgement`\u{a0}; sinon, gardez `status: testing`"
            ]
        );
        let older = "better: higher\nbaseline: 0/100\ntrials: [2026-03-08 12/30, 2026-03-01 1/2]\n";
        assert_eq!(
            said(Language::English, older).unwrap()[0],
            "the status `validated` says too much: nothing was counted since the guard-rail came into force (2 trials are older)"
        );
    }

    #[test]
    fn a_judgement_stands_in_for_numbers_and_other_statuses_need_none() {
        let weak = "better: lower\nbaseline: 6/12\ntrials: [2026-05-07 6/12]\n";
        assert_eq!(
            message(&format!("{weak}judgement: Trop peu d'occasions.\n")),
            ""
        );
        for status in ["draft", "testing", "failed", "retired", "proven"] {
            let text = guardrail(status, weak);
            let said = testing::said(&RULE, Language::French, &[("g.md", &text)]);
            assert_eq!(said, [[""; 3]; 0], "{status}");
        }
    }

    #[test]
    fn one_fault_is_told_once() {
        for (fields, expected) in [
            ("better: lower\n", "missing-field"),
            ("baseline: 4/10\n", "missing-field"),
            ("better: lower\nbaseline: 40/10\n", "invalid-field"),
            ("better: less\nbaseline: 4/10\n", "invalid-field"),
            (
                "better: lower\nbaseline: 4/10\ntrials: [2026-05-07 11/10]\n",
                "invalid-field",
            ),
            (
                "better: lower\nbaseline: 4/10\ntarget: 101%\ntrials: [2026-05-07 0/10]\n",
                "invalid-field",
            ),
            ("better: lower\nbaseline: 4/10\n", "unproven-validation"),
        ] {
            let text = guardrail("validated", fields)
                + "\n## Si… alors…\n\nSi un nom arrive, alors je cherche.\n";
            let vault = testing::vault(Settings::default(), &[("guard-rails/g.md", &text)]);
            let rules = testing::finding(&vault);
            assert_eq!(rules, [expected], "{fields}");
        }
    }

    #[test]
    fn adopted_guard_rails_owe_no_proof() {
        let numbers = [("better", "lower"), ("baseline", "4/10")];
        let fields = [&[("status", "validated")][..], &numbers].concat();
        let settings = testing::adopting(Kind::Guardrail, &fields);
        let vault = testing::vault(settings, &[("theirs/a.md", "---\ntitle: T\n---\n")]);
        assert!(vault.notes[0].record.adopted);
        assert_eq!(testing::found(&RULE, &vault), []);
    }
}

//! `excuse`: a circumstance is given as the cause, where a choice could be named.

use super::{Check, Findings, Rule, painless};
use crate::{
    diagnostic::Level,
    honesty::Kind,
    language::Class,
    message::{Arg, Message},
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "excuse",
    level: Some(Level::Warning),
    summary: "a circumstance is given as the cause",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

A phrase that puts a failure down to the market, to time, money, luck, circumstances, other people or nothing that could be
checked, in the choices, assumptions, rigour, what hurts and the levers of a post-mortem. It asks a question whose answer is the
fact behind the phrase. Quotations, code and links are not read.

A sentence with a number in it is left alone: it has a fact already. So is one that owns up to the excuse ("I told myself that
there was no time"), one that tells what somebody else said ("the press said that the market was not ready"), and one that
speaks of what somebody else lacked ("the client had no budget"), unless it speaks of the market or puts the failure on others.
Some phrases count only where the sentence says why, or has a first person: "nobody replied" may be a fact.

The phrases are a table in each language, and both are read in every vault. A vault can add its own and replace those of pm: see
[excuses.md](excuses.md). What is found under "what hurts to admit" is reported by [`painless`](#painless) instead.

## Why

"The market was not ready" is true of every failure and changes nothing. "I asked none of the 40 buyers before five months of
work" is a choice, and the next one can be another.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Where rigour was missing

The market was not ready, and we ran out of time.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Là où la rigueur a manqué

Le marché n'était pas prêt. J'ai manqué de temps. Il fallait plus de budget.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## Where rigour was missing

I asked none of the 40 buyers before five months of work. I spent 0 of 60 hours on following up.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Là où la rigueur a manqué

Je n'ai interrogé aucun des 40 acheteurs visés avant cinq mois de développement. J'ai consacré 0 h sur 60 aux relances.
```
"#;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    // There it is the whole point of the section, and said once.
    let elsewhere = painless::is_on(ways, entry).then_some("hurts");
    for remark in ways.remarks(entry) {
        if let Kind::Excuse(class) = remark.kind
            && elsewhere != Some(remark.section)
        {
            let phrase = remark.span.of(entry.text());
            let message = Message::about("excuse", phrase).with("question", question(class));
            findings.add(entry.path(), remark.span, message);
        }
    }
}

/// The question whose answer is the fact behind an excuse.
pub(super) fn question(class: Class) -> Arg {
    Arg::Word(match class {
        Class::Market => "question-market",
        Class::Time => "question-time",
        Class::Budget => "question-budget",
        Class::People => "question-people",
        Class::Luck => "question-luck",
        Class::Circumstances => "question-circumstances",
        _ => "question-vagueness",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::{Catalogue, Lexicon, Severity},
        rules::testing,
        settings::{Language, Settings},
    };

    fn places(settings: Settings, body: &str, own: Option<&str>) -> Vec<String> {
        let note = format!("---\ntype: postmortem\ntitle: T\n---\n{body}");
        let own = own.map(|table| Lexicon::read(table).0);
        let vault = testing::vault(settings, &[("a.md", &note)]).with_excuses(own);
        let found = testing::found(&RULE, &vault);
        found
            .iter()
            .map(|finding| finding.span.of(&note).to_owned())
            .collect()
    }

    #[test]
    fn each_section_of_the_analysis_is_read_and_no_other() {
        let headings = [
            "Facts",
            "À chaud",
            "Choices",
            "Les hypothèses fausses",
            "Rigour",
            "What hurts to admit",
            "La part du hasard",
            "Les leviers",
            "System",
            "Elsewhere",
        ];
        let body = headings
            .map(|heading| format!("## {heading}\n\nBad timing.\n\n"))
            .concat();
        assert_eq!(places(Settings::default(), &body, None).len(), 4);
        let settings = Settings {
            rules: vec![("painless", None)],
            ..Settings::default()
        };
        assert_eq!(places(settings, &body, None).len(), 5);
    }

    /// Whatever starts a sentence has a capital letter, as a name has.
    #[test]
    fn every_phrase_is_found_where_its_example_is_a_sentence() {
        let unseen: Vec<String> = Lexicon::built_in()
            .examples()
            .filter_map(|(phrase, example)| {
                let cause = match (phrase.severity, phrase.language) {
                    (Severity::Implied, Language::English) => ", because we were late",
                    (Severity::Implied, Language::French) => ", parce que nous étions en retard",
                    _ => "",
                };
                let first = example.chars().next().unwrap().to_uppercase();
                let rest: String = example.chars().skip(1).collect();
                let section = match phrase.class {
                    Class::Judgement => "Facts",
                    Class::Intention => "System",
                    _ => "Choices",
                };
                let body = format!("## {section}\n\n{first}{rest}{cause}.\n");
                let note = format!("---\ntype: postmortem\ntitle: T\n---\n{body}");
                let vault = testing::vault(Settings::default(), &[("a.md", &note)]);
                let rule = match (phrase.class, phrase.severity) {
                    (Class::Judgement, _) => "judgement-in-facts",
                    (Class::Intention, _) => "vague-action",
                    (Class::HumanError, _) => "human-error",
                    (Class::GivingUp, _) => "giving-up",
                    (_, Severity::Blame) => "blame",
                    _ => "excuse",
                };
                let seen = testing::finding(&vault).contains(&rule);
                (!seen).then(|| format!("{} {rule}: {first}{rest}{cause}", phrase.id))
            })
            .collect();
        assert_eq!(unseen, [""; 0]);
    }

    #[test]
    fn a_place_is_that_of_the_phrase() {
        let body = "## Choices\n\n- Well: **bad**\r\n  timing, as _they_ say. \"No budget.\" [No time](x)\n\n> No luck, bad luck.\n";
        assert_eq!(
            places(Settings::default(), body, None),
            ["bad**\r\n  timing"]
        );
    }

    #[test]
    fn a_vault_adds_and_replaces_phrases() {
        let own = "X1\ten\tC\tw\tmercury (was )?in retrograde\t\nEN10\ten\tL\tw\tawful timing\t\n";
        let body = "## Choices\n\nMercury was in retrograde. Bad timing. Awful timing. Bad luck.\n";
        let found = places(Settings::default(), body, Some(own));
        assert_eq!(
            found,
            ["Mercury was in retrograde", "Awful timing", "Bad luck"]
        );
    }

    #[test]
    fn it_asks_for_the_fact() {
        let note = "---\ntype: postmortem\n---\n## Rigueur\n\nLe marché n'était pas prêt.\n";
        let said = testing::said(&RULE, Language::French, &[("a.md", note)]);
        let [[place, text, help]] = &*said else {
            panic!("{said:?}");
        };
        assert_eq!(place, "Le marché n'était pas prêt");
        assert_eq!(
            text,
            "une circonstance est donnée pour cause\u{a0}: `Le marché n'était pas prêt`"
        );
        assert_eq!(
            help,
            "combien d'acheteurs aviez-vous interrogés avant de construire\u{a0}?"
        );
    }

    #[test]
    fn every_class_has_a_question_of_its_own() {
        use Class::{Budget, Circumstances, Luck, Market, People, Time, Vagueness};
        for language in Language::ALL {
            let catalogue = Catalogue::of(language);
            let classes = [Market, Time, Budget, People, Luck, Circumstances, Vagueness];
            let mut questions: Vec<String> = classes
                .map(|class| catalogue.arg(&question(class)))
                .to_vec();
            assert!(questions.iter().all(|question| question.ends_with('?')));
            questions.sort();
            questions.dedup();
            assert_eq!(questions.len(), classes.len());
        }
    }
}

//! `unfalsifiable-bet`: no result could lose a bet, or none could win it.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    record::Spanned,
    value::{Bound, Percent, Relation, Threshold},
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "unfalsifiable-bet",
    level: Some(Level::Error),
    summary: "no result could lose a bet, since its `success_if` is no threshold, or none could win it",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

A bet whose `success_if` names no number that a result could miss: words without a bound ("people like it", "some clients"), or
a bound that every result reaches (`>= 0`, `<= 100%`). Also one that no result reaches (`< 0`, `> 100%`). A threshold that is only spelled in a way that is not read is an
`invalid-field`, which says how to write it; a running bet without any owes one (`missing-field`).

## Why

A bet that cannot be lost teaches nothing. Written beforehand, the number says when to stop; afterwards every result turns out to
be what was hoped for. One that cannot be won is most likely written the wrong way round.

## Bad

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: planned
starts: 2026-01-05
due: 2026-02-28
metric: clients signed
success_if: people are interested
---
```

## Good

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: planned
starts: 2026-01-05
due: 2026-02-28
metric: clients signed
success_if: at least 3
---
```
"#;

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let mut problems = entry.record.problems.iter();
    if let Some(problem) = problems.find(|problem| problem.is_no_threshold()) {
        let words = problem.span.of(entry.text());
        let message = Message::about("unfalsifiable-bet", unquoted(words));
        findings.add(entry.path(), problem.span, message);
    }
    let threshold = entry.record.bet().and_then(|bet| bet.success_if.valid());
    if let Some(Spanned { value, span }) = threshold
        && let Some(key) = foregone(value)
    {
        let message = Message::about(key, unquoted(span.of(entry.text())));
        findings.add(entry.path(), *span, message);
    }
}

/// A threshold as it was written, without its quotes.
fn unquoted(words: &str) -> &str {
    words.trim_matches(['"', '\''])
}

/// What to say of a threshold that leaves nothing open.
fn foregone(threshold: &Threshold) -> Option<&'static str> {
    if is_always_met(threshold) {
        return Some("unfalsifiable-bet-always");
    }
    is_never_met(threshold).then_some("unfalsifiable-bet-never")
}

/// Whether every result reaches it: none is below zero, and no rate above 100 %.
fn is_always_met(threshold: &Threshold) -> bool {
    match (threshold.relation, threshold.bound) {
        (Relation::AtLeast, Bound::Number(number)) => number.is_zero(),
        (Relation::AtLeast, Bound::Percent(percent)) => percent.is_zero(),
        (Relation::AtMost, Bound::Percent(percent)) => percent == Percent::HUNDRED,
        _ => false,
    }
}

/// Whether no result reaches it.
fn is_never_met(threshold: &Threshold) -> bool {
    match (threshold.relation, threshold.bound) {
        (Relation::LessThan, Bound::Number(number)) => number.is_zero(),
        (Relation::LessThan, Bound::Percent(percent)) => percent.is_zero(),
        (Relation::MoreThan, Bound::Percent(percent)) => percent == Percent::HUNDRED,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        settings::{Language, Settings},
    };

    fn bet(status: &str, success_if: &str) -> String {
        format!(
            "---\ntype: bet\ntitle: Cent prospects\nstatus: {status}\nstarts: 2026-01-05\ndue: 2026-07-28\nsuccess_if: {success_if}\n---\n\n\
             ## L'hypothèse\n\nCent e-mails donnent trois clients.\n"
        )
    }

    /// The rules that find something in a bet.
    fn rules(status: &str, success_if: &str) -> Vec<&'static str> {
        let text = bet(status, success_if);
        let vault = testing::vault(Settings::default(), &[("bets/a.md", &text)]);
        testing::finding(&vault)
    }

    #[test]
    fn one_fault_is_told_once() {
        for status in ["planned", "running"] {
            for (success_if, rule) in [
                ("des gens intéressés", "unfalsifiable-bet"),
                ("'quelques clients'", "unfalsifiable-bet"),
                ("at least some clients", "unfalsifiable-bet"),
                ("au moins", "unfalsifiable-bet"),
                ("yes", "unfalsifiable-bet"),
                ("'>= 0'", "unfalsifiable-bet"),
                ("au moins 0 %", "unfalsifiable-bet"),
                ("at most 100%", "unfalsifiable-bet"),
                ("'< 0'", "unfalsifiable-bet"),
                ("moins de 0 %", "unfalsifiable-bet"),
                ("plus de 100 %", "unfalsifiable-bet"),
                ("3", "invalid-field"),
                ("3 ou plus", "invalid-field"),
                ("minimum 3", "invalid-field"),
                ("at least three", "invalid-field"),
                ("'>= 7,5'", "invalid-field"),
                ("at least 3 clients", "invalid-field"),
                ("'>= 120%'", "invalid-field"),
                ("'>= -3'", "invalid-field"),
                (">3", "invalid-field"),
                ("[3, 4]", "invalid-field"),
                (">= 3", "invalid-front-matter"),
            ] {
                assert_eq!(rules(status, success_if), [rule], "{success_if}");
            }
        }
        for success_if in [
            "'>= 3'",
            "≥ 20 %",
            "au plus 0",
            "'> 0'",
            "'< 5%'",
            "'>= 100%'",
            "'> 100'",
            "'= 0'",
            "at most 100",
        ] {
            assert_eq!(rules("running", success_if), [""; 0], "{success_if}");
        }
    }

    #[test]
    fn a_running_bet_without_a_threshold_owes_one() {
        for nothing in ["", "~", "''"] {
            assert_eq!(rules("running", nothing), ["missing-field"], "{nothing}");
            assert_eq!(rules("planned", nothing), [""; 0], "{nothing}");
        }
    }

    #[test]
    fn it_says_what_would_make_it_a_bet() {
        let said = |language, success_if: &str| {
            let text = bet("planned", success_if);
            testing::said(&RULE, language, &[("paris/a.md", &text)]).remove(0)
        };
        assert_eq!(
            said(Language::French, "\"des gens intéressés\""),
            [
                "\"des gens intéressés\"",
                "aucun résultat ne peut faire perdre ce pari\u{a0}: `success_if` n'est pas un seuil (`des gens intéressés`)",
                "dites à partir de quel nombre il est gagné\u{a0}: `\">= 3\"`, `au moins 3`, `\">= 20%\"`"
            ]
        );
        assert_eq!(
            said(Language::English, "'> 100%'"),
            [
                "'> 100%'",
                "no result could win this bet: none meets `> 100%`",
                "say from which number on it is won; no result is below 0, and no rate above 100%"
            ]
        );
        assert_eq!(
            said(Language::English, "at least 0"),
            [
                "at least 0",
                "no result could lose this bet: every one meets `at least 0`",
                "say from which number on you would go on, and below which you would not: `\">= 3\"`, `\">= 20%\"`"
            ]
        );
    }
}

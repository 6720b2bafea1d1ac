//! `reversed-dates`: of two dates of a note the one that must come later comes first.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Label, Level},
    message::Message,
    record::{Details, Field, Record},
    value::Moment,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "reversed-dates",
    level: Some(Level::Error),
    summary: "of two dates of a note the later one comes first",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

`analysed_at` before `failed_at`, `due` or `ended` before `starts`, `until` before `since`. The same day is fine, and so is a
month that both can lie in. Times without an offset are those of the vault's `timezone`.

## Why

The speed of the circle, the order of the levers and what a guard-rail was there for are all counted from these dates. Two of
them in the wrong order mean that one is wrong.

## Bad

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: planned
starts: 2026-03-01
due: 2026-02-28
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
---
```
";

/// A date and the name of its field.
type Dated<'a> = (&'static str, &'a Field<Moment>);

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let zone = &ways.settings.timezone;
    for [(earlier, first), (later, second)] in pairs(&entry.record).into_iter().flatten() {
        let (Some(first), Some(second)) = (first.valid(), second.valid()) else {
            continue;
        };
        if first.value.is_after(&second.value, zone) {
            let message = Message::new("reversed-dates")
                .with("earlier", earlier)
                .with("later", later);
            let finding = findings.add(entry.path(), second.span, message);
            finding.labels.push(Label {
                span: first.span,
                message: Message::new("reversed-dates-other").with("earlier", earlier),
            });
        }
    }
}

/// The dates that have an order, the earlier one first.
fn pairs(record: &Record) -> [Option<[Dated<'_>; 2]>; 2] {
    match &record.details {
        Details::Postmortem(postmortem) => {
            let failed = ("failed_at", &postmortem.failed_at);
            [
                Some([failed, ("analysed_at", &postmortem.analysed_at)]),
                None,
            ]
        }
        Details::Lever(_) => [None, None],
        Details::Guardrail(guardrail) => {
            let since = ("since", &guardrail.since);
            [Some([since, ("until", &guardrail.until)]), None]
        }
        Details::Bet(bet) => {
            let starts = ("starts", &bet.starts);
            [
                Some([starts, ("due", &bet.due)]),
                Some([starts, ("ended", &bet.ended)]),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        settings::{Language, Settings},
        value::zone,
    };

    fn reversed(kind: &str, dates: &str) -> Vec<String> {
        let text = format!("---\ntype: {kind}\ntitle: T\n{dates}---\n");
        let settings = Settings {
            timezone: zone("Europe/Paris").unwrap(),
            ..Settings::default()
        };
        let vault = testing::vault(settings, &[("a.md", &text)]);
        let found = testing::found(&RULE, &vault);
        found
            .iter()
            .map(|finding| {
                assert!(finding.labels[0].span < finding.span);
                finding.span.of(&text).to_owned()
            })
            .collect()
    }

    #[test]
    fn the_four_pairs_are_compared() {
        let dates = "failed_at: 2026-02-28\nanalysed_at: 2026-02-27\n";
        assert_eq!(reversed("postmortem", dates), ["2026-02-27"]);
        let dates = "since: 2026-02-28T10:00\nuntil: 2026-02-28T09:59\n";
        assert_eq!(reversed("guardrail", dates), ["2026-02-28T09:59"]);
        let dates = "starts: 2026-03\ndue: 2026-02-28\nended: 2026-02\n";
        assert_eq!(reversed("bet", dates), ["2026-02-28", "2026-02"]);
        let dates = "since: 2026-03-01\nuntil: 2026-02-28T23:00Z\n";
        assert_eq!(reversed("guardrail", dates), [""; 0]);
    }

    #[test]
    fn dates_that_may_be_in_order_are() {
        for dates in [
            "starts: 2026-03-05\ndue: 2026-03\nended: 2026-03-05\n",
            "starts: 2026-03\ndue: 2026-03-01\n",
            "starts: 2026-03-05\ndue: never\n",
            "due: 2026-03-05\nended: 2026-03-01\n",
        ] {
            assert_eq!(reversed("bet", dates), [""; 0], "{dates}");
        }
    }

    #[test]
    fn it_names_both_dates() {
        let text = "---\ntype: bet\ntitle: T\nstarts: 2026-03-01\ndue: 2026-02-01\n---\n";
        let [[_, message, help]] = &testing::said(&RULE, Language::French, &[("a.md", text)])[..]
        else {
            panic!("one finding")
        };
        assert_eq!(message, "`due` est avant `starts`");
        assert_eq!(help, "corrigez l'une des deux dates");
    }
}

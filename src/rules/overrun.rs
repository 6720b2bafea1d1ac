//! `overrun`: a bet cost more than it was allowed to.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Label, Level},
    language::heading,
    message::Message,
    record::Field,
    settings::Settings,
    value::{Amount, Exact},
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "overrun",
    level: Some(Level::Warning),
    summary: "a bet cost more than it was allowed to",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

`money` above `max_money`, or `hours` above `max_hours`, in a bet at any status. What is not written down is not compared.
Adopted notes are left alone.

## Why

The maximum is what makes a risk a calculated one: it is set before the first hope. A bet that runs over it has no maximum, and
neither has the next one.

## Bad

```markdown bets/2026-01-05-cold-mail.md
---
type: bet
title: 100 cold e-mails
status: planned
starts: 2026-01-05
due: 2026-02-28
success_if: at least 3
max_hours: 60
hours: 75
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
success_if: at least 3
max_hours: 60
hours: 60
---
```
";

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let Some(bet) = entry.record.bet().filter(|_| !entry.record.adopted) else {
        return;
    };
    let settings = ways.settings;
    for (field, cost, limit, most) in [
        ("money", &bet.money, "max_money", &bet.max_money),
        ("hours", &bet.hours, "max_hours", &bet.max_hours),
    ] {
        if let Some(over) = excess(cost, most)
            && let (Some(cost), Some(most)) = (cost.valid(), most.valid())
        {
            let show = |amount: &Exact| shown(settings, field, amount);
            let message = Message::new("overrun")
                .with("limit", limit)
                .with("learned", heading("learned", settings.language))
                .with("cost", show(&cost.value.value()))
                .with("most", show(&most.value.value()))
                .with("over", show(&over));
            let finding = findings.add(entry.path(), cost.span, message);
            finding.labels.push(Label {
                span: most.span,
                message: Message::new("overrun-limit"),
            });
        }
    }
}

/// How far a cost lies above its limit; `None` where it does not.
fn excess(cost: &Field<Amount>, most: &Field<Amount>) -> Option<Exact> {
    let (cost, most) = (cost.value()?, most.value()?);
    (cost > most).then(|| cost.value() - most.value())
}

/// `75 h` or `1 850 EUR`.
fn shown(settings: &Settings, field: &str, amount: &Exact) -> String {
    if field == "money" {
        return settings.money(amount);
    }
    let number = settings.language.numbers().short(amount);
    format!("{number}\u{a0}h")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    fn said(language: Language, fields: &str) -> Vec<[String; 3]> {
        let text =
            format!("---\ntype: bet\ntitle: Campagne de novembre\nstatus: ended\n{fields}---\n");
        testing::said(&RULE, language, &[("paris/a.md", &text)])
    }

    #[test]
    fn each_cost_has_its_own_limit() {
        for (fields, marked) in [
            (
                "max_money: 2000\nmoney: 2000\nmax_hours: 30\nhours: 30\n",
                &[][..],
            ),
            ("max_money: 2000\nmoney: 2000.01\n", &["2000.01"]),
            (
                "max_money: 0\nmoney: 1\nmax_hours: 30\nhours: 30.5\n",
                &["1", "30.5"],
            ),
            ("max_money: 2000\nhours: 500\n", &[]),
            ("money: 2000\nhours: 500\n", &[]),
            ("max_money: lots\nmoney: 2000\n", &[]),
            ("max_money: 20\nmoney: 2,000\n", &[]),
        ] {
            let said = said(Language::French, fields);
            let found: Vec<_> = said.iter().map(|[marked, ..]| marked.as_str()).collect();
            assert_eq!(found, marked, "{fields}");
        }
    }

    #[test]
    fn it_says_by_how_much() {
        assert_eq!(
            said(Language::French, "max_money: 1200\nmoney: 1850.5\n"),
            [[
                "1850.5",
                "ce pari a coûté 1\u{a0}850,50\u{a0}EUR, soit 650,50\u{a0}EUR de plus que les 1\u{a0}200\u{a0}EUR de `max_money`",
                "notez sous `## Ce que j'ai appris` ce qui vous a fait continuer\u{a0}; au prochain pari, arrêtez-vous à la limite"
            ]]
        );
        assert_eq!(
            said(Language::English, "max_hours: 60\nhours: 67.5\n")[0][1..],
            [
                "this bet cost 67.5\u{a0}h, 7.5\u{a0}h more than the 60\u{a0}h of `max_hours`",
                "note under `## Learned` what made you go on; stop the next bet at its limit"
            ]
        );
    }
}

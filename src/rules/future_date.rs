//! `future-date`: a date that tells what happened has not come yet.

use super::{Check, Findings, Now, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    record::{Details, Field, Record, Spanned},
    schema::{Choice, Status},
    text::Span,
    value::Moment,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "future-date",
    level: Some(Level::Warning),
    summary: "a date that tells what happened has not come yet",
    docs: DOCS,
    check: Check::Timed(check),
};

const DOCS: &str = r"
## What it finds

A date after today where something is said to have happened: `failed_at`, `analysed_at`, `ended`, the date of a trial, the
`starts` of a bet that runs or has ended, the `since` of a guard-rail that is no draft, the `until` of one that failed or was
retired. What is only planned (`due`, `review`, the `starts` of a planned bet) may lie in the future.

## Why

A year or a month mistyped moves a failure to the top of the newest ones, and its analysis opens when nobody remembers it.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2062-02-28
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---
```
";

/// A date and the name of its field.
type Dated<'a> = (&'static str, &'a Field<Moment>);

fn check(ways: Ways<'_>, now: &Now, entry: &Entry, findings: &mut Findings) {
    let zone = &ways.settings.timezone;
    let mut look = |field: &'static str, moment: &Moment, span: Span| {
        if !now.has_come(moment.start(zone)) {
            let message = match before(&entry.record, field) {
                Some(before) => Message::new("future-date-early").with("status", before.name()),
                None => Message::new("future-date"),
            };
            let message = message.with("field", field);
            findings.add(entry.path(), span, message);
        }
    };
    for (field, date) in past(&entry.record).into_iter().flatten() {
        if let Some(Spanned { value, span }) = date.valid() {
            look(field, value, *span);
        }
    }
    let trials = entry.record.guardrail().map(|guardrail| &guardrail.trials);
    for trial in trials.into_iter().flat_map(|trials| &trials.items) {
        look("trials", &trial.value.date, trial.span);
    }
}

/// The dates that tell the past at the note's status.
fn past(record: &Record) -> [Option<Dated<'_>>; 2] {
    let at = |statuses: &[Status]| {
        let status = record.status();
        status.is_some_and(|status| statuses.contains(&status))
    };
    match &record.details {
        Details::Postmortem(postmortem) => [
            Some(("failed_at", &postmortem.failed_at)),
            Some(("analysed_at", &postmortem.analysed_at)),
        ],
        Details::Lever(_) => [None, None],
        Details::Guardrail(guardrail) => {
            use Status::{Failed, Retired, Testing, Validated};
            let over = at(&[Failed, Retired]);
            [
                (over || at(&[Testing, Validated])).then_some(("since", &guardrail.since)),
                over.then_some(("until", &guardrail.until)),
            ]
        }
        Details::Bet(bet) => [
            at(&[Status::Running, Status::Ended]).then_some(("starts", &bet.starts)),
            Some(("ended", &bet.ended)),
        ],
    }
}

/// The status that a note can keep until the date comes on which something begins.
fn before(record: &Record, field: &str) -> Option<Status> {
    match (field, record.status()?) {
        ("since", Status::Testing) => Some(Status::Draft),
        ("starts", Status::Running) => Some(Status::Planned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    /// The marked texts; now is 2026-07-01T12:00Z.
    fn future(text: &str) -> Vec<String> {
        let text = format!("---\ntitle: T\n{text}---\n");
        let said = testing::said(&RULE, Language::English, &[("a.md", &text)]);
        said.into_iter().map(|[marked, ..]| marked).collect()
    }

    #[test]
    fn today_is_not_the_future() {
        for (date, expected) in [
            ("2026-07-01", false),
            ("2026-07", false),
            ("2026-07-01T12:00", false),
            ("2026-07-01T14:00+02:00", false),
            ("2026-07-01T12:01", true),
            ("2026-07-02", true),
            ("2026-08", true),
        ] {
            let found = future(&format!("type: postmortem\nfailed_at: {date}\n"));
            assert_eq!(found.len(), usize::from(expected), "{date}");
        }
    }

    #[test]
    fn what_is_planned_may_lie_there() {
        for planned in [
            "type: bet\nstatus: planned\nstarts: 2027-01-01\ndue: 2027-02-01\n",
            "type: bet\nstatus: cancelled\nstarts: 2027-01-01\n",
            "type: bet\nstatus: running\nstarts: 2026-01-01\ndue: 2027-02-01\n",
            "type: guardrail\nstatus: draft\nsince: 2027-01-01\ndue: 2027-02-01\n",
            "type: guardrail\nstatus: testing\nsince: 2026-01-01\nuntil: 2027-02-01\n",
            "type: postmortem\nstatus: accepted\nreview: 2027-01-01\n",
        ] {
            assert_eq!(future(planned), [""; 0], "{planned}");
        }
    }

    #[test]
    fn what_begins_later_keeps_its_status() {
        let help = |text: &str| {
            let text = format!("---\ntitle: T\n{text}---\n");
            testing::said(&RULE, Language::English, &[("a.md", &text)])[0][2].clone()
        };
        assert_eq!(
            help("type: guardrail\nstatus: testing\nsince: 2026-07-02\n"),
            "keep `status: draft` until that day, or correct the date"
        );
        assert_eq!(
            help("type: bet\nstatus: running\nstarts: 2026-07-02\n"),
            "keep `status: planned` until that day, or correct the date"
        );
        let ended =
            help("type: guardrail\nstatus: retired\nsince: 2026-07-02\nuntil: 2026-06-01\n");
        assert_eq!(ended, "correct the date");
    }

    #[test]
    fn what_happened_may_not() {
        let bet = "type: bet\nstatus: ended\nstarts: 2027-01-01\nended: 2027-02\ndue: 2027-01-31\n";
        assert_eq!(future(bet), ["2027-01-01", "2027-02"]);
        let guardrail = "type: guardrail\nstatus: retired\nsince: 2027-01-01\nuntil: 2027-02\n\
                         trials: [2026-05-10 1/3, 2027-05-10 2/3 more]\n";
        assert_eq!(
            future(guardrail),
            ["2027-01-01", "2027-02", "2027-05-10 2/3 more"]
        );
        let failure = "type: postmortem\nstatus: analysed\nanalysed_at: 2027-01-01\n";
        assert_eq!(future(failure), ["2027-01-01"]);
    }
}

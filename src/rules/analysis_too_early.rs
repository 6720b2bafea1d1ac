//! `analysis-too-early`: a failure is analysed before it has cooled.

use jiff::{Timestamp, tz::TimeZone};

use super::{Check, Findings, Now, Rule};
use crate::{
    diagnostic::{Diagnostic, Label, Level},
    language::heading,
    message::Message,
    record::{Postmortem, Spanned},
    schema::{Kind, Status},
    settings::Settings,
    value::Moment,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "analysis-too-early",
    level: Some(Level::Error),
    summary: "a failure is analysed before it has cooled (a warning while the note is still `cooling`)",
    docs: DOCS,
    check: Check::Timed(check),
};

const DOCS: &str = r#"
## What it finds

The analysis opens when the failure has cooled: `cooling` in `pm.yaml`, 48 hours unless it says otherwise, after `failed_at`.
Hours are exact, days and weeks are those of the calendar; a date without a time counts from its end, a month from its last
day, both on the clocks of the vault's `timezone`. Before that instant

- a section of the analysis that is filled while the note is `cooling` is a warning: choices, assumptions, rigour, what hurts,
  levers, system, proof. Facts, luck and what is noted in the heat are welcome at once;
- an `analysed_at` that lies there is an error, whatever the clock says by now. A day or a month is too early only where all
  of it is;
- a status from `analysed` on is an error while the clock has not reached it.

A level that `pm.yaml` gives the rule goes for all three. Void and adopted notes are left alone, and so are notes whose dates
are reversed and sections of a failure that is still to come: other rules tell of these.

## Why

What is written in the first hours defends whoever writes it: the market was not ready, there was no time. Two nights later
the same hand writes down what it chose. The thoughts of the first hours are worth keeping all the same, under "In the heat".

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: analysed
failed_at: 2026-02-28
analysed_at: 2026-03-01
levers: [unclear-target]
---

## Facts

100 e-mails in two months, no client.

## Choices

I chose to write to every tradesman of the region.

## False assumptions

Whoever has a van has my problem.

## Where rigour was missing

I asked none of them before.

## What hurts to admit

I wrote 100 times instead of calling once, because nobody hangs up on an e-mail.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
---

## Facts

100 e-mails in two months, no client.

## In the heat

The market is not ready!
```
"#;

/// The sections that want a cool head.
const ANALYSIS: [&str; 7] = [
    "choices",
    "assumptions",
    "rigour",
    "hurts",
    "levers",
    "system",
    "proof",
];

/// When a failure may be analysed.
struct Opening<'a> {
    settings: &'a Settings,
    failed: &'a Spanned<Moment>,
    at: Timestamp,
}

fn check(ways: Ways<'_>, now: &Now, entry: &Entry, findings: &mut Findings) {
    let settings = ways.settings;
    let owes_nothing = entry.record.adopted || entry.record.status() == Some(Status::Void);
    let Some(postmortem) = entry.record.postmortem().filter(|_| !owes_nothing) else {
        return;
    };
    let Some(opening) = Opening::of(settings, postmortem) else {
        return;
    };
    let (zone, failed) = (&settings.timezone, &opening.failed.value);
    if let Some(analysed) = postmortem.analysed_at.valid() {
        let is_reversed = failed.is_after(&analysed.value, zone);
        if is_reversed || opening.is_after(&analysed.value, zone) {
            if !is_reversed {
                let message = opening.message("analysis-too-early-analysed-at");
                opening.explain(findings.add(entry.path(), analysed.span, message));
            }
            return;
        }
    }
    let Some(status) = entry.record.status.valid() else {
        return;
    };
    if now.has_come(opening.at) {
        return;
    }
    if entry.is_analysed() {
        let message = opening
            .message("analysis-too-early-status")
            .with("status", Kind::Postmortem.status_word(status.value));
        opening.explain(findings.add(entry.path(), status.span, message));
    } else if now.has_come(failed.start(zone)) {
        sections(entry, &opening, findings);
    }
}

/// The sections of the analysis that are filled.
fn sections(entry: &Entry, opening: &Opening<'_>, findings: &mut Findings) {
    let belongs = |key: Option<&str>| key.is_some_and(|key| ANALYSIS.contains(&key));
    let mut filled = entry
        .named_sections()
        .filter(|(key, section)| belongs(*key) && !section.empty)
        .map(|(_, section)| section);
    let Some(first) = filled.next() else {
        return;
    };
    let message = opening
        .message("analysis-too-early")
        .with("heading", first.title(entry.text()));
    let finding = findings.add_lesser(entry.path(), first.heading, message);
    finding.labels.extend(filled.map(|section| Label {
        span: section.heading,
        message: Message::new("analysis-too-early-too"),
    }));
}

impl<'a> Opening<'a> {
    /// `None` where nobody can read when it failed. Where the vault does not wait, it opens with the failure itself.
    fn of(settings: &'a Settings, postmortem: &'a Postmortem) -> Option<Self> {
        Some(Self {
            settings,
            failed: postmortem.failed_at.valid()?,
            at: postmortem.opens(settings)?,
        })
    }

    /// Whether the whole of a date lies before it.
    fn is_after(&self, date: &Moment, zone: &TimeZone) -> bool {
        date.last(zone) < self.at
    }

    /// A message that says when the analysis opens and where thoughts go until then.
    fn message(&self, key: &'static str) -> Message {
        Message::new(key)
            .with("opens", self.settings.clock_time(self.at))
            .with("heat", heading("heat", self.settings.language))
    }

    /// Shows from where the waiting counts, if there is any.
    fn explain(&self, finding: &mut Diagnostic) {
        if self.settings.cooling.is_zero() {
            return;
        }
        let message = Message::new(if self.failed.value.has_time() {
            "analysis-too-early-failed"
        } else {
            "analysis-too-early-failed-day"
        });
        finding.labels.push(Label {
            span: self.failed.span,
            message: message.with("cooling", self.settings.cooling.to_string()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Catalogue,
        rules::testing,
        settings::Language,
        value::{Period, zone},
    };

    fn settings(name: &str, cooling: &str) -> Settings {
        Settings {
            timezone: zone(name).unwrap(),
            cooling: Period::parse(cooling).unwrap(),
            ..Settings::default()
        }
    }

    /// The marked texts, each with the instant that the message names, or what it says instead.
    fn found(settings: Settings, text: &str, now: &str) -> Vec<(String, String)> {
        let vault = testing::vault(settings, &[("post-mortems/a.md", text)]);
        let found = testing::found_at(&RULE, &vault, now);
        let told = found.iter().map(|finding| {
            let opens = Catalogue::of(Language::English).arg(&finding.message.args[0].1);
            (finding.span.of(text).to_owned(), opens)
        });
        told.collect()
    }

    fn cooling(failed_at: &str) -> String {
        format!(
            "---\ntype: postmortem\ntitle: Salon annulé\nstatus: cooling\nfailed_at: {failed_at}\n---\n\n\
             ## Les faits\n\nLe salon a fermé à 11 h.\n\n## À chaud\n\nTout est de leur faute !\n\n## Les choix\n\nJ'ai payé le stand en mai.\n"
        )
    }

    /// The instant at which a failure's analysis opens: there and not a second earlier.
    fn opens(settings: &Settings, failed_at: &str) -> String {
        let text = cooling(failed_at);
        let vault = testing::vault(settings.clone(), &[("a.md", &text)]);
        let postmortem = vault.notes[0].record.postmortem().unwrap();
        let at = postmortem.opens(settings).unwrap();
        let before = (at - jiff::SignedDuration::from_secs(1)).to_string();
        assert_eq!(found(settings.clone(), &text, &at.to_string()), []);
        let [(marked, told)] = &found(settings.clone(), &text, &before)[..] else {
            panic!("{failed_at}: one finding before the opening")
        };
        assert_eq!(marked, "## Les choix");
        assert_eq!(*told, settings.clock_time(at));
        format!("{told} {at}")
    }

    /// Zone, cooling-off, failure, and the opening on the vault's clocks and as an instant.
    const OPENINGS: &[[&str; 4]] = &[
        // The clocks of Paris jump from 2 to 3 on 29 March 2026, and back from 3 to 2 on 25 October.
        [
            "Europe/Paris",
            "48h",
            "2026-03-28T18:40",
            "2026-03-30 19:40 2026-03-30T17:40:00Z",
        ],
        [
            "Europe/Paris",
            "2d",
            "2026-03-28T18:40",
            "2026-03-30 18:40 2026-03-30T16:40:00Z",
        ],
        [
            "Europe/Paris",
            "48h",
            "2026-10-24T18:40",
            "2026-10-26 17:40 2026-10-26T16:40:00Z",
        ],
        [
            "Europe/Paris",
            "1w",
            "2026-10-24T18:40",
            "2026-10-31 18:40 2026-10-31T17:40:00Z",
        ],
        // A time that the clocks skipped is the one they show instead; of one that came twice, the first.
        [
            "Europe/Paris",
            "24h",
            "2026-03-29T02:30",
            "2026-03-30 03:30 2026-03-30T01:30:00Z",
        ],
        [
            "Europe/Paris",
            "24h",
            "2026-10-25T02:30",
            "2026-10-26 01:30 2026-10-26T00:30:00Z",
        ],
        // A day counts from its end, a month from its last day.
        [
            "Europe/Paris",
            "48h",
            "2026-03-28",
            "2026-03-31 01:00 2026-03-30T23:00:00Z",
        ],
        [
            "Europe/Paris",
            "2d",
            "2026-03-28",
            "2026-03-31 00:00 2026-03-30T22:00:00Z",
        ],
        [
            "Europe/Paris",
            "48h",
            "2026-02",
            "2026-03-03 00:00 2026-03-02T23:00:00Z",
        ],
        [
            "America/New_York",
            "48h",
            "2026-02-28",
            "2026-03-03 00:00 2026-03-03T05:00:00Z",
        ],
        // What has an offset of its own is an instant wherever the vault is.
        [
            "Europe/Paris",
            "48h",
            "2026-02-28T23:30Z",
            "2026-03-03 00:30 2026-03-02T23:30:00Z",
        ],
        [
            "Europe/Paris",
            "48h",
            "2026-02-28T20:00:30-03:00",
            "2026-03-03 00:00:30 2026-03-02T23:00:30Z",
        ],
        // On 4 November 2018 no clock of São Paulo showed midnight: the day began at 1.
        [
            "America/Sao_Paulo",
            "1d",
            "2018-11-02",
            "2018-11-04 01:00 2018-11-04T03:00:00Z",
        ],
        [
            "America/Sao_Paulo",
            "24h",
            "2018-11-03",
            "2018-11-05 01:00 2018-11-05T03:00:00Z",
        ],
        [
            "America/Sao_Paulo",
            "48h",
            "2018-02-17",
            "2018-02-20 00:00 2018-02-20T03:00:00Z",
        ],
        [
            "America/Santiago",
            "1d",
            "2023-09-01",
            "2023-09-03 01:00 2023-09-03T04:00:00Z",
        ],
        // Apia had no 30 December 2011.
        [
            "Pacific/Apia",
            "1d",
            "2011-12-29",
            "2012-01-01 00:00 2011-12-31T10:00:00Z",
        ],
    ];

    #[test]
    fn hours_are_exact_and_days_are_those_of_the_vaults_calendar() {
        for [zone, cooling, failed_at, expected] in OPENINGS {
            let settings = settings(zone, cooling);
            assert_eq!(opens(&settings, failed_at), *expected, "{zone} {failed_at}");
        }
    }

    /// Whether `analysed_at` is too early, long after both dates.
    fn too_early(settings: &Settings, failed_at: &str, analysed_at: &str) -> bool {
        let text = format!(
            "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: {failed_at}\nanalysed_at: {analysed_at}\nlevers: [a]\n---\n"
        );
        let found = found(settings.clone(), &text, "2031-01-01T00:00:00Z");
        assert!(found.iter().all(|(marked, _)| *marked == analysed_at));
        !found.is_empty()
    }

    #[test]
    fn a_date_is_too_early_where_no_reading_of_it_is_late_enough() {
        let paris = settings("Europe/Paris", "48h");
        for (failed_at, analysed_at, expected) in [
            // The day ends when March begins in Paris; 48 hours later it is 3 March, 0:00.
            ("2026-02-28", "2026-03-01", true),
            ("2026-02-28", "2026-03-02", true),
            ("2026-02-28", "2026-03-02T23:59", true),
            ("2026-02-28", "2026-03-02T22:59:59Z", true),
            ("2026-02-28", "2026-03-02T23:00Z", false),
            ("2026-02-28", "2026-03-03T00:00", false),
            ("2026-02-28", "2026-03-03", false),
            ("2026-02-28", "2026-03", false),
            ("2026-02", "2026-02-28", true),
            ("2026-02", "2026-03-03", false),
            // Some hour of that day is late enough.
            ("2026-02-28T18:40", "2026-03-02", false),
            ("2026-02-28T18:40", "2026-03-02T18:39", true),
            ("2026-02-28T18:40", "2026-03-01", true),
            // What is reversed is told by another rule.
            ("2026-02-28", "2026-02-27", false),
            ("2026-02-28", "never", false),
            ("lately", "2026-02-28", false),
        ] {
            let found = too_early(&paris, failed_at, analysed_at);
            assert_eq!(found, expected, "{failed_at} {analysed_at}");
        }
        let at_once = settings("Europe/Paris", "0h");
        assert!(!too_early(&at_once, "2026-02-28", "2026-02-28"));
        let week = settings("Europe/Paris", "1w");
        assert!(too_early(&week, "2026-02-28T18:40", "2026-03-06"));
        assert!(!too_early(&week, "2026-02-28T18:40", "2026-03-07"));
    }

    #[test]
    fn the_clock_makes_no_error_and_takes_one_away() {
        let text = |status: &str, dates: &str| {
            format!(
                "---\ntype: postmortem\ntitle: T\nstatus: {status}\nfailed_at: 2026-06-30T09:00\n{dates}levers: [a]\n---\n\n## Choix\n\nJ'ai choisi.\n"
            )
        };
        let at = |status: &str, dates: &str, now: &str| {
            let found = found(Settings::default(), &text(status, dates), now);
            let marked = found.into_iter().map(|(marked, _)| marked);
            marked.collect::<Vec<_>>()
        };
        let (early, late) = ("2026-07-01T12:00:00Z", "2026-07-02T09:00:00Z");
        for status in ["analysed", "systemised", "validated", "accepted"] {
            assert_eq!(at(status, "", early), [status]);
            assert_eq!(at(status, "", late), [""; 0]);
            // A date that has not come yet makes the status no truer.
            let planned = "analysed_at: 2026-07-02\n";
            assert_eq!(at(status, planned, early), [status]);
        }
        assert_eq!(at("cooling", "", early), ["## Choix"]);
        assert_eq!(at("cooling", "", late), [""; 0]);
        let dated = "analysed_at: 2026-07-01\n";
        for now in [early, late] {
            assert_eq!(at("cooling", dated, now), ["2026-07-01"]);
            assert_eq!(at("analysed", dated, now), ["2026-07-01"]);
            assert_eq!(at("void", dated, now), [""; 0]);
            assert_eq!(at("finished", "", now), [""; 0]);
        }
        // What the note says is as wrong before the failure as after it.
        let planned = "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2062-02-28\nanalysed_at: 2062-03-05\n---\n";
        let marked = found(Settings::default(), planned, early).remove(0).0;
        assert_eq!(marked, "analysed");
        let to_come = cooling("2062-02-28");
        assert_eq!(found(Settings::default(), &to_come, early), []);
        let at_once = || settings("UTC", "0h");
        let [(marked, opens)] = &found(at_once(), planned, early)[..] else {
            panic!("it has not failed yet, also where nobody waits")
        };
        assert_eq!([&**marked, opens], ["analysed", "2062-02-28 00:00"]);
        assert_eq!(found(at_once(), planned, "2062-02-28T00:00:00Z"), []);
        let last_day = cooling("9999-12-31");
        assert_eq!(found(Settings::default(), &last_day, early), []);
    }

    #[test]
    fn only_the_analysis_has_to_wait_and_every_section_of_it_is_shown() {
        let early = "2026-07-01T12:00:00Z";
        for (heading, waits) in [
            ("Facts", false),
            ("What happened", false),
            ("In the heat", false),
            ("Idées en attente", false),
            ("La part du hasard", false),
            ("Annexe", false),
            ("Choices", true),
            ("Ce que je croyais à tort", true),
            ("Rigueur", true),
            ("What hurts to admit", true),
            ("Les vrais leviers", true),
            ("System", true),
            ("À l'épreuve", true),
        ] {
            let note = |body: &str| {
                format!(
                    "---\ntype: postmortem\ntitle: T\nstatus: cooling\nfailed_at: 2026-06-30\n---\n\n## {heading}\n\n{body}\n"
                )
            };
            let count = |body| found(Settings::default(), &note(body), early).len();
            assert_eq!(count("Nous avons signé."), usize::from(waits), "{heading}");
            assert_eq!(count("<!-- later -->\n\n- [ ] "), 0, "{heading}");
        }
        let text =
            cooling("2026-06-30") + "\n## Rigueur\n\n## Ce qui fait mal à admettre\n\nJe savais.\n";
        let vault = testing::vault(Settings::default(), &[("a.md", &text)]);
        let found = testing::found_at(&RULE, &vault, early);
        let labels = found[0].labels.iter().map(|label| label.span.of(&text));
        assert_eq!(
            labels.collect::<Vec<_>>(),
            ["## Ce qui fait mal à admettre"]
        );
    }

    #[test]
    fn adopted_notes_owe_no_cooling_off() {
        let settings = testing::adopting(Kind::Postmortem, &[("status", "analysed")]);
        let incident =
            "---\ntitle: Oven\ndate: 2026-07-01\n---\n\n## Choices\n\nWe switched it off.\n";
        let vault = testing::vault(settings, &[("theirs/oven.md", incident)]);
        assert!(vault.notes[0].record.adopted);
        assert_eq!(testing::found(&RULE, &vault), []);
    }

    #[test]
    fn it_says_when_and_where_to() {
        let said = |language, text: &str| {
            let timezone = zone("Europe/Paris").unwrap();
            let settings = Settings {
                timezone,
                ..Settings::new(language)
            };
            let vault = testing::vault(settings, &[("a.md", text)]);
            let mut said = testing::said_in(&RULE, &vault);
            assert_eq!(said.len(), 1);
            let [_, message, help] = said.remove(0);
            [message, help]
        };
        let hot = cooling("2026-06-30T18:40");
        assert_eq!(
            said(Language::French, &hot),
            [
                "la section «\u{a0}Les choix\u{a0}» est une partie de l'analyse, qui s'ouvre le 2026-07-02 18:40",
                "d'ici là, mettez sous `## À chaud` ce qui ne peut pas attendre\u{a0}: vous le relirez à tête reposée"
            ]
        );
        assert_eq!(
            said(Language::English, &hot),
            [
                "the section `Les choix` is part of the analysis, which opens on 2026-07-02 18:40",
                "until then, put what cannot wait under `## In the heat` and read it again with a cool head"
            ]
        );
        let dated = "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-02-28\nanalysed_at: 2026-03-01\n---\n";
        assert_eq!(
            said(Language::French, dated),
            [
                "`analysed_at` est avant l'ouverture de l'analyse, le 2026-03-03 00:00",
                "corrigez la date qui est fausse\u{a0}; si elles sont justes, relisez l'analyse à tête reposée, puis notez ce jour-là"
            ]
        );
        let done =
            "---\ntype: postmortem\ntitle: T\nstatus: systemised\nfailed_at: 2026-06-30\n---\n";
        assert_eq!(
            said(Language::English, done),
            [
                "the status `systemised` comes too early: the analysis opens only on 2026-07-03 00:00",
                "write `status: cooling` until then, and put what cannot wait under `## In the heat`"
            ]
        );
    }
}

//! The figures over small vaults whose numbers can be worked out by hand.

use super::*;
use crate::{
    settings::Settings,
    value::{Exact, decimal, zone},
};

fn vault(notes: &[(&str, String)]) -> Vault {
    let settings = Settings {
        timezone: zone("Europe/Paris").unwrap(),
        ..Settings::default()
    };
    let texts = notes.iter().map(|(path, text)| (*path, text.as_str()));
    Vault::of_texts(settings, texts)
}

fn failure(fields: &str) -> String {
    format!("---\ntype: postmortem\ntitle: x\n{fields}\n---\n")
}

fn bet(fields: &str) -> String {
    format!("---\ntype: bet\ntitle: x\n{fields}\n---\n")
}

fn guardrail(fields: &str) -> String {
    format!("---\ntype: guardrail\ntitle: x\n{fields}\n---\n")
}

fn of(vault: &Vault, window: Option<&str>) -> Resilience {
    let now = "2026-07-06T09:00:00+02:00".parse().unwrap();
    let window = window.map(|text| Period::parse(text).unwrap());
    Resilience::of(vault, now, window)
}

fn shown(value: Option<Exact>) -> Option<String> {
    value.map(|value| decimal(&value, 1))
}

/// A founder's half year: two failures, three bets, one guard-rail that was learned from the first failure.
fn half_a_year() -> Vec<(&'static str, String)> {
    vec![
        (
            "bets/a.md",
            bet(
                "status: ended\nstarts: 2026-01-05\nmax_money: 200\nmax_hours: 60\n\
                 success_if: \">= 3\"\nresult: 0\nconfidence: 70%",
            ),
        ),
        (
            "bets/b.md",
            bet(
                "status: ended\nstarts: 2026-03-09\nmax_hours: 10\nguardrails: \"[[sept-touches]]\"\n\
                 success_if: \">= 20%\"\nresult: 12/30\nconfidence: 35%",
            ),
        ),
        ("bets/c.md", bet("status: running\nstarts: 2026-06-29")),
        ("bets/d.md", bet("status: planned\nstarts: 2026-06-30")),
        ("bets/e.md", bet("status: running")),
        (
            "guard-rails/sept-touches.md",
            guardrail("status: validated\nsince: 2026-03-09\nlevers: suivi"),
        ),
        (
            "post-mortems/a.md",
            failure(
                "status: validated\nfailed_at: 2026-02-28\nanalysed_at: 2026-03-04\nhours: 60\nbet: a\n\
                     levers: [ciblage 60%, relances 40%]",
            ),
        ),
        (
            "post-mortems/b.md",
            failure(
                "status: analysed\nfailed_at: 2026-06-12\nanalysed_at: 2026-06-13\nmoney: 100\n\
                     levers: suivi 50%",
            ),
        ),
        (
            "post-mortems/c.md",
            failure("status: cooling\nfailed_at: 2026-07-04"),
        ),
        (
            "post-mortems/d.md",
            failure("status: void\nfailed_at: 2026-05-01\nbet: a"),
        ),
        ("post-mortems/e.md", failure("status: cooling")),
        (
            "levers/suivi.md",
            "---\ntype: lever\ntitle: Suivi\nkind: process\naliases: relances\n---\n".into(),
        ),
    ]
}

#[test]
fn every_figure_is_counted_from_what_it_says() {
    let vault = vault(&half_a_year());
    let found = of(&vault, None);
    assert_eq!(found.from, "2026-01-05".parse().ok());
    // From the 5th of January to the 6th of July, both included.
    assert_eq!(
        found.attempts,
        Pace {
            count: 3,
            days: 183
        }
    );
    assert_eq!(found.provoked, Share { count: 1, of: 3 });
    assert_eq!(found.repeats, Share { count: 1, of: 2 }, "through an alias");
    assert_eq!(found.relapses, Share { count: 1, of: 2 });
    // Waits of 4 and 1 days, and one of 2 days that is not over.
    assert_eq!(shown(found.analysis.days.clone()), Some("4.0".into()));
    assert_eq!((found.analysis.over, found.analysis.of), (2, 3));
    // 9 days to b, 17 to c; the last failure waits.
    assert_eq!(shown(found.next_bet.days), Some("13.0".into()));
    assert_eq!((found.next_bet.over, found.next_bet.of), (2, 3));
    assert_eq!(found.gap, None, "e runs, and does not say since when");
    assert_eq!(shown(found.circle.days), Some("9.0".into()));
    assert_eq!((found.circle.over, found.circle.of), (1, 2));
    assert_eq!((found.undated_failures, found.undated_bets), (1, 1));
    assert!(found.provoked.is_few() && found.analysis.is_few());
}

#[test]
fn nobody_knows_the_gap_where_a_bet_may_have_followed() {
    let gap = |fields: &str| {
        let mut notes = half_a_year();
        notes.retain(|(path, _)| *path != "bets/e.md");
        notes.push(("bets/e.md", bet(fields)));
        let found = of(&vault(&notes), None);
        assert!(!found.followed, "{fields}");
        found.gap
    };
    for fields in [
        "status: running",
        "status: running\nstarts: 2026-08-01",
        "status: ended",
        "status: ended\nended: 2026-07-04",
    ] {
        assert_eq!(gap(fields), None, "{fields}");
    }
    for fields in [
        "status: running\nstarts: 2026-07-03",
        "status: planned",
        "status: ended\nended: 2026-07-03",
    ] {
        assert_eq!(gap(fields), Some(2), "{fields}");
    }
}

#[test]
fn the_risk_grows_from_half_to_half() {
    let vault = vault(&half_a_year());
    let growth = of(&vault, None).growth;
    assert_eq!(
        (growth.count, growth.of),
        (2, 3),
        "one does not say its most"
    );
    assert_eq!(
        shown(growth.percent()),
        Some("-84.4".into()),
        "3200, then 500"
    );
    assert_eq!(shown(growth.earlier), Some("3200.0".into()));
    let unreadable = bet("status: running\nstarts: 2026-01-01\nmax_money: 7,5\nmax_hours: 1");
    let one = self::vault(&[("bets/a.md", unreadable)]);
    let growth = of(&one, None).growth;
    assert_eq!((growth.count, growth.of, growth.percent()), (0, 1, None));
}

#[test]
fn damage_stands_behind_what_holds_what_is_tried_or_nothing() {
    let mut notes = half_a_year();
    let vault = self::vault(&notes);
    let behind = of(&vault, None).behind;
    // Of 3000 EUR 40 % are of the alias's lever, and 50 of the 100 EUR; its guard-rail leaked in June.
    let parts = |behind: &Behind| {
        let parts = [&behind.held, &behind.on_trial, &behind.open];
        parts.map(|part| decimal(part, 2))
    };
    assert_eq!(parts(&behind), ["0.00", "1250.00", "1800.00"]);
    assert_eq!(shown(behind.percent(&behind.open)), Some("59.0".into()));
    assert_eq!(behind.failures, 2);
    notes[5].1 = guardrail("status: validated\nsince: 2026-06-20\nlevers: suivi");
    let behind = of(&self::vault(&notes), None).behind;
    assert_eq!(parts(&behind), ["1250.00", "0.00", "1800.00"]);
    let window = of(&self::vault(&notes), Some("60d")).behind;
    assert_eq!(parts(&window), ["50.00", "0.00", "0.00"]);
}

#[test]
fn beliefs_are_held_against_results() {
    let vault = vault(&half_a_year());
    let calibration = of(&vault, None).calibration;
    assert_eq!((calibration.bets, calibration.won), (2, 1));
    // (0.7² + 0.65²) / 2, and a half against a half.
    assert_eq!(calibration.brier, Some(Exact::new(73.into(), 160.into())));
    assert_eq!(calibration.base, Some(Exact::new(1.into(), 4.into())));
    assert_eq!(shown(calibration.confidence.clone()), Some("52.5".into()));
    assert!(calibration.is_few());
    let many: Vec<(String, String)> = (0..20)
        .map(|at| {
            let fields = "status: ended\nstarts: 2026-01-05\nsuccess_if: \">= 1\"\nresult: 1\nconfidence: 100%";
            (format!("bets/{at}.md"), bet(fields))
        })
        .collect();
    let many: Vec<(&str, String)> = many
        .iter()
        .map(|(path, text)| (&**path, text.clone()))
        .collect();
    let calibration = of(&self::vault(&many), None).calibration;
    assert!(!calibration.is_few());
    assert_eq!(shown(calibration.brier), Some("0.0".into()));
    for fields in [
        "status: running\nsuccess_if: \">= 1\"\nresult: 1\nconfidence: 50%",
        "status: ended\nsuccess_if: \">= 1\"\nresult: 1",
        "status: ended\nsuccess_if: \">= 1\"\nresult: 1\nconfidence: 50%\ninconclusive: ill",
    ] {
        let vault = self::vault(&[("bets/a.md", bet(&format!("starts: 2026-01-05\n{fields}")))]);
        assert_eq!(of(&vault, None).calibration.bets, 0, "{fields}");
    }
}

#[test]
fn cooling_and_loops_are_counted_over_analyses() {
    let vault = vault(&half_a_year());
    let found = of(&vault, None);
    assert_eq!(
        found.cooled,
        Share { count: 1, of: 2 },
        "one came after a day"
    );
    assert_eq!(found.closed, Share { count: 1, of: 2 });
    // The opening is at midnight between the 14th and the 15th: the day of the 15th may be after it, the 14th is not.
    for (analysed, kept) in [
        ("2026-06-14", 0),
        ("2026-06-15", 1),
        ("2026-06-14T23:59", 0),
    ] {
        let fields = format!("status: accepted\nfailed_at: 2026-06-12\nanalysed_at: {analysed}");
        let vault = self::vault(&[("post-mortems/a.md", failure(&fields))]);
        let found = of(&vault, None);
        assert_eq!(found.cooled, Share { count: kept, of: 1 }, "{analysed}");
        assert_eq!(found.closed, Share { count: 0, of: 1 });
    }
}

#[test]
fn a_window_ends_with_today() {
    let vault = vault(&half_a_year());
    for (window, from, bets, failures) in [
        ("P1Y", "2026-01-05", 3, 3),
        ("90d", "2026-04-08", 1, 2),
        ("25d", "2026-06-12", 1, 2),
        ("24d", "2026-06-13", 1, 1),
        ("8d", "2026-06-29", 1, 1),
        ("7d", "2026-06-30", 0, 1),
        ("1d", "2026-07-06", 0, 0),
        ("1h", "2026-07-06", 0, 0),
        ("0d", "2026-07-06", 0, 0),
    ] {
        let found = of(&vault, Some(window));
        assert_eq!(found.from, from.parse().ok(), "{window}");
        assert_eq!(found.attempts.count, bets, "{window}");
        assert_eq!(found.provoked.of, failures, "{window}");
        let days = days_between(found.from.unwrap(), found.to) + 1;
        assert_eq!(i64::try_from(found.attempts.days), Ok(days), "{window}");
    }
    let narrow = of(&vault, Some("25d"));
    assert_eq!(
        narrow.repeats,
        Share { count: 1, of: 1 },
        "seen before the window"
    );
}

#[test]
fn of_two_failures_on_one_day_the_second_repeats_the_first() {
    let both = |first: &str| {
        let fields = format!("status: analysed\nfailed_at: {first}");
        [
            ("post-mortems/a.md", failure(&fields)),
            (
                "post-mortems/b.md",
                failure("status: analysed\nfailed_at: 2026-06-12\nlevers: suivi"),
            ),
        ]
    };
    let repeats = |first: &str| of(&vault(&both(first)), None).repeats;
    for day in ["2026-06-12", "2026-06-12T08:00", "2026-06-11"] {
        let first = format!("{day}\nlevers: suivi");
        assert_eq!(repeats(&first), Share { count: 1, of: 2 }, "{day}");
        let without_part = format!("{day}\nlevers: [suivi 0%, autre]");
        assert_eq!(repeats(&without_part), Share { count: 0, of: 2 }, "{day}");
    }
}

#[test]
fn what_the_ranking_leaves_out_neither_repeats_nor_comes_through() {
    let found = |money: &str| {
        let first = "status: analysed\nfailed_at: 2026-06-11\nlevers: suivi";
        let second =
            format!("status: analysed\nfailed_at: 2026-06-12\nlevers: suivi\nmoney: {money}");
        let notes = [
            (
                "guard-rails/g.md",
                guardrail("status: testing\nsince: 2026-06-12\nlevers: suivi"),
            ),
            ("post-mortems/a.md", failure(first)),
            ("post-mortems/b.md", failure(&second)),
        ];
        let found = of(&vault(&notes), None);
        (found.repeats, found.relapses)
    };
    let one = |of| Share { count: 1, of };
    assert_eq!(found("7.5"), (one(2), one(2)));
    let none = Share { count: 0, of: 1 };
    assert_eq!(found("\"7,5\""), (none, none));
}

#[test]
fn a_month_that_has_begun_counts_until_today() {
    let notes = [
        ("bets/b.md", bet("status: running\nstarts: 2026-07")),
        ("bets/c.md", bet("status: running\nstarts: 2026-08")),
        (
            "post-mortems/a.md",
            failure("status: analysed\nfailed_at: 2026-07-01\nanalysed_at: 2026-07"),
        ),
        (
            "post-mortems/b.md",
            failure("status: cooling\nfailed_at: 2026-07"),
        ),
    ];
    let found = of(&vault(&notes), None);
    assert_eq!((found.attempts.count, found.provoked.of), (1, 2));
    assert_eq!(found.to, "2026-07-06".parse().unwrap());
    assert_eq!(found.next_bet.over, 2);
    // 5 days to the 6th, and none of a failure of today.
    assert_eq!(shown(found.next_bet.days), Some("2.5".into()));
    assert_eq!(shown(found.analysis.days), Some("5.0".into()));
}

#[test]
fn only_a_guardrail_made_since_closes_the_circle() {
    let closing_of = |levers: &str, guard: &str, starts: &str| {
        let notes = [
            ("guard-rails/g.md", guardrail(guard)),
            (
                "bets/b.md",
                bet(&format!("status: running\nstarts: {starts}\nguardrails: g")),
            ),
            (
                "post-mortems/a.md",
                failure(&format!(
                    "status: analysed\nfailed_at: 2026-02-28\nlevers: {levers}"
                )),
            ),
        ];
        shown(of(&vault(&notes), None).circle.days)
    };
    let closing = |guard: &str, starts: &str| closing_of("suivi", guard, starts);
    let since = |day: &str| format!("status: testing\nsince: {day}\nlevers: suivi");
    assert_eq!(
        closing(&since("2026-03-01"), "2026-03-09"),
        Some("9.0".into())
    );
    assert_eq!(
        closing(&since("2026-02-28"), "2026-02-28"),
        Some("0.0".into())
    );
    assert_eq!(
        closing(&since("2026-02-27"), "2026-03-09"),
        None,
        "older than the failure"
    );
    assert_eq!(
        closing(&since("2026-03-01"), "2026-02-27"),
        None,
        "a bet before it"
    );
    let spared = closing_of("[suivi 0%, prix]", &since("2026-03-01"), "2026-03-09");
    assert_eq!(spared, None, "a lever without a part in it");
    let other = "status: testing\nsince: 2026-03-01\nlevers: ciblage";
    assert_eq!(closing(other, "2026-03-09"), None, "no lever in common");
    let draft = "status: draft\nsince: 2026-03-01\nlevers: suivi";
    assert_eq!(closing(draft, "2026-03-09"), None, "a draft guards nothing");
}

#[test]
fn an_empty_vault_has_no_figures() {
    let vault = vault(&[]);
    let found = of(&vault, None);
    assert_eq!((found.from, found.gap), (None, None));
    assert_eq!(found.attempts.per_month(), None);
    assert_eq!((found.analysis.days, found.circle.days), (None, None));
    assert_eq!(
        (found.calibration.brier, found.growth.percent()),
        (None, None)
    );
    assert_eq!(found.behind.percent(&found.behind.held), None);
    let costless = failure("status: analysed\nfailed_at: 2026-06-12\nlevers: suivi");
    let vault = self::vault(&[("post-mortems/a.md", costless)]);
    let behind = of(&vault, None).behind;
    assert_eq!(behind.percent(&behind.open), None, "nothing of nothing");
}

#[test]
fn the_ends_of_time_are_days_too() {
    let notes = [
        (
            "post-mortems/a.md",
            failure(
                "status: analysed\nfailed_at: 0001-01-01\nanalysed_at: 9999-12-31\nlevers: suivi",
            ),
        ),
        (
            "post-mortems/b.md",
            failure("status: cooling\nfailed_at: 9999-12"),
        ),
        (
            "bets/a.md",
            bet("status: running\nstarts: 9999-12-31T23:59:59Z"),
        ),
        (
            "guard-rails/g.md",
            guardrail("status: testing\nsince: 0001-01-01\nlevers: suivi"),
        ),
    ];
    let vault = vault(&notes);
    for now in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
        for window in ["P9999Y", "PT0S", "90d"] {
            let found = Resilience::of(&vault, now, Period::parse(window).ok());
            assert!(found.provoked.of <= 2, "{now} {window}");
        }
    }
    let found = of(&vault, None);
    assert_eq!(found.attempts.count, 0);
    assert_eq!(shown(found.analysis.days), Some("3652058.0".into()));
}

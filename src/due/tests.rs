//! Every item over small vaults, at the instants at which it comes and goes.

use proptest::prelude::*;

use super::*;
use crate::{
    language::Catalogue,
    schema::Choice,
    settings::{Language, Settings},
    value::{Period, zone},
};

const COLD_MAILS: &str = "---\ntype: postmortem\ntitle: Cent prospects, zéro client\nstatus: cooling\n\
    failed_at: 2026-03-03T22:50\nhours: 60\n---\n\n## Les faits\n\nCent e-mails, aucune réponse.\n";

fn settings(language: Language) -> Settings {
    Settings {
        timezone: zone("Europe/Paris").unwrap(),
        ..Settings::new(language)
    }
}

fn vault(notes: &[(&str, &str)]) -> Vault {
    Vault::of_texts(settings(Language::French), notes.iter().copied())
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// What there is at an instant: state, name and id of each item.
fn items(vault: &Vault, now: &str) -> Vec<String> {
    let agenda = Agenda::of(vault, at(now));
    let shown = agenda.all().map(|item| {
        let state = match item.state {
            State::Now => "now",
            State::Cooling => "cooling",
            State::Later => "later",
        };
        format!("{state} {} {}", item.what.name(), item.id)
    });
    shown.collect()
}

/// The first item of this name.
fn item<'v>(vault: &'v Vault, now: &str, what: &str) -> Item<'v> {
    let agenda = Agenda::of(vault, at(now));
    let found = agenda.all().find(|item| item.what.name() == what);
    found.cloned().unwrap_or_else(|| panic!("no {what}"))
}

/// What is said of the first item of this name, in each language.
fn said(notes: &[(&str, &str)], now: &str, what: &str) -> [String; 2] {
    [Language::English, Language::French].map(|language| {
        let vault = Vault::of_texts(settings(language), notes.iter().copied());
        let message = item(&vault, now, what).message(&vault.settings);
        Catalogue::of(language).text(&message)
    })
}

#[test]
fn an_analysis_cools_opens_and_is_late() {
    let notes = [("post-mortems/cent.md", COLD_MAILS)];
    let vault = vault(&notes);
    for (now, expected) in [
        ("2026-03-05T22:49:59+01:00", "cooling cooling cent"),
        ("2026-03-05T22:50:00+01:00", "now analysis-open cent"),
        ("2026-03-12T22:50:00+01:00", "now analysis-open cent"),
        ("2026-03-12T22:50:01+01:00", "now analysis-late cent"),
    ] {
        assert_eq!(items(&vault, now), [expected], "{now}");
    }
    let cooling = item(&vault, "2026-03-04T00:00Z", "cooling");
    assert_eq!(cooling.stake, Exact::from_integer(3000.into()));
    assert_eq!(cooling.when.unwrap().to_string(), "2026-03-05 22:50");
    assert_eq!(
        said(&notes, "2026-03-04T00:00Z", "cooling"),
        [
            "cools until 2026-03-05 22:50; until then, note the facts and leave the rest under “In the heat”",
            "refroidit jusqu'au 2026-03-05 22:50\u{a0}; d'ici là, notez les faits et laissez le reste sous «\u{a0}À chaud\u{a0}»",
        ]
    );
    assert_eq!(
        said(&notes, "2026-03-20T00:00Z", "analysis-late"),
        [
            "the analysis has been open since 2026-03-05 22:50; half an hour is enough to begin, with the facts",
            "l'analyse est ouverte depuis le 2026-03-05 22:50\u{a0}; une demi-heure suffit pour commencer, par les faits",
        ]
    );
}

#[test]
fn days_and_hours_go_over_the_jump_of_the_clocks() {
    let text = COLD_MAILS.replace("2026-03-03T22:50", "2026-03-28");
    let vault = vault(&[("post-mortems/cent.md", &text)]);
    // 48 hours after the end of a Saturday, over a Sunday of 23 hours.
    let open = item(&vault, "2026-04-01T00:00Z", "analysis-open");
    assert_eq!(open.when.unwrap().to_string(), "2026-03-31 01:00");
    // Seven days of the calendar later the clock shows one o'clock again.
    let text = COLD_MAILS.replace("2026-03-03T22:50", "2026-03-24T01:00");
    let vault = self::vault(&[("post-mortems/cent.md", &text)]);
    let at_the_end = items(&vault, "2026-04-02T01:00:00+02:00");
    assert_eq!(at_the_end, ["now analysis-open cent"]);
    let after = items(&vault, "2026-04-02T01:00:01+02:00");
    assert_eq!(after, ["now analysis-late cent"]);
}

#[test]
fn facts_are_asked_for_until_the_analysis_is_done() {
    let empty = COLD_MAILS.replace(
        "Cent e-mails, aucune réponse.",
        "<!-- Que s'est-il passé ? -->",
    );
    let notes = [("post-mortems/cent.md", &*empty)];
    let now = "2026-03-04T00:00Z";
    assert_eq!(
        items(&vault(&notes), now),
        ["now facts-empty cent", "cooling cooling cent"]
    );
    assert_eq!(
        said(&notes, now, "facts-empty")[1],
        "les faits ne sont pas encore écrits\u{a0}; c'est ce que la mémoire perd en premier"
    );
    let later = items(&vault(&notes), "2026-03-01T00:00Z");
    assert_eq!(later, ["cooling cooling cent"], "it has not happened yet");
    let analysed = empty.replace("cooling", "analysed");
    let vault = vault(&[("post-mortems/cent.md", &analysed)]);
    assert!(items(&vault, now).is_empty());
}

const GUARDED: &str = "---\ntype: postmortem\ntitle: Salon\nstatus: analysed\nfailed_at: 2025-10-16\n\
    money: 1000\nlevers: [suivi 90%, ciblage 10%]\n---\n";

fn guardrail(fields: &str) -> String {
    format!("---\ntype: guardrail\ntitle: 7 touches\nlevers: [suivi, Suivi]\n{fields}\n---\n")
}

/// The items of one guard-rail against the lever behind 900 EUR.
fn of_guardrail(fields: &str, now: &str) -> Vec<String> {
    let text = guardrail(fields);
    let vault = vault(&[
        ("post-mortems/salon.md", GUARDED),
        ("guard-rails/sept.md", &text),
    ]);
    let agenda = Agenda::of(&vault, at(now));
    let own = agenda.all().filter(|item| item.kind == Kind::Guardrail);
    let shown = own.map(|item| {
        assert_eq!(item.stake, Exact::from_integer(900.into()));
        let when = item.when.unwrap();
        format!("{:?} {} {when}", item.state, item.what.name())
    });
    shown.collect()
}

#[test]
fn a_draft_is_due_when_its_day_is_over() {
    let fields = "status: draft\ndue: 2026-03-10";
    assert_eq!(
        of_guardrail(fields, "2026-03-10T23:59:59+01:00"),
        ["Later guardrail-overdue 2026-03-10"]
    );
    assert_eq!(
        of_guardrail(fields, "2026-03-11T00:00:00+01:00"),
        ["Now guardrail-overdue 2026-03-10"]
    );
    assert!(of_guardrail("status: draft", "2026-03-11T00:00Z").is_empty());
    let month = of_guardrail("status: draft\ndue: 2026-03", "2026-03-31T12:00Z");
    assert_eq!(month, ["Later guardrail-overdue 2026-03-31"]);
}

#[test]
fn a_guardrail_in_force_waits_for_its_first_trial() {
    let fields = "status: testing\nsince: 2026-03-09";
    assert!(of_guardrail(fields, "2026-03-08T22:59:59Z").is_empty());
    assert_eq!(
        of_guardrail(fields, "2026-03-08T23:00:00Z"),
        ["Later never-tried 2026-04-08"]
    );
    assert_eq!(
        of_guardrail(fields, "2026-04-07T22:00:00Z"),
        ["Now never-tried 2026-04-08"],
        "30 days later"
    );
    let sooner = format!("{fields}\nreview_every: 1w");
    assert_eq!(
        of_guardrail(&sooner, "2026-03-16T12:00Z"),
        ["Now never-tried 2026-03-16"]
    );
    for other in [
        "status: testing\nsince: 2026-03-09\nuntil: 2026-03-20",
        "status: draft\nsince: 2026-03-09",
        "status: retired\nsince: 2026-03-09\nuntil: 2027-01-01",
    ] {
        assert!(
            of_guardrail(other, "2026-03-20T12:00Z").is_empty(),
            "{other}"
        );
    }
    let judged = "status: validated\nsince: 2026-03-09\njudgement: two in a year";
    assert_eq!(
        of_guardrail(judged, "2026-03-20T12:00Z"),
        ["Later review-due 2026-06-07"]
    );
    let text = format!("---\ntype: guardrail\ntitle: G\n{judged}\nlevers: suivi\n---\n");
    let vault = vault(&[("g.md", &text)]);
    let review = item(&vault, "2026-06-08T12:00Z", "review-due");
    assert_eq!(review.next, Next::Run("pm trial g 12/30".into()));
}

#[test]
fn a_review_is_due_a_period_after_the_last_trial() {
    let fields = "status: validated\nsince: 2026-01-01\nreview_every: 30d\n\
        trials: [2026-02-01 3/10, 2025-12-01 0/10, 2027-01-01 1/1]";
    assert_eq!(
        of_guardrail(fields, "2026-03-02T12:00Z"),
        ["Later review-due 2026-03-03"]
    );
    assert_eq!(
        of_guardrail(fields, "2026-03-02T23:00Z"),
        ["Now review-due 2026-03-03"],
        "midnight in Paris"
    );
    let plain = "status: testing\nsince: 2026-01-01\ntrials: 2026-01-10 3/10";
    assert_eq!(
        of_guardrail(plain, "2026-04-10T00:00Z"),
        ["Now review-due 2026-04-10"],
        "90 days, over the jump of the clocks"
    );
}

#[test]
fn a_bet_that_applied_it_has_tried_it() {
    let text = guardrail("status: testing\nsince: 2026-03-09");
    let bet = "---\ntype: bet\ntitle: x\nstatus: ended\nstarts: 2026-03-20\nended: 2026-04-01\nguardrails: sept\nresult: 3\n---\n";
    let vault = vault(&[
        ("post-mortems/salon.md", GUARDED),
        ("guard-rails/sept.md", &text),
        ("bets/b.md", bet),
    ]);
    let now = "2026-04-02T00:00Z";
    assert_eq!(items(&vault, now), ["later review-due sept"]);
    let when = item(&vault, now, "review-due").when.unwrap();
    assert_eq!(when.to_string(), "2026-06-30", "90 days after its end");
}

#[test]
fn a_failure_that_came_through_has_tried_it() {
    let text = guardrail("status: testing\nsince: 2026-03-09");
    let came_through = GUARDED.replace("2025-10-16", "2026-04-01");
    let vault = vault(&[
        ("post-mortems/salon.md", &came_through),
        ("guard-rails/sept.md", &text),
    ]);
    let review = item(&vault, "2026-04-02T00:00Z", "review-due");
    let when = review.when.unwrap().to_string();
    assert_eq!(when, "2026-06-30", "90 days after it");
}

#[test]
fn where_the_vault_does_not_wait_an_analysis_is_open_at_once() {
    let cooling = Period::parse("0h").unwrap();
    let settings = Settings {
        cooling,
        ..settings(Language::French)
    };
    let today = COLD_MAILS.replace("2026-03-03T22:50", "2026-03-03");
    let vault = Vault::of_texts(settings, [("post-mortems/cent.md", today.as_str())]);
    assert_eq!(
        items(&vault, "2026-03-03T12:00Z"),
        ["now analysis-open cent"]
    );
}

#[test]
fn what_guardrails_ask_for_is_said_kindly() {
    let draft = guardrail("status: draft\ndue: 2026-03-10");
    let testing = guardrail("status: testing\nsince: 2026-03-09");
    let tried = guardrail("status: testing\nsince: 2026-01-01\ntrials: 2026-01-02 1/2");
    for (text, now, what, english, french) in [
        (
            &draft,
            "2026-04-01T00:00Z",
            "guardrail-overdue",
            "should have been in force by 2026-03-10; put it to work, or set another day",
            "devait être en vigueur le 2026-03-10\u{a0}; mettez-le en place, ou donnez-lui une autre date",
        ),
        (
            &draft,
            "2026-03-01T00:00Z",
            "guardrail-overdue",
            "to be put into force by 2026-03-10",
            "à mettre en vigueur d'ici au 2026-03-10",
        ),
        (
            &testing,
            "2026-05-01T00:00Z",
            "never-tried",
            "in force since 2026-03-09, not put to the test yet",
            "en vigueur depuis le 2026-03-09, pas encore mis à l'épreuve",
        ),
        (
            &testing,
            "2026-04-01T00:00Z",
            "never-tried",
            "in force since 2026-03-09, to be put to the test by 2026-04-08",
            "en vigueur depuis le 2026-03-09, à mettre à l'épreuve d'ici au 2026-04-08",
        ),
        (
            &tried,
            "2026-05-01T00:00Z",
            "review-due",
            "was due for another look on 2026-04-02; does it still hold?",
            "à revoir depuis le 2026-04-02\u{a0}; tient-il encore\u{a0}?",
        ),
        (
            &tried,
            "2026-03-01T00:00Z",
            "review-due",
            "due for another look on 2026-04-02",
            "à revoir le 2026-04-02",
        ),
    ] {
        let notes = [("guard-rails/sept.md", &**text)];
        assert_eq!(said(&notes, now, what), [english, french]);
    }
}

fn bet(fields: &str) -> String {
    format!("---\ntype: bet\ntitle: Cent prospects\n{fields}\n---\n")
}

#[test]
fn a_result_is_due_when_its_day_is_over() {
    let running =
        bet("status: running\nstarts: 2026-01-05\ndue: 2026-02-28\nmax_money: 200\nmax_hours: 60");
    let notes = [("bets/cent.md", &*running)];
    let vault = vault(&notes);
    let (last, after) = ("2026-02-28T22:59:59Z", "2026-02-28T23:00:00Z");
    assert_eq!(items(&vault, last), ["later bet-overdue cent"]);
    assert_eq!(items(&vault, after), ["now bet-overdue cent"]);
    let stake = item(&vault, after, "bet-overdue").stake;
    assert_eq!(stake, Exact::from_integer(3200.into()));
    assert_eq!(
        said(&notes, after, "bet-overdue"),
        [
            "should have ended on 2026-02-28; what came of it?",
            "devait se terminer le 2026-02-28\u{a0}; qu'a-t-il donné\u{a0}?",
        ]
    );
    assert_eq!(
        said(&notes, last, "bet-overdue"),
        [
            "the result is due on 2026-02-28",
            "le résultat est attendu le 2026-02-28"
        ]
    );
    let planned = running.replace("running", "planned");
    assert_eq!(
        said(&[("bets/cent.md", &planned)], after, "bet-overdue"),
        [
            "should have ended on 2026-02-28 and has not begun; begin it, or call it off",
            "devait se terminer le 2026-02-28 et n'a pas commencé\u{a0}; lancez-le, ou annulez-le",
        ]
    );
    for status in ["ended", "cancelled"] {
        let other = running.replace("running", status);
        let vault = self::vault(&[("bets/cent.md", &other)]);
        assert!(items(&vault, after).is_empty(), "{status}");
    }
}

#[test]
fn a_lost_bet_asks_for_its_post_mortem_after_seven_days() {
    let lost = bet(
        "status: ended\nstarts: 2026-01-05\nended: 2026-02-28\nsuccess_if: \">= 3\"\nresult: 0\n\
         max_money: 200\nmax_hours: 60",
    );
    let notes = [("bets/cent.md", &*lost)];
    let vault = vault(&notes);
    assert_eq!(
        items(&vault, "2026-03-06T22:59:59Z"),
        ["later bet-unexamined cent"]
    );
    let now = "2026-03-06T23:00:00Z";
    assert_eq!(items(&vault, now), ["now bet-unexamined cent"]);
    let due = item(&vault, now, "bet-unexamined");
    assert_eq!(due.stake, Exact::from_integer(3200.into()));
    assert_eq!(due.next, Next::Run("pm new \"…\" --set bet=cent".into()));
    assert_eq!(
        said(&notes, now, "bet-unexamined"),
        [
            "lost on 2026-02-28; no post-mortem says why yet",
            "perdu le 2026-02-28\u{a0}; aucun post-mortem ne dit encore pourquoi",
        ]
    );
    let cost = lost.replace("max_money: 200", "money: 180\nmax_money: 200");
    let vault = self::vault(&[("bets/cent.md", &cost)]);
    let stake = item(&vault, now, "bet-unexamined").stake;
    assert_eq!(stake, Exact::from_integer(180.into()), "what it cost");
    let named = "---\ntype: postmortem\ntitle: x\nstatus: void\nbet: \"[[Cent]]\"\n---\n";
    let vault = self::vault(&[("bets/cent.md", &lost), ("post-mortems/a.md", named)]);
    assert!(items(&vault, now).is_empty());
    for other in [
        lost.replace("result: 0", "result: 3"),
        lost.replace("result: 0", "inconclusive: two weeks of illness"),
        lost.replace("status: ended", "status: cancelled"),
    ] {
        let vault = self::vault(&[("bets/cent.md", &other)]);
        assert!(items(&vault, now).is_empty(), "{other}");
    }
}

#[test]
fn an_accepted_risk_is_looked_at_on_its_day() {
    let accepted = "---\ntype: postmortem\ntitle: Prix\nstatus: accepted\nfailed_at: 2026-01-01\nmoney: 162\n\
        levers: prix\nreason: x\nreview: 2026-12-01\n---\n";
    let notes = [("post-mortems/prix.md", accepted)];
    let vault = vault(&notes);
    let review = |items: Vec<String>| items.into_iter().find(|item| item.contains("risk-review"));
    let before = review(items(&vault, "2026-11-30T22:59:59Z"));
    assert_eq!(before.as_deref(), Some("later risk-review prix"));
    let now = "2026-11-30T23:00:00Z";
    let on_the_day = review(items(&vault, now));
    assert_eq!(on_the_day.as_deref(), Some("now risk-review prix"));
    assert_eq!(
        said(&notes, now, "risk-review"),
        [
            "an accepted risk that was due for another look on 2026-12-01; is it still worth it?",
            "risque assumé, à revoir depuis le 2026-12-01\u{a0}; en vaut-il encore la peine\u{a0}?",
        ]
    );
}

#[test]
fn a_vital_lever_asks_for_a_guardrail() {
    let now = "2026-03-01T00:00Z";
    let notes = [("post-mortems/salon.md", GUARDED)];
    let vault = vault(&notes);
    assert_eq!(
        items(&vault, now),
        ["now lever-unguarded suivi"],
        "the other is not vital"
    );
    let bare = item(&vault, now, "lever-unguarded");
    assert_eq!(bare.stake, Exact::from_integer(900.into()));
    assert_eq!(
        bare.next,
        Next::Run("pm new garde-fou \"…\" --lever suivi".into())
    );
    assert_eq!(
        said(&notes, now, "lever-unguarded"),
        [
            "one of the vital levers, and no guard-rail stops it yet",
            "levier majeur, et aucun garde-fou ne l'arrête encore",
        ]
    );
    let draft = guardrail("status: draft");
    let notes = [notes[0], ("guard-rails/sept.md", &draft)];
    assert_eq!(
        said(&notes, now, "lever-unguarded"),
        [
            "one of the vital levers; its guard-rail, “7 touches”, is still a draft",
            "levier majeur\u{a0}; son garde-fou, «\u{a0}7 touches\u{a0}», est encore un brouillon",
        ]
    );
    let vault = self::vault(&notes);
    let next = item(&vault, now, "lever-unguarded").next;
    assert_eq!(next, Next::Open("guard-rails/sept.md"));
    let testing = guardrail("status: testing\nsince: 2026-02-01\ntrials: 2026-02-02 1/2");
    let vault = self::vault(&[notes[0], ("guard-rails/sept.md", &testing)]);
    assert_eq!(items(&vault, now), ["later review-due sept"]);
}

#[test]
fn a_guard_rail_since_this_month_waits_for_its_first_trial() {
    let testing = guardrail("status: testing\nsince: 2026-06");
    let vault = vault(&[("guard-rails/sept.md", &*testing)]);
    let now = "2026-06-15T12:00:00Z";
    assert_eq!(items(&vault, now), ["later never-tried sept"]);
}

#[test]
fn thirty_days_without_a_bet_are_paralysis() {
    let lost = bet(
        "status: ended\nstarts: 2026-01-05\nended: 2026-02-28\nsuccess_if: \">= 3\"\nresult: 3",
    );
    let failed = COLD_MAILS
        .replace("cooling", "analysed")
        .replace("2026-03-03T22:50", "2026-02-28");
    let notes = [("bets/a.md", &*lost), ("post-mortems/cent.md", &*failed)];
    let vault = vault(&notes);
    assert!(items(&vault, "2026-03-29T21:59:59Z").is_empty());
    let now = "2026-03-29T22:00:00Z";
    assert_eq!(items(&vault, now), ["now paralysis cent"]);
    let frozen = item(&vault, now, "paralysis");
    assert_eq!(frozen.stake, Exact::from_integer(3000.into()));
    assert_eq!(frozen.next, Next::Run("pm new pari \"…\"".into()));
    assert_eq!(
        said(&notes, now, "paralysis"),
        [
            "no bet in the 30 days since; the next one may be small",
            "aucun pari depuis 30 jours\u{a0}; le prochain peut être petit",
        ]
    );
    let alone = self::vault(&[notes[1]]);
    assert!(items(&alone, now).is_empty(), "a vault without bets");
    for (other, expected) in [
        ("status: ended\nstarts: 2026-02-28", 0),
        ("status: running\nstarts: 2026-01-01", 0),
        ("status: running", 0),
        ("status: running\nstarts: 2026-05-01", 0),
        ("status: running\nstarts: 2026-03", 0),
        ("status: planned\nstarts: 2026-03-10", 1),
        ("status: cancelled\nstarts: 2026-03-10", 1),
        ("status: ended\nstarts: 2026-02-27", 1),
        ("status: ended\nended: 2026-02-28", 0),
        ("status: ended", 0),
        ("status: ended\nended: 2026-02-27", 1),
    ] {
        let other = bet(other);
        let vault = self::vault(&[notes[0], ("bets/b.md", &other), notes[1]]);
        assert_eq!(items(&vault, now).len(), expected, "{other}");
    }
}

#[test]
fn an_older_failure_that_nothing_followed_is_not_forgotten_behind_a_fresh_one() {
    let old = COLD_MAILS
        .replace("cooling", "analysed")
        .replace("2026-03-03T22:50", "2026-01-10");
    let fresh = old.replace("2026-01-10", "2026-02-20");
    let ended = bet("status: ended\nstarts: 2026-01-05");
    let vault = vault(&[
        ("bets/a.md", &ended),
        ("post-mortems/fresh.md", &fresh),
        ("post-mortems/old.md", &old),
    ]);
    assert_eq!(items(&vault, "2026-03-01T00:00Z"), ["now paralysis old"]);
}

#[test]
fn a_bet_over_two_open_analyses_wanders() {
    let open = |hours: &str| COLD_MAILS.replace("hours: 60", hours);
    let (small, large) = (open("hours: 2"), open("hours: 60"));
    let started = |day: &str| bet(&format!("status: running\nstarts: {day}"));
    let wandering = started("2026-03-06");
    let notes = [
        ("bets/b.md", &*wandering),
        ("post-mortems/a.md", &*small),
        ("post-mortems/z.md", &*large),
    ];
    let vault = vault(&notes);
    let now = "2026-03-07T00:00Z";
    assert_eq!(
        items(&vault, now),
        [
            "now wandering b",
            "now analysis-open z",
            "now analysis-open a"
        ]
    );
    let found = item(&vault, now, "wandering");
    assert_eq!(found.stake, Exact::from_integer(3100.into()));
    assert_eq!(found.next, Next::Open("post-mortems/z.md"));
    assert_eq!(
        said(&notes, now, "wandering"),
        [
            "began while 2 failures waited for their analysis; the costliest is “Cent prospects, zéro client”",
            "commencé alors que 2 échecs attendaient leur analyse\u{a0}; le plus coûteux est «\u{a0}Cent prospects, zéro client\u{a0}»",
        ]
    );
    // They open on the 5th at 22:50: a bet of the 5th may have begun before.
    for (day, count) in [
        ("2026-03-05", 0),
        ("2026-03-05T22:50", 1),
        ("2026-03-05T22:49", 0),
    ] {
        let other = started(day);
        let vault = self::vault(&[("bets/b.md", &other), notes[1], notes[2]]);
        let all = items(&vault, now);
        let found = all.iter().filter(|item| item.contains("wandering"));
        assert_eq!(found.count(), count, "{day}");
    }
    let analysed = small.replace("cooling", "analysed");
    let vault = self::vault(&[notes[0], ("post-mortems/a.md", &analysed), notes[2]]);
    assert_eq!(items(&vault, now), ["now analysis-open z"]);
}

#[test]
fn the_queue_is_in_the_order_of_what_is_at_stake() {
    let costs = |cost: &str, title: &str| {
        COLD_MAILS
            .replace("hours: 60", cost)
            .replace("Cent prospects, zéro client", title)
    };
    let texts = [
        ("post-mortems/a.md", costs("hours: 1", "a")),
        ("post-mortems/b.md", costs("money: 50.000000001", "b")),
        ("post-mortems/c.md", costs("money: 50", "c")),
        ("post-mortems/d.md", costs("money: 7,5", "d")),
        (
            "bets/e.md",
            bet("status: running\nstarts: 2026-01-01\ndue: 2026-03-01\nmax_hours: 1"),
        ),
    ];
    let notes: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, &**text)).collect();
    let now = "2026-03-06T00:00Z";
    let expected = [
        "now analysis-open b",
        "now analysis-open a",
        "now analysis-open c",
        "now bet-overdue e",
        "now analysis-open d",
    ];
    assert_eq!(items(&vault(&notes), now), expected);
    let reversed: Vec<(&str, &str)> = notes.iter().rev().copied().collect();
    assert_eq!(items(&vault(&reversed), now), expected);
}

#[test]
fn nothing_is_due_in_an_empty_vault_nor_with_what_is_void() {
    assert!(items(&vault(&[]), "2026-03-06T00:00Z").is_empty());
    let void = COLD_MAILS.replace("cooling", "void");
    let vault = vault(&[("post-mortems/a.md", &void)]);
    assert!(items(&vault, "2026-05-06T00:00Z").is_empty());
    let undated = COLD_MAILS.replace("2026-03-03T22:50", "03/03/2026");
    let vault = self::vault(&[("post-mortems/a.md", &undated)]);
    assert!(items(&vault, "2026-05-06T00:00Z").is_empty());
}

#[test]
fn ids_stand_in_commands_as_a_shell_takes_them() {
    let run = |command: &str| Some(Next::Run(command.into()));
    let command = |id| Next::command("pm trial ID 12/30", id);
    assert_eq!(command("sept-touches"), run("pm trial sept-touches 12/30"));
    assert_eq!(command("évaluer"), run("pm trial évaluer 12/30"));
    assert_eq!(command("l'oubli"), run("pm trial \"l'oubli\" 12/30"));
    assert_eq!(command("$(reboot)"), None);
}

/// The fields on which anything that is due depends.
const FIELDS: [&str; 21] = [
    "failed_at",
    "review",
    "analysed_at",
    "money",
    "hours",
    "levers",
    "bet",
    "starts",
    "due",
    "ended",
    "result",
    "success_if",
    "confidence",
    "max_money",
    "max_hours",
    "guardrails",
    "since",
    "until",
    "trials",
    "review_every",
    "judgement",
];

/// Notes with every field that anything due depends on, among values that are right, extreme or wrong.
fn notes() -> impl Strategy<Value = Vec<(String, String)>> {
    let date = prop_oneof![
        "2026-0[1-9]-[0-2][1-8](T1[0-9]:30)?",
        "2026-(02|06)",
        "(0001-01-01|9999-12-31|9999-12)(T23:59:59Z)?",
        "soon",
    ];
    let value = prop_oneof![
        5 => date,
        1 => "[0-9]{1,3}(/[0-9]{1,3})?",
        1 => "(0d|48h|P9999Y|90d)",
        1 => "\">= [0-9]%?\"",
        2 => "[abc]",
    ];
    let field = (proptest::sample::select(FIELDS.as_slice()), value);
    let fields = proptest::collection::hash_map(field.0, field.1, 0..9);
    let kind = proptest::sample::select(Kind::ALL);
    let note = (kind, 0usize..6, fields).prop_map(|(kind, status, fields)| {
        let status = kind
            .statuses()
            .get(status)
            .map_or("x", |status| status.name());
        let mut fields: Vec<String> = fields
            .into_iter()
            .map(|(key, value)| format!("{key}: {value}\n"))
            .collect();
        fields.sort();
        format!(
            "---\ntype: {}\nstatus: {status}\n{}---\n",
            kind.name(),
            fields.concat()
        )
    });
    proptest::collection::vec(note, 0..8).prop_map(|notes| {
        let ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
        ids.iter()
            .zip(notes)
            .map(|(id, text)| (format!("{id}.md"), text))
            .collect()
    })
}

proptest! {
    #[test]
    fn any_notes_have_an_agenda_in_order(
        notes in notes(),
        now in prop_oneof!["2026-0[1-9]-1[0-9]T00:00Z", "(0001|9998)-06-01T00:00Z"],
    ) {
        let texts = || notes.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let vault = Vault::of_texts(settings(Language::French), texts());
        let agenda = Agenda::of(&vault, at(&now));
        for queue in [&agenda.now, &agenda.cooling] {
            prop_assert!(queue.is_sorted_by(|a, b| a.stake >= b.stake));
        }
        prop_assert!(agenda.later.is_sorted_by_key(|item| item.when));
        let today = vault.settings.timezone.to_datetime(at(&now)).date();
        for item in agenda.all() {
            let sentence = item.sentence(&vault.settings);
            prop_assert!(!sentence.contains("{$") && !sentence.contains("due-"), "{}", sentence);
            let when = item.when.map(|when| when.day);
            prop_assert!(when.is_none_or(|day| match item.state {
                State::Now => day <= today,
                State::Cooling | State::Later => day >= today,
            }), "{:?}", item);
        }
        let shuffled = Vault::of_texts(settings(Language::French), texts().rev());
        let again = Agenda::of(&shuffled, at(&now));
        prop_assert_eq!(format!("{agenda:?}"), format!("{again:?}"));
    }
}

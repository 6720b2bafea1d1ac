//! Guard-rails over small vaults.

use super::*;
use crate::{
    evidence::Verdict,
    settings::Settings,
    value::{RelapseCause, zone},
};

const LEVER: (&str, &str) = (
    "levers/suivi.md",
    "---\ntype: lever\ntitle: Suivi\nkind: process\naliases: [relances]\n---\n",
);

fn guardrail(fields: &str) -> String {
    format!("---\ntype: guardrail\ntitle: x\nlevers: suivi\n{fields}\n---\n")
}

fn bet(fields: &str) -> String {
    format!("---\ntype: bet\ntitle: x\n{fields}\n---\n")
}

fn failure(fields: &str) -> String {
    format!("---\ntype: postmortem\ntitle: x\nstatus: analysed\n{fields}\n---\n")
}

fn vault(notes: &[(&str, String)]) -> Vault {
    let settings = Settings {
        timezone: zone("Europe/Paris").unwrap(),
        ..Settings::default()
    };
    let texts = notes.iter().map(|(path, text)| (*path, text.as_str()));
    Vault::of_texts(settings, texts.chain([LEVER]))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn trials_since_the_rule_are_pooled_and_older_ones_are_not() {
    let fields = "status: testing\nsince: 2026-03-09\nmetric: Réponses par prospect\nbetter: higher\nbaseline: 0/100\n\
        trials:\n  - 2026-03-08 5/5 the day before\n  - 2026-03-09 1/10 the first day\n  - 2026-04 2/10";
    let ended = "status: ended\nended: 2026-03-20\nmetric: réponses  par PROSPECT\nresult: 3/10\nguardrails: [g, \"[[G]]\"]";
    let vault = vault(&[
        ("guard-rails/g.md", guardrail(fields)),
        ("bets/b.md", bet(ended)),
    ]);
    let standings = Standings::of(&vault);
    let standing = standings.iter().next().unwrap();
    assert_eq!(standing.evidence.pooled, Ratio::parse("6/30").ok());
    assert_eq!(standing.superseded, 1);
    let order: Vec<_> = standing
        .trials
        .iter()
        .map(|tried| (tried.ratio.events, tried.bet.is_some()))
        .collect();
    assert_eq!(order, [(1, false), (3, true), (2, false)]);
    assert_eq!(standing.trials[0].words, "the first day");
    assert!(
        !standing.shares_evidence(),
        "the bet names one guard-rail twice"
    );
    assert_eq!(standing.evidence.verdict(), Verdict::Works);
    assert_eq!(standing.occasions(), 3);
}

#[test]
fn a_trial_of_the_list_that_tells_of_a_bet_counts_once() {
    let pooled = |trials: &str| {
        let fields =
            format!("status: testing\nsince: 2026-03-09\nmetric: essais\ntrials: [{trials}]");
        let ended =
            "status: ended\nended: 2026-05-10\nmetric: essais\nresult: 0/4\nguardrails: [g, h]";
        let vault = vault(&[
            ("guard-rails/g.md", guardrail(&fields)),
            (
                "guard-rails/h.md",
                guardrail("status: testing\nsince: 2026-03-09"),
            ),
            ("bets/b.md", bet(ended)),
        ]);
        let standings = Standings::of(&vault);
        let standing = standings.iter().next().unwrap();
        let own: Vec<_> = standing
            .trials
            .iter()
            .map(|tried| format!("{} {}", tried.words, tried.bet.is_some()))
            .collect();
        assert!(standing.shares_evidence());
        (
            standing.evidence.pooled.unwrap().to_string(),
            own.join(", "),
        )
    };
    let told = |pooled: &str, own: &str| (pooled.to_owned(), own.to_owned());
    assert_eq!(
        pooled("2026-05-10 0/4 by hand"),
        told("0/4", "by hand true")
    );
    assert_eq!(
        pooled("2026-05-10 0/4 one, 2026-05-10 0/4 two"),
        told("0/8", "one true, two false"),
        "a bet is one trial"
    );
    for other in ["2026-05-10 1/4 x", "2026-05-10 0/5 x"] {
        assert_eq!(pooled(other).1, "x false,  true", "{other}");
    }
    assert_eq!(pooled("2026-05-11 0/4 x"), told("0/8", " true, x false"));
}

#[test]
fn trials_after_its_end_are_not_pooled() {
    let fields = "status: failed\nsince: 2026-03-09\nuntil: 2026-04-01\nmetric: réponses\n\
        trials: [2026-03-08 1/10, 2026-04-01 2/10, 2026-04-02 4/10]";
    let ended = "status: ended\nended: 2026-04-03\nmetric: réponses\nresult: 8/10\nguardrails: [g]";
    let vault = vault(&[
        ("guard-rails/g.md", guardrail(fields)),
        ("bets/b.md", bet(ended)),
    ]);
    let standings = Standings::of(&vault);
    let standing = standings.iter().next().unwrap();
    assert_eq!(standing.evidence.pooled, Ratio::parse("2/10").ok());
    assert_eq!((standing.superseded, standing.late), (1, 2));
    assert_eq!(standing.occasions(), 1);
}

#[test]
fn only_ended_bets_with_the_same_metric_and_a_ratio_are_trials() {
    let fields = "status: testing\nsince: 2026-03-09\nmetric: réponses";
    let notes: Vec<_> = [
        "status: running\nended: 2026-04-01\nmetric: réponses\nresult: 1/2",
        "status: ended\nended: 2026-04-01\nmetric: ventes\nresult: 1/2",
        "status: ended\nended: 2026-04-01\nmetric: réponses\nresult: 3",
        "status: ended\nmetric: réponses\nresult: 1/2",
        "status: ended\nended: 2026-03-01\nmetric: réponses\nresult: 1/2",
    ]
    .iter()
    .enumerate()
    .map(|(at, fields)| {
        (
            format!("bets/{at}.md"),
            bet(&format!("{fields}\nguardrails: g")),
        )
    })
    .collect();
    let mut notes: Vec<_> = notes
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    notes.push(("guard-rails/g.md", guardrail(fields)));
    let vault = vault(&notes);
    let standings = Standings::of(&vault);
    let standing = standings.iter().next().unwrap();
    assert_eq!((standing.evidence.pooled, standing.superseded), (None, 1));
    let bets: Vec<_> = standing.bets.iter().map(|bet| &*bet.entry.id).collect();
    assert_eq!(
        bets,
        ["1", "2"],
        "applied while in force, though not counted alike"
    );
}

#[test]
fn guard_rails_of_one_bet_share_its_evidence() {
    let fields = "status: testing\nsince: 2026-03-09\nmetric: réponses";
    let ended =
        "status: ended\nended: 2026-03-20\nmetric: réponses\nresult: 3/10\nguardrails: [g, h]";
    let vault = vault(&[
        ("guard-rails/g.md", guardrail(fields)),
        ("guard-rails/h.md", guardrail(fields)),
        ("bets/b.md", bet(ended)),
    ]);
    let standings = Standings::of(&vault);
    assert!(standings.iter().all(Standing::shares_evidence));
}

#[test]
fn in_force_from_since_until_the_day_before_until() {
    let in_force_on = |fields: &str, on: &str| {
        let vault = vault(&[("guard-rails/g.md", guardrail(fields))]);
        let standings = Standings::of(&vault);
        let standing = standings.iter().next().unwrap();
        in_force(standing.entry, day(on), &vault.settings.timezone)
    };
    let retired = "status: retired\nsince: 2026-03-09\nuntil: 2026-04-01";
    assert!(!in_force_on(retired, "2026-03-08"));
    assert!(in_force_on(retired, "2026-03-09"));
    assert!(in_force_on(retired, "2026-03-31"));
    assert!(!in_force_on(retired, "2026-04-01"));
    assert!(in_force_on(
        "status: testing\nsince: 2026-03-09",
        "2030-01-01"
    ));
    assert!(!in_force_on("status: testing", "2026-03-09"));
    assert!(!in_force_on(
        "status: draft\nsince: 2026-03-09",
        "2026-03-09"
    ));
    assert!(in_force_on(
        "status: testing\nsince: 2026-03-08T23:30Z",
        "2026-03-09"
    ));
}

#[test]
fn today_no_day_of_the_month_is_still_to_come() {
    let in_force_today = |fields: &str| {
        let vault = vault(&[("guard-rails/g.md", guardrail(fields))]);
        let standings = Standings::of(&vault);
        let standing = standings.iter().next().unwrap();
        super::in_force_today(standing.entry, day("2026-06-15"), &vault.settings.timezone)
    };
    assert!(in_force_today("status: testing\nsince: 2026-06"));
    assert!(in_force_today("status: testing\nsince: 2026-06-15"));
    assert!(!in_force_today("status: testing\nsince: 2026-06-16"));
    assert!(!in_force_today("status: testing\nsince: 2026-07"));
    assert!(!in_force_today("status: draft\nsince: 2026-06"));
    assert!(!in_force_today(
        "status: retired\nsince: 2026-05\nuntil: 2026-06"
    ));
}

#[test]
fn a_failure_of_its_lever_while_in_force_is_a_leak() {
    let fields = "status: validated\nsince: 2026-03-09\nuntil: 2026-06-01";
    let vault = vault(&[
        ("guard-rails/g.md", guardrail(fields)),
        (
            "post-mortems/a.md",
            failure("failed_at: 2026-04-01\nlevers: [relances 50%, suivi]\nrelapses: g bypassed"),
        ),
        (
            "post-mortems/b.md",
            failure("failed_at: 2026-03-08\nlevers: suivi"),
        ),
        (
            "post-mortems/c.md",
            failure("failed_at: 2026-04-01\nlevers: prix"),
        ),
        (
            "post-mortems/d.md",
            failure("failed_at: 2026-05-31\nlevers: Suivi\nbet: x"),
        ),
        (
            "post-mortems/e.md",
            failure("failed_at: 2026-06-01\nlevers: suivi"),
        ),
        (
            "post-mortems/f.md",
            "---\ntype: postmortem\nstatus: cooling\nfailed_at: 2026-04-01\nlevers: suivi\n---\n"
                .into(),
        ),
    ]);
    let standings = Standings::of(&vault);
    let standing = standings.iter().next().unwrap();
    let leaks: Vec<_> = standing
        .leaks
        .iter()
        .map(|leak| (&*leak.entry.id, leak.cause))
        .collect();
    assert_eq!(leaks, [("a", Some(RelapseCause::Bypassed)), ("d", None)]);
    assert!(!standing.holds());
    assert_eq!(standing.occasions(), 2);
}

#[test]
fn a_lever_without_a_part_in_a_failure_lets_nothing_through() {
    let leaks = |fields: &str| {
        let fields = format!("failed_at: 2026-04-01\n{fields}");
        let vault = vault(&[
            (
                "guard-rails/g.md",
                guardrail("status: testing\nsince: 2026-03-09"),
            ),
            ("post-mortems/a.md", failure(&fields)),
        ]);
        let standings = Standings::of(&vault);
        standings.iter().next().unwrap().leaks.len()
    };
    for (levers, expected) in [
        ("[suivi 0%, prix]", 0),
        ("[prix 100%, suivi]", 0),
        ("[suivi 1%, prix]", 1),
        ("[suivi 0%, relances 10%]", 1),
        // What it cost cannot be known, that it came through can.
        ("suivi\nmoney: 7,5", 1),
        ("[suivi 80%, prix 80%]", 1),
        ("[suivi 0%, prix]\nmoney: 7,5", 0),
    ] {
        let fields = format!("levers: {levers}");
        assert_eq!(leaks(&fields), expected, "{levers}");
    }
}

#[test]
fn a_validated_guard_rail_without_a_leak_holds() {
    let applied = "status: ended\nended: 2026-04-01\nresult: 3\nguardrails: g";
    let provoked = failure("failed_at: 2026-04-02\nlevers: prix\nbet: b");
    let holds = |status: &str| {
        let vault = vault(&[
            (
                "guard-rails/g.md",
                guardrail(&format!("status: {status}\nsince: 2026-03-09")),
            ),
            ("bets/b.md", bet(applied)),
            ("post-mortems/p.md", provoked.clone()),
        ]);
        let standings = Standings::of(&vault);
        let standing = standings.of_lever(&vault, "relances").next().unwrap();
        (standing.holds(), standing.occasions(), standing.leaks.len())
    };
    assert_eq!(holds("validated"), (true, 1, 0));
    assert_eq!(holds("testing"), (false, 1, 0));
}

#[test]
fn a_failure_of_a_bet_that_applied_it_is_the_same_occasion() {
    let vault = vault(&[
        (
            "guard-rails/g.md",
            guardrail("status: testing\nsince: 2026-03-09"),
        ),
        (
            "bets/b.md",
            bet("status: ended\nended: 2026-04-01\nresult: 0\nguardrails: g"),
        ),
        (
            "post-mortems/p.md",
            failure("failed_at: 2026-04-01\nlevers: suivi\nbet: B"),
        ),
        (
            "post-mortems/q.md",
            failure("failed_at: 2026-04-05\nlevers: suivi"),
        ),
    ]);
    let standings = Standings::of(&vault);
    let standing = standings.iter().next().unwrap();
    assert_eq!((standing.occasions(), standing.leaks.len()), (2, 2));
}

#[test]
fn what_happened_on_one_day_is_one_occasion() {
    let fields = "status: testing\nsince: 2026-03-09\nmetric: essais\ntrials:\n  - 2026-04-01 0/1\n  - 2026-04-02 0/1";
    let vault = vault(&[
        ("guard-rails/g.md", guardrail(fields)),
        (
            "bets/b.md",
            bet("status: ended\nended: 2026-04-01\nresult: 0\nguardrails: g"),
        ),
        (
            "post-mortems/p.md",
            failure("failed_at: 2026-04-02\nlevers: suivi"),
        ),
    ]);
    let standings = Standings::of(&vault);
    assert_eq!(standings.iter().next().unwrap().occasions(), 2);
}

#[test]
fn there_are_never_more_relapses_than_occasions() {
    let rail = guardrail("status: testing\nsince: 2026-03-09");
    let of_bet = failure("failed_at: 2026-05-01\nlevers: suivi\nbet: b");
    let month = failure("failed_at: 2026-06\nlevers: suivi");
    let vault = vault(&[
        ("guard-rails/g.md", rail),
        (
            "bets/b.md",
            bet("status: ended\nended: 2026-04-01\nresult: 0\nguardrails: g"),
        ),
        ("post-mortems/p.md", of_bet.clone()),
        ("post-mortems/q.md", of_bet),
        ("post-mortems/r.md", month.clone()),
        ("post-mortems/s.md", month),
    ]);
    let standings = Standings::of(&vault);
    let standing = standings.iter().next().unwrap();
    assert_eq!((standing.occasions(), standing.leaks.len()), (4, 4));
}

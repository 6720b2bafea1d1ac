//! The ranking against an independent computation, and its corners by hand.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_bigint::BigUint;
use num_traits::Zero;
use proptest::prelude::*;

use super::{
    By, Honesty, Ranked, Ranking, Scope,
    ledger::{Order, reckon_in},
    names,
};
use crate::{
    language::Catalogue,
    schema::Kind,
    settings::{Adoption, Language, Origin, Settings},
    value::{Amount, Exact, Globs, decimal},
    vault::Vault,
};

/// A post-mortem as a generator makes it, before it is a text.
#[derive(Debug, Clone)]
struct Failure {
    id: String,
    status: &'static str,
    day: Option<i8>,
    money: Cost,
    hours: Cost,
    area: Option<&'static str>,
    /// Name and share in tenths of a percent.
    levers: Vec<(&'static str, Option<u16>)>,
    invalid_lever: bool,
}

#[derive(Debug, Clone, Copy)]
enum Cost {
    None,
    /// In thousandths.
    Of(u32),
    Invalid,
}

/// The lever that a name stands for, as the lever notes of [`vault`] say.
fn lever_of(name: &str) -> &'static str {
    match name {
        "alpha" | "ALPHA" | "alpha-old" | "alpha-older" => "Alpha",
        "beta" | "beta-2" => "beta",
        "gamma" => "gamma",
        _ => "delta",
    }
}

const NAMES: [&str; 8] = [
    "alpha",
    "ALPHA",
    "alpha-old",
    "alpha-older",
    "beta",
    "beta-2",
    "gamma",
    "delta",
];

const LEVERS: [(&str, &str); 3] = [
    (
        "levers/Alpha.md",
        "---\ntype: lever\ntitle: The first\nkind: design\naliases: [alpha-old]\n---\n",
    ),
    (
        "levers/alpha-old.md",
        "---\ntype: lever\ntitle: Once\nkind: design\naliases: [alpha-older]\n---\n",
    ),
    (
        "levers/beta.md",
        "---\ntype: lever\ntitle: The second\nkind: process\naliases: beta-2\n---\n",
    ),
];

impl Failure {
    fn text(&self) -> String {
        let mut lines = vec![
            "---".to_owned(),
            "type: postmortem".into(),
            "title: x".into(),
        ];
        lines.push(format!("status: {}", self.status));
        lines.extend(self.day.map(|day| format!("failed_at: 2026-01-{day:02}")));
        for (key, cost) in [("money", self.money), ("hours", self.hours)] {
            match cost {
                Cost::None => {}
                Cost::Of(cost) => lines.push(format!("{key}: {}.{:03}", cost / 1000, cost % 1000)),
                Cost::Invalid => lines.push(format!("{key}: a lot")),
            }
        }
        lines.extend(self.area.map(|area| format!("area: {area}")));
        lines.push("levers:".into());
        lines.extend(self.levers.iter().map(|(name, share)| match share {
            Some(share) => format!("  - {name} {}.{}%", share / 10, share % 10),
            None => format!("  - {name}"),
        }));
        lines.extend(self.invalid_lever.then(|| "  - alpha 120%".to_owned()));
        lines.push("---\n".into());
        lines.join("\n")
    }

    fn is_valid(&self) -> bool {
        let costs = [self.money, self.hours];
        let sum: u32 = self
            .levers
            .iter()
            .filter_map(|(_, share)| *share)
            .map(u32::from)
            .sum();
        !self.invalid_lever
            && sum <= 1000
            && !costs.iter().any(|cost| matches!(cost, Cost::Invalid))
    }

    fn is_analysed(&self) -> bool {
        ["analysed", "systemised", "validated", "accepted"].contains(&self.status)
            && (!self.levers.is_empty() || self.invalid_lever)
    }

    fn damage(&self, hour: &Exact) -> Exact {
        let cost = |cost| match cost {
            Cost::Of(cost) => Exact::new(cost.into(), 1000.into()),
            _ => Exact::zero(),
        };
        cost(self.money) + cost(self.hours) * hour
    }

    /// Lever and fraction, each lever once, above zero.
    fn parts(&self) -> BTreeMap<&'static str, Exact> {
        let given: u32 = self
            .levers
            .iter()
            .filter_map(|(_, share)| *share)
            .map(u32::from)
            .sum();
        let equal = self
            .levers
            .iter()
            .filter(|(_, share)| share.is_none())
            .count();
        let mut parts: BTreeMap<_, Exact> = BTreeMap::new();
        for (name, share) in &self.levers {
            *parts.entry(lever_of(name)).or_default() += match share {
                Some(share) => Exact::new((*share).into(), 1000.into()),
                None => Exact::new((1000 - given).into(), (1000 * equal).into()),
            };
        }
        parts.retain(|_, part| !part.is_zero());
        parts
    }
}

/// What the product's section on the ranking says, in the plainest way.
#[derive(Debug, Default, PartialEq)]
struct Expected {
    lines: Vec<(String, Exact, usize, Exact, Exact, bool)>,
    total: Exact,
    attributed: Exact,
}

fn expected(failures: &[&Failure], hour: &Exact, vital: u8, by: By) -> Expected {
    type Line = (Exact, usize, Exact, Option<i8>);
    let mut levers: BTreeMap<&str, Line> = BTreeMap::new();
    let mut total = Exact::zero();
    for failure in failures {
        let damage = failure.damage(hour);
        for (lever, part) in failure.parts() {
            let line = levers.entry(lever).or_default();
            let damage = &damage * part;
            line.0 += &damage;
            line.1 += 1;
            line.2 = line.2.clone().max(damage);
            line.3 = line.3.max(failure.day);
        }
        total += damage;
    }
    let attributed: Exact = levers.values().map(|line| line.0.clone()).sum();
    let by_count = by == By::Count || attributed.is_zero();
    let mut order: Vec<(&str, Line)> = levers.into_iter().collect();
    order.sort_by(|(a_id, a), (b_id, b)| {
        let ties = b.1.cmp(&a.1);
        let ties = if by_count {
            ties
        } else {
            b.0.cmp(&a.0).then(ties).then(b.2.cmp(&a.2))
        };
        ties.then(b.3.cmp(&a.3)).then(a_id.cmp(b_id))
    });
    let score = |line: &Line| {
        if by_count {
            Exact::from_integer(line.1.into())
        } else {
            line.0.clone()
        }
    };
    let whole: Exact = order.iter().map(|(_, line)| score(line)).sum();
    let hundred = Exact::from_integer(100.into());
    let mut sum = Exact::zero();
    let lines = order.iter().map(|(id, line)| {
        let is_vital = &hundred * &sum < Exact::from_integer(vital.into()) * &whole;
        sum += score(line);
        let share = score(line) * &hundred / &whole;
        let cumulative = &sum * &hundred / &whole;
        (
            (*id).to_owned(),
            line.0.clone(),
            line.1,
            share,
            cumulative,
            is_vital,
        )
    });
    Expected {
        lines: lines.collect(),
        total,
        attributed,
    }
}

fn found(ranking: &Ranking<'_>) -> Expected {
    let line = |lever: &Ranked<'_>| {
        (
            lever.id.to_owned(),
            lever.damage.clone(),
            lever.failures,
            lever.share.clone(),
            lever.cumulative.clone(),
            lever.vital,
        )
    };
    Expected {
        lines: ranking.levers.iter().map(line).collect(),
        total: ranking.total.clone(),
        attributed: ranking.attributed.clone(),
    }
}

fn expected_honesty(failures: &[&Failure], hour: &Exact, vital: u8, by: By) -> Vec<&'static str> {
    let all = expected(failures, hour, vital, by);
    let vital_few = |of: &Expected| {
        let mut ids: Vec<_> = of
            .lines
            .iter()
            .filter(|line| line.5)
            .map(|line| line.0.clone())
            .collect();
        ids.sort();
        ids
    };
    let largest = failures
        .iter()
        .max_by(|a, b| a.damage(hour).cmp(&b.damage(hour)).then(b.id.cmp(&a.id)));
    let driven = largest.is_some_and(|largest| {
        let others: Vec<&Failure> = failures
            .iter()
            .filter(|f| f.id != largest.id)
            .copied()
            .collect();
        vital_few(&expected(&others, hour, vital, by)) != vital_few(&all)
    });
    let luck = (&all.total - &all.attributed) * Exact::from_integer(10.into());
    let by_count = (by == By::Count || all.attributed.is_zero())
        && !(by == By::Damage && all.lines.is_empty());
    [
        ("flat", vital_few(&all).len() * 2 > all.lines.len()),
        ("provisional", all.lines.len() < 5 || failures.len() < 8),
        ("one-failure", driven),
        (
            "mostly-luck",
            luck > &all.total * Exact::from_integer(3.into()),
        ),
        (
            "unweighed",
            failures
                .iter()
                .any(|failure| failure.damage(hour).is_zero()),
        ),
        ("by-count", by_count),
    ]
    .into_iter()
    .filter_map(|(name, holds)| holds.then_some(name))
    .collect()
}

fn cost() -> impl Strategy<Value = Cost> {
    prop_oneof![
        3 => Just(Cost::None),
        6 => (0u32..4).prop_map(|cost| Cost::Of(cost * 500)),
        6 => (0u32..5_000_000).prop_map(Cost::Of),
        1 => Just(Cost::Invalid),
    ]
}

fn failure() -> impl Strategy<Value = Failure> {
    let status = prop::sample::select(vec![
        "cooling",
        "analysed",
        "analysed",
        "systemised",
        "validated",
        "accepted",
        "void",
        "no such",
    ]);
    let share = prop_oneof![
        Just(None),
        (0u16..=4).prop_map(|share| Some(share * 100)),
        (0u16..=500).prop_map(Some),
    ];
    let levers = prop::collection::vec((prop::sample::select(NAMES.to_vec()), share), 0..5);
    let area = prop::option::of(prop::sample::select(vec!["sales", "Sales", "product"]));
    let day = prop::option::weighted(0.9, 1i8..6);
    (
        status,
        day,
        cost(),
        cost(),
        area,
        levers,
        prop::bool::weighted(0.05),
    )
        .prop_map(
            |(status, day, money, hours, area, levers, invalid_lever)| Failure {
                id: String::new(),
                status,
                day,
                money,
                hours,
                area,
                levers,
                invalid_lever,
            },
        )
}

fn failures() -> impl Strategy<Value = Vec<Failure>> {
    prop::collection::vec(failure(), 0..14).prop_map(|mut failures| {
        for (at, failure) in failures.iter_mut().enumerate() {
            failure.id = format!("f{}", (at * 7) % 15);
        }
        failures
    })
}

fn vault(failures: &[Failure], settings: Settings) -> Vault {
    let texts: Vec<_> = failures
        .iter()
        .map(|failure| (format!("post-mortems/{}.md", failure.id), failure.text()))
        .collect();
    let texts = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    Vault::of_texts(settings, texts.chain(LEVERS))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn agrees_with_an_independent_computation(
        failures in failures(),
        hour in prop::sample::select(vec!["0", "50", "33.333", "0.01"]),
        vital in prop::sample::select(vec![80u8, 50, 100, 0, 33]),
        by in prop::sample::select(vec![By::Damage, By::Count]),
        area in prop::option::of(Just("sales")),
    ) {
        let settings = Settings {
            hour: Amount::parse(hour).unwrap(),
            vital: crate::value::Percent::from_integer(vital),
            ..Settings::default()
        };
        let hour = settings.hour.value();
        let vault = vault(&failures, settings);
        let ranking = Ranking::within(&vault, Scope { area, by });
        let analysed: Vec<&Failure> = failures
            .iter()
            .filter(|failure| failure.is_analysed())
            .filter(|failure| area.is_none() || failure.area.is_some_and(|own| own.eq_ignore_ascii_case("sales")))
            .collect();
        let (counted, left_out): (Vec<&Failure>, Vec<&Failure>) =
            analysed.into_iter().partition(|failure| failure.is_valid());
        prop_assert_eq!(found(&ranking), expected(&counted, &hour, vital, by));
        let ids: Vec<_> = names(&vault, &ranking.losses).iter().map(|name| name.id).collect();
        let order = Order { by, ids: &ids, vital: vault.settings.vital };
        let small = reckon_in::<u128>(&ranking.losses, vault.settings.hour, order);
        let large = reckon_in::<BigUint>(&ranking.losses, vault.settings.hour, order);
        prop_assert!(small.is_some());
        prop_assert_eq!(small, large);
        let names: Vec<_> = ranking.honesty.iter().map(|line| line.name()).collect();
        prop_assert_eq!(names, expected_honesty(&counted, &hour, vital, by));
        prop_assert_eq!(ranking.left_out.len(), left_out.len());
        prop_assert_eq!(ranking.losses.len(), counted.len());
        for lever in &ranking.levers {
            let days = counted
                .iter()
                .filter(|failure| failure.parts().keys().any(|name| name.eq_ignore_ascii_case(lever.key)))
                .filter_map(|failure| failure.day);
            prop_assert_eq!(lever.first_failed.map(Date::day), days.clone().min());
            prop_assert_eq!(lever.last_failed.map(Date::day), days.max());
            let from_losses: Exact = ranking
                .losses_of(lever.key)
                .map(|(loss, part)| loss.damage() * loss.share(&part) / Exact::from_integer(100.into()))
                .sum();
            prop_assert_eq!(&from_losses, &lever.damage);
        }
    }
}

fn postmortem(id: &str, fields: &str) -> (String, String) {
    let text = format!("---\ntype: postmortem\ntitle: x\nstatus: analysed\n{fields}\n---\n");
    (format!("post-mortems/{id}.md"), text)
}

fn small_vault(notes: &[(&str, &str)], settings: Settings) -> Vault {
    let texts: Vec<_> = notes
        .iter()
        .map(|(id, fields)| postmortem(id, fields))
        .collect();
    let texts = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    Vault::of_texts(settings, texts)
}

#[test]
fn the_founders_hundred_prospects() {
    let notes = [(
        "cent",
        "money: 180\nhours: 60\nlevers: [ciblage-flou 40%, message-faible 35%, suivi-inexistant 25%]",
    )];
    let vault = small_vault(&notes, Settings::default());
    let ranking = Ranking::of(&vault);
    let lines: Vec<_> = ranking
        .levers
        .iter()
        .map(|lever| {
            (
                lever.id,
                decimal(&lever.damage, 2),
                decimal(&lever.cumulative, 1),
                lever.vital,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (
                "ciblage-flou",
                "1272.00".to_owned(),
                "40.0".to_owned(),
                true
            ),
            ("message-faible", "1113.00".into(), "75.0".into(), true),
            ("suivi-inexistant", "795.00".into(), "100.0".into(), true),
        ]
    );
    assert_eq!(ranking.vital_few().len(), 3);
    assert_eq!(ranking.lever("message-faible").unwrap().rank, 2);
}

#[test]
fn ties_are_broken_in_order() {
    let notes = [
        ("1", "failed_at: 2026-01-09\nmoney: 100\nlevers: once"),
        (
            "2",
            "failed_at: 2026-01-01\nmoney: 100\nlevers: [even 50%, early 40%]",
        ),
        (
            "3",
            "failed_at: 2026-01-02\nmoney: 100\nlevers: [even 50%, late-b 40%]",
        ),
        (
            "4",
            "failed_at: 2026-01-02\nmoney: 100\nlevers: [early 60%, late-a 40%]",
        ),
        ("5", "failed_at: 2026-01-03\nmoney: 60\nlevers: late-a"),
        ("6", "failed_at: 2026-01-03\nmoney: 60\nlevers: late-b"),
    ];
    let vault = small_vault(&notes, Settings::default());
    let ranking = Ranking::of(&vault);
    let ids: Vec<_> = ranking.levers.iter().map(|lever| lever.id).collect();
    assert_eq!(ids, ["late-a", "late-b", "early", "even", "once"]);
    let hundred = Exact::from_integer(100.into());
    assert!(ranking.levers.iter().all(|lever| lever.damage == hundred));
    let alone = small_vault(&[("none", "levers: y")], Settings::default());
    assert!(
        sentences(&Ranking::of(&alone), Language::English)
            .contains(&"1 of 1 failure has no cost and weighs nothing.".into())
    );
    let scope = Scope {
        by: By::Count,
        ..Scope::default()
    };
    let by_count = Ranking::within(&vault, scope);
    let ids: Vec<_> = by_count.levers.iter().map(|lever| lever.id).collect();
    assert_eq!(ids, ["late-a", "late-b", "early", "even", "once"]);
}

#[test]
fn thirds_leave_no_rest() {
    let notes = [
        ("a", "money: 0.01\nlevers: [x, y, z]"),
        ("b", "money: 100\nlevers: [x, y 33.333333333%, z]"),
    ];
    let vault = small_vault(&notes, Settings::default());
    let ranking = Ranking::of(&vault);
    assert_eq!(ranking.attributed, ranking.total);
    assert!(ranking.unattributed().is_zero());
    assert_eq!(
        ranking.levers[2].cumulative,
        Exact::from_integer(100.into())
    );
    assert_eq!(
        ranking.levers[0].id, "x",
        "equal in damage, count, largest and day: by id"
    );
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let notes = [(
        "a",
        "money: 999999999999999.999999999\nhours: 999999999999999.999999999\nlevers: [x 99.999999999%, y]",
    )];
    let settings = Settings {
        hour: Amount::parse("999999999999999.999999999").unwrap(),
        ..Settings::default()
    };
    let vault = small_vault(&notes, settings);
    let ranking = Ranking::of(&vault);
    assert_eq!(ranking.losses[0].damage(), ranking.total);
    assert_eq!(ranking.attributed, ranking.total);
    let order = Order {
        by: By::Damage,
        ids: &["x", "y"],
        vital: vault.settings.vital,
    };
    let small = reckon_in::<u128>(&ranking.losses, vault.settings.hour, order);
    assert_eq!(small, None);
}

#[test]
fn a_lever_twice_in_a_note_adds_up_and_counts_once() {
    let notes = [("a", "money: 100\nlevers: [x 30%, X 20%, y 0%]")];
    let vault = small_vault(&notes, Settings::default());
    let ranking = Ranking::of(&vault);
    assert_eq!(ranking.levers.len(), 1, "a share of zero ranks nothing");
    assert_eq!((ranking.levers[0].id, ranking.levers[0].failures), ("x", 1));
    assert_eq!(decimal(&ranking.levers[0].damage, 2), "50.00");
    assert_eq!(decimal(&ranking.unattributed(), 2), "50.00");
}

#[test]
fn a_lever_without_a_note_is_called_as_the_smallest_id_wrote_it() {
    let texts = [
        (
            "post-mortems/2/b.md",
            "---\ntype: postmortem\nstatus: analysed\nlevers: CIBLAGE\n---\n",
        ),
        (
            "post-mortems/1/c.md",
            "---\ntype: postmortem\nstatus: analysed\nlevers: ciblage\n---\n",
        ),
    ];
    let vault = Vault::of_texts(Settings::default(), texts);
    let ranking = Ranking::of(&vault);
    assert_eq!(
        (ranking.levers[0].id, ranking.levers[0].title),
        ("CIBLAGE", "CIBLAGE")
    );
}

#[test]
fn an_adopted_lever_keeps_the_name_of_the_smallest_id() {
    let adoption = Adoption {
        files: Globs::parse(["incidents/**"]).unwrap(),
        kind: Kind::Postmortem,
        fields: vec![("levers", Origin::Key("affected".into()))],
        values: Vec::new(),
        default: vec![("status", "analysed".into())],
    };
    let settings = Settings {
        adopt: vec![adoption],
        ..Settings::new(Language::English)
    };
    let texts = [
        ("incidents/a/z.md", "---\naffected: [Câble Réseau]\n---\n"),
        ("incidents/b/y.md", "---\naffected: [câble réseau]\n---\n"),
    ];
    let vault = Vault::of_texts(settings, texts);
    let ranking = Ranking::of(&vault);
    assert_eq!(
        (ranking.levers[0].id, ranking.levers[0].title),
        ("cable-reseau", "câble réseau")
    );
}

#[test]
fn days_are_those_of_the_vaults_zone() {
    let notes = [
        ("a", "failed_at: 2026-03-03T23:30Z\nlevers: x"),
        ("b", "failed_at: 2026-03\nlevers: x"),
    ];
    let settings = Settings {
        timezone: crate::value::zone("Europe/Paris").unwrap(),
        ..Settings::default()
    };
    let vault = small_vault(&notes, settings);
    let lever = &Ranking::of(&vault).levers[0];
    assert_eq!(lever.first_failed.unwrap().to_string(), "2026-03-04");
    assert_eq!(lever.last_failed.unwrap().to_string(), "2026-03-31");
}

#[test]
fn the_failure_that_decides_is_named() {
    let notes = [
        ("big", "money: 1000\nlevers: x"),
        ("small", "money: 1\nlevers: y"),
    ];
    let vault = small_vault(&notes, Settings::default());
    let ranking = Ranking::of(&vault);
    let named = ranking.honesty.iter().find_map(|line| match line {
        Honesty::OneFailure(entry) => Some(&*entry.id),
        _ => None,
    });
    assert_eq!(named, Some("big"));
}

#[test]
fn an_empty_vault_ranks_nothing() {
    let vault = Vault::of_texts(Settings::default(), []);
    let ranking = Ranking::of(&vault);
    assert!(ranking.levers.is_empty() && ranking.total.is_zero() && ranking.by == By::Damage);
}

/// Every line of honesty of a ranking, in words.
fn sentences(ranking: &Ranking<'_>, language: Language) -> Vec<String> {
    let lines = ranking.honesty.iter();
    let lines = lines.map(|line| line.message(ranking, language.numbers()));
    let lines = lines.chain(ranking.left_out_message());
    lines
        .map(|line| Catalogue::of(language).text(&line))
        .collect()
}

#[test]
fn honesty_is_said_in_both_languages() {
    let notes = [
        ("big", "money: 1000\nlevers: x 60%"),
        ("none", "levers: y"),
        ("bad", "money: 7,5\nlevers: y"),
    ];
    let vault = small_vault(&notes, Settings::default());
    let ranking = Ranking::of(&vault);
    assert_eq!(
        sentences(&ranking, Language::English),
        [
            "Provisional: 2 levers from 2 failures; from 5 levers and 8 failures on, the order holds better.",
            "One failure decides: without “x”, other levers would be vital.",
            "40.0% of the damage is explained by no lever: much of it was luck, or came from outside.",
            "1 of 2 failures has no cost and weighs nothing.",
            "1 failure is left out: its cost or its shares cannot be read.",
        ]
    );
    assert_eq!(
        sentences(&ranking, Language::French),
        [
            "Classement provisoire\u{a0}: 2 leviers, 2 échecs\u{a0}; l'ordre tient mieux à partir de 5 leviers et de 8 échecs.",
            "Un seul échec décide\u{a0}: sans «\u{a0}x\u{a0}», les leviers majeurs seraient d'autres.",
            "40,0\u{a0}% des dégâts ne s'expliquent par aucun levier\u{a0}: beaucoup de hasard, ou de causes extérieures.",
            "1 échec sur 2 n'a pas de coût chiffré et ne pèse rien.",
            "1 échec est laissé de côté\u{a0}: son coût ou ses parts sont illisibles.",
        ]
    );
    let scope = Scope {
        by: By::Count,
        ..Scope::default()
    };
    let by_count = Ranking::within(&vault, scope);
    assert_eq!(
        sentences(&by_count, Language::English)[0],
        "The failures are spread: it takes 2 of 2 levers to make 80% of all mentions."
    );
    assert!(
        sentences(&by_count, Language::French)
            .contains(&"Les leviers sont classés par le nombre d'échecs qui les nomment.".into())
    );
}

//! What is remembered is what a fresh check finds.

use jiff::SignedDuration;
use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::{
    check::{Single, check, check_within, complete},
    diagnostic::Level,
    schema::{Choice, Kind},
    settings::{LevelSetting, Settings},
    vault::{Content, File, Levers, Parser},
};

const NOW: &str = "2026-06-30T12:00:00Z";

/// Front matter and bodies of failures; they differ in what others could see of them.
const FAILURES: [&str; 10] = [
    "status: analysed\nfailed_at: 2026-02-01\nanalysed_at: 2026-02-09\nmoney: 900\nlevers: [target, price 10%]\n",
    "status: systemised\nfailed_at: 2026-03-01\nanalysed_at: 2026-03-09\nmoney: 50\nlevers: [price 15%, target 20%]\n",
    "status: systemised\nfailed_at: 2026-03-01\nanalysed_at: 2026-03-09\nmoney: 5000\nlevers: [price 15%, target 5%]\n",
    "status: validated\nfailed_at: 2026-05-01\nanalysed_at: 2026-05-09\nhours: 7\nlevers: target\nbet: mail\n",
    "status: analysed\nfailed_at: 2026-05-01\nanalysed_at: 2026-05-09\nlevers: [targets, target]\nbet: male\n",
    "status: analysed\nfailed_at: 2026-05-01\nanalysed_at: 2026-05-09\nlevers: target\nrelapses: guard bypassed\n",
    "status: cooling\nfailed_at: 2026-06-29T09:00\n",
    "status: cooling\nfailed_at: 2026-07-01\n",
    "status: cooling\nfailed_at: 2026-06-01\nlevers: [mail, guard]\n",
    "status: void\nfailed_at: 2026-01-01\nreason: none\nlevers: price\n",
];

const OTHERS: [(&str, &str); 13] = [
    ("target", "type: lever\ntitle: T\nkind: design\n"),
    (
        "target",
        "type: lever\ntitle: T\nkind: design\naliases: price\n",
    ),
    (
        "target",
        "type: lever\ntitle: T\nkind: design\naliases: [mail, gard]\n",
    ),
    ("price", "type: lever\ntitle: T\nkind: design\n"),
    ("price", "type: lever\ntitle: P\nkind: design\n"),
    (
        "price",
        "type: lever\ntitle: T\nkind: design\naliases: [mail, guard]\n",
    ),
    (
        "price",
        "type: lever\ntitle: P\nkind: design\naliases: [targets]\n",
    ),
    (
        "guard",
        "type: guardrail\ntitle: G\nstatus: testing\nsince: 2026-04-01\nlevers: target\n",
    ),
    (
        "guard",
        "type: guardrail\ntitle: G\nstatus: validated\nsince: 2026-01-01\nlevers: [target, price]\nmetric: m\nbetter: lower\nbaseline: 9/10\n",
    ),
    (
        "guard",
        "type: guardrail\ntitle: G\nstatus: draft\nlevers: price\n",
    ),
    (
        "mail",
        "type: bet\ntitle: M\nstatus: ended\nstarts: 2026-05-01\nended: 2026-06-01\nmetric: m\nresult: 0/90\nguardrails: guard\nsuccess_if: at most 10%\n",
    ),
    (
        "mail",
        "type: bet\ntitle: M\nstatus: running\nstarts: 2026-07-01\nguardrails: [gard]\nexpects: target\n",
    ),
    ("stray", "title: no type\n"),
];

const BODIES: [&str; 5] = [
    "",
    "## Choices\n\nThe market was not ready. [a](b.md) [[target]]\n",
    "## System\n\nI research each prospect. [[nobody]]\n",
    "<!-- pm: allow repeated-lever an import -->\n<!-- pm: allow future-date none -->\n",
    "<<<<<<< ours\n=======\n>>>>>>> theirs\n",
];

/// A file with a text, or without one: it is gone.
fn edit() -> impl Strategy<Value = (String, Option<String>)> {
    let failure = (0..5usize, select(&FAILURES[..])).prop_map(|(at, fields)| {
        let head = format!("type: postmortem\ntitle: T\n{fields}");
        (format!("post-mortems/{at}.md"), head)
    });
    let other = select(&OTHERS[..]).prop_map(|(id, head)| (format!("levers/{id}.md"), head.into()));
    let faults = select(&["", "", "", "a: &b c\n", "# words\n"][..]);
    let file = (
        prop_oneof![3 => failure, 1 => other],
        faults,
        select(&BODIES[..]),
    );
    (file, prop::bool::weighted(0.9)).prop_map(|(((path, head), fault, body), is_there)| {
        let text = format!("---\n{head}{fault}---\n\n{body}");
        (path, is_there.then_some(text))
    })
}

/// All that a vault keeps of its post-mortems, and of what speaks of others.
fn at_a_glance(vault: &Vault) -> Vec<String> {
    let glances = vault.at_a_glance().map(|glance| {
        let levers = glance.portions.iter().map(|portion| {
            let guards = vault.guarding(portion.lever as usize).map(Entry::path);
            let guards: Vec<&str> = guards.collect();
            let key = vault.levers.key_of(portion.lever as usize);
            format!("{key} {guards:?} {} {}", portion.place, portion.weight)
        });
        let levers: Vec<String> = levers.collect();
        let (path, cost) = (glance.entry.path(), glance.cost());
        format!(
            "{path} {:?} {:?} {cost:?} {levers:?}",
            glance.status, glance.day
        )
    });
    let bets = vault.of_kind(Kind::Bet).map(|bet| {
        let provoked: Vec<&str> = vault.postmortems_of(&bet.id).map(Entry::path).collect();
        format!("{} {provoked:?}", bet.path())
    });
    let near = vault.near_levers().map(|(likeness, [one, other])| {
        let (one, other) = (one.path(), other.path());
        format!("{likeness:?} {one} {other}")
    });
    let notes = vault.notes.iter().map(|entry| {
        let (first, lever) = (vault.note(&entry.id), vault.lever(&entry.id));
        let [first, lever] = [first, lever].map(|found| found.map(Entry::path));
        format!("{first:?} {lever:?}")
    });
    let kinds = Kind::ALL.iter().map(|kind| {
        let paths: Vec<&str> = vault.of_kind(*kind).map(Entry::path).collect();
        format!("{kind:?} {paths:?}")
    });
    let Levers {
        undeclared,
        clashes,
        ..
    } = &vault.levers;
    let others = [format!("{undeclared:?} {clashes:?} {:?}", vault.twins)];
    let all = glances.chain(bets).chain(near);
    all.chain(notes).chain(kinds).chain(others).collect()
}

/// How far it reaches that a file gets a text, after which all is as if it were looked at for the first time.
fn reach<'t>(mut notes: BTreeMap<&'t str, &'t str>, path: &'t str, text: &'t str) -> Reach {
    let now = NOW.parse().unwrap();
    let settings = Settings::default();
    let mut vault = Vault::of_texts(settings.clone(), notes.clone());
    let mut memory = Memory::of(&vault, now);
    let none = BTreeSet::new();
    memory.link(&Arc::new(Reckoning::new(&vault)), &none, (Reach::All, true));
    let parsed = Parser::new(&settings).parse(File {
        path: path.into(),
        content: Content::Text(text.into()),
    });
    let paths = BTreeSet::from([path.into()]);
    let is_new = notes.insert(path, text).is_none();
    let reach = vault.update(vec![parsed], &paths);
    memory.update(&vault, &paths, now);
    memory.link(&Arc::new(Reckoning::new(&vault)), &paths, (reach, is_new));
    let found = memory.findings(&vault);
    assert_eq!(found, check(&vault, now));
    assert_eq!(found, check(&Vault::of_texts(settings, notes), now));
    reach
}

#[test]
fn a_name_that_comes_is_one_that_may_be_meant() {
    let bet = "---\ntype: bet\ntitle: M\nstatus: planned\nguardrails: [gard]\n---\n";
    let text = "---\ntype: guardrail\ntitle: G\nstatus: draft\n---\n";
    let notes = BTreeMap::from([("bets/mail.md", bet)]);
    assert_eq!(reach(notes, "guard-rails/guard.md", text), Reach::Notes);
}

#[test]
fn a_lever_with_another_title_means_the_same_unless_its_aliases_are_in_doubt() {
    let lever = |fields: &str| format!("---\ntype: lever\n{fields}\nkind: design\n---\n");
    let old = lever("title: Price\naliases: [dear]");
    let other = lever("title: Target\naliases: [dear]");
    for (second, new, far) in [
        ("", "title: The price\naliases: [dear]", Reach::Notes),
        (&*other, "title: The price\naliases: [dear]", Reach::All),
        ("", "title: Price\naliases: [deer]", Reach::All),
    ] {
        let notes = BTreeMap::from([("levers/price.md", &*old), ("levers/target.md", second)]);
        assert_eq!(reach(notes, "levers/price.md", &lever(new)), far, "{new}");
    }
}

proptest! {
    #[test]
    fn after_any_edit_it_is_a_fresh_check(edits in vec((vec(edit(), 1..4), -40..40i64), 1..12)) {
        let settings = Settings::default();
        let mut now: Timestamp = NOW.parse().unwrap();
        let mut vault = Vault::of_texts(settings.clone(), []);
        let mut memory = Memory::of(&vault, now);
        let parser = Parser::new(&settings);
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for (edits, hours) in edits {
            now += SignedDuration::from_hours(hours);
            let edits: BTreeMap<_, _> = edits.into_iter().collect();
            for (path, text) in &edits {
                texts.remove(path);
                texts.extend(text.clone().map(|text| (path.clone(), text)));
            }
            let paths: BTreeSet<Arc<str>> = edits.keys().map(|path| path.as_str().into()).collect();
            let parsed = edits.into_iter().filter_map(|(path, text)| {
                let (path, content) = (path.into(), Content::Text(text?.into()));
                Some(parser.parse(File { path, content }))
            });
            let reach = vault.update(parsed.collect(), &paths);
            memory.update(&vault, &paths, now);
            memory.link(&Arc::new(Reckoning::new(&vault)), &paths, (reach, true));
            prop_assert_eq!(memory.findings(&vault), check(&vault, now));
            let texts = texts.iter().map(|(path, text)| (&**path, &**text));
            let fresh = Vault::of_texts(settings.clone(), texts);
            prop_assert_eq!(memory.findings(&vault), check(&fresh, now));
            prop_assert_eq!(at_a_glance(&vault), at_a_glance(&fresh));
        }
    }

    #[test]
    fn what_is_not_meant_keeps_its_errors_alone(edits in vec(edit(), 1..9), is_strict in any::<bool>()) {
        let texts: BTreeMap<_, _> = edits.into_iter().collect();
        let texts: Vec<(&str, &str)> = texts
            .iter()
            .filter_map(|(path, text)| Some((&**path, text.as_deref()?)))
            .collect();
        let mut settings = Settings::default();
        if is_strict {
            settings.rules = vec![("unused-allow", Some(LevelSetting::Error))];
        }
        let vault = Vault::of_texts(settings, texts);
        let now = NOW.parse().unwrap();
        let is_meant = |path: &str| path < "post-mortems/2";
        for glance in vault.at_a_glance() {
            prop_assert_eq!(glance.is_counted(), glance.entry.is_counted());
            prop_assert_eq!(glance.is_analysed(), glance.entry.is_analysed());
        }
        let reckoning = Arc::new(Reckoning::new(&vault));
        let mut all = check(&vault, now);
        all.retain(|finding| finding.level == Level::Error || is_meant(&finding.path));
        prop_assert_eq!(check_within(&reckoning, now, is_meant), &*all);
        let single = Single::new(vault.ways(), now, Level::Error);
        let found = vault.notes.iter().flat_map(|entry| single.of(entry));
        let errors = complete(&reckoning, found.collect(), Level::Error);
        all.retain(|finding| finding.level == Level::Error);
        prop_assert_eq!(errors, all);
    }
}

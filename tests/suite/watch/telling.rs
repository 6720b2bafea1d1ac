//! What is told of single changes, and what is done where something stands in the way.

use std::{collections::BTreeSet, fs};

use pm::{
    failure::Failure,
    index,
    live::{Live, News, Notice},
    session::{Session, Touched},
};

use super::{
    following::{Follower, is_true, now},
    happenings::World,
};

pub(super) fn open(world: &World) -> (Live, News) {
    let session = Session::open(&world.root, Some(now())).unwrap();
    Live::new(session, &mut |_| BTreeSet::new()).unwrap()
}

fn follow(live: &mut Live, paths: &[&str]) -> Option<News> {
    let touched = Touched {
        paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        anything: false,
    };
    live.follow(touched, &mut |_| BTreeSet::new()).unwrap()
}

pub(super) fn look(live: &mut Live) -> Option<News> {
    let touched = Touched {
        anything: true,
        ..Touched::default()
    };
    live.follow(touched, &mut |_| BTreeSet::new()).unwrap()
}

fn read(world: &World, path: &str) -> String {
    fs::read_to_string(world.root.join(path)).unwrap()
}

const NOTE: &str = "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-02-01\nhours: 90\nlevers: [weak-message]\n---\n";

#[test]
fn only_what_is_new_is_told() {
    let world = World::new();
    let (mut live, news) = open(&world);
    assert_eq!(news.appeared, live.findings());
    assert_eq!(news.written, ["index.md", "pareto.svg"]);
    world.write("post-mortems/c.md", NOTE);
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
    let paths = news.appeared.iter().map(|finding| &*finding.path);
    let others: Vec<&str> = paths.filter(|path| *path != "post-mortems/c.md").collect();
    assert_eq!(others, [""; 0], "{:?}", news.appeared);
    let moves: Vec<_> = news
        .moves
        .iter()
        .map(|moved| (&*moved.id, moved.from, moved.to))
        .collect();
    assert_eq!(moves[0], ("weak-message", None, Some(1)));
    assert_eq!(moves.len(), 3);
    // What was written wakes nobody, and saving the same text is no change.
    assert!(follow(&mut live, &["index.md", "pareto.svg", "post-mortems/c.md"]).is_none());
    // A line more above moves the findings; they are not new.
    let lower = NOTE.replacen("---\n", "---\n# a comment\n", 1);
    world.write("post-mortems/c.md", &lower);
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
    assert!(
        news.appeared.is_empty() && news.cleared.is_empty(),
        "{news:?}"
    );
    assert!(news.files.contains("post-mortems/c.md"));
    let before = live.findings().len();
    fs::remove_file(world.root.join("post-mortems/c.md")).unwrap();
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
    assert_eq!(
        before - live.findings().len(),
        news.cleared.len() - news.appeared.len()
    );
    assert!(
        news.moves
            .iter()
            .any(|moved| &*moved.id == "weak-message" && moved.to.is_none())
    );
}

#[test]
fn a_broken_pm_yaml_leaves_the_last_good_settings_and_the_page() {
    let world = World::new();
    world.write("pm.yaml", "language: fr\nrules: { missing-section: off }\n");
    let (mut live, _) = open(&world);
    let (page, sound) = (read(&world, "index.md"), live.findings().to_vec());
    world.write("pm.yaml", "language: fr\nrules: { missing-section: of }\n");
    let news = follow(&mut live, &["pm.yaml"]).unwrap();
    assert_eq!(news.appeared.len(), 1);
    assert_eq!(news.appeared[0].rule, "invalid-config");
    assert_eq!(live.findings()[1..], sound);
    world.write("post-mortems/c.md", NOTE);
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
    assert!(
        news.appeared
            .iter()
            .all(|finding| finding.rule != "missing-section")
    );
    assert_eq!(read(&world, "index.md"), page);
    world.write("pm.yaml", "language: fr\n");
    let news = follow(&mut live, &["pm.yaml"]).unwrap();
    assert_eq!(news.written, ["index.md", "pareto.svg"]);
    assert!(
        news.cleared
            .iter()
            .any(|finding| finding.rule == "invalid-config")
    );
    assert!(
        news.appeared
            .iter()
            .any(|finding| finding.rule == "missing-section")
    );
    is_true(&live).unwrap();
}

#[test]
fn settings_that_were_broken_from_the_start_are_read_as_check_reads_them() {
    let world = World::new();
    world.write("pm.yaml", "vital: none\nlanguage: fr\n");
    let (mut live, news) = open(&world);
    assert!(news.written.is_empty() && !world.root.join("index.md").exists());
    world.write("pm.yaml", "vital: none\nlanguage: en\n");
    follow(&mut live, &["pm.yaml"]).unwrap();
    assert_eq!(live.session().vault.settings.language.code(), "en");
    world.write("pm.yaml", "vital: 70\n");
    let news = follow(&mut live, &["pm.yaml"]).unwrap();
    assert_eq!(news.written, ["index.md", "pareto.svg"]);
    is_true(&live).unwrap();
}

#[test]
fn without_pm_yaml_nothing_is_written_until_it_is_back() {
    let world = World::new();
    let (mut live, _) = open(&world);
    for gone in ["pm.yaml", "index.md", "post-mortems/b.md"] {
        fs::remove_file(world.root.join(gone)).unwrap();
    }
    let news = follow(&mut live, &["pm.yaml", "index.md", "post-mortems/b.md"]).unwrap();
    assert_eq!(news.notices, [Notice::Adrift]);
    assert!(follow(&mut live, &["post-mortems/b.md"]).is_none());
    assert!(!world.root.join("index.md").exists());
    world.write("pm.yaml", "");
    let news = follow(&mut live, &["pm.yaml"]).unwrap();
    assert_eq!(news.notices, [Notice::Back]);
    assert!(news.written.contains(&"index.md".to_owned()));
    is_true(&live).unwrap();
}

#[test]
fn without_pm_yaml_the_clock_wakes_nobody() {
    let world = World::new();
    let tomorrow = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24);
    let note = "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: ";
    world.write("post-mortems/a.md", &format!("{note}{tomorrow}\n---\n"));
    let mut attend = |_: &[_]| BTreeSet::new();
    let session = Session::open(&world.root, None).unwrap();
    let (mut live, _) = Live::new(session, &mut attend).unwrap();
    assert!(live.next_turn().is_some());
    let config = fs::read_to_string(world.root.join("pm.yaml")).unwrap();
    fs::remove_file(world.root.join("pm.yaml")).unwrap();
    follow(&mut live, &["pm.yaml"]).unwrap();
    assert_eq!(live.next_turn(), None);
    world.write("pm.yaml", &config);
    follow(&mut live, &["pm.yaml"]).unwrap();
    assert!(live.next_turn().is_some());
}

#[test]
fn words_of_a_template_count_as_soon_as_it_has_them() {
    const OWN: &str = ".pm/templates/own.md";
    let world = World::new();
    let note = format!("{NOTE}\n## Facts\n\nWhat did you see?\n");
    world.write("post-mortems/a.md", &note);
    let mut follower = Follower::new(&world);
    let empty = |follower: &Follower| {
        let findings = follower.live.findings().iter();
        findings
            .filter(|finding| finding.rule == "empty-section")
            .count()
    };
    assert_eq!(empty(&follower), 0);
    world.write(OWN, "## Facts\n\nSay what happened.\n");
    follower.settle(&world);
    assert_eq!(empty(&follower), 0);
    world.write(OWN, "## Facts\n\nWhat did you see?\n");
    follower.settle(&world);
    assert_eq!(empty(&follower), 1);
    is_true(&follower.live).unwrap();
}

#[test]
fn phrases_of_the_vault_count_as_soon_as_it_has_them() {
    const OWN: &str = ".pm/excuses.tsv";
    let world = World::new();
    let note = format!("{NOTE}\n## Choices\n\nWe signed because Mercury was low.\n");
    world.write("post-mortems/a.md", &note);
    let mut follower = Follower::new(&world);
    let of = |follower: &Follower, rule: &str| {
        let findings = follower.live.findings().iter();
        findings.filter(|finding| finding.rule == rule).count()
    };
    for (table, excuses, mistakes) in [
        (Some("X\ten\tM\tw\tmercury was (low|high)\t\n"), 1, 0),
        (Some("X\ten\tM\tw\tmercury was (low\t\n"), 0, 1),
        (Some("X\ten\tM\tw\tmercury was low\t\n"), 1, 0),
        (Some("X\ten\tM\tw\tvenus was low\t\n"), 0, 0),
        (Some("X\ten\tQ\tw\tmercury was low\t\n"), 0, 1),
        (None, 0, 0),
    ] {
        match table {
            Some(table) => world.write(OWN, table),
            None => fs::remove_dir_all(world.root.join(".pm")).unwrap(),
        }
        let news = follower.settle(&world);
        assert_eq!(news.len(), 1, "{table:?}: {news:?}");
        assert_eq!(of(&follower, "excuse"), excuses, "{table:?}");
        assert_eq!(of(&follower, "invalid-config"), mistakes, "{table:?}");
        is_true(&follower.live).unwrap();
    }
}

#[test]
fn page_and_chart_wait_while_git_has_steps_left() {
    let world = World::new();
    let (mut live, _) = open(&world);
    assert!(!live.waits_for_git());
    let state = world.root.with_file_name(".git").join("rebase-merge");
    fs::create_dir(&state).unwrap();
    let page = read(&world, "index.md");
    world.write("post-mortems/c.md", NOTE);
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
    assert_eq!(news.notices, [Notice::Underway("index.md".into())]);
    assert!(!news.moves.is_empty() && news.written.is_empty());
    assert!(live.waits_for_git());
    let wake = |live: &mut Live| live.wake(&mut |_| BTreeSet::new()).unwrap();
    assert!(wake(&mut live).is_none());
    assert_eq!(read(&world, "index.md"), page);
    fs::remove_dir(&state).unwrap();
    let news = wake(&mut live).unwrap();
    assert_eq!(news.written, ["index.md", "pareto.svg"]);
    assert!(!live.waits_for_git() && wake(&mut live).is_none());
    is_true(&live).unwrap();
}

#[test]
fn a_vault_that_is_gone_ends_it() {
    let world = World::new();
    let (mut live, _) = open(&world);
    fs::rename(&world.root, world.root.with_extension("moved")).unwrap();
    let touched = Touched {
        anything: true,
        ..Touched::default()
    };
    let gone = live.follow(touched, &mut |_| BTreeSet::new());
    assert!(matches!(gone, Err(Failure::Gone(root)) if root == world.root));
    assert!(matches!(
        live.wake(&mut |_| BTreeSet::new()),
        Err(Failure::Gone(_))
    ));
}

#[test]
fn a_page_without_a_place_is_told_of_once_and_written_when_it_has_one() {
    let world = World::new();
    let (mut live, _) = open(&world);
    let page = read(&world, "index.md");
    world.write("index.md", "mine\n");
    let news = follow(&mut live, &["index.md"]).unwrap();
    assert!(matches!(&news.notices[..], [Notice::NoPlace(place)] if place.path == "index.md"));
    world.write("post-mortems/c.md", NOTE);
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
    assert_eq!(news.notices, []);
    assert_eq!(read(&world, "index.md"), "mine\n");
    world.write("index.md", &format!("mine\n\n{page}"));
    let news = follow(&mut live, &["index.md"]).unwrap();
    assert_eq!(news.written, ["index.md", "pareto.svg"]);
    assert!(read(&world, "index.md").starts_with("mine\n\n# "));
    is_true(&live).unwrap();
}

#[test]
fn a_quarrel_about_the_page_ends_until_a_note_changes() {
    let world = World::new();
    let (mut live, _) = open(&world);
    let theirs = read(&world, "index.md").replace("| 1 |", "| one |");
    let mut wrote = 0;
    loop {
        world.write("index.md", &theirs);
        let news = follow(&mut live, &["index.md"]).unwrap();
        if news.notices == [Notice::Contested("index.md".into())] {
            break;
        }
        assert_eq!(news.written, ["index.md"]);
        wrote += 1;
        assert!(wrote < 10, "it goes on for ever");
    }
    assert!(follow(&mut live, &["index.md"]).is_none());
    assert_eq!(read(&world, "index.md"), theirs);
    world.write("post-mortems/a.md", NOTE);
    let news = follow(&mut live, &["post-mortems/a.md"]).unwrap();
    assert!(news.written.contains(&"index.md".to_owned()));
    is_true(&live).unwrap();
}

#[test]
fn what_stands_below_the_front_matter_reaches_neither_ranking_nor_page() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-vault");
    let mut session = Session::open(&root, Some(now())).unwrap();
    let rendered = index::render(&session.vault);
    let paths: Vec<String> = session
        .vault
        .notes
        .iter()
        .map(|note| note.path().to_owned())
        .collect();
    for path in paths {
        let text = session.text(&path).unwrap();
        let end = text[4..].find("\n---\n").unwrap() + 9;
        let text = format!("{}\n## Other\n\nNothing.\n", &text[..end]);
        session = session.with_text(&path, text);
    }
    assert!(index::render(&session.vault) == rendered);
}

//! The library follows a vault with the system's own events, and by looking.

use std::{collections::BTreeSet, fs, time::Duration};

use pm::{
    check,
    diagnostic::Diagnostic,
    failure::Failure,
    index,
    live::{Live, News, Notice},
    publish,
    session::{Session, Touched},
    value::Moment,
    watch::{Batch, Means, Watch},
};
use proptest::prelude::*;

use super::happenings::{Happening, World, happenings};
use crate::program::NOW;

/// Far longer than anything takes; whoever waits so long waits for nothing.
const LONG: Duration = Duration::from_secs(60);

/// A vault that is followed by the system's events.
pub(super) struct Follower {
    pub(super) live: Live,
    watch: Watch,
    settled: usize,
}

impl Follower {
    pub(super) fn new(world: &World) -> Self {
        let session = Session::open(&world.root, Some(now())).unwrap();
        let mut watch = Watch::new(&session.root, Means::Events);
        let (live, _) = Live::new(session, &mut |folders| watch.follow(folders)).unwrap();
        assert_eq!(watch.notice(), None);
        Self {
            live,
            watch,
            settled: 0,
        }
    }

    /// Takes in everything that has happened so far. Answers the news, that of a file written last excepted.
    pub(super) fn settle(&mut self, world: &World) -> Vec<News> {
        let mut all = Vec::new();
        // Its event comes after those of all that happened before, and its name is none that the vault takes notice of.
        self.settled += 1;
        let last = format!("settled-{}~", self.settled);
        world.write(&last, "");
        loop {
            let Batch {
                mut paths,
                anything,
                ..
            } = self.watch.next(LONG);
            assert!(anything || !paths.is_empty(), "nothing came");
            let is_last = paths.remove(&last);
            let touched = Touched { paths, anything };
            if touched != Touched::default() {
                let watch = &mut self.watch;
                let news = self
                    .live
                    .follow(touched, &mut |folders| watch.follow(folders));
                all.extend(news.unwrap());
            }
            if is_last {
                fs::remove_file(world.root.join(&last)).unwrap();
                return all;
            }
        }
    }
}

fn now() -> Moment {
    Moment::parse(NOW).unwrap()
}

/// What a fresh `pm check` finds.
fn fresh(session: &Session) -> Vec<Diagnostic> {
    let mut findings = session.config_findings.clone();
    findings.extend(check::check(&session.vault, session.now));
    findings
}

/// Whether all is as if it were looked at for the first time.
fn is_true(live: &Live) -> Result<(), TestCaseError> {
    let session = Session::open(&live.session().root, Some(now())).unwrap();
    let shown = |findings: &[Diagnostic]| -> Vec<String> {
        let line = |one: &Diagnostic| {
            format!("{}:{:?} {} {:?}", one.path, one.span, one.rule, one.message)
        };
        findings.iter().map(line).collect()
    };
    let expected = fresh(&session);
    prop_assert_eq!(shown(live.findings()), shown(&expected));
    prop_assert!(live.findings() == expected);
    let settings = &session.vault.settings;
    let old = publish::on_disk(&session.root, settings).unwrap();
    if let Ok(outputs) = publish::outputs(settings, &index::render(&session.vault), old) {
        for output in outputs {
            prop_assert_eq!(output.old.as_deref(), Some(&*output.new), "{}", output.path);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn after_anything_that_happens_all_is_as_if_seen_for_the_first_time(happenings in happenings()) {
        let mut world = World::new();
        let mut follower = Follower::new(&world);
        is_true(&follower.live)?;
        for happening in &happenings {
            world.let_happen(happening);
            if matches!(happening, Happening::Pause) {
                follower.settle(&world);
                is_true(&follower.live)?;
            }
        }
        follower.settle(&world);
        is_true(&follower.live)?;
        // All has been told: there is nothing left to do, and what was written here woke nobody.
        prop_assert_eq!(follower.settle(&world).len(), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// As it is followed where the disk is looked at again and again: nothing is known but that time has passed.
    #[test]
    fn a_look_at_the_disk_finds_whatever_has_happened(happenings in happenings()) {
        let mut world = World::new();
        let (mut live, _) = open(&world);
        for happening in &happenings {
            world.let_happen(happening);
            if matches!(happening, Happening::Pause) {
                look(&mut live);
                is_true(&live)?;
            }
        }
        look(&mut live);
        is_true(&live)?;
        let again = look(&mut live);
        prop_assert!(again.is_none(), "{:?}", again);
    }
}

fn open(world: &World) -> (Live, News) {
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

fn look(live: &mut Live) -> Option<News> {
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
    assert!(
        news.appeared
            .iter()
            .all(|finding| &*finding.path == "post-mortems/c.md")
    );
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
    world.write(
        "post-mortems/c.md",
        &NOTE
            .replace("---\n", "\n\n---\n")
            .trim_start()
            .replacen("---", "---\n# x", 1),
    );
    let news = follow(&mut live, &["post-mortems/c.md"]).unwrap();
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

//! The library follows a vault with the system's own events, and by looking.

use std::{fs, time::Duration};

use pm::{
    check,
    diagnostic::Diagnostic,
    disk, index,
    live::{Live, News},
    publish,
    session::{Session, Touched},
    value::Moment,
    watch::{Batch, Means, Watch},
};
use proptest::prelude::*;

use super::{
    happenings::{Happening, World, happenings},
    telling::{look, open},
};
use crate::program::NOW;

/// Far longer than anything takes; whoever waits so long waits for nothing.
const LONG: Duration = Duration::from_mins(1);

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

pub(super) fn now() -> Moment {
    Moment::parse(NOW).unwrap()
}

/// What a fresh `pm check` finds.
fn fresh(session: &Session) -> Vec<Diagnostic> {
    let mut findings = session.own_findings();
    findings.extend(check::check(&session.vault, session.now));
    findings
}

/// Whether all is as if it were looked at for the first time.
pub(super) fn is_true(live: &Live) -> Result<(), TestCaseError> {
    let session = Session::open(&live.session().root, Some(now())).unwrap();
    let shown = |findings: &[Diagnostic]| -> Vec<String> {
        let told = |one: &Diagnostic| {
            format!("{}:{:?} {} {:?}", one.path, one.span, one.rule, one.message)
        };
        findings.iter().map(told).collect()
    };
    let expected = fresh(&session);
    prop_assert_eq!(shown(live.findings()), shown(&expected));
    prop_assert!(live.findings() == expected);
    let settings = &session.vault.settings;
    let is_shut = |path: &str| disk::refuse_read_only(&session.root.join(path)).is_err();
    let old = match publish::on_disk(&session.root, settings) {
        // Whoever runs this may not read it either.
        Err(_) if is_shut(&settings.index.page) || is_shut(&settings.index.chart) => return Ok(()),
        old => old.unwrap(),
    };
    if let Ok(outputs) = publish::outputs(settings, &index::render(&session.vault), old) {
        let is_stale = |output: &publish::Output| output.old.as_ref() != Some(&output.new);
        let mut stale = outputs.iter().filter(|output| is_stale(output)).peekable();
        // Where nobody may write to one of those that are not true, both stay as they are.
        let is_held = stale.clone().any(|output| is_shut(&output.path));
        prop_assert!(is_held || stale.peek().is_none(), "{:?}", stale.peek());
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_leads_to_a_file_as_soon_as_it_comes() {
    let mut world = World::new();
    let link = Happening::Link("levers/b.md".to_owned());
    world.let_happen(&link);
    let mut follower = Follower::new(&world);
    let links = |follower: &Follower| {
        let found = follower.live.findings().iter();
        found
            .filter(|finding| &*finding.path == "levers/b.md")
            .count()
    };
    assert_eq!(links(&follower), 1);
    world.write(
        "levers/a.md",
        "---\ntype: lever\ntitle: A\nkind: design\n---\n",
    );
    follower.settle(&world);
    assert_eq!(links(&follower), 0);
    is_true(&follower.live).unwrap();
}

#[cfg(unix)]
#[test]
fn beside_a_chart_that_is_read_only_the_page_stays_too() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    let mut follower = Follower::new(&world);
    let page = || fs::read_to_string(world.root.join("index.md")).unwrap();
    let before = page();
    let read_only = fs::Permissions::from_mode(0o444);
    fs::set_permissions(world.root.join("pareto.svg"), read_only).unwrap();
    fs::remove_file(world.root.join("post-mortems/b.md")).unwrap();
    let news = follower.settle(&world);
    let told = news.iter().flat_map(|news| &news.notices);
    let told: Vec<String> = told.map(|notice| format!("{notice:?}")).collect();
    assert!(told.len() == 1 && told[0].contains("read-only"), "{told:?}");
    assert_eq!(page(), before);
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

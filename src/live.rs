//! A vault that is followed while it changes: what was touched goes in, what is new comes out. It waits for nothing and prints
//! nothing.

mod cooling;
mod news;
mod page;

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use jiff::Timestamp;

use crate::{
    check::Memory,
    diagnostic::Diagnostic,
    disk::{self, Place},
    failure::Failure,
    index::{self, Rendered},
    ranking::{Ranks, moves_since},
    reckoning::Reckoning,
    session::{Changes, Session, Touched},
    vault::Reach,
};
pub use cooling::Cooled;
use cooling::Cooling;
pub use news::{News, Notice};
use page::Page;

/// Watches folders from now on, and answers which of them nobody watched before: relative to the root, with `/`.
pub type Attend<'a> = dyn FnMut(&[PathBuf]) -> BTreeSet<String> + 'a;

/// A vault and all that is known of it, kept true while it changes.
#[derive(Debug)]
pub struct Live {
    session: Session,
    memory: Memory,
    findings: Vec<Diagnostic>,
    ranks: Ranks,
    rendered: Rendered,
    page: Page,
    cooling: Cooling,
    /// What could not be read the last time.
    owed: Touched,
    /// What was read and is not told of yet.
    untold: Changes,
    /// Whether `pm.yaml` was missing the last time.
    is_adrift: bool,
}

impl Live {
    /// Follows a vault from now on. All that is wrong with it is news.
    ///
    /// # Errors
    /// [`Failure::Gone`] where the vault is not there any more.
    pub fn new(session: Session, attend: &mut Attend<'_>) -> Result<(Self, News), Failure> {
        let memory = Memory::of(&session.vault, session.now);
        let reckoning = Reckoning::new(&session.vault);
        let rendered = index::render_reckoned(&reckoning);
        let mut live = Self {
            findings: Vec::new(),
            ranks: Ranks::of(reckoning.ranking()),
            rendered,
            page: Page::default(),
            cooling: Cooling::of(&session),
            owed: Touched::default(),
            untold: Changes {
                others: true,
                ..Changes::default()
            },
            is_adrift: false,
            memory,
            session,
        };
        let mut news = News::default();
        // What happened since the vault was read is read now that its folders are watched.
        live.take_in(Touched::default(), attend, &mut news)?;
        live.tell(attend, &mut news)?;
        Ok((live, news))
    }

    /// Brings everything up to date after something was touched, and tells what is new; nothing where nothing has changed.
    ///
    /// # Errors
    /// [`Failure::Gone`] where the vault is not there any more. All other troubles are news.
    pub fn follow(
        &mut self,
        mut touched: Touched,
        attend: &mut Attend<'_>,
    ) -> Result<Option<News>, Failure> {
        let mut news = News::default();
        let owed = std::mem::take(&mut self.owed);
        touched.anything |= owed.anything;
        touched.paths.extend(owed.paths);
        let is_page = self.waits_for_git() || self.is_page(&touched);
        self.take_in(touched, attend, &mut news)?;
        let is_change = !self.is_adrift && self.has_changed();
        if is_change || (is_page && !self.is_adrift) {
            self.tell(attend, &mut news)?;
        }
        Ok((is_change || news.has_any()).then_some(news))
    }

    /// Looks at the clock: tells which failures have cooled, and what time has changed.
    ///
    /// # Errors
    /// As [`Live::follow`].
    pub fn wake(&mut self, attend: &mut Attend<'_>) -> Result<Option<News>, Failure> {
        self.session.look_at_clock();
        self.is_there()?;
        self.follow(Touched::default(), attend)
    }

    /// When the next failure has cooled or a finding comes or goes by itself, if the clock goes.
    pub fn next_turn(&self) -> Option<Timestamp> {
        let turns = [self.cooling.next(), self.memory.next_turn()];
        let next = turns.into_iter().flatten().min();
        // Without a `pm.yaml` nothing is looked at.
        next.filter(|_| self.session.has_clock() && !self.is_adrift)
    }

    /// Whether page and chart wait until git has done its last step. Nothing tells of that: [`Live::wake`] has to look.
    pub fn waits_for_git(&self) -> bool {
        self.page.waits_for_git()
    }

    /// The vault as it is now.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// All findings of the vault as it is now, those of `pm.yaml` first.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    fn has_changed(&self) -> bool {
        let has_turned = self.memory.next_turn();
        let has_turned = has_turned.is_some_and(|turn| turn <= self.session.now);
        !self.untold.is_empty() || self.cooling.is_over(&self.session) || has_turned
    }

    fn is_there(&self) -> Result<(), Failure> {
        if disk::place(&self.session.root) == Place::Folder {
            return Ok(());
        }
        Err(Failure::Gone(self.session.root.clone()))
    }

    /// Whether page or chart were touched: by their owner, or by what was written here.
    fn is_page(&self, touched: &Touched) -> bool {
        let index = &self.session.vault.settings.index;
        let is_above = |file: &str, path: &String| {
            let rest = file.strip_prefix(path.as_str());
            rest.is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with('/'))
        };
        let of = |file| touched.paths.iter().any(|path| is_above(file, path));
        touched.anything || of(&index.page) || of(&index.chart)
    }

    /// Reads again what was touched, and watches what has come.
    fn take_in(
        &mut self,
        mut touched: Touched,
        attend: &mut Attend<'_>,
        news: &mut News,
    ) -> Result<(), Failure> {
        loop {
            match self.session.reload(&touched) {
                Ok(changes) => {
                    if std::mem::take(&mut self.is_adrift) {
                        news.notices.push(Notice::Back);
                    }
                    self.untold.add(changes);
                }
                Err(failure) => {
                    self.is_there()?;
                    self.adrift(&failure, news);
                    self.owed.paths.extend(touched.paths);
                    self.owed.anything = true;
                    return Ok(());
                }
            }
            // Before a folder is watched, things may have come into it unseen.
            let fresh = attend(&self.session.folders());
            if fresh.is_empty() {
                return Ok(());
            }
            touched = Touched {
                paths: fresh,
                anything: false,
            };
        }
    }

    /// Without `pm.yaml` there is nothing to go by, and nothing is written: a branch without the vault may be checked out.
    fn adrift(&mut self, failure: &Failure, news: &mut News) {
        if self.is_adrift {
            return;
        }
        self.is_adrift = true;
        news.notices.push(match failure {
            Failure::NoVault(_) => Notice::Adrift,
            failure => Notice::Failed(failure.to_string()),
        });
    }

    /// Finds out what the changes come to.
    fn tell(&mut self, attend: &mut Attend<'_>, news: &mut News) -> Result<(), Failure> {
        // What a note says below its front matter has nothing to do with the time.
        let has_turned = self.untold.reach > Reach::Bodies || self.cooling.is_over(&self.session);
        if self.has_changed() {
            self.page.forgive();
            self.look(news);
        }
        if has_turned {
            news.cooled = self.cooling.update(&self.session);
        }
        if self.is_adrift || self.session.has_broken_settings() {
            return Ok(());
        }
        let came = self.page.write(&self.session, &self.rendered, news);
        if came.is_empty() {
            return Ok(());
        }
        // A new page is a file that links can lead to.
        let touched = Touched {
            paths: came,
            anything: false,
        };
        self.take_in(touched, attend, news)?;
        self.look(news);
        Ok(())
    }

    /// Runs the rules and ranks, as far as the changes ask for it.
    fn look(&mut self, news: &mut News) {
        let changes = std::mem::take(&mut self.untold);
        let (session, memory) = (&self.session, &mut self.memory);
        let vault = &session.vault;
        let reckoning = Arc::new(Reckoning::new(vault));
        if changes.all {
            *memory = Memory::of(vault, session.now);
        } else {
            memory.update(vault, &changes.notes, session.now);
        }
        let reach = if changes.others {
            Reach::All
        } else {
            changes.reach
        };
        // One after the other: to wake another core costs more than most changes.
        memory.link(&reckoning, &changes.notes, (reach, changes.more));
        let mut findings = session.own_findings();
        findings.extend(memory.findings(vault));
        news.compare(&self.findings, &findings);
        self.findings = findings;
        // Ranking and page are made of front matter alone.
        if changes.reach > Reach::Bodies {
            self.rendered = index::render_reckoned(&reckoning);
            let ranking = reckoning.ranking();
            news.moves.extend(moves_since(&self.ranks, ranking));
            self.ranks = Ranks::of(ranking);
        }
    }
}

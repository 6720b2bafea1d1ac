//! Page and chart of a vault that is followed: written when they are not true, and never in a quarrel with somebody else.

use std::collections::BTreeSet;

use super::{News, Notice};
use crate::{
    disk,
    failure::Failure,
    git,
    index::Rendered,
    publish::{self, Output},
    session::Session,
};

/// How often page and chart are written again though no note has changed: more would be a quarrel with another program.
const MOST: usize = 3;

/// A page may be saved by its owner between being read and being written; then it is read once more.
const TRIES: usize = 3;

/// What is known of page and chart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// How often they were written since a note has changed.
    written: usize,
    /// What stood in the way the last time, as it was told.
    trouble: Option<Notice>,
}

impl Page {
    /// Counts anew how often page and chart are written.
    pub(super) fn forgive(&mut self) {
        self.written = 0;
    }

    /// Whether it waits for git, which raises no event when it is done.
    pub(super) fn waits_for_git(&self) -> bool {
        matches!(self.trouble, Some(Notice::Underway(_)))
    }

    /// Writes what is not true. Answers the files that were not there before.
    pub(super) fn write(
        &mut self,
        session: &Session,
        rendered: &Rendered,
        news: &mut News,
    ) -> BTreeSet<String> {
        let mut came = BTreeSet::new();
        let trouble = self.try_to_write(session, rendered, &mut came, news).err();
        if trouble != self.trouble {
            news.notices.extend(trouble.clone());
            self.trouble = trouble;
        }
        came
    }

    /// # Errors
    /// What stands in the way.
    fn try_to_write(
        &mut self,
        session: &Session,
        rendered: &Rendered,
        came: &mut BTreeSet<String>,
        news: &mut News,
    ) -> Result<(), Notice> {
        let settings = &session.vault.settings;
        let told = |failure: Failure| Notice::Failed(failure.to_string());
        for _ in 0..TRIES {
            let old = publish::on_disk(&session.root, settings).map_err(told)?;
            let outputs = publish::outputs(settings, rendered, old);
            let outputs = outputs.map_err(Notice::NoPlace)?;
            let stale: Vec<&Output> = outputs.iter().filter(|it| it.is_stale()).collect();
            if stale.is_empty() {
                return Ok(());
            }
            if git::is_underway(&session.root) {
                return Err(Notice::Underway(stale[0].path.clone()));
            }
            if self.written > MOST {
                return Err(Notice::Contested(stale[0].path.clone()));
            }
            for Output { path, .. } in &stale {
                disk::refuse_read_only(&session.root.join(path)).map_err(told)?;
            }
            let mut is_done = true;
            for Output { path, old, new } in stale {
                let whole = session.root.join(path);
                let done = disk::exchange(&session.root, &whole, old.as_deref(), new);
                if done.map_err(told)? {
                    news.written.push(path.clone());
                    came.extend(old.is_none().then(|| path.clone()));
                } else {
                    is_done = false;
                }
            }
            if is_done {
                self.written += 1;
                return Ok(());
            }
        }
        // Whoever keeps saving it raises an event each time: there will be another try.
        Ok(())
    }
}

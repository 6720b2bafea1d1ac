//! The failures that still cool, and when each may be analysed.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use crate::{schema::Status, session::Session};

/// When each failure that cools has cooled, by path.
#[derive(Debug)]
pub(super) struct Cooling {
    opens: BTreeMap<Arc<str>, Timestamp>,
}

/// A failure that has cooled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooled {
    /// Its note.
    pub path: Arc<str>,
    /// Since when its analysis is open.
    pub opened: Timestamp,
}

impl Cooling {
    /// The failures of a vault that cool at the session's instant.
    pub(super) fn of(session: &Session) -> Self {
        let opening = all(session);
        let opens = opening.filter(|(_, opens)| *opens > session.now);
        Self {
            opens: opens.map(|(path, opens)| (path.into(), opens)).collect(),
        }
    }

    /// The next instant at which one has cooled.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.opens.values().min().copied()
    }

    /// Whether one has cooled by the session's instant.
    pub(super) fn is_over(&self, session: &Session) -> bool {
        self.next().is_some_and(|next| next <= session.now)
    }

    /// Takes over what the session knows now. Answers the failures that cooled before, still have their status and may be
    /// analysed by now.
    pub(super) fn update(&mut self, session: &Session) -> Vec<Cooled> {
        let cooled = all(session)
            .filter(|(path, opens)| *opens <= session.now && self.opens.get(*path) == Some(opens));
        let cooled = cooled
            .map(|(path, opened)| Cooled {
                path: path.into(),
                opened,
            })
            .collect();
        *self = Self::of(session);
        cooled
    }
}

/// The post-mortems with the status `cooling`, and when their analyses open.
fn all(session: &Session) -> impl Iterator<Item = (&str, Timestamp)> {
    let vault = &session.vault;
    let postmortems = vault.at_a_glance();
    let cooling = postmortems.filter(|glance| glance.status == Some(Status::Cooling));
    cooling.filter_map(|glance| {
        let note = glance.entry.record.postmortem()?;
        Some((glance.entry.path(), note.opens(&vault.settings)?))
    })
}

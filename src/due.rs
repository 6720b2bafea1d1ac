//! What asks for attention at an instant, what still cools and what comes later, by the damage at stake.

mod bets;
mod guardrails;
mod postmortems;
mod words;

use std::fmt;

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use num_traits::Zero;

use crate::{
    language::new_command,
    ranking::{Loss, Ranking},
    schema::Kind,
    standing::Standings,
    text::shell_word,
    timeline::Timeline,
    value::Exact,
    vault::{Entry, Vault},
};

/// Everything that is due in a vault, in the order of the damage at stake, the greatest first; equal ones in the order of
/// [`What`], day and path.
#[derive(Debug, Default)]
pub struct Agenda<'v> {
    /// What asks for attention now.
    pub now: Vec<Item<'v>>,
    /// The failures that still cool: nothing to do but to wait.
    pub cooling: Vec<Item<'v>>,
    /// What will ask for attention on a day that is known already, by day.
    pub later: Vec<Item<'v>>,
}

/// One thing that is due.
#[derive(Debug, Clone)]
pub struct Item<'v> {
    /// What is due.
    pub what: What<'v>,
    /// The kind of note that it is about.
    pub kind: Kind,
    /// The id of that note, or of a lever without one.
    pub id: &'v str,
    /// Its name for people.
    pub title: &'v str,
    /// Its path in the vault, if it has a note.
    pub path: Option<&'v str>,
    /// Since when it asks, or from when on it will; `None` where no day is known.
    pub when: Option<When>,
    /// Whether it asks now, cools, or asks later.
    pub state: State,
    /// The damage at stake, in the vault's currency: see [`What`].
    pub stake: Exact,
    /// What to do next.
    pub next: Next<'v>,
}

/// What is due, and what is at stake with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What<'v> {
    /// Bets go on while two failures or more wait for their analysis. At stake: what these failures cost.
    Wandering {
        /// How many wait.
        count: usize,
        /// The title of the costliest.
        first: &'v str,
    },
    /// A failure has been open for its analysis for more than 7 days. At stake, here and below: what it cost.
    AnalysisLate,
    /// A failure has cooled: its analysis is open.
    AnalysisOpen,
    /// A failure that is not analysed has no facts yet.
    FactsEmpty,
    /// An accepted risk is to be looked at again.
    RiskReview,
    /// A bet was lost 7 days ago and no post-mortem names it. At stake: what it cost, else the most that it might.
    BetUnexamined {
        /// The day on which it ended.
        ended: Date,
    },
    /// A bet is past the day on which its result is due. At stake: the most that it may cost.
    BetOverdue {
        /// Whether it runs, or was only planned.
        progress: Progress,
    },
    /// One of the vital few has no guard-rail at work. At stake: the lever's damage.
    LeverUnguarded {
        /// The title of a draft that would stop it, if there is one.
        draft: Option<&'v str>,
    },
    /// A guard-rail should be in force and is a draft. At stake, here and below: the damage of its levers.
    GuardrailOverdue,
    /// A guard-rail in force was never put to the test, though it had the time.
    NeverTried {
        /// The day on which it came into force.
        since: Date,
    },
    /// A guard-rail in force is to be looked at again.
    ReviewDue,
    /// No bet was started in the 30 days since a failure. At stake: what that failure cost.
    Paralysis {
        /// How many days have passed.
        days: i64,
    },
    /// A failure still cools.
    Cooling,
}

/// How far a bet is that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// It runs.
    Running,
    /// It is planned.
    Planned,
}

/// A day or an instant on the vault's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The day.
    pub day: Date,
    /// The instant, where the hour matters.
    pub instant: Option<Timestamp>,
    /// The time of day on the vault's clocks, where the hour matters.
    time: Option<Time>,
}

/// Whether something asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It does.
    Now,
    /// It has to cool first.
    Cooling,
    /// It will on a day that is known.
    Later,
}

/// What to do about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next<'v> {
    /// Open the note at this path of the vault.
    Open(&'v str),
    /// Run this command; what stands for words of one's own is `…`.
    Run(String),
}

impl<'v> Agenda<'v> {
    /// Looks through a whole vault as of `now`.
    pub fn of(vault: &'v Vault, now: Timestamp) -> Self {
        let look = Look::new(vault, now);
        let mut items = Vec::new();
        postmortems::look(&look, &mut items);
        bets::look(&look, &mut items);
        guardrails::look(&look, &mut items);
        items.sort_by(|a, b| {
            let stake = b.stake.cmp(&a.stake);
            let rest = |item: &Item<'v>| (item.what, item.when, item.path, item.id);
            stake.then_with(|| rest(a).cmp(&rest(b)))
        });
        let mut agenda = Self::default();
        for item in items {
            match item.state {
                State::Now => agenda.now.push(item),
                State::Cooling => agenda.cooling.push(item),
                State::Later => agenda.later.push(item),
            }
        }
        agenda.later.sort_by_key(|item| item.when);
        agenda
    }

    /// What asks now, what cools and what comes later, in this order.
    pub fn all(&self) -> impl Iterator<Item = &Item<'v>> {
        self.now.iter().chain(&self.cooling).chain(&self.later)
    }
}

impl<'v> Item<'v> {
    /// An item about a note that asks now, with nothing at stake.
    fn new(what: What<'v>, entry: &'v Entry) -> Self {
        Self {
            what,
            kind: entry.record.kind(),
            id: &entry.id,
            title: entry.title(),
            path: Some(entry.path()),
            when: None,
            state: State::Now,
            stake: Exact::zero(),
            next: Next::Open(entry.path()),
        }
    }
}

impl When {
    fn on(day: Date) -> Self {
        Self {
            day,
            instant: None,
            time: None,
        }
    }

    fn at(instant: Timestamp, zone: &TimeZone) -> Self {
        let there = zone.to_datetime(instant);
        Self {
            day: there.date(),
            instant: Some(instant),
            time: Some(there.time()),
        }
    }
}

/// `2026-07-06`, or `2026-07-06 18:40` where the hour matters.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        match self.time {
            Some(time) => write!(f, " {:02}:{:02}", time.hour(), time.minute()),
            None => Ok(()),
        }
    }
}

/// A vault at an instant, with all that the items are made of.
struct Look<'v> {
    vault: &'v Vault,
    now: Timestamp,
    today: Date,
    ranking: Ranking<'v>,
    standings: Standings<'v>,
    timeline: Timeline<'v>,
}

impl<'v> Look<'v> {
    fn new(vault: &'v Vault, now: Timestamp) -> Self {
        let today = vault.settings.timezone.to_datetime(now).date();
        Self {
            vault,
            now,
            today,
            ranking: Ranking::of(vault),
            standings: Standings::of(vault),
            timeline: Timeline::of(vault, today),
        }
    }

    fn zone(&self) -> &'v TimeZone {
        &self.vault.settings.timezone
    }

    /// What starts a note of a kind, in the vault's language.
    fn new_command(&self, kind: Kind) -> String {
        new_command(kind, self.vault.settings.language)
    }

    /// Whether a day asks now or later: it does from that day on.
    fn asks(&self, day: Date) -> State {
        if day <= self.today {
            State::Now
        } else {
            State::Later
        }
    }

    /// What a failure cost; nothing where that cannot be read.
    fn damage(&self, postmortem: &'v Entry) -> Exact {
        Loss::read(self.vault, postmortem).map_or_else(Exact::zero, |loss| loss.damage())
    }
}

impl Next<'_> {
    /// A command with an id in the place of `ID`; `None` where not every shell would take the id as it is.
    fn command(command: &str, id: &str) -> Option<Self> {
        shell_word(id).map(|id| Self::Run(command.replace("ID", &id)))
    }
}

#[cfg(test)]
mod tests;

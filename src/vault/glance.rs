//! What is asked of all post-mortems together, in one place: to go through the notes themselves costs many times as much.

use jiff::{civil::Date, tz::TimeZone};

use super::{Entry, narrow};
use crate::{
    record::Postmortem,
    schema::Status,
    value::{Amount, Percent},
};

/// Billionths of a percent in the whole.
pub const WHOLE: u64 = Percent::HUNDRED.billionths();

/// A post-mortem at a glance.
#[derive(Debug, Clone, Copy)]
pub struct Glance<'v> {
    /// Its note.
    pub entry: &'v Entry,
    /// Its status, where that is valid.
    pub status: Option<Status>,
    /// The day of the failure in the vault's zone, where that is known.
    pub day: Option<Date>,
    /// The levers that it names, each once, by number.
    pub portions: &'v [Portion],
    row: &'v Row,
}

/// What a failure gives to one of its levers.
#[derive(Debug, Clone, Copy)]
pub struct Portion {
    /// The lever's number: see [`Levers::number`](super::Levers::number).
    pub lever: u32,
    /// Which of the note's levers is the first that means it.
    pub place: u32,
    /// Its share of the failure, in parts of [`WHOLE`] × [`ways`](Cost::ways); where the cost cannot be known, only whether the
    /// note gives it one above zero.
    pub weight: u64,
}

/// What a failure cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// In money, in the vault's currency.
    pub money: Amount,
    /// In hours.
    pub hours: Amount,
    /// How many levers take equal shares of what is left; 1 where none does.
    pub ways: u64,
}

/// All post-mortems at a glance, by path.
#[derive(Debug)]
pub(super) struct Glances {
    zone: TimeZone,
    rows: Vec<Row>,
    portions: Vec<Portion>,
}

/// What is kept of one beside its portions.
#[derive(Debug)]
struct Row {
    note: u32,
    /// Where its portions end, which begin where those of the row before end.
    end: u32,
    status: Option<Status>,
    day: Option<Date>,
    cost: Option<Cost>,
}

impl Glances {
    /// None yet, with room for those of so many notes that name so many levers.
    pub(super) fn new(zone: &TimeZone, [notes, levers]: [usize; 2]) -> Self {
        Self {
            zone: zone.clone(),
            rows: Vec::with_capacity(notes),
            portions: Vec::with_capacity(levers),
        }
    }

    /// Adds the post-mortem number `at` among the notes, which comes after all others; it names the levers with these numbers.
    pub(super) fn push(&mut self, at: usize, entry: &Entry, levers: impl Iterator<Item = u32>) {
        let Some(note) = entry.record.postmortem() else {
            return;
        };
        let cost = split(note, levers, &mut self.portions);
        let end = self.portions.len();
        self.rows.push(Row {
            cost,
            ..self.row([at, end], entry)
        });
    }

    /// Puts the post-mortem number `at` in the place of what was there under this number, if anything was.
    pub(super) fn put(&mut self, at: usize, entry: &Entry, levers: impl Iterator<Item = u32>) {
        let Some(note) = entry.record.postmortem() else {
            return;
        };
        let place = self.rows.binary_search_by_key(&narrow(at), |row| row.note);
        let place = place.unwrap_or_else(|place| {
            self.rows
                .insert(place, self.row([at, self.start(place)], entry));
            place
        });
        let mut portions = Vec::new();
        let cost = split(note, levers, &mut portions);
        let start = self.start(place);
        let old = start..self.rows[place].end as usize;
        let (before, after) = (narrow(old.len()), narrow(portions.len()));
        self.portions.splice(old, portions);
        self.rows[place] = Row {
            cost,
            ..self.row([at, start + after as usize], entry)
        };
        for later in &mut self.rows[place + 1..] {
            later.end = later.end - before + after;
        }
    }

    /// Moves the numbers of the notes from `at` on by one.
    pub(super) fn make_room(&mut self, at: usize) {
        let first = self.rows.partition_point(|row| (row.note as usize) < at);
        for row in &mut self.rows[first..] {
            row.note += 1;
        }
    }

    fn row(&self, [note, end]: [usize; 2], entry: &Entry) -> Row {
        let postmortem = entry.record.postmortem();
        let failed_at = postmortem.and_then(|note| note.failed_at.value());
        Row {
            note: narrow(note),
            end: narrow(end),
            status: entry.record.status(),
            day: failed_at.map(|failed_at| failed_at.day(&self.zone)),
            cost: None,
        }
    }

    /// All of them; `notes` are those of the vault.
    pub(super) fn iter<'v>(
        &'v self,
        notes: &'v [Entry],
    ) -> impl ExactSizeIterator<Item = Glance<'v>> {
        (0..self.rows.len()).map(|at| self.glance(notes, at))
    }

    /// That of a note.
    pub(super) fn of<'v>(&'v self, notes: &'v [Entry], entry: &Entry) -> Option<Glance<'v>> {
        let path = |row: &Row| notes[row.note as usize].path().cmp(entry.path());
        let at = self.rows.binary_search_by(path).ok()?;
        Some(self.glance(notes, at))
    }

    fn glance<'v>(&'v self, notes: &'v [Entry], at: usize) -> Glance<'v> {
        let row = &self.rows[at];
        Glance {
            entry: &notes[row.note as usize],
            status: row.status,
            day: row.day,
            portions: &self.portions[self.start(at)..row.end as usize],
            row,
        }
    }

    fn start(&self, at: usize) -> usize {
        let before = at.checked_sub(1).map(|before| &self.rows[before]);
        before.map_or(0, |row| row.end as usize)
    }
}

/// Adds the portions of a failure's levers, which have these numbers, to those of others. None where its money, its hours or a
/// share is invalid or the shares exceed 100 %: then nobody can know what it cost whom.
fn split(
    note: &Postmortem,
    levers: impl Iterator<Item = u32>,
    portions: &mut Vec<Portion>,
) -> Option<Cost> {
    let is_invalid = note.money.is_invalid() || note.hours.is_invalid() || note.levers.invalid;
    let shares = || note.levers.values().map(|written| written.share);
    let named: u64 = shares().flatten().map(Percent::billionths).sum();
    let left = WHOLE.checked_sub(named).filter(|_| !is_invalid);
    let ways = shares().filter(Option::is_none).count().max(1) as u64;
    let first = portions.len();
    for ((share, lever), place) in shares().zip(levers).zip(0..) {
        let weight = |left| share.map_or(left, |share: Percent| share.billionths() * ways);
        let has_part = || share.is_none_or(|share| share.billionths() > 0);
        portions.push(Portion {
            lever,
            place,
            weight: left.map_or_else(|| has_part().into(), weight),
        });
    }
    merge(portions, first);
    let or_nothing = |amount: Option<&Amount>| amount.copied().unwrap_or(Amount::zero());
    left.map(|_| Cost {
        money: or_nothing(note.money.value()),
        hours: or_nothing(note.hours.value()),
        ways,
    })
}

/// Puts the portions from `first` on in the order of their levers, each of these once.
fn merge(portions: &mut Vec<Portion>, first: usize) {
    portions[first..].sort_by_key(|portion| portion.lever);
    let mut end = first;
    for at in first..portions.len() {
        let portion = portions[at];
        if end > first && portions[end - 1].lever == portion.lever {
            portions[end - 1].weight += portion.weight;
        } else {
            portions[end] = portion;
            end += 1;
        }
    }
    portions.truncate(end);
}

impl<'v> Glance<'v> {
    /// Whether its status says that its analysis is done.
    pub fn is_analysed(&self) -> bool {
        self.status.is_some_and(Status::is_analysed)
    }

    /// Whether the ranking counts it, unless its cost cannot be known: analysed in some way and naming a lever.
    pub fn is_counted(&self) -> bool {
        self.is_analysed() && !self.portions.is_empty()
    }

    /// What it cost; none where that or a share of its levers cannot be known.
    pub fn cost(&self) -> Option<&'v Cost> {
        self.row.cost.as_ref()
    }

    /// The numbers of the levers that have a part in it, each once: not of those with a share of zero.
    pub fn levers(&self) -> impl Iterator<Item = usize> + 'v {
        let blamed = self.portions.iter().filter(|portion| portion.weight > 0);
        blamed.map(|portion| portion.lever as usize)
    }
}

impl Entry {
    /// Whether its status says that its analysis is done.
    pub fn is_analysed(&self) -> bool {
        self.record.status().is_some_and(Status::is_analysed)
    }

    /// Whether the ranking counts this post-mortem: analysed in some way and naming a lever.
    pub fn is_counted(&self) -> bool {
        let postmortem = self.record.postmortem();
        self.is_analysed() && postmortem.is_some_and(|note| !note.levers.items.is_empty())
    }
}

//! What is due with failures: their facts, their analysis, the risks that were accepted.

use jiff::{Timestamp, civil::Date};

use super::{Item, Look, State, What, When};
use crate::{record::Postmortem, schema::Status, value::Period, vault::Entry};

/// An analysis that has been open for longer is late, in days.
const PATIENCE: u16 = 7;

pub(super) fn look<'v>(look: &Look<'v>, items: &mut Vec<Item<'v>>) {
    for (entry, note) in look.vault.postmortems() {
        match entry.record.status() {
            Some(Status::Cooling) => cooling(look, (entry, note), items),
            Some(Status::Accepted) => items.extend(review(look, entry, note)),
            _ => {}
        }
    }
}

fn cooling<'v>(
    look: &Look<'v>,
    (entry, note): (&'v Entry, &'v Postmortem),
    items: &mut Vec<Item<'v>>,
) {
    let stake = look.damage(entry);
    if let Some(opens) = note.opens(&look.vault.settings) {
        items.push(Item {
            when: Some(When::at(opens, look.zone())),
            state: if opens > look.now {
                State::Cooling
            } else {
                State::Now
            },
            stake: stake.clone(),
            ..Item::new(analysis(look, opens), entry)
        });
    }
    // Adopted notes owe no section. A failure that is still to come has no facts yet.
    let happened = note.failed_at.value();
    let happened = happened.is_none_or(|failed_at| failed_at.start(look.zone()) <= look.now);
    if happened && !entry.record.adopted && !entry.fills("facts") {
        // The last day of a month may be still to come.
        let day = note.failed_at.value().map(|at| at.day(look.zone()));
        let day: Option<Date> = day.map(|day| day.min(look.today));
        items.push(Item {
            when: day.map(When::on),
            stake,
            ..Item::new(What::FactsEmpty, entry)
        });
    }
}

fn analysis<'v>(look: &Look<'v>, opens: Timestamp) -> What<'v> {
    let late = Period::days(PATIENCE).after(opens, look.zone());
    if opens > look.now {
        What::Cooling
    } else if late < look.now {
        What::AnalysisLate
    } else {
        What::AnalysisOpen
    }
}

fn review<'v>(look: &Look<'v>, entry: &'v Entry, note: &'v Postmortem) -> Option<Item<'v>> {
    let day = note.review.value()?.day(look.zone());
    Some(Item {
        when: Some(When::on(day)),
        state: look.asks(day),
        stake: look.damage(entry),
        ..Item::new(What::RiskReview, entry)
    })
}

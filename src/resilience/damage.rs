//! How much of the damage stands behind guard-rails today.

use std::collections::HashMap;

use num_traits::Zero;

use super::View;
use crate::{
    ranking::Ranking,
    schema::Status,
    standing::{Standing, Standings},
    value::Exact,
};

/// The damage that levers made in the window, by how the levers are guarded today. Amounts are in the vault's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Of levers with a guard-rail that holds: validated, and nothing has come through.
    pub held: Exact,
    /// Of levers whose guard-rails at work do not hold yet, or leak.
    pub on_trial: Exact,
    /// Of levers without a guard-rail in `testing` or `validated`.
    pub open: Exact,
    /// How many failures it comes from.
    pub failures: usize,
}

impl Behind {
    /// All of it.
    pub fn total(&self) -> Exact {
        &self.held + &self.on_trial + &self.open
    }

    /// The percent of all that a part is; `None` where there is no damage.
    pub fn percent(&self, part: &Exact) -> Option<Exact> {
        let total = self.total();
        let hundred = Exact::from_integer(100.into());
        (!total.is_zero()).then(|| part / total * hundred)
    }

    /// Whether nothing can be told from so few failures.
    pub fn is_few(&self) -> bool {
        self.failures < 5
    }
}

/// How a lever is guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guard {
    Held,
    OnTrial,
    Open,
}

pub(super) fn behind(
    view: &View<'_, '_>,
    ranking: &Ranking<'_>,
    standings: &Standings<'_>,
) -> Behind {
    let mut behind = Behind {
        held: Exact::zero(),
        on_trial: Exact::zero(),
        open: Exact::zero(),
        failures: 0,
    };
    let levers = ranking.levers.iter();
    let guards: HashMap<&str, Guard> = levers
        .map(|lever| {
            let standings = standings.of_lever(view.vault, lever.key);
            (lever.key, Guard::of(standings))
        })
        .collect();
    for (_, loss) in view.counted {
        behind.failures += 1;
        let damage = loss.damage() / Exact::from_integer(100.into());
        for part in loss.blamed() {
            let sum = match guards.get(part.key) {
                Some(Guard::Held) => &mut behind.held,
                Some(Guard::OnTrial) => &mut behind.on_trial,
                Some(Guard::Open) | None => &mut behind.open,
            };
            *sum += &damage * loss.share(&part);
        }
    }
    behind
}

impl Guard {
    fn of<'s>(standings: impl Iterator<Item = &'s Standing<'s>>) -> Self {
        let mut guard = Self::Open;
        for standing in standings {
            if standing.holds() {
                return Self::Held;
            }
            let status = standing.entry.record.status();
            if matches!(status, Some(Status::Testing | Status::Validated)) {
                guard = Self::OnTrial;
            }
        }
        guard
    }
}

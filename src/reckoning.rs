//! What is reckoned of a vault as a whole: its ranking and how its guard-rails stand, each when it is first asked for, and once.

use std::sync::OnceLock;

use crate::{ranking::Ranking, standing::Standings, vault::Vault};

/// The ranking and the standings of one vault, for all who ask.
#[derive(Debug)]
pub struct Reckoning<'v> {
    /// The vault.
    pub vault: &'v Vault,
    ranking: OnceLock<Ranking<'v>>,
    standings: OnceLock<Standings<'v>>,
}

impl<'v> Reckoning<'v> {
    /// Nothing is computed yet.
    pub fn new(vault: &'v Vault) -> Self {
        Self {
            vault,
            ranking: OnceLock::new(),
            standings: OnceLock::new(),
        }
    }

    /// The ranking of the levers.
    pub fn ranking(&self) -> &Ranking<'v> {
        self.ranking.get_or_init(|| Ranking::of(self.vault))
    }

    /// How the guard-rails stand.
    pub fn standings(&self) -> &Standings<'v> {
        self.standings.get_or_init(|| Standings::of(self.vault))
    }
}

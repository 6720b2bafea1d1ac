//! The fields of a post-mortem.

use super::{Field, List, reader::Reader};
use crate::{
    schema::Basis,
    value::{Amount, Moment, Percent, Reference, Relapse},
};

/// What only a post-mortem has.
#[derive(Debug)]
pub struct Postmortem {
    /// When it failed.
    pub failed_at: Field<Moment>,
    /// The bet that provoked it.
    pub bet: Field<Reference>,
    /// Free words.
    pub tags: List<Box<str>>,
    /// What it cost, in the vault's currency.
    pub money: Field<Amount>,
    /// What it cost, in hours.
    pub hours: Field<Amount>,
    /// How well that is known.
    pub basis: Field<Basis>,
    /// When it was analysed.
    pub analysed_at: Field<Moment>,
    /// The levers that made the damage.
    pub levers: List<Share>,
    /// The guard-rails that did not stop it.
    pub relapses: List<Relapse>,
    /// Why it is accepted or void.
    pub reason: Field<Box<str>>,
    /// When an accepted risk is looked at again.
    pub review: Field<Moment>,
}

/// One lever of a post-mortem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The lever's id, as written (for adopted notes transliterated).
    pub lever: Box<str>,
    /// Percent of this failure's damage; without it an equal share of what is left.
    pub share: Option<Percent>,
    /// The name behind an adopted lever's id.
    pub name: Option<Box<str>>,
}

impl Postmortem {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            failed_at: reader.date("failed_at"),
            bet: reader.reference("bet"),
            tags: reader.list("tags", |words| Ok(words.into())),
            money: reader.amount("money"),
            hours: reader.amount("hours"),
            basis: reader.choice("basis"),
            analysed_at: reader.date("analysed_at"),
            levers: reader.shares("levers"),
            relapses: reader.list("relapses", Relapse::parse),
            reason: reader.text("reason"),
            review: reader.date("review"),
        }
    }
}

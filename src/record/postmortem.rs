//! The fields of a post-mortem.

use std::{collections::HashSet, fmt};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Field, List, Spanned,
    reader::{Reader, adopted_lever},
    values::{Found, Values},
};
use crate::{
    message::Message,
    schema::Basis,
    settings::Settings,
    text::Span,
    value::{self, Amount, Exact, LeverShare, Moment, Percent, Reference, RelapseCause},
};

/// What only a post-mortem has.
#[derive(Debug, PartialEq, Eq)]
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
    /// Where it is named, link brackets included.
    pub lever_at: Span,
    /// Percent of this failure's damage; without it an equal share of what is left.
    pub share: Option<Percent>,
    /// The name behind an adopted lever's id.
    pub name: Option<Box<str>>,
}

/// A guard-rail that did not stop the failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relapse {
    /// The guard-rail.
    pub guardrail: Reference,
    /// Where it is named, link brackets included.
    pub guardrail_at: Span,
    /// What went wrong with it.
    pub cause: RelapseCause,
}

impl Postmortem {
    /// The instant from which it may be analysed: when it has cooled, at once where the vault does not wait; `None` where
    /// nobody can read when it failed.
    pub fn opens(&self, settings: &Settings) -> Option<Timestamp> {
        let zone = &settings.timezone;
        let failed = self.failed_at.value()?;
        if settings.cooling.is_zero() {
            return Some(failed.start(zone));
        }
        Some(settings.cooling.after(failed.counts_from(zone), zone))
    }

    /// The day of the failure in a zone, for people: a month, where the note says no more. It counts as that month's last day.
    pub fn failed_on(&self, zone: &TimeZone) -> Option<String> {
        let failed_at = self.failed_at.value();
        failed_at.map(|failed_at| failed_at.day_as_written(zone))
    }

    /// What the shares that its levers have make together, in percent.
    pub fn sum_of_shares(&self) -> Exact {
        let shares = self.levers.values().filter_map(|lever| lever.share);
        shares.map(Percent::value).sum()
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            failed_at: reader.date("failed_at"),
            bet: reader.reference("bet"),
            tags: reader.list("tags", |words| Ok(words.into())),
            money: reader.amount("money"),
            hours: reader.amount("hours"),
            basis: reader.choice("basis", Basis::word),
            analysed_at: reader.date("analysed_at"),
            levers: Share::list(reader),
            relapses: reader.list_of_parts("relapses", Relapse::read),
            reason: reader.text("reason"),
            review: reader.date("review"),
        }
    }

    /// The valid values of a field that only a post-mortem has, each in its plainest form.
    pub(super) fn texts(&self, field: &str) -> Vec<String> {
        match field {
            "failed_at" => self.failed_at.texts(),
            "bet" => self.bet.texts(),
            "tags" => self.tags.texts(),
            "money" => self.money.texts(),
            "hours" => self.hours.texts(),
            "basis" => self.basis.words(),
            "analysed_at" => self.analysed_at.texts(),
            "levers" => self.levers.texts(),
            "relapses" => self.relapses.texts(),
            "reason" => self.reason.texts(),
            "review" => self.review.texts(),
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lever)?;
        self.share.map_or(Ok(()), |share| write!(f, " {share}"))
    }
}

impl fmt::Display for Relapse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.guardrail, self.cause.key())
    }
}

impl Share {
    fn list(reader: &mut Reader<'_>) -> List<Self> {
        if !reader.adopts() {
            return reader.list_of_parts("levers", Self::read);
        }
        let values = reader.values;
        let mut shares = reader.list_of_parts("levers", |item| Self::adopted(item, values));
        // Those who named one thing twice did not know that it would weigh twice.
        let with_share = shares.values().filter(|share| share.share.is_some());
        let mut named: HashSet<_> = with_share.map(|share| share.lever.clone()).collect();
        shares.items.retain(|Spanned { value, .. }| {
            value.share.is_some() || named.insert(value.lever.clone())
        });
        shares
    }

    fn read(item: &Found<'_>) -> Result<Self, Message> {
        let read = LeverShare::parse(item.words)?;
        Ok(Self {
            lever: read.lever.into_id().into(),
            lever_at: item.place(read.lever_at),
            share: read.share,
            name: None,
        })
    }

    /// `name` or `name 50%`, where the name is any text or a wikilink: it becomes an id as a title becomes a file name.
    fn adopted(item: &Found<'_>, values: Values<'_>) -> Result<Self, Message> {
        let words = item.words;
        let percent = words
            .rsplit_once(' ')
            .filter(|(_, last)| last.ends_with('%'));
        let (name, share) = match percent {
            Some((name, percent)) => (name.trim(), Some(Percent::parse(percent)?)),
            None => (words, None),
        };
        let lever_at = item.place(0..name.len());
        // Of an item without a share our word has been taken already.
        let ours = share.and_then(|_| values.ours("levers", name));
        let (id, name) = adopted_lever(item, ours.unwrap_or(name))?;
        Ok(Self {
            lever: id.into(),
            lever_at,
            share,
            name: Some(name.into()),
        })
    }
}

impl Relapse {
    fn read(item: &Found<'_>) -> Result<Self, Message> {
        let read = value::Relapse::parse(item.words)?;
        Ok(Self {
            guardrail: read.guardrail,
            guardrail_at: item.place(read.guardrail_at),
            cause: read.cause,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        note::FrontMatter,
        record::{Details, Record},
        schema::Kind,
    };

    fn read(text: &str) -> Postmortem {
        let front_matter = FrontMatter::parse(text);
        let record = Record::read(text, &front_matter, Kind::Postmortem, None);
        match record.details {
            Details::Postmortem(postmortem) => *postmortem,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn references_in_items_have_places_of_their_own() {
        let text = "---\nlevers:\n  - ciblage-flou 50%\n  - \"[[leviers/prix|Prix]] 20%\"\n  - [[message]]\n  - \"\\u0070eur\"\n\
                    relapses: ['sept-touches  bypassed']\n---\n";
        let postmortem = read(text);
        let levers: Vec<&str> = postmortem
            .levers
            .values()
            .map(|share| share.lever_at.of(text))
            .collect();
        assert_eq!(
            levers,
            [
                "ciblage-flou",
                "[[leviers/prix|Prix]]",
                "[[message]]",
                "\"\\u0070eur\""
            ]
        );
        let relapse = postmortem.relapses.values().next().unwrap();
        assert_eq!(relapse.guardrail_at.of(text), "sept-touches");
    }
}

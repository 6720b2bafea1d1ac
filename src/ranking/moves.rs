//! How a ranking differs from an older one: which levers rose, fell, came and went.

use std::collections::{HashMap, HashSet};

use super::{Ranked, Ranking};
use crate::value::{Exact, fold};

/// A lever that stands elsewhere than it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Its id, as the newer ranking that has it shows it.
    pub id: Box<str>,
    /// Its name for people.
    pub title: Box<str>,
    /// Its rank in the older ranking, from 1; `None` where it is new.
    pub from: Option<usize>,
    /// Its rank in the newer one; `None` where it is gone.
    pub to: Option<usize>,
    /// Its percent of the whole in the newer one, by what that is ordered by; `None` where it is gone.
    pub share: Option<Exact>,
}

/// Which lever held which rank, without the vault that it was ranked in.
#[derive(Debug, Clone, Default)]
pub struct Ranks {
    /// The levers by rank.
    levers: Vec<Place>,
    places: HashMap<Box<str>, usize>,
}

/// One lever of a ranking that is past.
#[derive(Debug, Clone)]
struct Place {
    rank: usize,
    key: Box<str>,
    id: Box<str>,
    title: Box<str>,
}

impl Ranks {
    /// The ranks of a ranking.
    pub fn of(ranking: &Ranking<'_>) -> Self {
        let place = |lever: &Ranked<'_>| Place {
            rank: lever.rank,
            key: lever.key.into(),
            id: lever.id.into(),
            title: lever.title.into(),
        };
        let levers: Vec<Place> = ranking.levers.iter().map(place).collect();
        let places = levers.iter().zip(0..);
        Self {
            places: places.map(|(lever, at)| (lever.key.clone(), at)).collect(),
            levers,
        }
    }

    fn lever(&self, key: &str) -> Option<&Place> {
        self.places.get(key).map(|at| &self.levers[*at])
    }
}

/// The levers whose rank differs, by new rank; then those that are gone, by old rank.
///
/// A lever that got another id and keeps the old one as an alias has moved, not gone. Of several that became one, the best old
/// rank counts.
pub fn moves(old: &Ranking<'_>, new: &Ranking<'_>) -> Vec<Move> {
    moves_since(&Ranks::of(old), new)
}

/// The same where only the older ranks are known.
pub fn moves_since(old: &Ranks, new: &Ranking<'_>) -> Vec<Move> {
    let mut known: HashSet<&str> = HashSet::new();
    let mut moves = Vec::new();
    for lever in &new.levers {
        let ranks = earlier(lever, old, new);
        known.extend(ranks.iter().map(|lever| &*lever.key));
        let own = ranks.iter().find(|old| *old.key == *lever.key);
        let best = ranks.iter().min_by_key(|lever| lever.rank);
        let from = own.or(best).map(|lever| lever.rank);
        if from != Some(lever.rank) {
            moves.push(Move {
                id: lever.id.into(),
                title: lever.title.into(),
                from,
                to: Some(lever.rank),
                share: Some(lever.share.clone()),
            });
        }
    }
    let gone = old.levers.iter().filter(|old| !known.contains(&*old.key));
    moves.extend(gone.map(|lever| Move {
        id: lever.id.clone(),
        title: lever.title.clone(),
        from: Some(lever.rank),
        to: None,
        share: None,
    }));
    moves
}

/// The levers of the older ranking that a lever stands for: under its key, or under an alias of its note.
fn earlier<'r>(lever: &Ranked<'_>, old: &'r Ranks, new: &Ranking<'_>) -> Vec<&'r Place> {
    let mut found: Vec<_> = old.lever(lever.key).into_iter().collect();
    let note = lever.note.and_then(|note| note.record.lever());
    for alias in note.iter().flat_map(|note| &note.aliases.items) {
        let alias = fold(alias.value.id());
        // An alias that counts for nobody is still a lever of its own.
        if new.lever(&alias).is_none() {
            found.extend(old.lever(&alias));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{settings::Settings, vault::Vault};

    /// A vault of one failure for each lever, with its cost, and of notes of levers: name and aliases.
    fn vault(levers: &[(&str, u32)], notes: &[(&str, &str)]) -> Vault {
        let mut texts = Vec::new();
        for (at, (lever, cost)) in levers.iter().enumerate() {
            texts.push((
                format!("post-mortems/{at}.md"),
                format!(
                    "---\ntype: postmortem\nstatus: analysed\nmoney: {cost}\nlevers: {lever}\n---\n"
                ),
            ));
        }
        for (name, aliases) in notes {
            texts.push((
                format!("levers/{name}.md"),
                format!("---\ntype: lever\ntitle: The {name}\naliases: [{aliases}]\n---\n"),
            ));
        }
        let texts: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (&**a, &**b)).collect();
        Vault::of_texts(Settings::default(), texts)
    }

    /// The moves in short: `id from>to share`.
    fn shown(old: &Vault, new: &Vault) -> Vec<String> {
        let rank = |rank: Option<usize>| rank.map_or("-".to_owned(), |rank| rank.to_string());
        let moves = moves(&Ranking::of(old), &Ranking::of(new));
        moves
            .iter()
            .map(|m| {
                let share = m.share.as_ref().map(|share| format!(" {share}"));
                let (from, to) = (rank(m.from), rank(m.to));
                format!("{} {from}>{to}{}", m.id, share.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn levers_rise_fall_come_and_go() {
        let old = vault(&[("a", 40), ("b", 30), ("c", 20), ("d", 10)], &[]);
        let new = vault(&[("c", 50), ("b", 30), ("e", 15), ("A", 5)], &[]);
        assert_eq!(
            shown(&old, &new),
            ["c 3>1 50", "e ->3 15", "A 1>4 5", "d 4>-"]
        );
        assert_eq!(shown(&old, &old), Vec::<String>::new());
    }

    #[test]
    fn a_lever_under_another_name_has_moved() {
        let old = vault(&[("a", 40), ("b", 30), ("c", 20)], &[]);
        let same = vault(&[("a", 40), ("b", 30), ("c", 20)], &[("z", "a")]);
        assert_eq!(shown(&old, &same), Vec::<String>::new());
        // Two become one, which takes the better rank of theirs.
        let one = vault(&[("b", 40), ("a", 30), ("c", 20)], &[("z", "b, c")]);
        assert_eq!(shown(&old, &one), ["z 2>1 200/3", "a 1>2 100/3"]);
        // An alias that two claim stands for itself, as it did.
        let clash = vault(
            &[("a", 40), ("b", 30), ("c", 20)],
            &[("y", "a"), ("z", "a")],
        );
        assert_eq!(shown(&old, &clash), Vec::<String>::new());
    }

    #[test]
    fn everything_is_new_where_nothing_was() {
        let (none, some) = (vault(&[], &[]), vault(&[("a", 1)], &[("a", "")]));
        assert_eq!(shown(&none, &some), ["a ->1 100"]);
        assert_eq!(shown(&some, &none), ["a 1>-"]);
        let moved = moves(&Ranking::of(&none), &Ranking::of(&some));
        assert_eq!(&*moved[0].title, "The a");
    }
}

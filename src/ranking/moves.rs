//! How a ranking differs from an older one: which levers rose, fell, came and went.

use super::{Ranked, Ranking};
use crate::{
    text::Span,
    value::{Exact, fold},
};

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
    /// Keys, ids and titles, one after the other.
    text: String,
    /// The levers by rank.
    levers: Vec<Names>,
    /// Their places there, in the order of their keys.
    by_key: Vec<usize>,
}

/// Where the names of one lever stand.
#[derive(Debug, Clone)]
struct Names {
    key: Span,
    id: Span,
    title: Span,
}

impl Ranks {
    /// The ranks of a ranking.
    pub fn of(ranking: &Ranking<'_>) -> Self {
        let mut text = String::new();
        let mut put = |name: &str| {
            let start = text.len();
            text.push_str(name);
            Span::new(start, text.len())
        };
        let names = ranking.levers.iter().map(|lever| Names {
            key: put(lever.key),
            id: put(lever.id),
            title: put(lever.title),
        });
        let levers: Vec<Names> = names.collect();
        let mut by_key: Vec<usize> = (0..levers.len()).collect();
        by_key.sort_unstable_by_key(|at| ranking.levers[*at].key);
        Self {
            text,
            levers,
            by_key,
        }
    }

    /// The place of the lever with a key: its rank, from 0.
    fn place(&self, key: &str) -> Option<usize> {
        let by_key = |at: &usize| self.levers[*at].key.of(&self.text).cmp(key);
        let found = self.by_key.binary_search_by(by_key).ok()?;
        Some(self.by_key[found])
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
    let mut is_known = vec![false; old.levers.len()];
    let mut moves = Vec::new();
    for lever in &new.levers {
        let own = old.place(lever.key);
        let mut best = None;
        for place in own.into_iter().chain(renamed(lever, old, new)) {
            is_known[place] = true;
            best = best.into_iter().chain([place]).min();
        }
        let from = own.or(best).map(|place| place + 1);
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
    let gone = old.levers.iter().zip(1..).zip(is_known);
    let gone = gone.filter(|(_, is_known)| !is_known);
    moves.extend(gone.map(|((names, rank), _)| Move {
        id: names.id.of(&old.text).into(),
        title: names.title.of(&old.text).into(),
        from: Some(rank),
        to: None,
        share: None,
    }));
    moves
}

/// The places of the levers in the older ranking that are an alias of this one's note now.
fn renamed(lever: &Ranked<'_>, old: &Ranks, new: &Ranking<'_>) -> impl Iterator<Item = usize> {
    let note = lever.note.and_then(|note| note.record.lever());
    let aliases = note.into_iter().flat_map(|note| &note.aliases.items);
    aliases.filter_map(|alias| {
        let alias = fold(alias.value.id());
        // An alias that counts for nobody is still a lever of its own.
        let is_lever = new.lever(&alias).is_some();
        old.place(&alias).filter(|_| !is_lever)
    })
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

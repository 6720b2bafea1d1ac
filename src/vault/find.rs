//! What somebody means who names a note: its id, its path, an alias, or any part of an id that no other has.

use super::{Entry, Vault};
use crate::{
    schema::Kind,
    text::{nearest, slug},
    value::{Reference, fold},
};

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub enum Target<'v> {
    /// A note.
    Note(&'v Entry),
    /// A lever without a note, by its key.
    Lever(&'v str),
}

/// Why a name stands for nothing.
#[derive(Debug, Clone)]
pub enum NotFound<'v> {
    /// It is part of several ids, or the id of several notes.
    Ambiguous(Vec<Target<'v>>),
    /// It is part of none; perhaps one was meant that is spelled nearly so.
    Unknown(Option<Target<'v>>),
}

impl<'v> Target<'v> {
    /// The id of the note, or the key of the lever.
    pub fn id(self) -> &'v str {
        match self {
            Self::Note(entry) => &entry.id,
            Self::Lever(key) => key,
        }
    }

    /// The kind of note that it is or would be.
    pub fn kind(self) -> Kind {
        match self {
            Self::Note(entry) => entry.record.kind(),
            Self::Lever(_) => Kind::Lever,
        }
    }

    /// The note, if there is one.
    pub fn note(self) -> Option<&'v Entry> {
        match self {
            Self::Note(entry) => Some(entry),
            Self::Lever(_) => None,
        }
    }

    fn path(self) -> &'v str {
        self.note().map_or("", Entry::path)
    }
}

impl Vault {
    /// Finds what `words` name among the notes of one kind, or of all, and the levers without a note: a path in the vault,
    /// an id (also as `[[id]]`), an alias of a lever, else any part of them that only one has, spelled as in
    /// an id or as in a title.
    pub fn find(&self, words: &str, kind: Option<Kind>) -> Result<Target<'_>, NotFound<'_>> {
        let fits = |target: &Target<'_>| kind.is_none_or(|kind| target.kind() == kind);
        let by_path = self.note_at(words).map(Target::Note);
        if let Some(target) = by_path.filter(fits) {
            return Ok(target);
        }
        let reference = Reference::parse(words.trim());
        let Ok(wanted) = reference.as_ref().map(|reference| fold(reference.id())) else {
            return Err(NotFound::Unknown(None));
        };
        let mut names = self.names();
        names.retain(|(_, target)| fits(target));
        let mut found = named(&names, |name| name == wanted);
        if found.is_empty() {
            found = named(&names, |name| name.contains(&*wanted));
        }
        let spelled = slug(words);
        if found.is_empty() && !spelled.is_empty() {
            found = named(&names, |name| name.contains(&spelled));
        }
        if found.len() == 1 {
            return Ok(found[0]);
        }
        if !found.is_empty() {
            return Err(NotFound::Ambiguous(found));
        }
        let near = nearest(&wanted, names.iter().map(|(name, _)| name.as_str()));
        let near = names.iter().find(|(name, _)| Some(name.as_str()) == near);
        Err(NotFound::Unknown(near.map(|(_, target)| *target)))
    }

    /// Every folded name and what it stands for, by name. An alias that is the id of a note is no name of its lever here.
    fn names(&self) -> Vec<(String, Target<'_>)> {
        let mut names: Vec<(String, Target<'_>)> = Vec::with_capacity(self.notes.len());
        for entry in &self.notes {
            names.push((fold(&entry.id).into_owned(), Target::Note(entry)));
        }
        for alias in self.levers.declared() {
            if let Some(entry) = self.lever(alias).filter(|_| self.note(alias).is_none()) {
                names.push((alias.to_owned(), Target::Note(entry)));
            }
        }
        for key in self.levers.undeclared.keys() {
            names.push((key.clone(), Target::Lever(key)));
        }
        names.sort_by(|(one, a), (other, b)| (one, a.path()).cmp(&(other, b.path())));
        names
    }
}

/// What the matching names stand for, each once, by id.
fn named<'v>(names: &[(String, Target<'v>)], matches: impl Fn(&str) -> bool) -> Vec<Target<'v>> {
    let matching = names.iter().filter(|(name, _)| matches(name));
    let mut found: Vec<Target<'v>> = matching.map(|(_, target)| *target).collect();
    found.sort_by_key(|target| (target.id(), target.path()));
    found.dedup_by_key(|target| (target.id(), target.path()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn vault() -> Vault {
        let lever =
            "---\ntype: lever\ntitle: x\nkind: design\naliases: [cible-trop-large, ancien]\n---\n";
        Vault::of_texts(
            Settings::default(),
            [
                ("levers/Ciblage-flou.md", lever),
                ("levers/ancien.md", "---\ntype: lever\n---\n"),
                (
                    "post-mortems/2026-02-28-cent-prospects.md",
                    "---\ntype: postmortem\nstatus: analysed\nlevers: [prix, Ciblage-Flou]\n---\n",
                ),
                ("post-mortems/a/double.md", "---\ntype: postmortem\n---\n"),
                ("post-mortems/b/double.md", "---\ntype: postmortem\n---\n"),
                (
                    "bets/2026-03-09-trente-prospects.md",
                    "---\ntype: bet\n---\n",
                ),
            ],
        )
    }

    fn found(words: &str, kind: Option<Kind>) -> String {
        let vault = vault();
        let shown = |target: Target<'_>| match target {
            Target::Note(entry) => entry.path().to_owned(),
            Target::Lever(key) => format!("lever {key}"),
        };
        match vault.find(words, kind) {
            Ok(target) => shown(target),
            Err(NotFound::Ambiguous(targets)) => targets
                .into_iter()
                .map(shown)
                .collect::<Vec<_>>()
                .join(" | "),
            Err(NotFound::Unknown(near)) => format!("? {}", near.map_or_else(String::new, shown)),
        }
    }

    #[test]
    fn finds_ids_paths_aliases_and_parts() {
        for (words, expected) in [
            ("ciblage-flou", "levers/Ciblage-flou.md"),
            ("[[levers/Ciblage-flou|x]]", "levers/Ciblage-flou.md"),
            ("levers/Ciblage-flou.md", "levers/Ciblage-flou.md"),
            ("cible-trop-large", "levers/Ciblage-flou.md"),
            ("trop-large", "levers/Ciblage-flou.md"),
            ("ancien", "levers/ancien.md"),
            ("prix", "lever prix"),
            ("cent", "post-mortems/2026-02-28-cent-prospects.md"),
            (
                "double",
                "post-mortems/a/double.md | post-mortems/b/double.md",
            ),
            ("post-mortems/b/double.md", "post-mortems/b/double.md"),
            (
                "prospects",
                "post-mortems/2026-02-28-cent-prospects.md | bets/2026-03-09-trente-prospects.md",
            ),
            ("ciblage-fluo", "? levers/Ciblage-flou.md"),
            ("zzz", "? "),
            ("", "? "),
            ("[x", "? "),
        ] {
            assert_eq!(found(words, None), expected, "{words}");
        }
    }

    #[test]
    fn a_kind_narrows_what_is_meant() {
        let bet = "bets/2026-03-09-trente-prospects.md";
        assert_eq!(found("prospects", Some(Kind::Bet)), bet);
        assert_eq!(found("cent", Some(Kind::Bet)), "? ");
        assert_eq!(found("prix", Some(Kind::Lever)), "lever prix");
        assert_eq!(found("post-mortems/a/double.md", Some(Kind::Bet)), "? ");
    }
}

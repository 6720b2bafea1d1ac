//! What users name on the command line, a note or an area, and what to say where there is none.

use std::{collections::BTreeMap, path::Path};

use super::here::View;
use crate::{
    disk,
    failure::Failure,
    schema::{Choice, Kind},
    session::Session,
    text::nearest,
    value::fold,
    vault::{NotFound, Target, Vault},
};

/// So many candidates are listed.
const MOST: usize = 10;

/// What a name stands for: a path as the current folder sees it, an id, an alias, or any part of them that only one has;
/// among the notes of one kind, or of all.
pub(super) fn find<'v>(
    session: &'v Session,
    words: &str,
    kind: Option<Kind>,
) -> Result<Target<'v>, Failure> {
    let path = Path::new(words);
    // A word that is no path of this folder may still be an id.
    let here = disk::within(&session.root, path).ok();
    let here = here.and_then(|path| session.vault.note_at(&path));
    let fits = |entry: &&_| kind.is_none_or(|kind| Target::Note(entry).kind() == kind);
    if let Some(entry) = here.filter(fits) {
        return Ok(Target::Note(entry));
    }
    let found = session.vault.find(words, kind);
    found.map_err(|reason| {
        let view = View::of(&session.root);
        let shown = |path: &str| view.path(path);
        Failure::Usage(not_found((words, kind), &reason, &shown))
    })
}

fn not_found(
    (words, kind): (&str, Option<Kind>),
    reason: &NotFound<'_>,
    shown: &dyn Fn(&str) -> String,
) -> String {
    let what = match kind {
        None => "note",
        Some(Kind::Postmortem) => "post-mortem",
        Some(Kind::Lever) => "lever",
        Some(Kind::Guardrail) => "guard-rail",
        Some(Kind::Bet) => "bet",
    };
    match reason {
        NotFound::Unknown(Some(near)) => {
            let near = near.id();
            format!("there is no {what} `{words}`; did you mean `{near}`?")
        }
        NotFound::Unknown(None) => {
            let kind = kind.map_or_else(String::new, |kind| format!(" {}", kind.name()));
            format!("there is no {what} `{words}`; `pm list{kind}` shows them all")
        }
        NotFound::Ambiguous(targets) => {
            let names = targets.iter().map(|target| match target {
                Target::Note(entry) => format!("\n  {}", shown(entry.path())),
                Target::Lever(key) => format!("\n  {key}"),
            });
            let names: String = names.take(MOST).collect();
            let rest = match targets.len().saturating_sub(MOST) {
                0 => String::new(),
                rest => format!("\n  and {rest} more"),
            };
            format!("`{words}` could be any of these:{names}{rest}")
        }
    }
}

/// The area that a word names: one of those that `pm.yaml` or a note has.
pub(super) fn area(vault: &Vault, word: &str) -> Result<String, Failure> {
    let listed = vault.settings.areas.iter().map(String::as_str);
    let used = vault
        .notes
        .iter()
        .filter_map(|entry| entry.record.area.value());
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for area in listed.chain(used.map(|area| &**area)) {
        known.entry(fold(area).into_owned()).or_insert(area);
    }
    if let Some(area) = known.get(&*fold(word)) {
        return Ok((*area).to_owned());
    }
    let names: Vec<&str> = known.into_values().collect();
    Err(Failure::Usage(unknown("area", word, &names)))
}

/// Says that a word is none of those that could stand there, which one was perhaps meant, and which there are.
pub(super) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(word, known.iter().copied()) {
        return format!("there is no {what} `{word}`; did you mean `{near}`?");
    }
    if known.is_empty() {
        return format!("there is no {what} `{word}`: no note has one");
    }
    format!(
        "there is no {what} `{word}`; it can be {}",
        known.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn vault() -> Vault {
        let settings = Settings {
            areas: vec!["vente".into()],
            ..Settings::default()
        };
        let texts = [
            ("bets/a-prospects.md", "---\ntype: bet\narea: Équipe\n---\n"),
            ("bets/b-prospects.md", "---\ntype: bet\narea: ÉQUIPE\n---\n"),
        ];
        Vault::of_texts(settings, texts)
    }

    #[test]
    fn areas_are_those_of_settings_and_notes() {
        let said = |word: &str| area(&vault(), word).map_err(|failure| failure.to_string());
        assert_eq!(said("VENTE"), Ok("vente".into()));
        assert_eq!(said("équipe"), Ok("Équipe".into()));
        assert_eq!(
            said("ventes"),
            Err("there is no area `ventes`; did you mean `vente`?".into())
        );
        assert_eq!(
            said("finance"),
            Err("there is no area `finance`; it can be vente, Équipe".into())
        );
        let none = area(&Vault::of_texts(Settings::default(), []), "x");
        assert_eq!(
            none.map_err(|failure| failure.to_string()),
            Err("there is no area `x`: no note has one".into())
        );
    }

    #[test]
    fn candidates_are_listed() {
        let vault = vault();
        let said = |words| {
            let reason = vault.find(words, None).unwrap_err();
            not_found((words, None), &reason, &|path| format!("../{path}"))
        };
        assert_eq!(
            said("prospects"),
            "`prospects` could be any of these:\n  ../bets/a-prospects.md\n  ../bets/b-prospects.md"
        );
        assert_eq!(
            said("a-prospect-s"),
            "there is no note `a-prospect-s`; did you mean `a-prospects`?"
        );
        assert_eq!(
            said("zzz"),
            "there is no note `zzz`; `pm list` shows them all"
        );
        let guardrail = ("zzz", Some(Kind::Guardrail));
        assert_eq!(
            not_found(guardrail, &NotFound::Unknown(None), &str::to_owned),
            "there is no guard-rail `zzz`; `pm list guardrail` shows them all"
        );
    }
}

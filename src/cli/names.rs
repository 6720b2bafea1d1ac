//! What users name on the command line, and what to say where there is none.

use std::collections::BTreeMap;

use crate::{failure::Failure, text::nearest, value::fold, vault::Vault};

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

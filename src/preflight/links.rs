//! Links of one note, as another folder has to write them.

use crate::{
    text::{Edit, Span, apply, percent_encode},
    vault::Entry,
};

/// A part of a note as a note in `folder` (a path in the vault) would write it: its relative links lead where they led.
pub(super) fn moved(entry: &Entry, part: Span, folder: &str) -> String {
    let text = part.of(entry.text());
    let within = |span: Span| part.start <= span.start && span.end <= part.end;
    let links = entry.note.body.links.iter();
    let edits: Vec<Edit> = links
        .filter(|link| !link.wiki && within(link.span))
        .filter_map(|link| {
            // Only what stands there as it is read; a target in angle brackets or of a label stays.
            let written = link.span.of(entry.text());
            let at = written.rfind(&format!("]({}", link.target))? + "](".len();
            let start = (link.span.start - part.start) as usize + at;
            Some(Edit {
                span: Span::new(start, start + link.target.len()),
                text: target(entry.path(), &link.target, folder)?,
            })
        })
        .collect();
    apply(text, &edits).unwrap_or_else(|| text.to_owned())
}

/// Where a link of the note at `path` leads, relative to `folder`; `None` where it does not depend on the note's place.
fn target(path: &str, target: &str, folder: &str) -> Option<String> {
    let is_elsewhere = target.starts_with(['/', '#', '?']) || target.contains(':');
    if target.is_empty() || is_elsewhere {
        return None;
    }
    let end = target.find(['#', '?']).unwrap_or(target.len());
    let home = path.rsplit_once('/').map_or("", |(home, _)| home);
    let mut parts: Vec<String> = encoded(home);
    for part in target[..end].split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part.to_owned()),
        }
    }
    let from = encoded(folder);
    let pairs = from.iter().zip(&parts);
    let common = pairs.take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len() - common);
    let down = parts[common..].iter().map(String::as_str);
    let way: Vec<&str> = up.chain(down).collect();
    Some(way.join("/") + &target[end..])
}

fn encoded(path: &str) -> Vec<String> {
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    parts
        .map(|part| percent_encode(part).into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{settings::Settings, vault::Vault};

    #[test]
    fn links_lead_where_they_led() {
        for (written, expected) in [
            ("sept.md", "../garde%20fous/sept.md"),
            ("./sept.md#a", "../garde%20fous/sept.md#a"),
            ("../paris/x%20y.md", "x%20y.md"),
            ("../post-mortems/c.md", "../post-mortems/c.md"),
            ("../../dehors.md", "../../dehors.md"),
            ("https://x.example/a.md", "https://x.example/a.md"),
            ("#ici", "#ici"),
            ("/racine.md", "/racine.md"),
        ] {
            let text = format!(
                "---\ntype: guardrail\n---\n[a]({written}) é [b]({written} \"t\")\n[[c]] `[d](e)`\n"
            );
            let vault = Vault::of_texts(Settings::default(), [("garde fous/g.md", text.as_str())]);
            let entry = &vault.notes[0];
            let start = entry.note.front_matter().body_start();
            let part = Span::new(start, text.len());
            let wanted = format!("[a]({expected}) é [b]({expected} \"t\")\n[[c]] `[d](e)`\n");
            assert_eq!(moved(entry, part, "paris"), wanted);
        }
    }
}

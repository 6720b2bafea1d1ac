//! References to other notes.

use super::is_blank;
use crate::message::Message;
use std::fmt;

/// The id of a note that another one names; whether there is one, the vault knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    id: String,
}

impl Reference {
    /// Reads `id`, `[[id]]`, `[[folder/id|text]]` or `[[folder/id.md#heading|text]]`, the brackets present or not:
    /// the id is the file's stem, for a `README` its folder's name.
    pub fn parse(text: &str) -> Result<Self, Message> {
        if is_bare(text) {
            return Ok(Self {
                id: text.to_owned(),
            });
        }
        let path = path(text);
        let id = stem(path);
        let is_foreign = |b: u8| b.is_ascii_control() || matches!(b, b'[' | b']');
        if id.is_empty() || path.bytes().any(is_foreign) {
            return Err(respell(text));
        }
        Ok(Self { id: id.to_owned() })
    }

    /// The id as it was written.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The same, without a copy.
    pub fn into_id(self) -> String {
        self.id
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

/// Whether a text is nothing but an id, which most are: what no link, folder, ending or heading can be in.
fn is_bare(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    !text.is_empty() && text.bytes().all(is_plain)
}

/// The path inside a wiki link, without heading and text.
fn path(text: &str) -> &str {
    let link = text
        .strip_prefix("[[")
        .and_then(|link| link.strip_suffix("]]"))
        .unwrap_or(text);
    let end = link.find(['|', '#']).unwrap_or(link.len());
    link[..end].trim_matches(is_blank)
}

/// The id of the note at `path`.
fn stem(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = match file
        .len()
        .checked_sub(3)
        .and_then(|at| file.split_at_checked(at))
    {
        Some((stem, extension)) if extension.eq_ignore_ascii_case(".md") => stem,
        _ => file,
    };
    if stem == "README" && !folder.is_empty() {
        folder.rsplit('/').next().unwrap_or(folder)
    } else {
        stem
    }
}

/// What to say of a text that is no reference; a Markdown link has the right one in it.
fn respell(text: &str) -> Message {
    let target = text
        .strip_suffix(')')
        .and_then(|link| link.split_once("]("))
        .map(|(_, target)| target)
        .filter(|target| !target.contains("://") && !target.contains('%'));
    match target.map(Reference::parse) {
        Some(Ok(reference)) => {
            Message::about("value-reference-spelling", text).with("suggestion", reference.id)
        }
        _ => Message::about("value-reference", text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn is_the_stem_of_a_file() {
        for text in [
            "ciblage-flou",
            "ciblage-flou.md",
            "leviers/ciblage-flou",
            "[[ciblage-flou]]",
            "[[ ciblage-flou ]]",
            "[[leviers/ciblage-flou]]",
            "[[leviers/2026/ciblage-flou.MD]]",
            "[[leviers/ciblage-flou|Ciblage]]",
            "[[leviers/ciblage-flou.md#Où | quand|Ciblage]]",
            "[[ciblage-flou#^bloc]]",
            "leviers/ciblage-flou|Ciblage",
            "[[leviers/ciblage-flou/README]]",
            "[[ciblage-flou/README.md|x]]",
        ] {
            assert_eq!(
                Reference::parse(text).unwrap().id(),
                "ciblage-flou",
                "{text}"
            );
        }
        for id in [
            "Ciblage flou",
            "Plan (v2)",
            "échec-né",
            "v1.2",
            "README",
            "2026-02-28-cent-prospects",
            "md",
            "é.md.d",
        ] {
            assert_eq!(Reference::parse(id).unwrap().id(), id);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for text in [
            "",
            "[[]]",
            "[[#titre]]",
            "[[a/|b]]",
            ".md",
            "[[a",
            "a]]",
            "[a]",
            "a\nb",
            "[a](https://x.org/a.md)",
        ] {
            assert_eq!(
                Reference::parse(text).unwrap_err().key,
                "value-reference",
                "{text}"
            );
        }
        let expected = Message::new("value-reference-spelling")
            .with("found", "[Ciblage](leviers/ciblage-flou.md)")
            .with("suggestion", "ciblage-flou");
        assert_eq!(
            Reference::parse("[Ciblage](leviers/ciblage-flou.md)"),
            Err(expected)
        );
    }

    proptest! {
        #[test]
        fn a_bare_id_is_what_the_general_way_finds(text in "[A-Za-z0-9_-]{1,12}|README|[a-z./# -]{0,8}") {
            if is_bare(&text) {
                prop_assert_eq!(stem(path(&text)), text.as_str());
            }
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = Reference::parse(&text);
        }

        #[test]
        fn is_found_in_every_form(id in "[a-zé0-9]([a-zé0-9 .-]{0,10}[a-zé0-9])?", folder in "[a-z/]{0,8}") {
            prop_assume!(!id.contains(".md"));
            for text in [id.clone(), format!("[[{id}]]"), format!("[[{folder}/{id}.md#h|t]]"), format!("{folder}/{id}")] {
                let reference = Reference::parse(&text).unwrap();
                prop_assert_eq!(reference.id(), id.as_str());
            }
        }
    }
}

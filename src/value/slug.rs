//! Short names like those of areas.

use super::is_blank;
use crate::message::Message;
use std::fmt;

/// A name of letters, digits, `-` and `_`, of any script and case; compare names by [`fold`](super::fold()).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads `vente` or `produit-b2b`.
    pub fn parse(text: &str) -> Result<Self, Message> {
        if is_slug(text) {
            return Ok(Self(text.to_owned()));
        }
        let suggestion = text
            .split(|c: char| is_blank(c) || matches!(c, '/' | '&' | ',' | '.' | '\'' | '’'))
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-")
            .to_lowercase();
        Err(if is_slug(&suggestion) {
            Message::about("value-slug-spelling", text).with("suggestion", suggestion)
        } else {
            Message::about("value-slug", text)
        })
    }

    /// The name as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same, without a copy.
    pub fn into_text(self) -> Box<str> {
        self.0.into()
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_slug(text: &str) -> bool {
    let is_mark = |c: char| unicode_normalization::char::is_combining_mark(c);
    text.starts_with(char::is_alphanumeric)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_') || is_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_one_word() {
        for text in [
            "vente",
            "produit-b2b",
            "Équipe",
            "e\u{301}quipe",
            "営業",
            "r_d",
            "2026",
        ] {
            assert_eq!(Slug::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, right) in [
            ("Vente B2B", "vente-b2b"),
            ("R & D", "r-d"),
            ("vente, produit", "vente-produit"),
            ("équipe/produit", "équipe-produit"),
        ] {
            let expected = Message::new("value-slug-spelling")
                .with("found", text)
                .with("suggestion", right);
            assert_eq!(Slug::parse(text), Err(expected));
        }
        for text in ["", "-", "--vente", "<b>", "🙂", "[vente]"] {
            assert_eq!(Slug::parse(text).unwrap_err().key, "value-slug", "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            if let Ok(slug) = Slug::parse(&text) {
                prop_assert_eq!(slug.to_string(), text);
            }
        }
    }
}

//! Paths in links: percent-encoding (RFC 3986, section 2).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Everything but letters, digits and `-._~/`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A relative path as the target of a Markdown link or as a URI.
pub fn percent_encode(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, ENCODED).into()
}

/// The path that a link's target stands for; sequences that encode nothing stay as they are.
pub fn percent_decode(target: &str) -> String {
    percent_decode_str(target).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_survive_a_link() {
        for path in ["a/b.md", "é (1) #2?.md", "100%.md", "a\"b<c>|`"] {
            let encoded = percent_encode(path);
            assert!(
                encoded
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b))
            );
            assert_eq!(percent_decode(&encoded), path);
        }
        assert_eq!(percent_decode("100%.md %zz"), "100%.md %zz");
    }
}

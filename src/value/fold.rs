//! When two ids or paths are the same.

use caseless::Caseless;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The key of `id`: two ids are the same when their keys are, whatever their case and Unicode normal form
/// (canonical caseless matching, Unicode 3.13 D145), because file systems differ in both.
pub fn fold(id: &str) -> Cow<'_, str> {
    if !id.is_ascii() {
        return Cow::Owned(id.nfd().default_case_fold().nfc().collect());
    }
    if id.bytes().any(|b| b.is_ascii_uppercase()) {
        return Cow::Owned(id.to_ascii_lowercase());
    }
    Cow::Borrowed(id)
}

/// Whether a path is `folder` or lies in it, whatever the case and normal form of both.
pub fn is_within(path: &str, folder: &str) -> bool {
    let (path, folder) = (fold(path), fold(folder));
    let rest = path.strip_prefix(&*folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ignores_case_and_normal_form() {
        for (one, other) in [
            ("ciblage-flou", "Ciblage-Flou"),
            ("démo", "De\u{301}mo"),
            ("ÉCHEC", "e\u{301}chec"),
            ("straße", "STRASSE"),
            ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("echec"), fold("échec"));
        assert!(matches!(fold("ciblage-flou-2"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_path_lies_in_a_folder() {
        for path in ["levers", "levers/a.md", "LEVERS/a/b.md"] {
            assert!(is_within(path, "levers"), "{path}");
        }
        for path in ["levers.md", "lever", "a/levers/b.md", ""] {
            assert!(!is_within(path, "levers"), "{path}");
        }
        assert!(is_within("e\u{301}quipe/a.md", "équipe"));
    }

    proptest! {
        #[test]
        fn is_a_fixed_point(id in any::<String>()) {
            let once = fold(&id).into_owned();
            prop_assert_eq!(fold(&once), once.as_str());
        }

        #[test]
        fn agrees_on_ascii_with_the_general_way(id in "[ -~]{0,20}") {
            let general: String = id.nfd().default_case_fold().nfc().collect();
            prop_assert_eq!(fold(&id), general);
        }
    }
}

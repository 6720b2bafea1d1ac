//! Titles as file names and ids.

use deunicode::deunicode_char;

/// The longest slug, in bytes: file systems allow 255 for a name, paths on Windows 260 in all.
const MAX: usize = 80;

/// Lower-case ASCII letters and digits with single `-` between words, cut at a word; empty where the title has none.
pub fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for c in title.chars() {
        // Signs and emoji separate words; their names ("rocket", "deg") were never in the title.
        let ascii = if c.is_alphanumeric() {
            deunicode_char(c).unwrap_or("-")
        } else if is_mark(c) {
            ""
        } else {
            "-"
        };
        for c in ascii.chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    if slug.len() > MAX {
        let word = slug[..=MAX].rfind('-').unwrap_or(MAX);
        slug.truncate(word);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Accents of decomposed letters, and what joins emoji.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200d}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        for (title, expected) in [
            ("100 prospects, zéro client", "100-prospects-zero-client"),
            ("L'œuvre n°1 : déjà-vu !", "l-oeuvre-n-1-deja-vu"),
            ("e\u{301}te\u{301}", "ete"),
            ("北京", "bei-jing"),
            ("🚀🎯", ""),
            ("../../etc/passwd", "etc-passwd"),
            ("  ", ""),
            ("½ prix", "1-2-prix"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        let long = slug(&"motif ".repeat(60));
        assert!(long.len() <= MAX && long.ends_with("-motif"), "{long}");
        assert_eq!(slug(&"a".repeat(300)).len(), MAX);
    }
}

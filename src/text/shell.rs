//! Words of a command line, quoted so that a shell takes them as they are.

/// A word that sh, fish, PowerShell and cmd alike take as it is, between double quotes where it needs them; `None` where the
/// shells differ about what stands between quotes, or the word would be an option.
pub fn shell_word(word: &str) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    let is_special = |c: char| {
        c.is_control() || matches!(c, '"' | '“' | '”' | '„' | '$' | '`' | '\\' | '!' | '%')
    };
    if word.starts_with('-') || word.contains(is_special) {
        return None;
    }
    if !word.is_empty() && word.chars().all(is_plain) {
        return Some(word.to_owned());
    }
    Some(format!("\"{word}\""))
}

/// The same, or `…` where the word has to be written by hand.
pub fn argument(word: &str) -> String {
    shell_word(word).unwrap_or_else(|| "…".to_owned())
}

/// Any word for sh.
pub fn sh_word(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_quotes_that_every_shell_reads() {
        for plain in [
            "2026_sept-touches.v2",
            "négligé",
            "../vaults/équipe",
            "C:/x",
        ] {
            assert_eq!(shell_word(plain).as_deref(), Some(plain));
        }
        for word in [
            "l'oubli",
            "prix bas",
            "a;b",
            "a&b",
            "~",
            "#1",
            "x*",
            "(a)",
            "l’oubli",
            "",
        ] {
            assert_eq!(shell_word(word), Some(format!("\"{word}\"")));
        }
        for word in [
            "$(reboot)",
            "-x",
            "`x`",
            "%PATH%",
            "a\nb",
            "a\"b",
            "a\\",
            "vite!",
            "“a”",
        ] {
            assert_eq!(shell_word(word), None, "{word}");
        }
        assert_eq!(sh_word("it's $HOME"), "'it'\\''s $HOME'");
    }
}

//! The file names of new notes: safe on every system, free in the vault.

use jiff::civil::Date;

use crate::{
    schema::{Choice, Kind},
    text::slug,
    value::fold,
    vault::{Vault, id_of},
};

/// The stem of a note's name: its title as a slug, after its date where the kind has one.
pub(super) fn stem(kind: Kind, title: &str, date: Option<Date>) -> String {
    let slug = match slug(title) {
        slug if slug.is_empty() => kind.name().to_owned(),
        slug => slug,
    };
    match date {
        Some(date) => format!("{date}-{slug}"),
        None if is_reserved(&slug) => format!("{slug}-{}", kind.name()),
        None => slug,
    }
}

/// Paths in a folder whose stem is the id of no file of the vault yet: `stem`, `stem-2`, `stem-3` and so on, without end.
pub(super) fn free<'a>(
    vault: &'a Vault,
    folder: &'a str,
    stem: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let stems = (1_u32..).map(move |count| match count {
        1 => stem.to_owned(),
        count => format!("{stem}-{count}"),
    });
    let path = move |stem: String| format!("{folder}/{stem}.md");
    stems
        .filter(|stem| !is_taken(vault, stem))
        .map(path)
        .filter(|path| fold(path) != fold(&vault.settings.index.page))
}

fn is_taken(vault: &Vault, stem: &str) -> bool {
    let mut strays = vault.strays.iter();
    vault.note(stem).is_some() || strays.any(|stray| fold(id_of(&stray.source.path)) == fold(stem))
}

/// Whether Windows keeps the name for a device, or a note of this name is called after its folder.
fn is_reserved(stem: &str) -> bool {
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem, "con" | "prn" | "aux" | "nul" | "readme") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        settings::Settings,
        vault::{Content, File, Files, Parser},
    };

    #[test]
    fn every_title_gives_a_safe_name() {
        let long = "é".repeat(300);
        for (title, expected) in [
            ("100 prospects, zéro client", "100-prospects-zero-client"),
            ("../../x", "x"),
            (".", "lever"),
            ("🚀", "lever"),
            ("CON", "con-lever"),
            ("nul.", "nul-lever"),
            ("COM¹", "com1-lever"),
            ("lpt0", "lpt0-lever"),
            ("README", "readme-lever"),
            ("Console", "console"),
            ("com10", "com10"),
            (&long, &"e".repeat(80)),
        ] {
            assert_eq!(stem(Kind::Lever, title, None), expected);
        }
        let date = "2026-02-28".parse().ok();
        assert_eq!(stem(Kind::Bet, "Con", date), "2026-02-28-con");
        assert_eq!(stem(Kind::Bet, "🚀", date), "2026-02-28-bet");
    }

    #[test]
    fn a_name_that_the_vault_knows_gets_a_number() {
        let mut settings = Settings::default();
        settings.index.page = "levers/page.md".to_owned();
        let parser = Parser::new(&settings);
        let lever = "---\ntype: lever\ntitle: x\nkind: design\n---\n";
        let files = [
            ("elsewhere/Cold-Mail.md", lever),
            ("levers/cold-mail-2.md", "no note"),
            ("levers/cold-mail-3.md", lever),
        ];
        let parsed = files.map(|(path, text)| {
            parser.parse(File {
                path: path.into(),
                content: Content::Text(text.into()),
            })
        });
        let vault = Vault::new(settings.clone(), parsed.into(), Files::default());
        let first = |stem| free(&vault, "levers", stem).next().unwrap();
        assert_eq!(first("cold-mail"), "levers/cold-mail-4.md");
        assert_eq!(first("warm-mail"), "levers/warm-mail.md");
        assert_eq!(first("page"), "levers/page-2.md");
    }
}

//! How the page says things: its language, its numbers, its links.

use super::markdown::Markdown;
use crate::{
    language::Catalogue,
    message::{Arg, Message},
    ranking::Ranked,
    settings::Settings,
    text::one_line,
    value::{Exact, NumberStyle},
    vault::Entry,
};

/// What writes the page of one vault.
pub(super) struct Pen<'v> {
    settings: &'v Settings,
    catalogue: &'static Catalogue,
    currency: String,
    pub(super) numbers: NumberStyle,
}

/// What a variable of a sentence stands for.
pub(super) enum Part {
    /// Digits, by which the sentence may choose its plural.
    Count(usize),
    /// A piece of Markdown.
    Words(Markdown),
    /// A word of the program, by which the sentence may choose another one.
    Case(&'static str),
}

impl From<usize> for Part {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Markdown> for Part {
    fn from(words: Markdown) -> Self {
        Self::Words(words)
    }
}

impl From<&'static str> for Part {
    fn from(case: &'static str) -> Self {
        Self::Case(case)
    }
}

impl<'v> Pen<'v> {
    pub(super) fn new(settings: &'v Settings) -> Self {
        Self {
            settings,
            catalogue: Catalogue::of(settings.language),
            currency: one_line(&settings.currency),
            numbers: settings.language.numbers(),
        }
    }

    /// A sentence of the page. Only its variables need to be escaped: the catalogue's own words are Markdown.
    pub(super) fn say<const N: usize>(
        &self,
        key: &'static str,
        parts: [(&'static str, Part); N],
    ) -> Markdown {
        let arg = |part| match part {
            Part::Count(count) => Arg::from(count),
            Part::Words(words) => words.to_string().into(),
            Part::Case(case) => case.into(),
        };
        let args = parts.into_iter().map(|(name, part)| (name, arg(part)));
        Markdown::raw(self.catalogue.text(&Message {
            key,
            args: args.collect(),
        }))
    }

    /// A sentence that is said elsewhere too; `title` stands in for its variable of that name.
    pub(super) fn sentence(&self, mut message: Message, title: Option<&Markdown>) -> Markdown {
        for (name, arg) in &mut message.args {
            if let Arg::Text(text) = arg {
                let title = title.filter(|_| *name == "title");
                *text = title
                    .map_or_else(|| Markdown::text(text), Markdown::clone)
                    .to_string();
            }
        }
        Markdown::raw(self.text(&message))
    }

    /// A sentence as text, for the chart.
    pub(super) fn text(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }

    /// The word for a status or a verdict.
    pub(super) fn word(&self, word: &Arg) -> Markdown {
        Markdown::text(&self.catalogue.arg(word))
    }

    /// `8 892,00`, for columns.
    pub(super) fn amount(&self, amount: &Exact) -> String {
        self.numbers.number(amount, 2)
    }

    /// `60`, `7,5`, `8 892,25`: with no more decimals than it has, two at most.
    pub(super) fn number(&self, number: &Exact) -> String {
        self.numbers.short(number)
    }

    /// `8 892 EUR`, `8 892,50 EUR`.
    pub(super) fn money(&self, amount: &Exact) -> String {
        self.settings.money(amount)
    }

    /// What stands after amounts of money.
    pub(super) fn currency(&self) -> Markdown {
        Markdown::text(&self.currency)
    }

    /// `81,0 %`.
    pub(super) fn percent(&self, percents: &Exact) -> String {
        self.numbers.percent(percents, 1)
    }

    /// `80 %`, with no more decimals than it has, two at most.
    pub(super) fn short_percent(&self, percents: &Exact) -> String {
        self.numbers.short_percent(percents)
    }

    /// A note's title, leading to it.
    pub(super) fn link(&self, entry: &Entry) -> Markdown {
        let title = Markdown::text(entry.title());
        let words = if title.is_empty() {
            Markdown::text(&entry.id)
        } else {
            title
        };
        Markdown::link(&words, &self.way_to(entry.path()))
    }

    /// A lever's title, leading to its note if it has one.
    pub(super) fn lever(&self, lever: &Ranked<'_>) -> Markdown {
        match lever.note {
            Some(entry) => self.link(entry),
            None => Markdown::text(lever.title),
        }
    }

    /// A path of the vault as seen from the page's folder.
    pub(super) fn way_to(&self, path: &str) -> String {
        way(&self.settings.index.page, path)
    }
}

/// The way from one file of the vault to another.
fn way(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut folders = folder.split('/').filter(|name| !name.is_empty()).peekable();
    let mut rest = to;
    while let Some(folder) = folders.peek()
        && let Some((first, inner)) = rest.split_once('/')
        && *folder == first
    {
        folders.next();
        rest = inner;
    }
    "../".repeat(folders.count()) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_from_the_pages_folder() {
        for (from, to, expected) in [
            ("index.md", "leviers/a.md", "leviers/a.md"),
            ("docs/index.md", "leviers/a.md", "../leviers/a.md"),
            ("docs/index.md", "docs/a.md", "a.md"),
            ("docs/page/index.md", "docs/notes/a.md", "../notes/a.md"),
            ("docs/index.md", "docs-2/a.md", "../docs-2/a.md"),
            ("a/b/index.md", "a", "../../a"),
            ("index.md", "pareto.svg", "pareto.svg"),
        ] {
            assert_eq!(way(from, to), expected, "{from} {to}");
        }
    }
}

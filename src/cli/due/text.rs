//! What is due for people: a title, what it asks for, and how to go on; what is to be done in one place stands together.

use std::collections::HashMap;

use anstyle::{AnsiColor, Style};

use crate::{
    cli::prose::wrap,
    due::{Agenda, Item},
    language::Catalogue,
    table::styled,
    text::one_line,
    vault::Vault,
};

/// How far everything under a title stands in.
const INDENT: usize = 2;

/// What is shown, in blocks.
pub(super) struct Shown {
    blocks: Vec<Block>,
}

enum Block {
    /// A sentence of its own.
    Sentence(String),
    /// What stands over the blocks below it.
    Heading(String),
    /// What is due in one place.
    Place(Place),
}

struct Place {
    title: String,
    /// What is due there.
    lines: Vec<String>,
    /// How to go on.
    next: String,
}

/// What asks now, then what cools; `way` says how to go on with an item.
pub(super) fn shown(
    agenda: &Agenda<'_>,
    vault: &Vault,
    way: &dyn Fn(&Item<'_>) -> String,
) -> Shown {
    let catalogue = Catalogue::of(vault.settings.language);
    let place = |item: &Item<'_>| {
        let stake = item.stake_message(&vault.settings);
        let what = [Some(item.message(&vault.settings)), stake];
        let what = what
            .into_iter()
            .flatten()
            .map(|message| catalogue.text(&message));
        Place {
            title: one_line(item.title),
            lines: vec![one_line(&what.collect::<Vec<_>>().join("\u{a0}· "))],
            next: one_line(&way(item)),
        }
    };
    let mut blocks = together(agenda.now.iter().map(place));
    if blocks.is_empty() {
        blocks.push(Block::Sentence(catalogue.word("due-nothing")));
    }
    if !agenda.cooling.is_empty() {
        blocks.push(Block::Heading(catalogue.word("due-cooled-later")));
        blocks.extend(together(agenda.cooling.iter().map(place)));
    }
    Shown { blocks }
}

/// The places, each where it comes first, with all that is due there.
fn together(places: impl Iterator<Item = Place>) -> Vec<Block> {
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let mut found: Vec<Place> = Vec::new();
    for place in places {
        let name = (place.title.clone(), place.next.clone());
        let at = *known.entry(name).or_insert(found.len());
        match found.get_mut(at) {
            Some(first) => first.lines.extend(place.lines),
            None => found.push(place),
        }
    }
    found.into_iter().map(Block::Place).collect()
}

impl Shown {
    /// The blocks for a terminal of `width` columns, with ANSI styles and empty lines between them.
    pub(super) fn render(&self, width: usize) -> String {
        let blocks = self.blocks.iter().map(|block| block.render(width));
        blocks.collect::<Vec<_>>().join("\n")
    }
}

impl Block {
    fn render(&self, width: usize) -> String {
        match self {
            Self::Sentence(sentence) => wrap(sentence, width, 0) + "\n",
            Self::Heading(heading) => styled(heading, Style::new().dimmed()) + "\n",
            Self::Place(place) => place.render(width),
        }
    }
}

impl Place {
    fn render(&self, width: usize) -> String {
        let cyan = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
        let title = styled(&wrap(&self.title, width, 0), Style::new().bold());
        let lines = self.lines.iter().map(|line| wrap(line, width, INDENT));
        let mut out = title + "\n";
        for line in lines.chain([styled(&self.next, cyan)]) {
            out += &" ".repeat(INDENT);
            out += &(line + "\n");
        }
        out
    }
}

//! What is due for people: a title, what it asks for, and how to go on.

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
    /// Title, what is due, how to go on.
    Item([String; 3]),
}

/// What asks now, then what cools; `way` says how to go on with an item.
pub(super) fn shown(
    agenda: &Agenda<'_>,
    vault: &Vault,
    way: &dyn Fn(&Item<'_>) -> String,
) -> Shown {
    let catalogue = Catalogue::of(vault.settings.language);
    let item = |item: &Item<'_>| {
        let stake = item.stake_message(&vault.settings);
        let what = [Some(item.message(&vault.settings)), stake];
        let what = what
            .into_iter()
            .flatten()
            .map(|message| catalogue.text(&message));
        Block::Item([
            one_line(item.title),
            one_line(&what.collect::<Vec<_>>().join("\u{a0}· ")),
            one_line(&way(item)),
        ])
    };
    let mut blocks: Vec<Block> = agenda.now.iter().map(item).collect();
    if blocks.is_empty() {
        blocks.push(Block::Sentence(catalogue.word("due-nothing")));
    }
    if !agenda.cooling.is_empty() {
        blocks.push(Block::Heading(catalogue.word("due-cooled-later")));
        blocks.extend(agenda.cooling.iter().map(item));
    }
    Shown { blocks }
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
            Self::Item([title, what, next]) => {
                let cyan = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
                let title = styled(&wrap(title, width, 0), Style::new().bold());
                let indent = " ".repeat(INDENT);
                let what = wrap(what, width, INDENT);
                format!("{title}\n{indent}{what}\n{indent}{}\n", styled(next, cyan))
            }
        }
    }
}

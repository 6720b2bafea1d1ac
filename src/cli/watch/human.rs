//! What is new, for people: cleared findings, moved levers, cooled failures, a line each.

use super::Screen;
use crate::{
    language::Catalogue,
    live::{Live, News},
    message::Message,
    ranking::Move,
    text::one_line,
    value::NumberStyle,
};

/// The most moves that are shown one by one.
const MOST: usize = 10;

/// The lines of everything but the new findings.
pub(super) fn lines(screen: &Screen<'_>, live: &Live, news: &News) -> String {
    let catalogue = Screen::catalogue(live);
    let mut lines = Vec::new();
    let word = catalogue.word("watch-cleared");
    for finding in news.gone().filter(|finding| screen.hears(finding)) {
        let said = about(catalogue, screen, &finding.path, &finding.message);
        lines.push(format!("{word}[{}] {said}", finding.rule));
    }
    let vault = &live.session().vault;
    let numbers = vault.settings.language.numbers();
    let shown = news.moves.iter().take(MOST);
    lines.extend(shown.map(|moved| line(catalogue, numbers, moved)));
    if let Some(more) = news.moves.len().checked_sub(MOST).filter(|more| *more > 0) {
        let message = Message::new("watch-more-moves").with("count", more);
        lines.push(catalogue.text(&message));
    }
    for cooled in &news.cooled {
        let title = vault.note_at(&cooled.path).map_or("", |note| note.title());
        let message = Message::new("watch-cooled").with("title", title.to_owned());
        lines.push(about(catalogue, screen, &cooled.path, &message));
    }
    lines.iter().map(|line| one_line(line) + "\n").collect()
}

/// What is said of a file, behind its path.
fn about(catalogue: &Catalogue, screen: &Screen<'_>, path: &str, said: &Message) -> String {
    let message = Message::new("about-path").with("path", screen.view.path(path));
    catalogue.text(&message.with("text", catalogue.text(said)))
}

/// `ciblage-flou 3 → 1, 41 %`.
fn line(catalogue: &Catalogue, numbers: NumberStyle, moved: &Move) -> String {
    let share = moved.share.as_ref();
    let share = share.map(|share| numbers.percent(share, 0));
    let with = |key: &'static str| {
        let mut message = Message::new(key).with("lever", moved.id.to_string());
        for (name, rank) in [("from", moved.from), ("to", moved.to)] {
            if let Some(rank) = rank {
                message = message.with(name, rank.to_string());
            }
        }
        match &share {
            Some(share) => message.with("share", share.clone()),
            None => message,
        }
    };
    catalogue.text(&match (moved.from, moved.to) {
        (Some(_), Some(_)) => with("watch-moved"),
        (None, _) => with("watch-ranked"),
        (Some(_), None) => with("watch-unranked"),
    })
}

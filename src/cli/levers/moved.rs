//! What moved in the ranking since a revision: for people, programs, spreadsheets and a pull request's summary.

use serde::Serialize;

use super::View;
use crate::{
    index::Markdown,
    language::Catalogue,
    message::Message,
    ranking::{Move, Ranking, moves},
    table::{self, Column, Table},
    value::decimal,
};

/// The moves since a commit.
pub(super) struct Moved {
    /// The commit, in hexadecimal digits.
    commit: String,
    moves: Vec<Move>,
}

/// One move, for programs.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    id: &'a str,
    title: &'a str,
    from: Option<usize>,
    to: Option<usize>,
    share: Option<String>,
}

impl Moved {
    pub(super) fn new(commit: String, old: &Ranking<'_>, new: &Ranking<'_>) -> Self {
        Self {
            commit,
            moves: moves(old, new),
        }
    }

    /// The commit that the ranking is compared with.
    pub(super) fn commit(&self) -> &str {
        &self.commit
    }

    pub(super) fn lines(&self) -> Vec<Line<'_>> {
        let lines = self.moves.iter().map(|moved| Line {
            id: &moved.id,
            title: &moved.title,
            from: moved.from,
            to: moved.to,
            share: moved.share.as_ref().map(|share| decimal(share, 1)),
        });
        lines.collect()
    }

    /// A line for each move.
    pub(super) fn csv(&self) -> String {
        let headings = ["id", "title", "from", "to", "share"];
        let headings = headings.map(str::to_owned).to_vec();
        let rank = |rank: Option<usize>| rank.map(|rank| rank.to_string()).unwrap_or_default();
        let rows = self.lines().into_iter().map(|line| {
            vec![
                line.id.to_owned(),
                line.title.to_owned(),
                rank(line.from),
                rank(line.to),
                line.share.unwrap_or_default(),
            ]
        });
        table::csv(std::iter::once(headings).chain(rows))
    }

    /// The moves for a terminal of `width` columns, with ANSI styles.
    pub(super) fn table(&self, view: &View<'_>, width: usize) -> String {
        if self.moves.is_empty() {
            return self.none(view) + "\n";
        }
        let [lever, rank, share] = headings(view.catalogue());
        let columns = vec![
            Column::shrinking(lever),
            Column::words(rank),
            Column::numbers(share),
        ];
        let mut table = Table::new(columns);
        for moved in &self.moves {
            table.row(view.cells(moved).map(Into::into).to_vec());
        }
        table.lines(width).join("\n") + "\n"
    }

    /// The moves as a table of Markdown, which stays one whatever the titles hold.
    pub(super) fn markdown(&self, view: &View<'_>) -> String {
        if self.moves.is_empty() {
            return self.none(view) + "\n";
        }
        let row = |cells: [String; 3]| {
            let [lever, rank, share] = cells.map(|cell| Markdown::text(&cell));
            format!("| {lever} | {rank} | {share} |\n")
        };
        let mut out = row(headings(view.catalogue())) + "|---|---|--:|\n";
        out.extend(self.moves.iter().map(|moved| row(view.cells(moved))));
        out
    }

    fn none(&self, view: &View<'_>) -> String {
        let commit = &self.commit[..self.commit.len().min(10)];
        let message = Message::new("moves-none").with("commit", commit);
        view.catalogue().text(&message)
    }
}

fn headings(catalogue: &Catalogue) -> [String; 3] {
    ["page-column-lever", "moves-rank", "page-column-share"].map(|key| catalogue.word(key))
}

impl View<'_> {
    /// A lever's name, `3 → 1`, and its share.
    fn cells(&self, moved: &Move) -> [String; 3] {
        let catalogue = self.catalogue();
        let place = |rank: Option<usize>, missing| match rank {
            Some(rank) => rank.to_string(),
            None => catalogue.word(missing),
        };
        let (from, to) = (
            place(moved.from, "moves-new"),
            place(moved.to, "moves-gone"),
        );
        let share = moved.share.as_ref();
        let share = share.map(|share| self.numbers().percent(share, 1));
        [
            moved.title.to_string(),
            format!("{from} → {to}"),
            share.unwrap_or_default(),
        ]
    }
}

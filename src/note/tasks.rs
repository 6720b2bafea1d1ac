//! A part of a note to be put elsewhere: as tasks that nobody has done yet, or as it is without its comments.

use super::{
    body::{Event, Tag, TagEnd, events},
    depth,
};
use crate::text::Span;

/// The columns of a tab stop.
const TAB: usize = 4;
/// What a task starts with,
const TASK: &str = "- [ ] ";
/// and how far the lines below it stand in.
const STEP: &str = "  ";

/// A piece of a part, in its order.
enum Piece {
    /// A block outside of lists.
    Block(Span),
    /// A heading, which becomes a line of its own.
    Heading(Span),
    /// Text of a list item.
    Item(Item),
}

/// Text of a list item: from its mark on, or what follows a list inside it.
struct Item {
    /// How many items stand around it.
    depth: usize,
    /// Whether the item starts with it.
    first: bool,
    /// How many columns its lines stand in.
    indent: usize,
    span: Span,
}

/// The text of whole blocks with every list item as an open task (`- [ ]`), whatever its mark was; items keep their nesting and
/// everything in them. Comments go, headings become lines in bold type. Empty where nothing is left.
pub fn tasks(text: &str) -> String {
    let mut out = String::new();
    let mut after_item = false;
    for piece in pieces(text) {
        let is_item = matches!(piece, Piece::Item(_));
        let goes_on = is_item && after_item;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        after_item = is_item;
        match piece {
            Piece::Block(span) => lines(&mut out, span.of(text).trim_end(), "", ""),
            Piece::Heading(span) => {
                let line = span.of(text).lines().next().unwrap_or_default();
                let words = line.trim_matches([' ', '\t', '#']);
                lines(&mut out, &format!("**{words}**"), "", "");
            }
            Piece::Item(item) => {
                let words = dedented(item.span.of(text).trim_end(), item.indent);
                let indent = STEP.repeat(item.depth);
                let start = if item.first {
                    format!("{indent}{TASK}")
                } else {
                    out.push('\n');
                    format!("{indent}{STEP}")
                };
                lines(&mut out, &words, &start, &format!("{indent}{STEP}"));
            }
        }
    }
    out
}

/// The text of whole blocks as a quotation, without its comments. Empty where nothing is left.
pub fn quotation(text: &str) -> String {
    let mut kept = String::new();
    let mut at = 0;
    for comment in comments(text) {
        kept.push_str(&text[at..comment.start as usize]);
        at = comment.end as usize;
    }
    kept.push_str(&text[at..]);
    let mut out = String::new();
    let mut lines = kept.lines().map(str::trim_end).peekable();
    while lines.next_if(|line| line.is_empty()).is_some() {}
    let mut blank = false;
    for line in lines {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) {
            out.push_str(">\n");
        }
        out.push_str("> ");
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// The lines of some words, the first behind `start`, the others behind `next`.
fn lines(out: &mut String, words: &str, start: &str, next: &str) {
    for (at, line) in words.lines().enumerate() {
        let line = line.trim_end();
        let before = if at == 0 { start } else { next };
        if !line.is_empty() {
            out.push_str(before);
        }
        out.push_str(line);
        out.push('\n');
    }
}

/// The HTML blocks of a text that are comments and nothing else.
fn comments(text: &str) -> Vec<Span> {
    let shallow = depth::shallow(text);
    let blocks = events(&shallow)
        .filter_map(|(event, span)| matches!(event, Event::Start(Tag::HtmlBlock)).then_some(span));
    blocks.filter(|span| is_comment(span.of(text))).collect()
}

/// Whether a block is hidden: an HTML comment, or one of Obsidian's.
fn is_comment(block: &str) -> bool {
    let block = block.trim();
    let within = |open: &str, close: &str| {
        let inner = block
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains(close))
    };
    within("<!--", "-->") || within("%%", "%%")
}

fn pieces(text: &str) -> Vec<Piece> {
    let shallow = depth::shallow(text);
    let mut reader = Reader {
        text,
        lists: 0,
        items: Vec::new(),
        others: 0,
        pieces: Vec::new(),
    };
    for (event, span) in events(&shallow) {
        reader.event(&event, span);
    }
    reader.pieces
}

struct Reader<'t> {
    text: &'t str,
    /// The items that are open, each with the start of its text that is not kept yet.
    items: Vec<Item>,
    /// How many lists are open.
    lists: usize,
    /// How many blocks are open that are no list or item, or stand in one that is none.
    others: usize,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::List(_)) if self.others == 0 => {
                self.keep(span.start);
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) if self.others == 0 => {
                self.lists = self.lists.saturating_sub(1);
                if let Some(item) = self.items.last_mut() {
                    item.first = false;
                    item.span = Span::at(span.end as usize);
                }
            }
            Event::Start(Tag::Item) if self.others == 0 => {
                let item = self.item(span);
                self.items.push(item);
            }
            Event::End(TagEnd::Item) if self.others == 0 => {
                self.keep(span.end);
                self.items.pop();
            }
            Event::Start(tag) => {
                if self.others == 0 && self.lists == 0 {
                    self.block(tag, span);
                }
                self.others += 1;
            }
            Event::End(_) => self.others = self.others.saturating_sub(1),
            _ => {}
        }
    }

    fn block(&mut self, tag: &Tag<'_>, span: Span) {
        let piece = match tag {
            Tag::Heading { .. } => Piece::Heading(span),
            _ if is_comment(span.of(self.text)) => return,
            _ => Piece::Block(span),
        };
        self.pieces.push(piece);
    }

    /// An item that starts here: its text begins after its mark and its box.
    fn item(&self, span: Span) -> Item {
        let text = span.of(self.text);
        let mark = text.trim_start_matches([' ', '\t']);
        let number = mark.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = number.get(1..).unwrap_or_default();
        let words = words.trim_start_matches([' ', '\t']);
        let start = span.end as usize - words.len();
        let unboxed = ["[ ]", "[x]", "[X]"].iter().find_map(|mark| {
            let rest = words.strip_prefix(mark)?;
            let is_box = rest.is_empty() || rest.starts_with(char::is_whitespace);
            is_box.then_some(rest.trim_start_matches([' ', '\t']))
        });
        let words = unboxed.unwrap_or(words);
        Item {
            depth: self.items.len(),
            first: true,
            indent: columns(&self.text[..start]),
            span: Span::new(span.end as usize - words.len(), span.end as usize),
        }
    }

    /// Keeps the text of the innermost item up to here.
    fn keep(&mut self, end: u32) {
        let Some(item) = self.items.last() else {
            return;
        };
        let span = Span {
            start: item.span.start,
            end: end.max(item.span.start),
        };
        let words = span.of(self.text);
        if words.trim().is_empty() || is_comment(words) {
            return;
        }
        // What follows a list inside an item starts on a line of its own.
        let blanks = words.len() - words.trim_start_matches(['\r', '\n']).len();
        self.pieces.push(Piece::Item(Item {
            span: span.slice(blanks..words.len()),
            ..*item
        }));
    }
}

/// How many columns the last line of a text has.
fn columns(text: &str) -> usize {
    let line = Span::at(text.len()).before(text);
    line.chars().fold(0, |column, c| match c {
        '\t' => column / TAB * TAB + TAB,
        _ => column + 1,
    })
}

/// The lines of a text, each without as many of its blanks as fill `indent` columns.
fn dedented(text: &str, indent: usize) -> String {
    let dedent = |line: &str| {
        let mut column = 0;
        let rest = line.trim_start_matches(|c| {
            let is_indent = column < indent && matches!(c, ' ' | '\t');
            column += if c == '\t' { TAB - column % TAB } else { 1 };
            is_indent
        });
        rest.to_owned()
    };
    let lines: Vec<String> = text.lines().map(dedent).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::hostile;
    use proptest::prelude::*;

    #[test]
    fn every_item_becomes_an_open_task() {
        for (text, expected) in [
            ("- a\n- b\n", "- [ ] a\n- [ ] b\n"),
            ("* [x] a\n* [X] b\n* [ ] c\n", "- [ ] a\n- [ ] b\n- [ ] c\n"),
            ("1. a\n2) b\n", "- [ ] a\n- [ ] b\n"),
            ("+ a\r\n\r\n+ b\r\n", "- [ ] a\n- [ ] b\n"),
            (
                "10. a\n    - b\n      - c\n11. d\n",
                "- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d\n",
            ),
            (
                "- a\n  more\n\n  a paragraph\n\n      code\n- b\n",
                "- [ ] a\n  more\n\n  a paragraph\n\n      code\n- [ ] b\n",
            ),
            ("-\ta\n\t- b\n", "- [ ] a\n  - [ ] b\n"),
            (
                "- a\n  - b\n\n  after\n- c\n",
                "- [ ] a\n  - [ ] b\n\n  after\n- [ ] c\n",
            ),
            ("- [link](a.md) x\n", "- [ ] [link](a.md) x\n"),
            ("- [x](a.md)\n", "- [ ] [x](a.md)\n"),
            ("- a\n-\n- <!-- why? -->\n", "- [ ] a\n"),
            ("   3. a\n   lazy\n", "- [ ] a\n  lazy\n"),
        ] {
            assert_eq!(tasks(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_stands_between_lists_stays() {
        let text = "<!-- Quoi ? -->\n\nAvant :\n\n### L'*appel* #\n- a\n\n> - b\n\n| c |\n|---|\n| - d |\n\n%% e %%\n";
        assert_eq!(
            tasks(text),
            "Avant :\n\n**L'*appel***\n\n- [ ] a\n\n> - b\n\n| c |\n|---|\n| - d |\n"
        );
        for nothing in ["", "\n", "<!-- a\n\nb -->\n", "- [ ]\n- \n", "%%\na\n%%\n"] {
            assert_eq!(tasks(nothing), "", "{nothing:?}");
        }
    }

    #[test]
    fn a_quotation_holds_everything_but_comments() {
        let text = "\n<!-- Si ? -->\n\nSi *a*,\nalors b.\r\n\n\n> c\n\n- d\n";
        assert_eq!(
            quotation(text),
            "> Si *a*,\n> alors b.\n>\n> > c\n>\n> - d\n"
        );
        assert_eq!(quotation("<!-- a -->\n"), "");
    }

    #[test]
    fn a_hostile_list_has_an_end() {
        let deep = (0..2000).fold(String::new(), |text, n| {
            text + &" ".repeat(n % 300) + "- a\n"
        });
        assert!(tasks(&deep).lines().count() >= 1000);
        assert_eq!(tasks(&"- a\n".repeat(50_000)).lines().count(), 50_000);
    }

    proptest! {
        #![proptest_config(hostile::cases(2048))]

        #[test]
        fn nothing_is_done_yet_and_nothing_panics(text in hostile::markdown()) {
            let tasks = tasks(&text);
            quotation(&text);
            let done = |line: &str| line.trim_start().starts_with("- [x] ");
            let own = text.lines().filter(|line| line.contains("[x]")).count();
            prop_assert!(tasks.lines().filter(|line| done(line)).count() <= own);
        }
    }
}

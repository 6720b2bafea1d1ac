//! What YAML swallows of a value without a word: what stands behind a `#`, and items whose dash has no space after it.

use super::{
    Field,
    reader::Reader,
    values::{Raw, Values},
};
use crate::{
    message::Message,
    note::{Node, NodeKind, Style},
    text::Span,
};

impl Reader<'_> {
    /// A single value of any words, the last of which YAML may have taken for a comment.
    pub(super) fn words<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Field<T> {
        if self.has_comments {
            let node = self.values.node(name);
            if let Some(comment) = node.and_then(|node| cut_off(self.values.text, node.span)) {
                self.comment(name, comment);
                return Field::Invalid(comment);
            }
            self.comment_alone(name);
        }
        self.field(name, parse)
    }

    /// Whether YAML took the end of an item for a comment, or several items for one; then it is said.
    pub(super) fn is_swallowed(&mut self, name: &'static str, item: &Raw<'_>) -> bool {
        let Raw::Text(found) = item else {
            return false;
        };
        let Some(node) = found.node().filter(|_| !self.adopts()) else {
            return false;
        };
        let (text, known) = (self.values.text, self.problems.len());
        let is_joined = node.scalar().is_some_and(|scalar| {
            let starts_one = || node.span.of(text).starts_with('-');
            scalar.style == Style::Plain && (scalar.cooked.is_some() || starts_one())
        });
        if is_joined {
            self.tight_items(name, node);
        }
        if self.has_comments
            && let Some(comment) = cut_off(text, node.span)
        {
            self.comment(name, comment);
        }
        self.problems.len() > known
    }

    /// Says which lines of an item were meant as items of their own. The first one can be where no list has begun.
    fn tight_items(&mut self, name: &'static str, item: &Node) {
        let text = self.values.text;
        let all = self.values.node(name).map(|all| all.span);
        for line in tight_lines(text, item.span) {
            if line.start > item.span.start || all == Some(item.span) {
                let found = line.of(text);
                let message = Message::about("value-item-tight", found)
                    .with("line", format!("- {}", &found[1..]));
                self.problem(name, line, message);
            }
        }
    }

    /// What YAML took for a comment after a value.
    pub(super) fn comment(&mut self, name: &'static str, comment: Span) {
        let found = comment.of(self.values.text);
        let message = Message::new("value-comment").with("found", found);
        self.problem(name, comment, message);
    }

    /// What it took for a comment where the value of a key belongs.
    pub(super) fn comment_alone(&mut self, name: &'static str) {
        if !self.has_comments {
            return;
        }
        let text = self.values.text;
        let entry = self.values.front_matter.mapping.entry(text, name);
        let absent = entry.filter(|entry| entry.value.is_absent(text));
        let comment = absent.and_then(|entry| in_place_of_value(text, entry.key.span.end as usize));
        if let Some(comment) = comment {
            let message = Message::about("value-comment-alone", comment.of(text));
            self.problem(name, comment, message);
        }
    }

    /// The same for the items of a list; answers whether there are any.
    pub(super) fn comments_alone(&mut self, name: &'static str) -> bool {
        if !self.has_comments {
            return false;
        }
        let Values {
            text, front_matter, ..
        } = self.values;
        let node = self.values.node(name);
        let is_absent = |node: &&Node| match &node.kind {
            NodeKind::List(items) => items.iter().any(|item| item.is_absent(text)),
            _ => false,
        };
        let (Some(node), Some(split)) = (node.filter(is_absent), front_matter.split) else {
            return false;
        };
        // An item of nothing has no place of its own: it is one of the lines before the next key.
        let keys = front_matter
            .mapping
            .entries
            .iter()
            .map(|entry| entry.key.span.start);
        let end = keys.filter(|start| *start >= node.span.end).min();
        let within = Span {
            start: node.span.start,
            end: end.unwrap_or(split.yaml.end),
        };
        let known = self.problems.len();
        for comment in in_place_of_items(text, within) {
            let message = Message::about("value-comment-alone", comment.of(text));
            self.problem(name, comment, message);
        }
        self.problems.len() > known
    }
}

/// The comment that follows a plain value on its line.
pub(super) fn comment_after(text: &str, value: Span) -> Option<Span> {
    let quoted = value.of(text).starts_with(['"', '\'']);
    let comment = comment_on_line(text, value.end as usize, &[' ', '\t'])?;
    (!quoted && comment.start > value.end).then_some(comment)
}

/// The same where it was hardly meant as a comment: one space before it, and no number that ends the value.
fn cut_off(text: &str, value: Span) -> Option<Span> {
    let is_number = |c: char| c.is_ascii_digit() || c == '%';
    let comment = comment_after(text, value)?;
    let is_near = comment.start == value.end + 1 && !value.of(text).ends_with(is_number);
    (is_near && may_be_text(comment.of(text))).then_some(comment)
}

/// What was hardly meant as a comment where a value belongs, after a key that ends at `key_end`.
fn in_place_of_value(text: &str, key_end: usize) -> Option<Span> {
    let comment = comment_on_line(text, key_end, &[':', ' ', '\t'])?;
    may_be_text(comment.of(text)).then_some(comment)
}

/// The same where items of a list belong, after a dash of the lines `within`.
fn in_place_of_items(text: &str, within: Span) -> impl Iterator<Item = Span> {
    lines(text, within)
        .filter(|line| line.of(text).starts_with("- "))
        .filter_map(move |line| in_place_of_value(text, line.start as usize + 1))
}

/// The lines of a value that were meant as items: a dash starts them, and no space follows it.
fn tight_lines(text: &str, value: Span) -> impl Iterator<Item = Span> {
    let is_tight = |line: &str| {
        let item = line.strip_prefix('-').unwrap_or_default();
        item.starts_with(|c: char| !c.is_whitespace() && c != '-')
    };
    lines(text, value).filter(move |line| is_tight(line.of(text)))
}

/// `#1` or `#sales` may be text, and so may what ends in a share; `# since May` is a comment.
fn may_be_text(comment: &str) -> bool {
    comment.ends_with('%') || comment[1..].starts_with(char::is_alphanumeric)
}

/// The comment on the line of the byte `at`, with nothing but `blanks` before it.
fn comment_on_line(text: &str, at: usize, blanks: &[char]) -> Option<Span> {
    let rest = text[at..].split(['\n', '\r']).next()?;
    let comment = rest.trim_start_matches(blanks);
    let start = at + rest.len() - comment.len();
    comment
        .starts_with('#')
        .then(|| Span::new(start, start + comment.trim_end().len()))
}

/// The lines of a part of the text, without the blanks around them.
fn lines(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let mut at = within.start as usize;
    within.of(text).split_inclusive('\n').map(move |line| {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        Span::new(start, start + words.len())
    })
}

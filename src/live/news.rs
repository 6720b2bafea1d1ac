//! What is new in a vault that is followed.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::Cooled;
use crate::{
    diagnostic::Diagnostic, disk::CONFIG, language::EXCUSES, message::Arg, publish::NoPlace,
    ranking::Move,
};

/// What is new.
#[derive(Debug, Default)]
pub struct News {
    /// Findings that were not there before.
    pub appeared: Vec<Diagnostic>,
    /// Findings that are not there any more; their places are those of the old text.
    pub cleared: Vec<Diagnostic>,
    /// The files whose findings are others now, or stand elsewhere.
    pub files: BTreeSet<Arc<str>>,
    /// Levers that changed their rank.
    pub moves: Vec<Move>,
    /// Failures that have cooled.
    pub cooled: Vec<Cooled>,
    /// Generated files that were written, relative to the root.
    pub written: Vec<String>,
    /// What else is to be known.
    pub notices: Vec<Notice>,
}

/// What is to be known of the work itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// `pm.yaml` is gone: nothing is checked or written until it is back.
    Adrift,
    /// Something else stands in the way, in the words of the failure.
    Failed(String),
    /// `pm.yaml` can be read again.
    Back,
    /// Page or chart have no place for what is generated.
    NoPlace(NoPlace),
    /// Another program keeps writing this file, relative to the root; it is left alone until a note changes.
    Contested(String),
    /// Git is in the middle of a rebase or the like, which would stop where this file, relative to the root, is another one.
    Underway(String),
}

impl News {
    /// Whether there is anything to tell.
    pub fn has_any(&self) -> bool {
        !(self.appeared.is_empty()
            && self.cleared.is_empty()
            && self.files.is_empty()
            && self.moves.is_empty()
            && self.cooled.is_empty()
            && self.written.is_empty()
            && self.notices.is_empty())
    }

    /// The cleared findings that nobody is told of anew: one in which a number changed is new, but not gone.
    pub fn gone(&self) -> impl Iterator<Item = &Diagnostic> {
        let mut retold: HashMap<_, usize> = HashMap::new();
        for finding in &self.appeared {
            *retold.entry(but_for_numbers(finding)).or_default() += 1;
        }
        self.cleared.iter().filter(
            move |finding| match retold.get_mut(&but_for_numbers(finding)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            },
        )
    }

    /// Adds how the findings differ. A finding that only stands elsewhere in its file is not new.
    pub(super) fn compare(&mut self, old: &[Diagnostic], new: &[Diagnostic]) {
        let (mut old, mut new) = (by_file(old).peekable(), by_file(new).peekable());
        loop {
            let (before, after) = match (old.peek(), new.peek()) {
                (None, None) => return,
                (Some(_), None) => (old.next(), None),
                (None, Some(_)) => (None, new.next()),
                (Some(a), Some(b)) => match order(a, b) {
                    std::cmp::Ordering::Less => (old.next(), None),
                    std::cmp::Ordering::Greater => (None, new.next()),
                    std::cmp::Ordering::Equal => (old.next(), new.next()),
                },
            };
            self.compare_file(before.unwrap_or_default(), after.unwrap_or_default());
        }
    }

    fn compare_file(&mut self, old: &[Diagnostic], new: &[Diagnostic]) {
        if old == new {
            return;
        }
        let paths = old.iter().chain(new).map(|finding| finding.path.clone());
        self.files.extend(paths.take(1));
        let mut left: Vec<&Diagnostic> = old.iter().collect();
        for finding in new {
            match left.iter().position(|other| is_same(other, finding)) {
                Some(at) => drop(left.remove(at)),
                None => self.appeared.push(finding.clone()),
            }
        }
        for gone in left {
            // What came and went within one piece of news was never told.
            match self.appeared.iter().position(|new| is_same(new, gone)) {
                Some(at) => drop(self.appeared.remove(at)),
                None => self.cleared.push(gone.clone()),
            }
        }
    }
}

/// Findings in the order of the report: those of `pm.yaml` first, then those of the vault's own phrases, then by path.
fn by_file(findings: &[Diagnostic]) -> impl Iterator<Item = &[Diagnostic]> {
    findings.chunk_by(|a, b| a.path == b.path)
}

fn order(a: &[Diagnostic], b: &[Diagnostic]) -> std::cmp::Ordering {
    let key = |findings: &[Diagnostic]| {
        let first = findings.first();
        first.map(|first| {
            let rank = match &*first.path {
                CONFIG => 0,
                EXCUSES => 1,
                _ => 2,
            };
            (rank, first.path.clone())
        })
    };
    key(a).cmp(&key(b))
}

/// Whether two findings of one file say the same, wherever they stand.
fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    (a.rule, a.level, &a.path, &a.message) == (b.rule, b.level, &b.path, &b.message)
}

/// What a finding says, but for the numbers in it and where it stands in its file.
fn but_for_numbers(finding: &Diagnostic) -> (&'static str, &str, &'static str, String) {
    let message = &finding.message;
    let words = message.args.iter().map(|(_, arg)| match arg {
        Arg::Text(text) => without_numbers(text),
        Arg::Word(word) => (*word).to_owned(),
        Arg::Count(_) => String::new(),
    });
    let words: Vec<String> = words.collect();
    (finding.rule, &finding.path, message.key, words.join("\0"))
}

/// A text without the digits of its numbers and what stands between them. A word with letters in front of or apart from its
/// digits (`img1.png`, `2026-02-28-cold-mail`) is a name and stays whole; those right behind them are a unit (`48h`).
fn without_numbers(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let mut before = ' ';
        let is_name = word.chars().any(|c| {
            let apart = c.is_alphabetic() && !before.is_alphanumeric();
            before = c;
            apart
        });
        let digits = word.find(|c: char| c.is_ascii_digit());
        match digits.zip(word.rfind(|c: char| c.is_ascii_digit())) {
            Some((first, last)) if !is_name => {
                let within = word[first..last].chars().filter(|c| c.is_alphabetic());
                let mut kept = word[..first].to_owned();
                kept.extend(within);
                kept + &word[last + 1..]
            }
            _ => word.to_owned(),
        }
    });
    // A number that is written in groups is one, too.
    let kept: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::Level, message::Message, text::Span};

    fn finding(path: &str, at: usize, word: &str) -> Diagnostic {
        Diagnostic {
            rule: "invalid-field",
            level: Level::Error,
            path: path.into(),
            span: Span::at(at),
            message: Message::about("value-date", word),
            labels: Vec::new(),
            fix: None,
        }
    }

    #[test]
    fn what_moved_in_its_file_is_not_new() {
        let old = [
            finding("pm.yaml", 9, "z"),
            finding("a.md", 1, "x"),
            finding("a.md", 2, "x"),
            finding("c.md", 1, "x"),
        ];
        let new = [
            finding("a.md", 5, "x"),
            finding("a.md", 6, "y"),
            finding("b.md", 1, "x"),
            finding("c.md", 1, "x"),
        ];
        let mut news = News::default();
        news.compare(&old, &new);
        assert_eq!(news.appeared, [new[1].clone(), new[2].clone()]);
        assert_eq!(news.cleared, [old[0].clone(), old[2].clone()]);
        let files: Vec<&str> = news.files.iter().map(|file| &**file).collect();
        assert_eq!(files, ["a.md", "b.md", "pm.yaml"]);
        let mut none = News::default();
        none.compare(&new, &new);
        assert!(!none.has_any());
    }

    #[test]
    fn what_is_told_with_other_numbers_is_not_gone() {
        let old = [
            finding("a.md", 1, "90 EUR"),
            finding("a.md", 2, "91 EUR"),
            finding("a.md", 3, "1 h"),
            finding("b.md", 1, "3 EUR"),
        ];
        let new = [finding("a.md", 1, "1,100 EUR"), finding("c.md", 1, "4 EUR")];
        let mut news = News::default();
        news.compare(&old, &new);
        assert_eq!(news.appeared, new);
        assert_eq!(news.cleared.len(), 4);
        let gone: Vec<&Diagnostic> = news.gone().collect();
        assert_eq!(gone, [&old[1], &old[2], &old[3]]);
    }

    #[test]
    fn digits_count_for_nothing_in_numbers_alone() {
        for (one, other, same) in [
            ("90 EUR", "1,100 EUR", true),
            ("90 EUR", "1\u{202f}100 EUR", true),
            ("2026-02-28 18:40", "2026-03-01 09:05", true),
            ("2026-02", "2026-03-01", true),
            ("48h", "7h", true),
            ("1h03", "2h30", true),
            (">= 3", ">= 4", true),
            (">= 3", "<= 3", false),
            (">=3", "<=3", false),
            ("48h", "2d", false),
            ("20%", "20", false),
            ("img1.png", "img2.png", false),
            ("1.png", "2.png", false),
            ("q4", "q5", false),
            ("2026-02-28-cold-mail", "2026-03-01-cold-mail", false),
            ("a-b", "ab", false),
        ] {
            let is_same = without_numbers(one) == without_numbers(other);
            assert_eq!(is_same, same, "{one} {other}");
        }
    }
}

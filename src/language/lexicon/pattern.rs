//! The pattern of a phrase: a regular expression without look-around, matched over whole words in linear time.

use std::{ops::Range, sync::OnceLock};

use regex_automata::meta::{Config, Regex};
use regex_syntax::{
    ParserBuilder,
    hir::{
        Hir,
        literal::{ExtractKind, Extractor},
    },
};

use super::sieve::{Literals, letters};
use crate::{message::Message, text::Span};

/// The longest pattern, in bytes: nobody reads a longer one.
const LONGEST: usize = 1_000;

/// The memory that one compiled pattern may take, in bytes.
const SIZE: usize = 1 << 20;

/// How deep the groups of a pattern may nest.
const DEPTH: u32 = 50;

/// What stands between words: no letter, digit or underscore of a script that sets blanks between its words.
const BETWEEN: &str = r"[^0-9A-Za-z_\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF}]";

/// The same after a pattern that may end in an apostrophe or blank: the letter that follows starts a word as well.
const INSIDE: &str = r"(?-u:\b)[0-9A-Za-z_]|(?-u:\B)[\x{C0}-\x{24F}]";

/// A pattern, compiled when it is first looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    text: Box<str>,
    /// Where it stands in its table.
    pub(super) span: Span,
    /// `None`: it is too large, which [`Pattern::compile`] says.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern that a part of a table is, or what is wrong with it and where.
    pub(super) fn parse(text: &str, span: Span) -> Result<Self, (Span, Message)> {
        if text.len() > LONGEST {
            return Err((
                span,
                Message::new("invalid-config-pattern-long").with("most", LONGEST),
            ));
        }
        let hir = hir(text, Case::Kept).map_err(|at| {
            (
                span.slice(at),
                Message::about("invalid-config-pattern", text),
            )
        })?;
        if !hir.properties().look_set().is_empty() {
            return Err((span, Message::about("invalid-config-pattern-look", text)));
        }
        if hir.properties().minimum_len().unwrap_or(0) == 0 {
            return Err((span, Message::about("invalid-config-pattern-empty", text)));
        }
        Ok(Self {
            text: text.into(),
            span,
            regex: OnceLock::new(),
        })
    }

    /// The same of a table that the tests have read: nothing is looked at before it is needed.
    #[expect(clippy::unnecessary_wraps, reason = "it stands in for `parse`")]
    pub(super) fn trusted(text: &str, span: Span) -> Result<Self, (Span, Message)> {
        Ok(Self {
            text: text.into(),
            span,
            regex: OnceLock::new(),
        })
    }

    /// Compiles it, so that a pattern that is too large is known before it is looked for.
    pub(super) fn compile(&self) -> Result<(), Message> {
        let large = || Message::about("invalid-config-pattern-large", &self.text);
        self.regex().map(|_| ()).ok_or_else(large)
    }

    /// The first place in the words of a sentence, which have a blank around them, where it stands as whole words.
    pub(super) fn find(&self, words: &str) -> Option<Range<usize>> {
        let around = self.regex()?.find(words)?.range();
        let inner = &words[around.clone()];
        let first = inner.chars().next().map_or(0, char::len_utf8);
        let last = inner.chars().next_back().map_or(0, char::len_utf8);
        Some(around.start + first..around.end - last)
    }

    /// Texts of which every text that it matches holds one where a word starts, case aside; `None` where no such list is
    /// short.
    pub(super) fn literals(&self) -> Option<Literals> {
        let hir = hir(&self.text, Case::Kept).ok()?;
        let edge = |kind| {
            let found = Extractor::new().kind(kind).extract(&hir);
            let texts = found.literals()?.iter();
            Some(texts.map(|text| text.as_bytes().to_vec()).collect())
        };
        // What it ends with may start inside a word: only what follows there is sure.
        let from_word = |text: Vec<u8>| {
            let inside = text.iter().take_while(|byte| byte.is_ascii_alphanumeric());
            let inside = inside.count();
            text[inside..].to_vec()
        };
        let prefixes: Option<Literals> = edge(ExtractKind::Prefix);
        let suffixes: Option<Literals> = edge(ExtractKind::Suffix);
        let suffixes = suffixes.map(|texts| texts.into_iter().map(from_word).collect());
        let shortest = |texts: &Literals| texts.iter().map(|text| letters(text).len()).min();
        prefixes.into_iter().chain(suffixes).max_by_key(shortest)
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| self.build()).as_ref()
    }

    fn build(&self) -> Option<Regex> {
        let between = hir(BETWEEN, Case::Kept).ok()?;
        let inner = hir(&self.text, Case::Ignored).ok()?;
        let plain = hir(&self.text, Case::Kept).ok()?;
        let endings = Extractor::new().kind(ExtractKind::Suffix).extract(&plain);
        let ends_between = endings.literals().is_some_and(|texts| {
            let mut last = texts.iter().map(|text| text.as_bytes().last());
            last.any(|last| matches!(last, Some(b'\'' | b' ')))
        });
        let after = if ends_between {
            let inside = hir(INSIDE, Case::Kept).ok()?;
            Hir::alternation(vec![between.clone(), inside])
        } else {
            between.clone()
        };
        let config = Config::new()
            .nfa_size_limit(Some(SIZE))
            .hybrid_cache_capacity(SIZE);
        let whole = Hir::concat(vec![between, inner, after]);
        Regex::builder()
            .configure(config)
            .build_from_hir(&whole)
            .ok()
    }
}

/// Whether capital letters differ from small ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Kept,
    Ignored,
}

/// The structure of a pattern, or the place in it that is wrong.
fn hir(pattern: &str, case: Case) -> Result<Hir, Range<usize>> {
    let ignored = case == Case::Ignored;
    let mut parser = ParserBuilder::new()
        .nest_limit(DEPTH)
        .case_insensitive(ignored)
        .build();
    parser.parse(pattern).map_err(|error| {
        let span = match error {
            regex_syntax::Error::Parse(error) => *error.span(),
            regex_syntax::Error::Translate(error) => *error.span(),
            _ => return 0..pattern.len(),
        };
        span.start.offset..span.end.offset
    })
}

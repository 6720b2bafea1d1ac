//! What the author of a part of a note says there, sentence by sentence: quotations, code, links and comments are left out.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::body::{Piece, pieces};
use crate::text::Span;

/// Stands in a sentence for something that is not its author's prose.
pub const HIDDEN: char = '\u{fffc}';

/// The same where there is a digit in it: what was counted is not repeated in words.
const HIDDEN_NUMBER: char = '0';

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    words: String,
    /// The place of each character.
    places: Vec<Span>,
}

/// A character as it is matched, and the bytes that it stands for.
type Glyph = (char, Span);

/// The sentences of a part of `text` that holds whole blocks of Markdown, such as the content of a section.
pub fn sentences(text: &str, part: Span) -> Vec<Sentence> {
    let mut writer = Writer::default();
    let pieces = pieces(text, part);
    let marks = |(piece, span): &(Piece, Span)| match piece {
        Piece::Words => span.of(text).matches("%%").count(),
        _ => 0,
    };
    // Of an odd number the last one hides nothing.
    writer.marks = pieces.iter().map(marks).sum::<usize>() & !1;
    for (piece, span) in pieces {
        match piece {
            Piece::Words => writer.prose(text, span),
            Piece::Blank => writer.push(' ', span),
            Piece::Hidden => writer.push(placeholder(span.of(text)), span),
            Piece::End => writer.flush(),
        }
    }
    writer.flush();
    writer.sentences
}

impl Sentence {
    /// A text without markup, such as a title, as one sentence.
    pub fn plain(text: &str, span: Span) -> Self {
        let mut writer = Writer::default();
        writer.words(text, span);
        Self::of(&writer.block)
    }

    /// Its words in NFC with straight apostrophes, single plain blanks between them and one around all of them.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The bytes of the text that a range of bytes of the words stands for.
    pub fn span(&self, range: Range<usize>) -> Span {
        let before = self.words[..range.start].chars().count();
        let count = self.words[range].chars().count().max(1);
        let places = &self.places[before..before + count];
        places[0].to(places[count - 1])
    }

    fn of(glyphs: &[Glyph]) -> Self {
        let edge = |glyph: Option<&Glyph>| (' ', glyph.map_or(Span::at(0), |(_, span)| *span));
        let (first, last) = (edge(glyphs.first()), edge(glyphs.last()));
        let all = || [&first].into_iter().chain(glyphs).chain([&last]);
        Self {
            words: all().map(|(c, _)| *c).collect(),
            places: all().map(|(_, span)| *span).collect(),
        }
    }
}

fn placeholder(hidden: &str) -> char {
    if hidden.bytes().any(|byte| byte.is_ascii_digit()) {
        HIDDEN_NUMBER
    } else {
        HIDDEN
    }
}

#[derive(Default)]
struct Writer {
    block: Vec<Glyph>,
    sentences: Vec<Sentence>,
    /// How many `%%` are still to come, each of which starts or ends an Obsidian comment.
    marks: usize,
}

impl Writer {
    /// Words in which `%%` starts and ends comments.
    fn prose(&mut self, text: &str, span: Span) {
        let mut at = 0;
        for (nth, part) in span.of(text).split("%%").enumerate() {
            if nth > 0 && self.marks > 0 {
                self.marks -= 1;
                self.push(HIDDEN, span.slice(at - 2..at));
            }
            let part = at..at + part.len();
            at = part.end + 2;
            if self.marks.is_multiple_of(2) {
                self.words(text, span.slice(part));
            }
        }
    }

    fn words(&mut self, text: &str, span: Span) {
        let mut chars = span.of(text).char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let mut end = at + c.len_utf8();
            // Nearly every character is followed by a plain one, which is no mark.
            let is_mark = |(_, c): &(usize, char)| !c.is_ascii() && is_combining_mark(*c);
            while let Some((next, mark)) = chars.next_if(is_mark) {
                end = next + mark.len_utf8();
            }
            let place = span.slice(at..end);
            if end == at + c.len_utf8() {
                self.push(c, place);
            } else {
                for c in place.of(text).nfc() {
                    self.push(c, place);
                }
            }
        }
    }

    /// Adds a character in the form in which it is matched.
    fn push(&mut self, c: char, place: Span) {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}' => {
                return;
            }
            c if c.is_whitespace() => ' ',
            c => c,
        };
        let doubled = c == ' ' && self.block.last().is_none_or(|(last, _)| *last == ' ');
        if !doubled {
            self.block.push((c, place));
        }
    }

    /// Ends the block, and with it a sentence.
    fn flush(&mut self) {
        let block = without_quotations(&std::mem::take(&mut self.block));
        let mut start = 0;
        for end in (0..block.len()).filter(|at| ends_sentence(&block, *at)) {
            self.sentence(&block[start..=end]);
            start = end + 1;
        }
        self.sentence(&block[start..]);
    }

    fn sentence(&mut self, glyphs: &[Glyph]) {
        if glyphs.iter().any(|(c, _)| c.is_alphanumeric()) {
            let blank = |(c, _): &&Glyph| *c == ' ';
            let before = glyphs.iter().take_while(blank).count();
            let after = glyphs.iter().rev().take_while(blank).count();
            let glyphs = &glyphs[before..glyphs.len() - after];
            self.sentences.push(Sentence::of(glyphs));
        }
    }
}

/// The same block with a sign in the place of each quotation; quotes that nothing closes hide nothing.
fn without_quotations(block: &[Glyph]) -> Vec<Glyph> {
    let last = |quote: char| block.iter().rposition(|(c, _)| *c == quote);
    let pairs =
        [('«', '»'), ('“', '”'), ('"', '"')].map(|(open, close)| (open, close, last(close)));
    let mut prose = Vec::with_capacity(block.len());
    let mut at = 0;
    while let Some(&(c, place)) = block.get(at) {
        let pair = pairs
            .iter()
            .find(|(open, _, last)| *open == c && last.is_some_and(|last| last > at));
        at += 1;
        let Some((_, close, _)) = pair else {
            prose.push((c, place));
            continue;
        };
        let length = block[at..].iter().take_while(|(c, _)| c != close).count();
        let inner = &block[at..at + length];
        at += length + 1;
        let is_number = inner.iter().any(|(c, _)| c.is_ascii_digit());
        let sign = if is_number { HIDDEN_NUMBER } else { HIDDEN };
        prose.push((sign, place.to(block[at - 1].1)));
        // What ends the quoted sentence may end the one around it.
        let last = inner.iter().rev().find(|(c, _)| *c != ' ');
        prose.extend(last.filter(|(c, _)| is_end(*c)));
    }
    prose
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Words after whose point a sentence goes on, beside single letters.
const ABBREVIATIONS: [&str; 24] = [
    "al", "approx", "art", "cf", "chap", "dr", "env", "ex", "fig", "inc", "ltd", "max", "min",
    "mlle", "mme", "mr", "mrs", "ms", "nos", "prof", "resp", "st", "tel", "vs",
];

/// Whether a sentence ends with this character: an end mark that a blank follows, and then no small letter.
fn ends_sentence(block: &[Glyph], at: usize) -> bool {
    let (mark, _) = block[at];
    let mut rest = block[at + 1..].iter().map(|(c, _)| *c);
    if !is_end(mark) || rest.next().is_none_or(|next| next != ' ') {
        return false;
    }
    let next = rest.find(|c| !matches!(c, ' ' | '(' | '-' | '–' | '—'));
    if next.is_some_and(|next| next.is_lowercase() || is_end(next)) {
        return false;
    }
    mark != '.' || !is_abbreviation(&block[..at])
}

fn is_abbreviation(before: &[Glyph]) -> bool {
    let letters = before.iter().rev().map(|(c, _)| *c);
    let letters = letters.take_while(|c| c.is_alphabetic()).take(9);
    let word: Vec<char> = letters.flat_map(char::to_lowercase).collect();
    let word: String = word.into_iter().rev().collect();
    word.chars().count() == 1 || ABBREVIATIONS.contains(&&*word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::{Note, hostile};
    use crate::text::Source;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<Sentence> {
        sentences(text, Span::new(0, text.len()))
    }

    fn words(text: &str) -> Vec<String> {
        all(text)
            .iter()
            .map(|sentence| sentence.words().trim().to_owned())
            .collect()
    }

    #[test]
    fn blocks_and_end_marks_end_sentences() {
        assert_eq!(
            words(
                "Un **prix**\nfixé.  Trop\u{a0}tard ! Vraiment\u{202f}? Oui… mais\n\n- a\n- [ ] b\n\n### C\n| d | e |\n|---|---|\n| f | g |\n"
            ),
            [
                "Un prix fixé.",
                "Trop tard !",
                "Vraiment ?",
                "Oui… mais",
                "a",
                "b",
                "C",
                "d",
                "e",
                "f",
                "g"
            ]
        );
    }

    #[test]
    fn a_point_may_end_no_sentence() {
        for one in [
            "M. Le Goff paye 3.5 euros.",
            "See e.g. Figure 2.",
            "At 7 a.m. we left",
            "Fig. 3 (cf. Annexe)",
            "a.b",
            "Eh ! dit-il",
        ] {
            assert_eq!(words(one), [one]);
        }
        assert_eq!(
            words("Fini. (Enfin.) C'est dit."),
            ["Fini.", "(Enfin.) C'est dit."]
        );
    }

    #[test]
    fn what_others_say_is_no_prose() {
        for (text, read) in [
            ("Il dit « pas le temps » et part", "Il dit \u{fffc} et part"),
            ("Il dit “pas 1 jour” et part", "Il dit 0 et part"),
            ("a \"b c\" d", "a \u{fffc} d"),
            ("a \"b « c d", "a \"b « c d"),
            ("a `b` c", "a \u{fffc} c"),
            (
                "a [b](c) [d][e] [f][] [g] h",
                "a \u{fffc} \u{fffc} \u{fffc} [g] h",
            ),
            (
                "a ![b](c) [[d]] <https://e.f> g",
                "a \u{fffc} \u{fffc} \u{fffc} g",
            ),
            (
                "a ~~b~~ <b>c</b> <!-- d --> e",
                "a \u{fffc} \u{fffc}c\u{fffc} \u{fffc} e",
            ),
            ("a %%b c%% d %% e", "a \u{fffc}\u{fffc} d e"),
            ("a &amp; b", "a \u{fffc} b"),
        ] {
            assert_eq!(words(text), [read], "{text}");
        }
        assert_eq!(
            words("> a\n\n    b\n\n```\nc\n```\n\n<div>\nd\n</div>\n"),
            [""; 0]
        );
        assert_eq!(
            words("Il dit « non. » Alors oui."),
            ["Il dit \u{fffc}.", "Alors oui."]
        );
    }

    #[test]
    fn places_are_those_of_the_bytes() {
        let text = "Un.\n\n> non\n\nLe *marche\u{301}*\r\n  n\u{2019}e\u{301}tait\u{a0} pas pre\u{302}t.\n";
        let sentences = all(text);
        let words = sentences[1].words();
        assert_eq!(words, " Le marché n'était pas prêt. ");
        let at = words.find("marché").unwrap();
        let end = words.find("prêt").unwrap() + "prêt".len();
        assert_eq!(
            sentences[1].span(at..end).of(text),
            "marche\u{301}*\r\n  n\u{2019}e\u{301}tait\u{a0} pas pre\u{302}t"
        );
        assert_eq!(
            sentences[1].span(0..words.len()).of(text).len(),
            text.len() - 13
        );
    }

    #[test]
    fn hostile_prose_has_an_end() {
        let many = 500_000;
        for text in [
            "«",
            "\"",
            "a. ",
            "A. ",
            ",",
            "\0",
            "\u{202e}x",
            "%%",
            "« » ",
            "…",
            "\u{301}",
            "[a][b] ",
            "*a* ",
        ] {
            let text = text.repeat(many);
            let read: usize = all(&text)
                .iter()
                .map(|sentence| sentence.words().len())
                .sum();
            assert!(read < 5 * text.len());
        }
    }

    proptest! {
        #![proptest_config(hostile::cases(2048))]

        #[test]
        fn every_character_has_its_place(text in hostile::note()) {
            let note = Note::parse(Source::new("a.md", text.as_str()));
            for section in &note.body.sections {
                for sentence in sentences(&text, section.content) {
                    let mut last = section.content.start;
                    for (at, c) in sentence.words().char_indices() {
                        let span = sentence.span(at..at + c.len_utf8());
                        prop_assert!(text.get(span.range()).is_some());
                        prop_assert!(span.start >= last && span.end <= section.content.end);
                        last = span.start;
                    }
                }
            }
        }
    }
}

//! Reads a table of phrases: a line each, its columns separated by tabs.

use std::collections::HashSet;

use super::{Class, Phrase, Severity, pattern::Pattern};
use crate::{message::Message, settings::Language, text::Span};

/// The columns, in their order; the last one may be missing.
const COLUMNS: [&str; 7] = [
    "id", "lang", "class", "severity", "pattern", "example", "exclude",
];

/// How many phrases a table may hold: each costs memory for good, and time in every note.
const MOST: usize = 1_000;

/// Makes a pattern of a cell.
pub(super) type Parse = fn(&str, Span) -> Result<Pattern, (Span, Message)>;

/// The phrases that can be used, and what is wrong with the others.
pub(super) fn read(text: &str, parse: Parse) -> (Vec<Phrase>, Vec<(Span, Message)>) {
    let mut reader = Reader {
        parse,
        phrases: Vec::new(),
        ids: HashSet::new(),
        faults: Vec::new(),
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let written = line
            .trim_start_matches('\u{feff}')
            .trim_end_matches(['\r', '\n']);
        let start = at + (line.len() - line.trim_start_matches('\u{feff}').len());
        let place = Span::new(start, start + written.len());
        at += line.len();
        let is_head = written.split('\t').next() == Some(COLUMNS[0]);
        if written.trim().is_empty() || written.starts_with('#') || is_head {
            continue;
        }
        if reader.phrases.len() == MOST {
            let message = Message::new("invalid-config-phrases").with("most", MOST);
            reader.faults.push((place, message));
            break;
        }
        reader.row(place, written);
    }
    (reader.phrases, reader.faults)
}

struct Reader<'a> {
    parse: Parse,
    phrases: Vec<Phrase>,
    ids: HashSet<&'a str>,
    faults: Vec<(Span, Message)>,
}

impl<'a> Reader<'a> {
    fn row(&mut self, place: Span, line: &'a str) {
        let mut at = 0;
        let cells = line.split('\t').map(|cell| {
            let span = place.slice(at..at + cell.len());
            at += cell.len() + 1;
            (span, cell)
        });
        let cells: Vec<(Span, &str)> = cells.collect();
        let row: Option<[_; 6]> = cells.first_chunk().copied();
        let Some(row) = row.filter(|_| cells.len() <= COLUMNS.len()) else {
            let message = Message::new("invalid-config-columns")
                .with("count", cells.len())
                .with("columns", COLUMNS.join(", "));
            self.faults.push((place, message));
            return;
        };
        match self.phrase(row, cells.get(6).copied()) {
            Err(fault) => self.faults.push(fault),
            Ok(_) if !self.ids.insert(row[0].1) => {
                let message = Message::about("invalid-config-id-twice", row[0].1);
                self.faults.push((row[0].0, message));
            }
            Ok(phrase) => self.phrases.push(phrase),
        }
    }

    fn phrase(
        &self,
        row: [(Span, &str); 6],
        exclude: Option<(Span, &str)>,
    ) -> Result<Phrase, (Span, Message)> {
        let [id, language, class, severity, pattern, example] = row;
        let choose = |(span, word): (Span, &str), choices: &[&str]| {
            let message =
                Message::about("invalid-config-cell", word).with("choices", choices.join(", "));
            (span, message)
        };
        if id.1.trim().is_empty() {
            return Err((row[4].0, Message::new("invalid-config-id")));
        }
        let codes = Language::ALL.map(Language::code);
        let language = Language::parse(language.1).ok_or_else(|| choose(language, &codes))?;
        let letters = Class::LETTERS.map(|(letter, _)| letter);
        let is_class = |(letter, _): &&(&str, Class)| *letter == class.1;
        let (_, class) = Class::LETTERS
            .iter()
            .find(is_class)
            .ok_or_else(|| choose(class, &letters))?;
        let severity = match severity.1 {
            "w" => Severity::Plain,
            "i" => Severity::Implied,
            "e" if *class == Class::People => Severity::Blame,
            _ if *class == Class::People => return Err(choose(severity, &["w", "i", "e"])),
            _ => return Err(choose(severity, &["w", "i"])),
        };
        let parse = |(span, text): (Span, &str)| (self.parse)(text, span);
        let exclude = exclude.filter(|(_, text)| !text.is_empty());
        Ok(Phrase {
            id: id.1.into(),
            language,
            class: *class,
            severity,
            pattern: parse(pattern)?,
            exclude: exclude.map(parse).transpose()?,
            example: (example.1.into(), example.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(table: &str) -> Vec<(&str, &'static str)> {
        let faults = super::super::Lexicon::read(table).1;
        faults
            .iter()
            .map(|(span, message)| (span.of(table), message.key))
            .collect()
    }

    #[test]
    fn a_table_may_have_a_head_remarks_and_other_line_ends() {
        let table = "\u{feff}id\tlang\tclass\tseverity\tpattern\texample\texclude\r\n# x\r\n\r\nX1\ten\tM\tw\tno (luck|fun)\t\r\nX2\tfr\tP\te\tleur bourde\tc'est leur bourde\tpas leur bourde";
        let (phrases, faults) = read(table, Pattern::parse);
        assert_eq!(faults, []);
        assert_eq!(
            phrases.iter().map(|phrase| &*phrase.id).collect::<Vec<_>>(),
            ["X1", "X2"]
        );
        assert_eq!(
            (phrases[1].class, phrases[1].severity),
            (Class::People, Severity::Blame)
        );
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        for (row, place, key) in [
            (
                "X1\ten\tM\tw\tx",
                "X1\ten\tM\tw\tx",
                "invalid-config-columns",
            ),
            (
                "X1\ten\tM\tw\tx\tx\t\t",
                "X1\ten\tM\tw\tx\tx\t\t",
                "invalid-config-columns",
            ),
            ("\ten\tM\tw\tx\tx", "x", "invalid-config-id"),
            ("X1\tde\tM\tw\tx\tx", "de", "invalid-config-cell"),
            ("X1\ten\tZ\tw\tx\tx", "Z", "invalid-config-cell"),
            ("X1\ten\tM\te\tx\tx", "e", "invalid-config-cell"),
            ("X1\ten\tM\tw\ta (b|c\ta b", "(", "invalid-config-pattern"),
            ("X1\ten\tM\tw\t(?=a)b\ta b", "(?=", "invalid-config-pattern"),
            (
                "X1\ten\tM\tw\t\\bab\tab",
                "\\bab",
                "invalid-config-pattern-look",
            ),
            ("X1\ten\tM\tw\tx*\tx", "x*", "invalid-config-pattern-empty"),
            (
                "X1\ten\tM\tw\t(x{900}){900}\t",
                "(x{900}){900}",
                "invalid-config-pattern-large",
            ),
            (
                "X1\ten\tM\tw\tno luck\tnoluck",
                "noluck",
                "invalid-config-example",
            ),
            ("X1\ten\tM\tw\tx y\t\t[", "[", "invalid-config-pattern"),
        ] {
            assert_eq!(faults(row), [(place, key)], "{row}");
        }
        let twice = "X1\ten\tM\tw\tno luck\t\nX1\ten\tM\tw\tno fun\t\n";
        assert_eq!(faults(twice), [("X1", "invalid-config-id-twice")]);
        let long = format!("X1\ten\tM\tw\t{}\t", "x".repeat(2_000));
        assert_eq!(faults(&long)[0].1, "invalid-config-pattern-long");
    }

    #[test]
    fn a_table_has_an_end() {
        let row = |n: usize| format!("X{n}\ten\tM\tw\tno fun {n}\tno fun {n}\n");
        let many: String = (0..5_000).map(row).collect();
        let (lexicon, faults) = super::super::Lexicon::read(&many);
        assert_eq!(faults.len(), 1);
        assert!(
            lexicon.may_stand_in("there is no fun 999", super::super::Search::Excuses)
                && lexicon.has("X999")
                && !lexicon.has("X1000")
        );
    }
}

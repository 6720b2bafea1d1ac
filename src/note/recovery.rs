//! Front matter that does not parse as a whole: it is parsed again top-level key by top-level key, so that one fault hides
//! neither the other faults nor what stands beside it, and each fault is named by the mistake that it looks like.

use super::{
    Entry, Fault, FaultKind, Mapping, Node, NodeKind, Scalar, Style,
    front_matter::line_at,
    yaml::{Cause, Stop, document, reject_duplicates},
};
use crate::text::Span;

/// Reads what can be read of the bytes `within` of `text`.
pub(super) fn read(text: &str, within: Span, faults: &mut Vec<Fault>) -> Mapping {
    let mut entries = Vec::new();
    for chunk in chunks(text, within) {
        let known = faults.len();
        let fault = match document(text, chunk, faults) {
            Ok(None) => continue,
            Ok(Some(Node {
                kind: NodeKind::Mapping(mapping),
                ..
            })) => {
                entries.extend(mapping.entries);
                continue;
            }
            Ok(Some(node)) => stray(text, node.span),
            Err(stop) => voice(text, chunk, &stop),
        };
        faults.truncate(known);
        entries.extend(unreadable(text, chunk, fault.span));
        faults.push(fault);
    }
    reject_duplicates(text, &mut entries, faults);
    Mapping { entries }
}

/// The parts of the text that start at a line which can start a key.
fn chunks(text: &str, within: Span) -> Vec<Span> {
    let end = within.end as usize;
    let mut starts = vec![within.start as usize];
    let mut at = within.start as usize;
    while at < end {
        let (line, next) = line_at(text, at);
        if !continues(line) && at > within.start as usize {
            starts.push(at);
        }
        at = next;
    }
    let ends = starts.iter().copied().skip(1).chain([end]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

/// The part that holds the byte `at`.
pub(super) fn chunk_around(text: &str, within: Span, at: usize) -> Span {
    let yaml = within.of(text);
    let line_start = |end: usize| yaml[..end].rfind('\n').map_or(0, |end| end + 1);
    let mut start = line_start(at.saturating_sub(within.start as usize));
    while start > 0 && continues(line_at(yaml, start).0) {
        start = line_start(start - 1);
    }
    let mut end = line_at(yaml, start).1;
    while end < yaml.len() && continues(line_at(yaml, end).0) {
        end = line_at(yaml, end).1;
    }
    within.slice(start..end)
}

/// Whether a line cannot start a key.
fn continues(line: &str) -> bool {
    line.is_empty() || line.starts_with([' ', '\t', '#', '-', ']', '}'])
}

/// Text without a key: most often a colon without its blank.
fn stray(text: &str, span: Span) -> Fault {
    let line = Line::at(text, span, span.start as usize);
    line.tight_colon().unwrap_or(Fault {
        span,
        kind: FaultKind::Stray,
    })
}

/// Which of the known mistakes stopped the parser in this part of the text.
fn voice(text: &str, chunk: Span, stop: &Stop) -> Fault {
    let line = Line::at(text, chunk, stop.at);
    if stop.cause == Cause::Depth {
        return Fault {
            span: char_at(text, stop.at),
            kind: FaultKind::TooDeep,
        };
    }
    if let Some(tab) = indenting_tab(text, chunk) {
        return Fault {
            span: tab,
            kind: FaultKind::Tab,
        };
    }
    let first = Line::at(text, chunk, chunk.start as usize);
    let threshold = first.value(stop.at);
    if threshold.starts_with('>') {
        return first.fault(threshold, FaultKind::BareThreshold);
    }
    let value = line.value(stop.at);
    if value.starts_with(['@', '`', '%', ',', ']', '}', '|', '&', '*', '!']) {
        return line.fault(value, FaultKind::ReservedStart);
    }
    let has_value = first.key().is_some_and(|(_, rest)| !rest.trim().is_empty());
    if line.follows && has_value && line.words.starts_with("- ") {
        return line.fault(line.words, FaultKind::Stray);
    }
    if let Some(item) = line.reserved_item(stop.at) {
        return line.fault(item, FaultKind::ReservedStart);
    }
    if let Some(fault) = line.tight_colon().or_else(|| line.second_colon(value)) {
        return fault;
    }
    if value.starts_with(['"', '\'', '[', '{']) && stop.cause != Cause::Escape {
        return line.fault(value, FaultKind::Unbalanced);
    }
    line.fault(line.rest(stop.at), FaultKind::Other)
}

/// The entry of a part that does not parse, so that its field counts as unreadable instead of missing.
fn unreadable(text: &str, chunk: Span, fault: Span) -> Option<Entry> {
    let line = Line::at(text, chunk, chunk.start as usize);
    let (key, _) = line.key()?;
    Some(Entry {
        key: Scalar {
            span: line.span(key),
            style: Style::Plain,
            cooked: None,
        },
        value: Node {
            span: fault,
            kind: NodeKind::Unreadable,
        },
    })
}

/// One line of a part that does not parse.
struct Line<'a> {
    text: &'a str,
    /// Without the blanks at its end.
    words: &'a str,
    /// Without the blanks and list marks before it either.
    item: &'a str,
    /// Whether another line of the same part comes before it.
    follows: bool,
}

impl<'a> Line<'a> {
    /// The line of `chunk` that holds the byte `at`, or else the last one.
    fn at(text: &'a str, chunk: Span, at: usize) -> Self {
        let chunk_start = chunk.start as usize;
        let words = chunk.of(text).trim_end();
        let offset = at.saturating_sub(chunk_start).min(words.len());
        let start = memchr::memrchr(b'\n', &words.as_bytes()[..offset]).map_or(0, |end| end + 1);
        let (line, _) = line_at(words, start);
        let words = line.trim_end();
        Self {
            text,
            words,
            item: words.trim_start_matches([' ', '\t', '-']),
            follows: start > 0,
        }
    }

    /// What stands after `key: `, unless the parser stopped before it.
    fn value(&self, stop: usize) -> &'a str {
        let value = self.item.find(": ").map(|colon| &self.item[colon + 2..]);
        value
            .map(str::trim_start)
            .filter(|value| self.start_of(value) <= stop && !self.item.starts_with(['"', '\'']))
            .unwrap_or(self.item)
    }

    /// What stands from the byte `at` on, or the whole line where that is nothing.
    fn rest(&self, at: usize) -> &'a str {
        let from = at.saturating_sub(self.start_of(self.words));
        match self.words.get(from..) {
            None | Some("") => self.item,
            Some(rest) => rest,
        }
    }

    /// The item of a list in brackets that starts with a reserved character where the parser stopped.
    fn reserved_item(&self, stop: usize) -> Option<&'a str> {
        let rest = self.rest(stop);
        let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
        let item = rest[..end].trim_end();
        (self.start_of(rest) == stop && item.starts_with(['@', '`'])).then_some(item)
    }

    /// What looks like a key, with what follows its colon; the start of a web address does not.
    fn key(&self) -> Option<(&'a str, &'a str)> {
        let (key, rest) = self.item.split_once(':')?;
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        (!key.is_empty() && key.chars().all(word) && !rest.starts_with("//")).then_some((key, rest))
    }

    /// `key:value`
    fn tight_colon(&self) -> Option<Fault> {
        let (key, rest) = self.key()?;
        let tight = !rest.is_empty() && !rest.starts_with([' ', '\t']) && !rest.contains(": ");
        let colon = &self.item[key.len()..=key.len()];
        tight.then(|| self.fault(colon, FaultKind::NoBlankAfterColon))
    }

    /// A colon with its blank in a value, or after a value in quotes or brackets.
    fn second_colon(&self, value: &'a str) -> Option<Fault> {
        let from = match value.as_bytes().first()? {
            b'"' => 1 + value[1..].find('"')?,
            b'\'' => 1 + value[1..].find('\'')?,
            b'[' => value.rfind(']')?,
            b'{' => value.rfind('}')?,
            _ => 0,
        };
        let outside = value[from..].trim_start_matches(['"', '\'', ']', '}']);
        if from > 0 && !outside.starts_with([' ', '\t', ',']) {
            return None;
        }
        let before = outside
            .find(": ")
            .map(|colon| &outside[..colon])
            .or_else(|| outside.strip_suffix(':'))?
            .trim_end();
        let word = before.rfind([' ', '\t', ',']).map_or(0, |end| end + 1);
        let word = self.span(&before[word..]);
        Some(self.fault(value, FaultKind::ColonInText { word }))
    }

    fn fault(&self, part: &str, kind: FaultKind) -> Fault {
        Fault {
            span: self.span(part),
            kind,
        }
    }

    /// The place of a part of the line.
    fn span(&self, part: &str) -> Span {
        let start = self.start_of(part);
        Span::new(start, start + part.len())
    }

    fn start_of(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.text.as_ptr() as usize
    }
}

/// The first tab among the blanks that a line starts with.
fn indenting_tab(text: &str, chunk: Span) -> Option<Span> {
    let mut at = chunk.start as usize;
    while at < chunk.end as usize {
        let (line, next) = line_at(text, at);
        let indent = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(Span::new(at + tab, at + tab + 1));
        }
        at = next;
    }
    None
}

/// The character that starts at a byte.
fn char_at(text: &str, at: usize) -> Span {
    let width = text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    Span::new(at, at + width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::read_yaml;

    /// Every fault as its kind and the text that it points at.
    fn faults(text: &str) -> Vec<String> {
        let (_, faults) = read_yaml(text, Span::new(0, text.len()));
        let show = |fault: &Fault| {
            let at = fault.span.of(text);
            match &fault.kind {
                FaultKind::ColonInText { word } => format!("ColonInText({}) {at}", word.of(text)),
                FaultKind::DuplicateKey { first } => format!("DuplicateKey({}) {at}", first.start),
                kind => format!("{kind:?} {at}"),
            }
        };
        faults.iter().map(show).collect()
    }

    fn keys(text: &str) -> Vec<String> {
        let (mapping, _) = read_yaml(text, Span::new(0, text.len()));
        let show = |entry: &Entry| match &entry.value.kind {
            NodeKind::Scalar(scalar) => format!("{}={}", entry.key.text(text), scalar.text(text)),
            kind => format!("{}={kind:?}", entry.key.text(text)),
        };
        mapping.entries.iter().map(show).collect()
    }

    const MISTAKES: &[(&str, &str)] = &[
        ("owner: @alice", "ReservedStart @alice"),
        ("owner: `alice`", "ReservedStart `alice`"),
        ("rate: %5", "ReservedStart %5"),
        ("title: *bold* words", "ReservedStart *bold* words"),
        ("title: & co", "ReservedStart & co"),
        ("title: |x", "ReservedStart |x"),
        ("title: ] x", "ReservedStart ] x"),
        ("levers:\n  - a\n  - @b\n  - c", "ReservedStart @b"),
        ("levers: [@a , b]", "ReservedStart @a"),
        ("levers: [a, `b`", "ReservedStart `b`"),
        ("%YAML 1.2", "ReservedStart %YAML 1.2"),
        ("key:value", "NoBlankAfterColon :"),
        ("clé:valeur", "NoBlankAfterColon :"),
        ("key:@x", "NoBlankAfterColon :"),
        ("title: a: b", "ColonInText(a) a: b"),
        ("title: a:", "ColonInText(a) a:"),
        ("title: Bilan : rien", "ColonInText(Bilan) Bilan : rien"),
        (
            "title: the end: a, b: c",
            "ColonInText(end) the end: a, b: c",
        ),
        ("a: 1, b: 2", "ColonInText(b) 1, b: 2"),
        (
            "type: bet status: ended",
            "ColonInText(status) bet status: ended",
        ),
        ("title: \"x\" area: b", "ColonInText(area) \"x\" area: b"),
        ("title: 'x', area: b", "ColonInText(area) 'x', area: b"),
        ("tags: [a, b] area: c", "ColonInText(area) [a, b] area: c"),
        ("a: 1\n  b: 2", "ColonInText(b) b: 2"),
        ("levers:\n  - a: b: c", "ColonInText(b) b: c"),
        ("levers:\n- a: b: c", "ColonInText(b) b: c"),
        ("success_if: >= 3", "BareThreshold >= 3"),
        ("success_if: > 3", "BareThreshold > 3"),
        ("success_if: >3\n  b", "BareThreshold >3"),
        ("a: b\n\tc: d", "Tab \t"),
        ("a:\n\t- b", "Tab \t"),
        ("a:\n  - b\n\t- c", "Tab \t"),
        ("title: \"abc", "Unbalanced \"abc"),
        ("title: 'abc", "Unbalanced 'abc"),
        ("title: 'it's'", "Unbalanced 'it's'"),
        ("title: \"a\" b", "Unbalanced \"a\" b"),
        ("tags: [a, b", "Unbalanced [a, b"),
        ("tags: [a, b}", "Unbalanced [a, b}"),
        ("tags: {a", "Unbalanced {a"),
        ("bet: [[x]]y", "Unbalanced [[x]]y"),
        ("levers:\n  - \"a\n  - b", "Unbalanced \"a"),
        ("\"a: 1", "Unbalanced \"a: 1"),
        ("a: &x 1", "Unsupported &x"),
        ("a: &x\n  - 1", "Unsupported &x"),
        ("a: *x", "Unsupported *x"),
        ("a: [1, &x 2]", "Unsupported &x"),
        ("a: !!str 2", "Unsupported !!str"),
        ("a: !draft", "Unsupported !draft"),
        ("&x a: 1", "Unsupported &x"),
        ("<<: *x", "Unsupported <<"),
        ("<<: [*x, *y]", "Unsupported <<"),
        ("a: 1\na: 2", "DuplicateKey(0) a"),
        ("a: 1\n\"a\": 2", "DuplicateKey(0) \"a\""),
        ("a:\n  b: 1\n  b: 2", "DuplicateKey(5) b"),
        ("a: [{b: 1, b: 2}]", "DuplicateKey(5) b"),
        ("? [a]\n: b", "ComplexKey [a]"),
        ("{a: b}: c", "ComplexKey {a: b}"),
        ("hello world", "Stray hello world"),
        ("http://x.example", "Stray http://x.example"),
        ("- a\n- b", "Stray - a\n- b"),
        ("a: 1\n- b", "Stray - b"),
        ("a: 1\n--- b", "Stray b"),
        ("a: \"C:\\dossier\"", "Other \"C:\\dossier\""),
        ("a: - b", "Other - b"),
        ("a: ?", "Other ?"),
        ("a:\n  - b\n - c", "Other - c"),
    ];

    #[test]
    fn each_mistake_is_named_at_its_place() {
        for (text, expected) in MISTAKES {
            assert_eq!(faults(text), [*expected], "{text:?}");
            let between = format!("first: 1\n{text}\nlast: 2\n");
            let alone = read_yaml(&between, Span::new(0, between.len())).1;
            assert!(!alone.is_empty(), "{between:?}");
            if !expected.starts_with("Stray") {
                let kept = keys(&between);
                assert!(kept.contains(&"first=1".to_owned()), "{between:?} {kept:?}");
                assert!(kept.contains(&"last=2".to_owned()), "{between:?} {kept:?}");
            }
        }
    }

    #[test]
    fn one_fault_hides_neither_the_others_nor_what_stands_beside_it() {
        let text = "type: bet\nowner: @alice\n\n# why\ntitle: a: b\ntags: [x, y]\nlevers:\n- a\n- b\nstray\nkey:value\ntype: lever\nx: *a\n";
        assert_eq!(
            faults(text),
            [
                "ReservedStart @alice",
                "ColonInText(a) a: b",
                "Stray stray",
                "NoBlankAfterColon :",
                "DuplicateKey(0) type",
                "Unsupported *a",
            ]
        );
        let kept = keys(text);
        assert_eq!(
            kept[..3],
            ["type=bet", "owner=Unreadable", "title=Unreadable"]
        );
        assert!(kept[3].starts_with("tags=List") && kept[4].starts_with("levers=List"));
        assert_eq!(kept[5..], ["key=Unreadable", "x=Unreadable"]);
    }

    #[test]
    fn line_ends_are_no_part_of_a_fault() {
        assert_eq!(faults("a: @x  \r\nb: 1\r\n"), ["ReservedStart @x"]);
        assert_eq!(faults("a: \"x\r\nb: 1\r\n"), ["Unbalanced \"x"]);
        assert_eq!(faults("stray \r\nb: 1\r\n"), ["Stray stray"]);
    }

    #[test]
    fn what_is_nested_too_deep_is_pointed_at() {
        let deep = format!("a: {}", "[".repeat(100));
        assert_eq!(faults(&deep), ["TooDeep ["]);
        let deep = (0..100).fold(String::new(), |text, n| text + &" ".repeat(n) + "a:\n");
        assert_eq!(faults(&deep).len(), 1, "{deep}");
        assert!(faults(&deep)[0].starts_with("TooDeep"));
    }
}

//! The front matter of a note: where it starts and ends, and its tree of keys and values.

use super::{Fault, FaultKind, Mapping, plain, yaml};
use crate::text::Span;

/// The parsed front matter of one note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// Where it stands; `None` where the file has none.
    pub split: Option<Split>,
    /// Its keys and values.
    pub mapping: Mapping,
    /// What is wrong with it, in the order of the text.
    pub faults: Vec<Fault>,
}

/// The places of the front matter's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The opening fence without its line end.
    pub fence: Span,
    /// The lines between the fences.
    pub yaml: Span,
    /// Whether a closing fence was found; without one the front matter ends before the first line that cannot be part of it.
    pub closed: bool,
    /// The first byte after the closing fence's line.
    pub body: u32,
}

impl FrontMatter {
    /// Finds and parses the front matter of a whole text.
    pub fn parse(text: &str) -> Self {
        let Some(split) = split(text) else {
            return Self::default();
        };
        let (mapping, mut faults) = match plain::read(text, split.yaml) {
            Some(mapping) => (mapping, Vec::new()),
            None => yaml::read(text, split.yaml),
        };
        if !split.closed {
            faults.insert(
                0,
                Fault {
                    span: split.fence,
                    kind: FaultKind::Unclosed,
                },
            );
        }
        Self {
            split: Some(split),
            mapping,
            faults,
        }
    }

    /// Where the body starts.
    pub fn body_start(&self) -> usize {
        self.split.map_or(0, |split| split.body as usize)
    }

    /// The place to name when something of the front matter is missing: its opening fence, or the first byte.
    pub fn place(&self) -> Span {
        self.split.map_or(Span::at(0), |split| split.fence)
    }
}

/// Finds the fences: the text (a byte order mark allowed) starts with a line `---`; the first line `---` or `...` ends it.
///
/// Without a closing line the front matter is taken to end at the first blank line or heading.
pub fn split(text: &str) -> Option<Split> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (first, mut at) = line_at(text, start);
    if marks(first) != "---" {
        return None;
    }
    let fence = Span::new(start, start + 3);
    let yaml_start = at;
    let mut unclosed_end = None;
    while at < text.len() {
        let (line, next) = line_at(text, at);
        // Most lines start with a letter: they are no fence and in no body.
        if line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            at = next;
            continue;
        }
        if matches!(marks(line), "---" | "...") {
            return Some(Split {
                fence,
                yaml: Span::new(yaml_start, at),
                closed: true,
                body: Span::at(next).start,
            });
        }
        if unclosed_end.is_none()
            && (line.trim().is_empty() || line.starts_with("# ") || line.starts_with("## "))
        {
            unclosed_end = Some(at);
        }
        at = next;
    }
    let end = unclosed_end.unwrap_or(text.len());
    Some(Split {
        fence,
        yaml: Span::new(yaml_start, end),
        closed: false,
        body: Span::at(end).start,
    })
}

/// The line that starts at `at`, without its line end, and the start of the next line.
pub(super) fn line_at(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    let (line, next) = match memchr::memchr(b'\n', rest.as_bytes()) {
        Some(end) => (&rest[..end], at + end + 1),
        None => (rest, text.len()),
    };
    (line.strip_suffix('\r').unwrap_or(line), next)
}

/// The line without the blanks that it starts with; quicker than asking for each character.
pub(super) fn trim_blanks(line: &str) -> &str {
    let blanks = line.bytes().take_while(|b| *b == b' ').count();
    &line[blanks..]
}

/// The line without the blanks that it ends with.
pub(super) fn trim_end_blanks(line: &str) -> &str {
    let blanks = line.bytes().rev().take_while(|b| *b == b' ').count();
    &line[..line.len() - blanks]
}

/// A line of a fence without what may follow its marks.
fn marks(line: &str) -> &str {
    line.trim_end_matches([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::hostile;
    use gray_matter::{Matter, ParsedEntity, Pod, engine::Engine};
    use proptest::{collection::vec, prelude::*, sample::select};

    /// The YAML lines and the body.
    fn parts(text: &str) -> Option<(&str, &str, bool)> {
        split(text).map(|split| {
            assert_eq!(split.fence.of(text), "---");
            (
                split.yaml.of(text),
                &text[split.body as usize..],
                split.closed,
            )
        })
    }

    #[test]
    fn a_closed_front_matter_lies_between_its_fences() {
        for (text, yaml, body) in [
            ("---\na: 1\n---\nbody\n", "a: 1\n", "body\n"),
            ("---\na: 1\n...\nbody", "a: 1\n", "body"),
            ("---\na: 1\n---", "a: 1\n", ""),
            ("---\n---\n", "", ""),
            ("---\n---", "", ""),
            ("\u{feff}---\na: 1\n---\nb", "a: 1\n", "b"),
            ("---\r\na: 1\r\n---\r\nb\r\n", "a: 1\r\n", "b\r\n"),
            ("---\r\na: 1\nb: 2\r\n---\nc\r\n", "a: 1\nb: 2\r\n", "c\r\n"),
            ("--- \t\na: 1\n---  \r\nb", "a: 1\n", "b"),
            ("---\n\na: 1\n\n# c\n---\nb", "\na: 1\n\n# c\n", "b"),
            ("---\na: 1\n---\nb\n---\nc", "a: 1\n", "b\n---\nc"),
            (
                "---\na: 1\n ---\n----\n--- x\n---\n",
                "a: 1\n ---\n----\n--- x\n",
                "",
            ),
        ] {
            assert_eq!(parts(text), Some((yaml, body, true)), "{text:?}");
        }
    }

    #[test]
    fn without_a_closing_fence_the_front_matter_ends_where_the_body_seems_to_start() {
        for (text, yaml, body) in [
            ("---", "", ""),
            ("---\n", "", ""),
            ("---\na: 1", "a: 1", ""),
            ("---\na: 1\n", "a: 1\n", ""),
            ("---\na: 1\n\n# T\nx\n", "a: 1\n", "\n# T\nx\n"),
            ("---\na: 1\n# T\nx\n", "a: 1\n", "# T\nx\n"),
            ("---\r\na: 1\r\n\r\n## T\r\n", "a: 1\r\n", "\r\n## T\r\n"),
        ] {
            assert_eq!(parts(text), Some((yaml, body, false)), "{text:?}");
            let faults = FrontMatter::parse(text).faults;
            assert_eq!(faults[0].kind, FaultKind::Unclosed);
            assert_eq!(faults[0].span.of(text), "---");
        }
    }

    #[test]
    fn other_texts_have_no_front_matter() {
        for text in [
            "",
            "\u{feff}",
            "text\n---\na: 1\n---\n",
            "\n---\na: 1\n---\n",
            " ---\na: 1\n---\n",
            "----\na: 1\n---\n",
            "--- a: 1\n---\n",
            "...\na: 1\n---\n",
        ] {
            assert_eq!(parts(text), None, "{text:?}");
            assert_eq!(FrontMatter::parse(text), FrontMatter::default());
        }
    }

    /// Reads no YAML, so that only the splitter is asked.
    struct Unread;

    impl Engine for Unread {
        fn parse(_: &str) -> gray_matter::Result<Pod> {
            Ok(Pod::Null)
        }
    }

    const LINES: &[&str] = &[
        "---", "---", "---", "--- ", "---\t", "...", "... ", "----", "--- x", " ---", "..", "",
        " ", "a: 1", "# T", "text",
    ];

    proptest! {
        #![proptest_config(hostile::cases(4096))]

        /// The oracle knows no byte order mark, no CR and no missing end, loses a text of 3 bytes, and drops the line ends
        /// around the parts.
        #[test]
        fn another_splitter_agrees(lines in vec(select(LINES), 0..8), end in "\n{0,2}") {
            let text = lines.join("\n") + &end;
            let mut oracle = Matter::<Unread>::new();
            oracle.close_delimiter = Some("...".to_owned());
            let expected: ParsedEntity = oracle.parse(&text).unwrap();
            let (yaml, body) = match parts(&text) {
                None if text.len() <= 3 => return Ok(()),
                None => ("", text.as_str()),
                Some((yaml, body, true)) => (yaml, body),
                Some((_, _, false)) => return Ok(()),
            };
            prop_assert_eq!(yaml.trim(), expected.matter);
            let body = body.strip_suffix('\n').unwrap_or(body);
            prop_assert_eq!(body.trim_start_matches('\n'), expected.content);
        }
    }
}

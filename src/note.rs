//! A note as text: its front matter and its body, parsed with places. Parsing never fails: what is wrong is kept as faults
//! beside everything that could be read.

mod body;
mod depth;
mod front_matter;
#[cfg(test)]
pub(crate) mod hostile;
mod mend;
mod outline;
mod plain;
mod plain_body;
mod pragma;
mod prose;
mod quote;
mod recovery;
mod section;
mod tasks;
mod tree;
mod visible;
mod yaml;

pub use body::{Body, Link, code_blocks};
pub use front_matter::{FrontMatter, Split, split};
pub use mend::mend;
pub use pragma::Allow;
pub use prose::{HIDDEN, Sentence, sentences};
pub use quote::{quote, quote_item, quote_like, quote_value};
pub use section::Section;
pub use tasks::{quotation, tasks};
pub use tree::{Cooked, Entry, Fault, FaultKind, Mapping, Node, NodeKind, Scalar, Style};
pub use visible::visible_lines;
pub use yaml::read as read_yaml;

use std::sync::OnceLock;

use crate::text::Source;

/// A source and its parsed parts.
#[derive(Debug)]
pub struct Note {
    /// The text and where it comes from.
    pub source: Source,
    /// Parsed again where it was forgotten.
    front_matter: OnceLock<FrontMatter>,
    /// What follows the front matter.
    pub body: Body,
}

impl Note {
    /// Parses the whole text.
    pub fn parse(source: Source) -> Self {
        let front_matter = FrontMatter::parse(&source.text);
        Self::with_front_matter(source, front_matter)
    }

    /// Parses the body of a text whose front matter is parsed already.
    pub fn with_front_matter(source: Source, front_matter: FrontMatter) -> Self {
        let body = Body::parse(&source.text, front_matter.body_start());
        Self {
            source,
            front_matter: front_matter.into(),
            body,
        }
    }

    /// The front matter; empty where the file has none.
    pub fn front_matter(&self) -> &FrontMatter {
        let parse = || FrontMatter::parse(self.text());
        self.front_matter.get_or_init(parse)
    }

    /// Forgets the front matter until somebody asks for it: a sixth of the memory of a vault, needed of hardly any of its notes
    /// once they are read.
    pub fn forget_front_matter(&mut self) {
        self.front_matter = OnceLock::new();
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.source.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    /// Every span of a front matter or YAML text.
    fn spans(mapping: &Mapping, faults: &[Fault]) -> Vec<Span> {
        fn node(value: &Node, found: &mut Vec<Span>) {
            found.push(value.span);
            match &value.kind {
                NodeKind::Scalar(scalar) => found.extend([scalar.span, scalar.inner()]),
                NodeKind::List(nodes) => nodes.iter().for_each(|value| node(value, found)),
                NodeKind::Mapping(mapping) => entries(mapping, found),
                NodeKind::Unreadable => {}
            }
        }
        fn entries(mapping: &Mapping, found: &mut Vec<Span>) {
            for entry in &mapping.entries {
                found.extend([entry.key.span, entry.key.inner()]);
                node(&entry.value, found);
            }
        }
        let mut found = Vec::new();
        entries(mapping, &mut found);
        for fault in faults {
            found.push(fault.span);
            match fault.kind {
                FaultKind::DuplicateKey { first } => found.push(first),
                FaultKind::ColonInText { word } => found.push(word),
                _ => {}
            }
        }
        found
    }

    fn body_spans(body: &Body) -> impl Iterator<Item = Span> {
        let sections = body
            .sections
            .iter()
            .flat_map(|section| [section.heading, section.content]);
        let allows = body
            .allows
            .iter()
            .flat_map(|allow| [allow.span, allow.rule]);
        sections
            .chain(allows)
            .chain(body.links.iter().map(|link| link.span))
    }

    fn parse(text: String) -> Note {
        Note::parse(Source::new("a.md", text))
    }

    /// How many entries and faults the front matter has, and the kind of its last fault.
    fn outcome(yaml: &str) -> (usize, usize, Option<FaultKind>) {
        let note = parse(format!("---\n{yaml}---\n## A\n\nx\n"));
        let front = note.front_matter();
        assert!(front.split.is_some_and(|split| split.closed));
        let last = front.faults.last().map(|fault| fault.kind.clone());
        (front.mapping.entries.len(), front.faults.len(), last)
    }

    #[test]
    fn hostile_front_matter_has_an_end() {
        let many = 50_000;
        for open in ["[", "{a: ", "- ", "? "] {
            let deep = outcome(&format!("a: 1\nb:\n  {}\n", open.repeat(many)));
            assert_eq!(deep, (2, 1, Some(FaultKind::TooDeep)), "{open}");
        }
        let bomb = |n: usize| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1);
        let bomb: String = (1..many / 10).map(bomb).collect();
        assert_eq!(
            outcome(&bomb),
            (4_999, 14_997, Some(FaultKind::Unsupported))
        );
        let keys = |value: &str| {
            (0..many).fold(String::new(), |keys, n| {
                keys + &format!("key{n}: {value}\n")
            })
        };
        assert_eq!(outcome(&keys("x")), (many, 0, None));
        let reserved = Some(FaultKind::ReservedStart);
        assert_eq!(outcome(&keys("@x")), (many, many, reserved));
        let first = Span::new(4, 7);
        let twice = FaultKind::DuplicateKey { first };
        assert_eq!(
            outcome(&"key: x\n".repeat(many)),
            (1, many - 1, Some(twice))
        );
        let long = format!("a: {}\n", "x".repeat(1 << 20));
        assert_eq!(outcome(&long), (1, 0, None));
        let quote = format!("a: \"{}\n", "x: y ".repeat(1 << 17));
        assert_eq!(outcome(&quote), (1, 1, Some(FaultKind::Unbalanced)));
    }

    #[test]
    fn a_hostile_body_hides_no_section() {
        let many = 20_000;
        let deep = |mark: &str| format!("{}x\n{}", mark.repeat(many), "y\n".repeat(many));
        for body in [
            deep(">"),
            deep("> "),
            deep("- "),
            deep("1. "),
            deep("[^a]: > "),
            "a <!-- ".repeat(many),
            "[".repeat(many),
            "![".repeat(many),
            "[[".repeat(many),
            "[a](".repeat(many),
            "[a](<b".repeat(many),
            "[".repeat(many) + &"](x)".repeat(many),
            "%%".repeat(many),
            "*a_ ".repeat(many),
            "`a``b ".repeat(many),
            "<".repeat(many),
            "|a".repeat(many) + "\n" + &"|-".repeat(many),
            "x".repeat(1 << 20),
        ] {
            let note = parse(format!("## A\n\n{body}\n\n## B\n"));
            let sections = &note.body.sections;
            assert_eq!(sections.len(), 2, "{}", &body[..20]);
            assert_eq!(
                (sections[0].empty, sections[1].empty),
                (body.starts_with('%'), true)
            );
        }
        let headings = parse("## A\n".repeat(many)).body.sections;
        assert_eq!(headings.len(), many);
        let allows = parse("a <!-- pm: allow b c -->\n".repeat(many)).body.allows;
        assert_eq!(allows.len(), many);
    }

    proptest! {
        #![proptest_config(hostile::cases(2048))]

        #[test]
        fn places_lie_inside_the_text(text in hostile::note()) {
            let note = Note::parse(Source::new("a.md", text.as_str()));
            let front = note.front_matter();
            let mut found = spans(&front.mapping, &front.faults);
            found.extend(front.split.iter().flat_map(|split| [split.fence, split.yaml, Span::at(split.body as usize)]));
            found.extend(body_spans(&note.body));
            let (mapping, faults) = read_yaml(&text, Span::new(0, text.len()));
            found.extend(spans(&mapping, &faults));
            for span in found {
                prop_assert!(text.get(span.range()).is_some(), "{:?}", span);
            }
        }
    }
}

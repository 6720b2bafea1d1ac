//! The body of a note: its level-2 sections, links and permissions, with places. The only file that names the Markdown
//! parser, which is asked about bodies that `plain_body` cannot answer for.

use pulldown_cmark::{BrokenLink, HeadingLevel, LinkType, Options, Parser};
pub(super) use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Allow, Section, depth, outline::Outline, plain_body, pragma};
use crate::text::Span;

/// What is known of one body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The level-2 headings directly under the document and what follows each of them.
    pub sections: Vec<Section>,
    /// Links and images with a target of their own, code excluded.
    pub links: Vec<Link>,
    /// The rules that the note allows itself to break.
    pub allows: Vec<Allow>,
}

/// A link or image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The whole link.
    pub span: Span,
    /// Where it leads, as written in the text.
    pub target: Box<str>,
    /// Whether it is a `[[wikilink]]`.
    pub wiki: bool,
}

/// The code blocks of a text that has no front matter, in their order.
pub fn code_blocks(text: &str) -> impl Iterator<Item = Span> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    events.filter_map(|(event, range)| {
        matches!(event, Event::Start(Tag::CodeBlock(_))).then(|| Span::new(range.start, range.end))
    })
}

/// What the parser finds in a text that holds whole blocks, for those who read single sections.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Span)> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    events.map(|(event, range)| (event, Span::new(range.start, range.end)))
}

/// What the prose of a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words as they stand in the text.
    Words,
    /// A line break inside a block.
    Blank,
    /// Something inside a block that is not prose: code, a link, HTML, an entity, text that is crossed out.
    Hidden,
    /// The end of a block, or of what is no prose at all: quotes, code, HTML.
    End,
}

/// The prose of a part of a text that holds whole blocks, in its order.
pub(super) fn pieces(text: &str, part: Span) -> Vec<(Piece, Span)> {
    let shallow = depth::shallow(part.of(text));
    // The label of a link may be defined elsewhere in the note.
    let elsewhere = |link: BrokenLink<'_>| {
        let labelled = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        labelled.then(|| ("".into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(&shallow, options(), Some(elsewhere));
    let (mut pieces, mut hidden) = (Vec::new(), 0);
    for (event, range) in parser.into_offset_iter() {
        let span = part.slice(range);
        let outside = hidden == 0;
        match &event {
            Event::Start(tag) if hides(tag.to_end()) => hidden += 1,
            Event::End(tag) if hides(*tag) => hidden -= 1,
            _ => {}
        }
        if outside && let Some(piece) = Piece::of(&event, span.of(text)) {
            pieces.push((piece, span));
        }
    }
    pieces
}

/// Whether what stands between the marks of this kind is not its author's prose.
fn hides(tag: TagEnd) -> bool {
    use TagEnd::{BlockQuote, CodeBlock, HtmlBlock, Image, Link, Strikethrough};
    matches!(
        tag,
        BlockQuote(_) | CodeBlock | HtmlBlock | Image | Link | Strikethrough
    )
}

impl Piece {
    fn of(event: &Event<'_>, written: &str) -> Option<Self> {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong)
            | Event::TaskListMarker(_) => None,
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough) => {
                Some(Self::Hidden)
            }
            Event::Start(_) | Event::End(_) | Event::Rule => Some(Self::End),
            Event::SoftBreak | Event::HardBreak => Some(Self::Blank),
            Event::Text(words) if **words == *written => Some(Self::Words),
            _ => Some(Self::Hidden),
        }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS
}

impl Body {
    /// Parses the text from byte `start` on.
    pub fn parse(text: &str, start: usize) -> Self {
        plain_body::read(text, start).unwrap_or_else(|| Self::parse_markdown(text, start))
    }

    pub(super) fn parse_markdown(text: &str, start: usize) -> Self {
        let shallow = depth::shallow(&text[start..]);
        let read = |marks| {
            let mut reader = Reader::new(text, marks);
            for (event, range) in Parser::new_ext(&shallow, options()).into_offset_iter() {
                reader.event(event, Span::new(start + range.start, start + range.end));
            }
            reader
        };
        let mut reader = read(usize::MAX);
        if reader.comment {
            // A `%%` that nothing closes hides nothing.
            reader = read(reader.marks - 1);
        }
        reader.outline.finish()
    }
}

struct Reader<'a> {
    text: &'a str,
    outline: Outline<'a>,
    /// How many blocks are open around the next event.
    depth: usize,
    /// The level of the heading being read.
    heading: Option<HeadingLevel>,
    /// Its text so far.
    title: String,
    in_code: bool,
    /// Whether a comment of the HTML block being read is open; the block comes in lines.
    hidden: bool,
    /// Whether an Obsidian comment (`%%`) is open.
    comment: bool,
    /// How many `%%` were seen, and how many of them count.
    marks: usize,
    counted: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, counted: usize) -> Self {
        Self {
            text,
            outline: Outline::new(text),
            depth: 0,
            heading: None,
            title: String::new(),
            in_code: false,
            hidden: false,
            comment: false,
            marks: 0,
            counted,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.open(&tag, span),
            Event::End(tag) => self.close(tag, span),
            Event::Text(words) if self.in_code => self.words(&words),
            Event::Text(words) => self.prose(&words),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(&words);
            }
            Event::FootnoteReference(name) => self.words(&name),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::InlineHtml(html) => {
                self.permissions(span);
                self.hidden = false;
                self.html(&html);
            }
            Event::Html(html) => self.html(&html),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => {
                if self.divides(*level) {
                    self.outline.close(span.start as usize);
                }
                self.heading = Some(*level);
                self.title.clear();
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(*link_type, dest_url, span),
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => {
                self.link(*link_type, dest_url, span);
                // An image is something to see, with or without words.
                self.visible();
            }
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::HtmlBlock => {
                self.permissions(span);
                self.hidden = false;
            }
            _ => {}
        }
        self.depth += 1;
    }

    fn close(&mut self, tag: TagEnd, span: Span) {
        self.depth -= 1;
        match tag {
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Heading(level) => {
                self.heading = None;
                if self.divides(level) && level == HeadingLevel::H2 {
                    let line = span.of(self.text).trim_end();
                    let heading = span.slice(0..line.len());
                    self.outline.open(heading, &self.title, span.end as usize);
                }
            }
            _ => {}
        }
    }

    /// Whether a heading at this place ends sections.
    fn divides(&self, level: HeadingLevel) -> bool {
        self.depth == 0 && level <= HeadingLevel::H2 && !self.comment
    }

    fn link(&mut self, kind: LinkType, target: &str, span: Span) {
        if !matches!(kind, LinkType::Autolink | LinkType::Email) {
            self.outline.body.links.push(Link {
                span,
                target: target.into(),
                wiki: matches!(kind, LinkType::WikiLink { .. }),
            });
        }
    }

    /// Text in which `%%` starts and ends comments.
    fn prose(&mut self, words: &str) {
        if self.heading.is_some() || memchr::memchr(b'%', words.as_bytes()).is_none() {
            return self.words(words);
        }
        for (nth, part) in words.split("%%").enumerate() {
            if nth > 0 {
                self.marks += 1;
                self.comment ^= self.marks <= self.counted;
            }
            self.words(part);
        }
    }

    /// Text as it stands: it belongs to the heading being read or fills the section.
    fn words(&mut self, words: &str) {
        if self.heading.is_some() {
            self.title.push_str(words);
        } else if words.chars().any(|c| !is_blank(c)) {
            self.visible();
        }
    }

    /// Something to see, unless it stands in a heading or comment.
    fn visible(&mut self) {
        if self.heading.is_none() && !self.comment {
            self.outline.fill();
        }
    }

    /// Looks for permissions in the source, since the events leave out the carriage returns.
    fn permissions(&mut self, span: Span) {
        let html = span.of(self.text);
        pragma::find(html, span.start as usize, &mut self.outline.body.allows);
    }

    /// A line of HTML: all but its comments is something to see.
    fn html(&mut self, line: &str) {
        let mut rest = line;
        loop {
            // The dashes that open a comment may close it too.
            let (mark, width) = if self.hidden { ("-->", 3) } else { ("<!--", 2) };
            let found = rest.find(mark);
            let words = &rest[..found.unwrap_or(rest.len())];
            if !self.hidden && !words.trim().is_empty() {
                self.visible();
            }
            let Some(at) = found else { return };
            rest = &rest[at + width..];
            self.hidden = !self.hidden;
        }
    }
}

/// Blanks that say nothing: white space, no-break and zero-width ones.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Vec<(String, bool)> {
        let body = Body::parse(text, 0);
        body.sections
            .iter()
            .map(|section| (section.title(text).to_owned(), section.empty))
            .collect()
    }

    fn filled(content: &str) -> bool {
        !Body::parse(&format!("## A\n\n{content}"), 0).sections[0].empty
    }

    #[test]
    fn only_level_two_headings_of_the_document_count() {
        let text = "# T\n\n## One *x* `y`\nfoo\n\nTwo\n---\n\n> ## Quoted\n\n- ## Listed\n\n```\n## Code\n```\n<!--\n## Hidden\n-->\n\n### Sub\n";
        assert_eq!(
            sections(text),
            [("One x y".to_owned(), false), ("Two".to_owned(), false)]
        );
    }

    #[test]
    fn a_section_ends_at_a_heading_of_level_one_or_two() {
        let text = "## A\n\n# B\n\ntext\n\n## C\n# D\ntext";
        assert_eq!(
            sections(text),
            [("A".to_owned(), true), ("C".to_owned(), true)]
        );
        let body = Body::parse(text, 0);
        assert_eq!(body.sections[0].content.of(text), "\n");
        assert_eq!(body.sections[0].heading.of(text), "## A");
    }

    #[test]
    fn what_says_nothing_leaves_a_section_empty() {
        for blank in [
            "",
            "<!-- Quels choix ? -->\n",
            "- \n- [ ] \n1.\n",
            "### Sub\n",
            "%% note %%\n",
            "%%\nlong\n\nlonger\n%%\n",
            "\u{a0}\n",
            "---\n",
            "<!-- a -->\n<!-- b\n\nc -->\n",
            "<!-- a\r\nb --> <!-->\r\n",
            "> <!-- a\n> b -->\n> <!-- c -->\n",
        ] {
            assert!(!filled(blank), "{blank:?}");
        }
        for words in [
            "x",
            "- [ ] x",
            "`code`",
            "> quote",
            "<!-- a --> b\n",
            "a %% b\n",
            "%% a\n\nb\n",
            "%% a %% %%\n\nb\n",
            "```\n%% code\n```\n",
            "%% `%%` %% b\n",
            "<!--> b\n",
            "<!-- a\nb --> c <!-- d -->\n",
            "%% a %% b",
            "![](a.png)",
            "| a |\n|---|\n",
            "```\ncode\n```\n",
            "<b>x</b>",
        ] {
            assert!(filled(words), "{words:?}");
        }
    }

    #[test]
    fn headings_in_comments_do_not_count() {
        let text = "## A\n%%\n## B\ntext\n%%\n## C\n100 %%\n## D\n";
        let expected = [("A", true), ("C", false), ("D", true)];
        assert_eq!(
            sections(text),
            expected.map(|(title, empty)| (title.to_owned(), empty))
        );
    }

    #[test]
    fn an_image_in_a_heading_gives_its_words() {
        let text = "## ![the](a.png) Facts\n";
        assert_eq!(sections(text), [("the Facts".to_owned(), true)]);
    }

    #[test]
    fn links_are_found_outside_code() {
        let text =
            "[a](x.md) ![b](y.png) [[z|t]] <https://x.example> `[c](w.md)` [d]\n\n[d]: v.md\n";
        let targets: Vec<_> = Body::parse(text, 0)
            .links
            .iter()
            .map(|link| (link.target.to_string(), link.wiki))
            .collect();
        let expected = [
            ("x.md", false),
            ("y.png", false),
            ("z", true),
            ("v.md", false),
        ];
        assert_eq!(
            targets,
            expected.map(|(target, wiki)| (target.to_owned(), wiki))
        );
    }

    #[test]
    fn permissions_in_code_do_not_count() {
        let text = "<div>\r\n<!-- pm: allow excuse because -->\r\n\ntext <!-- pm: allow\r\nblame so -->\n\n`<!-- pm: allow x y -->`\n";
        let rules: Vec<_> = Body::parse(text, 0)
            .allows
            .iter()
            .map(|allow| allow.rule.of(text).to_owned())
            .collect();
        assert_eq!(rules, ["excuse", "blame"]);
    }
}

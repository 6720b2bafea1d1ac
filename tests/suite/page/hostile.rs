//! No title, name or path does anything in the page: a reader of Markdown sees the same page with other words in it.

use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser as Markdown, Tag, TagEnd};

use super::{Note, STORY, region, settings};
use pm::{
    settings::Language,
    text::{one_line, percent_decode},
    value::Percent,
};

/// What a reader of Markdown sees of a page.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// The cells of all tables: rows, columns, text.
    tables: Vec<Vec<Vec<String>>>,
    /// Where its links and pictures lead.
    targets: Vec<String>,
    /// The other lines of text.
    lines: Vec<String>,
}

fn see(page: &str) -> Seen {
    let mut seen = Seen::default();
    let mut in_table = false;
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Markdown::new_ext(page, options) {
        let text = match seen
            .tables
            .last_mut()
            .and_then(|table| table.last_mut()?.last_mut())
        {
            Some(cell) if in_table => Some(cell),
            _ => seen.lines.last_mut(),
        };
        match event {
            Event::Start(Tag::Table(_)) => {
                in_table = true;
                seen.tables.push(Vec::new());
            }
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                seen.tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell) => seen
                .tables
                .last_mut()
                .unwrap()
                .last_mut()
                .unwrap()
                .push(String::new()),
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    ..
                },
            ) => {
                assert_eq!(link_type, LinkType::Inline, "{page}");
                seen.targets.push(dest_url.into_string());
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => {
                seen.lines.push(String::new());
            }
            Event::Start(Tag::List(_) | Tag::Strong | Tag::HtmlBlock) | Event::End(_) => {}
            Event::Text(words) => text.unwrap().push_str(&words),
            Event::Code(words) => text.unwrap().extend(["`", &words, "`"]),
            Event::Html(html) => assert!(html.starts_with("<!-- "), "{html}"),
            Event::InlineHtml(html) => assert_eq!(&*html, "<br>", "{page}"),
            event => panic!("{event:?} in {page}"),
        }
    }
    seen
}

/// The story with one text in the place of every title, and every other name of the user.
fn told_with(words: &str) -> Seen {
    let notes: Vec<Note<'_>> = STORY
        .iter()
        .map(|(path, kind, _, rest)| (*path, *kind, words, *rest))
        .collect();
    let mut settings = settings(Language::French);
    words.clone_into(&mut settings.currency);
    see(&region(settings, &notes))
}

/// Words that mean something somewhere.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        2 => "[a-z ]{1,6}",
        2 => "[\\\\`*_{}\\[\\]()#+.!|<>&$~^=@:%\"'/-]{1,4}",
        1 => prop::sample::select(vec![
            "](javascript:alert(1))", "[x](y)", "![x](y)", "[[note]]", "[^1]", "<script>", "</td>", "<br>", "<!--", "-->",
            "&amp;", "&#124;", "{{ x }}", "{% x %}", "${x}$", "$$x$$", "@alice", "#tag", "http://a.example", "www.a.example",
            "a@b.example", "**x**", "__x__", "~~x~~", "==x==", "%%x%%", "\n", "\r\n\n# x", "\t", "\u{0}", "\u{1b}[31m",
            "\\|", "\\\\|", "| --- |", "<!-- pm:index:end -->", ":::", "```", "\u{a0}", "\u{200b}", "\u{202e}", "é",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| parts.concat())
}

/// A field that the page reads.
fn field() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "status",
        "failed_at",
        "money",
        "hours",
        "levers",
        "relapses",
        "bet",
        "since",
        "until",
        "metric",
        "better",
        "baseline",
        "target",
        "trials",
        "judgement",
        "aliases",
        "starts",
        "ended",
        "success_if",
        "result",
        "guardrails",
        "inconclusive",
    ])
}

/// What such a field may hold, and what it may not.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "n[0-6]( [0-9]{1,3}%)?",
        3 => "\\[n[0-6]( [0-9]{1,2}%)?(, n[0-6]( bypassed)?){0,2}\\]",
        2 => "202[56]-0[1-9](-[0-2][1-9])?",
        2 => "[0-9]{1,12}(\\.[0-9]{1,9})?",
        2 => "[0-9]{1,3}/[0-9]{1,3}",
        4 => prop::sample::select(vec![
            "analysed", "cooling", "validated", "void", "accepted", "testing", "draft", "retired", "running", "ended", "higher",
            "lower", "\">= 3\"", "40%", "[2026-05-10 3/9 x, 2026-06-01 1/2]", "replies",
        ]).prop_map(str::to_owned),
        1 => hostile(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 2000 }))]

    #[test]
    fn no_title_does_anything(words in hostile()) {
        let shown = one_line(&words);
        // Blank titles are those of nobody, and blanks at the ends of a cell are nothing in Markdown.
        prop_assume!(shown == shown.trim() && !shown.is_empty());
        let (plain, seen) = (told_with("Plain"), told_with(&words));
        prop_assert_eq!(&seen.targets, &plain.targets);
        let with = |text: &String| text.replace("Plain", &shown);
        let tables: Vec<Vec<Vec<String>>> = plain.tables.iter()
            .map(|rows| rows.iter().map(|cells| cells.iter().map(with).collect()).collect())
            .collect();
        prop_assert_eq!(&seen.tables, &tables);
        let lines: Vec<String> = plain.lines.iter().map(with).collect();
        prop_assert_eq!(&seen.lines, &lines);
    }

    #[test]
    fn any_path_can_be_linked(name in "[^/\u{0}]{1,20}") {
        let path = format!("post-mortems/{name}.md");
        let fields = "status: analysed\nfailed_at: 2026-05-10\nhours: 1\nlevers: x";
        let page = region(settings(Language::English), &[(&path, "postmortem", "A", fields)]);
        let seen = see(&page);
        prop_assert_eq!(percent_decode(seen.targets.last().unwrap()), path);
    }

    #[test]
    fn any_percent_can_be_vital(percent in 0u8..=100, notes in 0usize..9) {
        let mut settings = settings(Language::English);
        settings.vital = Percent::from_integer(percent);
        settings.index.notes = notes;
        let seen = see(&region(settings, STORY));
        let rows: usize = seen.tables.iter().map(|rows| rows.len() - 1).sum();
        prop_assert_eq!(rows, 5 + notes.min(8), "four levers, what is left to luck, and the newest failures");
    }

    #[test]
    fn any_notes_give_a_page(
        fields in prop::collection::vec((0..4_usize, prop::collection::vec((field(), value()), 0..9)), 0..6),
    ) {
        let kinds = ["postmortem", "lever", "guardrail", "bet"];
        let notes: Vec<(String, &str, String)> = fields.iter().enumerate().map(|(at, (kind, fields))| {
            let lines: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            (format!("notes/n{at}.md"), kinds[*kind], lines.join("\n"))
        }).collect();
        let notes: Vec<Note<'_>> = notes.iter().map(|(path, kind, rest)| (&**path, *kind, "x", &**rest)).collect();
        let page = region(settings(Language::French), &notes);
        for rows in see(&page).tables {
            prop_assert!(rows.iter().all(|cells| cells.len() == rows[0].len()), "{}", page);
        }
    }
}

//! Generators of hostile notes for the property tests of this module.

use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};

/// Settings of a property test that leaves no files behind.
pub(crate) fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

/// Everything that means something to YAML, and what only looks like it.
#[rustfmt::skip]
const YAML: &[&str] = &[
    "!", "\"", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<",
    "=", ">", "?", "@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~", " ", "  ", ": ", ":  ",
    " #", "# ", "- ", "? ", " - ", ", ", "\t", "\r", "\n", "\n  ", "\u{0}", "\u{1b}", "\u{7f}",
    "\u{80}", "\u{85}", "\u{a0}", "\u{ad}", "\u{2003}", "\u{200b}", "\u{2028}", "\u{2029}",
    "\u{3000}", "\u{e000}", "\u{feff}", "\u{fffd}", "\u{ffff}", "\u{1f4a5}", "é", "a", "b",
    "title", "0", "12", "-1", "null", "no", "<<", "''", "'x'", "\"y\"", "\"\\n\"", "[a, b]", "[]",
    "[a: b]", "{a: b}", "[[a]]", "[[a|b]]", "|-", ">-", ">3", ">= 3", "&x", "*x", "!t", "!!str",
    "---", "...", "%YAML 1.2", "a: b", "http://x", "2026-03-03T22:50", "50 %", "ciblage-flou 50%",
];

#[rustfmt::skip]
const VALUES: &[&str] = &[
    "", "bet", "a b", "J'ai décidé", "\"a, b\"", "'a: b'", "2026-03-03", "50%", "[a, b c]", "[]",
    "[ a ,b ]", "~", "-1", "a #b", "a:b", "\"\"", "x, y", "“a”", "12/30", "« a »", "a ", "  a",
];

#[rustfmt::skip]
const KEYS: &[&str] = &[
    "title", "status", "failed_at", "levers", "tags", "a", "b-c", "D2", "1", "e", "f", "g", "h",
    "i",
];

/// Front matter lines: plain ones with hostile ones among them.
pub(crate) fn yaml() -> impl Strategy<Value = String> {
    let fragments = || vec(select(YAML), 0..5).prop_map(|parts| parts.concat());
    let value = prop_oneof![6 => select(VALUES).prop_map(str::to_owned), 1 => fragments()];
    let key = prop_oneof![20 => select(KEYS).prop_map(str::to_owned), 1 => "[a-z]{60,70}", 1 => fragments()];
    let colon = prop_oneof![12 => Just(": "), 2 => Just(":  "), 1 => Just(":"), 1 => Just(" : "), 1 => Just(":\t")];
    let dash = prop_oneof![
        8 => Just("  - "), 4 => Just("- "), 2 => Just("    - "), 1 => Just(" - "), 1 => Just("  -  "), 1 => Just("  -"),
        1 => Just("  "), 1 => Just("  # ")
    ];
    let end = prop_oneof![12 => Just("\n"), 4 => Just("\r\n"), 1 => Just(" \n"), 1 => Just("\n\n"), 1 => Just("\r")];
    let line = prop_oneof![
        8 => (key.clone(), colon, value.clone()).prop_map(|(key, colon, value)| key + colon + &value),
        3 => key.prop_map(|key| key + ":"),
        6 => (dash, value).prop_map(|(dash, value)| dash.to_owned() + &value),
        1 => Just("# note: x".to_owned()),
        1 => Just(String::new()),
        1 => fragments(),
    ];
    vec((line, end), 0..6)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// Everything that means something to Markdown inside a line, and what only looks like it.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "a", "é", "word", "The words", "x1", "12", " ", "  ", "\t", "\u{a0}", "\u{200b}", "\u{feff}",
    "\u{2028}", "\u{0}", "\r", "\\", "\\\\", "\\[", "\\`", "*", "**", "_", "__", "~", "~~", "`",
    "``", "```", "[", "]", "](", ")", "(", "![", "[[", "]]", "|", "[^1]", "[^1]:", "[a]", "[a]:",
    "[a](b.md)", "[a](<b c> \"t\")", "[a](b.md", "[a][b]", "[a][]", "![a](b.png)", "![](c)",
    "[[id]]", "[[a/id|text]]", "[[]]", "![[a.png]]", "<", ">", "<b>", "</b>", "<br/>", "<!--",
    "-->", "<!-- c -->", "<!-- pm: allow excuse because -->", "<!-- pm: allow", "<?", "?>", "<!A",
    "<![CDATA[", "]]>", "<https://x.example>", "<a@b.example>", "https://x.example", "&", "&amp;",
    "&#x41;", "&#124;", "%", "%%", "%%%", "$", "$$", "#", "##", "-", "--", "=", "+", ".", "1.",
    "1)", ":", "!", "?", "'", "\"", "{", "}", "{#id}", "^", "@", ",", "...", "- [ ]", "[ ]",
    "[x]", "http", "/", "%20",
];

/// How a line may start.
#[rustfmt::skip]
const STARTS: &[&str] = &[
    "", "", "", "", "", "", " ", "  ", "   ", "    ", "     ", "\t", " \t", "# ", "## ", "## ",
    "## ", "##", " ## ", "   ## ", "    ## ", "##\t", "### ", "###### ", "####### ", "> ", ">",
    ">> ", "> > ", "> ## ", "- ", "- ", "* ", "+ ", "1. ", "1) ", "12. ", "0. ", "1234567890. ",
    "-", "- ## ", "  - ", "    - ", "- - ", "- [ ] ", "- [x] ", "* [ ]", "|", "| ", "[a]: ",
    "[^1]: ", "```", "```rust", "~~~", "````", "  ```", "<div>", "</div>", "<!--", "-->", "<?x",
    "<pre>", "</pre>", "<b>", "%%", "---", "===", "***", "___", "- - -", "----", "--", "=",
    "| - |", "|---|", "-|-", ":-",
];

#[rustfmt::skip]
const LINES: &[&str] = &[
    "", "", "", "", "", "text", "A line of words.", "## Facts", "## À l'épreuve ?", "# Title",
    "### Sub", "- item", "- 10:30 **bold** : words", "1. one", "2. two", "> quote", "---", "===",
    "***", "```", "```text", "# no title", "~~~", "    code", "| a | b |", "|---|---|",
    "| [a](b) | c |", "<!-- c -->", "<!--", "-->", "%%", "[a]: b.md", "[^1]: note", "- [ ] task",
    "- ", "-", "*", "\u{a0}", "<div>", "</div>", "text  ", "text\\", "## Facts ##", "##", "## ",
    "Two", "- a", "  b", "\tcode", "- \tx",
];

/// Lines that the reader of plain bodies knows.
#[rustfmt::skip]
const MILD: &[&str] = &[
    "", "", "", "", "## Facts", "## Facts", "## Les choix ?", "## C 1", "# Title", "### Sub", "- item", "* item",
    "1. one", "2) two", "- [ ] task", "- [x] done", "> quote", "  indented", "    code", "  - below", "```",
    "```text", "~~~", "````", "```\n\u{a0}\n```", "```\n    ```", "<!-- c -->", "<!-- pm: allow excuse because -->",
    "<!-- a --> b -->", "<!-->", "<!--->", "<!-->-->", "<!--->-->", "<!-- a --->", "x\r```", "- [x](a.md)",
    "[a](b.md)", "- [a b](c/d.md#e), f", "> [[a]]", "see [[a/b|c d]] and [e](f)", "[a](é)", "`a", "b`", "\\[a](b)",
    "![a](b)", "[](a)", "[a]()", "[a](b \"c\")", "[[a]](b)", "[a [b](c)](d)", "    [a](b)", "-     [a](b)", "[a]: b",
    "[^a](b)", "[*a*](b)", "*[a*](b)", "[a][b](c)", "[a](b)[c](d)", "[a]b](c)", "[[a|b|c]]", "[[|b]]", "[[a|]]",
    "[a](b(c)", "[a](b(c))", "[a|b](c)", "A line of words.", "**bold** and `code`", "50 %, 3 < 4", "R&D", "&nbsp;",
    "a &nbsp;", "%% a %%", "%%", "a %%", "**%%a%%**", "*&nbsp;*", "a_b", "12", "12. ", "12.", "- 12.", "- 1)", "- - ",
    "####### a", "| |\n|-|\n| | x |", "[x]", "- [x]", "[x] x", "\u{a0}", "« mots »", "à", "---", "-", "text  ",
    "text\\", "## A  ", "## A\u{a0}", "##  A", "## A #", "## a*b*", "## R&amp;D",
];

/// The body of a note, or what someone takes for one: all of it hostile, or a little of it.
pub(crate) fn markdown() -> impl Strategy<Value = String> {
    let inline = || vec(select(INLINE), 0..6).prop_map(|parts| parts.concat());
    let words = prop_oneof![Just("words"), Just(" a"), Just(""), Just("x ")];
    let hostile = prop_oneof![
        4 => select(LINES).prop_map(str::to_owned),
        2 => (select(STARTS), words).prop_map(|(start, words)| start.to_owned() + words),
        2 => (select(STARTS), inline()).prop_map(|(start, inline)| start.to_owned() + &inline),
        1 => inline(),
        1 => (select(STARTS), select(STARTS), inline()).prop_map(|(one, two, rest)| one.to_owned() + two + &rest),
    ];
    let mild = prop_oneof![
        24 => select(MILD).prop_map(str::to_owned),
        2 => (select(STARTS), select(MILD)).prop_map(|(start, line)| start.to_owned() + line),
        2 => (select(MILD), select(INLINE)).prop_map(|(line, end)| line.to_owned() + end),
        2 => (select(MILD), select(INLINE), select(MILD)).prop_map(|(one, part, two)| format!("{one}{part}{two}")),
        1 => hostile.clone(),
    ];
    let wild_end = prop_oneof![16 => Just("\n"), 2 => Just("\r\n"), 4 => Just("\n\n"), 1 => Just("\r"), 1 => Just(" \n"), 1 => Just("")];
    let end = prop_oneof![16 => Just("\n"), 4 => Just("\n\n"), 1 => Just("\r\n")];
    let join = |lines: Vec<(String, &str)>| {
        lines
            .into_iter()
            .map(|(line, end)| line + end)
            .collect::<String>()
    };
    let mild = (mild, end);
    prop_oneof![
        1 => vec((hostile, wild_end), 0..10).prop_map(join),
        1 => vec(mild.clone(), 0..8).prop_map(join),
        2 => vec(mild, 1..4).prop_map(move |lines| "## A\n".to_owned() + &join(lines)),
    ]
}

/// A whole note: made of hostile parts, a realistic one with damage, or any bytes.
pub(crate) fn note() -> impl Strategy<Value = String> {
    let open = prop_oneof![8 => Just("---\n"), 1 => Just("\u{feff}---\r\n"), 1 => Just("--- \n"), 1 => Just("")];
    let close =
        prop_oneof![8 => Just("---\n"), 1 => Just("...\r\n"), 1 => Just("---"), 1 => Just("")];
    let made = (open, yaml(), close, markdown())
        .prop_map(|(open, yaml, close, body)| format!("{open}{yaml}{close}{body}"));
    let bytes =
        vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let part = prop_oneof![select(YAML), select(INLINE), select(STARTS)];
    let damage = vec((any::<prop::sample::Index>(), 0..40_usize, part), 0..6);
    let damaged = damage.prop_map(|damage| {
        damage
            .into_iter()
            .fold(REALISTIC.to_owned(), |text, (at, length, part)| {
                let at = text.floor_char_boundary(at.index(text.len() + 1));
                let end = text.ceil_char_boundary((at + length).min(text.len()));
                format!("{}{part}{}", &text[..at], &text[end..])
            })
    });
    prop_oneof![made, damaged, bytes]
}

const REALISTIC: &str = "---
type: postmortem
title: \"Cent prospects, zéro client\"
status: analysed # cold
failed_at: 2026-02-28
money: 1200
levers:
  - ciblage-flou 50%
  - '[[leviers/message-faible|message]] 30%'
tags: [q1, \"b2b\"]
success_if: \">= 3\"
owner: {name: Zoé, role: founder}
notes: |
  Two lines
  of text.
---

# Cent prospects, zéro client

<!-- pm: allow excuse a fact, see below -->

## Les faits

- 10:30 **100** messages, see [the list](liste.md) and [[ciblage-flou|le levier]].
- [ ] ![chart](pareto.svg)

## Les choix

J'ai décidé seul : *tout*, `sans [preuve](x.md)`[^1].

```text
## pas un titre
```

Là où la rigueur a manqué
-------------------------

%% Quoi ? %%
> Une phrase.
> ## Citée

| a | b |
|---|---|
| [c](d) | e |

[^1]: Note.
";

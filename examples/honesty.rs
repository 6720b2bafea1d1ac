//! How often the rules of honesty speak up on ordinary prose: `honesty en|fr FOLDER...` takes the paragraphs of all `.md` and
//! `.txt` files for facts, choices and systems of post-mortems and counts findings. With `PM_SHOW` in the environment it prints
//! each of them.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it reads files and prints what it counts"
)]

use std::{collections::BTreeMap, env, fs, path::Path};

use pm::{
    check,
    note::{Sentence, sentences},
    settings::{Language, Settings},
    text::Span,
    vault::{Content, File, Files, Parser, Vault},
};

/// The rules that are counted.
const RULES: [&str; 7] = [
    "blame",
    "excuse",
    "giving-up",
    "human-error",
    "judgement-in-facts",
    "no-decider",
    "vague-action",
];

/// How many paragraphs a note has in each section.
const PARAGRAPHS: usize = 8;

fn main() {
    let mut arguments = env::args().skip(1);
    let language = arguments
        .next()
        .and_then(|code| Language::parse(&code))
        .unwrap_or_default();
    let mut paragraphs = Vec::new();
    for folder in arguments {
        read(Path::new(&folder), &mut paragraphs);
    }
    let settings = Settings::new(language);
    let parser = Parser::new(&settings);
    let notes = paragraphs.chunks(PARAGRAPHS).enumerate().map(|(at, paragraphs)| {
        let prose = paragraphs.join("\n\n");
        let text = format!(
            "---\ntype: postmortem\n---\n## Facts\n\n{prose}\n\n## Choices\n\n{prose}\n\n## System\n\n{prose}\n"
        );
        parser.parse(File {
            path: format!("{at:06}.md").into(),
            content: Content::Text(text.into()),
        })
    });
    let vault = Vault::new(settings.clone(), notes.collect(), Files::default());
    let read = |text: &String| {
        sentences(text, Span::new(0, text.len()))
            .iter()
            .filter(|s| is_long(s))
            .count()
    };
    let count: usize = paragraphs.iter().map(read).sum();
    let mut found: BTreeMap<&str, usize> = RULES.map(|rule| (rule, 0)).into();
    for finding in check::check(&vault, jiff::Timestamp::UNIX_EPOCH) {
        if let Some(count) = found.get_mut(finding.rule) {
            *count += 1;
            if env::var_os("PM_SHOW").is_some_and(|shown| shown == *finding.rule) {
                show(&vault, &finding.path, finding.span);
            }
        }
    }
    println!("{} notes, {count} sentences", vault.notes.len());
    for (rule, found) in found {
        let tenths = found * 100_000 / count.max(1);
        println!(
            "{rule:20} {found:6} {:6}.{} in 10,000",
            tenths / 10,
            tenths % 10
        );
    }
}

fn is_long(sentence: &Sentence) -> bool {
    sentence.words().split_whitespace().count() > 3
}

fn show(vault: &Vault, path: &str, span: Span) {
    let text = vault.text(path).unwrap_or_default();
    let start = text[..span.start as usize]
        .char_indices()
        .rev()
        .nth(100)
        .map_or(0, |(at, _)| at);
    let end = text[span.end as usize..]
        .char_indices()
        .nth(60)
        .map_or(text.len(), |(at, _)| at + span.end as usize);
    let before = text[start..span.start as usize].replace('\n', " ");
    let after = text[span.end as usize..end].replace('\n', " ");
    println!("{before} [[{}]] {after}", span.of(text).replace('\n', " "));
}

fn read(path: &Path, paragraphs: &mut Vec<String>) {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        entries.sort();
        for path in &entries {
            read(path, paragraphs);
        }
    } else if path
        .extension()
        .is_some_and(|ending| ending == "md" || ending == "txt")
    {
        let text = fs::read_to_string(path).unwrap_or_default();
        let body = text
            .strip_prefix("---\n")
            .and_then(|rest| Some(rest.split_once("\n---\n")?.1))
            .unwrap_or(&text);
        let plain = body.split("\n\n").map(str::trim);
        let plain = plain.filter(|part| {
            part.len() > 20 && !part.starts_with(['#', '`', '<', '|']) && !part.contains("```")
        });
        paragraphs.extend(plain.map(str::to_owned));
    }
}

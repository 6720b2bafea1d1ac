//! How long one ordinary post-mortem takes to parse, part by part.

use divan::{Bencher, counter::BytesCount};
use pm::{
    note::{Body, FrontMatter, Note, read_yaml, split},
    text::Source,
};

const NOTE: &str = include_str!("postmortem.md");

fn main() {
    divan::main();
}

/// The fences, and the keys and values as plain text.
#[divan::bench]
fn front_matter(bencher: Bencher<'_, '_>) {
    bencher.bench(|| FrontMatter::parse(divan::black_box(NOTE)));
}

/// The same keys and values by the YAML parser, as for front matter that is not plain.
#[divan::bench]
fn front_matter_by_yaml(bencher: Bencher<'_, '_>) {
    bencher.bench(|| split(divan::black_box(NOTE)).map(|split| read_yaml(NOTE, split.yaml)));
}

/// Sections, links and permissions.
#[divan::bench]
fn body(bencher: Bencher<'_, '_>) {
    let start = FrontMatter::parse(NOTE).body_start();
    bencher.bench(|| Body::parse(divan::black_box(NOTE), start));
}

/// The same by the Markdown parser, as for a body with an image.
#[divan::bench]
fn body_by_markdown(bencher: Bencher<'_, '_>) {
    let note = NOTE.to_owned() + "\n![](image.png)\n";
    let start = FrontMatter::parse(&note).body_start();
    bencher.bench(|| Body::parse(divan::black_box(&note), start));
}

/// The whole note, its copy included.
#[divan::bench]
fn note(bencher: Bencher<'_, '_>) {
    bencher
        .counter(BytesCount::of_str(NOTE))
        .bench(|| Note::parse(Source::new("note.md", divan::black_box(NOTE))));
}

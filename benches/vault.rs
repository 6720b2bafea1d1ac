//! What each step from texts to findings and page costs, over generated vaults in memory.

#[path = "../examples/generate/notes.rs"]
mod notes;

use divan::{Bencher, counter::ItemsCount};
use jiff::Timestamp;
use pm::{
    check, config,
    diagnostic::Level,
    index,
    ranking::Ranking,
    settings::Settings,
    text::Source,
    vault::{Content, File, Files, Parsed, Parser, Vault},
};

/// How many notes a vault has.
const SIZES: [usize; 2] = [100, 1_000];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher<'_, '_>, count: usize) {
    let settings = settings();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| files(count))
        .bench_local_values(|files| parsed(&settings, files));
}

#[divan::bench(args = SIZES)]
fn vault(bencher: Bencher<'_, '_>, count: usize) {
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| (settings(), parsed(&settings(), files(count))))
        .bench_local_values(|(settings, parsed)| Vault::new(settings, parsed, Files::default()));
}

#[divan::bench(args = SIZES)]
fn rules(bencher: Bencher<'_, '_>, count: usize) {
    let vault = generated(count);
    let errors = check::check(&vault, now());
    let errors = errors
        .iter()
        .filter(|finding| finding.level == Level::Error);
    assert_eq!(errors.count(), 0, "generated notes keep the format");
    bencher
        .counter(ItemsCount::new(count))
        // A vault keeps what it has found in the prose of its notes.
        .with_inputs(|| generated(count))
        .bench_local_refs(|vault| check::check(vault, now()));
}

#[divan::bench(args = SIZES)]
fn ranking(bencher: Bencher<'_, '_>, count: usize) {
    let vault = generated(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| Ranking::of(&vault).levers.len());
}

#[divan::bench(args = SIZES)]
fn page(bencher: Bencher<'_, '_>, count: usize) {
    let vault = generated(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| index::render(&vault));
}

fn settings() -> Settings {
    config::read(Source::new("pm.yaml", notes::CONFIG)).settings
}

fn files(count: usize) -> Vec<File> {
    let file = |(path, text): (String, String)| File {
        path: path.into(),
        content: Content::Text(text.into()),
    };
    notes::notes(count).map(file).collect()
}

fn parsed(settings: &Settings, files: Vec<File>) -> Vec<Parsed> {
    let parser = Parser::new(settings);
    files.into_iter().map(|file| parser.parse(file)).collect()
}

fn generated(count: usize) -> Vault {
    let settings = settings();
    let parsed = parsed(&settings, files(count));
    Vault::new(settings, parsed, Files::default())
}

fn now() -> Timestamp {
    jiff::civil::date(2026, 7, 1)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

//! What is new, for editors: an event a line. Fields and events are only ever added.

use serde::Serialize;
use serde_json::Value;

use super::{Screen, counts};
use crate::{
    diagnostic::Diagnostic,
    json,
    live::{Live, News},
    value::decimal,
};

/// The first event: how things stand when the watch begins.
#[derive(Serialize)]
struct Started {
    event: &'static str,
    version: u32,
    vault: String,
    #[serde(flatten)]
    state: State,
}

/// Something has changed and is taken into account everywhere.
#[derive(Serialize)]
struct Changed<'a> {
    event: &'static str,
    new: Vec<Value>,
    cleared: Vec<Cleared<'a>>,
    moves: Vec<Moved<'a>>,
    cooled: Vec<Cooled<'a>>,
    #[serde(flatten)]
    state: State,
}

/// What is true after an event.
#[derive(Serialize)]
struct State {
    files: Vec<File>,
    written: Vec<String>,
    notices: Vec<String>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// All findings of one file: they take the place of those that were told before.
#[derive(Serialize)]
struct File {
    path: String,
    findings: Vec<Value>,
}

/// A finding that is gone, and its place with it.
#[derive(Serialize)]
struct Cleared<'a> {
    rule: &'a str,
    level: &'a str,
    path: &'a str,
    message: String,
}

#[derive(Serialize)]
struct Moved<'a> {
    id: &'a str,
    title: &'a str,
    from: Option<usize>,
    to: Option<usize>,
    share: Option<String>,
}

#[derive(Serialize)]
struct Cooled<'a> {
    path: &'a str,
    id: &'a str,
    title: &'a str,
    opened: String,
}

/// Something that an editor may want to show.
#[derive(Serialize)]
struct Notice<'a> {
    event: &'static str,
    message: &'a str,
}

pub(super) fn started(screen: &Screen<'_>, live: &Live, news: &News) -> String {
    json::line(&Started {
        event: "start",
        version: 1,
        vault: live.session().root.to_string_lossy().replace('\\', "/"),
        state: state(screen, live, news),
    })
}

pub(super) fn changed(screen: &Screen<'_>, live: &Live, news: &News) -> String {
    let catalogue = Screen::catalogue(live);
    let cleared = news.cleared.iter().map(|finding| Cleared {
        rule: finding.rule,
        level: finding.level.name(),
        path: &finding.path,
        message: catalogue.text(&finding.message),
    });
    let moves = news.moves.iter().map(|moved| Moved {
        id: &moved.id,
        title: &moved.title,
        from: moved.from,
        to: moved.to,
        share: moved.share.as_ref().map(|share| decimal(share, 1)),
    });
    let vault = &live.session().vault;
    let cooled = news.cooled.iter().filter_map(|cooled| {
        let note = vault.note_at(&cooled.path)?;
        Some(Cooled {
            path: &cooled.path,
            id: &note.id,
            title: note.title(),
            opened: cooled.opened.to_string(),
        })
    });
    screen.report(live, &news.appeared, |report| {
        json::line(&Changed {
            event: "change",
            new: report.data(),
            cleared: cleared.collect(),
            moves: moves.collect(),
            cooled: cooled.collect(),
            state: state(screen, live, news),
        })
    })
}

pub(super) fn notice(message: &str) -> String {
    json::line(&Notice {
        event: "notice",
        message,
    })
}

fn state(screen: &Screen<'_>, live: &Live, news: &News) -> State {
    let files = news.files.iter().map(|path| {
        let findings = live.findings().iter();
        let own: Vec<Diagnostic> = findings.filter(|own| own.path == *path).cloned().collect();
        screen.report(live, &own, |report| File {
            path: path.to_string(),
            findings: report.data(),
        })
    });
    let [errors, warnings] = counts(live);
    let notices = news.notices.iter();
    State {
        files: files.collect(),
        written: news.written.clone(),
        notices: notices
            .map(|notice| screen.told(live.session(), notice))
            .collect(),
        errors,
        warnings,
        notes: live.session().vault.notes.len(),
    }
}

//! `pm` alone: the one next thing to do.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{App, Outcome, Truth, console::Console, here::View, prose::wrap};
use crate::{
    check,
    diagnostic::{Diagnostic, Level},
    due::Agenda,
    failure::Failure,
    language::{Catalogue, new_command},
    message::Message,
    schema::{Kind, Status},
    session::Session,
    text::one_line,
    vault::Entry,
};

/// What is said where there is no vault yet, in no vault's language.
const START: &str = "There is no vault here yet: a folder in which failures become systems.";

/// A sentence and how to go on.
struct Step {
    sentence: String,
    /// A command or a path; nothing where there is only to wait.
    next: String,
}

pub(super) fn run(app: &App) -> Result<Outcome, Failure> {
    let session = match app.open(Truth::DISK) {
        Err(Failure::NoVault(_)) => {
            let init = app.console.command("pm init");
            app.console.print(&format!("{START}\n  {init}\n"))?;
            app.console.say("`pm help` shows every command");
            return Ok(Outcome::Fine);
        }
        opened => opened?,
    };
    let agenda = Agenda::of(&session.vault, session.now);
    let (step, more) = step(app, &session, &agenda);
    let mut shown = wrap(&one_line(&step.sentence), Console::room().columns, 0) + "\n";
    if !step.next.is_empty() {
        shown += "  ";
        shown += &(one_line(&step.next) + "\n");
    }
    app.console.print(&shown)?;
    if more > 0 {
        let catalogue = Catalogue::of(session.vault.settings.language);
        let more = Message::new("next-more").with("count", more);
        app.console.say(&catalogue.text(&more));
    }
    Ok(Outcome::Fine)
}

/// The next thing to do, and how many wait behind it. Errors come first, since every number depends on what they break; then
/// what has the most at stake; then what cools; and where nothing waits, the next risk.
fn step(app: &App, session: &Session, agenda: &Agenda<'_>) -> (Step, usize) {
    let findings = check::check(&session.vault, session.now);
    let mut errors = findings.iter().filter(|it| it.level == Level::Error);
    if let Some(first) = errors.next() {
        let count = 1 + errors.count();
        return (mend(app, session, (first, count)), places(agenda).len());
    }
    if let Some(item) = agenda.now.first() {
        let step = Step {
            sentence: item.sentence(&session.vault.settings),
            next: app.way(&item.next, &View::of(&session.root)),
        };
        return (step, places(agenda).len() - 1);
    }
    (quiet(app, session, agenda), 0)
}

/// What asks for attention: each note or lever once, whatever is due with it.
fn places<'a>(agenda: &'a Agenda<'_>) -> BTreeSet<(Option<&'a str>, &'a str)> {
    let items = agenda.now.iter();
    items.map(|item| (item.path, item.id)).collect()
}

fn mend(app: &App, session: &Session, (first, count): (&Diagnostic, usize)) -> Step {
    let path = View::of(&session.root).path(&first.path);
    let errors = Message::new("next-errors").with("count", count);
    Step {
        sentence: say(session, &errors.with("path", path)),
        next: app.console.command("pm check"),
    }
}

/// Where nothing asks for attention: the first failure, what cools, or the next bet.
fn quiet(app: &App, session: &Session, agenda: &Agenda<'_>) -> Step {
    let settings = &session.vault.settings;
    let soonest = agenda
        .cooling
        .iter()
        .min_by_key(|item| (item.when, item.id));
    if let Some(item) = soonest {
        let sentence = item.sentence(settings);
        return Step {
            sentence: say(
                session,
                &Message::new("next-cooling").with("sentence", sentence),
            ),
            next: app.way(&item.next, &View::of(&session.root)),
        };
    }
    if session.vault.notes.is_empty() {
        let words = ["page-empty", "page-empty-next"].map(Message::new);
        return Step {
            sentence: app
                .console
                .here(&words.map(|message| say(session, &message)).join(" ")),
            next: String::new(),
        };
    }
    match bet(session, Status::Running).or_else(|| bet(session, Status::Planned)) {
        Some(entry) => under_way(session, entry),
        None => Step {
            sentence: say(session, &Message::new("next-bet")),
            next: app.console.command(&format!(
                "{} \"…\"",
                new_command(Kind::Bet, settings.language)
            )),
        },
    }
}

/// The bet of a status whose result is due first; one without a day comes last.
fn bet(session: &Session, status: Status) -> Option<&Entry> {
    let bets = session.vault.of_kind(Kind::Bet);
    let of_status = bets.filter(|entry| entry.record.status() == Some(status));
    of_status.min_by_key(|entry| {
        let day = due(session, entry);
        (day.is_none(), day)
    })
}

fn due(session: &Session, entry: &Entry) -> Option<Date> {
    let due = entry.record.bet()?.due.value()?;
    Some(due.day(&session.vault.settings.timezone))
}

fn under_way(session: &Session, entry: &Entry) -> Step {
    let planned = entry.record.status() == Some(Status::Planned);
    let message = match due(session, entry) {
        _ if planned => Message::new("next-planned"),
        Some(day) => Message::new("next-running-until").with("when", day.to_string()),
        None => Message::new("next-running"),
    };
    Step {
        sentence: say(session, &message.with("title", entry.title())),
        next: View::of(&session.root).path(entry.path()),
    }
}

fn say(session: &Session, message: &Message) -> String {
    Catalogue::of(session.vault.settings.language).text(message)
}

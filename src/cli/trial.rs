//! `pm trial`: one more trial of a guard-rail, and what its numbers say with it.

use super::{App, Outcome, here::seen, names};
use crate::{
    amend::{Amendment, Unfit},
    disk,
    evidence::Verdict,
    failure::Failure,
    language::Catalogue,
    message::Message,
    schema::{Kind, Status},
    session::Session,
    settings::Language,
    standing::{Standings, Tried},
    text::{argument, one_line},
    value::{Moment, Ratio, Trial},
    vault::Entry,
};

/// Add a trial to a guard-rail and say what its numbers are compatible with
///
/// The trial is added to the list `trials` of its note, in the list's own style; nothing else in the file changes. It also
/// answers the review that `pm due` asks for: where `judgement` stands in for numbers, write how often the rule held, as 1/1.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The guard-rail: an id, a path, or any part of them that only one has
    guardrail: String,
    /// How often it happened out of how many occasions, in the guard-rail's metric: 12/30
    #[arg(value_name = "RATIO", value_parser = ratio)]
    ratio: Ratio,
    /// When: 2026-05-10 or 2026-05-10T14:30; today unless given
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Moment>,
    /// Words to keep beside it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open_to_change()?;
        let target = names::find(&session, &self.guardrail, Some(Kind::Guardrail))?;
        let Some(entry) = target.note() else {
            // Only levers can be without a note.
            return Err(Failure::Usage(format!("`{}` has no note", target.id())));
        };
        let path = session.root.join(entry.path());
        let shown = one_line(&seen(&path));
        writable(entry, &shown)?;
        let trial = self.trial(&session)?;
        refuse_twice(&session, (entry, &trial), &shown)?;
        let unfit = |Unfit { field }| {
            Failure::Refused(format!(
                "{shown}: `{field}` is not written as a list that pm can add to; \
                 fix what `pm check` finds there, or add it by hand: {trial}"
            ))
        };
        let mut amendment = Amendment::new(&entry.note, Kind::Guardrail);
        amendment
            .append("trials", &trial.to_string())
            .map_err(unfit)?;
        let amended = amendment.finish().map_err(unfit)?;
        disk::amend(&session.root, &path, entry.text(), &amended.text)?;
        let catalogue = Catalogue::of(session.vault.settings.language);
        let written = Message::new("trial-written")
            .with("path", shown.as_str())
            .with("trial", trial.to_string());
        app.console.say(&catalogue.text(&written));
        let place = entry.path().to_owned();
        let session = session.with_text(&place, amended.text);
        app.console.print(&verdict(&session, &place, &trial))?;
        Ok(Outcome::Fine)
    }

    /// The trial that was asked for.
    fn trial(&self, session: &Session) -> Result<Trial, Failure> {
        let zone = &session.vault.settings.timezone;
        let today = session.now.to_zoned(zone.clone()).date().to_string();
        let date = match self.date {
            Some(date) => date,
            None => date(&today).map_err(Failure::Usage)?,
        };
        if date.start(zone) > session.now {
            return Err(Failure::Usage(format!(
                "{date} lies in the future: write a trial down once it has been made"
            )));
        }
        let words = one_line(self.note.as_deref().unwrap_or_default());
        Ok(Trial {
            date,
            ratio: self.ratio,
            words,
        })
    }
}

/// Refuses guard-rails that cannot be tried, or whose text is somebody else's.
fn writable(entry: &Entry, shown: &str) -> Result<(), Failure> {
    let refused = |why: &str| Err(Failure::Refused(format!("{shown}: {why}")));
    if entry.record.adopted {
        return refused("adopted, and pm never writes to adopted notes; add the trial by hand");
    }
    if entry.record.status() == Some(Status::Draft) {
        return refused(&format!(
            "a draft guards nothing yet; `pm advance {}` puts it into force",
            argument(&entry.id)
        ));
    }
    let guardrail = entry.record.guardrail();
    if guardrail.is_none_or(|guardrail| guardrail.since.value().is_none()) {
        return refused(
            "without a `since` that can be read nobody knows which trials are older than the rule; write down when it came into force",
        );
    }
    Ok(())
}

/// Refuses a trial that the result of a bet is already: it would count for nothing.
fn refuse_twice(
    session: &Session,
    (entry, trial): (&Entry, &Trial),
    shown: &str,
) -> Result<(), Failure> {
    let day = trial.date.day(&session.vault.settings.timezone);
    let standings = Standings::of(&session.vault);
    let mut trials = standings.get(entry).into_iter().flat_map(|it| &it.trials);
    let is_same = |tried: &Tried<'_>| (tried.day, tried.ratio) == (day, trial.ratio);
    let Some(bet) = trials.find_map(|tried| tried.bet.filter(|_| is_same(tried))) else {
        return Ok(());
    };
    Err(Failure::Refused(format!(
        "{shown}: the bet `{}` ended on that day with {}, which counts as this trial already",
        one_line(&bet.id),
        trial.ratio
    )))
}

/// What the numbers say, and whether the new trial is among them.
fn verdict(session: &Session, path: &str, trial: &Trial) -> String {
    let language = session.vault.settings.language;
    let standings = Standings::of(&session.vault);
    let standing = session.vault.note_at(path);
    let Some(standing) = standing.and_then(|entry| standings.get(entry)) else {
        return String::new();
    };
    let catalogue = Catalogue::of(language);
    let mut lines = vec![standing.sentence(language)];
    lines.extend(standing.interval(language));
    if standing.shares_evidence() {
        lines.push(catalogue.word("page-shared"));
    }
    let is_validated = standing.entry.record.status() == Some(Status::Validated);
    let is_judged = standing.guardrail.judgement.value().is_some();
    if is_validated && !is_judged && standing.evidence.verdict() != Verdict::Works {
        lines.push(catalogue.sentence(&Message::new("trial-unproven")));
    }
    let zone = &session.vault.settings.timezone;
    let since = standing.guardrail.since.value();
    if let Some(since) = since.filter(|since| since.day(zone) > trial.date.day(zone)) {
        let older = Message::new("trial-not-counted")
            .with("date", trial.date.to_string())
            .with("since", since.to_string());
        lines.push(catalogue.text(&older));
    }
    let until = standing.guardrail.until.value();
    if let Some(until) = until.filter(|until| until.day(zone) < trial.date.day(zone)) {
        let late = Message::new("trial-too-late")
            .with("date", trial.date.to_string())
            .with("until", until.to_string());
        lines.push(catalogue.text(&late));
    }
    lines.join("\n") + "\n"
}

fn ratio(text: &str) -> Result<Ratio, String> {
    Ratio::parse(text.trim()).map_err(|message| english(message, "RATIO"))
}

fn date(text: &str) -> Result<Moment, String> {
    Moment::parse(text.trim()).map_err(|message| english(message, "--date"))
}

fn english(message: Message, argument: &str) -> String {
    Catalogue::of(Language::English).sentence(&message.with("field", argument))
}

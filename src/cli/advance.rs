//! `pm advance`: notes to their next status.

use std::collections::BTreeMap;

use super::{App, Outcome, console::Console, here::View, kind, names};
use crate::{
    advance::{self, Hindrance, Step, Wish},
    diagnostic::Diagnostic,
    disk,
    failure::Failure,
    language::{Catalogue, heading},
    message::{Arg, Message},
    report::{self, Report},
    schema::{self, Choice, Kind, Status, unknown_word},
    session::Session,
    settings::Language,
    text::{argument, one_line},
    value::Moment,
    vault::Target,
};

/// Move a note to its next status, if it is ready; without ID all notes that are
///
/// The step sets what belongs to it: the time of the analysis, the day on which a rule comes into force or a bet ends. What
/// stands in the way is shown, and then nothing is written. Without ID a draft or a planned bet moves only where its note says
/// since when. Ends with 1 where the note is not ready, or the status does not follow.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An id, a path, or any part of them that only one note has
    id: Option<String>,
    /// The status to move to, where it is not the next one: accepted, void, failed, retired, cancelled
    #[arg(long, value_name = "STATUS", requires = "id", value_parser = status)]
    to: Option<Status>,
    /// Why the failure is accepted or void
    #[arg(long, value_name = "TEXT", requires = "to")]
    reason: Option<String>,
    /// When the accepted risk is looked at again
    #[arg(long, value_name = "DATE", requires = "to", value_parser = date)]
    review: Option<Moment>,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let session = app.open_to_change()?;
        match &self.id {
            Some(id) => self.one(app, session, id),
            None => all(app, session),
        }
    }

    fn one(&self, app: &App, session: Session, id: &str) -> Result<Outcome, Failure> {
        let Target::Note(entry) = names::find(&session, id, None)? else {
            return Err(Failure::Usage(format!("{id}: a lever has no status")));
        };
        let kind = entry.record.kind();
        let (path, old) = (entry.path().to_owned(), entry.text().to_owned());
        let wish = self.wish(kind, &session)?;
        let scene = Scene::of(&session);
        let step = match advance::one(session, &path, &wish) {
            Ok(step) => step,
            Err(hindrance) => return scene.hindered(app, (kind, &path, &old), hindrance),
        };
        scene.take(app, &step)?;
        Ok(Outcome::Fine)
    }

    fn wish(&self, kind: Kind, session: &Session) -> Result<Wish, Failure> {
        let mut wish = Wish {
            to: self.to,
            fields: Vec::new(),
        };
        if !self.to.is_none_or(|to| kind.statuses().contains(&to)) {
            // That is what stands in the way, whatever else is given.
            return Ok(wish);
        }
        let zone = &session.vault.settings.timezone;
        let today = zone.to_datetime(session.now).date();
        if let Some(past) = self.review.filter(|review| review.day(zone) < today) {
            return Err(Failure::Usage(format!(
                "{past} has passed: `--review` is the day on which the risk is looked at again"
            )));
        }
        let review = self.review.map(|review| review.to_string());
        for (field, value) in [("reason", self.reason.clone()), ("review", review)] {
            let Some(value) = value else { continue };
            let mut fields = schema::fields(kind).iter();
            let owed = fields.any(|known| known.name == field && known.owed.at(self.to));
            if !owed {
                let to = self.to.map_or("", Choice::name);
                return Err(Failure::Usage(format!(
                    "`--{field}` does not go with `--to {to}` here: that status has no `{field}`"
                )));
            }
            if value.trim().is_empty() {
                return Err(Failure::Usage(format!("`--{field}` says nothing")));
            }
            wish.fields.push((field, value.trim().to_owned()));
        }
        Ok(wish)
    }
}

fn all(app: &App, session: Session) -> Result<Outcome, Failure> {
    let scene = Scene::of(&session);
    let ready = advance::ready(session);
    for step in &ready.steps {
        disk::refuse_read_only(&scene.root.join(&*step.path))?;
    }
    for step in &ready.steps {
        scene.take(app, step)?;
    }
    if ready.steps.is_empty() {
        app.console.say(&scene.catalogue.word("advance-none"));
    }
    if ready.waiting > 0 {
        let waiting = Message::new("advance-waiting").with("count", ready.waiting);
        app.console.say(&scene.catalogue.text(&waiting));
    }
    Ok(Outcome::Fine)
}

/// What it takes to write and speak once the session is spent.
struct Scene {
    root: std::path::PathBuf,
    view: View,
    zone: jiff::tz::TimeZone,
    language: Language,
    catalogue: &'static Catalogue,
}

impl Scene {
    fn of(session: &Session) -> Self {
        let settings = &session.vault.settings;
        Self {
            root: session.root.clone(),
            view: View::of(&session.root),
            zone: settings.timezone.clone(),
            language: settings.language,
            catalogue: Catalogue::of(settings.language),
        }
    }

    /// Writes a step and says so.
    fn take(&self, app: &App, step: &Step) -> Result<(), Failure> {
        let path = self.root.join(&*step.path);
        disk::amend(&self.root, &path, &step.old, &step.amended.text)?;
        let key = if step.set.is_empty() {
            "advance-moved"
        } else {
            "advance-moved-setting"
        };
        let set = step
            .set
            .iter()
            .map(|(field, value)| format!("{field}: {value}"));
        let moved = Message::new(key)
            .with("path", self.view.path(&step.path))
            .with("from", step.kind.status_word(step.from))
            .with("to", step.kind.status_word(step.to))
            .with("set", set.collect::<Vec<_>>().join(", "));
        app.console
            .print(&(one_line(&self.catalogue.text(&moved)) + "\n"))
    }

    /// Shows what stands in the way of a note: its kind, path and text.
    fn hindered(
        &self,
        app: &App,
        (kind, path, text): (Kind, &str, &str),
        hindrance: Hindrance,
    ) -> Result<Outcome, Failure> {
        let shown = one_line(&self.view.path(path));
        let usage = |why: String| Err(Failure::Usage(format!("{shown}: {why}")));
        match hindrance {
            Hindrance::Adopted => Err(Failure::Refused(format!(
                "{shown}: adopted, and pm never writes to adopted notes; change it by hand"
            ))),
            Hindrance::NoStatus if kind == Kind::Lever => usage("a lever has no status".to_owned()),
            Hindrance::NoStatus => {
                let why = Message::new("advance-no-status").with("note", argument(&shown));
                Ok(self.refuse(app, shown, &why))
            }
            Hindrance::Undecided { from, following } => {
                let why = Message::new("advance-undecided")
                    .with("from", from.name())
                    .with("following", may_follow(self.catalogue, following));
                Ok(self.refuse(app, shown, &why))
            }
            Hindrance::NotFollowing {
                from,
                to,
                following,
            } if kind.statuses().contains(&to) => {
                let why = Message::new("advance-not-following")
                    .with("from", from.name())
                    .with("to", to.name())
                    .with("following", may_follow(self.catalogue, following));
                Ok(self.refuse(app, shown, &why))
            }
            Hindrance::NotFollowing { to, following, .. } => usage(format!(
                "a {} has no status `{}`; {}",
                Catalogue::of(Language::English).arg(&kind.word()),
                to.name(),
                may_follow(Catalogue::of(Language::English), following)
            )),
            Hindrance::Unfit(unfit) => Err(Failure::Refused(format!(
                "{shown}: `{}` cannot be set without touching more of the front matter; write it on a line of its own, by hand",
                unfit.field
            ))),
            Hindrance::Cooling(opens) => {
                let opens = opens.to_zoned(self.zone.clone());
                let message = Message::new("new-opens")
                    .with("when", opens.strftime("%Y-%m-%d %H:%M").to_string())
                    .with("heat", heading("heat", self.language));
                Ok(self.refuse(app, shown, &message))
            }
            Hindrance::Findings { to, findings } => {
                self.show(app, &findings, text)?;
                self.stuck(app, &shown, kind.status_word(to), &findings);
                Ok(Outcome::Findings)
            }
        }
    }

    /// Says why a note does not take the step.
    fn refuse(&self, app: &App, path: String, why: &Message) -> Outcome {
        let message = Message::new("about-path")
            .with("path", path)
            .with("text", self.catalogue.text(why));
        app.console.tell(&self.catalogue.text(&message));
        Outcome::Findings
    }

    /// Says that findings keep a note from a status, and which options would help.
    fn stuck(&self, app: &App, path: &str, status: Arg, findings: &[Diagnostic]) {
        let stuck = Message::new("advance-stuck")
            .with("path", path)
            .with("count", findings.len())
            .with("status", status);
        app.console.say(&self.catalogue.text(&stuck));
        let options = options(findings);
        if !options.is_empty() {
            let options = Message::new("advance-options").with("options", options);
            app.console.say(&self.catalogue.text(&options));
        }
    }

    fn show(&self, app: &App, findings: &[Diagnostic], text: &str) -> Result<(), Failure> {
        let texts: BTreeMap<&str, &str> = findings.iter().map(|f| (&*f.path, text)).collect();
        let report = Report {
            findings,
            notes: 1,
            language: self.language,
            text: &|path| texts.get(path).copied(),
            shown: &|path| self.view.path(path),
            here: &|words| app.console.here(words),
        };
        let width = Console::width();
        app.console
            .print(&report.render(report::Format::Human { width }))
    }
}

/// The options that give what the findings miss.
fn options(findings: &[Diagnostic]) -> String {
    let misses = |field: &str| {
        let field = ("field", Arg::from(field));
        let mut missing = findings.iter().filter(|f| f.rule == "missing-field");
        missing.any(|finding| finding.message.args.contains(&field))
    };
    let options = [("reason", "--reason TEXT"), ("review", "--review DATE")];
    let missing = options.iter().filter(|(field, _)| misses(field));
    let missing: Vec<&str> = missing.map(|(_, option)| *option).collect();
    missing.join(" ")
}

/// Where a note can go from its status.
fn may_follow(catalogue: &Catalogue, following: &[Status]) -> String {
    if following.is_empty() {
        return catalogue.word("advance-end");
    }
    let names: Vec<&str> = following.iter().map(|status| status.name()).collect();
    catalogue.text(&Message::new("advance-choices").with("choices", names.join(", ")))
}

fn status(word: &str) -> Result<Status, String> {
    let english = Catalogue::of(Language::English);
    let unknown = || english.sentence(&unknown_word(word, &Status::names()).with("field", "to"));
    let mut kinds = Kind::ALL.iter();
    let called = kinds.find_map(|kind| kind::status(word, *kind));
    called.ok_or_else(unknown)
}

fn date(text: &str) -> Result<Moment, String> {
    let english = Catalogue::of(Language::English);
    Moment::parse(text.trim())
        .map_err(|message| english.sentence(&message.with("field", "--review")))
}

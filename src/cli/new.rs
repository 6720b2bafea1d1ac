//! `pm new`: a note of any kind.

mod questions;

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use super::{App, Outcome, Truth, dialogue::Dialogue, editor, here::seen, kind};
use crate::{
    check,
    diagnostic::Level,
    disk,
    failure::Failure,
    language::{Catalogue, heading, kind_called},
    message::Message,
    record,
    scaffold::{Draft, NewNote},
    schema::{Choice, Kind, Status},
    session::Session,
    settings::Language,
    template::{self, Fault},
    text::Source,
    value::fold,
    vault::Entry,
};

/// The rules that find values which contradict each other. What a note only lacks comes later.
const CONTRADICTIONS: [&str; 4] = [
    "invalid-field",
    "reversed-dates",
    "shares-exceed-100",
    "unfalsifiable-bet",
];

/// Write a new note and print its path
///
/// A title alone makes a post-mortem. On a terminal without a title, pm asks for what it needs.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pm new [OPTIONS] [KIND] TITLE")]
pub(super) struct Args {
    /// The kind (postmortem, lever, guardrail, bet; or levier, garde-fou, pari) and the title, in quotes
    #[arg(value_name = "TITLE", hide_default_value = true)]
    words: Vec<String>,
    /// When it failed: 2026-03-03, 2026-03 or 2026-03-03T22:50; now unless given
    #[arg(long, value_name = "DATE")]
    failed_at: Option<String>,
    /// What it cost, in hours
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    hours: Option<String>,
    /// What it cost, in the currency of the vault
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    money: Option<String>,
    /// A lever, with its share of the damage if it is known: "cold-targets 50%"; may be given several times
    #[arg(long = "lever", value_name = "LEVER")]
    levers: Vec<String>,
    /// The part of the business
    #[arg(long, value_name = "AREA")]
    area: Option<String>,
    /// What sort of lever or guard-rail it is: design, process, checklist
    #[arg(long, value_name = "WORD")]
    kind: Option<String>,
    /// Any other field: "metric=replies per prospect"; may be given several times, for a list with one item each
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,
    /// Open the note in $VISUAL or $EDITOR
    #[arg(long)]
    edit: bool,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let (kind, title) = self.kind_and_title()?;
        let session = app.open(Truth::DISK)?;
        let mut draft = Draft::new(&session.vault, kind, session.now);
        self.fill(&mut draft, title)?;
        if !draft.has("title") {
            ask(&mut draft, kind, &session)?;
        }
        let has_kind = draft.has("kind");
        // Only what is given can be refused: a template of the vault's own may leave values to be written over.
        refuse_contradictions(&session, &draft.clone().finish(&[])?.entry)?;
        let templates = own_templates(&session, kind)?;
        let note = draft.finish(templates).map_err(|fault| Fault {
            path: seen(&session.root.join(&*fault.path)).into(),
            ..fault
        })?;
        let path = write(&session, &note)?;
        app.console.print(&(seen(&path) + "\n"))?;
        let catalogue = Catalogue::of(session.vault.settings.language);
        let mut hints = hints(&session, &note.entry);
        if kind == Kind::Lever && !has_kind {
            hints.push(Message::new("new-lever-kind"));
        }
        if is_left_out(&session, &path)? {
            hints.push(Message::new("new-left-out"));
        }
        for hint in hints {
            app.console.say(&catalogue.sentence(&hint));
        }
        if self.edit {
            editor::edit(&path)?;
        }
        Ok(Outcome::Fine)
    }

    fn kind_and_title(&self) -> Result<(Kind, Option<&str>), Failure> {
        match &*self.words {
            [] => Ok((Kind::Postmortem, None)),
            [word] => Ok(match kind_called(word) {
                Some(kind) => (kind, None),
                None => (Kind::Postmortem, Some(word)),
            }),
            [word, title] => match kind_called(word) {
                Some(kind) => Ok((kind, Some(title))),
                None => Err(Failure::Usage(unknown_kind(word))),
            },
            _ => Err(Failure::Usage(
                "the title must be one argument: put it in quotes, as in `pm new \"what failed\"`"
                    .to_owned(),
            )),
        }
    }

    /// Sets what the command line says; all that is wrong with it comes at once.
    fn fill(&self, draft: &mut Draft<'_>, title: Option<&str>) -> Result<(), Failure> {
        if let Some(word) = &self.kind
            && !draft.knows("kind")
            && let Some(kind) = kind_called(word)
        {
            let name = kind.name();
            return Err(Failure::Usage(format!(
                "the kind of note goes before its title: `pm new {name} TITLE`"
            )));
        }
        let mut given: Vec<(&str, &str)> = Vec::new();
        let flags = [
            ("title", title),
            ("failed_at", self.failed_at.as_deref()),
            ("hours", self.hours.as_deref()),
            ("money", self.money.as_deref()),
            ("area", self.area.as_deref()),
            ("kind", self.kind.as_deref()),
        ];
        given.extend(
            flags
                .into_iter()
                .filter_map(|(field, value)| Some((field, value?))),
        );
        given.extend(self.levers.iter().map(|lever| ("levers", lever.as_str())));
        let mut wrong = Vec::new();
        for set in &self.set {
            match set.split_once('=') {
                Some((field, value)) => given.push((field.trim(), value)),
                None => wrong.push(format!(
                    "`--set {set}` gives no value; write `--set {set}=…`"
                )),
            }
        }
        let english = Catalogue::of(Language::English);
        for (field, value) in given {
            if let Err(message) = draft.set(field, value) {
                wrong.push(english.sentence(&message));
            }
        }
        refuse(&wrong)
    }
}

/// Refuses all that is wrong at once, if anything is.
fn refuse(wrong: &[String]) -> Result<(), Failure> {
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::Usage(wrong.join("\n    ")))
}

/// Refuses values that are right by themselves and contradict each other.
fn refuse_contradictions(session: &Session, entry: &Entry) -> Result<(), Failure> {
    let rules = check::Single::new(session.vault.ways(), session.now, Level::Error);
    let found = rules.of(entry).into_iter();
    let found = found.filter(|finding| CONTRADICTIONS.contains(&finding.rule));
    let english = Catalogue::of(Language::English);
    let wrong: Vec<String> = found.map(|it| english.sentence(&it.message)).collect();
    refuse(&wrong)
}

fn unknown_kind(word: &str) -> String {
    let title = "a title of several words needs quotes";
    match kind::near(word) {
        Some(near) => format!("`{word}` is no kind of note; did you mean `{near}`? ({title})"),
        None => format!("`{word}` is no kind of note (postmortem, lever, guardrail, bet); {title}"),
    }
}

fn ask(draft: &mut Draft<'_>, kind: Kind, session: &Session) -> Result<(), Failure> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        let example = match kind {
            Kind::Postmortem => "\"what failed\"",
            Kind::Lever => "lever \"the error that comes back\"",
            Kind::Guardrail => "guardrail \"what stops it\"",
            Kind::Bet => "bet \"what you try\"",
        };
        return Err(Failure::Usage(format!(
            "the note needs a title, as in `pm new {example}`"
        )));
    }
    let settings = &session.vault.settings;
    let catalogue = Catalogue::of(settings.language);
    let mut dialogue = Dialogue::new(std::io::stdin().lock(), std::io::stderr().lock(), catalogue);
    let asked = questions::ask(&mut dialogue, draft, kind, &settings.currency);
    asked.map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => Failure::Usage("given up: nothing was written".to_owned()),
        _ => Failure::io("standard input".as_ref(), "read", error),
    })
}

/// The templates of the vault's own, of which the one for the kind must be readable if it is there.
fn own_templates(session: &Session, kind: Kind) -> Result<&[Source], Failure> {
    let own = template::path(kind);
    let mut unreadable = session.templates.unreadable.iter();
    if unreadable.any(|(path, _)| **path == *own) {
        return Err(Failure::Refused(format!(
            "{}: not a text file in this folder, so it is not read; replace or remove it",
            seen(&session.root.join(own))
        )));
    }
    Ok(&session.templates.sources)
}

/// Writes the note under the first of its paths that is free, which comes back.
fn write(session: &Session, note: &NewNote) -> Result<PathBuf, Failure> {
    for path in note.paths(&session.vault) {
        let path = session.root.join(path);
        if disk::create(&session.root, &path, note.entry.text())? {
            return Ok(path);
        }
    }
    let title = note.entry.title();
    Err(Failure::Refused(format!(
        "no file name is free for `{title}`"
    )))
}

/// Whether a `.gitignore` keeps what was written out of the vault.
fn is_left_out(session: &Session, path: &Path) -> Result<bool, Failure> {
    let listing = disk::walk(&session.root, &session.vault.settings)?;
    // Disks that do not tell cases apart may call the folder otherwise than `pm.yaml`.
    let path = disk::within(&session.root, path)?;
    let path = fold(&path);
    Ok(!listing.notes.iter().any(|note| fold(note) == path))
}

/// What to know of a note that was just written.
fn hints(session: &Session, entry: &Entry) -> Vec<Message> {
    let settings = &session.vault.settings;
    let mut hints = Vec::new();
    let opens = entry
        .record
        .postmortem()
        .filter(|_| entry.record.status() == Some(Status::Cooling))
        .and_then(|postmortem| postmortem.opens(settings));
    match opens {
        Some(opens) if opens > session.now => {
            hints.push(
                Message::new("new-opens")
                    .with("when", settings.clock_time(opens))
                    .with("heat", heading("heat", settings.language)),
            );
        }
        Some(_) => hints.push(Message::new("new-open")),
        None => {}
    }
    hints.extend(twin(session, entry));
    let front_matter = entry.note.front_matter();
    let missing: Vec<String> = record::missing(&entry.record, front_matter, entry.text())
        .map(|field| format!("`{}`", field.name))
        .collect();
    if !missing.is_empty() {
        hints.push(Message::new("new-owes").with("fields", missing.join(", ")));
    }
    let owed = session.vault.ways().owed_sections(entry);
    let empty = owed.filter(|owed| owed.parts(entry).all(|part| part.empty));
    let empty: Vec<String> = empty.map(|owed| format!("`## {}`", owed.heading)).collect();
    if !empty.is_empty() {
        hints.push(Message::new("new-owes-words").with("headings", empty.join(", ")));
    }
    hints
}

/// That there is a note of this lever already.
fn twin(session: &Session, entry: &Entry) -> Option<Message> {
    let mut known = session.vault.of_kind(entry.record.kind());
    let title = fold(entry.title());
    let twin = known.find(|known| fold(known.title()) == title);
    let twin = twin.filter(|_| entry.record.kind() == Kind::Lever)?;
    let path = seen(&session.root.join(twin.path()));
    Some(Message::new("new-lever-twin").with("path", path))
}

//! Moving notes to their next status: what a step sets, and what stands in its way. Nothing is written here.

mod earned;
mod unedit;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::{
    amend::{Amended, Amendment, Unfit},
    check,
    diagnostic::{Diagnostic, Level},
    schema::{Choice, Kind, Status},
    session::Session,
    settings::Settings,
    standing::Standings,
    vault::Entry,
};
use earned::is_earned;
use unedit::unedited;

/// The rules whose findings are conditions of a status, whatever their level: what they find in a note keeps it from moving.
const CONDITIONS: [&str; 4] = [
    "analysis-too-early",
    "future-date",
    "unguarded-lever",
    "unproven-validation",
];

/// What somebody wants of a note.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The status; without one the next in the note's life.
    pub to: Option<Status>,
    /// Fields to set as well, each with its value, in the order of the schema.
    pub fields: Vec<(&'static str, String)>,
}

/// A step of one note that can be written.
#[derive(Debug, Clone)]
pub struct Step {
    /// The note's path in the vault.
    pub path: Box<str>,
    /// Its kind.
    pub kind: Kind,
    /// The status that it leaves.
    pub from: Status,
    /// The status that it comes to.
    pub to: Status,
    /// The other fields that the step sets, each with its value.
    pub set: Vec<(&'static str, String)>,
    /// The text before.
    pub old: Box<str>,
    /// The text after.
    pub amended: Amended,
}

/// Why a note does not move.
#[derive(Debug)]
pub enum Hindrance {
    /// It was adopted: its text is somebody else's.
    Adopted,
    /// It is a lever, or its status is missing or none of its kind's.
    NoStatus,
    /// Nothing follows by itself, but perhaps these do where they are asked for.
    Undecided {
        /// Where it stands.
        from: Status,
        /// What may follow.
        following: &'static [Status],
    },
    /// What is wanted does not follow.
    NotFollowing {
        /// Where it stands.
        from: Status,
        /// What is wanted.
        to: Status,
        /// What may follow.
        following: &'static [Status],
    },
    /// It has not cooled; the analysis opens at this instant.
    Cooling(Timestamp),
    /// Its front matter is written in a way that pm does not change.
    Unfit(Unfit),
    /// What is wrong with it, or would be at the new status, by place in the old text.
    Findings {
        /// The status it would have come to.
        to: Status,
        /// What stands in the way.
        findings: Vec<Diagnostic>,
    },
}

/// What became of all notes of a vault.
#[derive(Debug, Default)]
pub struct Ready {
    /// The steps that can be taken together, by path.
    pub steps: Vec<Step>,
    /// How many notes have a next status but are not ready for it.
    pub waiting: usize,
}

/// The step of one note.
///
/// # Errors
/// The [`Hindrance`] where it is not ready.
pub fn one(session: Session, path: &str, wish: &Wish) -> Result<Step, Hindrance> {
    let Some(entry) = session.vault.note_at(path) else {
        return Err(Hindrance::NoStatus);
    };
    let step = plan(entry, &session.vault.settings, session.now, wish)?;
    let session = session.with_text(path, step.amended.text.clone());
    let mut findings = obstacles(&session);
    findings.retain(|finding| *finding.path == *path);
    if findings.is_empty() {
        return Ok(step);
    }
    for finding in &mut findings {
        unedited(finding, &step.amended.edits);
    }
    Err(Hindrance::Findings {
        to: step.to,
        findings,
    })
}

/// The steps of all notes that are ready for what comes next by itself, and have earned it; one step a note.
///
/// A step can make room for another one: a failure is `systemised` once its guard-rails are on trial. So those that stay are
/// looked at again until none of them moves any more.
pub fn ready(mut session: Session) -> Ready {
    let mut ready = Ready::default();
    loop {
        let moved: HashSet<&str> = ready.steps.iter().map(|step| &*step.path).collect();
        let (after, round) = round(session, &moved);
        session = after;
        ready.waiting = round.waiting;
        if round.steps.is_empty() {
            break;
        }
        ready.steps.extend(round.steps);
    }
    ready.steps.sort_by(|a, b| a.path.cmp(&b.path));
    ready
}

/// The steps of the notes that have not moved yet, and the vault after them. All are tried at once, and those that do not hold
/// are taken back until the rest holds together.
fn round(mut session: Session, moved: &HashSet<&str>) -> (Session, Ready) {
    let mut ready = Ready::default();
    let wish = Wish::default();
    let vault = &session.vault;
    let standings = Standings::of(vault);
    for entry in &vault.notes {
        if moved.contains(entry.path()) {
            continue;
        }
        match plan(entry, &vault.settings, session.now, &wish) {
            Ok(step) if is_earned(vault, &standings, entry, &step) => ready.steps.push(step),
            Ok(_) | Err(Hindrance::Cooling(_) | Hindrance::Unfit(_)) => ready.waiting += 1,
            Err(_) => {}
        }
    }
    let text = |step: &Step| (step.path.clone(), step.amended.text.clone());
    let mut new: HashMap<Box<str>, String> = ready.steps.iter().map(text).collect();
    while !new.is_empty() {
        let texts = new.iter().map(|(path, text)| (&**path, text.clone()));
        session = session.with_texts(texts.collect());
        let found = obstacles(&session);
        let stuck: HashSet<&str> = found.iter().map(|finding| &*finding.path).collect();
        new.clear();
        ready.steps.retain(|step| {
            let holds = !stuck.contains(&*step.path);
            if !holds {
                new.insert(step.path.clone(), step.old.to_string());
            }
            holds
        });
        ready.waiting += new.len();
    }
    (session, ready)
}

/// The step that a note would take, before anybody looks whether it is ready.
fn plan(
    entry: &Entry,
    settings: &Settings,
    now: Timestamp,
    wish: &Wish,
) -> Result<Step, Hindrance> {
    let kind = entry.record.kind();
    if entry.record.adopted {
        return Err(Hindrance::Adopted);
    }
    let from = entry.record.status().ok_or(Hindrance::NoStatus)?;
    let following = kind.following(from);
    let to = match wish.to {
        Some(to) if following.contains(&to) => to,
        Some(to) => {
            return Err(Hindrance::NotFollowing {
                from,
                to,
                following,
            });
        }
        None => kind
            .next(from)
            .ok_or(Hindrance::Undecided { from, following })?,
    };
    let opens = entry
        .record
        .postmortem()
        .and_then(|note| note.opens(settings));
    if let Some(opens) = opens.filter(|opens| to == Status::Analysed && *opens > now) {
        return Err(Hindrance::Cooling(opens));
    }
    let mut set: Vec<(&'static str, String)> = Vec::new();
    set.extend(date(entry, to, now, settings));
    set.extend(wish.fields.iter().cloned());
    let mut amendment = Amendment::new(&entry.note, kind);
    let amended = amendment
        .set("status", to.name())
        .and_then(|()| {
            set.iter()
                .try_for_each(|(field, value)| amendment.set(field, value))
        })
        .and_then(|()| amendment.finish())
        .map_err(Hindrance::Unfit)?;
    Ok(Step {
        path: entry.path().into(),
        kind,
        from,
        to,
        set,
        old: entry.text().into(),
        amended,
    })
}

/// The date that a step sets, unless the note has it: of an analysis the minute, of all else the day, in the vault's zone.
fn date(
    entry: &Entry,
    to: Status,
    now: Timestamp,
    settings: &Settings,
) -> Option<(&'static str, String)> {
    let field = entry.record.kind().dated_by(to)?;
    let front_matter = entry.note.front_matter();
    if front_matter.mapping.get(entry.text(), field).is_some() {
        return None;
    }
    let now = now.to_zoned(settings.timezone.clone());
    let form = match to {
        Status::Analysed => "%Y-%m-%dT%H:%M",
        _ => "%Y-%m-%d",
    };
    Some((field, now.strftime(form).to_string()))
}

/// The findings of a vault that keep notes from being at their status.
fn obstacles(session: &Session) -> Vec<Diagnostic> {
    let mut findings = check::check(&session.vault, session.now);
    findings.retain(|finding| finding.level == Level::Error || CONDITIONS.contains(&finding.rule));
    findings
}

#[cfg(test)]
mod tests;

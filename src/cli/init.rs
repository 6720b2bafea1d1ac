//! `pm init`: a new vault.

use std::path::{Path, PathBuf};

use jiff::{ToSpan, tz::TimeZone};

use super::{
    App, Outcome,
    console::Console,
    here::{View, seen},
};
use crate::{
    clock,
    config::{self, Config},
    disk,
    failure::Failure,
    index,
    language::Catalogue,
    message::Message,
    publish, scaffold,
    schema::{Choice, IndexCommit, Kind},
    session::Session,
    settings::{Language, Settings},
    text::Source,
    value::zone,
};

/// The file in which git is told how to treat others.
const ATTRIBUTES: &str = ".gitattributes";

/// Start a vault: settings, folders, page and chart
///
/// It also tells git, in `.gitattributes`, how to treat page and chart. Nothing that is there already is overwritten.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder, made if it is missing; the current one unless given
    dir: Option<PathBuf>,
    /// The language of templates, page and findings; that of your locale unless given
    #[arg(long, value_parser = ["en", "fr"], ignore_case = true)]
    language: Option<String>,
    /// For a team on GitHub: the page is committed on the default branch alone, by a workflow that checks pull requests too
    #[arg(long)]
    team: bool,
}

impl Args {
    pub(super) fn run(&self, app: &App) -> Result<Outcome, Failure> {
        let root = self.root(app)?;
        let old = disk::text(&root.join(disk::CONFIG))?;
        let is_new = old.is_none();
        let text = old.unwrap_or_else(|| self.config());
        let settings = self.settings(app, &text, &root)?;
        for kind in Kind::ALL {
            disk::make_folder(&root.join(settings.folders.of(*kind)))?;
        }
        let catalogue = Catalogue::of(settings.language);
        let mut said = vec![created(&root, disk::CONFIG, &text)?];
        // The page is true from the start, also of notes that were there before.
        let rendered = index::render(&Session::open(&root, app.now)?.vault);
        let page = index::create(settings.language, &rendered.region);
        said.push(created(&root, &settings.index.page, &page)?);
        said.push(created(&root, &settings.index.chart, &rendered.chart)?);
        said.extend(attributes(&root, &settings)?);
        if self.team {
            said.extend(team(&root, &settings)?);
        }
        if is_new {
            let start = Message::new("init-start").with("month", month(app, &settings));
            said.push(start.with("pm", Console::pm(seen(&root).as_ref())));
        }
        for message in said {
            app.console.say(&catalogue.text(&message));
        }
        // What was there before may have no place for what is generated.
        let old = publish::on_disk(&root, &settings)?;
        if let Err(no_place) = publish::outputs(&settings, &rendered, old) {
            let told = no_place.told(&seen(&root.join(&no_place.path)), settings.language);
            app.console.tell(&format!("pm: {told}"));
        }
        Ok(Outcome::Fine)
    }

    /// The folder of the vault, which is there when it comes back.
    fn root(&self, app: &App) -> Result<PathBuf, Failure> {
        if let Some(dir) = &self.dir {
            let folder = app.folder.join(dir);
            disk::make_folder(&folder)?;
            return disk::resolve(&folder);
        }
        let folder = disk::resolve(&app.folder)?;
        match disk::find_root(&folder) {
            Ok(root) if root != folder => Err(Failure::Refused(format!(
                "{}: in the vault {} already; `pm init .` starts another one in it",
                folder.display(),
                root.display()
            ))),
            _ => Ok(folder),
        }
    }

    /// The text of a new `pm.yaml`.
    fn config(&self) -> String {
        let named = self.named_language();
        // A name that the database inside the program lacks would be a mistake in the new file.
        let known = clock::zone_name().filter(|name| zone(name).is_ok());
        let commit = if self.team {
            IndexCommit::DefaultBranch
        } else {
            IndexCommit::Always
        };
        scaffold::config(named.unwrap_or_else(locale), known.as_deref(), commit)
    }

    fn named_language(&self) -> Option<Language> {
        Language::parse(&self.language.as_ref()?.to_lowercase())
    }

    /// What `pm.yaml` says, which must not be something else than what the command line says.
    fn settings(&self, app: &App, text: &str, root: &Path) -> Result<Settings, Failure> {
        let Config {
            source,
            settings,
            findings,
        } = config::read(Source::new(disk::CONFIG, text));
        let view = View::of(root);
        app.refuse_mistakes((&source, &findings), settings.language, &view)?;
        match self.named_language() {
            Some(named) if named != settings.language => Err(Failure::Usage(format!(
                "{} is there already, in the language `{}`; change it there",
                view.path(disk::CONFIG),
                settings.language.code()
            ))),
            _ => Ok(settings),
        }
    }
}

/// Tells git of page and chart, and says so.
fn attributes(root: &Path, settings: &Settings) -> Result<Option<Message>, Failure> {
    let attributes = root.join(ATTRIBUTES);
    let old = disk::text(&attributes)?;
    let text = old.as_deref().unwrap_or_default();
    let Some(text) = scaffold::attributes(text, &settings.index) else {
        return Ok(None);
    };
    disk::replace(root, &attributes, &text)?;
    let message = match old {
        None => Message::new("init-created"),
        Some(_) => Message::new("init-added"),
    };
    Ok(Some(message.with("path", seen(&attributes))))
}

/// Writes the workflow to the root of the repository, and says what is left to do by hand.
fn team(root: &Path, settings: &Settings) -> Result<Vec<Message>, Failure> {
    // Where there is no repository yet, the vault will be one.
    let top = disk::repository(root).unwrap_or_else(|| root.to_owned());
    let folder = disk::within(&top, root)?;
    let repository = env!("CARGO_PKG_REPOSITORY");
    let workflow = scaffold::workflow(settings, &folder, repository);
    let mut said = vec![created(&top, scaffold::WORKFLOW, &workflow)?];
    if settings.index.commit == IndexCommit::Always {
        let config = seen(&root.join(disk::CONFIG));
        said.push(Message::new("init-commit").with("path", config));
    }
    let path = seen(&top.join(scaffold::WORKFLOW));
    said.push(Message::new("init-team").with("path", path));
    Ok(said)
}

/// Creates a file of the vault, unless there is one, and says which.
fn created(root: &Path, path: &str, text: &str) -> Result<Message, Failure> {
    let path = root.join(path);
    let key = if disk::create(root, &path, text)? {
        "init-created"
    } else {
        "init-kept"
    };
    Ok(Message {
        key,
        args: vec![("path", seen(&path).into())],
    })
}

/// The language of the locale, in the order in which POSIX programs look for it.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
fn locale() -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = names
        .filter_map(|name| std::env::var(name).ok())
        .find(|locale| !locale.is_empty());
    match locale {
        Some(locale) if locale.starts_with("fr") => Language::French,
        _ => Language::English,
    }
}

/// A month that is past, old enough for its failures to be cold.
fn month(app: &App, settings: &Settings) -> String {
    let now = app
        .now
        .map_or_else(clock::now, |now| now.start(&settings.timezone));
    let now = now.to_zoned(TimeZone::UTC);
    let then = now.checked_sub(6.months()).unwrap_or(now);
    then.strftime("%Y-%m").to_string()
}

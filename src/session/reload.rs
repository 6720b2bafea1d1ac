//! Bringing a session up to date with what changed on the disk: only changed notes are parsed again.

use std::{collections::BTreeSet, sync::Arc};

use super::{Session, parser, tree};
use crate::{
    config::{self, Config, Excuses},
    diagnostic::has_errors,
    disk::{self, Place, Templates},
    failure::Failure,
    language::EXCUSES,
    settings::Settings,
    template,
    text::Source,
    vault::{Content, File, Parsed, Reach, Vault, is_markdown, is_scratch},
};

/// For more new files than these it is quicker to list all folders.
const FEW: usize = 30;

/// What may have changed on the disk since a session was read. To name too much costs time, nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Files and folders, with all that lies in these, relative to the vault's root, with `/`.
    pub paths: BTreeSet<String>,
    /// Whether anything else may have changed as well.
    pub anything: bool,
}

impl Touched {
    /// Whether a file or folder, or something in it or above it, may have changed.
    fn may_concern(&self, place: &str) -> bool {
        let concerns = |path: &String| {
            let rest = path.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                || place.starts_with(&format!("{path}/"))
        };
        self.anything || self.paths.iter().any(concerns)
    }
}

/// Ways of reading notes that are others now.
struct Ways {
    settings: Option<Settings>,
    templates: Option<Templates>,
    excuses: Option<Excuses>,
}

impl Ways {
    fn are_same(&self) -> bool {
        self.settings.is_none() && self.templates.is_none() && self.excuses.is_none()
    }
}

/// What has changed in a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files that are another note now, are one for the first time or no longer.
    pub notes: BTreeSet<Arc<str>>,
    /// Whether every note was read anew, since settings, templates or phrases changed.
    pub all: bool,
    /// Whether `pm.yaml` has changed, or what cannot be read, or a file is gone that links could lead to.
    pub others: bool,
    /// Whether there are files that were not there before.
    pub more: bool,
    /// How far it reaches in notes that some of them changed.
    pub reach: Reach,
}

impl Changes {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && !self.all && !self.others && !self.more
    }

    /// Takes what changed later into account as well.
    pub fn add(&mut self, later: Self) {
        self.notes.extend(later.notes);
        self.all |= later.all;
        self.others |= later.others;
        self.more |= later.more;
        self.reach = self.reach.max(later.reach);
    }
}

impl Session {
    /// Reads again what was touched, and looks at the clock. Where `pm.yaml` has errors now, the settings stay as they were
    /// while it was right. After an error the session is what it was before.
    ///
    /// # Errors
    /// [`Failure::NoVault`] where the folder or its `pm.yaml` is gone, [`Failure::Refused`] where that leads out of the vault,
    /// [`Failure::Io`] where `pm.yaml` cannot be read or the root not be listed.
    pub fn reload(&mut self, touched: &Touched) -> Result<Changes, Failure> {
        if disk::find_root(&self.root)? != self.root {
            return Err(Failure::NoVault(self.root.clone()));
        }
        let everything = Touched {
            anything: true,
            ..Touched::default()
        };
        let touched = if touched.paths.contains("") {
            &everything
        } else {
            touched
        };
        let config = self.other_config(touched)?;
        let templates = self.other_templates(touched);
        // Settings that were never right are worth no more than the new ones.
        let settings = config
            .as_ref()
            .filter(|new| !has_errors(&new.findings) || !self.has_sound_settings)
            .map(|new| new.settings.clone());
        let others = config.is_some();
        let ways = Ways {
            settings,
            templates,
            excuses: self.other_excuses(touched),
        };
        let mut changes = if ways.are_same() {
            self.read_some(touched)?
        } else {
            self.read_all(ways)?
        };
        if let Some(Config {
            source, findings, ..
        }) = config
        {
            self.has_sound_settings |= !has_errors(&findings);
            self.config = source;
            self.config_findings = findings;
        }
        changes.others |= others;
        self.look_at_clock();
        Ok(changes)
    }

    /// `pm.yaml`, if it says something else now.
    fn other_config(&self, touched: &Touched) -> Result<Option<Config>, Failure> {
        if !touched.anything && !touched.paths.contains(disk::CONFIG) {
            return Ok(None);
        }
        let text = disk::text(&self.root.join(disk::CONFIG))?
            .ok_or_else(|| Failure::NoVault(self.root.clone()))?;
        let is_other = *text != *self.config.text;
        Ok(is_other.then(|| config::read(Source::new(disk::CONFIG, text))))
    }

    /// The vault's own templates, if they are others now.
    fn other_templates(&self, touched: &Touched) -> Option<Templates> {
        if !touched.may_concern(template::FOLDER) {
            return None;
        }
        let new = disk::templates(&self.root);
        (new != self.templates).then_some(new)
    }

    /// The vault's own phrases, if they are others now.
    fn other_excuses(&self, touched: &Touched) -> Option<Excuses> {
        if !touched.may_concern(EXCUSES) {
            return None;
        }
        let new = config::excuses(disk::excuses(&self.root));
        let is_other =
            new.source.text != self.excuses.text || new.findings != self.excuses_findings;
        is_other.then_some(new)
    }

    /// Reads every note anew.
    fn read_all(&mut self, ways: Ways) -> Result<Changes, Failure> {
        let Ways {
            settings,
            templates,
            excuses,
        } = ways;
        let settings = settings.unwrap_or_else(|| self.vault.settings.clone());
        let known = templates.as_ref().unwrap_or(&self.templates);
        let (parsed, files, tree) = tree::read(&self.root, &parser(&settings, known), |it| it)?;
        let mut lexicon = self.vault.excuses.take();
        if let Some(excuses) = excuses {
            lexicon = excuses.lexicon;
            self.excuses = excuses.source;
            self.excuses_findings = excuses.findings;
        }
        self.vault = Vault::new(settings, parsed, files).with_excuses(lexicon);
        self.tree = tree;
        if let Some(templates) = templates {
            self.templates = templates;
        }
        Ok(Changes {
            all: true,
            reach: Reach::All,
            ..Changes::default()
        })
    }

    /// Reads again the notes that were touched, after a look at the folders where more than texts may have changed.
    fn read_some(&mut self, touched: &Touched) -> Result<Changes, Failure> {
        let mut suspects = Suspects::of(self, touched);
        let mut changes = Changes::default();
        let mut gone = BTreeSet::new();
        let mut parsed = Vec::new();
        if suspects.listings.is_empty() {
            let more = disk::walk_to(&self.root, &self.vault.settings, &suspects.more);
            suspects.texts.extend(more.notes);
            changes.more = !more.files.are_none();
            changes.others = more.files.are_some_left_out();
            self.vault.files.add(more.files);
        } else {
            let mut listing = disk::walk(&self.root, &self.vault.settings)?;
            let difference = self.tree.relist(&mut listing);
            suspects.texts.retain(|note| self.tree.has_note(note));
            suspects.texts.extend(difference.new);
            let restamped = self.tree.restamped(&self.root, &suspects.listings);
            suspects.texts.extend(restamped);
            for note in difference.gone {
                if self.vault.has(&note) {
                    changes.notes.insert(note.clone());
                }
                gone.insert(note);
            }
            if let Some([before, now]) = difference.unreadable {
                gone.extend(before.into_iter().map(|(path, _)| path));
                parsed.extend(tree::unread(&now));
                changes.others = true;
            }
            if !listing.files.are(&self.vault.files) {
                changes.more = true;
                changes.others |= !self.vault.files.are_among(&listing.files);
                self.vault.files = listing.files;
            }
        }
        let read = self.tree.read(&self.root, suspects.texts);
        let new = read.into_iter().filter(|file| !self.holds(file)).collect();
        for (path, new) in self.parse(new) {
            let is_same = match &new {
                Parsed::Foreign => !self.vault.has(&path),
                Parsed::Unreadable(_, trouble) => self.vault.trouble(&path) == Some(trouble),
                Parsed::Note(_) | Parsed::Stray(_) => false,
            };
            if is_same {
                continue;
            }
            changes.notes.insert(path.clone());
            gone.insert(path);
            parsed.push(new);
        }
        if !changes.is_empty() {
            changes.reach = self.vault.update(parsed, &gone);
        }
        Ok(changes)
    }

    fn parse(&self, files: Vec<File>) -> Vec<(Arc<str>, Parsed)> {
        let parser = parser(&self.vault.settings, &self.templates);
        tree::each(files, |file| (file.path.clone(), parser.parse(file)))
    }

    /// Whether the vault has this text or trouble already.
    fn holds(&self, file: &File) -> bool {
        match &file.content {
            Content::Text(text) => self.vault.text(&file.path) == Some(text),
            Content::NotUtf8 { .. } => false,
            Content::Unreadable(trouble) => self.vault.trouble(&file.path) == Some(trouble),
        }
    }
}

/// Where to look.
#[derive(Default)]
struct Suspects<'t> {
    /// Notes that may have another text.
    texts: BTreeSet<Arc<str>>,
    /// New files in folders that were listed, where these need not be listed again: they are few, and no link may lead to them.
    more: BTreeSet<&'t str>,
    /// Other paths where something came, went or became another kind of thing.
    listings: BTreeSet<&'t str>,
}

impl<'t> Suspects<'t> {
    fn of(session: &Session, touched: &'t Touched) -> Self {
        let mut suspects = Self::default();
        if touched.anything {
            suspects.listings.insert("");
        }
        for path in &touched.paths {
            let place = disk::place(&session.root.join(path));
            let is_note = session.tree.has_note(path);
            let decides = matches!(path.rsplit('/').next(), Some(".gitignore" | disk::CONFIG));
            if is_note && place == Place::File {
                suspects.texts.insert(path.as_str().into());
            } else if decides || is_listed(session, path) {
                // A file that was only written anew, as the chart is each time, is listed as it was.
                if decides || place != Place::File || !is_other_file(session, path) {
                    suspects.listings.insert(path);
                }
            } else if place == Place::File && session.tree.can_take(&session.root, path) {
                suspects.more.extend((!is_scratch(path)).then_some(&**path));
            } else if appears(path, place) {
                suspects.listings.insert(path);
            }
        }
        if suspects.more.len() > FEW {
            suspects.listings.append(&mut suspects.more);
        }
        suspects
    }
}

/// Whether a path was there when the vault was listed.
fn is_listed(session: &Session, path: &str) -> bool {
    session.tree.has(&session.root, path) || session.vault.files.know(path)
}

/// Whether a file stood at a path when the vault was listed that could be no note.
fn is_other_file(session: &Session, path: &str) -> bool {
    let files = &session.vault.files;
    !is_markdown(path) && files.saw(path) && !session.tree.has(&session.root, path)
}

/// Whether something stands at a new path that is worth a look at its folder.
fn appears(path: &str, place: Place) -> bool {
    match place {
        Place::Empty => false,
        Place::Folder => true,
        Place::File | Place::Other => !is_scratch(path),
    }
}

//! Waiting for changes on the disk: the edge to the system's events, to signals, and to the time between them.
#![expect(clippy::disallowed_methods, reason = "this is an edge: it waits")]

mod events;
mod reader;

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender, channel},
    time::{Duration, Instant},
};

use crate::{failure::Failure, vault::is_markdown};
use events::{Depth, Events, Refusal, WATCHES_TREES};

/// A save is several events: it is over when none has come for so long.
const QUIET: Duration = Duration::from_millis(50);

/// A note that is not there may be about to come back: some editors move it away and bring other files to the disk before they
/// write it anew. And whoever deletes a whole vault is not to find a new page in it.
const PATIENCE: Duration = Duration::from_millis(250);

/// Changes that never rest are told of after so long all the same.
const LONGEST: Duration = Duration::from_secs(1);

/// How often the disk is looked at where events cannot be had, at most.
const POLL: Duration = Duration::from_secs(2);

/// What the work takes at most of the time in which the disk is looked at again and again: one part in so many.
const SHARE: u32 = 20;

/// Waits for changes in one vault.
pub struct Watch {
    root: PathBuf,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    /// Where events come from; `None`: the disk is looked at again and again.
    events: Option<Events>,
    /// The folders that are watched.
    watched: BTreeSet<PathBuf>,
    /// The folders that were to be watched the last time, while all of them are.
    settled: Vec<PathBuf>,
    /// Why the disk has to be looked at, where that was not asked for and is not told yet.
    notice: Option<String>,
    /// When the last batch was handed out.
    handed: Instant,
}

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// By the system's events.
    Events,
    /// By looking, for disks that raise none.
    Looking,
}

/// What has happened until it became quiet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The files and folders that something has happened to, relative to the root, with `/`.
    pub paths: BTreeSet<String>,
    /// Whether anything else may have changed as well.
    pub anything: bool,
    /// Whether somebody asked the program to end.
    pub ends: bool,
}

/// What can wake the program.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Signal {
    /// Something has happened to this file or folder.
    Touched(PathBuf),
    /// More has happened than the system could keep.
    Lost,
    /// The system has no more events to give, and why.
    Broken(String),
    /// Somebody asks the program to end.
    End,
}

impl Watch {
    /// Waits for changes in the vault at `root`, a path without links. Nothing is watched before [`Watch::follow`].
    pub fn new(root: &Path, means: Means) -> Self {
        let (sender, signals) = channel();
        let mut watch = Self {
            root: root.to_owned(),
            signals,
            sender,
            events: None,
            watched: BTreeSet::new(),
            settled: Vec::new(),
            notice: None,
            handed: Instant::now(),
        };
        if means == Means::Events {
            match Events::new(watch.sender.clone()) {
                Ok(events) => watch.events = Some(events),
                Err(reason) => watch.notice = Some(reason),
            }
        }
        watch
    }

    /// Lets Ctrl-C, the other requests to end, and a reader of the output that goes away come as a [`Batch`]. Once in a program.
    ///
    /// # Errors
    /// [`Failure::Refused`] where the system does not allow it.
    pub fn end_on_request(&self) -> Result<(), Failure> {
        let sender = self.sender.clone();
        let end = move || {
            // Nobody listens any more when the program ends anyway.
            let _ = sender.send(Signal::End);
        };
        reader::end_without_reader(self.sender.clone());
        ctrlc::set_handler(end)
            .map_err(|error| Failure::Refused(format!("cannot listen for Ctrl-C: {error}")))
    }

    /// Watches these folders, and no others any more. Answers which of them were not watched before, relative to the root:
    /// what happened in them meanwhile has raised no event.
    pub fn follow(&mut self, folders: &[PathBuf]) -> BTreeSet<String> {
        if *self.settled == *folders {
            return BTreeSet::new();
        }
        let Some(mut events) = self.events.take() else {
            return BTreeSet::new();
        };
        let wanted = folders.iter().map(|folder| watched_by(&self.root, folder));
        let wanted: HashSet<&Path> = wanted.collect();
        self.watched.retain(|folder| {
            let stays = wanted.contains(&**folder);
            if !stays {
                events.unwatch(folder);
            }
            stays
        });
        let mut fresh = BTreeSet::new();
        self.settled = folders.to_vec();
        for folder in wanted {
            if self.watched.contains(folder) {
                continue;
            }
            let is_tree = WATCHES_TREES && folder == self.root;
            let depth = if is_tree { Depth::Tree } else { Depth::Folder };
            match events.watch(folder, depth) {
                Ok(()) => {
                    self.watched.insert(folder.to_owned());
                    fresh.insert(relative(&self.root, folder).unwrap_or_default());
                }
                Err(Refusal::Gone) => self.settled.clear(),
                Err(Refusal::Exhausted(reason)) => {
                    // Half a watch would miss the other half in silence.
                    self.watched.clear();
                    self.settled.clear();
                    self.notice = Some(reason);
                    return BTreeSet::from([String::new()]);
                }
            }
        }
        self.events = Some(events);
        fresh
    }

    /// Why the disk has to be looked at again and again, the first time that this is asked.
    pub fn notice(&mut self) -> Option<String> {
        self.notice.take()
    }

    /// Waits until something has happened and become quiet, for as long as `wait` at most; then the batch is empty.
    pub fn next(&mut self, wait: Duration) -> Batch {
        let mut batch = Batch::default();
        if self.events.is_some() {
            if let Some(signal) = self.receive(wait) {
                self.gather(signal, &mut batch);
            }
        } else {
            let pause = POLL.max(self.handed.elapsed() * SHARE);
            if self.receive_end(pause.min(wait)) {
                batch.ends = true;
            } else {
                batch.anything = pause <= wait;
            }
        }
        self.handed = Instant::now();
        batch
    }

    /// The next signal. The channel never closes: it has a sender here.
    fn receive(&self, wait: Duration) -> Option<Signal> {
        self.signals.recv_timeout(wait).ok()
    }

    /// Waits for a request to end; whatever else is left from the time when there were events says nothing any more.
    fn receive_end(&self, wait: Duration) -> bool {
        let until = Instant::now() + wait;
        loop {
            match self.receive(until.saturating_duration_since(Instant::now())) {
                Some(Signal::End) => return true,
                Some(_) => {}
                None => return false,
            }
        }
    }

    /// Puts signals together until it is quiet.
    fn gather(&mut self, first: Signal, batch: &mut Batch) {
        let mut rest = Rest::new(Instant::now());
        let mut next = Some(first);
        while let Some(signal) = next {
            if self.put(signal, batch) {
                rest.disturb(Instant::now());
            }
            if batch.ends {
                return;
            }
            next = self.receive(rest.left(Instant::now(), QUIET));
            if next.is_none() && self.lacks_a_note(batch) {
                next = self.receive(rest.left(Instant::now(), PATIENCE));
            }
        }
    }

    /// Whether a note that something has happened to is not there.
    fn lacks_a_note(&self, batch: &Batch) -> bool {
        let mut notes = batch.paths.iter().filter(|path| is_markdown(path));
        notes.any(|note| fs::symlink_metadata(self.root.join(note)).is_err())
    }

    /// Puts a signal into a batch, and says whether it matters.
    fn put(&mut self, signal: Signal, batch: &mut Batch) -> bool {
        match signal {
            Signal::Touched(path) => {
                let Some(relative) = relative(&self.root, &path) else {
                    // Above the vault only what git ignores there is of interest.
                    batch.anything |= decides(&path);
                    return decides(&path);
                };
                if !matters(&relative) {
                    return false;
                }
                self.forget(&path);
                batch.paths.insert(relative);
            }
            Signal::Lost => {
                // Folders may have come and gone unseen.
                let root = self.root.clone();
                self.forget(&root);
                batch.anything = true;
            }
            Signal::Broken(reason) => {
                self.events = None;
                self.notice = Some(reason);
                batch.anything = true;
            }
            Signal::End => batch.ends = true,
        }
        true
    }

    /// What happens to a folder itself may take its watch away: it is watched anew.
    fn forget(&mut self, folder: &Path) {
        let Some(events) = &mut self.events else {
            return;
        };
        if !self.watched.contains(folder) {
            return;
        }
        self.settled.clear();
        let inside = self.watched.range(folder.to_owned()..);
        let inside: Vec<PathBuf> = inside
            .filter(|watched| watched.starts_with(folder))
            .cloned()
            .collect();
        for folder in inside {
            events.unwatch(&folder);
            self.watched.remove(&folder);
        }
    }
}

/// The time until a batch is over.
#[derive(Debug, Clone, Copy)]
struct Rest {
    begun: Instant,
    disturbed: Instant,
}

impl Rest {
    fn new(now: Instant) -> Self {
        Self {
            begun: now,
            disturbed: now,
        }
    }

    fn disturb(&mut self, now: Instant) {
        self.disturbed = now;
    }

    /// How long it is until nothing has happened for a `quiet` time.
    fn left(&self, now: Instant, quiet: Duration) -> Duration {
        let over = (self.disturbed + quiet).min(self.begun + LONGEST);
        over.saturating_duration_since(now)
    }
}

/// The folder by which the system watches a folder.
fn watched_by<'a>(root: &'a Path, folder: &'a Path) -> &'a Path {
    if WATCHES_TREES && folder.starts_with(root) {
        return root;
    }
    folder
}

/// A path in the vault with `/`; `None` for one that lies outside.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    Some(parts.join("/"))
}

/// Whether a file decides by its mere name what the vault holds.
fn decides(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name == ".gitignore" || name == ".git")
}

/// Whether something at this path of the vault can change anything. What is hidden cannot, as on the walk through the vault:
/// so neither our own half-written files nor the swap files and locks of editors wake the program.
fn matters(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_hidden = |part: &str| part.starts_with('.');
    let own = path == OWN_FOLDER || path.starts_with(&format!("{OWN_FOLDER}/"));
    if own {
        return !path.split('/').skip(1).any(is_hidden);
    }
    !folder.split('/').any(is_hidden) && (!is_hidden(name) || decides(Path::new(name)))
}

/// Where a vault keeps what is its own but no note.
const OWN_FOLDER: &str = ".pm";

#[cfg(test)]
mod tests;

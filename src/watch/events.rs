//! The system's events about files, by the crate that knows each system. The only file that names it.

use std::{path::Path, sync::mpsc::Sender};

use notify::{ErrorKind, Event, EventKind, RecursiveMode, Watcher, event::Flag};

use super::Signal;

/// Whether the system watches a folder with all that is in it. Elsewhere each folder is watched by itself: then those that
/// nobody looks into cost nothing, and it is known from when on a new folder is watched.
pub(super) const WATCHES_TREES: bool = cfg!(any(target_os = "macos", windows));

/// Where events come from.
pub(super) struct Events(Box<dyn Watcher + Send>);

/// Why a folder is not watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It cannot be looked into, or is not there any more; the folder that it lay in has something to tell of that.
    Gone,
    /// The system gives no more watches, in its words.
    Exhausted(String),
}

impl Events {
    /// Events that are sent as signals.
    ///
    /// # Errors
    /// The system's reason where it gives none.
    pub(super) fn new(signals: Sender<Signal>) -> Result<Self, String> {
        let send = move |event| {
            for signal in signals_of(event) {
                // Nobody listens any more when the program ends.
                let _ = signals.send(signal);
            }
        };
        match notify::recommended_watcher(send) {
            Ok(watcher) => Ok(Self(Box::new(watcher))),
            Err(error) => Err(reason(&error)),
        }
    }

    /// Watches a folder, and where the system can and it is asked for, all that lies in it.
    pub(super) fn watch(&mut self, folder: &Path, mode: Depth) -> Result<(), Refusal> {
        let mode = match mode {
            Depth::Tree => RecursiveMode::Recursive,
            Depth::Folder => RecursiveMode::NonRecursive,
        };
        self.0.watch(folder, mode).map_err(|error| refusal(&error))
    }

    /// Watches a folder no longer.
    pub(super) fn unwatch(&mut self, folder: &Path) {
        // It may be gone, and its watch with it.
        let _ = self.0.unwatch(folder);
    }

    /// Events of a system that refuses every watch.
    #[cfg(test)]
    pub(super) fn refusing() -> Self {
        Self(Box::new(tests::Refusing))
    }
}

/// How much of a folder is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Its entries.
    Folder,
    /// All that lies in it, however deep.
    Tree,
}

fn refusal(error: &notify::Error) -> Refusal {
    use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    match &error.kind {
        ErrorKind::PathNotFound => Refusal::Gone,
        ErrorKind::Io(io) if matches!(io.kind(), NotADirectory | NotFound | PermissionDenied) => {
            Refusal::Gone
        }
        _ => Refusal::Exhausted(reason(error)),
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system gives no more watches (on Linux: fs.inotify.max_user_watches)".to_owned()
        }
        ErrorKind::Io(io) => io.to_string(),
        _ => error.to_string(),
    }
}

/// What an event comes to. Reading raises events too, which say nothing.
fn signals_of(event: notify::Result<Event>) -> Vec<Signal> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return vec![Signal::Broken(reason(&error))],
    };
    if event.attrs.flag() == Some(Flag::Rescan) {
        return vec![Signal::Lost];
    }
    match event.kind {
        EventKind::Access(_) => Vec::new(),
        _ => event.paths.into_iter().map(Signal::Touched).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use notify::{
        Config, EventHandler, WatcherKind,
        event::{AccessKind, AccessMode, CreateKind},
    };

    use super::*;

    /// A system without a single watch left.
    pub(super) struct Refusing;

    impl Watcher for Refusing {
        fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Ok(Self)
        }

        fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
            Err(notify::Error::new(ErrorKind::MaxFilesWatch))
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    #[test]
    fn reading_says_nothing_and_lost_events_say_all() {
        let path = PathBuf::from("/v/a.md");
        let event = |kind| Ok(Event::new(kind).add_path(path.clone()));
        for access in [
            AccessKind::Read,
            AccessKind::Open(AccessMode::Any),
            AccessKind::Close(AccessMode::Write),
        ] {
            assert_eq!(signals_of(event(EventKind::Access(access))), []);
        }
        let created = event(EventKind::Create(CreateKind::File));
        assert_eq!(signals_of(created), [Signal::Touched(path.clone())]);
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(signals_of(Ok(lost)), [Signal::Lost]);
        let broken = signals_of(Err(notify::Error::generic("broken")));
        assert_eq!(broken, [Signal::Broken("broken".into())]);
    }

    #[test]
    fn a_folder_that_is_gone_is_no_lack_of_watches() {
        let gone = notify::Error::new(ErrorKind::PathNotFound);
        assert_eq!(refusal(&gone), Refusal::Gone);
        let denied = notify::Error::io(std::io::ErrorKind::PermissionDenied.into());
        assert_eq!(refusal(&denied), Refusal::Gone);
        let full = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert!(matches!(refusal(&full), Refusal::Exhausted(_)));
    }
}

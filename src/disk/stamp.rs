//! By what a file shows that it was written again, without being read.

use std::{
    fs::{self, Metadata},
    path::Path,
    time::{Duration, SystemTime},
};

/// A file written less long ago than this may be written again without showing it: some file systems count in steps of
/// two seconds.
const COARSEST: Duration = Duration::from_secs(2);

/// What the system notes of a file that is not changed. Equal stamps of a path: the same text.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    modified: SystemTime,
    length: u64,
    identity: Identity,
    settled: bool,
}

/// The file's number and the time of its last change of any kind, where the system has such.
#[cfg(unix)]
type Identity = (u64, u64, i64, i64);
#[cfg(not(unix))]
type Identity = ();

impl Stamp {
    /// Whether the file still holds what it held when it had the other stamp. In doubt it does not.
    pub fn shows_same(&self, other: &Self) -> bool {
        let facts = |stamp: &Self| (stamp.modified, stamp.length, stamp.identity);
        self.settled && other.settled && facts(self) == facts(other)
    }

    /// The stamp that a file shows at the instant `now`; `None` where the system has none to give.
    pub(super) fn of(metadata: &Metadata, now: SystemTime) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let identity = identity(metadata);
        let last = last_change(metadata).map_or(modified, |changed| changed.max(modified));
        Some(Self {
            modified,
            length: metadata.len(),
            identity,
            settled: now.duration_since(last).is_ok_and(|age| age > COARSEST),
        })
    }
}

/// The stamp of a file, taken before it is read; `None` where the system has none to give.
pub fn stamp(path: &Path) -> Option<Stamp> {
    Stamp::of(&fs::metadata(path).ok()?, SystemTime::now())
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    let changed = (metadata.ctime(), metadata.ctime_nsec());
    (metadata.dev(), metadata.ino(), changed.0, changed.1)
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Identity {}

/// When the file was last changed in any way, whatever time its writer gave it.
#[cfg(unix)]
fn last_change(metadata: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

#[cfg(not(unix))]
fn last_change(_: &Metadata) -> Option<SystemTime> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stamp as it will look in a while.
    fn later(path: &Path) -> Stamp {
        let now = SystemTime::now() + Duration::from_secs(100);
        Stamp::of(&fs::metadata(path).unwrap(), now).unwrap()
    }

    #[test]
    fn a_file_that_rests_shows_the_same_and_a_written_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        let before = later(&path);
        assert!(before.shows_same(&later(&path)));
        fs::write(&path, "longer").unwrap();
        assert!(!before.shows_same(&later(&path)));
        let other = folder.path().join("b.md");
        fs::write(&other, "b").unwrap();
        let before = later(&path);
        fs::rename(&other, &path).unwrap();
        assert!(!before.shows_same(&later(&path)));
    }

    #[test]
    fn what_was_just_written_may_be_written_again_unseen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        let fresh = stamp(&path).unwrap();
        assert!(!fresh.shows_same(&later(&path)));
        assert!(stamp(&folder.path().join("none.md")).is_none());
    }
}

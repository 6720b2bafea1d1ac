//! What is wrong with our work, as opposed to the user's text: pm could not do what it was asked to.

use std::path::{Path, PathBuf};

use crate::template::Fault;

/// Why pm could not do its work. Each says where, what, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No `pm.yaml` above the folder.
    #[error("{}: no pm.yaml here or in any folder above; `pm init` starts a vault, `-C DIR` names one", .0.display())]
    NoVault(PathBuf),
    /// The vault that was watched is not there any more.
    #[error("{}: the vault is gone: deleted, moved or unmounted; start the watch again where it is now", .0.display())]
    Gone(PathBuf),
    /// The system refused.
    #[error("{}: {}", path.display(), refusal(action, source))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was tried, as a verb: `read`, `write`.
        action: &'static str,
        /// The system's reason.
        source: std::io::Error,
    },
    /// `pm.yaml` has errors; they were shown.
    #[error("pm.yaml has errors: fix them first (see `pm check`)")]
    Config,
    /// Git is not there or refused.
    #[error("{folder}: git {action}: {reason}", folder = folder.display())]
    Git {
        /// Where it was run.
        folder: PathBuf,
        /// The git command.
        action: &'static str,
        /// What it said.
        reason: String,
    },
    /// A template of the vault's own is broken.
    #[error(transparent)]
    Template(#[from] Fault),
    /// The note is written, but nobody could edit it.
    #[error("{0}; the note is written, open it yourself")]
    Editor(String),
    /// The words of the command cannot be followed.
    #[error("{0}")]
    Usage(String),
    /// Whoever reads the output has stopped; that is no failure of anybody.
    #[error("the output is closed")]
    Closed,
    /// A file that pm will not write to stands where it should write.
    #[error("{0}")]
    Refused(String),
}

impl Failure {
    /// The same with the place where the system or git refused as `shown` has it.
    pub fn seen(mut self, shown: impl Fn(&Path) -> String) -> Self {
        if let Self::Io { path, .. } | Self::Git { folder: path, .. } = &mut self {
            *path = shown(path).into();
        }
        self
    }

    /// A failed attempt at a file.
    pub fn io(path: &Path, action: &'static str, source: std::io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            action,
            source,
        }
    }
}

/// What the system said, in plain words where nothing is there.
fn refusal(action: &str, source: &std::io::Error) -> String {
    if action == "find" && source.kind() == std::io::ErrorKind::NotFound {
        return "no such file or folder".to_owned();
    }
    format!("cannot {action}: {source}")
}

//! Git, by its own program: the only files that run it.
#![expect(clippy::disallowed_methods, reason = "this is the edge to git")]

mod config;
mod merge;
mod objects;
mod repository;
mod tree;
mod underway;
mod write;

pub use config::Hooks;
pub use objects::is_blob;
pub use repository::{Repository, below};
pub use tree::{Blob, Mode, resolve};
pub use underway::is_underway;
pub use write::Staged;

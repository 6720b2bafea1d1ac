//! Git, by its own program: the only files that run it.
#![expect(clippy::disallowed_methods, reason = "this is the edge to git")]

mod objects;
mod repository;
mod tree;

pub use objects::is_blob;
pub use repository::Repository;
pub use tree::{Blob, Mode};

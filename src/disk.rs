//! The disk: the only files that touch it.
#![expect(clippy::disallowed_methods, reason = "this is the edge to the disk")]

mod ignores;
mod read;
mod templates;
mod walk;
mod write;

pub use read::{bytes, find_root, read, read_notes, resolve, text, within};
pub use templates::{Templates, templates};
pub use walk::{Listing, walk};
pub use write::{amend, create, make_folder, overwrite, remove, replace, write_program};

/// The file that makes a folder a vault.
pub const CONFIG: &str = "pm.yaml";

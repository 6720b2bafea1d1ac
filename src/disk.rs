//! The disk: the only files that touch it.
#![expect(clippy::disallowed_methods, reason = "this is the edge to the disk")]

mod excuses;
mod ignores;
mod read;
mod stamp;
mod templates;
mod walk;
mod write;

pub use excuses::excuses;
pub use ignores::repository;
pub use read::{
    Place, bytes, find_root, place, read, read_notes, read_stamped, resolve, text, within,
};
pub use stamp::{Stamp, stamp};
pub use templates::{Templates, templates};
pub use walk::{Listing, walk, walk_to};
pub use write::{
    amend, create, exchange, make_folder, overwrite, refuse_read_only, remove, replace,
    write_program,
};

/// The file that makes a folder a vault.
pub const CONFIG: &str = "pm.yaml";

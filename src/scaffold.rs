//! New notes and new vaults as texts: from a kind, a title and answers to a file's name and content. Touches no disk.

mod cost;
mod draft;
mod name;
mod vault;

pub use cost::Cost;
pub use draft::{Draft, NewNote};
pub use vault::{attributes, config};

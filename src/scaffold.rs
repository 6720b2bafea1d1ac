//! New notes and new vaults as texts: from a kind, a title and answers to a file's name and content. Touches no disk.

mod cost;
mod draft;
mod name;
mod vault;
mod workflow;

pub use cost::Cost;
pub use draft::{Draft, NewNote};
pub use vault::{attributes, config};
pub use workflow::{WORKFLOW, workflow};

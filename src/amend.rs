//! Surgical edits of the user's text that keep every other byte.

mod fix;

pub use fix::{Fixed, fix};

//! Surgical edits of the user's text that keep every other byte.

mod amendment;
mod fix;
mod list;

pub use amendment::{Amended, Amendment, Unfit};
pub use fix::{Fixed, fix};

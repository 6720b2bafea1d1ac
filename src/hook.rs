//! What pm does inside git: its hooks, its merge driver, and how they get there.

mod change;
mod commit;
mod install;
mod merge;
mod page;

pub use commit::{Checked, Part, pre_commit};
pub use install::{Installed, attributes, install, uninstall};
pub use merge::{Merged, Merging, Versions, merge, pre_merge_commit};
pub use page::Page;

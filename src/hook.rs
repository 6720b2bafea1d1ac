//! What pm does inside git: its hooks, its merge driver, and how they get there.

mod install;

pub use install::{Installed, install, uninstall};

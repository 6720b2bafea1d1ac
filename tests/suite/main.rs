//! The one integration binary: what holds between files, and what a user of the program sees.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests touch the world, and may fail"
)]

mod adopt;
mod advance;
mod architecture;
mod bad_notes;
mod circle;
mod commands;
mod config;
mod discovery;
mod documents;
mod excuses;
mod git;
mod here;
mod index;
mod init;
mod new;
mod page;
mod preflight;
mod program;
mod rules;
mod story;
mod templates;
mod trial;
mod views;
mod watch;

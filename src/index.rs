//! The generated page and its chart: pure functions from what is known of a vault to the bytes of a file.

pub mod chart;
mod splice;

pub use splice::{Problem, create, find, splice};

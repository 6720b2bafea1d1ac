//! Everything that is said to people, in each language: Fluent catalogues and headings. Data; `Message` is what it puts
//! into words.

mod catalogue;
mod headings;
mod kinds;

pub use catalogue::Catalogue;
pub use headings::{Headings, heading, normalise};
pub use kinds::kind;

//! Everything that is said to people, and read of what they say, in each language: Fluent catalogues, headings, phrases and
//! what is needed of grammar. Data; `Message` is what it puts into words.

mod catalogue;
mod grammar;
mod headings;
mod kinds;
mod lexicon;

pub use catalogue::Catalogue;
pub use grammar::{Grammar, Token, tokens};
pub use headings::{Headings, heading, normalise};
pub use kinds::kind;
pub use lexicon::{Class, EXCUSES, Lexicon, Phrase, Search, Severity};

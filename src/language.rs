//! Everything that is said to people, and read of what they say, in each language: Fluent catalogues, headings, phrases and
//! what is needed of grammar. Data; `Message` is what it puts into words.

mod catalogue;
mod choices;
mod fields;
mod grammar;
mod headings;
mod kinds;
mod lexicon;

pub use catalogue::Catalogue;
pub use choices::choice_called;
pub use fields::field_called;
pub use grammar::{Grammar, Token, tokens};
pub use headings::{Headings, heading, is_nearly, names, normalise};
pub use kinds::{
    guardrail_command, kind, kind_called, kind_names, kind_word, lever_command, new_command,
};
pub use lexicon::{Class, EXCUSES, Lexicon, Phrase, Search, Severity};

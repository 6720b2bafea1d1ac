//! A note as text: its front matter and its body, parsed with places. Parsing never fails: what is wrong is kept as faults
//! beside everything that could be read.

mod body;
mod front_matter;
mod plain;
mod pragma;
mod recovery;
mod tree;
mod yaml;

pub use body::{Body, Link, Section};
pub use front_matter::{FrontMatter, Split, split};
pub use pragma::Allow;
pub use tree::{Entry, Fault, FaultKind, Mapping, Node, NodeKind, Scalar, Style};
pub use yaml::read as read_yaml;

use crate::text::Source;

/// A source and its parsed parts.
#[derive(Debug)]
pub struct Note {
    /// The text and where it comes from.
    pub source: Source,
    /// The front matter; empty where the file has none.
    pub front_matter: FrontMatter,
    /// What follows the front matter.
    pub body: Body,
}

impl Note {
    /// Parses the whole text.
    pub fn parse(source: Source) -> Self {
        let front_matter = FrontMatter::parse(&source.text);
        Self::with_front_matter(source, front_matter)
    }

    /// Parses the body of a text whose front matter is parsed already.
    pub fn with_front_matter(source: Source, front_matter: FrontMatter) -> Self {
        let body = Body::parse(&source.text, front_matter.body_start());
        Self {
            source,
            front_matter,
            body,
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.source.text
    }
}

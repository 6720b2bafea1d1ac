//! The fields of a lever.

use super::{Field, List, reader::Reader};
use crate::{schema::LeverKind, value::Reference};

/// What only a lever has.
#[derive(Debug, PartialEq, Eq)]
pub struct Lever {
    /// What sort of error it is.
    pub kind: Field<LeverKind>,
    /// Other ids under which it was named.
    pub aliases: List<Reference>,
}

impl Lever {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            kind: reader.choice("kind", LeverKind::word),
            aliases: reader.levers("aliases"),
        }
    }

    /// The valid values of a field that only a lever has, each in its plainest form.
    pub(super) fn texts(&self, field: &str) -> Vec<String> {
        match field {
            "kind" => self.kind.words(),
            "aliases" => self.aliases.texts(),
            _ => Vec::new(),
        }
    }
}

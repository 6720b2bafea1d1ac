//! Text with places: byte spans, sources, and edits that touch nothing outside their spans.

mod edit;
mod source;
mod span;

pub use edit::{Edit, apply};
pub use source::{LineIndex, Position, Source};
pub use span::Span;

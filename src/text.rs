//! Text with places: byte spans, sources, and edits that touch nothing outside their spans.

mod conflict;
mod edit;
mod line;
mod near;
mod shell;
mod slice;
mod slug;
mod source;
mod span;
mod uri;

pub use conflict::{Conflict, conflicts};
pub use edit::{Edit, apply};
pub use line::one_line;
pub(crate) use near::narrow;
pub use near::{Names, bare, is_near_miss, nearest};
pub use shell::{argument, sh_word, shell_word};
pub use slice::Text;
pub use slug::slug;
pub use source::{LineIndex, Position, Source};
pub use span::Span;
pub use uri::{percent_decode, percent_encode};

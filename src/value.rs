//! The small values that front matter holds: each parses itself from its text, orders and shows itself.
//!
//! Every parser takes trimmed scalar text and answers with the value, or with a [`Message`] that says what is wrong and,
//! where the text leaves no doubt, how to write it.

mod amount;
mod decimal;
mod exact;
mod fold;
mod lever_share;
mod moment;
mod outcome;
mod percent;
mod period;
mod ratio;
mod reference;
mod relapse;
mod slug;
mod threshold;
mod trial;
mod zone;

pub use amount::Amount;
pub use exact::{Exact, NumberStyle, decimal};
pub use fold::fold;
pub use lever_share::LeverShare;
pub use moment::Moment;
pub use outcome::Outcome;
pub use percent::Percent;
pub use period::Period;
pub use ratio::Ratio;
pub use reference::Reference;
pub use relapse::{Relapse, RelapseCause};
pub use slug::Slug;
pub use threshold::{Bound, Relation, Threshold};
pub use trial::Trial;
pub use zone::zone;

use crate::message::Message;

/// The longest piece of the user's text that a message repeats, in characters.
const EXCERPT: usize = 60;

/// The message `key` about `text`, which it repeats as `found`, cut where it is long.
fn wrong(key: &'static str, text: &str) -> Message {
    let found = match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    Message::new(key).with("found", found)
}

/// Whether `c` is a blank inside a value: French typing puts no-break spaces before `%` and between thousands.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

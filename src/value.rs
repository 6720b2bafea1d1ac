//! The small values that front matter holds: each parses itself from its text, orders and shows itself.
//!
//! Every parser takes trimmed scalar text and answers with the value, or with a [`Message`](crate::message::Message) that
//! says what is wrong and, where the text leaves no doubt, how to write it.

mod amount;
mod decimal;
mod exact;
mod fold;
mod globs;
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
pub use exact::{Exact, NumberStyle, decimal, quotient};
pub use fold::{fold, is_within};
pub use globs::Globs;
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

/// Whether `c` is a blank inside a value: French typing puts no-break spaces before `%` and between thousands.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Arg, Message};
    use proptest::prelude::*;

    /// Texts near to values, beside any text at all.
    fn texts() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[0-9]{1,4}([.,][0-9]{1,3})?",
            "[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?",
            "[a-z]{1,3}(-[a-zé]{1,3})?",
            "\\[\\[[a-z/ ]{1,5}(\\|[a-z%]{1,3})?\\]\\]",
            "[%/€:()+-]",
            "[ \u{a0}]",
            "(>=|≥|<|at least|plus de|h|jours|sur|bypassed|[)]\\([a-z]{1,3}[)])",
            any::<String>(),
        ];
        proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
    }

    fn suggestions(message: Message) -> Vec<String> {
        let of_text = |(name, value)| match value {
            Arg::Text(text) if name != "found" && name != "choices" => Some(text),
            _ => None,
        };
        message.args.into_iter().filter_map(of_text).collect()
    }

    /// Whether `parse` reads what its own messages suggest; those of a part suggest a part.
    fn is_honest<T>(
        parse: impl Fn(&str) -> Result<T, Message>,
        key: &str,
        text: &str,
    ) -> Result<(), TestCaseError> {
        let message = parse(text)
            .err()
            .filter(|message| message.key.starts_with(key));
        for suggestion in message.map(suggestions).unwrap_or_default() {
            prop_assert!(
                parse(&suggestion).is_ok(),
                "{text} is told to be {suggestion}"
            );
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn what_a_message_suggests_is_read(text in texts()) {
            let text = text.trim();
            is_honest(Amount::parse, "value", text)?;
            is_honest(LeverShare::parse, "value-share", text)?;
            is_honest(Moment::parse, "value", text)?;
            is_honest(Outcome::parse, "value", text)?;
            is_honest(Percent::parse, "value", text)?;
            is_honest(Period::parse, "value", text)?;
            is_honest(Ratio::parse, "value", text)?;
            is_honest(Reference::parse, "value", text)?;
            is_honest(Slug::parse, "value", text)?;
            is_honest(Threshold::parse, "value-threshold", text)?;
        }
    }

    #[test]
    fn repeats_no_more_than_an_excerpt() {
        let message = Amount::parse(&"é".repeat(100)).unwrap_err();
        assert_eq!(message.args, [("found", Arg::Text("é".repeat(60) + "…"))]);
    }
}

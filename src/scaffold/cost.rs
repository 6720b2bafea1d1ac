//! What a failure cost, as people say it.

use crate::{message::Message, value::Amount};

/// Money and hours, each as front matter spells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cost {
    /// In the vault's currency.
    pub money: Option<String>,
    /// Hours.
    pub hours: Option<String>,
}

impl Cost {
    /// Reads `60 h`, `1200`, `1200 EUR`, `60 h + 1200`, in any order. A number without a unit is money.
    pub fn parse(text: &str, currency: &str) -> Result<Self, Message> {
        let mut cost = Self::default();
        let own = if currency.is_empty() { "¤" } else { currency };
        let parts = text.replace(own, "¤").replace(", ", "+");
        for part in parts.split(['+', ';', '&']) {
            let mut rest = part.trim();
            while !rest.is_empty() {
                rest = cost
                    .read(rest, currency)?
                    .ok_or_else(|| Message::about("ask-cost-unread", text))?;
            }
        }
        Ok(cost)
    }

    /// Reads one number with its unit and gives what follows; `None` where there is none, or a second one of its kind.
    fn read<'t>(&mut self, text: &'t str, currency: &str) -> Result<Option<&'t str>, Message> {
        let (sign, rest) = split(text, is_sign);
        let (number, rest) = split(rest.trim_start(), |c| !c.is_alphabetic() && !is_sign(c));
        let (word, rest) = split(rest, |c| c.is_alphabetic() || is_sign(c));
        let number = number.trim();
        let unit = word.to_lowercase();
        let (field, place) = match &*unit {
            "et" | "and" if number.is_empty() && sign.is_empty() => return Ok(Some(rest.trim())),
            _ if number.is_empty() => return Ok(None),
            "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" if sign.is_empty() => {
                ("hours", &mut self.hours)
            }
            "" | "et" | "and" => ("money", &mut self.money),
            _ if is_money(&unit, currency) => ("money", &mut self.money),
            _ => return Ok(None),
        };
        Amount::parse(number).map_err(|message| message.with("field", field))?;
        let first = place.replace(number.to_owned()).is_none();
        let known = sign.is_empty() || is_money(sign, currency);
        Ok((first && known).then(|| rest.trim()))
    }
}

fn split(text: &str, of: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !of(c)).unwrap_or(text.len()))
}

/// Whether a character stands for a currency; `¤` for that of the vault, whatever it is.
fn is_sign(c: char) -> bool {
    matches!(c, '¤' | '€' | '$' | '£')
}

/// Whether a word in lower case is the vault's currency.
fn is_money(word: &str, currency: &str) -> bool {
    let others: &[&str] = match currency {
        "EUR" => &["€", "euro", "euros"],
        "USD" | "CAD" => &["$", "dollar", "dollars"],
        "GBP" => &["£", "pound", "pounds"],
        _ => &[],
    };
    word == "¤" || word == currency.to_lowercase() || others.contains(&word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_and_hours_are_read_as_people_say_them() {
        for (text, money, hours) in [
            ("1200", "1200", ""),
            ("60 h", "", "60"),
            ("60h", "", "60"),
            ("7.5 heures", "", "7.5"),
            ("60 h + 1200", "1200", "60"),
            ("1200, 60 h", "1200", "60"),
            ("60 h et 1200 €", "1200", "60"),
            ("1200 et 60 h", "1200", "60"),
            ("60h 1200", "1200", "60"),
            ("€180; 60 Hours", "180", "60"),
            ("180 EUR and 60 h", "180", "60"),
            ("0", "0", ""),
            ("", "", ""),
        ] {
            let own = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let expected = Cost {
                money: own(money),
                hours: own(hours),
            };
            assert_eq!(Cost::parse(text, "EUR"), Ok(expected), "{text}");
        }
    }

    #[test]
    fn the_currency_can_be_any_sign() {
        for (text, currency) in [
            ("1200 ¥", "¥"),
            ("¥1200", "¥"),
            ("1200 Fr.", "Fr."),
            ("1200 chf", "CHF"),
            ("1200", ""),
        ] {
            let money = Cost::parse(text, currency).unwrap().money;
            assert_eq!(money.as_deref(), Some("1200"), "{text}");
        }
    }

    #[test]
    fn what_is_not_read_gets_a_reason() {
        for (text, key) in [
            ("beaucoup", "ask-cost-unread"),
            ("60 jours", "ask-cost-unread"),
            ("60 h + 2 h", "ask-cost-unread"),
            ("12 + 13", "ask-cost-unread"),
            ("1200 USD", "ask-cost-unread"),
            ("$1200", "ask-cost-unread"),
            ("7,5 h", "value-number-spelling"),
            ("-5", "value-number-negative"),
            ("60 % h", "value-amount"),
        ] {
            assert_eq!(Cost::parse(text, "EUR").unwrap_err().key, key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn comes_to_an_end(text in prop_oneof![any::<String>(), "[0-9 ,.h+€et]{0,12}"]) {
            let _ = Cost::parse(&text, "EUR");
        }
    }
}

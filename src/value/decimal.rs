//! Plain decimals ≥ 0 with a point, read as billionths; other spellings of numbers are faults that may know the right one.

use super::is_blank;
use crate::message::Message;

/// How many billionths make one.
pub(super) const UNIT: u64 = 1_000_000_000;

const WHOLE_DIGITS: usize = 15;
const DECIMALS: usize = 9;

/// Why a text is no plain decimal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It does not look like a number.
    Shape,
    /// It is below zero.
    Negative,
    /// It is a percent above 100.
    AboveHundred,
    /// It is below one and has no `%`, so it may be a part of one or a percent.
    BarePart { part: String, percent: String },
    /// It has more than 15 digits before the point or 9 after it.
    Long,
    /// It can only mean this.
    Spelling(String),
    /// Its comma may set thousands apart or be a decimal point.
    Ambiguous { grouped: String, decimal: String },
}

impl Fault {
    /// What to say of `text`; `shape` is the key for text that does not look like a number.
    pub(super) fn message(self, shape: &'static str, text: &str) -> Message {
        match self {
            Self::Shape => Message::about(shape, text),
            Self::Negative => Message::about("value-number-negative", text),
            Self::AboveHundred => Message::about("value-percent-above", text),
            Self::BarePart { part, percent } => Message::about("value-percent-bare", text)
                .with("part", part)
                .with("percent", percent),
            Self::Long => Message::about("value-number-long", text),
            Self::Spelling(suggestion) => {
                Message::about("value-number-spelling", text).with("suggestion", suggestion)
            }
            Self::Ambiguous { grouped, decimal } => Message::about("value-number-ambiguous", text)
                .with("grouped", grouped)
                .with("decimal", decimal),
        }
    }
}

/// The billionths of `text`: below 10^24.
pub(super) fn billionths(text: &str) -> Result<u128, Fault> {
    match plain(text) {
        Some(Ok(value)) => Ok(value),
        Some(Err(fault)) => Err(fault),
        None => Err(respell(text)),
    }
}

/// Billionths as the shortest plain decimal.
pub(super) fn show(billionths: u128) -> String {
    let (whole, rest) = (billionths / u128::from(UNIT), billionths % u128::from(UNIT));
    if rest == 0 {
        return whole.to_string();
    }
    let shown = format!("{whole}.{rest:09}");
    shown.trim_end_matches('0').to_owned()
}

/// Digits, or digits, a point and digits; nothing for any other shape.
fn plain(text: &str) -> Option<Result<u128, Fault>> {
    let (whole, decimals) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > WHOLE_DIGITS || decimals.len() > DECIMALS {
        return Some(Err(Fault::Long));
    }
    let number = |part: &str| part.bytes().fold(0u64, |n, b| n * 10 + u64::from(b - b'0'));
    let fraction = (decimals.len()..DECIMALS).fold(number(decimals), |n, _| n * 10);
    Some(Ok(
        u128::from(number(whole)) * u128::from(UNIT) + u128::from(fraction)
    ))
}

/// The fault of a text that is no plain decimal.
fn respell(text: &str) -> Fault {
    if let Some(hours) = clock_hours(text) {
        return Fault::Spelling(hours);
    }
    let number = without_unit(text);
    let unsigned = number.strip_prefix(['-', '−']).map(without_unit);
    if unsigned.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Fault::Negative;
    }
    let number = number.strip_prefix('+').map_or(number, without_unit);
    let Some((whole, decimals)) = ungrouped(number) else {
        return Fault::Shape;
    };
    let grouped = format!("{whole}{decimals}");
    let decimal = match decimals {
        "" => whole,
        _ => format!("{whole}.{decimals}"),
    };
    match plain(&decimal) {
        Some(Ok(_)) if reads_as_thousands(number) => Fault::Ambiguous { grouped, decimal },
        Some(Ok(_)) => Fault::Spelling(decimal),
        Some(Err(fault)) => fault,
        None => Fault::Shape,
    }
}

/// The decimal hours of `7h30`, where they are exact.
fn clock_hours(text: &str) -> Option<String> {
    let (hours, minutes) = text.split_once(['h', 'H'])?;
    let hours = hours.trim_end_matches(is_blank);
    let minutes = minutes.trim_start_matches(is_blank);
    let mut digits = hours.bytes().chain(minutes.bytes());
    if minutes.len() != 2 || hours.len() > WHOLE_DIGITS || !digits.all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (u128, u128) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && minutes.is_multiple_of(3))
        .then(|| show(hours * u128::from(UNIT) + minutes / 3 * u128::from(UNIT / 20)))
}

/// `text` without the currency or the hours around it.
fn without_unit(text: &str) -> &str {
    const WORDS: [&str; 11] = [
        "euros", "euro", "dollars", "dollar", "hours", "hour", "heures", "heure", "hrs", "hr", "h",
    ];
    let currency = |word: &str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let text = text.trim_matches(is_blank);
    let (number, word) = text.split_at(
        text.trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .len(),
    );
    let unit = currency(word) || WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let text = if unit { number } else { text };
    let text = match text.split_at_checked(3) {
        Some((code, number)) if currency(code) => number,
        _ => text,
    };
    text.trim_matches(|c| is_blank(c) || matches!(c, '€' | '$' | '£' | '¥'))
}

/// The digits before and after the decimal mark of a number whose thousands may be set apart.
fn ungrouped(number: &str) -> Option<(String, &str)> {
    let (whole, decimals) = match number.rfind([',', '.']) {
        Some(at) if number.matches(&number[at..=at]).count() == 1 => {
            (&number[..at], &number[at + 1..])
        }
        _ => (number, ""),
    };
    if whole.is_empty() {
        return (!decimals.is_empty()).then(|| ("0".to_owned(), decimals));
    }
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else {
        return Some((whole.to_owned(), decimals));
    };
    if !is_blank(mark) && !matches!(mark, ',' | '.' | '\'' | '’' | '_') {
        return None;
    }
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let regular = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    regular.then(|| (whole.replace(mark, ""), decimals))
}

/// Whether the one comma of `1,200` may set thousands apart.
fn reads_as_thousands(number: &str) -> bool {
    number.split_once(',').is_some_and(|(whole, rest)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && rest.len() == 3
            && !rest.contains(',')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ONE: u128 = UNIT as u128;

    #[test]
    fn reads_plain_decimals() {
        for (text, value) in [
            ("0", 0),
            ("7.5", 7 * ONE + ONE / 2),
            ("007", 7 * ONE),
            ("0.000000001", 1),
            ("1.200", 1_200_000_000),
            ("1.0000000000000", ONE),
            ("999999999999999.999999999", 999_999_999_999_999_999_999_999),
        ] {
            assert_eq!(billionths(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn knows_the_right_spelling() {
        for (text, right) in [
            ("7,5", "7.5"),
            ("0,125", "0.125"),
            ("1 200", "1200"),
            ("1\u{202f}200", "1200"),
            ("1\u{a0}200,50", "1200.50"),
            ("1.200,50", "1200.50"),
            ("1,200.50", "1200.50"),
            ("1,200,000", "1200000"),
            ("1.200.000", "1200000"),
            ("1'200.5", "1200.5"),
            ("1_200", "1200"),
            ("1200 €", "1200"),
            ("€1,200.50", "1200.50"),
            ("1200EUR", "1200"),
            ("EUR 1200", "1200"),
            ("7,5 h", "7.5"),
            ("7 heures", "7"),
            ("7h30", "7.5"),
            ("7 h 45", "7.75"),
            ("0h03", "0.05"),
            ("+7", "7"),
            (".5", "0.5"),
            (",5", "0.5"),
            ("5.", "5"),
        ] {
            assert_eq!(
                billionths(text),
                Err(Fault::Spelling(right.into())),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_what_it_cannot_mend() {
        for text in [
            "",
            "abc",
            "1e3",
            "1.5e3",
            "12 30",
            "1,2,3",
            "1.2.3",
            "0x10",
            "٣",
            "7h20",
            "7h60",
            "1 2000",
            "NaN",
            "10k",
            "1,200.300,4",
            ".",
            ",",
            "€",
            "h",
            "1 200 000",
            "--5",
            "7:30",
        ] {
            let expected = if text == "1 200 000" {
                Fault::Spelling("1200000".into())
            } else {
                Fault::Shape
            };
            assert_eq!(billionths(text), Err(expected), "{text}");
        }
        for text in ["-7", "-7.5", "−3", "- 3 €"] {
            assert_eq!(billionths(text), Err(Fault::Negative), "{text}");
        }
        for text in ["1000000000000000", "0.0000000001", "1 000 000 000 000 000"] {
            assert_eq!(billionths(text), Err(Fault::Long), "{text}");
        }
    }

    #[test]
    fn guesses_no_comma() {
        let both = |grouped: &str, decimal: &str| {
            Err(Fault::Ambiguous {
                grouped: grouped.into(),
                decimal: decimal.into(),
            })
        };
        assert_eq!(billionths("1,200"), both("1200", "1.200"));
        assert_eq!(billionths("12,345 EUR"), both("12345", "12.345"));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = billionths(&text);
        }

        #[test]
        fn never_panics_near_numbers(text in "[-+−€ ]{0,2}[0-9.,' h\u{a0}]{0,30}[€A-Zh ]{0,5}") {
            if let Err(Fault::Spelling(right)) = billionths(&text) {
                prop_assert!(billionths(&right).is_ok());
            }
        }

        #[test]
        fn shows_what_it_reads(value in 0..10u128.pow(24)) {
            prop_assert_eq!(billionths(&show(value)), Ok(value));
        }
    }
}

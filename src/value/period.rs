//! Spans of time: how long to wait, how often to look again.

use super::is_blank;
use crate::message::Message;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use std::fmt;

/// A span of time ≥ 0. Hours and less are exact; days and longer are those of the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Period(Span);

impl Period {
    /// Reads `48h`, `30d`, `2w`, or an ISO 8601 duration: `P30D`, `PT48H`, `P1M`.
    pub fn parse(text: &str) -> Result<Self, Message> {
        read(text).map(Self).ok_or_else(|| respell(text))
    }

    /// This many hours.
    pub fn hours(count: u16) -> Self {
        Self(i32::from(count).hours())
    }

    /// This many days.
    pub fn days(count: u16) -> Self {
        Self(i32::from(count).days())
    }

    /// Whether it is no time at all.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The instant this long after `start`, on the clocks of `zone`; past the end of time, the last instant.
    pub fn after(self, start: Timestamp, zone: &TimeZone) -> Timestamp {
        start
            .to_zoned(zone.clone())
            .checked_add(self.0)
            .map_or(Timestamp::MAX, |end| end.timestamp())
    }

    /// The instant this long before `end`, on the clocks of `zone`; past the beginning of time, the first instant.
    pub fn before(self, end: Timestamp, zone: &TimeZone) -> Timestamp {
        end.to_zoned(zone.clone())
            .checked_sub(self.0)
            .map_or(Timestamp::MIN, |start| start.timestamp())
    }
}

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        self.0.fieldwise() == other.0.fieldwise()
    }
}

impl Eq for Period {}

/// `48h`, `30d` or `2w` where it has this one unit, else ISO 8601.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = self.0;
        let units = [
            (span.get_hours(), 'h'),
            (span.get_days(), 'd'),
            (span.get_weeks(), 'w'),
        ];
        for (count, unit) in units.map(|(count, unit)| (i64::from(count), unit)) {
            let same = counted_in(count, unit).is_some_and(|only| Self(only) == *self);
            if count > 0 && same {
                return write!(f, "{count}{unit}");
            }
        }
        write!(f, "{span}")
    }
}

fn read(text: &str) -> Option<Span> {
    if text.starts_with(['P', 'p']) {
        text.parse().ok()
    } else {
        counted(text)
    }
}

/// Digits and one unit.
fn counted(text: &str) -> Option<Span> {
    let unit = text.chars().next_back().filter(char::is_ascii_lowercase)?;
    let digits = &text[..text.len() - 1];
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    counted_in(digits.parse().ok()?, unit)
}

fn counted_in(count: i64, unit: char) -> Option<Span> {
    match unit {
        'h' => Span::new().try_hours(count).ok(),
        'd' => Span::new().try_days(count).ok(),
        'w' => Span::new().try_weeks(count).ok(),
        _ => None,
    }
}

/// What to say of a text that is no span of time.
fn respell(text: &str) -> Message {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(end);
    let suggestion = match unit.trim_start_matches(is_blank).to_lowercase().as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" => format!("{count}h"),
        "d" | "day" | "days" | "j" | "jour" | "jours" => format!("{count}d"),
        "w" | "week" | "weeks" | "sem" | "semaine" | "semaines" => format!("{count}w"),
        "min" | "minute" | "minutes" => format!("PT{count}M"),
        "month" | "months" | "mois" => format!("P{count}M"),
        "y" | "year" | "years" | "an" | "ans" | "année" | "années" => format!("P{count}Y"),
        _ => return Message::about("value-period", text),
    };
    if read(&suggestion).is_none() {
        return Message::about("value-period", text);
    }
    Message::about("value-period-spelling", text).with("suggestion", suggestion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn reads_and_shows_every_form() {
        for (text, canonical) in [
            ("30d", "30d"),
            ("48h", "48h"),
            ("2w", "2w"),
            ("0h", "PT0S"),
            ("P30D", "30d"),
            ("PT48H", "48h"),
            ("P2W", "2w"),
            ("P1M", "P1M"),
            ("P1DT12H", "P1DT12H"),
            ("PT1.5H", "PT1H30M"),
        ] {
            assert_eq!(period(text).to_string(), canonical);
            assert_eq!(period(canonical), period(text));
        }
        assert_eq!(Period::hours(48), period("48h"));
        assert_eq!(Period::days(90), period("90d"));
        assert_ne!(period("24h"), period("1d"));
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, right) in [
            ("48 h", "48h"),
            ("48H", "48h"),
            ("30 jours", "30d"),
            ("30j", "30d"),
            ("2 weeks", "2w"),
            ("2 semaines", "2w"),
            ("3 mois", "P3M"),
            ("90 min", "PT90M"),
            ("1 an", "P1Y"),
        ] {
            let expected = Message::new("value-period-spelling")
                .with("found", text)
                .with("suggestion", right);
            assert_eq!(Period::parse(text), Err(expected));
        }
        for text in [
            "",
            "h",
            "30",
            "3m",
            "-3d",
            "P-3D",
            "-P3D",
            "P",
            "PT",
            "1.5h",
            "1w2d",
            "soon",
            "30é",
            "99999999999999999999h",
            "999999999999h",
            "P99999Y",
            " h",
        ] {
            assert_eq!(
                Period::parse(text).unwrap_err().key,
                "value-period",
                "{text}"
            );
        }
    }

    #[test]
    fn hours_are_exact_and_days_are_those_of_the_calendar() {
        let paris = super::super::zone("Europe/Paris").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        // Noon in Paris, the day before its clocks jump.
        let start = at("2026-03-28T11:00Z");
        for (text, end) in [
            ("24h", "2026-03-29T11:00Z"),
            ("1d", "2026-03-29T10:00Z"),
            ("2w", "2026-04-11T10:00Z"),
            ("P1M", "2026-04-28T10:00Z"),
            ("0d", "2026-03-28T11:00Z"),
        ] {
            assert_eq!(period(text).after(start, &paris), at(end), "{text}");
        }
        assert_eq!(period("48h").after(Timestamp::MAX, &paris), Timestamp::MAX);
        // The days back over the jump of the clocks are days too.
        let end = at("2026-03-29T10:00Z");
        assert_eq!(period("1d").before(end, &paris), start);
        assert_eq!(period("24h").before(end, &paris), at("2026-03-28T10:00Z"));
        assert_eq!(period("P19998Y").before(end, &paris), Timestamp::MIN);
        assert_eq!(period("P9999Y").after(start, &paris), Timestamp::MAX);
    }

    proptest! {
        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), "P?T?[0-9]{0,8}[hdwYMDTHS ]{0,3}[0-9.]{0,6}[SMH]?"]) {
            if let Ok(period) = Period::parse(&text) {
                prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
                let end = period.after(Timestamp::UNIX_EPOCH, &TimeZone::UTC);
                prop_assert!(end >= Timestamp::UNIX_EPOCH);
            }
        }
    }
}

//! Calendars for other programs: all-day events as iCalendar (RFC 5545). This file alone names the format.

use std::fmt::Write;

use jiff::{Timestamp, civil::Date};

use crate::text::one_line;

/// The most bytes of a line without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Something that is shown on one day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names it for good: a calendar that reads the same name again moves the event instead of doubling it.
    pub uid: String,
    /// The day on which it is shown.
    pub day: Date,
    /// Its name, one line.
    pub summary: String,
    /// More about it, in lines.
    pub description: String,
}

/// A calendar of this name with these events, as of `now`. Lines end in CRLF; none is longer than 75 bytes.
pub fn document(name: &str, events: &[Event], now: Timestamp) -> String {
    let name = text(name);
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut out = String::new();
    let mut line = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut out);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//pm//pm//EN");
    line("CALSCALE", "GREGORIAN");
    line("NAME", &name);
    line("X-WR-CALNAME", &name);
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &text(&event.uid));
        line("DTSTAMP", &stamp);
        line("DTSTART;VALUE=DATE", &day(event.day));
        line("SUMMARY", &text(&event.summary));
        if !event.description.is_empty() {
            let lines = event.description.lines().map(text);
            line("DESCRIPTION", &lines.collect::<Vec<_>>().join("\\n"));
        }
        // It takes no time of the day: other people still see that day as free.
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    out
}

/// `20260706`.
fn day(day: Date) -> String {
    let mut text = String::with_capacity(8);
    let _ = write!(
        text,
        "{:04}{:02}{:02}",
        day.year().max(0),
        day.month(),
        day.day()
    );
    text
}

/// One line as a value of type TEXT (RFC 5545, 3.3.11).
fn text(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for c in one_line(line).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Writes a line in pieces of at most 75 bytes, each but the first behind a blank, that split no character.
fn fold(line: &str, out: &mut String) {
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(summary: &str, description: &str) -> Event {
        Event {
            uid: "analysis-cent@pm".into(),
            day: "2026-07-06".parse().unwrap(),
            summary: summary.into(),
            description: description.into(),
        }
    }

    fn now() -> Timestamp {
        "2026-07-06T09:00:00+02:00".parse().unwrap()
    }

    /// The lines of a calendar, unfolded.
    fn unfolded(calendar: &str) -> Vec<String> {
        let whole = calendar.replace("\r\n ", "");
        whole.split_terminator("\r\n").map(str::to_owned).collect()
    }

    /// What a value of type TEXT stands for.
    fn plain(value: &str) -> String {
        let mut chars = value.chars();
        let mut plain = String::new();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => plain.push('\n'),
                    other => plain.extend(other),
                },
                _ => plain.push(c),
            }
        }
        plain
    }

    #[test]
    fn an_event_takes_a_whole_day() {
        let shown = document(
            "À faire",
            &[event("Cent prospects, zéro", "a; b\nc")],
            now(),
        );
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//pm//pm//EN\r\nCALSCALE:GREGORIAN\r\nNAME:À faire\r\n\
            X-WR-CALNAME:À faire\r\nBEGIN:VEVENT\r\nUID:analysis-cent@pm\r\nDTSTAMP:20260706T070000Z\r\n\
            DTSTART;VALUE=DATE:20260706\r\nSUMMARY:Cent prospects\\, zéro\r\nDESCRIPTION:a\\; b\\nc\r\n\
            TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let shown = document("x", &[event(&"é".repeat(100), "")], now());
        let lines: Vec<&str> = shown.lines().filter(|line| line.contains('é')).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0].len(), 74, "an é would not fit any more");
        assert_eq!(lines[1].len(), 75);
        assert!(lines[1].starts_with(" é"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_out_of_its_line(summary in any::<String>(), description in any::<String>()) {
            let shown = document("x", &[event(&summary, &description)], now());
            prop_assert!(shown.split_terminator("\r\n").all(|line| line.len() <= LONGEST && !line.contains(['\r', '\n'])));
            let lines = unfolded(&shown);
            let has_description = !description.is_empty();
            prop_assert_eq!(lines.len(), 14 + usize::from(has_description));
            let value = lines[10].strip_prefix("SUMMARY:").unwrap();
            prop_assert_eq!(plain(value), one_line(&summary));
        }
    }
}

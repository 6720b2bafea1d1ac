//! What to say of a date in another shape: the right spelling where it can only mean one day, never a guess.

use super::{Moment, Written};
use crate::message::Message;
use crate::value::is_blank;

/// The message about `text`, which is no date in a form that is read.
pub(super) fn respell(text: &str) -> Message {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.'))
        .unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    let Some(time) = time(rest) else {
        return Message::about("value-date", text);
    };
    match days(date).as_slice() {
        [day] if exists(day, &time) => {
            Message::about("value-date-spelling", text).with("suggestion", format!("{day}{time}"))
        }
        [first, second] if exists(first, &time) && exists(second, &time) => {
            Message::about("value-date-order", text)
                .with("day_first", format!("{first}{time}"))
                .with("month_first", format!("{second}{time}"))
        }
        _ => Message::about("value-date", text),
    }
}

fn exists(day: &str, time: &str) -> bool {
    Written::read(&format!("{day}{time}")).is_some_and(|written| Moment::of(&written).is_some())
}

/// The days or months that a date can mean, the day-first reading before the month-first one.
fn days(date: &str) -> Vec<String> {
    let fields: Vec<&str> = date.split(['-', '/', '.']).collect();
    let is_year = |field: &str| field.len() == 4;
    let is_short = |field: &str| (1..=2).contains(&field.len());
    let day = |year, month, day| format!("{year}-{month:0>2}-{day:0>2}");
    match fields[..] {
        [compact] if compact.len() == 8 => {
            vec![day(&compact[..4], &compact[4..6], &compact[6..])]
        }
        [year, month] | [month, year] if is_year(year) && is_short(month) => {
            vec![format!("{year}-{month:0>2}")]
        }
        [y, m, d] if is_year(y) && is_short(m) && is_short(d) => vec![day(y, m, d)],
        [a, b, y] if is_short(a) && is_short(b) && is_year(y) => {
            let mut readings = vec![day(y, b, a), day(y, a, b)];
            readings.retain(|reading| exists(reading, ""));
            readings.dedup();
            readings
        }
        _ => Vec::new(),
    }
}

/// The time and offset after a date, spelled right: `T09:30`; empty when there is none.
fn time(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(|c| is_blank(c) || matches!(c, 'T' | 't' | ',' | '_' | 'à'));
    if rest.is_empty() {
        return Some(String::new());
    }
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',' | 'h'))
        .unwrap_or(rest.len());
    let (clock, shift) = rest.split_at(end);
    Some(format!(
        "T{}{}",
        clock_time(clock)?,
        offset(shift.trim_start_matches(is_blank))?
    ))
}

fn clock_time(clock: &str) -> Option<String> {
    let fields: Vec<&str> = clock.split([':', 'h']).collect();
    match fields[..] {
        [compact] if compact.len() == 4 && is_number(compact) => {
            Some(format!("{}:{}", &compact[..2], &compact[2..]))
        }
        [compact] if compact.len() == 6 && is_number(compact) => Some(format!(
            "{}:{}:{}",
            &compact[..2],
            &compact[2..4],
            &compact[4..]
        )),
        [hour, minute] => Some(format!("{hour:0>2}:{minute}")),
        [hour, minute, second] => Some(format!("{hour:0>2}:{minute}:{}", second.replace(',', "."))),
        _ => None,
    }
}

fn offset(shift: &str) -> Option<String> {
    let sign = match shift.chars().next() {
        None => return Some(String::new()),
        Some(sign @ ('+' | '-')) => sign,
        Some(_) => {
            let is_utc = ["z", "utc", "gmt"]
                .iter()
                .any(|name| shift.eq_ignore_ascii_case(name));
            return is_utc.then(|| "Z".to_owned());
        }
    };
    let digits = &shift[1..];
    match digits.split_once(':') {
        Some((hours, minutes)) => Some(format!("{sign}{hours:0>2}:{minutes}")),
        None if !is_number(digits) => None,
        None if digits.len() <= 2 => Some(format!("{sign}{digits:0>2}:00")),
        None if digits.len() == 4 => Some(format!("{sign}{}:{}", &digits[..2], &digits[2..])),
        None => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

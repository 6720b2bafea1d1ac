//! Dates as people note them: a month, a day, a minute on the vault's clock, or an instant of its own.

mod respell;
mod written;

use self::respell::respell;
use self::written::{Clock, Written};
use crate::message::Message;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use std::fmt;

/// A point in time, as precise as it was written. It becomes an instant or a day only in a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day; a month's last one.
    date: Date,
    precision: Precision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Precision {
    Month,
    Day,
    Local(Time),
    Instant(Time, Offset),
}

impl Moment {
    /// Reads `2026-03`, `2026-03-03`, or RFC 3339, whose seconds and offset may be absent and whose `T` may be one blank:
    /// `2026-03-03 22:50`, `2026-03-03T22:50:10.5+02:00`. The years are 0001 to 9999.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let Some(written) = Written::read(text) else {
            return Err(respell(text));
        };
        Self::of(&written).ok_or_else(|| Message::about("value-date-impossible", text))
    }

    /// What is written, if there is such a day, time and offset.
    fn of(written: &Written) -> Option<Self> {
        let month = i8::try_from(written.month).ok()?;
        let year = (written.year > 0).then_some(written.year)?;
        let Some(day) = written.day else {
            let date = Date::new(year, month, 1).ok()?.last_of_month();
            return Some(Self {
                date,
                precision: Precision::Month,
            });
        };
        let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        let time = written.time.as_ref().map(Clock::time);
        let precision = match (time, written.offset) {
            (None, _) => Precision::Day,
            (Some(time), None) => Precision::Local(time?),
            (Some(time), Some(offset)) => Precision::Instant(time?, offset.offset()?),
        };
        Some(Self { date, precision })
    }

    /// The day it falls on in `zone`; of a month, the last one.
    pub fn day(&self, zone: &TimeZone) -> Date {
        match self.precision {
            Precision::Instant(..) => zone.to_datetime(self.start(zone)).date(),
            _ => self.date,
        }
    }

    /// That day as `today` sees it: of a month that has begun, none that is still to come.
    pub fn day_by(&self, today: Date, zone: &TimeZone) -> Date {
        let has_begun = self.date.first_of_month() <= today;
        match self.precision {
            Precision::Month if has_begun => self.date.min(today),
            _ => self.day(zone),
        }
    }

    /// That day as it was written: of a month, the month alone.
    pub fn day_as_written(&self, zone: &TimeZone) -> String {
        match self.precision {
            Precision::Month => self.to_string(),
            _ => self.day(zone).to_string(),
        }
    }

    /// The first instant that it can stand for.
    pub fn start(&self, zone: &TimeZone) -> Timestamp {
        match self.precision {
            Precision::Month => instant(self.date.first_of_month().into(), zone),
            Precision::Day => instant(self.date.into(), zone),
            Precision::Local(time) => instant(self.date.to_datetime(time), zone),
            Precision::Instant(time, offset) => offset
                .to_timestamp(self.date.to_datetime(time))
                .unwrap_or(Timestamp::MAX),
        }
    }

    /// The last instant that it can stand for.
    pub fn last(&self, zone: &TimeZone) -> Timestamp {
        if self.has_time() {
            return self.start(zone);
        }
        let end = self.counts_from(zone);
        // A day that a zone skipped (Apia, 2011-12-30) ends where it starts.
        end.checked_sub(1.nanosecond())
            .unwrap_or(end)
            .max(instant(self.date.into(), zone))
    }

    /// Whether it is certainly after `other`: no instant that it can stand for is one of the other's or lies before it.
    pub fn is_after(&self, other: &Self, zone: &TimeZone) -> bool {
        self.start(zone) > other.last(zone)
    }

    /// The instant that a duration after it counts from: itself, or the start of the next day for a day or a month.
    pub fn counts_from(&self, zone: &TimeZone) -> Timestamp {
        if self.has_time() {
            return self.start(zone);
        }
        match self.date.tomorrow() {
            Ok(next) => instant(next.into(), zone),
            Err(_) => Timestamp::MAX,
        }
    }

    /// Whether it names a time of day.
    pub const fn has_time(&self) -> bool {
        matches!(self.precision, Precision::Local(_) | Precision::Instant(..))
    }

    /// Whether it has an offset of its own, so that no zone changes its instant.
    pub const fn is_zoned(&self) -> bool {
        matches!(self.precision, Precision::Instant(..))
    }
}

/// The instant of a time on the clocks of `zone`; where they jumped over it or showed it twice, as RFC 5545 says.
fn instant(local: DateTime, zone: &TimeZone) -> Timestamp {
    // The only years at a limit of `Timestamp` are those after 9998.
    zone.to_timestamp(local).unwrap_or(Timestamp::MAX)
}

/// The canonical text: what `parse` reads back as the same value.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date;
        match self.precision {
            Precision::Month => write!(f, "{:04}-{:02}", date.year(), date.month()),
            Precision::Day => write!(f, "{date}"),
            Precision::Local(time) => write!(f, "{date}T{}", Minutes(time)),
            Precision::Instant(time, offset) if offset == Offset::UTC => {
                write!(f, "{date}T{}Z", Minutes(time))
            }
            Precision::Instant(time, offset) => {
                let sign = if offset.is_negative() { '-' } else { '+' };
                let minutes = offset.seconds().unsigned_abs() / 60;
                let (hour, minute) = (minutes / 60, minutes % 60);
                write!(f, "{date}T{}{sign}{hour:02}:{minute:02}", Minutes(time))
            }
        }
    }
}

/// A time of day without seconds that are zero.
struct Minutes(Time);

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.0;
        if time.second() == 0 && time.subsec_nanosecond() == 0 {
            write!(f, "{:02}:{:02}", time.hour(), time.minute())
        } else {
            write!(f, "{time}")
        }
    }
}

#[cfg(test)]
mod tests;

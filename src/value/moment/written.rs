//! The shape of a date: the numbers at its places, whether or not there is such a day.

use jiff::civil::Time;
use jiff::tz::Offset;

/// The numbers of a date in one of the forms that are read.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) year: i16,
    pub(super) month: i16,
    pub(super) day: Option<i16>,
    pub(super) time: Option<Clock>,
    pub(super) offset: Option<Shift>,
}

/// A time of day.
#[derive(Debug)]
pub(super) struct Clock {
    hour: i16,
    minute: i16,
    second: i16,
    nanosecond: i32,
}

/// Hours and minutes from UTC.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    sign: i32,
    hours: i16,
    minutes: i16,
}

impl Written {
    /// The numbers of `text`; nothing when it has another shape.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut rest = Reader(text.as_bytes());
        let mut written = Self {
            year: rest.number(4)?,
            month: rest.after(b"-")?.number(2)?,
            ..Self::default()
        };
        if !rest.is_empty() {
            written.day = Some(rest.after(b"-")?.number(2)?);
        }
        if !rest.is_empty() {
            written.time = Some(rest.after(b"Tt ")?.clock()?);
        }
        if !rest.is_empty() {
            written.offset = Some(rest.shift()?);
        }
        rest.is_empty().then_some(written)
    }
}

impl Clock {
    /// The time, if there is one. A leap second is the second before it, as on the clocks of computers.
    pub(super) fn time(&self) -> Option<Time> {
        let second = if self.second == 60 { 59 } else { self.second };
        let narrow = |n: i16| i8::try_from(n).ok();
        Time::new(
            narrow(self.hour)?,
            narrow(self.minute)?,
            narrow(second)?,
            self.nanosecond,
        )
        .ok()
    }
}

impl Shift {
    /// The offset, if RFC 3339 has it.
    pub(super) fn offset(self) -> Option<Offset> {
        let minutes = i32::from(self.hours) * 60 + i32::from(self.minutes);
        let exists = self.hours < 24 && self.minutes < 60;
        exists.then(|| Offset::from_seconds(self.sign * minutes * 60).ok())?
    }
}

/// What is left to read.
struct Reader<'t>(&'t [u8]);

impl Reader<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn clock(&mut self) -> Option<Clock> {
        let mut clock = Clock {
            hour: self.number(2)?,
            minute: self.after(b":")?.number(2)?,
            second: 0,
            nanosecond: 0,
        };
        if let Some(rest) = self.after(b":") {
            clock.second = rest.number(2)?;
            if let Some(rest) = rest.after(b".") {
                clock.nanosecond = rest.fraction()?;
            }
        }
        Some(clock)
    }

    fn shift(&mut self) -> Option<Shift> {
        if self.after(b"Zz").is_some() {
            return Some(Shift {
                sign: 1,
                hours: 0,
                minutes: 0,
            });
        }
        let sign = if self.after(b"+").is_some() {
            1
        } else {
            self.after(b"-")?;
            -1
        };
        Some(Shift {
            sign,
            hours: self.number(2)?,
            minutes: self.after(b":")?.number(2)?,
        })
    }

    /// Nanoseconds from the digits after a point; finer ones are dropped.
    fn fraction(&mut self) -> Option<i32> {
        let digits = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
        let (fraction, rest) = self.0.split_at(digits);
        self.0 = rest;
        let nine = fraction
            .iter()
            .copied()
            .chain(std::iter::repeat(b'0'))
            .take(9);
        (digits > 0).then(|| nine.fold(0, |n, b| n * 10 + i32::from(b - b'0')))
    }

    fn number(&mut self, digits: usize) -> Option<i16> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |n, b| {
            b.is_ascii_digit().then(|| n * 10 + i16::from(b - b'0'))
        })
    }

    /// The rest after one of `marks`, if it starts with one.
    fn after(&mut self, marks: &[u8]) -> Option<&mut Self> {
        let (first, rest) = self.0.split_first()?;
        marks.contains(first).then(|| {
            self.0 = rest;
            self
        })
    }
}

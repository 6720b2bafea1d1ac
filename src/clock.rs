//! The clock and the zone of the computer: read once, at the edge, unless `--now` or `PM_NOW` says otherwise.

use jiff::{Timestamp, tz::TimeZone};

/// The instant of the computer's clock.
#[expect(clippy::disallowed_methods, reason = "this is the edge to the clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The IANA name of the computer's zone, if it has one.
#[expect(clippy::disallowed_methods, reason = "this is the edge to the clock")]
pub fn zone_name() -> Option<String> {
    TimeZone::system().iana_name().map(str::to_owned)
}

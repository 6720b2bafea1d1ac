//! What dates mean, in zones that jump.

use super::*;
use crate::message::Arg;
use proptest::prelude::*;

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn zone(name: &str) -> TimeZone {
    crate::value::zone(name).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn reads_and_shows_every_form() {
    for (text, canonical) in [
        ("2026-03-04", "2026-03-04"),
        ("2026-03", "2026-03"),
        ("2024-02-29", "2024-02-29"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("2026-03-03T22:50", "2026-03-03T22:50"),
        ("2026-03-03t22:50", "2026-03-03T22:50"),
        ("2026-03-03 22:50", "2026-03-03T22:50"),
        ("2026-03-03 22:50:00", "2026-03-03T22:50"),
        ("2026-03-03 22:50:10", "2026-03-03T22:50:10"),
        ("2026-03-03T22:50:10.250", "2026-03-03T22:50:10.25"),
        (
            "2026-03-03T22:50:10.1234567899",
            "2026-03-03T22:50:10.123456789",
        ),
        ("2026-03-03T23:59:60Z", "2026-03-03T23:59:59Z"),
        ("2026-03-03T22:50:10Z", "2026-03-03T22:50:10Z"),
        ("2026-03-03T22:50z", "2026-03-03T22:50Z"),
        ("2026-03-03T22:50+02:00", "2026-03-03T22:50+02:00"),
        ("2026-03-03 22:50-05:30", "2026-03-03T22:50-05:30"),
        ("2026-03-03T22:50:10-00:00", "2026-03-03T22:50:10Z"),
        ("2026-03-03T22:50-00:30", "2026-03-03T22:50-00:30"),
        ("9999-12-31T23:59-23:59", "9999-12-31T23:59-23:59"),
    ] {
        assert_eq!(moment(text).to_string(), canonical);
        assert_eq!(moment(canonical), moment(text));
    }
}

#[test]
fn suggests_the_only_meaning() {
    for (text, right) in [
        ("2026-3-4", "2026-03-04"),
        ("2026/03/04", "2026-03-04"),
        ("2026.3.4", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("20260304T0930", "2026-03-04T09:30"),
        ("20260304T093015Z", "2026-03-04T09:30:15Z"),
        ("2026-3", "2026-03"),
        ("2026/03", "2026-03"),
        ("03/2026", "2026-03"),
        ("25/04/2026", "2026-04-25"),
        ("04/25/2026", "2026-04-25"),
        ("5.5.2026", "2026-05-05"),
        ("2026-03-04T9:30", "2026-03-04T09:30"),
        ("2026-03-04 9:30", "2026-03-04T09:30"),
        ("2026-03-04T9:30:00-04:00", "2026-03-04T09:30:00-04:00"),
        ("2026-03-04  09:30", "2026-03-04T09:30"),
        ("2026-03-04\u{a0}09:30", "2026-03-04T09:30"),
        ("2026-03-04, 09:30", "2026-03-04T09:30"),
        ("2026-03-04 à 9h30", "2026-03-04T09:30"),
        ("25/04/2026 9:30", "2026-04-25T09:30"),
        ("2026-03-04T09:30:10,5", "2026-03-04T09:30:10.5"),
        ("2026-03-04 09:30 Z", "2026-03-04T09:30Z"),
        ("2026-03-04 09:30 UTC", "2026-03-04T09:30Z"),
        ("2026-03-04 09:30:10 +0200", "2026-03-04T09:30:10+02:00"),
        ("2026-03-04T09:30+2", "2026-03-04T09:30+02:00"),
        ("2026-03-04T09:30+02", "2026-03-04T09:30+02:00"),
        ("2026-03-04T09:30-4:30", "2026-03-04T09:30-04:30"),
        ("2026-03-04T", "2026-03-04"),
    ] {
        let message = Moment::parse(text).unwrap_err();
        assert_eq!(message.key, "value-date-spelling", "{text}");
        assert_eq!(message.args[1], ("suggestion", right.into()), "{text}");
    }
}

#[test]
fn never_guesses_the_order() {
    let message = Moment::parse("03/04/2026").unwrap_err();
    assert_eq!(
        message,
        Message::new("value-date-order")
            .with("found", "03/04/2026")
            .with("day_first", "2026-04-03")
            .with("month_first", "2026-03-04")
    );
}

#[test]
fn says_what_is_wrong() {
    for (text, key) in [
        ("2026-02-30", "value-date-impossible"),
        ("2026-13", "value-date-impossible"),
        ("2026-00-01", "value-date-impossible"),
        ("0000-01-01", "value-date-impossible"),
        ("2026-03-04T24:00", "value-date-impossible"),
        ("2026-03-04T09:60", "value-date-impossible"),
        ("2026-03-04T09:30:61", "value-date-impossible"),
        ("2026-03-04T09:30+24:00", "value-date-impossible"),
        ("2026-03-04T09:30+02:60", "value-date-impossible"),
        ("", "value-date"),
        ("yesterday", "value-date"),
        ("4 mars 2026", "value-date"),
        ("26-03-04", "value-date"),
        ("2026", "value-date"),
        ("202603", "value-date"),
        ("2026-2-30", "value-date"),
        ("2026-W10", "value-date"),
        ("-2026-03-04", "value-date"),
        ("+2026-03-04", "value-date"),
        ("12026-03-04", "value-date"),
        ("2026-03-04T09", "value-date"),
        ("2026-03-04T09:30:", "value-date"),
        ("2026-03-04T09:30:10.", "value-date"),
        ("2026-03-04 9:30 PM", "value-date"),
        ("2026-03-04T09:30[Europe/Paris]", "value-date"),
        ("2026-03-04 09:30 Europe/Paris", "value-date"),
        ("2026-03-04Z", "value-date"),
        ("٢٠٢٦-٠٣-٠٤", "value-date"),
        ("2026-03–04", "value-date"),
    ] {
        let message = Moment::parse(text).unwrap_err();
        assert_eq!(message.key, key, "{text}");
        assert_eq!(message.args[0], ("found", Arg::Text(text.into())));
    }
}

#[test]
fn a_day_counts_from_its_end() {
    let paris = zone("Europe/Paris");
    for (text, start, counts_from) in [
        ("2026-03-03", "2026-03-02T23:00Z", "2026-03-03T23:00Z"),
        ("2026-03", "2026-02-28T23:00Z", "2026-03-31T22:00Z"),
        ("2026-03-03T22:50", "2026-03-03T21:50Z", "2026-03-03T21:50Z"),
        (
            "2026-03-03T22:50Z",
            "2026-03-03T22:50Z",
            "2026-03-03T22:50Z",
        ),
        // The day on which Paris jumps from 2 to 3 has 23 hours.
        ("2026-03-29", "2026-03-28T23:00Z", "2026-03-29T22:00Z"),
        // 2:30 does not exist on that day, and exists twice on the last Sunday of October.
        ("2026-03-29T02:30", "2026-03-29T01:30Z", "2026-03-29T01:30Z"),
        ("2026-10-25T02:30", "2026-10-25T00:30Z", "2026-10-25T00:30Z"),
    ] {
        assert_eq!(moment(text).start(&paris), at(start), "{text}");
        assert_eq!(moment(text).counts_from(&paris), at(counts_from), "{text}");
    }
    assert_eq!(
        moment("2026-03-03").last(&paris),
        at("2026-03-03T22:59:59.999999999Z")
    );
    assert_eq!(
        moment("2026-03-03T22:50").last(&paris),
        at("2026-03-03T21:50Z")
    );
}

#[test]
fn days_are_those_of_the_zone() {
    let (paris, utc) = (zone("Europe/Paris"), TimeZone::UTC);
    for (text, day_in_paris, day_in_utc) in [
        ("2026-03-03T23:30Z", "2026-03-04", "2026-03-03"),
        ("2026-03-03T23:30", "2026-03-03", "2026-03-03"),
        ("2026-03-04T00:30+02:00", "2026-03-03", "2026-03-03"),
        ("2026-02", "2026-02-28", "2026-02-28"),
        ("2026-02-01", "2026-02-01", "2026-02-01"),
    ] {
        assert_eq!(moment(text).day(&paris).to_string(), day_in_paris, "{text}");
        assert_eq!(moment(text).day(&utc).to_string(), day_in_utc, "{text}");
    }
}

#[test]
fn a_skipped_midnight_or_day_is_the_next_instant() {
    // São Paulo jumped from midnight to 1 o'clock on 2018-11-04; Apia had no 2011-12-30.
    assert_eq!(
        moment("2018-11-04").start(&zone("America/Sao_Paulo")),
        at("2018-11-04T03:00Z")
    );
    let apia = zone("Pacific/Apia");
    let skipped = moment("2011-12-30");
    assert_eq!(skipped.start(&apia), skipped.counts_from(&apia));
    assert_eq!(skipped.start(&apia), skipped.last(&apia));
}

#[test]
fn knows_its_precision() {
    for (text, has_time, is_zoned) in [
        ("2026-03", false, false),
        ("2026-03-03", false, false),
        ("2026-03-03T22:50", true, false),
        ("2026-03-03T22:50Z", true, true),
    ] {
        let moment = moment(text);
        assert_eq!(
            (moment.has_time(), moment.is_zoned()),
            (has_time, is_zoned),
            "{text}"
        );
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let loose = "[0-9]{1,4}[-/.]?[0-9]{0,2}[-/.]?[0-9]{0,4}[ Tt]?[0-9]{0,6}[:h,.]?[0-9]{0,2}[:.]?[0-9]{0,3}[ Z+-]{0,2}[0-9:]{0,5}";
    let tight = "[0-9]{4}-[01][0-9]-[0-3][0-9][ T][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\\.[0-9]{1,10})?)?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?";
    prop_oneof![
        any::<String>(),
        loose,
        tight,
        "[0-9]{4}-[01][0-9](-[0-3][0-9])?"
    ]
}

proptest! {
    #[test]
    fn never_panics_and_shows_what_it_reads(text in any_text()) {
        match Moment::parse(&text) {
            Ok(moment) => prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment)),
            Err(message) => for (name, value) in message.args {
                if let (true, Arg::Text(right)) = (name != "found", value) {
                    prop_assert!(Moment::parse(&right).is_ok(), "{} suggests {}", text, right);
                }
            },
        }
    }

    #[test]
    fn is_ordered_in_every_zone(text in any_text(), zone in prop_oneof![
        Just("Europe/Paris"), Just("Pacific/Apia"), Just("Pacific/Kiritimati"), Just("America/St_Johns"), Just("UTC")
    ]) {
        if let Ok(moment) = Moment::parse(&text) {
            let zone = super::super::zone(zone).unwrap();
            let (start, last, from) = (moment.start(&zone), moment.last(&zone), moment.counts_from(&zone));
            prop_assert!(start <= last && last <= from);
            let day = moment.day(&zone);
            prop_assert!(day == zone.to_datetime(last).date() || start == from || from == Timestamp::MAX);
        }
    }
}

#[test]
fn is_after_what_it_cannot_overlap() {
    let paris = zone("Europe/Paris");
    for (one, other, after) in [
        ("2026-03-04", "2026-03-03", true),
        ("2026-03-04", "2026-03-04", false),
        ("2026-03-04T09:30", "2026-03-04", false),
        ("2026-03-04T09:30", "2026-03-04T09:29", true),
        ("2026-03-04", "2026-03-04T09:30", false),
        ("2026-03", "2026-03-04", false),
        ("2026-04", "2026-03-31", true),
        ("2026-03-04", "2026-03", false),
        ("2026-03-04", "2026-03-03T23:30Z", false),
        ("2026-03-04", "2026-03-03T22:30Z", true),
    ] {
        assert_eq!(
            moment(one).is_after(&moment(other), &paris),
            after,
            "{one} {other}"
        );
    }
}

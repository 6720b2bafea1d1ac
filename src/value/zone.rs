//! Time zones by name, from the database inside the program: the machine's own never matters.

use crate::message::Message;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use strsim::damerau_levenshtein;

/// The zone of an IANA name like `Europe/Paris`, in any case.
pub fn zone(name: &str) -> Result<TimeZone, Message> {
    let database = TimeZoneDatabase::bundled();
    database
        .get(name)
        .map_err(|_| match nearest(name, &database) {
            Some(near) => Message::about("value-zone-nearest", name).with("suggestion", near),
            None => Message::about("value-zone", name),
        })
}

/// The name that `name` may mean: the zone of its city, or one few letters away. Abbreviations and `Etc/GMT+1`, whose
/// sign is the reverse of what people expect, are never suggested.
fn nearest(name: &str, database: &TimeZoneDatabase) -> Option<String> {
    /// No name of the database is longer; comparing costs the product of both lengths.
    const LONGEST: usize = 40;
    if name.len() > LONGEST {
        return None;
    }
    let plain = |name: &str| name.to_lowercase().replace([' ', '-'], "_");
    let wanted = plain(name);
    let allowed = if wanted.len() < 5 {
        0
    } else {
        wanted.len() / 4
    };
    let distance = |known: &str| {
        let known = plain(known);
        let city = known.rsplit('/').next().unwrap_or(&known);
        damerau_levenshtein(&wanted, &known).min(damerau_levenshtein(&wanted, city))
    };
    database
        .available()
        .filter(|known| known.as_str().contains('/') && !known.as_str().starts_with("Etc/"))
        .map(|known| (distance(known.as_str()), known))
        .min_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.as_str().cmp(other.as_str())))
        .filter(|(distance, _)| *distance <= allowed)
        .map(|(_, known)| known.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn knows_iana_names() {
        for name in [
            "Europe/Paris",
            "europe/paris",
            "UTC",
            "America/Argentina/Ushuaia",
        ] {
            assert!(zone(name).is_ok(), "{name}");
        }
        assert_eq!(
            zone("europe/paris").unwrap().iana_name(),
            Some("Europe/Paris")
        );
    }

    #[test]
    fn suggests_the_nearest_name() {
        for (name, near) in [
            ("Europe/Pariss", "Europe/Paris"),
            ("Paris", "Europe/Paris"),
            ("rome", "Europe/Rome"),
            ("europe/bruxelles", "Europe/Brussels"),
            ("new york", "America/New_York"),
            ("America/New-York", "America/New_York"),
        ] {
            let expected = Message::new("value-zone-nearest")
                .with("found", name)
                .with("suggestion", near);
            assert_eq!(zone(name).unwrap_err(), expected);
        }
        for name in [
            "",
            "+02:00",
            "CEST",
            "GMT+1",
            "Middle-earth/Mordor",
            "../etc/passwd",
        ] {
            assert_eq!(zone(name).unwrap_err().key, "value-zone", "{name}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(name in any::<String>()) {
            let _ = zone(&name);
        }
    }
}

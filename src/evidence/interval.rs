//! Confidence intervals of rates and of their difference.

use crate::value::Ratio;

/// The quantile of the normal distribution that leaves 2.5 % on each side.
const Z: f64 = 1.959_964;

/// The rates that a sample is compatible with, at 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower bound, from 0 to 1.
    pub low: f64,
    /// The upper bound, from 0 to 1.
    pub high: f64,
}

/// The difference of two rates and the differences that the samples are compatible with, at 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first rate less the second, from −1 to 1.
    pub rate: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The score interval (Wilson 1927): centre `(p + z²/2n) / (1 + z²/n)`, half-width
/// `z·√(p(1−p)/n + z²/4n²) / (1 + z²/n)`, clamped to 0 and 1.
pub fn wilson(ratio: Ratio) -> Interval {
    let (p, n) = (rate(ratio), count(ratio.exposures));
    let spread = Z * Z / n;
    let centre = p + spread / 2.0;
    let half = Z * (p * (1.0 - p) / n + spread / (4.0 * n)).sqrt();
    Interval {
        low: ((centre - half) / (1.0 + spread)).max(0.0),
        high: ((centre + half) / (1.0 + spread)).min(1.0),
    }
}

/// The hybrid score interval of a difference (Newcombe 1998, method 10):
/// `d − √((p1 − l1)² + (u2 − p2)²)` to `d + √((u1 − p1)² + (p2 − l2)²)` with the Wilson bounds `l` and `u`.
pub fn newcombe(before: Ratio, after: Ratio) -> Difference {
    let (p1, p2) = (rate(before), rate(after));
    let (first, second) = (wilson(before), wilson(after));
    // Not `hypot`, which differs between machines in its last bit.
    let length = |a: f64, b: f64| (a * a + b * b).sqrt();
    let below = length(p1 - first.low, second.high - p2);
    let above = length(first.high - p1, p2 - second.low);
    Difference {
        rate: p1 - p2,
        low: p1 - p2 - below,
        high: p1 - p2 + above,
    }
}

fn rate(ratio: Ratio) -> f64 {
    count(ratio.events) / count(ratio.exposures)
}

/// A count as a float: exact below 2^53, far above any vault's sum.
#[expect(clippy::cast_precision_loss)]
pub(super) fn count(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(text: &str) -> Ratio {
        Ratio::parse(text).unwrap()
    }

    fn is_near(found: f64, expected: f64, places: i32) -> bool {
        (found - expected).abs() <= 0.5 * 10f64.powi(-places)
    }

    #[test]
    fn wilson_agrees_with_the_reference() {
        for (text, low, high) in [
            ("0/5", 0.0, 0.4345),
            ("0/12", 0.0, 0.2425),
            ("0/30", 0.0, 0.1135),
            ("0/100", 0.0, 0.0370),
            ("8/20", 0.2188, 0.6134),
            ("12/30", 0.2459, 0.5768),
            ("40/100", 0.3094, 0.4980),
        ] {
            let found = wilson(ratio(text));
            assert!(
                is_near(found.low, low, 4) && is_near(found.high, high, 4),
                "{text} {found:?}"
            );
        }
    }

    #[test]
    fn newcombe_agrees_with_the_reference() {
        for (before, after, rate, low, high) in [
            ("4/10", "0/10", 0.400, 0.038, 0.687),
            ("3/10", "0/10", 0.300, -0.038, 0.603),
            ("6/12", "1/12", 0.417, 0.051, 0.672),
        ] {
            let found = newcombe(ratio(before), ratio(after));
            let near = [(found.rate, rate), (found.low, low), (found.high, high)];
            assert!(
                near.iter().all(|(a, b)| is_near(*a, *b, 3)),
                "{before} {after} {found:?}"
            );
        }
    }

    fn ratios() -> impl Strategy<Value = Ratio> {
        (1u64..2000).prop_flat_map(|exposures| {
            (0..=exposures).prop_map(move |events| Ratio { events, exposures })
        })
    }

    proptest! {
        #[test]
        fn bounds_hold_the_rate(ratio in ratios()) {
            let Interval { low, high } = wilson(ratio);
            prop_assert!(0.0 <= low && low <= rate(ratio) + 1e-12 && rate(ratio) <= high + 1e-12 && high <= 1.0);
        }

        #[test]
        fn counting_the_others_mirrors_the_interval(ratio in ratios()) {
            let others = Ratio { events: ratio.exposures - ratio.events, ..ratio };
            let (one, other) = (wilson(ratio), wilson(others));
            prop_assert!((one.low + other.high - 1.0).abs() < 1e-12);
        }

        #[test]
        fn swapping_the_samples_mirrors_the_difference(a in ratios(), b in ratios()) {
            let (one, other) = (newcombe(a, b), newcombe(b, a));
            prop_assert!((one.low + other.high).abs() < 1e-12 && (one.rate + other.rate).abs() < 1e-12);
        }
    }
}

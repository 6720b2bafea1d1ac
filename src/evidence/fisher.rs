//! Fisher's exact test of two rates, one-sided.

use super::interval::count;
use crate::{schema::Better, value::Ratio};

/// How likely a result at least as good as `after` is where nothing has changed since `before` (Fisher 1935):
/// `Σ C(n2, x) · C(n1, K − x) / C(n1 + n2, K)` over `x ≤ k2` where fewer are better, over `x ≥ k2` where more are;
/// `K = k1 + k2`.
///
/// Exact but for the rounding of floats while the variance of `x` is below a million, which takes millions of exposures.
/// Of larger samples every so many-th exposure is read, so that the test only becomes slower to conclude.
pub fn fisher(before: Ratio, after: Ratio, better: Better) -> f64 {
    let [before, after] = thinned(before, after);
    let better_than = match better {
        Better::Lower => after,
        // Counting the exposures without an event turns "more" into "fewer".
        Better::Higher => others(after),
    };
    let baseline = match better {
        Better::Lower => before,
        Better::Higher => others(before),
    };
    at_most(baseline, better_than)
}

/// The exposures without an event.
fn others(ratio: Ratio) -> Ratio {
    Ratio {
        events: ratio.exposures - ratio.events,
        exposures: ratio.exposures,
    }
}

/// The probability of at most `after.events` of all events in the second sample. The terms are built from the likeliest one
/// outwards, each from its neighbour, and set against the sum of them all: no factorial can overflow.
fn at_most(before: Ratio, after: Ratio) -> f64 {
    /// Terms so much smaller than the likeliest one add nothing.
    const NOTHING: f64 = 1e-60;
    let events = before.events + after.events;
    let least = events.saturating_sub(before.exposures);
    let most = events.min(after.exposures);
    let likeliest = likeliest(before, after).clamp(least, most);
    // Up from x to x + 1: the chances of one more event in the second sample against one less in the first.
    let ratio = |x: u64| {
        let (left, free) = (count(events - x), count(after.exposures - x));
        left * free / (count(x + 1) * count(before.exposures + x + 1 - events))
    };
    let (mut sum, mut tail) = (0.0, 0.0);
    let mut add = |x: u64, term: f64| {
        sum += term;
        if x <= after.events {
            tail += term;
        }
        term > NOTHING
    };
    let mut term = 1.0;
    for x in likeliest..=most {
        if !add(x, term) || x == most {
            break;
        }
        term *= ratio(x);
    }
    term = 1.0;
    for x in (least..likeliest).rev() {
        term /= ratio(x);
        if !add(x, term) {
            break;
        }
    }
    tail / sum
}

/// The number of events in the second sample with the highest probability.
fn likeliest(before: Ratio, after: Ratio) -> u64 {
    let events = u128::from(before.events + after.events);
    let exposures = u128::from(before.exposures + after.exposures);
    let mode = (events + 1) * (u128::from(after.exposures) + 1) / (exposures + 2);
    u64::try_from(mode).unwrap_or(u64::MAX)
}

/// Samples whose variance is small enough to go through term by term.
fn thinned(before: Ratio, after: Ratio) -> [Ratio; 2] {
    const VARIANCE: f64 = 1e6;
    let all = count(before.exposures + after.exposures);
    let rate = count(before.events + after.events) / all;
    let variance = rate * (1.0 - rate) * count(before.exposures) * count(after.exposures) / all;
    if variance <= VARIANCE {
        return [before, after];
    }
    let every = variance / VARIANCE;
    [before, after].map(|ratio| Ratio {
        events: part(ratio.events, every),
        exposures: part(ratio.exposures, every).max(1),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn part(number: u64, every: f64) -> u64 {
    (count(number) / every) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use num_traits::{One, ToPrimitive};
    use proptest::prelude::*;

    fn ratio(text: &str) -> Ratio {
        Ratio::parse(text).unwrap()
    }

    #[test]
    fn agrees_with_the_reference() {
        for (before, after, p) in [
            ("4/10", "0/10", 0.0433),
            ("3/10", "0/10", 0.1053),
            ("5/8", "0/6", 0.0280),
            ("6/12", "1/12", 0.0343),
            ("2/4", "0/4", 0.2143),
            ("3/5", "0/5", 0.0833),
            ("4/5", "0/5", 0.0238),
            ("5/12", "0/8", 0.0511),
        ] {
            let found = fisher(ratio(before), ratio(after), Better::Lower);
            assert!((found - p).abs() <= 0.00005, "{before} {after} {found}");
        }
        for (before, after, p, within) in [
            ("0/100", "12/30", 3.0e-9, 0.05e-9),
            ("0/100", "1/30", 0.231, 0.0005),
            ("0/100", "2/30", 0.0519, 0.00005),
            ("5/100", "4/30", 0.124, 0.0005),
            ("0/100", "40/100", 6.7e-15, 0.05e-15),
        ] {
            let found = fisher(ratio(before), ratio(after), Better::Higher);
            assert!((found - p).abs() <= within, "{before} {after} {found}");
        }
    }

    #[test]
    fn the_largest_samples_end_in_time() {
        let half = ratio("499999999/999999999");
        let p = fisher(half, half, Better::Lower);
        assert!((0.49..0.51).contains(&p), "{p}");
        let p = fisher(half, ratio("490000000/999999999"), Better::Lower);
        assert!(p < 1e-9, "{p}");
    }

    fn choose(n: u64, k: u64) -> BigUint {
        (0..k).fold(BigUint::one(), |c, i| c * (n - i) / (i + 1))
    }

    /// The sum of the definition in whole numbers.
    fn defined(before: Ratio, after: Ratio, better: Better) -> f64 {
        let events = before.events + after.events;
        let all = choose(before.exposures + after.exposures, events);
        let xs = match better {
            Better::Lower => 0..=after.events,
            Better::Higher => after.events..=after.exposures,
        };
        let sum: BigUint = xs
            .filter(|x| *x <= events && events - x <= before.exposures)
            .map(|x| choose(after.exposures, x) * choose(before.exposures, events - x))
            .sum();
        let scale = BigUint::from(10u8).pow(18);
        (sum * &scale / all).to_f64().unwrap() / 1e18
    }

    fn ratios() -> impl Strategy<Value = Ratio> {
        (1u64..60).prop_flat_map(|exposures| {
            (0..=exposures).prop_map(move |events| Ratio { events, exposures })
        })
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(before in ratios(), after in ratios()) {
            for better in [Better::Lower, Better::Higher] {
                let (found, defined) = (fisher(before, after, better), defined(before, after, better));
                prop_assert!((found - defined).abs() < 1e-12, "{before} {after} {found} {defined}");
            }
        }

        #[test]
        fn the_two_sides_overlap_in_the_result_itself(before in ratios(), after in ratios()) {
            let both = fisher(before, after, Better::Lower) + fisher(before, after, Better::Higher);
            prop_assert!((1.0 - 1e-12..=2.0 + 1e-12).contains(&both), "{both}");
        }

        #[test]
        fn one_event_less_is_never_worse(before in ratios(), after in ratios()) {
            prop_assume!(after.events > 0);
            let fewer = Ratio { events: after.events - 1, ..after };
            prop_assert!(fisher(before, fewer, Better::Lower) <= fisher(before, after, Better::Lower) + 1e-12);
        }
    }
}

//! The verdict on a guard-rail, from its baseline and the trials since.

use super::fisher;
use crate::{
    message::{Arg, Message},
    schema::Better,
    value::{Percent, Ratio},
};

/// A result is taken for an effect when chance alone gives one as good this seldom.
const SIGNIFICANT: f64 = 0.05;
/// Where rounding of floats could hide that a probability is exactly 1/20.
const ROUNDING: f64 = 1e-12;

/// What is known of a guard-rail's metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The metric before the guard-rail came into force.
    pub baseline: Option<Ratio>,
    /// The metric since, all trials together; `None` without exposures.
    pub pooled: Option<Ratio>,
    /// The direction in which it improves.
    pub better: Option<Better>,
    /// The rate it should reach.
    pub target: Option<Percent>,
}

/// What the numbers are compatible with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is no baseline, no exposure or no direction.
    Untested,
    /// Worse than before, and hardly by chance.
    Worse,
    /// Better than before, hardly by chance, and as good as it should be.
    Works,
    /// Better than before, hardly by chance, but short of the target.
    BelowTarget,
    /// Even the best plausible result on so few exposures could be chance.
    TooEarly(Needed),
    /// Better than before, perhaps by chance.
    Promising,
    /// Not better than before.
    NoEffect,
}

/// How many more exposures that go as well as they plausibly can would rule chance out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// So many.
    Exposures(u64),
    /// No number does with this baseline.
    Never,
}

impl Verdict {
    /// Its name in JSON: a rate below its target is `promising`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Untested => "untested",
            Self::Worse => "worse",
            Self::Works => "works",
            Self::BelowTarget | Self::Promising => "promising",
            Self::TooEarly(_) => "too-early",
            Self::NoEffect => "no-effect",
        }
    }

    /// The words for people.
    pub fn word(self) -> Arg {
        Arg::Word(match self {
            Self::Untested => "verdict-untested",
            Self::Worse => "verdict-worse",
            Self::Works => "verdict-works",
            Self::BelowTarget => "verdict-below-target",
            Self::TooEarly(_) => "verdict-too-early",
            Self::Promising => "verdict-promising",
            Self::NoEffect => "verdict-no-effect",
        })
    }
}

/// Evidence with nothing missing.
#[derive(Debug, Clone, Copy)]
struct Comparison {
    before: Ratio,
    after: Ratio,
    better: Better,
    target: Option<Percent>,
}

impl Evidence {
    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        self.comparison()
            .map_or(Verdict::Untested, Comparison::verdict)
    }

    /// How likely a result at least as good is where the guard-rail changes nothing; where the verdict is
    /// [`Verdict::Worse`], one at least as bad (one-sided Fisher exact test).
    pub fn p_value(&self) -> Option<f64> {
        let comparison = self.comparison()?;
        Some(match comparison.verdict() {
            Verdict::Worse => comparison.p_of_worse(),
            _ => fisher(comparison.before, comparison.after, comparison.better),
        })
    }

    /// What it takes to tell, where it is too early.
    pub fn needed_message(&self) -> Option<Message> {
        let Verdict::TooEarly(needed) = self.verdict() else {
            return None;
        };
        let key = match (needed, self.better, self.target) {
            (Needed::Never, ..) => "needed-never",
            (_, Some(Better::Lower), _) => "needed-clean",
            (_, _, Some(_)) => "needed-target",
            (_, _, None) => "needed-successes",
        };
        Some(match needed {
            Needed::Exposures(count) => Message::new(key).with("count", count),
            Needed::Never => Message::new(key),
        })
    }

    fn comparison(&self) -> Option<Comparison> {
        Some(Comparison {
            before: self.baseline?,
            after: self.pooled?,
            better: self.better?,
            target: self.target,
        })
    }
}

impl Comparison {
    fn verdict(self) -> Verdict {
        if is_significant(self.p_of_worse()) {
            Verdict::Worse
        } else if self.rules_out_chance(self.after) {
            if self.meets_target() {
                Verdict::Works
            } else {
                Verdict::BelowTarget
            }
        } else if !self.rules_out_chance(self.best()) {
            Verdict::TooEarly(self.needed())
        } else if self.is_better() {
            Verdict::Promising
        } else {
            Verdict::NoEffect
        }
    }

    fn p_of_worse(self) -> f64 {
        let worse = match self.better {
            Better::Higher => Better::Lower,
            Better::Lower => Better::Higher,
        };
        fisher(self.before, self.after, worse)
    }

    fn rules_out_chance(self, after: Ratio) -> bool {
        is_significant(fisher(self.before, after, self.better))
    }

    fn meets_target(self) -> bool {
        let Some(target) = self.target else {
            return true;
        };
        let whole = Percent::HUNDRED.billionths();
        let rate = u128::from(self.after.events) * u128::from(whole);
        let wanted = u128::from(target.billionths()) * u128::from(self.after.exposures);
        match self.better {
            Better::Higher => rate >= wanted,
            Better::Lower => rate <= wanted,
        }
    }

    fn is_better(self) -> bool {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let after = product(self.after.events, self.before.exposures);
        let before = product(self.before.events, self.after.exposures);
        match self.better {
            Better::Higher => after > before,
            Better::Lower => after < before,
        }
    }

    /// The best plausible result on the exposures so far: no event, or exactly the target, rounded up; without a target an
    /// event each time.
    fn best(self) -> Ratio {
        let exposures = self.after.exposures;
        let events = match self.better {
            Better::Lower => 0,
            Better::Higher => {
                let wanted = u128::from(self.wanted()) * u128::from(exposures);
                let events = wanted.div_ceil(Percent::HUNDRED.billionths().into());
                u64::try_from(events).unwrap_or(exposures)
            }
        };
        Ratio { events, exposures }
    }

    /// The rate that more exposures plausibly have where more is better, in billionths of a percent.
    fn wanted(self) -> u64 {
        self.target.unwrap_or(Percent::HUNDRED).billionths()
    }

    /// How many more exposures it takes from the result so far, each without an event or together at the target.
    fn needed(self) -> Needed {
        /// So many are tried one by one: with an event more or less the rate jumps, and some number may do where the next
        /// does not.
        const NEAR: u64 = 1000;
        /// More cannot be written.
        const MOST: u64 = 1_000_000_000;
        if self.better == Better::Higher && self.wanted() == 0 {
            return Needed::Never;
        }
        let reaches = |step: &u64| self.rules_out_chance(self.after_more(*step));
        let mut near = (1..=NEAR).take_while(|step| self.exposures_of(*step) <= NEAR);
        if let Some(step) = near.find(reaches) {
            return Needed::Exposures(self.exposures_of(step));
        }
        let doubled = (0..u64::BITS).map(|power| 1 << power);
        let mut far = doubled.take_while(|step| self.exposures_of(*step) < MOST);
        let Some(mut enough) = far.find(reaches) else {
            return Needed::Never;
        };
        let mut few = enough / 2;
        while enough - few > 1 {
            let middle = few + (enough - few) / 2;
            if reaches(&middle) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        Needed::Exposures(self.exposures_of(enough))
    }

    /// The result so far and the exposures of so many steps.
    fn after_more(self, steps: u64) -> Ratio {
        let events = match self.better {
            Better::Lower => 0,
            Better::Higher => steps,
        };
        Ratio {
            events: self.after.events + events,
            exposures: self.after.exposures + self.exposures_of(steps),
        }
    }

    /// The exposures of so many steps: one without an event each, or the fewest on which the best plausible result has so many
    /// events more.
    fn exposures_of(self, steps: u64) -> u64 {
        match self.better {
            Better::Lower => steps,
            Better::Higher => {
                let events = u128::from(self.best().events + steps);
                let whole = u128::from(Percent::HUNDRED.billionths());
                let exposures = (events - 1) * whole / u128::from(self.wanted()) + 1;
                u64::try_from(exposures).unwrap_or(u64::MAX) - self.after.exposures
            }
        }
    }
}

fn is_significant(p: f64) -> bool {
    p <= SIGNIFICANT + ROUNDING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Catalogue, settings::Language};
    use proptest::prelude::*;

    fn evidence(baseline: &str, pooled: &str, better: Better, target: Option<u8>) -> Evidence {
        Evidence {
            baseline: Some(Ratio::parse(baseline).unwrap()),
            pooled: Some(Ratio::parse(pooled).unwrap()),
            better: Some(better),
            target: target.map(Percent::from_integer),
        }
    }

    fn lower(baseline: &str, pooled: &str) -> Verdict {
        evidence(baseline, pooled, Better::Lower, None).verdict()
    }

    fn higher(baseline: &str, pooled: &str, target: Option<u8>) -> Verdict {
        evidence(baseline, pooled, Better::Higher, target).verdict()
    }

    #[test]
    fn clean_exposures_needed_agree_with_the_reference() {
        for (baseline, needed) in [
            ("2/10", 33),
            ("3/10", 16),
            ("4/10", 10),
            ("5/10", 7),
            ("7/10", 4),
            ("5/20", 15),
            ("3/5", 7),
        ] {
            let expected = Verdict::TooEarly(Needed::Exposures(needed - 1));
            assert_eq!(lower(baseline, "0/1"), expected, "{baseline}");
            assert_eq!(
                lower(baseline, &format!("0/{needed}")),
                Verdict::Works,
                "{baseline}"
            );
        }
    }

    #[test]
    fn each_verdict_in_its_order() {
        for (found, expected) in [
            (lower("1/10", "6/10"), Verdict::Worse),
            (lower("4/10", "0/10"), Verdict::Works),
            (lower("5/8", "0/6"), Verdict::Works),
            (lower("6/12", "1/12"), Verdict::Works),
            (lower("2/4", "0/4"), Verdict::TooEarly(Needed::Exposures(8))),
            (lower("3/5", "0/5"), Verdict::TooEarly(Needed::Exposures(2))),
            (lower("4/5", "0/5"), Verdict::Works),
            (
                lower("5/12", "0/8"),
                Verdict::TooEarly(Needed::Exposures(1)),
            ),
            (lower("0/10", "0/10"), Verdict::TooEarly(Needed::Never)),
            (lower("6/12", "2/12"), Verdict::Promising),
            (lower("6/12", "6/12"), Verdict::NoEffect),
            (lower("3/3", "0/3"), Verdict::Works),
            (higher("0/100", "12/30", None), Verdict::Works),
            (higher("0/100", "12/30", Some(40)), Verdict::Works),
            (higher("0/100", "12/30", Some(41)), Verdict::BelowTarget),
            (higher("0/100", "2/30", Some(20)), Verdict::Promising),
            (higher("5/100", "4/30", Some(20)), Verdict::Promising),
            (higher("5/100", "1/30", Some(20)), Verdict::NoEffect),
            (higher("0/100", "40/100", Some(20)), Verdict::Works),
            (higher("50/100", "2/30", None), Verdict::Worse),
            (
                higher("0/2", "0/5", Some(20)),
                Verdict::TooEarly(Needed::Never),
            ),
            (
                higher("10/10", "3/3", None),
                Verdict::TooEarly(Needed::Never),
            ),
            (
                higher("0/100", "0/30", Some(0)),
                Verdict::TooEarly(Needed::Never),
            ),
            (
                higher("0/10", "1/2", Some(20)),
                Verdict::TooEarly(Needed::Never),
            ),
        ] {
            assert_eq!(found, expected);
        }
        let whole = evidence("4/10", "0/10", Better::Lower, None);
        for part in [
            Evidence {
                baseline: None,
                ..whole
            },
            Evidence {
                pooled: None,
                ..whole
            },
            Evidence {
                better: None,
                ..whole
            },
        ] {
            assert_eq!((part.verdict(), part.p_value()), (Verdict::Untested, None));
        }
    }

    #[test]
    fn verdicts_are_said_in_both_languages() {
        let words = |evidence: &Evidence, language| {
            let catalogue = Catalogue::of(language);
            let needed = evidence
                .needed_message()
                .map(|needed| catalogue.text(&needed));
            (catalogue.arg(&evidence.verdict().word()), needed)
        };
        let of = |baseline, pooled, better, target| evidence(baseline, pooled, better, target);
        for (evidence, verdict, needed) in [
            (Evidence::default(), "pas encore essayé", None),
            (
                of("1/10", "6/10", Better::Lower, None),
                "pire qu'avant",
                None,
            ),
            (of("4/10", "0/10", Better::Lower, None), "ça marche", None),
            (
                of("0/99", "9/30", Better::Higher, Some(41)),
                "mieux qu'avant, objectif non atteint",
                None,
            ),
            (of("6/12", "2/12", Better::Lower, None), "prometteur", None),
            (
                of("6/12", "6/12", Better::Lower, None),
                "sans effet visible",
                None,
            ),
            (
                of("2/4", "0/4", Better::Lower, None),
                "trop tôt pour conclure",
                Some("il faut encore 8 occasions sans accroc"),
            ),
            (
                of("5/12", "0/8", Better::Lower, None),
                "trop tôt pour conclure",
                Some("il faut encore une occasion sans accroc"),
            ),
            (
                of("10/10", "3/3", Better::Higher, None),
                "trop tôt pour conclure",
                Some("ce point de départ ne permettra jamais de conclure"),
            ),
            (
                of("0/3", "2/2", Better::Higher, None),
                "trop tôt pour conclure",
                Some("il faut encore une réussite"),
            ),
        ] {
            let needed = needed.map(str::to_owned);
            assert_eq!(
                words(&evidence, Language::French),
                (verdict.to_owned(), needed)
            );
            let (english, _) = words(&evidence, Language::English);
            assert!(!english.starts_with("verdict-"), "{english}");
        }
    }

    #[test]
    fn millions_of_exposures_end_in_time() {
        let verdict = higher("300000000/900000000", "299999/900000", Some(34));
        assert_eq!(verdict, Verdict::NoEffect);
        assert_eq!(
            lower("1/999999999", "0/9"),
            Verdict::TooEarly(Needed::Never)
        );
    }

    fn ratios(most: u64) -> impl Strategy<Value = Ratio> {
        (1..=most).prop_flat_map(|exposures| {
            (0..=exposures).prop_map(move |events| Ratio { events, exposures })
        })
    }

    proptest! {
        #[test]
        fn no_fewer_exposures_would_do(
            baseline in ratios(40),
            pooled in ratios(20),
            better in prop::sample::select(vec![Better::Higher, Better::Lower]),
            target in prop::option::of(1u8..=100),
        ) {
            let target = target.map(Percent::from_integer);
            let whole = Evidence { baseline: Some(baseline), pooled: Some(pooled), better: Some(better), target };
            let Verdict::TooEarly(needed) = whole.verdict() else {
                return Ok(());
            };
            let rate = target.unwrap_or(Percent::HUNDRED).billionths();
            let at_target = |n: u64| (n * rate).div_ceil(Percent::HUNDRED.billionths());
            let first = (1..400u64).find(|more| {
                let events = match better {
                    Better::Lower => 0,
                    Better::Higher => at_target(pooled.exposures + more) - at_target(pooled.exposures),
                };
                let after = Ratio { events: pooled.events + events, exposures: pooled.exposures + more };
                is_significant(fisher(baseline, after, better))
            });
            match needed {
                Needed::Exposures(needed) if needed < 400 => prop_assert_eq!(Some(needed), first),
                _ => prop_assert_eq!(first, None),
            }
        }
    }
}

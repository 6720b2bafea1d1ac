//! The figures for programs. Fields are only ever added.

use serde::Serialize;

use super::Scope;
use crate::{
    json,
    resilience::{Behind, Calibration, Growth, Median, Pace, Resilience, Share},
    settings::Settings,
    value::{Exact, Period, decimal},
};

/// Every figure has its numerator and denominator, and whether they are too few to tell anything; its value is `null` where
/// there is none.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    currency: &'a str,
    from: Option<String>,
    to: String,
    window: Option<String>,
    undated_failures: usize,
    undated_bets: usize,
    attempts: PaceData,
    risk_growth: GrowthData,
    provoked: ShareData,
    analysis: MedianData,
    repeats: ShareData,
    relapses: ShareData,
    damage: DamageData,
    next_bet: MedianData,
    current_gap_days: Option<i64>,
    circle: MedianData,
    #[serde(flatten)]
    founder: Option<Founder>,
}

/// What is shown with `--all` only.
#[derive(Serialize)]
struct Founder {
    calibration: CalibrationData,
    cooling_kept: ShareData,
    loops_closed: ShareData,
}

#[derive(Serialize)]
struct PaceData {
    per_month: Option<String>,
    /// Bets.
    numerator: usize,
    /// Days.
    denominator: u64,
    too_few: bool,
}

#[derive(Serialize)]
struct GrowthData {
    percent: Option<String>,
    /// The median of the later half,
    numerator: Option<String>,
    /// of the earlier half.
    denominator: Option<String>,
    bets: usize,
    of_bets: usize,
    too_few: bool,
}

#[derive(Serialize)]
struct ShareData {
    percent: Option<String>,
    numerator: usize,
    denominator: usize,
    too_few: bool,
}

#[derive(Serialize)]
struct MedianData {
    median_days: Option<String>,
    /// The waits that are over.
    numerator: usize,
    denominator: usize,
    too_few: bool,
}

#[derive(Serialize)]
struct DamageData {
    held: PartData,
    on_trial: PartData,
    open: PartData,
    failures: usize,
    too_few: bool,
}

#[derive(Serialize)]
struct PartData {
    percent: Option<String>,
    numerator: String,
    denominator: String,
}

#[derive(Serialize)]
struct CalibrationData {
    brier: Option<String>,
    /// The score of somebody who gives every bet the rate of those won.
    base_rate_brier: Option<String>,
    median_confidence: Option<String>,
    /// The bets that were won.
    numerator: usize,
    denominator: usize,
    too_few: bool,
}

pub(super) fn document(
    of: &Resilience,
    scope: Scope,
    (settings, window): (&Settings, Option<Period>),
) -> String {
    json::document(&Document {
        version: 1,
        currency: &settings.currency,
        from: of.from.map(|day| day.to_string()),
        to: of.to.to_string(),
        window: window.map(|window| window.to_string()),
        undated_failures: of.undated_failures,
        undated_bets: of.undated_bets,
        attempts: PaceData::of(of.attempts),
        risk_growth: GrowthData::of(&of.growth),
        provoked: ShareData::of(of.provoked),
        analysis: MedianData::of(&of.analysis),
        repeats: ShareData::of(of.repeats),
        relapses: ShareData::of(of.relapses),
        damage: DamageData::of(&of.behind),
        next_bet: MedianData::of(&of.next_bet),
        current_gap_days: of.gap,
        circle: MedianData::of(&of.circle),
        founder: (scope == Scope::All).then(|| Founder {
            calibration: CalibrationData::of(&of.calibration),
            cooling_kept: ShareData::of(of.cooled),
            loops_closed: ShareData::of(of.closed),
        }),
    })
}

impl PaceData {
    fn of(pace: Pace) -> Self {
        Self {
            per_month: shown(pace.per_month().as_ref(), 2),
            numerator: pace.count,
            denominator: pace.days,
            too_few: pace.is_few(),
        }
    }
}

impl GrowthData {
    fn of(growth: &Growth) -> Self {
        Self {
            percent: shown(growth.percent().as_ref(), 1),
            numerator: shown(growth.later.as_ref(), 2),
            denominator: shown(growth.earlier.as_ref(), 2),
            bets: growth.count,
            of_bets: growth.of,
            too_few: growth.is_few(),
        }
    }
}

impl ShareData {
    fn of(share: Share) -> Self {
        Self {
            percent: shown(share.percent().as_ref(), 1),
            numerator: share.count,
            denominator: share.of,
            too_few: share.is_few(),
        }
    }
}

impl MedianData {
    fn of(median: &Median) -> Self {
        Self {
            median_days: shown(median.days.as_ref(), 1),
            numerator: median.over,
            denominator: median.of,
            too_few: median.is_few(),
        }
    }
}

impl DamageData {
    fn of(behind: &Behind) -> Self {
        let part = |part: &Exact| PartData {
            percent: shown(behind.percent(part).as_ref(), 1),
            numerator: decimal(part, 2),
            denominator: decimal(&behind.total(), 2),
        };
        Self {
            held: part(&behind.held),
            on_trial: part(&behind.on_trial),
            open: part(&behind.open),
            failures: behind.failures,
            too_few: behind.is_few(),
        }
    }
}

impl CalibrationData {
    fn of(calibration: &Calibration) -> Self {
        Self {
            brier: shown(calibration.brier.as_ref(), 4),
            base_rate_brier: shown(calibration.base.as_ref(), 4),
            median_confidence: shown(calibration.confidence.as_ref(), 1),
            numerator: calibration.won,
            denominator: calibration.bets,
            too_few: calibration.is_few(),
        }
    }
}

fn shown(value: Option<&Exact>, places: usize) -> Option<String> {
    value.map(|value| decimal(value, places))
}

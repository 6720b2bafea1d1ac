//! The forms of figures: shares, paces, medians, growth; each knows what it was counted from.

use num_traits::Zero;

use crate::value::Exact;

/// From fewer than these nothing can be told.
const FEW: usize = 5;

/// So many of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

/// So many in a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many.
    pub count: usize,
    /// In how many days.
    pub days: u64,
}

/// The median of days that somebody waited for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Median {
    /// The median, in days; `None` where it cannot be told, since too many still wait or none has come.
    pub days: Option<Exact>,
    /// How many waits are over.
    pub over: usize,
    /// Of how many.
    pub of: usize,
}

/// How a number has grown from the earlier half of a row to the later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// The median of the earlier half.
    pub earlier: Option<Exact>,
    /// The median of the later half.
    pub later: Option<Exact>,
    /// How many numbers there are.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// The share of items that something holds of.
    pub(super) fn among<T>(items: &[T], holds: impl Fn(&T) -> bool) -> Self {
        let count = items.iter().filter(|item| holds(item)).count();
        let of = items.len();
        Self { count, of }
    }

    /// The share in percent; `None` of nothing.
    pub fn percent(self) -> Option<Exact> {
        (self.of > 0).then(|| Exact::new((self.count * 100).into(), self.of.into()))
    }

    /// Whether nothing can be told from so few.
    pub fn is_few(self) -> bool {
        self.of < FEW
    }
}

impl Pace {
    /// How many in a month, of 365.2425 / 12 days: the Gregorian calendar's mean. `None` in no days.
    pub fn per_month(self) -> Option<Exact> {
        let month = Exact::new(48_699.into(), 1_600.into());
        let days = Exact::from_integer(self.days.into());
        (self.days > 0).then(|| month * Exact::from_integer(self.count.into()) / days)
    }

    /// Whether nothing can be told from so few.
    pub fn is_few(self) -> bool {
        self.count < FEW
    }
}

impl Median {
    /// Whether nothing can be told from so few.
    pub fn is_few(&self) -> bool {
        self.of < FEW
    }
}

impl Growth {
    /// The growth over a row of numbers, of `of` that there should be.
    pub(super) fn along(row: &[Exact], of: usize) -> Self {
        let half = row.len() / 2;
        Self {
            earlier: median(&row[..half]),
            later: median(&row[row.len() - half..]),
            count: row.len(),
            of,
        }
    }

    /// By how many percent the later half is above the earlier; `None` where there are no two numbers, or it was nothing.
    pub fn percent(&self) -> Option<Exact> {
        let (earlier, later) = (self.earlier.as_ref()?, self.later.as_ref()?);
        let hundred = Exact::from_integer(100.into());
        (!earlier.is_zero()).then(|| (later - earlier) / earlier * hundred)
    }

    /// Whether nothing can be told from so few.
    pub fn is_few(&self) -> bool {
        self.count < FEW
    }
}

/// The middle of some numbers, or halfway between the two in the middle; `None` of none.
pub(super) fn median(numbers: &[Exact]) -> Option<Exact> {
    let mut sorted = numbers.to_vec();
    sorted.sort();
    let upper = sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper.clone());
    }
    Some((&sorted[sorted.len() / 2 - 1] + upper) / Exact::from_integer(2.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(number: i64) -> Exact {
        Exact::from_integer(number.into())
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[exact(3)]), Some(exact(3)));
        assert_eq!(median(&[exact(9), exact(1), exact(2)]), Some(exact(2)));
        let between = Some(Exact::new(5.into(), 2.into()));
        assert_eq!(median(&[exact(9), exact(1), exact(2), exact(3)]), between);
    }

    #[test]
    fn growth_compares_two_halves() {
        let of = |row: &[i64]| {
            let row: Vec<Exact> = row.iter().map(|number| exact(*number)).collect();
            Growth::along(&row, row.len()).percent()
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[100]), None, "one is in no half");
        assert_eq!(of(&[100, 150]), Some(exact(50)));
        assert_eq!(
            of(&[100, 9999, 50]),
            Some(exact(-50)),
            "the middle is in neither"
        );
        assert_eq!(of(&[0, 50]), None, "nothing grows from nothing");
        assert_eq!(of(&[50, 0]), Some(exact(-100)));
    }

    #[test]
    fn a_year_has_twelve_months() {
        let pace = Pace {
            count: 12,
            days: 3_652_425,
        };
        let years = pace.per_month().unwrap() * exact(10_000);
        assert_eq!(years, exact(12) / exact(12));
        assert_eq!(Pace { count: 1, days: 0 }.per_month(), None);
    }

    #[test]
    fn from_five_on_something_can_be_told() {
        assert!(Share { count: 4, of: 4 }.is_few());
        assert!(!Share { count: 0, of: 5 }.is_few());
        assert!(Pace { count: 4, days: 9 }.is_few());
        assert_eq!(Share { count: 0, of: 0 }.percent(), None);
    }
}

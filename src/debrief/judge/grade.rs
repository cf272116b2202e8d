//! How well a range holds what happened.

use crate::play::state::Range;
use crate::scenario::model::{Quantity, QuantityKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    None,
    Half,
    Full,
}

/// How a range relates to what happened.
pub struct Fit {
    /// It holds what happened.
    pub covers: bool,
    pub grade: Grade,
}

/// What happened is an interval as well: a range covers it that holds its middle, or lies within it.
/// Ratios of high to low decide how useful a range is; of shares, their width in points.
pub fn fit(quantity: &Quantity, range: &Range) -> Fit {
    let (low, high) = (range.low as f64, range.high as f64);
    let middle = (quantity.low + quantity.high) / 2.0;
    let covers =
        (low <= middle && middle <= high) || (low >= quantity.low && high <= quantity.high);
    let near = |end: f64, of: f64| (end - of).abs() <= of.abs() * 0.25;
    let one_end = near(low, quantity.low) || near(high, quantity.high);
    let (full, half, useless) = match quantity.measure {
        QuantityKind::Share => {
            let width = high - low;
            (width <= 10.0, width <= 25.0, width > 50.0)
        }
        QuantityKind::Minutes | QuantityKind::Count => {
            let ratio = high / low.max(1.0);
            (ratio <= 1.5, ratio <= 3.0, ratio > 10.0)
        }
    };
    let grade = if useless {
        Grade::None
    } else if covers && full {
        Grade::Full
    } else if (covers && half) || one_end {
        Grade::Half
    } else {
        Grade::None
    };
    Fit { covers, grade }
}

/// A range counts as far as it fits, and with evidence that shows it.
pub fn grade(quantity: &Quantity, range: &Range, supported: bool) -> Grade {
    if supported { fit(quantity, range).grade } else { Grade::None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(measure: QuantityKind, low: f64, high: f64) -> Quantity {
        let (ask, unit) = (String::new(), String::new());
        Quantity {
            id: "q".into(),
            ask,
            as_stated: None,
            unit,
            measure,
            low,
            high,
            world: None,
            supports: vec![],
        }
    }

    fn of(quantity: &Quantity, low: u64, high: u64) -> Grade {
        grade(quantity, &Range { low, high, ..Range::default() }, true)
    }

    #[test]
    fn minutes_by_ratio() {
        let minutes = quantity(QuantityKind::Minutes, 24.0, 26.0);
        assert_eq!(of(&minutes, 25, 25), Grade::Full);
        assert_eq!(of(&minutes, 20, 30), Grade::Full);
        assert_eq!(of(&minutes, 15, 45), Grade::Half);
        assert_eq!(of(&minutes, 26, 90), Grade::Half);
        assert_eq!(of(&minutes, 5, 24), Grade::Half);
        assert_eq!(of(&minutes, 40, 50), Grade::None);
        assert_eq!(of(&minutes, 2, 30), Grade::None);
    }

    #[test]
    fn shares_by_points_and_nothing_without_a_pin() {
        let share = quantity(QuantityKind::Share, 77.0, 83.0);
        assert_eq!(of(&share, 75, 85), Grade::Full);
        assert_eq!(of(&share, 70, 95), Grade::Half);
        assert_eq!(of(&share, 0, 100), Grade::None);
        let range = Range { low: 75, high: 85, ..Range::default() };
        assert_eq!(grade(&share, &range, false), Grade::None);
    }
}

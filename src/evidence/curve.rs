//! The points of a series and where their extremes lie: asked for in every frame, however many there
//! are.

use super::row::Point;
use crate::scenario::model::Ms;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Points that one of the lowest level stands for, and those of a level that one of the next does.
const WIDE: usize = 16;

/// Points in the order of their instants; it derefs to those that are shown. Clones share them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    points: Arc<[Point]>,
    /// From fine to coarse: the extremes of each stretch.
    levels: Arc<[Vec<Extremes>]>,
    shown: usize,
}

/// The numbers of the lowest and the highest point of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extremes {
    pub low: usize,
    pub high: usize,
}

impl Curve {
    /// The same without what came after an instant.
    #[must_use]
    pub fn until(&self, at: Ms) -> Self {
        Self { shown: self.partition_point(|point| point.at <= at), ..self.clone() }
    }

    /// The numbers of the points from one instant to another, both of them included.
    pub fn between(&self, from: Ms, to: Ms) -> Range<usize> {
        let start = self.partition_point(|point| point.at < from);
        start..self.partition_point(|point| point.at <= to).max(start)
    }

    /// The number of the last point that was there at an instant.
    pub fn before(&self, at: Ms) -> Option<usize> {
        self.partition_point(|point| point.at <= at).checked_sub(1)
    }

    /// The extremes among the points of these numbers; none where there is no point. Ten times the
    /// points take a few steps more.
    pub fn extremes(&self, numbers: Range<usize>) -> Option<Extremes> {
        let (mut from, mut to) = (numbers.start, numbers.end.min(self.shown));
        if from >= to {
            return None;
        }
        let mut found = Extremes { low: from, high: from };
        // Single points, then stretches that are the longer the further they are from both ends.
        let mut finer: Option<&Vec<Extremes>> = None;
        let mut coarser = self.levels.iter();
        loop {
            let at = |index: usize| match finer {
                None => Some(Extremes { low: index, high: index }),
                Some(level) => level.get(index).copied(),
            };
            while from < to && !from.is_multiple_of(WIDE) {
                found = join(&self.points, found, at(from));
                from += 1;
            }
            while from < to && !to.is_multiple_of(WIDE) {
                to -= 1;
                found = join(&self.points, found, at(to));
            }
            if from == to {
                return Some(found);
            }
            (from, to) = (from / WIDE, to / WIDE);
            finer = coarser.next();
        }
    }
}

fn join(points: &[Point], one: Extremes, other: Option<Extremes>) -> Extremes {
    let Some(other) = other else { return one };
    let value = |number: usize| points.get(number).map_or(f64::NAN, |point| point.value);
    Extremes {
        low: if value(other.low) < value(one.low) { other.low } else { one.low },
        high: if value(other.high) > value(one.high) { other.high } else { one.high },
    }
}

impl FromIterator<Point> for Curve {
    fn from_iter<I: IntoIterator<Item = Point>>(points: I) -> Self {
        let points: Arc<[Point]> = points.into_iter().collect();
        let single = |number: usize| Extremes { low: number, high: number };
        let mut below: Vec<Extremes> = (0..points.len()).map(single).collect();
        let mut levels = Vec::new();
        while below.len() > 1 {
            let stretch = |part: &[Extremes]| {
                let first = part.first().copied()?;
                Some(part.iter().fold(first, |found, one| join(&points, found, Some(*one))))
            };
            below = below.chunks(WIDE).filter_map(stretch).collect();
            levels.push(below.clone());
        }
        Self { shown: points.len(), points, levels: levels.into() }
    }
}

impl Deref for Curve {
    type Target = [Point];

    fn deref(&self) -> &[Point] {
        self.points.get(..self.shown).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn curve(values: &[i32]) -> Curve {
        let points = (0..).zip(values).map(|(at, value)| Point { at, value: f64::from(*value) });
        points.collect()
    }

    proptest! {
        #[test]
        fn extremes_are_those_that_are_found_one_by_one(
            values in prop::collection::vec(-50..50_i32, 0..900),
            from in 0..950_usize,
            long in 0..950_usize,
            until in 0..1000_i64,
        ) {
            let curve = curve(&values).until(until);
            let numbers = from..from + long;
            let some = values.iter().take(until as usize + 1).skip(from).take(long);
            let (low, high) = (some.clone().min(), some.max());
            let found = curve.extremes(numbers.clone());
            let value = |number: usize| {
                assert!(numbers.contains(&number));
                curve[number].value as i32
            };
            prop_assert_eq!(found.map(|found| value(found.low)), low.copied());
            prop_assert_eq!(found.map(|found| value(found.high)), high.copied());
        }
    }

    #[test]
    fn instants_are_found() {
        let curve: Curve =
            [10, 20, 20, 30].map(|at| Point { at, value: 0.0 }).into_iter().collect();
        assert_eq!(curve.between(20, 30), 1..4);
        assert_eq!(curve.between(21, 29), 3..3);
        assert_eq!(curve.between(40, 5), 4..4);
        assert_eq!([5, 10, 20, 99].map(|at| curve.before(at)), [None, Some(0), Some(2), Some(3)]);
        assert_eq!(curve.until(20).len(), 3);
        assert_eq!(Curve::default().extremes(0..9), None);
    }
}

//! As many points as there are pixels for: of each column of pixels the first, the lowest, the
//! highest and the last, by which the line comes out as if all were drawn.

use std::ops::Range;

use crate::evidence::Curve;

/// Points that are kept for a column.
const KEPT: usize = 4;

/// The numbers of the points that are drawn, of those with the numbers `shown`, where the time
/// from `from` to `to` has so many columns.
pub fn thin(
    curve: &Curve,
    shown: Range<usize>,
    (from, to): (i64, i64),
    columns: usize,
) -> Vec<usize> {
    let columns = columns.max(1);
    if shown.len() <= columns * KEPT {
        return shown.collect();
    }
    let mut kept = Vec::with_capacity(columns * KEPT);
    let mut start = shown.start;
    for column in 1..=columns {
        let end = if column == columns {
            shown.end
        } else {
            let part = i128::from(to - from) * column as i128 / columns as i128;
            let ends = from.saturating_add(i64::try_from(part).unwrap_or(i64::MAX));
            let rest = curve.get(start..shown.end).unwrap_or_default();
            start + rest.partition_point(|point| point.at < ends)
        };
        if let Some(found) = curve.extremes(start..end) {
            let turns = [found.low.min(found.high), found.low.max(found.high)];
            for number in [start, turns[0], turns[1], end - 1] {
                if kept.last() != Some(&number) {
                    kept.push(number);
                }
            }
        }
        start = end;
    }
    kept
}

/// The numbers of the points, apart where the chart has gaps.
pub fn parts(curve: &Curve, gaps: &[(i64, i64)], shown: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = gaps
        .iter()
        .flat_map(|(from, to)| {
            let after = curve.partition_point(|point| point.at <= *from);
            [after, curve.partition_point(|point| point.at < *to).max(after)]
        })
        .filter(|cut| shown.start < *cut && *cut < shown.end)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().copied().chain([shown.end]);
    let starts = [shown.start].into_iter().chain(cuts.iter().copied());
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Point;
    use proptest::prelude::*;

    fn curve(points: impl Iterator<Item = (i64, f64)>) -> Curve {
        points.map(|(at, value)| Point { at, value }).collect()
    }

    #[test]
    fn a_gap_parts_the_line_only_where_it_lies() {
        let curve = curve([0, 10, 20, 30].into_iter().map(|at| (at, 1.0)));
        let sizes = |gaps: &[(i64, i64)], shown| -> Vec<usize> {
            parts(&curve, gaps, shown).into_iter().map(|part| part.len()).collect()
        };
        assert_eq!(sizes(&[(10, 20)], 0..4), [2, 2]);
        assert_eq!(sizes(&[(12, 15)], 0..4), [2, 2]);
        assert_eq!(sizes(&[(40, 50)], 0..4), [4]);
        assert_eq!(sizes(&[(10, 20)], 2..4), [2]);
        assert_eq!(sizes(&[(20, 25), (0, 5)], 0..4), [1, 2, 1]);
    }

    #[test]
    fn few_points_are_all_kept() {
        let curve = curve((0..40).map(|at| (at, 1.0)));
        assert_eq!(thin(&curve, 3..40, (0, 40), 10).len(), 37);
    }

    proptest! {
        #[test]
        fn each_column_keeps_its_extremes_and_its_ends(
            steps in prop::collection::vec((1..40_i64, -1000..1000_i32), 1..4000),
            columns in 1..60_usize,
        ) {
            let mut at = 0;
            let curve = curve(steps.iter().map(|(step, value)| {
                at += step;
                (at, f64::from(*value))
            }));
            let (from, to) = (0, at);
            let kept = thin(&curve, 0..curve.len(), (from, to), columns);
            prop_assert!(kept.len() <= columns * KEPT);
            prop_assert!(kept.is_sorted_by(|one, other| one < other));
            // The columns once more, point by point.
            let column = |number: usize| {
                let ends = |column: usize| to * column as i64 / columns as i64;
                (1..columns).find(|column| curve[number].at < ends(*column)).unwrap_or(columns)
            };
            for one in 1..=columns {
                let all: Vec<usize> =
                    (0..curve.len()).filter(|number| column(*number) == one).collect();
                let some: Vec<usize> =
                    kept.iter().copied().filter(|number| column(*number) == one).collect();
                let value = |number: &usize| curve[*number].value as i32;
                let told = |numbers: &[usize]| {
                    let values = || numbers.iter().map(value);
                    (values().min(), values().max(), numbers.first().copied(), numbers.last().copied())
                };
                prop_assert_eq!(told(&some), told(&all));
            }
        }
    }
}

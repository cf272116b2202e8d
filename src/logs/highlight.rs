//! Where in a line the words of a query stand.

use std::ops::Range;

/// Sorted, and merged where they touch or overlap.
pub fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| range.start < range.end);
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlaps_become_one() {
        assert_eq!(merged(vec![4..6, 0..2, 1..3, 3..4, 9..9]), [0..6]);
    }
}

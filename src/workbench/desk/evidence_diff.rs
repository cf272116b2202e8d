//! What a diff shows beside its lines: their numbers in the file, and the words that changed.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::evidence::Row;
use crate::workbench::evidence::RowModel;

/// Bytes of a line.
type Ranges = Vec<Range<usize>>;

/// Lines that have less than this in common are two lines, not one that changed.
const ALIKE: f64 = 0.3;

/// Which line of its file each row of a diff is: of the new one, or of the old where it went out.
fn numbers(rows: &[Row]) -> Vec<Option<u32>> {
    let mut next: Option<(u32, u32)> = None;
    rows.iter()
        .map(|row| {
            if let Some(head) = row.text.strip_prefix("@@ -") {
                let begins = |part: Option<&str>| part?.split([',', ' ']).next()?.parse().ok();
                let (old, new) =
                    (begins(Some(head)), begins(head.split_once('+').map(|two| two.1)));
                next = old.zip(new);
                return None;
            }
            if row.text.starts_with("diff ") {
                next = None;
            }
            let (old, new) = next.as_mut()?;
            match row.text.as_bytes().first() {
                Some(b'-') => {
                    *old += 1;
                    Some(*old - 1)
                }
                Some(b'+') => {
                    *new += 1;
                    Some(*new - 1)
                }
                Some(b'\\') => None,
                _ => {
                    (*old, *new) = (*old + 1, *new + 1);
                    Some(*new - 1)
                }
            }
        })
        .collect()
}

/// By row the bytes that changed, where lines that went out stand right above those that came in.
fn changed(rows: &[Row]) -> BTreeMap<u32, Ranges> {
    let sign = |row: &Row| match row.text.as_bytes() {
        [b'+', b'+', b'+', b' ', ..] | [b'-', b'-', b'-', b' ', ..] => b' ',
        [sign, ..] => *sign,
        [] => b' ',
    };
    let mut changed = BTreeMap::new();
    let mut runs = rows.chunk_by(|one, next| sign(one) == sign(next)).peekable();
    while let Some(out) = runs.next() {
        if sign(&out[0]) != b'-' {
            continue;
        }
        let Some(came) = runs.next_if(|run| sign(&run[0]) == b'+') else { continue };
        for (old, new) in out.iter().zip(came) {
            let Some((from, to)) = words(&old.text[1..], &new.text[1..]) else { continue };
            // The sign before the line is no part of it.
            let after_sign = |ranges: Ranges| {
                ranges.into_iter().map(|range| range.start + 1..range.end + 1).collect()
            };
            changed.insert(old.index, after_sign(from));
            changed.insert(new.index, after_sign(to));
        }
    }
    changed
}

/// The bytes of two lines that are not in the other; none where they have little in common.
fn words(old: &str, new: &str) -> Option<(Ranges, Ranges)> {
    let split = |text| UnicodeSegmentation::split_word_bounds(text).collect::<Vec<&str>>();
    let (before, after) = (split(old), split(new));
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let bytes = |parts: &[&str]| parts.iter().map(|part| part.trim().len()).sum::<usize>();
    let kept: usize = ops
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .map(|op| bytes(&before[op.old_range()]))
        .sum();
    let all = bytes(&before).max(bytes(&after));
    if (kept as f64) < ALIKE * all as f64 {
        return None;
    }
    let (mut from, mut to) = (Vec::new(), Vec::new());
    let (mut at, mut there) = (0, 0);
    for op in ops {
        let long = |parts: &[&str]| parts.iter().map(|part| part.len()).sum::<usize>();
        let (left, right) = (long(&before[op.old_range()]), long(&after[op.new_range()]));
        if !matches!(op, DiffOp::Equal { .. }) {
            from.extend((left > 0).then_some(at..at + left));
            to.extend((right > 0).then_some(there..there + right));
        }
        (at, there) = (at + left, there + right);
    }
    Some((from, to))
}

/// What is known of the rows of a diff beside their text.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    numbers: Vec<Option<u32>>,
    changed: BTreeMap<u32, Ranges>,
}

impl Compared {
    pub fn of(rows: &[Row]) -> Self {
        Self { numbers: numbers(rows), changed: changed(rows) }
    }

    /// A row with its number, on which the sign stands on its own, and with what changed.
    pub fn shown(&self, row: RowModel) -> RowModel {
        let number = self.numbers.get(row.key.row as usize).copied().flatten();
        let quiet = if number.is_some() { 0..row.text.len().min(1) } else { row.quiet.clone() };
        let marks = self.changed.get(&row.key.row).cloned().unwrap_or_else(|| row.marks.clone());
        RowModel { number, quiet, marks, ..row }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_diff_have_the_numbers_of_their_file() {
        let texts = [
            "commit 1",
            "diff --git a b",
            "--- a",
            "+++ b",
            "@@ -388,3 +390,3 @@ rule",
            " a",
            "-b",
            "+c",
            " d",
        ];
        let row = |text: &str| Row { text: text.into(), ..Row::default() };
        let rows: Vec<Row> = texts.iter().map(|text| row(text)).collect();
        let found = numbers(&rows);
        assert_eq!(found[..5], [None; 5]);
        assert_eq!(found[5..], [Some(390), Some(389), Some(391), Some(392)]);
    }

    /// What changed, between brackets.
    fn shown(old: &str, new: &str) -> [String; 2] {
        let row = |index, text: &str| Row { index, text: text.into(), ..Row::default() };
        let rows = [row(0, "@@"), row(1, old), row(2, new), row(3, " rest")];
        let changed = changed(&rows);
        [1, 2].map(|index| {
            let text = &rows[index as usize].text;
            let mut out = text.clone();
            for range in changed.get(&index).into_iter().flatten().rev() {
                out.replace_range(range.clone(), &format!("[{}]", &text[range.clone()]));
            }
            out
        })
    }

    #[test]
    fn words_that_changed_are_marked_in_both_lines() {
        let one = shown("-  hits    2 a week, wrong 0", "+  hits    31 a week, wrong 0");
        assert_eq!(one, ["-  hits    [2] a week, wrong 0", "+  hits    [31] a week, wrong 0"]);
        let one = shown("-let größe = alt(x);", "+let größe = neu(x, y);");
        assert_eq!(one, ["-let größe = [alt](x);", "+let größe = [neu](x[, y]);"]);
        let same = ["-nothing of this", "+is in that line"];
        assert_eq!(shown(same[0], same[1]), same, "two lines, not one that changed");
        assert_eq!(shown("--- a/file", "+++ b/file"), ["--- a/file", "+++ b/file"]);
    }

    #[test]
    fn lines_are_compared_in_pairs_and_only_where_they_follow_each_other() {
        let texts =
            ["-see one", "-see two", "+see One", "+see Two", "+c", " ", "-see x", " ", "+see y"];
        let row = |(index, text): (usize, &&str)| Row {
            index: index as u32,
            text: (*text).into(),
            ..Row::default()
        };
        let rows: Vec<Row> = texts.iter().enumerate().map(row).collect();
        assert_eq!(changed(&rows).into_keys().collect::<Vec<u32>>(), [0, 1, 2, 3]);
    }
}

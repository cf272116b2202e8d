//! What a diff shows beside its lines: their numbers in the file, and the words that changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::evidence::Row;
use crate::workbench::evidence::{RowModel, Side};

/// Bytes of a line.
type Ranges = Vec<Range<usize>>;

/// Lines that have less than this in common are two lines, not one that changed.
const ALIKE: f64 = 0.3;

/// The numbers of a row in the old file and in the new one, where it is a line of them.
type Numbers = (Option<u32>, Option<u32>);

/// Which line of its file each row of a diff is.
fn numbers(rows: &[Row]) -> Vec<Numbers> {
    let mut next: Option<(u32, u32)> = None;
    rows.iter()
        .map(|row| {
            if let Some(head) = row.text.strip_prefix("@@ -") {
                let begins = |part: Option<&str>| part?.split([',', ' ']).next()?.parse().ok();
                let (old, new) =
                    (begins(Some(head)), begins(head.split_once('+').map(|two| two.1)));
                next = old.zip(new);
                return (None, None);
            }
            if row.text.starts_with("diff ") {
                next = None;
            }
            let Some((old, new)) = next.as_mut() else { return (None, None) };
            let count = |of: &mut u32| {
                *of += 1;
                Some(*of - 1)
            };
            match row.text.as_bytes().first() {
                Some(b'-') => (count(old), None),
                Some(b'+') => (None, count(new)),
                Some(b'\\') => (None, None),
                _ => (count(old), count(new)),
            }
        })
        .collect()
}

/// What a line of a diff begins with; a space where it stands on both sides.
fn sign(row: &Row) -> u8 {
    match row.text.as_bytes() {
        [b'+', b'+', b'+', b' ', ..] | [b'-', b'-', b'-', b' ', ..] => b' ',
        [sign, ..] => *sign,
        [] => b' ',
    }
}

/// By row the bytes that changed, where lines that went out stand right above those that came in.
fn changed(rows: &[Row]) -> BTreeMap<u32, Ranges> {
    let mut changed = BTreeMap::new();
    for (old, new, alike) in facing(rows) {
        let Some(alike) = alike else { continue };
        // The sign before the line is no part of it.
        let after_sign = |ranges: Ranges| {
            ranges.into_iter().map(|range| range.start + 1..range.end + 1).collect()
        };
        changed.insert(old.index, after_sign(alike.from));
        changed.insert(new.index, after_sign(alike.to));
    }
    changed
}

/// Lines of which one took the place of the other, and what is new in it where they are alike.
fn facing(rows: &[Row]) -> Vec<(&Row, &Row, Option<Alike>)> {
    let mut pairs = Vec::new();
    let mut runs = rows.chunk_by(|one, next| sign(one) == sign(next)).peekable();
    while let Some(out) = runs.next() {
        if sign(&out[0]) != b'-' {
            continue;
        }
        let Some(came) = runs.next_if(|run| sign(&run[0]) == b'+') else { continue };
        let (mut old, mut new) = (0, 0);
        let ends = std::iter::once((out.len(), came.len(), None));
        for (to_old, to_new, like) in alike(out, came).into_iter().chain(ends) {
            // Between lines that are alike the others face each other as they come.
            pairs
                .extend(out[old..to_old].iter().zip(&came[new..to_new]).map(|(o, n)| (o, n, None)));
            pairs.extend(like.map(|like| (&out[to_old], &came[to_new], Some(like))));
            (old, new) = (to_old + 1, to_new + 1);
        }
    }
    pairs
}

/// Pairs of lines that are compared at most; of more, the first with the first and so on.
const COMPARED: usize = 10_000;

/// Which lines that came in are like which that went out, in their order: those that have most in
/// common in all.
fn alike(out: &[Row], came: &[Row]) -> Vec<(usize, usize, Option<Alike>)> {
    let (rows, columns) = (out.len(), came.len());
    let of = |old: usize, new: usize| words(&out[old].text[1..], &came[new].text[1..]);
    if rows * columns > COMPARED {
        let both = (0..rows.min(columns)).map(|at| (at, at, of(at, at)));
        return both.filter(|(.., like)| like.is_some()).collect();
    }
    let mut likes: Vec<Vec<Option<Alike>>> =
        (0..rows).map(|old| (0..columns).map(|new| of(old, new)).collect()).collect();
    let share = |like: &Option<Alike>| like.as_ref().map_or(0.0, |like| like.share);
    // The most that lines from here on have in common.
    let mut most = vec![vec![0.0_f64; columns + 1]; rows + 1];
    for old in (0..rows).rev() {
        for new in (0..columns).rev() {
            let with = share(&likes[old][new]) + most[old + 1][new + 1];
            most[old][new] = with.max(most[old + 1][new]).max(most[old][new + 1]);
        }
    }
    let (mut old, mut new, mut pairs) = (0, 0, Vec::new());
    while old < rows && new < columns {
        let rest = most[old][new];
        if likes[old][new].is_some() && share(&likes[old][new]) + most[old + 1][new + 1] >= rest {
            pairs.push((old, new, likes[old][new].take()));
            (old, new) = (old + 1, new + 1);
        } else if most[old + 1][new] >= rest {
            old += 1;
        } else {
            new += 1;
        }
    }
    pairs
}

/// Of two lines that are alike, how much of them (0 to 1), and the bytes that are not in the other.
#[derive(Clone, Debug)]
struct Alike {
    share: f64,
    from: Ranges,
    to: Ranges,
}

/// What two lines have in common; none where it is little.
fn words(old: &str, new: &str) -> Option<Alike> {
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
    // Two empty lines are as alike as two that just are.
    let share = if all == 0 { ALIKE } else { kept as f64 / all as f64 };
    if share < ALIKE {
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
    Some(Alike { share, from, to })
}

/// The rows that are shown, as they face each other: old at the left, new at the right.
fn sides(rows: &[Row], numbers: &[Numbers], shown: &[u32]) -> Arc<[Side]> {
    let there: BTreeMap<u32, u64> = shown.iter().copied().zip(0..).collect();
    let facing: BTreeMap<u32, u32> =
        facing(rows).into_iter().map(|(old, new, _)| (old.index, new.index)).collect();
    let faced: BTreeSet<u32> = facing.values().copied().collect();
    let number = |row: u32| there.get(&row).copied();
    let lines = |row: u32| numbers.get(row as usize).copied().unwrap_or_default();
    let mut sides = Vec::new();
    let mut runs = rows.chunk_by(|one, next| sign(one) == sign(next)).peekable();
    while let Some(run) = runs.next() {
        let came = match sign(&run[0]) {
            b'-' => runs.next_if(|next| sign(&next[0]) == b'+'),
            _ => None,
        };
        let mut waiting = came.unwrap_or_default().iter().map(|row| row.index).peekable();
        let alone =
            |new: u32| Side { new: number(new), lines: (None, lines(new).1), ..Side::default() };
        for row in run {
            let at = row.index;
            match sign(row) {
                b'-' => {
                    let other = facing.get(&at).copied();
                    // What came in before the line that faces this one.
                    while let Some(new) =
                        waiting.next_if(|new| other.is_some_and(|other| *new < other))
                    {
                        sides.push(alone(new));
                    }
                    let new = other.and_then(|other| waiting.next_if_eq(&other));
                    sides.push(Side {
                        old: number(at),
                        new: new.and_then(number),
                        lines: (lines(at).0, new.and_then(|new| lines(new).1)),
                    });
                }
                b'+' if !faced.contains(&at) => sides.push(alone(at)),
                b'+' => {}
                _ => sides.push(Side { old: number(at), new: number(at), lines: lines(at) }),
            }
        }
        sides.extend(waiting.map(alone));
    }
    sides.retain(|side| side.old.is_some() || side.new.is_some());
    sides.into()
}

/// What is known of the rows of a diff beside their text.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    numbers: Vec<Numbers>,
    changed: BTreeMap<u32, Ranges>,
    /// The rows that are shown, side by side.
    pub sides: Arc<[Side]>,
}

impl Compared {
    /// Of the rows of a diff, of which those with these numbers are shown.
    pub fn of(rows: &[Row], shown: &[u32]) -> Self {
        let numbers = numbers(rows);
        let sides = sides(rows, &numbers, shown);
        Self { changed: changed(rows), sides, numbers }
    }

    /// A row with its number, on which the sign stands on its own, and with what changed.
    pub fn shown(&self, row: RowModel) -> RowModel {
        // Of the new file, or of the old one where the line went out.
        let number = self.numbers.get(row.key.row as usize).and_then(|(old, new)| new.or(*old));
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
        assert_eq!(found[..5], [(None, None); 5]);
        let lines = [(388, 390), (389, 0), (0, 391), (390, 392)];
        let some = |number: u32| (number > 0).then_some(number);
        assert_eq!(found[5..], lines.map(|(old, new)| (some(old), some(new))));
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

    fn rows_of(texts: &[&str]) -> Vec<Row> {
        let row =
            |(index, text): (u32, &&str)| Row { index, text: (*text).into(), ..Row::default() };
        (0..).zip(texts).map(row).collect()
    }

    fn paired(texts: &[&str]) -> Vec<(Option<u64>, Option<u64>)> {
        let rows = rows_of(texts);
        let shown: Vec<u32> = (0..).take(rows.len()).collect();
        let compared = Compared::of(&rows, &shown);
        compared.sides.iter().map(|side| (side.old, side.new)).collect()
    }

    #[test]
    fn lines_that_are_alike_face_each_other() {
        let both = |at| (Some(at), Some(at));
        let texts =
            ["@@ -1,4 +1,4 @@", " same", "-let a = one;", "-gone", "+new above", "+let a = two;"];
        let wanted = [both(0), both(1), (None, Some(4)), (Some(2), Some(5)), (Some(3), None)];
        assert_eq!(paired(&texts), wanted);
        // What is not alike faces what stands there as well.
        assert_eq!(
            paired(&["-abc", "+xyz", "+qrs", " end"]),
            [(Some(0), Some(1)), (None, Some(2)), both(3),]
        );
        assert_eq!(paired(&["+in", " ", "-out"]), [(None, Some(0)), both(1), (Some(2), None)]);
    }

    proptest::proptest! {
        /// Each row stands on its sides once, in its order.
        #[test]
        fn nothing_is_lost_side_by_side(texts in proptest::collection::vec("[-+ @][ab ]{0,3}", 0..24)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let pairs = paired(&texts);
            let on = |sign: &[u8]| -> Vec<u64> {
                (0..).zip(&texts).filter(|(_, text)| !sign.contains(&text.as_bytes()[0]))
                    .map(|(at, _)| at).collect()
            };
            let old: Vec<u64> = pairs.iter().filter_map(|pair| pair.0).collect();
            let new: Vec<u64> = pairs.iter().filter_map(|pair| pair.1).collect();
            proptest::prop_assert_eq!(old, on(b"+"));
            proptest::prop_assert_eq!(new, on(b"-"));
        }
    }
}

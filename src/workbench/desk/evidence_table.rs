//! Tables in the order of one of their columns.

use std::cmp::Ordering;

use crate::evidence::Row;
use crate::workbench::evidence::Sorted;

/// Sorts what stands for rows by what one column says; those that say the same stay as they are.
pub fn sort<'a, S>(rows: &mut [S], by: Sorted, row: impl Fn(&S) -> Option<&'a Row>) {
    let cell =
        |one: &S| row(one).and_then(|row| row.cells.get(by.column)).map_or("", String::as_str);
    rows.sort_by(|one, other| {
        let order = compare(cell(one), cell(other));
        if by.down { order.reverse() } else { order }
    });
}

/// The longest text that a column makes room for, letters.
const MOST: usize = 40;

/// How much of the width each column takes: as its longest text has letters.
pub fn shares(columns: &[String], rows: &[Row]) -> Vec<f32> {
    let letters = |text: &str| text.chars().count().clamp(3, MOST);
    let longest = columns.iter().enumerate().map(|(at, name)| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        cells.map(|cell| letters(cell)).fold(letters(name), usize::max) + 2
    });
    let longest: Vec<usize> = longest.collect();
    let all: usize = longest.iter().sum();
    longest.into_iter().map(|one| one as f32 / all as f32).collect()
}

/// Numbers by what they are worth, the rest by its letters, small or large.
fn compare(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let (left, right) = (number(one), number(other));
        let order = match (left, right) {
            (Some((a, _)), Some((b, _))) => a.cmp(&b),
            _ => {
                let (a, b) = (one.chars().next(), other.chars().next());
                if a.is_none() && b.is_none() {
                    return Ordering::Equal;
                }
                let low = |sign: Option<char>| sign.map(|sign| sign.to_lowercase().to_string());
                low(a).cmp(&low(b))
            }
        };
        if order.is_ne() {
            return order;
        }
        (one, other) = match (left, right) {
            (Some((_, a)), Some((_, b))) => (a, b),
            _ => {
                let after = |text: &str| text.chars().next().map_or(0, char::len_utf8);
                (&one[after(one)..], &other[after(other)..])
            }
        };
    }
}

/// The number at the head of a text, and what follows; digits beyond 18 are left to what follows.
fn number(text: &str) -> Option<(u64, &str)> {
    let end = text.bytes().take(18).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model;
    use crate::text::Words;
    use crate::workbench::desk::evidence::{self, Reading};
    use crate::workbench::desk::sample;
    use crate::workbench::evidence::{Body, EvidenceUi};

    #[test]
    fn numbers_are_compared_as_numbers_and_words_as_words() {
        let mut cells = ["edge-17", "edge-4", "Edge-05", "", "11:27", "9:30", "abc", "edge-4 b"];
        cells.sort_by(|one, other| compare(one, other));
        let sorted = ["", "9:30", "11:27", "abc", "edge-4", "edge-4 b", "Edge-05", "edge-17"];
        assert_eq!(cells, sorted);
        let many = "9".repeat(40);
        assert_eq!(compare(&many, &many), Ordering::Equal);
        assert_eq!(compare("1", &many), Ordering::Less);
    }

    #[test]
    fn a_column_is_as_wide_as_what_stands_in_it() {
        let columns = ["page".to_owned(), "what became of it".to_owned()];
        let row = |one: &str, other: &str| Row {
            cells: vec![one.to_owned(), other.to_owned()],
            ..Row::default()
        };
        let rows = [row("disk", "closed"), row(&"x".repeat(99), "-")];
        let shares = shares(&columns, &rows);
        assert_eq!(shares, [42.0 / 61.0, 19.0 / 61.0]);
        assert!(super::shares(&[], &rows).is_empty());
    }

    #[test]
    fn a_table_is_shown_in_the_order_of_a_column() {
        let words = Words::english();
        let desk = sample::investigating();
        let mut all = desk.scenario().shelf.sources.iter();
        let table = all.find(|source| matches!(source.body, model::Body::Table(_)));
        let id = table.expect("a table").id.clone();
        let mut reading = Reading { source: Some(id.clone()), ..Reading::default() };
        let mut ui = EvidenceUi::default();
        let mut shown = |ui: &EvidenceUi| {
            let open = evidence::model(&desk, &words, &mut reading, ui).open.expect("it is open");
            let Body::Lines(lines) = open.body else { panic!("a table has lines") };
            let rows = lines.rows.iter().map(|row| (row.key.row, row.cells[1].clone()));
            rows.collect::<Vec<(u32, String)>>()
        };
        let written = shown(&ui);
        let order = |rows: &[(u32, String)]| rows.is_sorted_by(|a, b| compare(&a.1, &b.1).is_le());
        assert!(!order(&written), "else nothing is to be seen of sorting");
        ui.sorted.insert(id.to_string(), Sorted { column: 1, down: false });
        let up = shown(&ui);
        assert!(order(&up), "{up:?}");
        ui.sorted.insert(id.to_string(), Sorted { column: 1, down: true });
        let down = shown(&ui);
        assert!(down.is_sorted_by(|a, b| compare(&a.1, &b.1).is_ge()));
        ui.sorted.clear();
        assert_eq!(shown(&ui), written);
    }
}

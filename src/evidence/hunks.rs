//! Hunks of a diff: a head and the lines under it.

use super::row::Row;

/// Whether a line begins a hunk.
pub fn is_head(text: &str) -> bool {
    text.starts_with("@@ ")
}

/// The first and the last row of the hunk that a row of a diff lies in, its head among them; none of what
/// stands above the first.
pub fn hunk_at(rows: &[Row], row: u32) -> Option<(u32, u32)> {
    let at = row as usize;
    rows.get(at)?;
    let head = rows[..=at].iter().rposition(|row| is_head(&row.text))?;
    let ends = |index: &usize| {
        let text = rows[*index].text.as_str();
        let next = || rows.get(index + 1).is_some_and(|next| next.text.starts_with("+++ "));
        // A file may begin without a line of its own; a line of the file may begin with two dashes.
        is_head(text)
            || ["diff ", "commit "].iter().any(|begin| text.starts_with(begin))
            || (text.starts_with("--- ") && next())
    };
    let end = (head + 1..rows.len()).find(ends).unwrap_or(rows.len());
    (at < end).then(|| (rows[head].index, rows[end - 1].index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hunk_ends_where_another_or_a_file_begins() {
        let texts = [
            "commit 1",
            "diff --git a b",
            "--- a",
            "+++ b",
            "@@ -1 +1 @@",
            " a",
            "--- b",
            "@@ -9 +9 @@",
            "+c",
            "--- c",
            "+++ c",
            "@@ -1 +1 @@",
            " d",
        ];
        let row =
            |(index, text): (u32, &&str)| Row { index, text: (*text).into(), ..Row::default() };
        let rows: Vec<Row> = (0..).zip(&texts).map(row).collect();
        let hunk = |at| hunk_at(&rows, at);
        assert_eq!([0, 3].map(hunk), [None, None], "above the first");
        assert_eq!([4, 5, 6].map(hunk), [Some((4, 6)); 3]);
        assert_eq!([7, 8].map(hunk), [Some((7, 8)); 2]);
        assert_eq!([9, 10].map(hunk), [None, None], "the head of a file");
        assert_eq!(hunk(12), Some((11, 12)));
        assert_eq!(hunk(13), None);
    }
}

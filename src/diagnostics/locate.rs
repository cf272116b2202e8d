//! Looks up where findings point: from paths and bytes to lines and columns, in one go a file.

use super::{Finding, LineCol, Outline, Place};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// A finding with its place looked up.
#[derive(Clone, Debug, Serialize)]
pub struct Located {
    pub code: &'static str,
    pub severity: super::Severity,
    pub file: String,
    /// Line from 1 and column in characters from 1; none for a file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Where the marked text ends: line, and column of the first character behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<usize>,
    /// The path of the value in its RON file, where the finding names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub message: String,
    pub what_to_do: String,
    pub notes: Vec<String>,
    /// The marked bytes.
    #[serde(skip)]
    pub bytes: Option<Range<usize>>,
}

/// Looks up the places of findings in the texts of their files, and sorts by file and line.
///
/// Equal findings are kept once.
pub fn locate(findings: Vec<Finding>, files: &BTreeMap<String, Vec<u8>>) -> Vec<Located> {
    let mut by_file: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        let same_file = by_file.entry(finding.file.clone()).or_default();
        if same_file.len() > 500 || !same_file.contains(&finding) {
            same_file.push(finding);
        }
    }
    let mut located = Vec::new();
    for (file, findings) in by_file {
        let text = files.get(&file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        located.append(&mut locate_in(text, findings));
    }
    located
}

fn locate_in(text: Option<&str>, findings: Vec<Finding>) -> Vec<Located> {
    let needs_outline = findings.iter().any(|finding| matches!(finding.place, Place::Path(_)));
    let outline = text.filter(|_| needs_outline).map(Outline::of);
    let lines = text.map(Lines::of);
    let mut located: Vec<Located> = findings
        .into_iter()
        .map(|finding| {
            let (bytes, path) = match finding.place {
                Place::File => (None, None),
                Place::Bytes(bytes) => (Some(bytes), None),
                Place::Path(path) => (outline.as_ref().and_then(|o| o.find(&path)), Some(path)),
            };
            let ends = bytes.as_ref().zip(lines.as_ref());
            let (start, end) = match ends {
                Some((bytes, lines)) => (Some(lines.at(bytes.start)), Some(lines.at(bytes.end))),
                None => (None, None),
            };
            Located {
                code: finding.code,
                severity: finding.severity,
                file: finding.file,
                line: start.map(|at| at.line),
                column: start.map(|at| at.col),
                end_line: end.map(|at| at.line),
                end_column: end.map(|at| at.col),
                path,
                message: cut(finding.message),
                what_to_do: cut(finding.what_to_do),
                notes: finding.notes.into_iter().map(cut).collect(),
                bytes,
            }
        })
        .collect();
    located.sort_by(|a, b| (a.line, a.column, a.code).cmp(&(b.line, b.column, b.code)));
    located
}

/// Bytes of a sentence at most: a scenario may name what has no end.
const LONGEST_SENTENCE: usize = 600;

/// Leaves the middle of a very long sentence out.
fn cut(sentence: String) -> String {
    if sentence.len() <= LONGEST_SENTENCE {
        return sentence;
    }
    let start = sentence.floor_char_boundary(LONGEST_SENTENCE / 2);
    let end = sentence.ceil_char_boundary(sentence.len() - LONGEST_SENTENCE / 2);
    format!("{} … {}", &sentence[..start], &sentence[end..])
}

/// The starts of a text's lines, and how many characters come before each stretch of bytes: a
/// column far out in a line of megabytes is asked for often.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    chars: Vec<usize>,
}

/// Bytes of a stretch.
const STRETCH: usize = 256;

/// Characters that begin in these bytes.
fn begin_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -64).count()
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        let stretches = text.as_bytes().chunks(STRETCH).map(begin_in);
        let sums = stretches.scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        });
        Self { text, starts, chars: std::iter::once(0).chain(sums).collect() }
    }

    fn chars_before(&self, byte: usize) -> usize {
        let stretch = byte / STRETCH;
        self.chars[stretch] + begin_in(&self.text.as_bytes()[stretch * STRETCH..byte])
    }

    fn at(&self, byte: usize) -> LineCol {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        LineCol { line, col: self.chars_before(byte) - self.chars_before(start) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_without_end_are_cut_in_the_middle() {
        let long = format!("`{}` is none", "é".repeat(1 << 20));
        let shown = cut(long);
        assert!(shown.len() < 620 && shown.starts_with("`é") && shown.ends_with("é` is none"));
        assert_eq!(cut("short".into()), "short");
    }

    #[test]
    fn columns_far_out_in_a_line_are_counted_in_characters() {
        let text = format!("first\n{}x", "aé€🦀".repeat(3_000));
        let lines = Lines::of(&text);
        for byte in [0, 6, 7, 4_096, 8_192, 20_001, text.len() - 1, text.len(), text.len() + 9] {
            assert_eq!(lines.at(byte), crate::diagnostics::line_col(&text, byte), "{byte}");
        }
    }

    #[test]
    fn findings_are_sorted_by_file_and_line_and_kept_once() {
        let files = BTreeMap::from([
            ("b.ron".to_owned(), b"(\n a: 1,\n b: 2,\n)".to_vec()),
            ("a.ron".to_owned(), b"()".to_vec()),
        ]);
        let findings = vec![
            Finding::error("SS999", "b.ron", "second").at("b"),
            Finding::error("SS999", "b.ron", "first").at("a"),
            Finding::error("SS999", "b.ron", "first").at("a"),
            Finding::error("SS999", "a.ron", "whole"),
        ];
        let shown: Vec<(String, Option<usize>, Option<usize>)> = locate(findings, &files)
            .into_iter()
            .map(|located| (located.message, located.line, located.column))
            .collect();
        assert_eq!(
            shown,
            [
                ("whole".to_owned(), None, None),
                ("first".to_owned(), Some(2), Some(5)),
                ("second".to_owned(), Some(3), Some(5)),
            ]
        );
    }
}

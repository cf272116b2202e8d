//! Books against a plain reading of the same bytes.

mod files;
mod order;
mod typing;

use super::*;
use crate::logs::Line;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// The file's name, that `source:` asks for.
pub const NAME: &str = "edge.log";

/// Waits until something is so.
pub fn until(what: &str, mut so: impl FnMut() -> bool) {
    let since = Instant::now();
    while !so() {
        assert!(since.elapsed() < Duration::from_secs(60), "{what} never came");
        thread::sleep(Duration::from_micros(200));
    }
}

pub fn open(paths: &[&Path], chunk: usize) -> Book {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    Book::in_chunks(&paths, Limits::default(), || {}, chunk)
}

/// A book of these bytes, and where they are.
pub fn book(bytes: &[u8], chunk: usize) -> (Book, tempfile::TempDir) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join(NAME);
    fs::write(&path, bytes).expect("a file");
    (open(&[&path], chunk), folder)
}

pub fn settled(book: &Book) {
    until("the index", || {
        let progress = book.progress();
        let done = [progress.counted, progress.indexed, progress.dated];
        !progress.opening && done.iter().all(|done| *done == progress.bytes)
    });
}

/// Lines without their ends, and what a query finds among them.
pub fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|b| *b == b'\n').map(|l| l.strip_suffix(b"\n").unwrap_or(l)).collect()
}

pub fn matching(bytes: &[u8], query: &str) -> Vec<u64> {
    let query = Query::parse(query).expect("a query");
    let lines = lines(bytes).into_iter().zip(0..);
    lines.filter(|(line, _)| query.matches(&Line::new(line, NAME))).map(|(_, at)| at).collect()
}

/// What a search finds in the end, asked in each way.
pub fn found(book: &Book, query: &str) -> Vec<u64> {
    let ask = book.ask(query).expect("a query");
    until("the end of a search", || ask.reach().done);
    let all = ask.matches(0, usize::MAX);
    assert_eq!(ask.count(), Count { lines: all.len() as u64, exact: true }, "{query}");
    assert_eq!(ask.reach().read, ask.reach().of);
    let lines = book.lines();
    assert!(lines.exact);
    assert_eq!(ask.within(0..lines.known + 9), all, "{query}");
    for (n, line) in all.iter().enumerate().step_by(all.len() / 50 + 1) {
        assert_eq!((ask.nth(n as u64), ask.rank(*line)), (Some(*line), n as u64), "{query}");
        let before = n.checked_sub(1).map(|before| all[before]);
        assert_eq!((ask.previous(*line), ask.next(*line)), (before, all.get(n + 1).copied()));
        assert_eq!(ask.within(*line..line + 1), [*line]);
    }
    assert_eq!(ask.next(lines.known), None);
    assert_eq!(ask.previous(lines.known + 9), all.last().copied());
    all
}

/// All lines are those of the bytes.
pub fn same_lines(book: &Book, bytes: &[u8]) {
    until("the lines", || book.lines().exact);
    let expected = lines(bytes);
    assert_eq!(book.lines().known, expected.len() as u64);
    let rows = book.rows(0, expected.len() + 1);
    assert_eq!(rows.len(), expected.len());
    for (row, line) in rows.iter().zip(&expected) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = String::from_utf8_lossy(line).replace('\0', "\u{fffd}");
        assert!(!row.gone && row.bytes == line.len() as u64, "{row:?}");
        if line.len() <= Limits::default().shown {
            assert_eq!((row.cut, &row.text), (false, &text));
        } else {
            assert!(row.cut && text.starts_with(&row.text) && !row.text.is_empty());
        }
    }
}

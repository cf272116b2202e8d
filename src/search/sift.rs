//! Which lines of a chunk a query matches.

use crate::logs::{Finder, Line, Query, line_at};
use memchr::memchr_iter;
use std::ops::Range;

/// Asks chunks for one thread.
#[derive(Clone, Debug)]
pub struct Sift<'q> {
    query: &'q Query,
    finder: Finder,
    file: String,
}

impl<'q> Sift<'q> {
    /// `file` is the name that `source:` asks for.
    pub fn new(query: &'q Query, file: String) -> Self {
        Self { query, finder: Finder::of(query, &file), file }
    }

    /// A line of the chunk, taken apart.
    pub fn line<'a>(&'a self, bytes: &'a [u8]) -> Line<'a> {
        Line::new(bytes, &self.file)
    }

    /// Calls `hit` with each matching line, without its end, in order.
    pub fn each(&self, chunk: &[u8], mut hit: impl FnMut(Range<usize>)) {
        let mut asked = |line: Range<usize>, ask: bool| {
            if !ask || self.matches(&chunk[line.clone()]) {
                hit(line);
            }
        };
        self.finder.each(chunk, |at, ask| asked(line_at(chunk, at), ask));
    }

    /// How many lines match.
    pub fn count(&self, chunk: &[u8]) -> u64 {
        if self.query.is_empty() {
            return lines_in(chunk);
        }
        let mut count = 0;
        self.finder.each(chunk, |at, ask| {
            count += u64::from(!ask || self.matches(&chunk[line_at(chunk, at)]));
        });
        count
    }

    fn matches(&self, line: &[u8]) -> bool {
        self.query.matches(&self.line(line))
    }
}

/// How many lines these bytes hold; the last may lack its end.
pub fn lines_in(bytes: &[u8]) -> u64 {
    let ends = memchr_iter(b'\n', bytes).count() as u64;
    ends + u64::from(bytes.last().is_some_and(|last| *last != b'\n'))
}

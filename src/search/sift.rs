//! Which lines of a chunk a query matches.

use crate::logs::{Finder, Line, Query};
use memchr::{memchr, memchr_iter};
use std::ops::Range;

/// Asks chunks for one thread.
#[derive(Clone, Debug)]
pub struct Sift<'q> {
    query: &'q Query,
    finder: Option<Finder>,
    file: String,
}

impl<'q> Sift<'q> {
    /// `file` is the name that `source:` asks for.
    pub fn new(query: &'q Query, file: String) -> Self {
        Self { query, finder: Finder::of(query), file }
    }

    /// A line of the chunk, taken apart.
    pub fn line<'a>(&'a self, bytes: &'a [u8]) -> Line<'a> {
        Line::new(bytes, &self.file)
    }

    /// Calls `hit` with each matching line, without its end, in order.
    pub fn each(&self, chunk: &[u8], mut hit: impl FnMut(Range<usize>)) {
        let mut from = 0;
        while from < chunk.len() {
            let (line, ask) = match &self.finder {
                Some(finder) => match finder.next(chunk, from) {
                    Some(found) => found,
                    None => return,
                },
                None => {
                    let end = memchr(b'\n', &chunk[from..]).map_or(chunk.len(), |end| from + end);
                    (from..end, true)
                }
            };
            from = line.end + 1;
            if !ask || self.query.matches(&self.line(&chunk[line.clone()])) {
                hit(line);
            }
        }
    }
}

/// How many lines these bytes hold; the last may lack its end.
pub fn lines_in(bytes: &[u8]) -> u64 {
    let ends = memchr_iter(b'\n', bytes).count() as u64;
    ends + u64::from(bytes.last().is_some_and(|last| *last != b'\n'))
}

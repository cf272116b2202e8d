//! A search that is held: cheap questions about what it found so far.

use super::found::{Answers, Found};
use super::order::{All, Chosen, Order};
use super::state::{Shared, State};
use super::study::Study;
use super::table::Table;
use crate::logs::Query;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A search of a book. It goes on as long as somebody holds it; what it found is kept for a while
/// for those that narrow it, or ask the same again.
pub struct Ask {
    shared: Arc<Shared>,
    found: Arc<Found>,
}

/// How far a search has read, in bytes from the beginning on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub read: u64,
    pub of: u64,
    /// All that there is was read, and no file is still being opened or unpacked.
    pub done: bool,
}

/// How many lines match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub lines: u64,
    /// Of all that there is; else of what was read, or is known of the rest.
    pub exact: bool,
}

impl Ask {
    pub(super) fn new(shared: Arc<Shared>, found: Arc<Found>) -> Ask {
        found.wanted.fetch_add(1, Ordering::Relaxed);
        Ask { shared, found }
    }

    /// The query as it was asked.
    pub fn text(&self) -> &str {
        &self.found.text
    }

    /// The same, read: its [`Query::highlights`] mark a row's text.
    pub fn query(&self) -> &Query {
        &self.found.query
    }

    /// How far lines are known.
    pub fn reach(&self) -> Reach {
        let state = self.shared.state();
        let reached = self.reached(&state);
        let done = reached == state.table.len() && !state.opening;
        Reach { read: state.table.bytes_before(reached), of: state.table.bytes(), done }
    }

    /// How many lines match; of words as short as one or two letters often long before they are read.
    pub fn count(&self) -> Count {
        let state = self.shared.state();
        let (lines, all) = self.found.answers().counted(state.table.len());
        Count { lines, exact: all && !state.opening }
    }

    /// The line of the n-th match, from 0; none if it is not known.
    pub fn nth(&self, n: u64) -> Option<u64> {
        self.matches(n, 1).first().copied()
    }

    /// The lines of the n-th match and those behind it, so many at most.
    pub fn matches(&self, n: u64, most: usize) -> Vec<u64> {
        let state = self.shared.state();
        let answers = self.found.answers();
        let mut lines = Vec::new();
        let Some((mut chunk, mut from)) = answers.nth(n) else { return lines };
        while chunk < answers.reached() && lines.len() < most {
            let Some(first) = state.table.lines_of(chunk).and(state.table.first_of(chunk)) else {
                break;
            };
            if let Some(hits) = answers.hits(chunk) {
                let hits = hits.within(from..u32::MAX).into_iter().take(most - lines.len());
                lines.extend(hits.map(|line| first + u64::from(line)));
            }
            (chunk, from) = (chunk + 1, 0);
        }
        lines
    }

    /// The matches among these lines, as far as they are known: where somebody looks, a match may be
    /// known before those above it.
    pub fn within(&self, lines: Range<u64>) -> Vec<u64> {
        let state = self.shared.state();
        let answers = self.found.answers();
        let mut out = Vec::new();
        let mut from = lines.start;
        while from < lines.end
            && let Some((chunk, own)) = state.table.place(from)
            && let Some(first) = state.table.first_of(chunk)
        {
            let behind = first + state.table.lines_of(chunk).unwrap_or(0);
            if let Some(hits) = answers.hits(chunk) {
                let to = lines.end.min(behind) - first;
                let own = Range { start: narrow(own), end: narrow(to) };
                out.extend(hits.within(own).into_iter().map(|line| first + u64::from(line)));
            }
            from = behind;
        }
        out
    }

    /// How many known matches stand before a line.
    pub fn rank(&self, line: u64) -> u64 {
        let state = self.shared.state();
        let answers = self.found.answers();
        Matching { table: &state.table, answers: &answers }.rank(line)
    }

    /// The lines of known matches by their times, from the n-th on, so many at most; see
    /// [`super::Book::in_order`].
    pub fn in_order(&self, n: u64, most: usize) -> Vec<u64> {
        let state = self.shared.state();
        let answers = self.found.answers();
        let matching = Matching { table: &state.table, answers: &answers };
        Order::new(&state, &matching).lines(n, most)
    }

    /// How many known matches stand before a line by their times.
    pub fn order_of(&self, line: u64) -> u64 {
        let state = self.shared.state();
        let answers = self.found.answers();
        let matching = Matching { table: &state.table, answers: &answers };
        Order::new(&state, &matching).rank(line)
    }

    /// How many known matches stand before each of these rows of all lines by their times.
    pub fn order_of_rows(&self, rows: &[u64]) -> Vec<u64> {
        let state = self.shared.state();
        let answers = self.found.answers();
        let matching = Matching { table: &state.table, answers: &answers };
        let (all, own) = (Order::new(&state, &All), Order::new(&state, &matching));
        let before = |row: &u64| match all.lines(*row, 1).first() {
            Some(line) => own.rank(*line),
            None => answers.matched(),
        };
        rows.iter().map(before).collect()
    }

    /// The nearest known match behind a line.
    pub fn next(&self, line: u64) -> Option<u64> {
        self.nth(self.rank(line.saturating_add(1)))
    }

    /// The nearest known match before a line.
    pub fn previous(&self, line: u64) -> Option<u64> {
        self.nth(self.rank(line).checked_sub(1)?)
    }

    /// Looks at so many matches, from the first on, in the background: of which kinds they are, and
    /// what their fields say.
    pub fn study(&self, most: usize) -> Study {
        Study::new(&self.shared, &self.found, most)
    }

    fn reached(&self, state: &State) -> usize {
        self.found.answers().reached().min(state.table.counted())
    }
}

/// The known matches, in the order of the lines.
struct Matching<'a> {
    table: &'a Table,
    answers: &'a Answers,
}

impl Chosen for Matching<'_> {
    fn rank(&self, line: u64) -> u64 {
        let matched = self.answers.matched();
        let Some((chunk, own)) = self.table.place(line) else { return matched };
        let Some(before) = self.answers.before(chunk) else { return matched };
        before + self.answers.hits(chunk).map_or(0, |hits| u64::from(hits.rank(narrow(own))))
    }

    fn nth(&self, n: u64) -> Option<u64> {
        let (chunk, own) = self.answers.nth(n)?;
        Some(self.table.first_of(chunk)? + u64::from(own))
    }
}

fn narrow(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

impl Drop for Ask {
    fn drop(&mut self) {
        self.found.wanted.fetch_sub(1, Ordering::Relaxed);
    }
}

//! What is being read: an opened log, what is searched for in it, and what was found.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::book::{Ask, Book, Limits, Study};
use crate::workbench::evidence::{EvidenceUi, Looked};

/// What the lines are the rows of, for the reader.
pub(super) const SOURCE: &str = "log";
/// Matches of which kinds and fields are told.
const STUDIED: usize = 1_000_000;
/// How often somebody looks whether files have grown, while one reads.
const LOOKED: Duration = Duration::from_secs(1);

/// Real logs, and what somebody does with them.
pub struct LogReader {
    pub(super) book: Book,
    pub state: EvidenceUi,
    /// The last query that could be read; a wrong one leaves what it found on the screen.
    pub(super) ask: Option<Ask>,
    asked: String,
    pub(super) mistake: Option<String>,
    pub(super) study: Option<Study>,
    /// Whether the settings are open, and the sheet of keys.
    pub(super) settings: bool,
    pub(super) keys: bool,
    looked: Instant,
    /// The rows in sight by line while times are still being read.
    held: Option<Held>,
}

/// What was at the top and what was selected, and how much had its time then.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Held {
    dated: u64,
    in_order: bool,
    top: Option<u64>,
    selected: Option<u64>,
}

impl LogReader {
    /// Opens files, folders of rotated ones and `-` for standard input; returns at once.
    pub fn open(given: &[PathBuf]) -> Self {
        Self {
            // The window draws while there is more to come, and need not be woken.
            book: Book::open(given, Limits::default(), || ()),
            state: EvidenceUi::default(),
            ask: None,
            asked: String::new(),
            mistake: None,
            study: None,
            settings: false,
            keys: false,
            looked: Instant::now(),
            held: None,
        }
    }

    /// Whether several logs stand in the order of time.
    pub(super) fn in_order(&self) -> Option<bool> {
        (self.book.logs() > 1).then_some(!self.state.by_log)
    }

    /// Searches for something, from the first line on.
    pub fn search(&mut self, query: &str) {
        self.state.search_in(SOURCE, query.to_owned());
        self.state.selected = 0;
    }

    /// Asks what stands in the field, unless that has been done, and looks at what was found as the
    /// player does.
    pub(super) fn ask(&mut self) {
        if self.looked.elapsed() > LOOKED {
            self.looked = Instant::now();
            self.book.refresh();
        }
        if self.state.query != self.asked {
            self.asked.clone_from(&self.state.query);
            self.mistake = None;
            match self.book.ask(&self.asked) {
                // What was found for fewer letters is given up only now: the next is found from it.
                Ok(ask) => {
                    self.ask = Some(ask).filter(|_| !self.asked.trim().is_empty());
                    self.study = None;
                }
                Err(error) => self.mistake = Some(error.to_string()),
            }
        }
        self.hold();
        if self.state.looked == Looked::Lines {
            self.study = None;
        } else if self.study.is_none() {
            let all = || self.book.ask("").ok().map(|all| all.study(STUDIED));
            self.study = self.ask.as_ref().map(|ask| ask.study(STUDIED)).or_else(all);
        }
    }

    /// Keeps lines in sight that get other rows: by other times, or by another order.
    fn hold(&mut self) {
        let Some(in_order) = self.in_order() else { return };
        let dated = self.book.progress().dated;
        // Somebody asked for what stands around a line.
        if let Some(key) = self.state.going_to.as_mut().filter(|_| in_order) {
            key.row = u32::try_from(self.book.order_of(u64::from(key.row))).unwrap_or(u32::MAX);
        }
        if let Some(held) = self.held.filter(|h| (h.dated, h.in_order) != (dated, in_order)) {
            // Whoever is at the first row stays there, and sees what comes in.
            if self.state.top_row == 0 && self.state.selected == 0 {
                return;
            }
            if let Some(selected) = held.selected {
                self.state.selected = self.row(selected);
            }
            if let Some(top) = held.top {
                self.state.top_row = self.row(top);
            }
        }
    }

    /// Notes which lines are in sight now.
    pub(super) fn held(&mut self) {
        self.held = self.in_order().map(|in_order| Held {
            dated: self.book.progress().dated,
            in_order,
            top: self.line(self.state.top_row),
            selected: self.line(self.state.selected),
        });
    }

    /// The line with this number among those that match.
    pub(super) fn line(&self, number: u64) -> Option<u64> {
        self.lines(number, 1).first().copied()
    }

    /// The lines of the rows from this number on, so many at most.
    pub(super) fn lines(&self, first: u64, most: usize) -> Vec<u64> {
        match (&self.ask, self.in_order() == Some(true)) {
            (Some(ask), true) => ask.in_order(first, most),
            (Some(ask), false) => ask.matches(first, most),
            (None, true) => self.book.in_order(first, most),
            (None, false) => {
                (first..self.book.lines().known.min(first.saturating_add(most as u64))).collect()
            }
        }
    }

    /// How many rows stand before a line.
    pub(super) fn row(&self, line: u64) -> u64 {
        match (&self.ask, self.in_order() == Some(true)) {
            (Some(ask), true) => ask.order_of(line),
            (Some(ask), false) => ask.rank(line),
            (None, true) => self.book.order_of(line),
            (None, false) => line,
        }
    }

    /// Where these rows of all lines are among those that match.
    pub(super) fn rows_near(&self, rows: &[u64]) -> Vec<u64> {
        match (&self.ask, self.in_order() == Some(true)) {
            (Some(ask), true) => ask.order_of_rows(rows),
            (Some(ask), false) => rows.iter().map(|line| ask.rank(*line)).collect(),
            (None, _) => rows.to_vec(),
        }
    }

    /// How many lines match, and whether these are all.
    pub(super) fn count(&self) -> (u64, bool) {
        match &self.ask {
            Some(ask) => (ask.count().lines, ask.count().exact),
            None => (self.book.lines().known, self.book.lines().exact),
        }
    }

    /// Whether more is being found out.
    pub fn works(&self) -> bool {
        let progress = self.book.progress();
        let least = progress.counted.min(progress.indexed).min(progress.dated);
        let asks = self.ask.as_ref().is_some_and(|ask| !ask.reach().done);
        let studies = self.study.as_ref().is_some_and(|study| study.get().is_none());
        progress.opening || least < progress.bytes || asks || studies
    }
}

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
        }
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
        if self.state.looked == Looked::Lines {
            self.study = None;
        } else if self.study.is_none() {
            let all = || self.book.ask("").ok().map(|all| all.study(STUDIED));
            self.study = self.ask.as_ref().map(|ask| ask.study(STUDIED)).or_else(all);
        }
    }

    /// The line with this number among those that match.
    pub(super) fn line(&self, number: u64) -> Option<u64> {
        match &self.ask {
            Some(ask) => ask.nth(number),
            None => (number < self.book.lines().known).then_some(number),
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

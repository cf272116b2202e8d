//! An opened log: read, searched and counted at any size while it is indexed in the background.
//!
//! No call waits for the index: each gives what is known so far and says how far that reaches, so that
//! a window can ask in every frame. Threads of the book do the rest and call `wake` when there is more.
//!
//! ```text
//! Book::open(given: &[PathBuf], limits: Limits, wake: impl Fn() + Send + Sync + 'static) -> Book
//!     returns at once; dropping the book ends its threads
//! book.files() -> Vec<FileOf>          name, bytes, first line, packed; in the order of the lines
//! book.place(line) -> Option<Place>    which of them, and the line's number in it
//! book.notices() -> Vec<Notice>        what could not be read, shrank, was cut off: only grows
//! book.progress() -> Progress          bytes there, counted, indexed, dated; unpacking or not
//! book.refresh()                       looks in the background whether files grew or shrank
//!
//! book.lines() -> Lines { known: u64, exact: bool }
//! book.line(n) -> Option<Row>          n from 0
//! book.rows(from, most) -> Vec<Row>    Row { number, text, bytes, cut, gone }
//!
//! book.logs() -> usize                parts of a rotated one are one
//! book.in_order(n, most) -> Vec<u64>  the lines of all logs by their times, from the n-th on
//! book.order_of(line) -> u64          how many stand before a line in that order
//!
//! book.ask(query: &str) -> Result<Ask, QueryError>      dropping an Ask ends its search
//! ask.text(), ask.query()              the latter's `highlights` mark a row's text
//! ask.reach() -> Reach { read, of, done }               in bytes: lines are known up to there
//! ask.count() -> Count { lines: u64, exact: bool }      may be exact long before all is read
//! ask.nth(n) -> Option<u64>            the line of the n-th match, from 0
//! ask.matches(n, most) -> Vec<u64>     the lines of the n-th match and those behind it
//! ask.within(lines: Range<u64>) -> Vec<u64>             the matches among these lines
//! ask.rank(line) -> u64                how many matches stand before a line
//! ask.in_order(n, most), ask.order_of(line)              the same by their times
//! ask.next(line), ask.previous(line) -> Option<u64>     the nearest behind and before
//! ask.study(most: usize) -> Study      kinds of line and fields of so many matches
//! study.get() -> Option<Arc<Studied>>  none until it is there; dropping it ends it
//!
//! book.overview(rows) -> Arc<Overview> lines over time by level, in so many rows at most
//! ```
//!
//! A line index and a search of all files come from counts and matches by chunk (`table`, `hits`). A
//! word that is typed on is answered from the places where its beginning stands (`typed`), a query that
//! narrows a former one is asked only of chunks that this one was found in, and short words are counted
//! before anybody asks (`grams`). Memory beyond the files stays below 0.15 of their size.

mod ask;
mod found;
mod grams;
mod hits;
mod notice;
mod opening;
mod order;
mod read;
mod rows;
mod source;
mod state;
mod study;
mod table;
mod times;
mod typed;
mod work;

pub use ask::{Ask, Count, Reach};
pub use notice::{Kind, Notice};
pub use rows::Row;
pub use study::{Field, Studied, Study};

use crate::logs::histogram::Counts;
use crate::logs::{Query, QueryError};
use crate::search::{CHUNK, Input, THREADS};
use found::Found;
use order::Order;
use rows::Last;
use state::Shared;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use work::Worker;

/// How often a picture of the times is made anew while they are counted.
const PICTURED: Duration = Duration::from_millis(100);

/// What a book may need.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes that all packed files, and what comes by a pipe, may have unpacked. They are kept in a
    /// file without a name among the temporary ones.
    pub unpacked: u64,
    /// Bytes of a line that are shown.
    pub shown: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { unpacked: 8 << 30, shown: 64 << 10 }
    }
}

/// A file of a book.
#[derive(Clone, Debug)]
pub struct FileOf {
    /// As it was given.
    pub name: String,
    /// Where it is, unless it came by a pipe.
    pub path: Option<PathBuf>,
    pub packed: bool,
    /// Its bytes, unpacked, as far as they are known.
    pub bytes: u64,
    /// Its first line, if that is known.
    pub first: Option<u64>,
    source: String,
}

impl FileOf {
    fn new(input: &Input, packed: bool) -> FileOf {
        FileOf {
            name: String::from_utf8_lossy(input.name()).into_owned(),
            path: match input {
                Input::Stdin => None,
                Input::File(path) => Some(path.clone()),
            },
            packed,
            bytes: 0,
            first: None,
            source: input.source(),
        }
    }

    /// Whether both are parts of one log: the same name in the same folder, but for what rotating adds.
    fn is_same_log(&self, other: &FileOf) -> bool {
        let folder =
            |file: &FileOf| file.path.as_ref().and_then(|path| Some(path.parent()?.to_owned()));
        self.source == other.source && folder(self) == folder(other)
    }

    /// Its own name, that `source:` asks for.
    pub fn source(&self) -> String {
        self.source.clone()
    }
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of its file among [`Book::files`].
    pub file: usize,
    /// Its number there, from 0; of what was written to a file that is not the last, from there on.
    pub line: u64,
}

/// How many lines there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    pub known: u64,
    /// All are known.
    pub exact: bool,
}

/// How far the index has come, each in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What there is; of packed files, so far.
    pub bytes: u64,
    /// Files are still being opened or unpacked.
    pub opening: bool,
    /// Whose lines are numbered.
    pub counted: u64,
    /// Whose words are known, so that searches are quicker.
    pub indexed: u64,
    /// Whose lines are in the overview.
    pub dated: u64,
}

/// Lines over time. Times are as the lines show them.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Seconds since 1970 at which the first row begins, and seconds of a row.
    pub first: i64,
    pub step: i64,
    /// Lines of each row by level, from the most serious on; those without one last.
    pub rows: Vec<Counts>,
    /// Lines without a time.
    pub untimed: u64,
    /// Bytes whose lines are in it, from all that there are.
    pub read: u64,
    pub of: u64,
}

/// An opened log.
pub struct Book {
    shared: Arc<Shared>,
    last: Last,
    pictured: Mutex<Option<Pictured>>,
}

/// The overview that was made last.
struct Pictured {
    /// Times that were counted until then, and the rows that were asked for.
    dates: u64,
    rows: usize,
    at: Instant,
    overview: Arc<Overview>,
}

impl Book {
    /// Opens files, folders of rotated ones and `-` for standard input, in this order; returns at once.
    /// What cannot be opened is told by [`Book::notices`]. `wake` is called from other threads when
    /// there is more to show, about once in a frame at most.
    pub fn open(
        given: &[PathBuf],
        limits: Limits,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Book {
        Book::in_chunks(given, limits, wake, CHUNK)
    }

    fn in_chunks(
        given: &[PathBuf],
        limits: Limits,
        wake: impl Fn() + Send + Sync + 'static,
        chunk: usize,
    ) -> Book {
        let shared = Arc::new(Shared::new(limits, Box::new(wake), chunk));
        let (own, given) = (Arc::clone(&shared), given.to_vec());
        thread::spawn(move || opening::run(&own, &given));
        for _ in 0..THREADS {
            let worker = Worker::new(Arc::clone(&shared));
            thread::spawn(move || worker.work());
        }
        Book { shared, last: Last::default(), pictured: Mutex::new(None) }
    }

    /// The files that are open, in the order of their lines.
    pub fn files(&self) -> Vec<FileOf> {
        let state = self.shared.state();
        let mut files: Vec<FileOf> = state.files.iter().map(|file| file.told.clone()).collect();
        for part in state.table.parts() {
            let file = &mut files[part.file];
            file.bytes += part.length();
            file.first = file.first.or(state.table.first_line(part));
        }
        files
    }

    /// The file of a line.
    pub fn place(&self, line: u64) -> Option<Place> {
        let state = self.shared.state();
        let (part, first) = state.table.part_of(line)?;
        Some(Place { file: state.table.parts()[part].file, line: line - first })
    }

    /// What went wrong, in the order in which it did.
    pub fn notices(&self) -> Vec<Notice> {
        self.shared.state().notices.clone()
    }

    pub fn progress(&self) -> Progress {
        let state = self.shared.state();
        Progress {
            bytes: state.table.bytes(),
            opening: state.opening,
            counted: state.table.bytes_before(state.table.counted()),
            indexed: state.table.bytes_before(state.indexed()),
            dated: state.table.bytes_before(state.dated()),
        }
    }

    /// Has somebody look whether files have grown or shrunk. What is new comes behind all other lines,
    /// so that these keep their numbers.
    pub fn refresh(&self) {
        self.shared.state().look = true;
        self.shared.moved.notify_all();
    }

    /// How many lines there are, as far as they are counted.
    pub fn lines(&self) -> Lines {
        let state = self.shared.state();
        Lines { known: state.table.lines(), exact: state.table.all_counted() && !state.opening }
    }

    /// A line, from 0; none if it is not known.
    pub fn line(&self, number: u64) -> Option<Row> {
        self.rows(number, 1).pop()
    }

    /// A line and those behind it, so many at most.
    pub fn rows(&self, from: u64, most: usize) -> Vec<Row> {
        rows::rows(&self.shared, &self.last, from, most)
    }

    /// How many logs there are; the parts of a rotated one are one.
    pub fn logs(&self) -> usize {
        self.shared.state().logs()
    }

    /// The lines of all logs by their times, from the n-th on, so many at most. Each log keeps its own
    /// order; lines whose times are not read yet stand with what is before them in their log.
    pub fn in_order(&self, n: u64, most: usize) -> Vec<u64> {
        Order::new(&self.shared.state(), &order::All).lines(n, most)
    }

    /// How many lines stand before this one by their times.
    pub fn order_of(&self, line: u64) -> u64 {
        Order::new(&self.shared.state(), &order::All).rank(line)
    }

    /// Begins a search, or holds on to a former one; it comes before all other work.
    ///
    /// # Errors
    /// See [`QueryError`].
    pub fn ask(&self, query: &str) -> Result<Ask, QueryError> {
        let parsed = Query::parse(query)?;
        let mut state = self.shared.state();
        let found = state.former.iter().position(|found| found.text == query);
        let found = match found {
            // What is asked last is kept longest.
            Some(at) => {
                let found = state.former.remove(at);
                state.former.push(Arc::clone(&found));
                found
            }
            None => {
                let chunks = state.table.len();
                let found = Found::new(query, parsed, &state.former, &state.grams, chunks);
                let found = Arc::new(found);
                state.keep(&found);
                found
            }
        };
        drop(state);
        let ask = Ask::new(Arc::clone(&self.shared), found);
        self.shared.moved.notify_all();
        Ok(ask)
    }

    /// Lines over time in so many rows at most, as far as they are read.
    pub fn overview(&self, rows: usize) -> Arc<Overview> {
        let mut pictured = self.pictured.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.shared.state();
        let (dated, all) = (state.dated(), state.table.len());
        if let Some(last) = &*pictured
            && last.rows == rows
            && (last.dates == state.dates || (dated < all && last.at.elapsed() < PICTURED))
        {
            return Arc::clone(&last.overview);
        }
        let mut lines = state.dated.0.clone();
        state.tails.values().for_each(|tail| lines.add(tail.clone()));
        let (read, of) = (state.table.bytes_before(dated), state.table.bytes());
        let dates = state.dates;
        drop(state);
        lines.fit(i64::try_from(rows.max(1)).unwrap_or(i64::MAX));
        let steps = lines.ends().map_or(Range::default(), |(first, last)| first..last + 1);
        let overview = Arc::new(Overview {
            first: steps.start.saturating_mul(lines.step()),
            step: lines.step(),
            rows: steps.map(|step| lines.at(step)).collect(),
            untimed: lines.untimed(),
            read,
            of,
        });
        let at = Instant::now();
        *pictured = Some(Pictured { dates, rows, at, overview: Arc::clone(&overview) });
        overview
    }

    /// Bytes that the index and what was found need in memory, about.
    pub fn memory(&self) -> u64 {
        self.shared.state().memory()
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        self.shared.state().ended = true;
        self.shared.moved.notify_all();
    }
}

#[cfg(test)]
mod tests;

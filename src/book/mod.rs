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
//! book.ask(query: &str) -> Result<Ask, QueryError>      dropping an Ask ends its search
//! ask.text(), ask.query()              the latter's `highlights` mark a row's text
//! ask.reach() -> Reach { read, of, done }               in bytes: lines are known up to there
//! ask.count() -> Count { lines: u64, exact: bool }      may be exact long before all is read
//! ask.nth(n) -> Option<u64>            the line of the n-th match, from 0
//! ask.matches(n, most) -> Vec<u64>     the lines of the n-th match and those behind it
//! ask.within(lines: Range<u64>) -> Vec<u64>             the matches among these lines
//! ask.rank(line) -> u64                how many matches stand before a line
//! ask.next(line), ask.previous(line) -> Option<u64>     the nearest behind and before
//! ask.study(most: usize) -> Study      kinds of line and fields of so many matches
//! study.get() -> Option<Arc<Studied>>  none until it is there; dropping it ends it
//!
//! book.overview() -> Overview          lines over time by level, the first and the last time
//! ```

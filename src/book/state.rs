//! What all threads of a book share, and what is to be done next.

use super::found::Found;
use super::grams::Grams;
use super::notice::{Kind, Notice};
use super::source::Source;
use super::table::{Span, Table};
use super::times::Times;
use super::{FileOf, Limits};
use crate::logs::Histogram;
use crate::logs::line::Stamp;
use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Chunks that a thread takes at once: of a search, and to count lines.
const ASKED: usize = 8;
const COUNTED: usize = 8;
/// Milliseconds between two times that a window is woken, about: a frame.
const FRAME: u64 = 16;
/// Notices at most.
const TOLD: usize = 1_000;
/// Clocks and zones may be ahead by this much, milliseconds.
const DAY: i64 = 86_400_000;
/// What former searches may keep: a share of the bytes, and so much in any case.
const SHARE: u64 = 10;
const AT_LEAST: u64 = 4 << 20;

pub struct Shared {
    pub limits: Limits,
    wake: Box<dyn Fn() + Send + Sync>,
    state: Mutex<State>,
    /// There is work, or an end of it.
    pub moved: Condvar,
    began: Instant,
    woken: AtomicU64,
    /// Now, for dates that lack their year: milliseconds since 1970, and the year.
    now: (i64, i16),
}

/// A file of the book, as it is known.
pub struct Opened {
    pub told: FileOf,
    pub source: Arc<Source>,
    /// Up to where it was taken in; none of what grows no more, such as what is packed.
    pub end: Option<u64>,
    /// Which log it is of: parts of a rotated one are one.
    pub log: usize,
}

pub struct State {
    pub table: Table,
    pub files: Vec<Opened>,
    pub notices: Vec<Notice>,
    /// Searches, the newest last.
    pub former: Vec<Arc<Found>>,
    pub grams: Grams,
    /// Lines over time of the chunks that cannot change, and of each that can.
    pub dated: (Histogram, usize),
    pub tails: BTreeMap<usize, Histogram>,
    /// How often they changed.
    pub dates: u64,
    /// The times of each chunk's lines, where there are several logs.
    times: Vec<Option<Times>>,
    next: Next,
    /// Not all files are open, or unpacked.
    pub opening: bool,
    /// It was asked whether files have grown.
    pub look: bool,
    pub ended: bool,
}

/// The next chunk to be counted, indexed, dated.
#[derive(Default)]
struct Next {
    count: usize,
    index: usize,
    date: usize,
}

/// What one thread does next.
pub enum Job {
    /// Each chunk, and whether it may hold what is asked.
    Ask(Arc<Found>, Vec<(Span, bool)>),
    Count(Vec<Span>),
    Index(Span),
    Date(Span),
}

impl Shared {
    pub fn new(limits: Limits, wake: Box<dyn Fn() + Send + Sync>, chunk: usize) -> Shared {
        let state = State {
            table: Table::new(chunk),
            files: Vec::new(),
            notices: Vec::new(),
            former: Vec::new(),
            grams: Grams::new(),
            dated: (Histogram::default(), 0),
            tails: BTreeMap::new(),
            dates: 0,
            times: Vec::new(),
            next: Next::default(),
            opening: true,
            look: false,
            ended: false,
        };
        Shared {
            limits,
            wake,
            state: Mutex::new(state),
            moved: Condvar::new(),
            began: Instant::now(),
            woken: AtomicU64::new(0),
            now: now(),
        }
    }

    /// When something was written: in UTC where the line says its zone, else as written. What has no
    /// date is of the first day of all; a date without its year is the last such day.
    pub fn instant(&self, stamp: &Stamp) -> Option<i64> {
        let ahead = i64::from(stamp.offset().unwrap_or(0)) * 60_000;
        if stamp.date().is_none() {
            return Some(stamp.of_day() - ahead);
        }
        let (now, year) = self.now;
        let at = stamp.moment(year).filter(|at| stamp.has_year() || *at <= now + DAY);
        Some(at.or_else(|| stamp.moment(year - 1))? - ahead)
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes the window: at once, or if it was not woken in this frame.
    pub fn tell(&self, at_once: bool) {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let last = self.woken.load(Ordering::Relaxed);
        if at_once || now >= last + FRAME {
            self.woken.store(now, Ordering::Relaxed);
            (self.wake)();
        }
    }

    /// Waits for the next job; none at the end.
    pub fn job(&self) -> Option<Job> {
        let mut state = self.state();
        while !state.ended {
            if let Some(job) = state.pick() {
                return Some(job);
            }
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }
}

fn now() -> (i64, i16) {
    let now = Timestamp::now();
    (now.as_millisecond(), Offset::UTC.to_datetime(now).year())
}

impl State {
    /// Searches first, the newest before all; then lines, words and times.
    fn pick(&mut self) -> Option<Job> {
        let chunks = self.table.len();
        for found in self.former.iter().rev().filter(|found| found.is_wanted()) {
            if let Some(given) = found.answers().give_out(chunks, ASKED) {
                let spans = given.filter_map(|chunk| {
                    Some((self.table.span(chunk)?, found.may_be_in(chunk, &self.grams)))
                });
                return Some(Job::Ask(Arc::clone(found), spans.collect()));
            }
        }
        let mut spans = Vec::new();
        while self.next.count < chunks && spans.len() < COUNTED {
            spans.extend(self.table.span(self.next.count).filter(|span| !span.counted));
            self.next.count += 1;
        }
        if !spans.is_empty() {
            return Some(Job::Count(spans));
        }
        if self.next.index < self.table.sealed() {
            self.next.index += 1;
            return self.table.span(self.next.index - 1).map(Job::Index);
        }
        if self.next.date < chunks {
            self.next.date += 1;
            return self.table.span(self.next.date - 1).map(Job::Date);
        }
        None
    }

    /// Takes in a file; its number.
    pub fn open(&mut self, told: FileOf, source: Arc<Source>, end: Option<u64>) -> usize {
        let known = self.files.iter().find(|file| file.told.is_same_log(&told));
        let log = known.map_or(self.logs(), |file| file.log);
        self.files.push(Opened { told, source, end, log });
        self.files.len() - 1
    }

    /// How many logs there are.
    pub fn logs(&self) -> usize {
        self.files.iter().map(|file| file.log + 1).max().unwrap_or(0)
    }

    /// Which log a file is of.
    pub fn log_of(&self, file: usize) -> usize {
        self.files.get(file).map_or(0, |file| file.log)
    }

    /// Whether the times of lines are to be kept: of one log nobody asks for its order.
    pub fn keeps_times(&self) -> bool {
        self.opening || self.logs() > 1
    }

    pub fn times(&self, chunk: usize) -> Option<&Times> {
        self.times.get(chunk)?.as_ref()
    }

    /// All files are open.
    pub fn opened(&mut self) {
        self.opening = false;
        if !self.keeps_times() {
            self.times = Vec::new();
        }
    }

    /// Makes the last part longer, and has all that follows from its end done anew.
    pub fn extend(&mut self, length: u64) {
        let changed = self.table.extend(length);
        for found in &self.former {
            found.answers().forget(changed);
        }
        self.tails.retain(|chunk, _| *chunk < changed);
        self.times.truncate(changed);
        self.next.count = self.next.count.min(changed);
        self.next.date = self.next.date.min(changed);
    }

    /// Takes the times of a chunk's lines.
    pub fn date(&mut self, span: &Span, lines: Histogram, times: Option<Times>) {
        if self.table.is_current(span) {
            self.dates += 1;
            if let Some(times) = times.filter(|_| self.keeps_times()) {
                if self.times.len() <= span.chunk {
                    self.times.resize_with(span.chunk + 1, || None);
                }
                self.times[span.chunk] = Some(times);
            }
            if span.chunk < self.table.sealed() {
                self.dated.0.add(lines);
                self.dated.1 += 1;
            } else {
                self.tails.insert(span.chunk, lines);
            }
        }
    }

    /// Chunks whose lines are dated.
    pub fn dated(&self) -> usize {
        self.dated.1 + self.tails.len()
    }

    /// Chunks whose words are known; all that can be if it is all.
    pub fn indexed(&self) -> usize {
        match self.grams.known() {
            known if known >= self.table.sealed() && self.table.all_counted() => self.table.len(),
            known => known,
        }
    }

    pub fn tell(&mut self, notice: Notice) {
        if self.notices.len() < TOLD && !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Tells once that a file is shorter than it was; it is not followed any more.
    pub fn shrank(&mut self, file: usize, to: u64) {
        let Some(opened) = self.files.get_mut(file) else { return };
        if let Some(from) = opened.end.take() {
            let notice = Notice::shrunk(&opened.told.name, from, to);
            self.tell(notice);
        }
    }

    /// What cannot be read of a file is told; another in its place ends that it is followed.
    pub fn failed(&mut self, file: usize, notice: Notice) {
        if notice.kind == Kind::Replaced
            && let Some(opened) = self.files.get_mut(file)
        {
            opened.end = None;
        }
        self.tell(notice);
    }

    /// Keeps a search, and as many of the former ones as there is room for.
    pub fn keep(&mut self, found: &Arc<Found>) {
        if found.keeps() {
            self.former.iter().for_each(|former| former.answers().forget_places());
        }
        self.former.push(Arc::clone(found));
        let limit = self.table.bytes() / SHARE + AT_LEAST;
        let mut all: u64 = self.former.iter().map(|found| found.answers().bytes() as u64).sum();
        let mut at = 0;
        while all > limit && at + 1 < self.former.len() {
            if self.former[at].is_wanted() {
                at += 1;
            } else {
                let former = self.former.remove(at);
                let mut answers = former.answers();
                all -= answers.bytes() as u64;
                // Those that narrow it may still find it.
                answers.close();
            }
        }
    }

    /// Bytes that index and searches need.
    pub fn memory(&self) -> u64 {
        let found = self.former.iter().map(|found| found.answers().bytes()).sum::<usize>();
        let times = self.times.iter().flatten().map(Times::bytes).sum::<usize>();
        (found + times + self.grams.bytes() + 32 * self.table.len()) as u64
    }
}

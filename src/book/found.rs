//! One search: what it found so far, and how a chunk is asked.

use super::grams::Grams;
use super::hits::Hits;
use super::typed::{AHEAD, LEAST, Places, find};
use crate::logs::query::caseless::Caseless;
use crate::logs::{Finder, Line, Query, line_at};
use memchr::memchr_iter;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// A query and its answers; shared by those who ask it and the threads that answer.
#[derive(Debug)]
pub struct Found {
    pub text: String,
    pub query: Query,
    /// How many hold an [`super::Ask`] of it: with none, nobody works on it.
    pub wanted: AtomicUsize,
    /// All that it asks for, if that is a text.
    word: Option<Caseless>,
    /// Texts that must be in a line.
    words: Vec<Caseless>,
    /// What only it can match.
    within: Weak<Found>,
    /// What has the places of a shorter word, and what is typed on.
    typed: Option<(Weak<Found>, Vec<u8>)>,
    answers: Mutex<Answers>,
}

/// Answers by chunk.
#[derive(Debug, Default)]
pub struct Answers {
    hits: Vec<Option<Hits>>,
    places: Vec<Option<Arc<Places>>>,
    /// Matches before each chunk up to which all are known, and behind the last of them.
    before: Vec<u64>,
    /// The next chunk to be asked.
    next: usize,
    /// Chunks to be asked before it: with them the count is exact.
    early: Vec<usize>,
    /// What was known before anything was read.
    sure: Option<Sure>,
    bytes: usize,
    /// Nobody keeps it up to date any more.
    closed: bool,
}

/// Matching lines that were counted while the book was indexed, and in which chunks.
#[derive(Debug)]
struct Sure {
    lines: u64,
    chunks: Vec<bool>,
}

/// What a chunk is known to give before it is read.
#[derive(Debug)]
pub enum Known {
    Hits(Hits),
    /// Lines that follow from what was kept.
    Lines(Vec<u32>),
    Nothing,
}

impl Found {
    /// A search of its own, which knows what former ones have found.
    pub fn new(
        text: &str,
        query: Query,
        former: &[Arc<Found>],
        grams: &Grams,
        chunks: usize,
    ) -> Found {
        let word = query.word();
        let narrowed = former.iter().filter(|found| query.narrows(&found.query));
        let within = narrowed.max_by_key(|found| found.text.len());
        let typed = word.as_ref().and_then(|word| {
            former.iter().rev().find_map(|found| {
                let shorter = found.word.as_ref()?;
                let by = word.text().strip_prefix(shorter.text())?;
                let near = !by.is_empty() && by.len() <= AHEAD;
                (near && found.answers().has_places(chunks))
                    .then(|| (Arc::downgrade(found), by.to_vec()))
            })
        });
        let sure = word.as_ref().and_then(|word| {
            let lines = grams.lines(word.text())?;
            Some(Sure { lines, chunks: grams.chunks(chunks) })
        });
        let early = sure.iter().flat_map(|sure| sure.chunks.iter().enumerate());
        let early: Vec<usize> = early.filter(|(_, known)| !**known).map(|(at, _)| at).collect();
        // With many, the first matches come first.
        let early = if early.len() * 4 < chunks { early } else { Vec::new() };
        Found {
            text: text.to_owned(),
            words: query.words(),
            query,
            wanted: AtomicUsize::new(0),
            word,
            within: within.map_or_else(Weak::new, Arc::downgrade),
            typed,
            answers: Mutex::new(Answers { before: vec![0], early, sure, ..Answers::default() }),
        }
    }

    pub fn answers(&self) -> MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed) > 0
    }

    /// Whether it keeps the places of its word.
    pub fn keeps(&self) -> bool {
        self.typed.is_none() && self.word.as_ref().is_some_and(|word| word.text().len() >= LEAST)
    }

    /// Whether a chunk may hold what each matching line holds.
    pub fn may_be_in(&self, chunk: usize, grams: &Grams) -> bool {
        self.words.iter().all(|word| grams.may_hold(chunk, word.text()))
    }

    /// What former answers and the index say of a chunk.
    /// `may_hold`: the chunk may hold the words of the query.
    pub fn known(&self, chunk: usize, may_hold: bool) -> Known {
        if let Some(within) = self.within.upgrade()
            && let Some(Some(Hits::None)) = within.answers().hits.get(chunk)
        {
            return Known::Hits(Hits::None);
        }
        if let Some((shorter, by)) = &self.typed
            && let Some(shorter) = shorter.upgrade()
        {
            let places = shorter.answers().places.get(chunk).cloned().flatten();
            if let Some(places) = places {
                let mut lines = Vec::new();
                places.followed(by, &mut lines);
                return Known::Lines(lines);
            }
        }
        if may_hold { Known::Nothing } else { Known::Hits(Hits::None) }
    }

    /// Asks the lines of a chunk; how many there are, if that is known.
    pub fn ask(
        &self,
        finder: &Finder,
        file: &str,
        bytes: &[u8],
        lines: Option<u32>,
    ) -> (Hits, Option<Places>) {
        let lines = lines.unwrap_or_else(|| lines_in(bytes));
        if self.query.is_empty() {
            return (Hits::All(lines), None);
        }
        let mut hits = Vec::new();
        if let Some(word) = self.word.as_ref().filter(|_| self.keeps()) {
            let places = find(word, bytes, &mut hits);
            return (Hits::of(&hits, lines), places);
        }
        finder.each(bytes, |at, ask| {
            let asked = || Line::new(&bytes[line_at(bytes, at)], file);
            if !ask || self.query.matches(&asked()) {
                hits.push(at as u32);
            }
        });
        if hits.len() == lines as usize {
            return (Hits::All(lines), None);
        }
        number(&mut hits, bytes, lines);
        (Hits::of(&hits, lines), None)
    }
}

/// From a byte of each line, in order, to the number of the line.
fn number(hits: &mut [u32], bytes: &[u8], lines: u32) {
    if hits.len() * 16 < lines as usize {
        let (mut line, mut counted) = (0, 0);
        for hit in hits {
            let at = *hit as usize;
            line += memchr_iter(b'\n', &bytes[counted..at]).count() as u32;
            (*hit, counted) = (line, at);
        }
        return;
    }
    // Where many lines match, to go from end to end is quicker than to begin anew each time.
    let mut ends = memchr_iter(b'\n', bytes).zip(0..);
    let mut end = ends.next();
    for hit in hits {
        while end.is_some_and(|(end, _)| end < *hit as usize) {
            end = ends.next();
        }
        *hit = end.map_or(lines.saturating_sub(1), |(_, line)| line);
    }
}

fn lines_in(bytes: &[u8]) -> u32 {
    u32::try_from(crate::search::lines_in(bytes)).unwrap_or(u32::MAX)
}

impl Answers {
    /// The next chunks to be asked, so many at most.
    pub fn give_out(&mut self, chunks: usize, most: usize) -> Option<std::ops::Range<usize>> {
        if let Some(chunk) = self.early.pop().filter(|chunk| *chunk < chunks) {
            return Some(chunk..chunk + 1);
        }
        while self.hits.get(self.next).is_some_and(Option::is_some) {
            self.next += 1;
        }
        let from = self.next;
        self.next = chunks.min(from + most).max(from);
        (from < self.next).then_some(from..self.next)
    }

    /// Takes a chunk's answer.
    pub fn put(&mut self, chunk: usize, hits: Hits, places: Option<Places>) {
        if self.hits.len() <= chunk {
            self.hits.resize(chunk + 1, None);
            self.places.resize(chunk + 1, None);
        }
        if self.closed || self.hits[chunk].is_some() {
            return;
        }
        self.bytes += hits.bytes() + places.as_ref().map_or(0, Places::bytes);
        self.hits[chunk] = Some(hits);
        self.places[chunk] = places.map(Arc::new);
        while let Some(Some(hits)) = self.hits.get(self.before.len() - 1) {
            self.before.push(self.matched() + u64::from(hits.count()));
        }
    }

    /// Asks chunks from this one on anew.
    pub fn forget(&mut self, from: usize) {
        let places = self.places.iter().skip(from).flatten();
        let hits = self.hits.iter().skip(from).flatten();
        self.bytes -= places.map(|places| places.bytes()).sum::<usize>()
            + hits.map(Hits::bytes).sum::<usize>();
        self.hits.truncate(from);
        self.places.truncate(from);
        self.before.truncate(from + 1);
        self.next = self.next.min(from);
    }

    /// Forgets all, for good.
    pub fn close(&mut self) {
        self.forget(0);
        self.closed = true;
    }

    /// Gives the room for places back.
    pub fn forget_places(&mut self) {
        let places = std::mem::take(&mut self.places);
        self.bytes -= places.iter().flatten().map(|places| places.bytes()).sum::<usize>();
        self.places.resize(self.hits.len(), None);
    }

    /// Gives a chunk out again that nobody answered.
    pub fn take_back(&mut self, chunk: usize) {
        self.next = self.next.min(chunk);
    }

    /// Whether places are kept of most of these chunks.
    fn has_places(&self, chunks: usize) -> bool {
        2 * self.places.iter().flatten().count() > chunks
    }

    pub fn bytes(&self) -> usize {
        self.bytes + 40 * self.hits.len()
    }

    /// Chunks that are known, and all before them.
    pub fn reached(&self) -> usize {
        self.before.len() - 1
    }

    /// Matches in these.
    pub fn matched(&self) -> u64 {
        self.before.last().copied().unwrap_or(0)
    }

    /// Matches as far as they are known, and whether all of so many chunks are.
    pub fn counted(&self, chunks: usize) -> (u64, bool) {
        let read = (self.matched(), self.reached() >= chunks);
        let Some(sure) = &self.sure else { return read };
        let (mut lines, mut all) = (sure.lines, true);
        for chunk in 0..chunks {
            if !sure.chunks.get(chunk).is_some_and(|known| *known) {
                match self.hits.get(chunk) {
                    Some(Some(hits)) => lines += u64::from(hits.count()),
                    _ => all = false,
                }
            }
        }
        if read.1 { read } else { (lines, all) }
    }

    /// Where the n-th match is: a chunk, and the line there.
    pub fn nth(&self, n: u64) -> Option<(usize, u32)> {
        if n >= self.matched() {
            return None;
        }
        let chunk = self.before.partition_point(|before| *before <= n) - 1;
        let hits = self.hits.get(chunk)?.as_ref()?;
        Some((chunk, hits.nth(u32::try_from(n - self.before[chunk]).ok()?)?))
    }

    pub fn hits(&self, chunk: usize) -> Option<&Hits> {
        self.hits.get(chunk)?.as_ref()
    }

    /// Matches before a chunk, if they are known.
    pub fn before(&self, chunk: usize) -> Option<u64> {
        self.before.get(chunk).copied()
    }
}

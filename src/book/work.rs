//! The threads that count, index and search, chunk by chunk.

use super::found::{Found, Known};
use super::grams::Counter;
use super::hits::Hits;
use super::read::{Held, Missing, ends_in};
use super::state::{Job, Shared};
use super::table::Span;
use super::times::Times;
use super::typed::Places;
use crate::logs::{Finder, Histogram, Line};
use std::sync::Arc;

/// One thread's own.
pub struct Worker {
    shared: Arc<Shared>,
    buffer: Vec<u8>,
    counter: Counter,
    /// What finds lines for a search, in the file of this number and name.
    finder: Option<(Arc<Found>, usize, String, Finder)>,
}

impl Worker {
    pub fn new(shared: Arc<Shared>) -> Worker {
        Worker { shared, buffer: Vec::new(), counter: Counter::new(), finder: None }
    }

    /// Works until the book is closed.
    pub fn work(mut self) {
        let shared = Arc::clone(&self.shared);
        while let Some(job) = shared.job() {
            match job {
                Job::Ask(found, spans) => self.ask(&found, &spans),
                Job::Count(spans) => self.count(&spans),
                Job::Index(span) => self.index(&span),
                Job::Date(span) => self.date(&span),
            }
        }
    }

    fn ask(&mut self, found: &Arc<Found>, spans: &[(Span, bool)]) {
        let mut shown = false;
        for (span, may_hold) in spans {
            if !found.is_wanted() {
                found.answers().take_back(span.chunk);
                break;
            }
            if found.answers().hits(span.chunk).is_some() {
                continue;
            }
            let (hits, places, held) = self.answer(found, span, *may_hold);
            let ends = held.filter(|_| !span.counted).map(|held| {
                let raw = &self.buffer[..held.raw];
                (ends_in(raw), raw.last() == Some(&b'\n'))
            });
            let mut state = self.shared.state();
            if let Some((ends, ended)) = ends {
                state.table.count(span, ends, ended);
            }
            if state.table.is_current(span) {
                let mut answers = found.answers();
                let none = answers.matched() == 0;
                answers.put(span.chunk, hits, places);
                // The first matches, and the end.
                shown |= none && answers.matched() > 0;
                shown |= answers.reached() == state.table.len();
            }
        }
        self.shared.tell(shown);
    }

    fn answer(
        &mut self,
        found: &Arc<Found>,
        span: &Span,
        may_hold: bool,
    ) -> (Hits, Option<Places>, Option<Held>) {
        match found.known(span.chunk, may_hold) {
            Known::Hits(hits) => return (hits, None, None),
            Known::Lines(lines) => {
                if let Some(all) = span.lines {
                    return (Hits::of(&lines, all), None, None);
                }
            }
            Known::Nothing => {}
        }
        let held = self.read(span);
        self.prepare(found, span.file);
        let Some((_, _, file, finder)) = &self.finder else { return (Hits::None, None, None) };
        let (hits, places) = found.ask(finder, file, &self.buffer[held.lines.clone()], span.lines);
        (hits, places, Some(held))
    }

    /// Has what finds the lines of this search in this file.
    fn prepare(&mut self, found: &Arc<Found>, file: usize) {
        let fits = |(own, of, _, _): &(Arc<Found>, usize, String, Finder)| {
            Arc::ptr_eq(own, found) && (*of == file || !found.query.asks_for_source())
        };
        if !self.finder.as_ref().is_some_and(fits) {
            let name = self.shared.state().files.get(file).map(|file| file.told.source());
            let name = name.unwrap_or_default();
            let finder = Finder::of(&found.query, &name);
            self.finder = Some((Arc::clone(found), file, name, finder));
        }
    }

    fn count(&mut self, spans: &[Span]) {
        for span in spans {
            let held = span.read_raw(&mut self.buffer);
            let (ends, ended) = (ends_in(&self.buffer), self.buffer.last() == Some(&b'\n'));
            self.missing(span, held.missing);
            let mut state = self.shared.state();
            state.table.count(span, ends, ended);
            if state.table.all_counted() {
                self.shared.moved.notify_all();
            }
        }
        // The first screen, and the end.
        let edge = spans.first().is_some_and(|span| span.chunk == 0);
        let all = self.shared.state().table.all_counted();
        self.shared.tell(edge || all);
    }

    fn index(&mut self, span: &Span) {
        let held = self.read(span);
        let set = self.counter.count(&self.buffer[held.lines]);
        let mut state = self.shared.state();
        self.counter.give(&mut state.grams, span.chunk, set);
        let all = state.grams.known() >= state.table.sealed();
        drop(state);
        self.shared.tell(all);
    }

    fn date(&mut self, span: &Span) {
        let held = self.read(span);
        let keeps = self.shared.state().keeps_times();
        let mut dated = Histogram::default();
        let lines = self.buffer[held.lines].split_inclusive(|byte| *byte == b'\n').map(|line| {
            let line = Line::new(line.strip_suffix(b"\n").unwrap_or(line), "");
            dated.count_line(&line);
            line.stamp().filter(|_| keeps).and_then(|stamp| self.shared.instant(&stamp))
        });
        let times = Times::of(lines);
        let mut state = self.shared.state();
        state.date(span, dated, keeps.then_some(times));
        let all = state.dated() == state.table.len();
        drop(state);
        self.shared.tell(all);
    }

    fn read(&mut self, span: &Span) -> Held {
        let mut held = span.read(&mut self.buffer);
        self.missing(span, held.missing.take());
        held
    }

    /// Tells of what is not there any more.
    fn missing(&self, span: &Span, missing: Option<Missing>) {
        match missing {
            Some(Missing::Ends(at)) => {
                let to = span.source.length().unwrap_or(at);
                self.shared.state().shrank(span.file, to.min(at));
            }
            Some(Missing::Failed(notice)) => self.shared.state().failed(span.file, notice),
            None => return,
        }
        self.shared.tell(true);
    }
}

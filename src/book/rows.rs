//! Lines as they are shown.

use super::state::Shared;
use super::table::Span;
use memchr::{memchr, memchr_iter};
use std::sync::{Arc, Mutex, PoisonError};

/// A line as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 0.
    pub number: u64,
    /// Without its end; what is no UTF-8, and NUL bytes, as the sign for it.
    pub text: String,
    /// How long it is, without its end.
    pub bytes: u64,
    /// Only its beginning is in the text.
    pub cut: bool,
    /// It is not there any more: its file shrank, or cannot be read.
    pub gone: bool,
}

/// Chunks of which lines were shown last, the newest behind: the next look is mostly at the same.
#[derive(Debug, Default)]
pub struct Last(Mutex<Vec<Arc<Shown>>>);

/// So many: rows of several logs are of a chunk each.
const KEPT: usize = 8;

#[derive(Debug)]
struct Shown {
    span: Span,
    bytes: Vec<u8>,
    /// Where the lines of the chunk begin; the last may begin right behind it.
    begins: Vec<u32>,
}

pub fn rows(shared: &Shared, last: &Last, from: u64, most: usize) -> Vec<Row> {
    let numbers = from..from.saturating_add(most as u64);
    numbers.map_while(|number| row(shared, last, number)).collect()
}

fn row(shared: &Shared, last: &Last, number: u64) -> Option<Row> {
    let (span, own) = {
        let state = shared.state();
        let (chunk, own) = state.table.place(number)?;
        (state.table.span(chunk)?, own)
    };
    let shown = last.of(span);
    let gone = Row { number, text: String::new(), bytes: 0, cut: false, gone: true };
    let Some(begins) = usize::try_from(own).ok().and_then(|own| shown.begins.get(own)) else {
        return Some(gone);
    };
    let (begins, bytes) = (*begins as usize, &shown.bytes);
    let at = shown.span.from + begins as u64;
    let longest = shared.limits.shown;
    // Mostly it ends in the same chunk.
    if let Some(length) = memchr(b'\n', &bytes[begins..]) {
        return Some(shown_as(number, &bytes[begins..begins + length], length as u64, longest));
    }
    let end = end(shared, &shown.span);
    let length = usize::try_from(end - at).unwrap_or(usize::MAX).min(longest.saturating_add(1));
    let mut text = vec![0; length];
    let read = shown.span.source.fill(&mut text, at).unwrap_or(0);
    text.truncate(read);
    if let Some(length) = memchr(b'\n', &text) {
        text.truncate(length);
    }
    if text.is_empty() && end > at {
        return Some(gone);
    }
    Some(shown_as(number, &text, end - at, longest))
}

/// Where the last line of a chunk ends, as far as it is known.
fn end(shared: &Shared, span: &Span) -> u64 {
    let next = {
        let state = shared.state();
        state.table.next_end(span.chunk).and_then(|chunk| state.table.span(chunk))
    };
    let Some(next) = next else { return span.end };
    let mut buffer = Vec::new();
    next.read_raw(&mut buffer);
    memchr(b'\n', &buffer).map_or(span.end, |at| next.from + at as u64)
}

fn shown_as(number: u64, line: &[u8], bytes: u64, longest: usize) -> Row {
    let (line, bytes) = match line.strip_suffix(b"\r") {
        Some(line) if line.len() as u64 + 1 == bytes => (line, bytes - 1),
        _ => (line, bytes),
    };
    let mut shown = &line[..line.len().min(longest)];
    // A letter is not cut in two.
    if shown.len() < line.len() {
        let back = (1..4)
            .find(|back| shown.len().checked_sub(*back).is_some_and(|at| shown[at] & 0xc0 != 0x80));
        let whole = back.map(|back| shown.len() - back);
        shown = whole.filter(|at| shown[*at] >= 0xc0).map_or(shown, |at| &shown[..at]);
    }
    let text = String::from_utf8_lossy(shown).replace('\0', "\u{fffd}");
    Row { number, text, bytes, cut: (shown.len() as u64) < bytes, gone: false }
}

impl Last {
    fn of(&self, span: Span) -> Arc<Shown> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |shown: &Arc<Shown>| {
            (shown.span.chunk, shown.span.version) == (span.chunk, span.version)
        };
        if let Some(at) = kept.iter().position(same) {
            let shown = kept.remove(at);
            kept.push(Arc::clone(&shown));
            return shown;
        }
        let mut bytes = Vec::new();
        span.read_raw(&mut bytes);
        let ends = memchr_iter(b'\n', &bytes).map(|end| end as u32 + 1);
        let begins = span.first.then_some(0).into_iter().chain(ends).collect();
        let shown = Arc::new(Shown { span, bytes, begins });
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&shown));
        shown
    }
}

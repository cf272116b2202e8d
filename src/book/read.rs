//! Reading the lines of a chunk.

use super::notice::Notice;
use super::table::Span;
use crate::search::LONGEST;
use memchr::{memchr, memchr_iter, memrchr};
use std::ops::Range;

/// Bytes read with a chunk behind it, for the end of its last line.
const BEHIND: usize = 4 << 10;
/// A buffer that has grown beyond this is given back.
const KEPT: usize = 4 << 20;

/// What was read of a chunk into a buffer.
#[derive(Debug)]
pub struct Held {
    /// The chunk itself is the buffer up to here.
    pub raw: usize,
    /// The lines that belong to it.
    pub lines: Range<usize>,
    /// Less was there than should be, or nothing could be read.
    pub missing: Option<Missing>,
}

#[derive(Debug)]
pub enum Missing {
    /// The source ends here.
    Ends(u64),
    Failed(Notice),
}

impl Span {
    /// Reads the chunk alone.
    pub fn read_raw(&self, buffer: &mut Vec<u8>) -> Held {
        self.take(buffer, self.length)
    }

    /// Reads the lines that belong to the chunk; of one that is too long, the beginning.
    pub fn read(&self, buffer: &mut Vec<u8>) -> Held {
        let left = |at: u64| usize::try_from(self.end.saturating_sub(at)).unwrap_or(usize::MAX);
        let behind = left(self.from + self.length as u64).min(BEHIND);
        let mut held = self.take(buffer, self.length + behind);
        let read = buffer.len();
        held.raw = read.min(self.length);
        let start = match self.first {
            true => 0,
            false => match memchr(b'\n', &buffer[..held.raw]) {
                Some(end) => end + 1,
                None => return held,
            },
        };
        let (mut looked, mut step) = (held.raw, BEHIND);
        let end = loop {
            if let Some(at) = memchr(b'\n', &buffer[looked..]) {
                break looked + at + 1;
            }
            looked = buffer.len();
            let more = left(self.from + looked as u64).min(step);
            if more == 0 || held.missing.is_some() {
                break looked;
            }
            if looked > LONGEST {
                let begun = memrchr(b'\n', &buffer[start..]).map_or(start, |at| start + at + 1);
                if looked - begun > LONGEST {
                    break begun + LONGEST;
                }
            }
            buffer.resize(looked + more, 0);
            let read = self.source.fill(&mut buffer[looked..], self.from + looked as u64);
            held.missing = self.missing(read, looked, more, buffer);
            step = (step * 4).min(8 << 20);
        };
        held.lines = start.min(end)..end;
        held
    }

    fn take(&self, buffer: &mut Vec<u8>, length: usize) -> Held {
        if buffer.capacity() > KEPT && length < KEPT {
            *buffer = Vec::new();
        }
        buffer.resize(length, 0);
        let read = self.source.fill(buffer, self.from);
        let missing = self.missing(read, 0, length, buffer);
        Held { raw: buffer.len(), lines: 0..0, missing }
    }

    /// Cuts the buffer to what was read behind `held`.
    fn missing(
        &self,
        read: Result<usize, Notice>,
        held: usize,
        wanted: usize,
        buffer: &mut Vec<u8>,
    ) -> Option<Missing> {
        let (read, missing) = match read {
            Ok(read) if read == wanted => (read, None),
            Ok(read) => (read, Some(Missing::Ends(self.from + (held + read) as u64))),
            Err(notice) => (0, Some(Missing::Failed(notice))),
        };
        buffer.truncate(held + read);
        missing
    }
}

/// How many lines end in these bytes.
pub fn ends_in(bytes: &[u8]) -> u32 {
    u32::try_from(memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

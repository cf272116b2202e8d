//! A file as chunks of whole lines.
//!
//! A plain file's chunks are read by the threads themselves, each at its place, so that no order is
//! needed to read them; a chunk owns the lines that begin in it. What is packed or comes by a pipe is
//! read on. Nothing is mapped into memory: a file that shrinks meanwhile just ends.

use super::inputs::{Input, Problem, open};
use super::unpack::{MAGIC, Packing};
use memchr::{memchr, memrchr};
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

/// Bytes of a chunk; one with a longer line is longer.
pub const CHUNK: usize = 256 << 10;
/// Bytes of the longest line that is searched whole; of a longer one, the beginning.
pub const LONGEST: usize = 256 << 20;
/// Bytes read with a chunk behind it, for the end of its last line.
const BEHIND: usize = 4 << 10;

/// Whole lines of a file.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'a> {
    pub bytes: &'a [u8],
    /// Where in the file, unpacked, they begin.
    pub offset: u64,
    /// A line of it went on beyond [`LONGEST`].
    pub cut: bool,
}

/// What gives chunks.
pub enum Feed {
    Plain { file: Arc<File>, length: u64, next: u64, longest: usize },
    Stream(Stream),
}

/// What is read on from its beginning.
pub struct Stream {
    from: Box<dyn Read + Send>,
    /// Comes as it is written, by a pipe: what is there is not kept back.
    live: bool,
    /// Behind the last chunk, the beginning of a line.
    rest: Vec<u8>,
    offset: u64,
    /// The rest of a line that is too long is passed over.
    passing: bool,
    ended: bool,
    failed: Option<io::Error>,
    longest: usize,
}

/// A chunk still to be read, or read into the buffer.
pub enum Ticket {
    At { file: Arc<File>, from: u64, length: u64, longest: usize },
    Here { offset: u64, cut: bool },
}

impl Feed {
    /// # Errors
    /// Why it cannot be read.
    pub fn open(input: &Input) -> Result<Feed, Problem> {
        Feed::cut_at(input, LONGEST)
    }

    /// With another limit than [`LONGEST`]; not below [`CHUNK`].
    fn cut_at(input: &Input, longest: usize) -> Result<Feed, Problem> {
        let path = match input {
            Input::Stdin => {
                let mut first = Vec::with_capacity(MAGIC);
                let mut from = io::stdin();
                from.by_ref().take(MAGIC as u64).read_to_end(&mut first).map_err(|error| {
                    Problem::new(format!("standard input cannot be read: {error}"), "")
                })?;
                let packing = Packing::of(&first);
                let from = Cursor::new(first).chain(from);
                return Ok(match packing {
                    Packing::None => Feed::Stream(Stream::new(Box::new(from), true, longest)),
                    packed => Feed::Stream(Stream::new(packed.reader(from), false, longest)),
                });
            }
            Input::File(path) => path,
        };
        let file = open(path)?;
        let of = |error: &io::Error| Problem::of(path, error);
        let length = file.metadata().map_err(|error| of(&error))?.len();
        let mut first = [0; MAGIC];
        let read = fill(&file, &mut first, 0).map_err(|error| of(&error))?;
        Ok(match Packing::of(&first[..read]) {
            // Of what the system makes up as it is read, the length is not known.
            Packing::None if length > 0 => {
                Feed::Plain { file: Arc::new(file), length, next: 0, longest }
            }
            packing => Feed::Stream(Stream::new(packing.reader(file), false, longest)),
        })
    }

    /// Whether what comes is to be shown at once.
    pub fn is_live(&self) -> bool {
        matches!(self, Feed::Stream(stream) if stream.live)
    }

    /// The next chunk; one that is read on is put into the buffer.
    pub fn next(&mut self, buffer: &mut Vec<u8>) -> io::Result<Option<Ticket>> {
        match self {
            Feed::Plain { file, length, next, longest } => {
                let (from, longest) = (*next, *longest);
                *next += CHUNK as u64;
                let ticket =
                    || Ticket::At { file: Arc::clone(file), from, length: *length, longest };
                Ok((from < *length).then(ticket))
            }
            Feed::Stream(stream) => stream.next(buffer),
        }
    }
}

impl Ticket {
    /// The chunk, with its lines in the buffer; none if no line begins in it.
    pub fn read(self, buffer: &mut Vec<u8>) -> io::Result<Option<Chunk<'_>>> {
        let (file, from, length, longest) = match self {
            Ticket::Here { offset, cut } => {
                return Ok(Some(Chunk { bytes: &buffer[..], offset, cut }));
            }
            Ticket::At { file, from, length, longest } => (file, from, length, longest),
        };
        // Lines belong to the chunk that holds the end of the line before them.
        let owned = usize::try_from(length - from).unwrap_or(CHUNK).min(CHUNK);
        if buffer.len() < owned + BEHIND {
            buffer.resize(owned + BEHIND, 0);
        }
        let read = fill(&file, &mut buffer[..owned + BEHIND], from)?;
        let mut held = read.min(owned);
        let mut ahead = Some(read - held);
        let start = match from {
            0 => Some(0),
            _ => memchr(b'\n', &buffer[..held]).map(|end| end + 1),
        };
        // The last line of the file ends where it does, if it has grown since.
        let Some(start) = start.filter(|start| *start < held || from + (held as u64) < length)
        else {
            return Ok(None);
        };
        let mut looked = held;
        let mut step = BEHIND;
        // It ended sooner than it did when it was opened, or ends here with a whole line.
        let last = from + held as u64 >= length && buffer[..held].last() == Some(&b'\n');
        let (end, cut) = loop {
            if held < owned || last {
                break (held, false);
            }
            let last =
                memrchr(b'\n', &buffer[start.min(held)..held]).map_or(start, |at| start + at + 1);
            if held - last > longest {
                break (last + longest, true);
            }
            if buffer.len() < held + step {
                buffer.resize(held + step, 0);
            }
            let read = match ahead.take() {
                Some(ahead) => ahead,
                None => fill(&file, &mut buffer[held..held + step], from + held as u64)?,
            };
            if let Some(at) = memchr(b'\n', &buffer[looked..held + read]) {
                break (looked + at + 1, false);
            }
            held += read;
            looked = held;
            if read < step {
                break (held, false);
            }
            step = (step * 4).min(8 << 20);
        };
        let chunk = Chunk { bytes: &buffer[start.min(end)..end], offset: from + start as u64, cut };
        Ok((!chunk.bytes.is_empty()).then_some(chunk))
    }
}

impl Stream {
    fn new(from: Box<dyn Read + Send>, live: bool, longest: usize) -> Self {
        Stream {
            from,
            live,
            rest: Vec::new(),
            offset: 0,
            passing: false,
            ended: false,
            failed: None,
            longest,
        }
    }

    fn next(&mut self, buffer: &mut Vec<u8>) -> io::Result<Option<Ticket>> {
        buffer.clear();
        buffer.append(&mut self.rest);
        while !self.ended {
            let had = buffer.len();
            if let Err(error) = self.more(buffer) {
                // What was read before it is searched; the error comes behind.
                (self.failed, self.ended) = (Some(error), true);
            }
            if self.passing {
                let end = memchr(b'\n', buffer).map(|at| at + 1);
                let passed = end.unwrap_or(buffer.len());
                self.offset += passed as u64;
                self.passing = end.is_none();
                buffer.drain(..passed);
                continue;
            }
            let full = self.live || buffer.len() >= CHUNK;
            if let Some(end) =
                memrchr(b'\n', &buffer[had..]).filter(|_| full).map(|at| had + at + 1)
            {
                self.rest.extend_from_slice(&buffer[end..]);
                buffer.truncate(end);
                return Ok(Some(self.ticket(buffer.len(), false)));
            }
            let begun = memrchr(b'\n', buffer).map_or(0, |at| at + 1);
            if buffer.len() - begun > self.longest {
                self.passing = true;
                let passed = buffer.len() - (begun + self.longest);
                buffer.truncate(begun + self.longest);
                let ticket = self.ticket(buffer.len(), true);
                self.offset += passed as u64;
                return Ok(Some(ticket));
            }
        }
        match self.failed.take() {
            Some(error) if buffer.is_empty() => Err(error),
            failed => {
                self.failed = failed;
                Ok((!buffer.is_empty()).then(|| self.ticket(buffer.len(), false)))
            }
        }
    }

    fn ticket(&mut self, length: usize, cut: bool) -> Ticket {
        let offset = self.offset;
        self.offset += length as u64;
        Ticket::Here { offset, cut }
    }

    /// Reads on, a chunk or what a pipe has.
    fn more(&mut self, buffer: &mut Vec<u8>) -> io::Result<()> {
        let had = buffer.len();
        if !self.live {
            self.from.by_ref().take(CHUNK as u64).read_to_end(buffer)?;
        } else {
            buffer.resize(had + (64 << 10), 0);
            let read = loop {
                match self.from.read(&mut buffer[had..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            buffer.truncate(had + read.as_ref().map_or(0, |read| *read));
            read?;
        }
        self.ended = buffer.len() == had;
        Ok(())
    }
}

/// Reads at a place until the buffer is full or the file ends.
pub fn fill(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<usize> {
    let mut all = 0;
    while !buffer.is_empty() {
        match read_at(file, buffer, at) {
            Ok(0) => break,
            Ok(read) => {
                buffer = &mut buffer[read..];
                at += read as u64;
                all += read;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

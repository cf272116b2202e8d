//! Matching lines and those around them, as they are.

use crate::search::{Chunk, LONGEST, Sift, lines_in};
use memchr::{memchr, memrchr};
use std::collections::VecDeque;
use std::io::{self, Write};

/// The lines of a chunk that may be printed: matches, lines near them, and lines near the chunk's
/// ends, which may be near a match of the next or the last chunk.
pub struct Excerpt {
    bytes: Vec<u8>,
    pieces: Vec<Piece>,
    /// Lines of the whole chunk; not counted where no context is asked for.
    lines: u64,
}

struct Piece {
    /// The line's number in the chunk, from 0.
    number: u64,
    /// Where it ends in the excerpt.
    end: usize,
    hit: bool,
}

/// Takes from a chunk what may be printed.
pub fn look(sift: &Sift<'_>, chunk: Chunk<'_>, before: usize, after: usize) -> Excerpt {
    let (bytes, mut out) =
        (chunk.bytes, Excerpt { bytes: Vec::new(), pieces: Vec::new(), lines: 0 });
    if before + after == 0 {
        sift.each(bytes, |line| {
            out.bytes.extend_from_slice(&bytes[line]);
            out.bytes.push(b'\n');
            out.pieces.push(Piece { number: 0, end: out.bytes.len(), hit: true });
        });
        return out;
    }
    out.lines = lines_in(bytes);
    // What was taken so far ends here; the number of the next line.
    let (mut taken, mut number) = (0, 0);
    let mut hits = Vec::new();
    sift.each(bytes, |line| hits.push(line.start));
    out.take(bytes, &mut taken, &mut number, forward(bytes, 0, after), None);
    for hit in hits {
        let from = backward(bytes, hit, before);
        if from > taken {
            number += lines_in(&bytes[taken..from]);
            taken = from;
        }
        let to = forward(bytes, hit, after + 1);
        // Lines that were taken as those after the last match may hold this one.
        out.mark(bytes, taken, number, hit);
        out.take(bytes, &mut taken, &mut number, to, Some(hit));
    }
    let tail = backward(bytes, bytes.len(), before);
    if tail > taken {
        number += lines_in(&bytes[taken..tail]);
        taken = tail;
    }
    out.take(bytes, &mut taken, &mut number, bytes.len(), None);
    out
}

impl Excerpt {
    /// Takes lines up to a byte; the one that begins at `hit` matches.
    fn take(
        &mut self,
        bytes: &[u8],
        taken: &mut usize,
        number: &mut u64,
        to: usize,
        hit: Option<usize>,
    ) {
        while *taken < to {
            let end = memchr(b'\n', &bytes[*taken..]).map_or(bytes.len(), |end| *taken + end + 1);
            self.bytes.extend_from_slice(&bytes[*taken..end]);
            if self.bytes.last() != Some(&b'\n') {
                self.bytes.push(b'\n');
            }
            let end_here = self.bytes.len();
            self.pieces.push(Piece { number: *number, end: end_here, hit: hit == Some(*taken) });
            (*taken, *number) = (end, *number + 1);
        }
    }

    /// Marks a line that was taken already as a match.
    fn mark(&mut self, bytes: &[u8], taken: usize, number: u64, hit: usize) {
        if hit < taken {
            let number = number - lines_in(&bytes[hit..taken]);
            let near = self.pieces.iter_mut().rev().find(|piece| piece.number == number);
            if let Some(piece) = near {
                piece.hit = true;
            }
        }
    }
}

/// Where the line begins that stands so many lines before this one.
fn backward(bytes: &[u8], line: usize, lines: usize) -> usize {
    let mut at = line;
    for _ in 0..lines {
        if at == 0 {
            break;
        }
        at = memrchr(b'\n', &bytes[..at - 1]).map_or(0, |end| end + 1);
    }
    at
}

/// Where so many lines end.
fn forward(bytes: &[u8], line: usize, lines: usize) -> usize {
    let mut at = line;
    for _ in 0..lines {
        match memchr(b'\n', &bytes[at..]) {
            Some(end) => at += end + 1,
            None => return bytes.len(),
        }
    }
    at
}

/// Prints the excerpts of a file's chunks, in order.
pub struct Printer {
    name: Vec<u8>,
    before: usize,
    after: usize,
    /// Lines of the chunks before.
    lines: u64,
    /// Kept for a match that may follow, with their numbers.
    kept: VecDeque<(u64, Vec<u8>)>,
    kept_bytes: usize,
    /// The number behind the line that was printed last.
    behind: Option<u64>,
    /// Lines up to this number stand after a match.
    until: u64,
    matched: u64,
    /// Something stands above: the next group begins with `--`.
    above: bool,
}

impl Printer {
    pub fn new(name: Vec<u8>, before: usize, after: usize, above: bool) -> Self {
        Printer {
            name,
            before,
            after,
            lines: 0,
            kept: VecDeque::new(),
            kept_bytes: 0,
            behind: None,
            until: 0,
            matched: 0,
            above,
        }
    }

    pub fn matched(&self) -> u64 {
        self.matched
    }

    pub fn printed_any(&self) -> bool {
        self.above
    }

    pub fn print(&mut self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let around = self.before + self.after > 0;
        if !around && self.name.is_empty() {
            self.matched += excerpt.pieces.len() as u64;
            return out.write_all(&excerpt.bytes);
        }
        let mut from = 0;
        for piece in &excerpt.pieces {
            let line = &excerpt.bytes[from..piece.end];
            from = piece.end;
            let number = self.lines + piece.number;
            if piece.hit {
                self.matched += 1;
                for (number, line) in std::mem::take(&mut self.kept) {
                    if number + self.before as u64 >= self.lines + piece.number {
                        self.one(number, &line, b'-', out)?;
                    }
                }
                self.kept_bytes = 0;
                self.one(number, line, b':', out)?;
                self.until = number + 1 + self.after as u64;
            } else if number < self.until {
                self.one(number, line, b'-', out)?;
            } else if self.before > 0 {
                self.kept_bytes += line.len();
                self.kept.push_back((number, line.to_vec()));
                while self.kept.len() > self.before
                    || (self.kept_bytes > LONGEST && self.kept.len() > 1)
                {
                    self.kept_bytes -= self.kept.pop_front().map_or(0, |(_, line)| line.len());
                }
            }
        }
        self.lines += excerpt.lines;
        Ok(())
    }

    fn one(&mut self, number: u64, line: &[u8], sign: u8, out: &mut dyn Write) -> io::Result<()> {
        if self.before + self.after > 0 {
            if self.above && self.behind != Some(number) {
                out.write_all(b"--\n")?;
            }
            (self.above, self.behind) = (true, Some(number + 1));
        }
        if !self.name.is_empty() {
            out.write_all(&self.name)?;
            out.write_all(&[sign])?;
        }
        out.write_all(line)
    }
}

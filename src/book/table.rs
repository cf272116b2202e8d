//! Which bytes a book is made of, and where its lines are: parts of files, cut into chunks, and how
//! many lines end in each.
//!
//! A line belongs to the chunk that holds the end of the line before it. All numbers of lines follow
//! from the ends that were counted chunk by chunk, which makes the index of a gigabyte 100 kB.

use super::source::Source;
use std::sync::Arc;

/// A stretch of a file, in the order of the lines.
#[derive(Debug)]
pub struct Part {
    pub source: Arc<Source>,
    /// Which of the book's files it is of.
    pub file: usize,
    /// Where it begins in the source.
    from: u64,
    length: u64,
    /// Bytes of the parts before it, and its first chunk.
    before: u64,
    chunk: usize,
}

#[derive(Clone, Copy, Debug)]
struct Chunk {
    part: u32,
    /// Ends of lines in it, if they were counted.
    ends: Option<u32>,
    /// Its last byte ends a line.
    ended: bool,
    /// Changes when what it holds or how its last line ends has changed.
    version: u32,
}

/// Parts, chunks, and the numbers of their lines as far as they are known.
#[derive(Debug)]
pub struct Table {
    /// Bytes of a chunk.
    size: u64,
    parts: Vec<Part>,
    chunks: Vec<Chunk>,
    /// Lines before each chunk up to which all are counted, and behind the last of them.
    firsts: Vec<u64>,
    /// Chunks before this one cannot change any more, however much is written on.
    sealed: usize,
    version: u32,
}

/// A chunk, to be read without the table.
#[derive(Clone, Debug)]
pub struct Span {
    pub chunk: usize,
    pub version: u32,
    pub file: usize,
    pub source: Arc<Source>,
    /// Where it begins in the source, how long it is, and where its part ends.
    pub from: u64,
    pub length: usize,
    pub end: u64,
    /// The first of its part: a line begins with it.
    pub first: bool,
    /// The ends of its lines are counted.
    pub counted: bool,
    /// Its lines, if they are known.
    pub lines: Option<u32>,
}

impl Table {
    pub fn new(size: usize) -> Table {
        Table {
            size: size as u64,
            parts: Vec::new(),
            chunks: Vec::new(),
            firsts: vec![0],
            sealed: 0,
            version: 0,
        }
    }

    /// Puts a stretch of a file behind all others.
    pub fn add(&mut self, source: Arc<Source>, file: usize, from: u64, length: u64) {
        self.sealed = self.sealed.max(if self.all_counted() { self.chunks.len() } else { 0 });
        let (before, chunk) = (self.bytes(), self.chunks.len());
        self.parts.push(Part { source, file, from, length: 0, before, chunk });
        self.extend(length);
    }

    /// Makes the last part longer; the first chunk that changes by that.
    pub fn extend(&mut self, length: u64) -> usize {
        let Some(part) = self.parts.last_mut() else { return 0 };
        part.length = length;
        let first = part.chunk;
        let of = self.parts.len() - 1;
        let changed = self.sealed.max(first.min(self.chunks.len()));
        let changed = if self.chunks.len() == first { first } else { changed };
        self.version += 1;
        let whole = first + usize::try_from(length.div_ceil(self.size)).unwrap_or(usize::MAX);
        // The last one was counted as far as it went.
        if let Some(last) = self.chunks[first..].last_mut() {
            last.ends = None;
        }
        for chunk in &mut self.chunks[changed..] {
            chunk.version = self.version;
        }
        let new = Chunk { part: of as u32, ends: None, ended: false, version: self.version };
        self.chunks.resize(whole, new);
        self.firsts.truncate(changed + 1);
        self.number();
        changed
    }

    /// Takes how many lines end in a chunk; whether lines are known by it that were not.
    pub fn count(&mut self, span: &Span, ends: u32, ended: bool) -> bool {
        let chunk = &mut self.chunks[span.chunk];
        if chunk.version != span.version || chunk.ends.is_some() {
            return false;
        }
        (chunk.ends, chunk.ended) = (Some(ends), ended);
        self.number()
    }

    fn number(&mut self) -> bool {
        let before = self.firsts.len();
        while let Some(chunk) = self.chunks.get(self.firsts.len() - 1)
            && let Some(ends) = chunk.ends
        {
            let at = self.firsts.len() - 1;
            let part = &self.parts[chunk.part as usize];
            if ends > 0 || at == part.chunk {
                self.sealed = self.sealed.max(at);
            }
            let first = u64::from(at == part.chunk);
            let last = self.chunks.get(at + 1).is_none_or(|next| next.part != chunk.part);
            let own = u64::from(ends) + first - u64::from(last && chunk.ended);
            self.firsts.push(self.lines() + own);
        }
        self.firsts.len() > before
    }

    pub fn span(&self, at: usize) -> Option<Span> {
        let chunk = self.chunks.get(at)?;
        let part = &self.parts[chunk.part as usize];
        let inside = (at - part.chunk) as u64 * self.size;
        Some(Span {
            chunk: at,
            version: chunk.version,
            file: part.file,
            source: Arc::clone(&part.source),
            from: part.from + inside,
            length: usize::try_from((part.length - inside).min(self.size)).unwrap_or(0),
            end: part.from + part.length,
            first: inside == 0,
            counted: chunk.ends.is_some(),
            lines: self.lines_of(at).and_then(|lines| u32::try_from(lines).ok()),
        })
    }

    /// The chunk of the same part behind this one in which a line ends: none if there is none, or
    /// if that is not known yet.
    pub fn next_end(&self, at: usize) -> Option<usize> {
        let part = self.chunks.get(at)?.part;
        let rest = self.chunks.iter().enumerate().skip(at + 1);
        let mut rest = rest.take_while(|(_, chunk)| chunk.part == part);
        let (at, chunk) = rest.find(|(_, chunk)| chunk.ends != Some(0))?;
        chunk.ends.map(|_| at)
    }

    pub fn is_current(&self, span: &Span) -> bool {
        self.chunks.get(span.chunk).is_some_and(|chunk| chunk.version == span.version)
    }

    pub fn len(&self) -> usize {
        self.chunks.len()
    }

    pub fn sealed(&self) -> usize {
        self.sealed
    }

    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub fn bytes(&self) -> u64 {
        self.parts.last().map_or(0, |part| part.before + part.length)
    }

    /// Bytes before a chunk.
    pub fn bytes_before(&self, chunk: usize) -> u64 {
        self.chunks.get(chunk).map_or(self.bytes(), |own| {
            let part = &self.parts[own.part as usize];
            part.before + (chunk - part.chunk) as u64 * self.size
        })
    }

    /// Chunks that are counted, and all before them.
    pub fn counted(&self) -> usize {
        self.firsts.len() - 1
    }

    pub fn all_counted(&self) -> bool {
        self.counted() == self.len()
    }

    /// Lines that are numbered.
    pub fn lines(&self) -> u64 {
        self.firsts.last().copied().unwrap_or(0)
    }

    /// The number of the first line of a chunk, if it is known.
    pub fn first_of(&self, chunk: usize) -> Option<u64> {
        self.firsts.get(chunk).copied()
    }

    /// The lines of a chunk, if they are known.
    pub fn lines_of(&self, chunk: usize) -> Option<u64> {
        Some(self.firsts.get(chunk + 1)? - self.firsts[chunk])
    }

    /// The chunk that a line belongs to, and its number there.
    pub fn place(&self, line: u64) -> Option<(usize, u64)> {
        if line >= self.lines() {
            return None;
        }
        let chunk = self.firsts.partition_point(|first| *first <= line) - 1;
        Some((chunk, line - self.firsts[chunk]))
    }

    /// The part of a line, and the number of the part's first line.
    pub fn part_of(&self, line: u64) -> Option<(usize, u64)> {
        let (chunk, _) = self.place(line)?;
        let part = self.chunks[chunk].part as usize;
        Some((part, self.firsts[self.parts[part].chunk]))
    }

    /// The number of a part's first line, if it is known.
    pub fn first_line(&self, part: &Part) -> Option<u64> {
        self.first_of(part.chunk)
    }
}

impl Part {
    /// The number of its first chunk.
    pub fn chunk(&self) -> usize {
        self.chunk
    }

    pub fn length(&self) -> u64 {
        self.length
    }
}

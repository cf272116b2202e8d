//! A chunk of a file as lines, each with its format, so that threads can do what takes long.

use super::formats::{Format, read};
use super::trace::Shape;
use crate::logs::Level;
use crate::logs::line::Stamp;
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

/// Bytes of the longest line that is read; a longer one cannot be evidence.
pub const LONGEST: usize = 256 << 10;

/// Lines of a file, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    bytes: Vec<u8>,
    pub(super) lines: Vec<Cut>,
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    at: Range<usize>,
    /// Holds colours, a byte order mark or what is no UTF-8.
    pub odd: bool,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Blank,
    Record(Format, Option<Stamp>, Option<Level>),
    Other(Shape),
    TooLong,
}

impl Batch {
    /// Whole lines; the last of a file may lack its end.
    pub fn of(bytes: &[u8]) -> Batch {
        let mut batch =
            Batch { bytes: bytes.to_vec(), lines: Vec::with_capacity(bytes.len() / 80) };
        let mut from = 0;
        for end in memchr_iter(b'\n', bytes) {
            batch.lines.push(cut(bytes, from..end + 1));
            from = end + 1;
        }
        if from < bytes.len() {
            batch.lines.push(cut(bytes, from..bytes.len()));
        }
        batch
    }

    /// The line as it is, with its end.
    pub(super) fn raw(&self, line: &Cut) -> &[u8] {
        &self.bytes[line.at.clone()]
    }

    /// The line without its end, as text.
    pub(super) fn text(&self, line: &Cut) -> Cow<'_, str> {
        shown(bare(self.raw(line)), line.odd)
    }
}

/// Without the line's end.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn cut(bytes: &[u8], at: Range<usize>) -> Cut {
    let line = bare(&bytes[at.clone()]);
    if line.len() > LONGEST {
        return Cut { at, odd: true, what: What::TooLong };
    }
    let odd = memchr(0x1b, line).is_some()
        || line.starts_with("\u{feff}".as_bytes())
        || std::str::from_utf8(line).is_err();
    let text = shown(line, odd);
    let what = if text.trim().is_empty() {
        What::Blank
    } else if let Some(read) = read(&text) {
        What::Record(read.format, read.stamp, read.level)
    } else {
        What::Other(Shape::of(&text))
    };
    Cut { at, odd, what }
}

/// A line's text: without colours, and bytes that are no UTF-8 as `\xff`.
fn shown(line: &[u8], odd: bool) -> Cow<'_, str> {
    if !odd {
        return String::from_utf8_lossy(line);
    }
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let mut out = String::with_capacity(line.len());
    for chunk in line.utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    Cow::Owned(uncoloured(&out))
}

/// Without what steers terminals.
fn uncoloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(inside) = rest.strip_prefix('[') {
            let end = inside.find(|c: char| ('@'..='~').contains(&c));
            rest = end.map_or("", |end| &inside[end + 1..]);
        }
    }
    out.push_str(rest);
    out
}

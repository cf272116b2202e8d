//! From lines to records, in order, with an account of every byte.

use super::formats::Format;
use super::lines::{Batch, What};
use super::trace::Trace;
use super::when::When;
use crate::logs::Level;
use std::collections::BTreeMap;

/// Bytes of a record, and lines, at most: what goes on beyond is no trace that somebody reads.
const MOST: usize = 256 << 10;
const MOST_LINES: u64 = 5_000;
/// Lines that could not be read, of which a report shows as many, and so many letters of each.
const EXAMPLES: usize = 5;
const EXAMPLE: usize = 160;

/// One record of a log.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub at: Option<i64>,
    /// Lines that belong together have line breaks between them.
    pub text: String,
    /// Bytes of the file that it was read from, with line ends.
    pub bytes: u64,
    pub format: Format,
    /// As the first line says it.
    pub level: Option<Level>,
    /// Of the first line, from 1.
    pub line: u64,
}

/// What became of the lines and bytes of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    pub lines: u64,
    pub bytes: u64,
    pub formats: BTreeMap<Format, u64>,
    pub records: u64,
    pub record_bytes: u64,
    /// Lines that belong to the one above.
    pub joined: u64,
    pub blank: u64,
    pub blank_bytes: u64,
    pub unread: u64,
    pub unread_bytes: u64,
    /// Of these, lines that are too long.
    pub too_long: u64,
    /// Numbers and beginnings of the first that could not be read.
    pub examples: Vec<(u64, String)>,
    /// Lines with colours, byte order marks or bytes that are no UTF-8.
    pub odd: u64,
    /// Records of a format, but without a time.
    pub untimed: u64,
}

#[derive(Debug)]
struct Open {
    record: Record,
    lines: u64,
    trace: Trace,
}

/// Joins the lines of one file.
#[derive(Debug, Default)]
pub struct Gather {
    /// Every line without a time belongs to the one above.
    join: bool,
    open: Option<Open>,
    /// Blank lines behind the open record: its own if its lines go on.
    blank: (u64, u64),
    /// What could not be read stands above: what is set in belongs to that.
    lost: bool,
    pub tally: Tally,
}

impl Gather {
    pub fn new(join: bool) -> Self {
        Gather { join, ..Gather::default() }
    }

    /// Takes the next lines of the file: records that are whole, and lines that cannot be read.
    pub fn add(
        &mut self,
        batch: &Batch,
        when: &mut When,
        mut record: impl FnMut(Record),
        mut unread: impl FnMut(&[u8]),
    ) {
        for line in &batch.lines {
            let raw = batch.raw(line);
            let bytes = raw.len() as u64;
            self.tally.lines += 1;
            self.tally.bytes += bytes;
            self.tally.odd += u64::from(line.odd && line.what != What::TooLong);
            match &line.what {
                What::Blank => {
                    self.blank.0 += 1;
                    self.blank.1 += bytes;
                    continue;
                }
                What::Record(format, stamp, level) => {
                    self.close(&mut record);
                    let at = stamp.as_ref().and_then(|stamp| when.instant(stamp));
                    *self.tally.formats.entry(*format).or_default() += 1;
                    self.tally.untimed += u64::from(at.is_none());
                    self.lost = false;
                    self.open = Some(Open {
                        record: Record {
                            at,
                            text: batch.text(line).into_owned(),
                            bytes,
                            format: *format,
                            level: *level,
                            line: self.tally.lines,
                        },
                        lines: 1,
                        trace: Trace::None,
                    });
                    continue;
                }
                What::Other(shape) => {
                    let blank = self.blank;
                    if let Some(open) = self.open.as_mut().filter(|_| !self.lost) {
                        let head = open.record.format == Format::JavaUtil && open.lines == 1;
                        let takes = open.trace.takes(*shape, head);
                        let room =
                            open.record.text.len() + raw.len() < MOST && open.lines < MOST_LINES;
                        if let Some(trace) =
                            takes.or(self.join.then_some(open.trace)).filter(|_| room)
                        {
                            open.trace = trace;
                            open.lines += 1 + blank.0;
                            for _ in 0..blank.0.min(MOST_LINES) {
                                open.record.text.push('\n');
                            }
                            open.record.text.push('\n');
                            open.record.text.push_str(&batch.text(line));
                            open.record.bytes += bytes + blank.1;
                            self.tally.joined += 1 + blank.0;
                            self.blank = (0, 0);
                            continue;
                        }
                    }
                }
                What::TooLong => self.tally.too_long += 1,
            }
            self.lost = true;
            self.tally.unread += 1;
            self.tally.unread_bytes += bytes;
            if self.tally.examples.len() < EXAMPLES {
                let head = String::from_utf8_lossy(&raw[..raw.len().min(4 * EXAMPLE)]);
                let head = head.trim_end().chars().take(EXAMPLE).collect();
                self.tally.examples.push((self.tally.lines, head));
            }
            unread(raw);
        }
    }

    /// Ends the file.
    pub fn end(&mut self, mut record: impl FnMut(Record)) {
        self.close(&mut record);
    }

    fn close(&mut self, record: &mut impl FnMut(Record)) {
        self.tally.blank += self.blank.0;
        self.tally.blank_bytes += self.blank.1;
        self.blank = (0, 0);
        if let Some(open) = self.open.take() {
            self.tally.records += 1;
            self.tally.record_bytes += open.record.bytes;
            record(open.record);
        }
    }
}

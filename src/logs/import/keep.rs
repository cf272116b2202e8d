//! Which records become evidence: those of a stretch of time that a query matches.

use super::formats::{Format, Read, read_record};
use super::gather::Record;
use crate::logs::{Finder, Level, Line, Query, record};
use std::borrow::Cow;
use std::cell::OnceCell;

/// What is taken, and what was.
#[derive(Debug, Default)]
pub struct Keep {
    from: Option<i64>,
    until: Option<i64>,
    only: Option<Query>,
    /// Finds lines that hold what the query cannot do without.
    finder: Option<Finder>,
    source: String,
    pub sums: Sums,
    before: Option<i64>,
    /// What stands at the instant of the last record.
    same: Vec<(u32, usize)>,
}

/// Records and bytes, taken and not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub kept: u64,
    pub kept_bytes: u64,
    /// Outside the stretch of time.
    pub outside: u64,
    pub outside_bytes: u64,
    /// In it, and not matched by the query.
    pub unmatched: u64,
    pub unmatched_bytes: u64,
    /// Taken all the same, in their place.
    pub duplicates: u64,
    pub out_of_order: u64,
    pub first: Option<i64>,
    pub last: Option<i64>,
    /// Times with a part of a second.
    pub fine: u64,
}

/// Whether a record is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Yes,
    No,
}

/// Records of one instant that are compared, at most.
const COMPARED: usize = 4_096;

impl Keep {
    /// `from` is included, `until` is not; `source` is the name that `source:` asks for.
    pub fn new(from: Option<i64>, until: Option<i64>, only: Option<Query>, source: String) -> Self {
        let finder = only.as_ref().and_then(Finder::of_text);
        Keep { from, until, only, finder, source, ..Keep::default() }
    }

    pub fn ask(&mut self, record: &Record) -> Kept {
        let sums = &mut self.sums;
        let stretch = self.from.is_some() || self.until.is_some();
        let inside = match record.at {
            Some(at) => {
                self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
            }
            // Without a time it stands where the line before it does.
            None => match self.before {
                Some(at) => {
                    self.from.is_none_or(|from| from <= at)
                        && self.until.is_none_or(|until| at < until)
                }
                None => !stretch,
            },
        };
        let order = record.at.zip(self.before).is_some_and(|(at, before)| at < before);
        let same = record.at == self.before && record.at.is_some();
        if let Some(at) = record.at {
            self.before = Some(at);
        }
        if !inside {
            sums.outside += 1;
            sums.outside_bytes += record.bytes;
            return Kept::No;
        }
        let bytes = record.text.as_bytes();
        // It looks at lines one by one: a pattern may hold over several.
        let lacks = memchr::memchr(b'\n', bytes).is_none()
            && self.finder.as_ref().is_some_and(|finder| !finder.may_match(bytes));
        let asked = Asked { record, source: &self.source, read: OnceCell::new() };
        if lacks || self.only.as_ref().is_some_and(|query| !query.matches(&asked)) {
            sums.unmatched += 1;
            sums.unmatched_bytes += record.bytes;
            return Kept::No;
        }
        sums.kept += 1;
        sums.kept_bytes += record.bytes;
        sums.out_of_order += u64::from(order);
        if !same {
            self.same.clear();
        }
        if record.at.is_some() {
            let print = (crc32fast::hash(record.text.as_bytes()), record.text.len());
            if self.same.contains(&print) {
                sums.duplicates += 1;
            } else if self.same.len() < COMPARED {
                self.same.push(print);
            }
        }
        if let Some(at) = record.at {
            sums.first = Some(sums.first.map_or(at, |first| first.min(at)));
            sums.last = Some(sums.last.map_or(at, |last| last.max(at)));
            sums.fine += u64::from(at.rem_euclid(1_000) != 0);
        }
        Kept::Yes
    }
}

/// A record, for a query: its time is the instant in UTC.
struct Asked<'a> {
    record: &'a Record,
    source: &'a str,
    read: OnceCell<Option<Read<'a>>>,
}

impl<'a> Asked<'a> {
    fn read(&self) -> Option<&Read<'a>> {
        self.read.get_or_init(|| read_record(&self.record.text)).as_ref()
    }
}

impl record::Record for Asked<'_> {
    fn text(&self) -> &str {
        &self.record.text
    }

    fn level(&self) -> Option<Level> {
        match self.record.format {
            // Its second line has it.
            Format::JavaUtil => self.read()?.level,
            _ => self.record.level,
        }
    }

    fn sources(&self) -> Vec<&str> {
        let own = self.read().map_or(&[][..], |read| &read.fields);
        let own = own.iter().filter(|(name, _)| record::WRITERS.contains(&name.as_ref()));
        std::iter::once(self.source).chain(own.map(|(_, value)| value.as_ref())).collect()
    }

    fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        let read = self.read()?;
        if name == "msg" {
            return Some(Cow::Borrowed(&read.msg));
        }
        match read.field(name) {
            Some(value) => Some(Cow::Borrowed(value)),
            None => record::pair(&self.record.text, name).map(Cow::Borrowed),
        }
    }

    fn time_of_day(&self) -> Option<i64> {
        let line = Line::new(self.record.text.as_bytes(), self.source);
        self.record.at.map(|at| at.rem_euclid(86_400_000)).or_else(|| Some(line.stamp()?.of_day()))
    }

    fn moment(&self, year: i16) -> Option<i64> {
        let line = Line::new(self.record.text.as_bytes(), self.source);
        self.record.at.or_else(|| line.stamp()?.moment(year))
    }
}

//! Times that a query names: of any day, or with their date.

use super::QueryError;
use crate::logs::Record;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use std::ops::Range;

/// How far `around:` reaches, milliseconds.
const AROUND: i64 = 60_000;
const DAY: i64 = 24 * 60 * AROUND;

/// A time, in milliseconds since midnight or, with a date, since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    OfDay(i64),
    /// `day`: the date alone was given, which stands for its first moment, or all of it.
    Dated {
        at: i64,
        year: i16,
        day: bool,
    },
}

impl When {
    /// # Errors
    /// What is wrong with it, and how times are written behind this name.
    pub fn read(text: &str, name: &str, span: Range<usize>) -> Result<When, QueryError> {
        if let Some(at) = time_of_day(text) {
            return Ok(When::OfDay(at));
        }
        let text = text.trim();
        // A full date, so that a slip in `09:24` is no date; a zone would be passed over in silence.
        let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
        let zone = time.find(['Z', 'z', '+', '-', '[']);
        let dated = (date.len() == 10 && zone.is_none()).then(|| text.parse::<DateTime>());
        if let Some(Ok(at)) = dated
            && let Ok(stamp) = Offset::UTC.to_timestamp(at)
        {
            let day = time.is_empty();
            return Ok(When::Dated { at: stamp.as_millisecond(), year: at.year(), day });
        }
        let bare = zone.and_then(|at| text.get(..date.len() + 1 + at)).map(str::trim_end);
        let bare = bare.filter(|bare| date.len() == 10 && bare.parse::<DateTime>().is_ok());
        Err(match bare {
            Some(bare) => QueryError {
                span,
                message: format!("`{text}` names a zone; times are those that the lines show"),
                write_instead: format!("{name}:{}", bare.replace(' ', "T")),
            },
            None => QueryError {
                span,
                message: format!("`{text}` is neither a time of day nor a date that there is"),
                write_instead: format!(
                    "{name}:09:24, {name}:09:24:10, {name}:2025-06-04 or {name}:2025-06-04T09:24"
                ),
            },
        })
    }

    /// What a line shows, to be compared with it.
    pub fn shown(self, record: &impl Record) -> Option<i64> {
        match self {
            When::OfDay(_) => record.time_of_day(),
            When::Dated { year, .. } => record.moment(year),
        }
    }

    pub fn at(self) -> i64 {
        match self {
            When::OfDay(at) | When::Dated { at, .. } => at,
        }
    }

    /// Since 1970, a time of day on the day that begins at `midnight`.
    pub fn on(self, midnight: i64) -> i64 {
        match self {
            When::OfDay(at) => midnight + at,
            When::Dated { at, .. } => at,
        }
    }

    /// How far before and behind it is still around it.
    pub fn around(self) -> (i64, i64) {
        match self {
            When::Dated { day: true, .. } => (0, DAY - 1),
            When::OfDay(_) | When::Dated { .. } => (AROUND, AROUND),
        }
    }
}

/// `09:24`, `9:24` or `09:24:10`, in milliseconds since midnight.
pub fn time_of_day(text: &str) -> Option<i64> {
    let mut out = 0;
    let mut parts = 0;
    for (part, (unit, limit)) in
        text.split(':').zip([(3_600_000, 24), (60_000, 60), (1_000, 60), (0, 0)])
    {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let value: i64 = if digits { part.parse().ok()? } else { return None };
        if value >= limit {
            return None;
        }
        out += value * unit;
        parts += 1;
    }
    (2..=3).contains(&parts).then_some(out)
}

//! From a time as written to an instant: years, days and zones that are not written are worked out
//! from what is known, and counted.

use crate::logs::line::Stamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use std::collections::BTreeMap;

/// Milliseconds since 1970, UTC.
type Ms = i64;

/// Of an hour that happens twice, the second is meant if the first is so far before the line above.
const BACK: Ms = 5 * 60_000;

/// What was not written, in how many records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumed {
    pub years: u64,
    pub days: u64,
    pub zones: u64,
    /// In an hour that a change of the clocks makes happen twice.
    pub twice: u64,
    /// In an hour that a change of the clocks leaves out.
    pub left_out: u64,
    /// A year or day is missing, and nothing says which.
    pub unknown: u64,
}

/// Works out instants, record by record.
#[derive(Clone, Debug)]
pub struct When {
    zone: TimeZone,
    /// A day that the log is of, or near.
    near: Option<Date>,
    /// The year of the first record that has none.
    year: Option<i16>,
    last: Option<DateTime>,
    last_at: Option<Ms>,
    pub assumed: Assumed,
    /// Records by the minutes that they say to be ahead of UTC; none: they do not say.
    pub offsets: BTreeMap<Option<i32>, u64>,
}

impl When {
    pub fn new(zone: TimeZone, near: Option<Date>, year: Option<i16>) -> Self {
        When {
            zone,
            near,
            year,
            last: None,
            last_at: None,
            assumed: Assumed::default(),
            offsets: BTreeMap::new(),
        }
    }

    /// The instant of a time; none if it cannot be known.
    pub fn instant(&mut self, stamp: &Stamp) -> Option<Ms> {
        let Some(date) = self.date(stamp) else {
            self.assumed.unknown += 1;
            return None;
        };
        let civil = DateTime::from_parts(date, stamp.time());
        let at = match stamp.offset() {
            Some(minutes) => {
                let offset = Offset::from_seconds(minutes * 60).ok()?;
                offset.to_timestamp(civil).ok()?.as_millisecond()
            }
            None => self.zoned(civil)?,
        };
        *self.offsets.entry(stamp.offset()).or_default() += 1;
        (self.last, self.last_at) = (Some(civil), Some(at));
        Some(at)
    }

    fn date(&mut self, stamp: &Stamp) -> Option<Date> {
        let Some(date) = stamp.date() else {
            self.assumed.days += 1;
            // The nearest to the line above, so that midnight passes.
            let Some(last) = self.last else { return self.near };
            let days = [last.date().yesterday(), Ok(last.date()), last.date().tomorrow()];
            let days = days.into_iter().flatten();
            return days.min_by_key(|day| apart(DateTime::from_parts(*day, stamp.time()), last));
        };
        if stamp.has_year() {
            return Some(date);
        }
        self.assumed.years += 1;
        let in_year = |year: i16| Date::new(year, date.month(), date.day()).ok();
        if let (Some(year), None) = (self.year, self.last) {
            return in_year(year);
        }
        // The nearest to the line above, so that New Year passes.
        let near = self.last.map(|last| last.date()).or(self.near)?;
        let years = [near.year() - 1, near.year(), near.year().saturating_add(1)];
        let dates = years.into_iter().filter_map(in_year);
        dates.min_by_key(|date| {
            apart(DateTime::from_parts(*date, stamp.time()), near.to_datetime(stamp.time()))
        })
    }

    fn zoned(&mut self, civil: DateTime) -> Option<Ms> {
        self.assumed.zones += 1;
        let ambiguous = self.zone.to_ambiguous_timestamp(civil);
        let of = |offset: Offset| offset.to_timestamp(civil).ok().map(|at| at.as_millisecond());
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { offset } => of(offset),
            AmbiguousOffset::Gap { .. } => {
                self.assumed.left_out += 1;
                ambiguous.compatible().ok().map(|at| at.as_millisecond())
            }
            AmbiguousOffset::Fold { before, after } => {
                self.assumed.twice += 1;
                let (first, second) = (of(before)?, of(after)?);
                let later = self.last_at.is_some_and(|last| first < last - BACK);
                Some(if later { second } else { first })
            }
        }
    }
}

fn apart(one: DateTime, other: DateTime) -> i64 {
    let seconds = |at: DateTime| Offset::UTC.to_timestamp(at).map_or(0, |at| at.as_second());
    (seconds(one) - seconds(other)).abs()
}

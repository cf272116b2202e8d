//! The time that a line says it was written at.

use super::reader::Reader;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use serde_json::Value;

/// Bytes of a line's head in which its time begins.
pub(super) const BEGINS: usize = 200;

/// A time as written: no zone is applied to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    date: Option<Date>,
    /// The date has a year; syslog writes none.
    year: bool,
    time: Time,
    /// Minutes ahead of UTC, where the line says so.
    offset: Option<i32>,
}

/// The year that stands in for one which is not written; it has a 29th of February.
pub(in crate::logs) const NO_YEAR: i16 = 2000;

impl Stamp {
    pub(in crate::logs) fn new(date: Date, year: bool, time: Time) -> Self {
        Stamp { date: Some(date), year, time, offset: None }
    }

    /// The date, where one is written; without a year it has [`NO_YEAR`].
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// Whether the date has its year.
    pub fn has_year(&self) -> bool {
        self.year
    }

    pub fn time(&self) -> Time {
        self.time
    }

    /// Minutes ahead of UTC, where the line says so.
    pub fn offset(&self) -> Option<i32> {
        self.offset
    }

    /// Milliseconds since midnight.
    pub fn of_day(&self) -> i64 {
        let (time, seconds) = (self.time, 1_000);
        (i64::from(time.hour()) * 3_600 + i64::from(time.minute()) * 60 + i64::from(time.second()))
            * seconds
            + i64::from(time.millisecond())
    }

    /// Seconds since 1970 of the time as written, for counting; of a day without date since its
    /// midnight.
    pub fn seconds(&self) -> i64 {
        let date = self.date.unwrap_or(Date::constant(1970, 1, 1));
        let at = DateTime::from_parts(date, self.time);
        Offset::UTC.to_timestamp(at).map_or(0, |at| at.as_second())
    }

    /// Milliseconds since 1970 of the time as written, if it has a date; one that lacks its year is
    /// of this one.
    pub fn moment(&self, year: i16) -> Option<i64> {
        let date = self.date?;
        let date = if self.year { date } else { Date::new(year, date.month(), date.day()).ok()? };
        let at = Offset::UTC.to_timestamp(DateTime::from_parts(date, self.time));
        Some(at.ok()?.as_millisecond())
    }

    /// As ISO 8601 writes it, with what the line says and no more.
    pub fn text(&self) -> String {
        let date = match (self.date, self.year) {
            (Some(date), true) => date.to_string(),
            (Some(date), false) => format!("--{:02}-{:02}", date.month(), date.day()),
            (None, _) => String::new(),
        };
        let offset = match self.offset {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(minutes) => {
                let (sign, ahead) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
                format!("{sign}{:02}:{:02}", ahead / 60, ahead % 60)
            }
        };
        format!("{date}T{}{offset}", self.time)
    }
}

/// A time in a field: a text, or seconds, milli-, micro- or nanoseconds since 1970.
pub fn stamp_of_value(value: &Value) -> Option<Stamp> {
    match value {
        Value::String(text) => stamp_of_text(text),
        Value::Number(number) => epoch(number.as_f64()?),
        // As MongoDB writes them.
        Value::Object(object) => match object.get("$date")? {
            date @ (Value::String(_) | Value::Number(_)) => stamp_of_value(date),
            _ => None,
        },
        _ => None,
    }
}

/// A time in a field that is a text.
pub fn stamp_of_text(text: &str) -> Option<Stamp> {
    match text.parse::<f64>() {
        Ok(number) => epoch(number),
        Err(_) => placed(text, BEGINS).map(|(_, stamp, _)| stamp),
    }
}

fn epoch(number: f64) -> Option<Stamp> {
    // From 1973 on, so that small counters are no times; the unit shows in the size.
    let millis = match number {
        1e8..1e11 => number * 1e3,
        1e11..1e14 => number,
        1e14..1e17 => number / 1e3,
        1e17..1e19 => number / 1e6,
        _ => return None,
    };
    let at = jiff::Timestamp::from_millisecond(millis.round() as i64).ok()?;
    let at = Offset::UTC.to_datetime(at);
    Some(Stamp { date: Some(at.date()), year: true, time: at.time(), offset: Some(0) })
}

/// The first time that begins among so many bytes of a line: where, which, and the byte behind it.
pub(in crate::logs) fn placed(head: &str, begins: usize) -> Option<(usize, Stamp, usize)> {
    let bytes = head.as_bytes();
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate().take(begins) {
        let starts = !before.is_ascii_alphanumeric() && !matches!(before, b'.' | b':' | b'-');
        before = byte;
        if !starts || !byte.is_ascii_alphanumeric() {
            continue;
        }
        let mut reader = Reader { bytes, at };
        let read = if byte.is_ascii_digit() {
            digits_first(&mut reader)
        } else {
            month_first(&mut reader)
        };
        if let Some(stamp) = read {
            return Some((at, stamp, reader.at));
        }
    }
    None
}

/// `2025-06-04T09:24:10.123Z`, `2025/06/04 09:24:10,123`, `04/Jun/2025:09:24:10 +0000`,
/// `04 Jun 2025 09:24:10`, `20250604T092410Z`, `04.06.2025 09:24:10`, `09:24:10`.
fn digits_first(reader: &mut Reader<'_>) -> Option<Stamp> {
    let begins = reader.at;
    if let Some(date) = reader.date() {
        let time = reader.any(b"T t_\t,").and_then(|_| reader.time())?;
        let offset = reader.offset();
        return Some(Stamp { date: Some(date), year: true, time, offset });
    }
    reader.at = begins;
    if let Some(date) = reader.access_date() {
        let time = reader.any(b": ").and_then(|_| reader.time())?;
        let offset = reader.offset();
        return Some(Stamp { date: Some(date), year: true, time, offset });
    }
    for form in [Reader::basic, Reader::points] {
        reader.at = begins;
        if let Some((date, time)) = form(reader) {
            let offset = reader.offset();
            return Some(Stamp { date: Some(date), year: true, time, offset });
        }
    }
    reader.at = begins;
    let time = reader.time()?;
    let offset = reader.offset();
    Some(Stamp { date: None, year: false, time, offset })
}

/// `Jun  4 09:24:10`, `Jun 4 2025 09:24:10`, `Jun 4, 2025 9:24:10 AM`, and
/// `Wed Jun 04 09:24:10.123 2025` or `Wed Jun  4 09:24:10 CEST 2025` from its month on.
fn month_first(reader: &mut Reader<'_>) -> Option<Stamp> {
    let month = reader.month()?;
    reader.any(b" ")?;
    let _ = reader.any(b" ");
    let day = reader.number(1, 2)?;
    let comma = reader.any(b",").is_some();
    reader.any(b" ")?;
    let begins = reader.at;
    let mut year = reader.number(4, 4).filter(|_| reader.any(b" ").is_some());
    if year.is_none() {
        reader.at = begins;
    }
    let time = if comma { reader.half_day_time()? } else { reader.time()? };
    let offset = reader.zone_name();
    let behind = reader.at;
    if year.is_none() {
        year =
            reader.any(b" ").and_then(|_| reader.number(4, 4)).filter(|y| (1970..2200).contains(y));
        if year.is_none() || reader.peek().is_some_and(|byte| !matches!(byte, b']' | b' ' | b':')) {
            (reader.at, year) = (behind, None);
        }
    }
    let of = year.and_then(|year| i16::try_from(year).ok()).unwrap_or(NO_YEAR);
    let date = Date::new(of, month, i8::try_from(day).ok()?).ok()?;
    Some(Stamp { date: Some(date), year: year.is_some(), time, offset })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(line: &str) -> Option<String> {
        placed(line, BEGINS).map(|(_, stamp, _)| stamp.text())
    }

    #[test]
    fn each_way_to_write_a_time() {
        for (line, expected) in [
            ("2025-06-04T09:24:10.123Z x", "2025-06-04T09:24:10.123Z"),
            ("2025-06-04T09:24:10.123456789+02:00 x", "2025-06-04T09:24:10.123+02:00"),
            ("[2025-06-04 09:24:10,5] x", "2025-06-04T09:24:10.5"),
            ("2025/06/04 09:24:10 [error] 7#7: x", "2025-06-04T09:24:10"),
            ("2025-06-04 09:24:10 -0330 x", "2025-06-04T09:24:10-03:30"),
            ("Jun  4 09:24:10 host app[1]: x", "--06-04T09:24:10"),
            ("<34>Feb 29 09:24:10 host x", "--02-29T09:24:10"),
            ("<34>1 2025-06-04T09:24:10Z host", "2025-06-04T09:24:10Z"),
            ("[Wed Jun 04 09:24:10.12 2025] [error] x", "2025-06-04T09:24:10.12"),
            (
                "::1 - - [04/Jun/2025:09:24:10 +0000] \"GET / HTTP/1.1\" 200 1",
                "2025-06-04T09:24:10Z",
            ),
            ("09:24:10 WARN x", "T09:24:10"),
            ("1:M 04 Jun 2025 09:24:10.123 * Ready", "2025-06-04T09:24:10.123"),
            ("Jun 04, 2025 9:24:10 PM a.B c", "2025-06-04T21:24:10"),
            ("Jun 04, 2025 12:24:10 AM a.B c", "2025-06-04T00:24:10"),
            ("20250604T092410.5Z x", "2025-06-04T09:24:10.5Z"),
            ("04.06.2025 09:24:10 x", "2025-06-04T09:24:10"),
            ("2025-06-04 09:24:10.123 UTC [7] LOG:  x", "2025-06-04T09:24:10.123Z"),
            ("[04-Jun-2025 09:24:10 UTC] PHP Warning:  x", "2025-06-04T09:24:10Z"),
            ("2025-06-04\t09:24:10\tFRA50", "2025-06-04T09:24:10"),
            ("worker 3 at 09:24:60.", "T09:24:59"),
            ("2025-06-04 09:24:10 CEST INFO x", "2025-06-04T09:24:10+02:00"),
            ("2025-06-04 09:24:10 ESTATE x", "2025-06-04T09:24:10"),
            ("2025-06-04 09:24:10 BST x", "2025-06-04T09:24:10"),
            ("Wed Jun  4 09:24:10 EST 2025 x", "2025-06-04T09:24:10-05:00"),
            ("Wed Jun  4 09:24:10 UTC 2025", "2025-06-04T09:24:10Z"),
            ("Jun  4 2025 09:24:10 PDT: %ASA-6-302013: x", "2025-06-04T09:24:10-07:00"),
            ("Wed, 04 Jun 2025 09:24:10 GMT x", "2025-06-04T09:24:10Z"),
        ] {
            assert_eq!(read(line).as_deref(), Some(expected), "{line}");
        }
        for line in [
            "",
            "2025-06-04",
            "2025-13-04 x",
            "10.0.0.1:09:24:10x",
            "25:00:00",
            "1:2:3",
            "Juno 4",
            "took 123:45:67",
            "é09",
            "Jun 31 09:24",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn epochs_are_told_by_their_size() {
        let expected = "2025-06-04T09:24:10";
        for (value, part) in [
            (json!(1_749_029_050), "Z"),
            (json!(1_749_029_050.25), ".25Z"),
            (json!(1_749_029_050_250_i64), ".25Z"),
            (json!(1_749_029_050_250_000_i64), ".25Z"),
            (json!(1_749_029_050_250_000_000_i64), ".25Z"),
            (json!("1749029050"), "Z"),
        ] {
            let read = stamp_of_value(&value).expect("a time").text();
            assert_eq!(read, format!("{expected}{part}"), "{value}");
        }
        for value in [json!(7), json!(-1), json!(1e30), json!(null), json!([1])] {
            assert_eq!(stamp_of_value(&value), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[-0-9:/., TZ+JunWed\\[\\]é]{0,60}") {
            if let Some((_, stamp, behind)) = placed(&text, BEGINS) {
                prop_assert!(text.get(behind..).is_some());
                prop_assert!((0..86_400_000).contains(&stamp.of_day()));
                prop_assert!(!stamp.text().is_empty());
            }
        }
    }
}

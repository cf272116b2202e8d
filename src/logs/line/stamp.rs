//! The time that a line says it was written at.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use serde_json::Value;

/// Bytes of a line's head in which its time begins.
const BEGINS: usize = 200;

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
const NO_YEAR: i16 = 2000;

impl Stamp {
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
        _ => None,
    }
}

/// A time in a field that is a text.
pub fn stamp_of_text(text: &str) -> Option<Stamp> {
    match text.parse::<f64>() {
        Ok(number) => epoch(number),
        Err(_) => stamp(text).map(|(stamp, _)| stamp),
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

/// The first time in the head of a line, and the byte behind it.
pub fn stamp(head: &str) -> Option<(Stamp, usize)> {
    let bytes = head.as_bytes();
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate().take(BEGINS) {
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
            return Some((stamp, reader.at));
        }
    }
    None
}

/// `2025-06-04T09:24:10.123Z`, `2025/06/04 09:24:10,123`, `04/Jun/2025:09:24:10 +0000`, `09:24:10`.
fn digits_first(reader: &mut Reader<'_>) -> Option<Stamp> {
    let begins = reader.at;
    if let Some(date) = reader.date() {
        let time = reader.any(b"T t_").and_then(|_| reader.time())?;
        let offset = reader.offset();
        return Some(Stamp { date: Some(date), year: true, time, offset });
    }
    reader.at = begins;
    if let Some(date) = reader.access_date() {
        let time = reader.any(b": ").and_then(|_| reader.time())?;
        let offset = reader.offset();
        return Some(Stamp { date: Some(date), year: true, time, offset });
    }
    reader.at = begins;
    let time = reader.time()?;
    let offset = reader.offset();
    Some(Stamp { date: None, year: false, time, offset })
}

/// `Jun  4 09:24:10`, `Jun 4 2025 09:24:10`, and `Wed Jun 04 09:24:10.123 2025` from its month on.
fn month_first(reader: &mut Reader<'_>) -> Option<Stamp> {
    let month = reader.month()?;
    reader.any(b" ")?;
    let _ = reader.any(b" ");
    let day = reader.number(1, 2)?;
    reader.any(b" ")?;
    let begins = reader.at;
    let mut year = reader.number(4, 4).filter(|_| reader.any(b" ").is_some());
    if year.is_none() {
        reader.at = begins;
    }
    let time = reader.time()?;
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
    Some(Stamp { date: Some(date), year: year.is_some(), time, offset: None })
}

const MONTHS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn any(&mut self, of: &[u8]) -> Option<u8> {
        let byte = self.peek().filter(|byte| of.contains(byte))?;
        self.at += 1;
        Some(byte)
    }

    /// A number of so many digits; a further digit is none of its.
    fn number(&mut self, least: usize, most: usize) -> Option<i32> {
        let rest = &self.bytes[self.at..];
        let count = rest.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
        if !(least..=most).contains(&count) {
            return None;
        }
        let value =
            rest[..count].iter().fold(0, |value, digit| value * 10 + i32::from(digit - b'0'));
        self.at += count;
        Some(value)
    }

    fn month(&mut self) -> Option<i8> {
        let word = self.bytes.get(self.at..self.at + 3)?;
        let month = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word))?;
        self.at += 3;
        i8::try_from(month + 1).ok()
    }

    fn date(&mut self) -> Option<Date> {
        let year = i16::try_from(self.number(4, 4)?).ok()?;
        let sign = self.any(b"-/")?;
        let month = self.number(2, 2)?;
        self.any(&[sign])?;
        let day = self.number(2, 2)?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    fn access_date(&mut self) -> Option<Date> {
        let day = self.number(1, 2)?;
        let sign = self.any(b"/-")?;
        let month = self.month()?;
        self.any(&[sign])?;
        let year = i16::try_from(self.number(4, 4)?).ok()?;
        Date::new(year, month, i8::try_from(day).ok()?).ok()
    }

    /// `09:24:10`, with a part of a second behind a point or comma.
    fn time(&mut self) -> Option<Time> {
        let hour = self.number(2, 2)?;
        self.any(b":")?;
        let minute = self.number(2, 2)?;
        self.any(b":")?;
        // A leap second is the last of its minute here.
        let second = self.number(2, 2).filter(|second| *second <= 60)?.min(59);
        let mut nanos = 0;
        let behind = self.at;
        if self.any(b".,").is_some() {
            let rest = &self.bytes[self.at..];
            let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if count == 0 {
                self.at = behind;
            } else {
                self.at += count;
                // Milliseconds: finer parts change no order that is shown.
                let digits = rest[..count].iter().copied().chain(std::iter::repeat(b'0')).take(3);
                nanos =
                    digits.fold(0, |value, digit| value * 10 + i32::from(digit - b'0')) * 1_000_000;
            }
        }
        let narrow = |value: i32| i8::try_from(value).ok();
        Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, nanos).ok()
    }

    /// `Z`, `+02:00`, ` +0200`.
    fn offset(&mut self) -> Option<i32> {
        let begins = self.at;
        if self.any(b"Zz").is_some() {
            return Some(0);
        }
        let _ = self.any(b" ");
        let read = (|| {
            let sign = if self.any(b"+-")? == b'-' { -1 } else { 1 };
            let hours = match self.number(4, 4) {
                Some(both) => return Some(sign * (both / 100 * 60 + both % 100)),
                None => self.number(2, 2)?,
            };
            self.any(b":")?;
            Some(sign * (hours * 60 + self.number(2, 2)?))
        })();
        if read.is_none() {
            self.at = begins;
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(line: &str) -> Option<String> {
        stamp(line).map(|(stamp, _)| stamp.text())
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
            ("worker 3 at 09:24:60.", "T09:24:59"),
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
            if let Some((stamp, behind)) = stamp(&text) {
                prop_assert!(text.get(behind..).is_some());
                prop_assert!((0..86_400_000).contains(&stamp.of_day()));
                prop_assert!(!stamp.text().is_empty());
            }
        }
    }
}

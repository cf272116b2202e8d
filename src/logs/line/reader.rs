//! Dates and times, part by part.

use jiff::civil::{Date, Time};

/// A part of a date or time.
pub fn narrow(value: i32) -> Option<i8> {
    i8::try_from(value).ok()
}

const MONTHS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// Names of zones and their minutes ahead of UTC: those of RFC 5322, and others that mean one offset
/// alone. Of BST and the like nobody can say which is meant.
const ZONES: [(&str, i32); 26] = [
    ("UTC", 0),
    ("GMT", 0),
    ("UT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("JST", 540),
    ("KST", 540),
    ("HKT", 480),
    ("AEST", 600),
    ("AEDT", 660),
    ("AWST", 480),
    ("NZST", 720),
    ("NZDT", 780),
];

/// Reads dates and times from a place on.
pub struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl Reader<'_> {
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn any(&mut self, of: &[u8]) -> Option<u8> {
        let byte = self.peek().filter(|byte| of.contains(byte))?;
        self.at += 1;
        Some(byte)
    }

    /// A number of so many digits; a further digit is none of its.
    pub fn number(&mut self, least: usize, most: usize) -> Option<i32> {
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

    pub fn month(&mut self) -> Option<i8> {
        let word = self.bytes.get(self.at..self.at + 3)?;
        let month = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word))?;
        self.at += 3;
        i8::try_from(month + 1).ok()
    }

    pub fn date(&mut self) -> Option<Date> {
        let year = i16::try_from(self.number(4, 4)?).ok()?;
        let sign = self.any(b"-/")?;
        let month = self.number(2, 2)?;
        self.any(&[sign])?;
        let day = self.number(2, 2)?;
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// `20250604T092410.123`.
    pub fn basic(&mut self) -> Option<(Date, Time)> {
        let date = self.number(8, 8)?;
        self.any(b"T")?;
        let time = self.number(6, 6)?;
        let nanos = self.part();
        let year = i16::try_from(date / 10_000).ok().filter(|year| (1970..2200).contains(year))?;
        Some((
            Date::new(year, narrow(date / 100 % 100)?, narrow(date % 100)?).ok()?,
            Time::new(
                narrow(time / 10_000)?,
                narrow(time / 100 % 100)?,
                narrow(time % 100)?,
                nanos,
            )
            .ok()?,
        ))
    }

    /// `04.06.2025 09:24:10`: the day is first wherever points are written.
    pub fn points(&mut self) -> Option<(Date, Time)> {
        let day = self.number(1, 2)?;
        self.any(b".")?;
        let month = self.number(1, 2)?;
        self.any(b".")?;
        let year = i16::try_from(self.number(4, 4)?).ok()?;
        let date = Date::new(year, narrow(month)?, narrow(day)?).ok()?;
        let _ = self.any(b",");
        self.any(b" T")?;
        Some((date, self.time()?))
    }

    /// `9:24:10 AM`, and `09:24:10` of a whole day.
    pub fn half_day_time(&mut self) -> Option<Time> {
        let hour = self.number(1, 2)?;
        self.any(b":")?;
        let minute = self.number(2, 2)?;
        self.any(b":")?;
        let second = self.number(2, 2)?;
        let nanos = self.part();
        let behind = self.at;
        let half =
            self.any(b" ").and_then(|_| self.any(b"APap")).filter(|_| self.any(b"Mm").is_some());
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(b'A' | b'a') => hour % 12,
            Some(_) => hour % 12 + 12,
            None => {
                self.at = behind;
                hour
            }
        };
        Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, nanos).ok()
    }

    pub fn access_date(&mut self) -> Option<Date> {
        let day = self.number(1, 2)?;
        let sign = self.any(b"/- ")?;
        let month = self.month()?;
        self.any(&[sign])?;
        let year = i16::try_from(self.number(4, 4)?).ok()?;
        Date::new(year, month, i8::try_from(day).ok()?).ok()
    }

    /// `09:24:10`, with a part of a second behind a point or comma.
    pub fn time(&mut self) -> Option<Time> {
        let hour = self.number(2, 2)?;
        self.any(b":")?;
        let minute = self.number(2, 2)?;
        self.any(b":")?;
        // A leap second is the last of its minute here.
        let second = self.number(2, 2).filter(|second| *second <= 60)?.min(59);
        let nanos = self.part();
        Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, nanos).ok()
    }

    /// Nanoseconds of a part of a second behind a point or comma, if there is one.
    pub fn part(&mut self) -> i32 {
        let behind = self.at;
        if self.any(b".,").is_none() {
            return 0;
        }
        let rest = &self.bytes[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            self.at = behind;
            return 0;
        }
        self.at += count;
        // Milliseconds: finer parts change no order that is shown.
        let digits = rest[..count].iter().copied().chain(std::iter::repeat(b'0')).take(3);
        digits.fold(0, |value, digit| value * 10 + i32::from(digit - b'0')) * 1_000_000
    }

    /// ` UTC`, ` CEST`: the name of a zone that only one offset has.
    pub fn zone_name(&mut self) -> Option<i32> {
        let begins = self.at;
        let _ = self.any(b" ");
        let rest = &self.bytes[self.at..];
        // One more than the longest name has: what goes on is none.
        let long = rest.iter().take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let named = ZONES.iter().find(|(name, _)| name.as_bytes() == &rest[..long]);
        self.at = if named.is_some() { self.at + long } else { begins };
        named.map(|(_, minutes)| *minutes)
    }

    /// `Z`, `+02:00`, ` +0200`, ` UTC`.
    pub fn offset(&mut self) -> Option<i32> {
        let begins = self.at;
        if self.any(b"Zz").is_some() {
            return Some(0);
        }
        if let Some(minutes) = self.zone_name() {
            return Some(minutes);
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

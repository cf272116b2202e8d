//! Instants as authors write them, and as the rules use them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An instant in UTC, in milliseconds since the Unix epoch.
pub type Ms = i64;

pub const SECOND: Ms = 1_000;
pub const MINUTE: Ms = 60 * SECOND;
pub const HOUR: Ms = 60 * MINUTE;
pub const DAY: Ms = 24 * HOUR;

/// An instant as a scenario writes it, always UTC: `"09:24:10"` on the day of the incident, or
/// `"2024-05-06 10:15"` on another day. Seconds and milliseconds may be left out.
///
/// A text that is no instant is kept, so that `check` can report every wrong one in a single run.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub text: String,
}

impl Moment {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// The instant in UTC, given the midnight (UTC) that opens the day of the incident.
    ///
    /// `None` where the text is no instant that exists.
    pub fn at(&self, midnight: Ms) -> Option<Ms> {
        match self.text.split_once(' ') {
            Some((date, time)) => Some(midnight_of(date)? + of_day(time)?),
            None => Some(midnight + of_day(&self.text)?),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::new)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Named, so that the checks know an instant from other texts; JSON leaves the name out.
        to.serialize_newtype_struct("Moment", &self.text)
    }
}

/// The midnight (UTC) that opens a civil date such as `2024-06-04`; `None` where no such date exists.
pub fn midnight_of(date: &str) -> Option<Ms> {
    // The parser takes other spellings too, and drops a time that stands behind.
    let written = date;
    let date: jiff::civil::Date =
        date.parse().ok().filter(|date: &jiff::civil::Date| date.to_string() == written)?;
    let start = jiff::tz::TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
    Some(start.as_millisecond())
}

/// Milliseconds since midnight of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`.
fn of_day(text: &str) -> Option<Ms> {
    let time: jiff::civil::Time = text.parse().ok()?;
    // The parser reads the sixtieth second as the one before.
    let exact =
        text.len() >= 5 && text.as_bytes().get(2) == Some(&b':') && text.get(6..8) != Some("60");
    exact.then(|| {
        i64::from(time.hour()) * HOUR
            + i64::from(time.minute()) * MINUTE
            + i64::from(time.second()) * SECOND
            + i64::from(time.millisecond())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_on_the_day_and_on_others() {
        let midnight = midnight_of("2024-06-04").expect("a date");
        let on_day = Moment::new("09:24:10.250").at(midnight);
        assert_eq!(on_day, Some(midnight + 9 * HOUR + 24 * MINUTE + 10_250));
        let before = Moment::new("2024-06-03 23:59").at(midnight);
        assert_eq!(before, Some(midnight - MINUTE));
    }

    #[test]
    fn moments_that_do_not_exist() {
        for text in [
            "",
            "9:24",
            "24:00",
            "25:10",
            "09:61",
            "09:59:60",
            "2024-02-30 10:00",
            "noon",
            "2024-06-04",
        ] {
            assert_eq!(Moment::new(text).at(0), None, "{text}");
        }
        for date in ["", "2024-6-4", "20240604", "2024-06-04T10:00", "+002024-06-04", "2023-02-29"]
        {
            assert_eq!(midnight_of(date), None, "{date}");
        }
    }
}

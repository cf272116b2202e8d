//! How a source tells time: its zone, how far its clock is off, how finely it writes.

use crate::scenario::model::{Clock, DAY, MINUTE, Ms, SECOND};
use jiff::tz::{Offset, TimeZone};

/// The zone of a name: `UTC`, `UTC+2`, `UTC-03:30` or an IANA name; `None` where none is called so.
pub fn zone(name: &str) -> Option<TimeZone> {
    let Some(offset) = name.strip_prefix("UTC") else { return TimeZone::get(name).ok() };
    if offset.is_empty() {
        return Some(TimeZone::UTC);
    }
    let (sign, rest) = match offset.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
    let number = |text: &str, most: i32| {
        let digits =
            !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        let value: i32 = if digits { text.parse().ok()? } else { return None };
        (value <= most).then_some(value)
    };
    let seconds = number(hours, 14)? * 3600 + number(minutes, 59)? * 60;
    Offset::from_seconds(sign * seconds).ok().map(TimeZone::fixed)
}

/// A clock ready to read instants.
#[derive(Clone, Debug)]
pub struct Reader {
    zone: TimeZone,
    skew: Ms,
    resolution: Ms,
}

impl Reader {
    /// A zone that does not exist reads as UTC; the checks report it.
    pub fn new(clock: &Clock) -> Self {
        Self {
            zone: zone(&clock.zone).unwrap_or(TimeZone::UTC),
            skew: clock.skew_ms,
            resolution: clock.resolution_ms.max(1),
        }
    }

    /// A clock of the same zone that is right, and shows so many milliseconds.
    pub fn like(&self, resolution: Ms) -> Self {
        Self { zone: self.zone.clone(), skew: 0, resolution: resolution.max(1) }
    }

    fn offset(&self, at: Ms) -> Ms {
        let stamp = jiff::Timestamp::from_millisecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        Ms::from(self.zone.to_offset(stamp).seconds()) * SECOND
    }

    /// What the source's clock shows at a true instant, in milliseconds of local civil time since
    /// 1970, rounded down as the source rounds.
    pub fn raw(&self, at: Ms) -> Ms {
        let shown = at.saturating_add(self.skew);
        let local = shown.saturating_add(self.offset(shown));
        local - local.rem_euclid(self.resolution)
    }

    /// The instant (UTC) that a shown time claims, its skew left in. Of an hour that happens twice,
    /// the first; of a time that a change of the clocks leaves out, the instant after the change.
    pub fn claimed(&self, raw: Ms) -> Ms {
        let Ok(as_utc) = jiff::Timestamp::from_millisecond(raw) else { return raw };
        let civil = TimeZone::UTC.to_datetime(as_utc);
        match self.zone.to_ambiguous_timestamp(civil).compatible() {
            Ok(stamp) => stamp.as_millisecond(),
            Err(_) => raw,
        }
    }

    /// The true instant at which the clock shows a time.
    pub fn true_at(&self, raw: Ms) -> Ms {
        self.claimed(raw).saturating_sub(self.skew)
    }

    /// Milliseconds that a shown time stands for.
    pub fn resolution(&self) -> Ms {
        self.resolution
    }

    /// The instant that a shown time claims, set right by what the player found its clock to be off.
    pub fn corrected(&self, raw: Ms, ahead: Ms) -> Ms {
        self.claimed(raw).saturating_sub(ahead)
    }

    /// The time as the source writes it in a line: `2024-06-04T11:24:10.250+02:00`.
    pub fn stamp(&self, at: Ms, separator: char) -> String {
        let raw = self.raw(at);
        let mut out = date_of(raw);
        if self.resolution >= DAY {
            return out;
        }
        out.push(separator);
        self.put_time(&mut out, raw);
        if separator == ' ' {
            return out;
        }
        let offset = self.offset(at.saturating_add(self.skew)) / MINUTE;
        if offset == 0 {
            out.push('Z');
        } else {
            out.push(if offset < 0 { '-' } else { '+' });
            digits(&mut out, offset.abs() / 60, 2);
            out.push(':');
            digits(&mut out, offset.abs() % 60, 2);
        }
        out
    }

    /// The time as shown beside a row: `11:24:10.250` on the day of the incident, with the date on
    /// others, the date alone where the source knows no finer. `day` is any instant of the day.
    pub fn shown(&self, at: Ms, day: Ms) -> String {
        let raw = self.raw(at);
        if self.resolution >= DAY {
            return date_of(raw);
        }
        let mut out = String::with_capacity(12);
        if raw.div_euclid(DAY) != self.raw(day).div_euclid(DAY) {
            out = date_of(raw);
            out.push(' ');
        }
        self.put_time(&mut out, raw);
        out
    }

    fn put_time(&self, out: &mut String, raw: Ms) {
        let ms = raw.rem_euclid(DAY);
        digits(out, ms / (60 * MINUTE), 2);
        out.push(':');
        digits(out, ms / MINUTE % 60, 2);
        if self.resolution < MINUTE {
            out.push(':');
            digits(out, ms / SECOND % 60, 2);
        }
        if self.resolution < SECOND {
            out.push('.');
            digits(out, ms % SECOND, 3);
        }
    }
}

/// The last so many digits: every line of every log has two times, and `format!` takes ten times as
/// long.
fn digits(out: &mut String, number: Ms, count: u32) {
    for place in (0..count).rev() {
        let digit = u32::try_from(number / Ms::pow(10, place) % 10).unwrap_or(0);
        out.extend(char::from_digit(digit, 10));
    }
}

/// The civil date of local milliseconds: `2024-06-04`.
pub fn date_of(raw: Ms) -> String {
    let stamp = jiff::Timestamp::from_millisecond(raw).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(stamp).date().to_string()
}

/// What a clock shows at an instant, on the day itself without its date.
pub fn raw_time(clock: &Clock, at: Ms) -> String {
    Reader::new(clock).shown(at, at)
}

/// See [`Reader::corrected`].
pub fn corrected(clock: &Clock, raw: Ms, ahead: Ms) -> Ms {
    Reader::new(clock).corrected(raw, ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::{HOUR, midnight_of};
    use proptest::prelude::*;

    fn clock(zone: &str, skew_ms: i64, resolution_ms: i64) -> Clock {
        Clock { zone: zone.into(), skew_ms, resolution_ms }
    }

    fn at(date: &str, hour: i64) -> Ms {
        midnight_of(date).expect("a date") + hour * HOUR
    }

    #[test]
    fn zones_by_name() {
        for name in ["UTC", "UTC+2", "UTC-03:30", "Europe/Riga", "Asia/Tokyo"] {
            assert!(zone(name).is_some(), "{name}");
        }
        for name in ["UTC+", "UTC+15", "UTC2", "UTC+2:60", "UTC+a", "Mars/Base", "UTCé"] {
            assert!(zone(name).is_none(), "{name}");
        }
    }

    #[test]
    fn zone_skew_and_rounding_show() {
        let ten = at("2024-06-04", 9) + 24 * MINUTE + 10_250;
        assert_eq!(raw_time(&clock("UTC", 0, 1), ten), "09:24:10.250");
        assert_eq!(raw_time(&clock("UTC", 3_400, 1), ten), "09:24:13.650");
        assert_eq!(raw_time(&clock("UTC+2", 0, 1_000), ten), "11:24:10");
        assert_eq!(raw_time(&clock("UTC-03:30", 0, 60_000), ten), "05:54");
        assert_eq!(raw_time(&clock("UTC", 0, DAY), ten), "2024-06-04");
        let reader = Reader::new(&clock("UTC+2", 0, 1_000));
        assert_eq!(reader.stamp(ten, 'T'), "2024-06-04T11:24:10+02:00");
        assert_eq!(reader.shown(at("2024-05-06", 12), ten), "2024-05-06 14:00:00");
    }

    #[test]
    fn summer_and_winter_differ() {
        let riga = clock("Europe/Riga", 0, MINUTE);
        assert_eq!(raw_time(&riga, at("2024-01-10", 9)), "11:00");
        assert_eq!(raw_time(&riga, at("2024-06-10", 9)), "12:00");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(
            offset in 0..4_i64 * 366 * 24 * 3600,
            skew in -100_000..100_000_i64,
            resolution in prop::sample::select(vec![1_i64, 1_000, 60_000, 300_000]),
            zone in prop::sample::select(vec!["UTC", "UTC+2", "UTC-5", "Asia/Kolkata"]),
        ) {
            let at = midnight_of("2022-01-01").expect("a date") + offset * SECOND + 137;
            let reader = Reader::new(&clock(zone, skew, resolution));
            let back = reader.corrected(reader.raw(at), skew);
            prop_assert!(back <= at && at - back < resolution, "{} {}", at, back);
        }
    }
}

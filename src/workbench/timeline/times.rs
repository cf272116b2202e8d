//! Times as they are shown and typed: of the day, or with the date of another one.

use crate::scenario::model::{DAY, midnight_of};

/// An instant as it is typed: `09:24:10` on the day that begins at `midnight`, or
/// `2024-05-06 13:20` on another.
pub fn typed(at: i64, midnight: i64) -> String {
    let time = shown_time(at);
    let date = jiff::Timestamp::from_millisecond(at).ok();
    match date.filter(|_| !(midnight..midnight + DAY).contains(&at)) {
        Some(date) => format!("{} {time}", date.strftime("%Y-%m-%d")),
        None => time,
    }
}

/// The instant that was typed, if it is one.
pub fn instant(text: &str, midnight: i64) -> Option<i64> {
    match text.trim().split_once(' ') {
        Some((date, time)) => Some(midnight_of(date)? + parse_time(time)?),
        None => Some(midnight + parse_time(text)?),
    }
}

/// The time of day of `ms`, with seconds unless they are zero.
pub fn shown_time(ms: i64) -> String {
    let seconds = ms.div_euclid(1000).rem_euclid(86_400);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// Milliseconds since midnight of `9:24`, `09:24:10` or `09:24:10.5`.
fn parse_time(text: &str) -> Option<i64> {
    let mut parts = text.trim().split(':');
    let hours: i64 = whole(parts.next()?)?;
    let minutes: i64 = whole(parts.next()?)?;
    let millis = match parts.next() {
        None => 0,
        Some(seconds) => {
            let (whole_seconds, part) = seconds.split_once('.').unwrap_or((seconds, "0"));
            if part.is_empty() || part.len() > 3 {
                return None;
            }
            let seconds = whole(whole_seconds).filter(|seconds| *seconds < 60)?;
            seconds * 1000 + whole(&format!("{part:0<3}"))?
        }
    };
    let sound = hours < 24 && minutes < 60 && parts.next().is_none();
    sound.then_some((hours * 60 + minutes) * 60_000 + millis)
}

fn whole(digits: &str) -> Option<i64> {
    let sound = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if sound { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day_keeps_its_date() {
        let midnight = midnight_of("2024-06-04").unwrap();
        let other = midnight_of("2024-05-06").unwrap() + 48_000_000;
        assert_eq!(typed(other, midnight), "2024-05-06 13:20");
        assert_eq!(typed(midnight + 33_850_000, midnight), "09:24:10");
        for at in [other, midnight, midnight + 33_850_000, midnight - 1000, midnight + DAY] {
            assert_eq!(instant(&typed(at, midnight), midnight), Some(at));
        }
        for wrong in ["2024-02-30 10:00", "6 May 10:00", "2024-05-06", "2024-05-06 25:00"] {
            assert_eq!(instant(wrong, midnight), None, "{wrong}");
        }
    }

    #[test]
    fn times_are_read_as_they_are_shown() {
        for ms in [0, 33_850_000, 33_840_000, 86_399_000] {
            assert_eq!(parse_time(&shown_time(ms)), Some(ms));
        }
        assert_eq!(parse_time(" 9:24:10.5 "), Some(33_850_500));
        for wrong in ["", "9", "24:00", "9:60", "9:1:60", "9:24:1:1", "-1:20", "9:24:10."] {
            assert_eq!(parse_time(wrong), None, "{wrong}");
        }
    }
}

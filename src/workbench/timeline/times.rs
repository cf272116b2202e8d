//! Times of day as they are shown and typed.

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
pub fn parse_time(text: &str) -> Option<i64> {
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

//! Android's logcat: `threadtime`, `time` and `brief`.

use super::{Format, Read};
use crate::logs::Level;
use crate::logs::line::Stamp;
use crate::logs::line::reader::{Reader, narrow};
use crate::logs::line::stamp::{NO_YEAR, placed};
use jiff::civil::Date;

pub fn read(text: &str) -> Option<Read<'_>> {
    let first = text.as_bytes().first()?;
    if !first.is_ascii_digit() {
        return if first.is_ascii_uppercase() { tagged(text, None) } else { None };
    }
    let (stamp, behind) = dated(text)?;
    let rest = text.get(behind..)?.trim_start();
    threaded(rest, stamp).or_else(|| tagged(rest, Some(stamp)))
}

/// `06-04 09:24:10.123`, or the same behind a year.
fn dated(text: &str) -> Option<(Stamp, usize)> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    let Some(month) = reader.number(2, 2) else {
        let (_, stamp, behind) = placed(text.get(..40).unwrap_or(text), 1)?;
        return Some((stamp, behind));
    };
    reader.any(b"-")?;
    let day = reader.number(2, 2)?;
    reader.any(b" ")?;
    let time = reader.time()?;
    let date = Date::new(NO_YEAR, narrow(month)?, narrow(day)?).ok()?;
    Some((Stamp::new(date, false, time), reader.at))
}

/// ` 1702  2395 W Pool    : workers busy`
fn threaded(rest: &str, stamp: Stamp) -> Option<Read<'_>> {
    let word = |text: &str| -> Option<(usize, usize)> {
        let from = text.len() - text.trim_start().len();
        let length = text[from..].find(' ')?;
        Some((from, from + length))
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (from, to) = word(rest)?;
    let (pid, rest) = (&rest[from..to], &rest[to..]);
    let (from, to) = word(rest)?;
    let (tid, rest) = (&rest[from..to], &rest[to..]);
    let (from, to) = word(rest)?;
    let (level, rest) = (letter(&rest[from..to])?, &rest[to..]);
    if !digits(pid) || !digits(tid) {
        return None;
    }
    let (tag, msg) = rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?;
    let read = Read::new(Format::Logcat, Some(stamp), msg).level(Some(level));
    Some(read.with("pid", pid).with("tid", tid).by("tag", tag.trim()))
}

/// `W/Pool( 1702): workers busy`
fn tagged(rest: &str, stamp: Option<Stamp>) -> Option<Read<'_>> {
    let (level, rest) = rest.split_once('/').filter(|(level, _)| level.len() == 1)?;
    let level = letter(level)?;
    let (tag, rest) = rest.split_once('(').filter(|(tag, _)| !tag.is_empty() && tag.len() < 64)?;
    let (pid, msg) = rest.split_once("):")?;
    let pid = pid.trim();
    if pid.is_empty() || !pid.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let read = Read::new(Format::Logcat, stamp, msg.trim_start()).level(Some(level));
    Some(read.with("pid", pid).by("tag", tag.trim()))
}

fn letter(text: &str) -> Option<Level> {
    Some(match text {
        "V" | "D" => Level::Debug,
        "I" => Level::Info,
        "W" => Level::Warn,
        "E" => Level::Error,
        "F" | "A" => Level::Critical,
        _ => return None,
    })
}

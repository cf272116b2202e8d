//! Times that are written as no standard has them: HDFS and Spark, HealthApp, epochs, slashes.

use super::head::Head;
use super::{Format, Read, syslog};
use crate::logs::line::reader::{Reader, narrow};
use crate::logs::line::stamp::NO_YEAR;
use crate::logs::line::{Stamp, stamp_of_value};
use crate::logs::{Level, Line, Record as _};
use jiff::civil::{Date, Time};
use serde_json::Value;
use std::borrow::Cow;

pub fn read(text: &str) -> Option<Read<'_>> {
    let first = *text.as_bytes().first()?;
    if text.starts_with("type=") {
        return audit(text);
    }
    // A kind of alert stands before the epochs of some supercomputers; `-` for none.
    if first == b'-' || first.is_ascii_uppercase() {
        let (kind, rest) = text.split_once(' ')?;
        let known = kind == "-" || kind.bytes().all(|byte| byte.is_ascii_uppercase());
        return if known { epoch(rest, text).map(|read| read.with("alert", kind)) } else { None };
    }
    let at = usize::from(first == b'[');
    if !text.as_bytes().get(at)?.is_ascii_digit() {
        return None;
    }
    let of = |form: fn(&mut Reader<'_>) -> Option<Stamp>| {
        let mut reader = Reader { bytes: text.as_bytes(), at };
        form(&mut reader).map(|stamp| (stamp, reader.at))
    };
    if let Some((stamp, behind)) = of(two_digits) {
        let head = Head::read(text.get(behind..)?)?;
        let read = Read::new(Format::Hdfs, Some(stamp), head.msg).level(head.level);
        return Some(
            read.with("pid", head.pid).with("thread", head.thread).by("logger", head.logger),
        );
    }
    if let Some((stamp, behind)) = of(health) {
        let rest = text.get(behind..)?;
        return Some(lined(text, Format::Timed, stamp, rest.trim_start_matches('|')));
    }
    if let Some((stamp, behind)) = of(slashes) {
        let rest = text.get(behind..)?.trim_start_matches([']', ' ', '\t', ',']);
        return Some(lined(text, Format::Slashes, stamp, rest));
    }
    if let Some((stamp, behind)) = of(month_and_day) {
        let rest = text.get(behind..)?.trim_start_matches([']', ' ']);
        return Some(lined(text, Format::Timed, stamp, rest));
    }
    if at == 1 {
        return None;
    }
    epoch(text, text).or_else(|| late_epoch(text))
}

fn lined<'a>(text: &'a str, format: Format, stamp: Stamp, msg: &'a str) -> Read<'a> {
    Read::new(format, Some(stamp), msg).level(Line::new(text.as_bytes(), "").level())
}

/// `240604 092410`, `24/06/04 09:24:10`
fn two_digits(reader: &mut Reader<'_>) -> Option<Stamp> {
    let of = |number: i32| {
        let year = number / 10_000;
        let year = i16::try_from(if year < 70 { 2000 + year } else { 1900 + year }).ok()?;
        Date::new(year, narrow(number / 100 % 100)?, narrow(number % 100)?).ok()
    };
    if let Some(number) = reader.number(6, 6) {
        let date = of(number)?;
        reader.any(b" ")?;
        let time = reader.number(6, 6)?;
        let time =
            Time::new(narrow(time / 10_000)?, narrow(time / 100 % 100)?, narrow(time % 100)?, 0);
        return Some(Stamp::new(date, true, time.ok()?));
    }
    let year = reader.number(2, 2)?;
    reader.any(b"/")?;
    let month = reader.number(2, 2)?;
    reader.any(b"/")?;
    let date = of(year * 10_000 + month * 100 + reader.number(2, 2)?)?;
    reader.any(b" ")?;
    Some(Stamp::new(date, true, reader.time()?))
}

/// `20240604-9:24:10:123|Step_LSC|30002312|text`
fn health(reader: &mut Reader<'_>) -> Option<Stamp> {
    let date = reader.number(8, 8)?;
    reader.any(b"-")?;
    let hour = reader.number(1, 2)?;
    reader.any(b":")?;
    let minute = reader.number(1, 2)?;
    reader.any(b":")?;
    let second = reader.number(1, 2)?;
    let millis = reader.any(b":").and_then(|_| reader.number(1, 3)).unwrap_or(0);
    let year = i16::try_from(date / 10_000).ok()?;
    let date = Date::new(year, narrow(date / 100 % 100)?, narrow(date % 100)?).ok()?;
    let time = Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, millis * 1_000_000);
    Some(Stamp::new(date, true, time.ok()?))
}

/// `06/04/2024 09:24:10`, `6/4/2024 9:24:10 AM`: the month is first, unless there is no such month.
fn slashes(reader: &mut Reader<'_>) -> Option<Stamp> {
    let first = reader.number(1, 2)?;
    reader.any(b"/")?;
    let second = reader.number(1, 2)?;
    reader.any(b"/")?;
    let year = i16::try_from(reader.number(4, 4)?).ok()?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let date = Date::new(year, narrow(month)?, narrow(day)?).ok()?;
    let _ = reader.any(b",");
    reader.any(b" ")?;
    Some(Stamp::new(date, true, reader.half_day_time()?))
}

/// `[06.04 09:24:10] text`: the month is first, unless there is no such month.
fn month_and_day(reader: &mut Reader<'_>) -> Option<Stamp> {
    let first = reader.number(2, 2)?;
    reader.any(b".")?;
    let second = reader.number(2, 2)?;
    reader.any(b" ")?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let date = Date::new(NO_YEAR, narrow(month)?, narrow(day)?).ok()?;
    Some(Stamp::new(date, false, reader.time()?))
}

/// `134681 node-246 unix.hw state_change 1717493050 1 text`: columns of a cluster, the fifth the time.
fn late_epoch(text: &str) -> Option<Read<'_>> {
    let mut words = text.splitn(6, ' ');
    let mut next = || words.next();
    let (number, node, part, _, time, rest) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(number) || !digits(time) || time.len() != 10 {
        return None;
    }
    let stamp = stamp_of_value(&Value::String(time.to_owned()))?;
    Some(Read::new(Format::Epoch, Some(stamp), rest).with("component", part).by("host", node))
}

/// `1717493050.123 text`, `1717493050 text`
fn epoch<'a>(rest: &'a str, text: &'a str) -> Option<Read<'a>> {
    let (number, msg) = rest.split_once([' ', '\t'])?;
    let whole = number.split('.').next().unwrap_or(number);
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !digits || !(whole.len() == 10 || whole.len() == 13) {
        return None;
    }
    let stamp = stamp_of_value(&Value::String(number.to_owned()))?;
    // `journalctl -o short-unix`
    if let Some((host, rest)) = msg.split_once(' ')
        && let Some(read) = syslog::written(stamp, host, rest, false)
    {
        return Some(read);
    }
    let mut words = msg.split_ascii_whitespace().take(8);
    let level = words.find_map(|word| {
        let capitals = word.bytes().all(|byte| byte.is_ascii_uppercase());
        if capitals { Level::parse(word) } else { None }
    });
    let read = lined(text, Format::Epoch, stamp, msg.trim_start());
    Some(if level.is_some() { read.level(level) } else { read })
}

/// `type=SYSCALL msg=audit(1717493050.243:24287): arch=c000003e syscall=2`
fn audit(text: &str) -> Option<Read<'_>> {
    let (kind, rest) = text.strip_prefix("type=")?.split_once(" msg=audit(")?;
    let (time, rest) = rest.split_once("):")?;
    let (seconds, serial) = time.split_once(':')?;
    let stamp = stamp_of_value(&Value::String(seconds.to_owned()))?;
    let mut read = Read::new(Format::Epoch, Some(stamp), rest.trim_start());
    read = read.by("type", kind).with("serial", serial);
    for word in rest.split_whitespace() {
        if let Some((name, value)) = word.split_once('=') {
            read.fields.push((Cow::Borrowed(name), Cow::Borrowed(value.trim_matches('"'))));
        }
    }
    Some(read)
}

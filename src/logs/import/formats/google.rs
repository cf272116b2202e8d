//! glog and klog: `W0604 09:24:10.123456   12345 pool.go:88] workers busy`.

use super::{Format, Read};
use crate::logs::Level;
use crate::logs::line::Stamp;
use crate::logs::line::reader::{Reader, narrow};
use crate::logs::line::stamp::NO_YEAR;
use jiff::civil::Date;

pub fn read(text: &str) -> Option<Read<'_>> {
    let bytes = text.as_bytes();
    let level = match bytes.first()? {
        b'D' | b'V' => Level::Debug,
        b'I' => Level::Info,
        b'W' => Level::Warn,
        b'E' => Level::Error,
        b'F' | b'C' => Level::Critical,
        _ => return None,
    };
    let mut reader = Reader { bytes, at: 1 };
    let (number, year) = match reader.number(4, 4) {
        Some(number) => (number, None),
        None => {
            let number = reader.number(8, 8)?;
            (number % 10_000, i16::try_from(number / 10_000).ok())
        }
    };
    let date =
        Date::new(year.unwrap_or(NO_YEAR), narrow(number / 100)?, narrow(number % 100)?).ok()?;
    reader.any(b" ")?;
    let time = reader.time()?;
    let rest = text.get(reader.at..)?.trim_start();
    let (head, msg) = rest.split_once(']')?;
    let (thread, place) = head.split_once(' ')?;
    let place = place.trim();
    if place.contains(char::is_whitespace) || !thread.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let read =
        Read::new(Format::Glog, Some(Stamp::new(date, year.is_some(), time)), msg.trim_start());
    Some(read.level(Some(level)).with("thread", thread).by("file", place))
}

//! Lines of no other format that have a time at their head.

use super::head::Head;
use super::{Format, Read};
use crate::logs::line::stamp::placed;
use crate::logs::{Line, Record as _};
use std::borrow::Cow;

/// Bytes of a line among which its time begins, if there is a date with it: behind a name or number.
const DATED: usize = 48;
/// The same for a time without date: behind a bracket at most.
const UNDATED: usize = 2;

pub fn read(text: &str) -> Option<Read<'_>> {
    let head = &text[..text.floor_char_boundary(160)];
    let (begins, stamp, behind) = placed(head, DATED)?;
    // What is set in belongs to a line above, unless a date is the first thing in it.
    let bare = text.len() - text.trim_start().len();
    if (stamp.date().is_none() && begins > UNDATED) || (bare > 0 && begins > bare) {
        return None;
    }
    if let Some(head) = text.get(behind..).and_then(Head::read) {
        let read = Read::new(Format::Timed, Some(stamp), head.msg).level(head.level);
        let read = read.by("logger", head.logger).with("thread", head.thread);
        return Some(read.with("pid", head.pid));
    }
    let line = Line::new(text.as_bytes(), "");
    let msg = line.field("msg").map_or_else(|| text.to_owned(), Cow::into_owned);
    let level = line.level();
    Some(Read { msg: Cow::Owned(msg), ..Read::new(Format::Timed, Some(stamp), "") }.level(level))
}

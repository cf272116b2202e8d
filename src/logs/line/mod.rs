//! A line of a real log: its time, level and fields, recognised only when a query asks for them.

mod fields;
pub(in crate::logs) mod reader;
pub(in crate::logs) mod stamp;

pub use fields::Fields;
use stamp::{BEGINS, placed};
pub use stamp::{Stamp, stamp_of_text, stamp_of_value};

use super::level::{Level, lettered, numbered};
use super::record::{Record, first_pair, pair};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// Of a longer line, JSON and access-log fields are not read.
const TAKEN_APART: usize = 1 << 20;
/// Where in a line its time and level stand, in bytes from its beginning.
const HEAD: usize = 240;
/// Names under which lines keep their level, time and text.
pub const LEVELS: [&str; 7] =
    ["level", "severity", "lvl", "loglevel", "log.level", "levelname", "log_level"];
const TIMES: [&str; 8] =
    ["ts", "time", "timestamp", "@timestamp", "datetime", "date", "t", "asctime"];
/// Further ones in JSON alone: as pairs of a line they would be too common, or never are.
pub const JSON_LEVELS: [&str; 4] = ["Level", "severity_text", "@l", "s"];
const JSON_TIMES: [&str; 3] = ["Timestamp", "eventTime", "@t"];
const TEXTS: [&str; 8] = ["msg", "message", "text", "log", "Message", "event", "body", "@m"];
pub const SOURCES: [&str; 3] = ["service", "source", "host"];

/// One line, without its end.
#[derive(Debug)]
pub struct Line<'a> {
    bytes: &'a [u8],
    file: &'a str,
    text: OnceCell<Cow<'a, str>>,
    fields: OnceCell<Fields>,
    stamp: OnceCell<Option<(usize, Stamp, usize)>>,
    sources: OnceCell<Vec<String>>,
}

impl<'a> Line<'a> {
    /// A line of the file of this name; a carriage return at its end does not count.
    pub fn new(bytes: &'a [u8], file: &'a str) -> Self {
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        Line {
            bytes,
            file,
            text: OnceCell::new(),
            fields: OnceCell::new(),
            stamp: OnceCell::new(),
            sources: OnceCell::new(),
        }
    }

    fn shown(&self) -> &str {
        self.text.get_or_init(|| match std::str::from_utf8(self.bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(self.bytes),
        })
    }

    /// Whether it is UTF-8, so that its text is what is kept.
    pub fn is_utf8(&self) -> bool {
        self.shown();
        matches!(self.text.get(), Some(Cow::Borrowed(_)))
    }

    /// What the line's format names: JSON, an access log, or nothing of that kind.
    pub fn fields(&self) -> &Fields {
        self.fields.get_or_init(|| {
            if self.bytes.len() > TAKEN_APART { Fields::None } else { Fields::of(self.shown()) }
        })
    }

    /// When it was written, as it says.
    pub fn stamp(&self) -> Option<Stamp> {
        self.placed_stamp().map(|(_, stamp, _)| stamp)
    }

    /// The bytes of the text that its time is; none if the time is a field, or there is none.
    pub fn stamp_bytes(&self) -> Range<usize> {
        self.placed_stamp().map_or(0..0, |(at, _, after)| at..after)
    }

    /// Where the time stands in the text, the time, and where what follows it begins; the beginning
    /// if the time is a field.
    fn placed_stamp(&self) -> Option<(usize, Stamp, usize)> {
        *self.stamp.get_or_init(|| {
            if let Fields::Json(object, _) = self.fields() {
                let mut names = TIMES.iter().chain(&JSON_TIMES);
                let kept = names.find_map(|name| object.get(*name));
                if let Some(stamp) = kept.and_then(stamp_of_value) {
                    return Some((0, stamp, 0));
                }
            }
            let head = self.head();
            if let Some(value) = first_pair(head, &TIMES)
                && let Some(stamp) = stamp_of_text(value)
            {
                return Some((0, stamp, 0));
            }
            placed(head, BEGINS)
        })
    }

    fn head(&self) -> &str {
        let text = self.shown();
        &text[..text.floor_char_boundary(HEAD)]
    }

    /// A level word where logs keep it: among the first words behind the time, in capitals,
    /// between brackets, before a colon, or first of all.
    fn level_in_head(&self) -> Option<Level> {
        let head = self.head();
        let after = self.placed_stamp().map_or(0, |(_, _, after)| after);
        let words = head.get(after..)?.split([' ', '\t', '|']).filter(|word| !word.is_empty());
        for (number, word) in words.take(8).enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            let Some(level) = Level::parse(bare) else { continue };
            let capitals = bare.bytes().all(|byte| byte.is_ascii_uppercase());
            let marked = word.starts_with(['[', '<', '(']) || word.ends_with(':');
            if capitals || marked || (number == 0 && after > 0) {
                return Some(level);
            }
        }
        None
    }

    /// The text of the line without its time and level.
    fn message(&self) -> Option<&str> {
        let (_, _, after) = self.placed_stamp()?;
        let rest = self.shown().get(after..)?.trim_start_matches([']', ' ', '\t', ':', '-', '|']);
        let (first, behind) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
        let bare = first.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        Some(if Level::parse(bare).is_some() { behind.trim_start() } else { rest })
    }
}

fn level_of(value: &Value) -> Option<Level> {
    match value {
        Value::String(word) => lettered(word.trim()).or_else(|| Level::parse(word.trim())),
        Value::Number(number) => numbered(number.as_u64()?),
        _ => None,
    }
}

impl Record for Line<'_> {
    fn text(&self) -> &str {
        self.shown()
    }

    fn bytes(&self) -> &[u8] {
        self.bytes
    }

    fn level(&self) -> Option<Level> {
        match self.fields() {
            Fields::Json(object, _) => {
                let mut names = LEVELS.iter().chain(&JSON_LEVELS);
                let kept = names.find_map(|name| object.get(*name)).and_then(level_of);
                kept.or_else(|| self.level_in_head())
            }
            Fields::Access(_) => None,
            Fields::None => first_pair(self.shown(), &LEVELS)
                .and_then(Level::parse)
                .or_else(|| self.level_in_head()),
        }
    }

    fn sources(&self) -> Vec<&str> {
        let kept = self.sources.get_or_init(|| {
            SOURCES.iter().filter_map(|name| Some(self.field(name)?.into_owned())).collect()
        });
        std::iter::once(self.file).chain(kept.iter().map(String::as_str)).collect()
    }

    fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        let own = self.fields().get(name).or_else(|| match self.fields() {
            // What JSON keeps between quotes is no pair of the line.
            Fields::Json(_, start) => pair(&self.shown()[..*start], name).map(Cow::Borrowed),
            _ => pair(self.shown(), name).map(Cow::Borrowed),
        });
        match own {
            None if name == "msg" => match TEXTS.iter().find_map(|name| self.fields().get(name)) {
                Some(text) => Some(text),
                None => self.message().map(Cow::Borrowed),
            },
            own => own,
        }
    }

    fn time_of_day(&self) -> Option<i64> {
        Some(self.stamp()?.of_day())
    }

    fn moment(&self, year: i16) -> Option<i64> {
        self.stamp()?.moment(year)
    }
}

#[cfg(test)]
mod tests;

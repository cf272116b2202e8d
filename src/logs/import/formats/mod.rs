//! The formats: a table of them, and one reader for each family.

mod android;
mod google;
mod head;
mod java;
mod json;
mod older;
mod pairs;
mod syslog;
mod table;
mod timed;
mod web;

pub use table::Format;

use crate::logs::Level;
use crate::logs::line::Stamp;
use std::borrow::Cow;

type Text<'a> = Cow<'a, str>;

/// What a line's format says of it.
#[derive(Clone, Debug)]
pub struct Read<'a> {
    pub format: Format,
    pub stamp: Option<Stamp>,
    pub level: Option<Level>,
    /// The program, logger or host that wrote it.
    pub who: Option<Text<'a>>,
    /// What the line says, without its head.
    pub msg: Text<'a>,
    /// What the head names, and the fields of formats that have such.
    pub fields: Vec<(Text<'a>, Text<'a>)>,
}

impl<'a> Read<'a> {
    fn new(format: Format, stamp: Option<Stamp>, msg: &'a str) -> Self {
        let msg = Cow::Borrowed(msg);
        Read { format, stamp, level: None, who: None, msg, fields: Vec::new() }
    }

    fn level(self, level: Option<Level>) -> Self {
        Read { level, ..self }
    }

    /// A field, unless it is empty or `-`.
    fn with(mut self, name: &'a str, value: &'a str) -> Self {
        if !value.is_empty() && value != "-" {
            self.fields.push((Cow::Borrowed(name), Cow::Borrowed(value)));
        }
        self
    }

    /// A field that says who wrote the line.
    fn by(mut self, name: &'a str, value: &'a str) -> Self {
        if !value.is_empty() && value != "-" {
            self.who = Some(Cow::Borrowed(value));
        }
        self.with(name, value)
    }

    pub fn field(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(field, _)| field == name)?;
        Some(value)
    }
}

/// Each refuses by a line's first bytes what is not its own; the first that does not, reads it.
const READERS: [for<'a> fn(&'a str) -> Option<Read<'a>>; 13] = [
    json::read,
    syslog::with_priority,
    google::read,
    android::read,
    web::access,
    web::nginx,
    web::apache,
    syslog::plain,
    older::read,
    java::read,
    pairs::read,
    timed::read,
    java::untimed,
];

/// Reads a line; none if it is in no format that is known and has no time at its head.
pub fn read(line: &str) -> Option<Read<'_>> {
    READERS.iter().find_map(|read| read(line))
}

/// Reads a record: its first line, and where that is a head alone, the second as well.
pub fn read_record(text: &str) -> Option<Read<'_>> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut read = read(first)?;
    if read.format == Format::JavaUtil && !rest.is_empty() {
        let second = rest.lines().next().unwrap_or("");
        if let Some((level, msg)) = second.split_once(": ") {
            (read.level, read.msg) = (java::util_level(level), Cow::Borrowed(msg));
        }
    }
    Some(read)
}

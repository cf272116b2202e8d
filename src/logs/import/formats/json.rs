//! JSON lines, and those that journald writes.

use super::{Format, Read};
use crate::logs::line::{Fields, stamp_of_value};
use crate::logs::{Level, Line, Record as _};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Fields of one line, at most.
const FIELDS: usize = 200;
/// Names under which lines say who wrote them.
const WRITERS: [&str; 8] =
    ["service", "app", "logger", "name", "logger_name", "source", "host", "hostname"];

pub fn read(text: &str) -> Option<Read<'_>> {
    if !text.starts_with('{') {
        return None;
    }
    let line = Line::new(text.as_bytes(), "");
    let Fields::Json(object, _) = line.fields() else { return None };
    if let Some(time) = object.get("__REALTIME_TIMESTAMP") {
        return Some(journal(object, time));
    }
    let stamp = line.stamp()?;
    let msg = line.field("msg").map_or_else(String::new, Cow::into_owned);
    let who = WRITERS.iter().find_map(|name| object.get(*name)?.as_str());
    Some(Read {
        level: line.level(),
        who: who.map(|who| Cow::Owned(who.to_owned())),
        msg: Cow::Owned(msg),
        fields: flat(object),
        ..Read::new(Format::Json, Some(stamp), "")
    })
}

/// `journalctl -o json`.
fn journal<'a>(object: &Map<String, Value>, time: &Value) -> Read<'a> {
    let text = |name: &str| match object.get(name)? {
        Value::String(text) => Some(text.clone()),
        // What is no UTF-8 is written as a list of bytes.
        Value::Array(bytes) => {
            let bytes: Vec<u8> = bytes.iter().map(|b| b.as_u64().unwrap_or(0) as u8).collect();
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }
        other => Some(other.to_string()),
    };
    let level = text("PRIORITY").and_then(|number| number.parse().ok()).and_then(priority);
    let who = text("SYSLOG_IDENTIFIER").or_else(|| text("_SYSTEMD_UNIT")).or_else(|| text("_COMM"));
    let mut fields = Vec::new();
    for (name, from) in [
        ("host", "_HOSTNAME"),
        ("unit", "_SYSTEMD_UNIT"),
        ("pid", "_PID"),
        ("app", "SYSLOG_IDENTIFIER"),
    ] {
        fields.extend(text(from).map(|value| (Cow::Borrowed(name), Cow::Owned(value))));
    }
    fields.extend(flat(object));
    Read {
        level,
        who: who.map(Cow::Owned),
        msg: Cow::Owned(text("MESSAGE").unwrap_or_default()),
        fields,
        ..Read::new(Format::JournalJson, stamp_of_value(time), "")
    }
}

/// The level of a syslog severity.
pub fn priority(number: u8) -> Option<Level> {
    Some(match number {
        0..=2 => Level::Critical,
        3 => Level::Error,
        4 => Level::Warn,
        5 | 6 => Level::Info,
        7 => Level::Debug,
        _ => return None,
    })
}

/// All fields, nested ones with dots between their names.
fn flat<'a>(object: &Map<String, Value>) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    let mut out = Vec::with_capacity(object.len());
    put(object, "", &mut out);
    out
}

fn put<'a>(object: &Map<String, Value>, before: &str, out: &mut Vec<(Cow<'a, str>, Cow<'a, str>)>) {
    for (name, value) in object {
        if out.len() >= FIELDS {
            return;
        }
        let name = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        match value {
            Value::Object(inner) if !inner.is_empty() => put(inner, &name, out),
            Value::String(text) => out.push((Cow::Owned(name), Cow::Owned(text.clone()))),
            Value::Null => {}
            other => out.push((Cow::Owned(name), Cow::Owned(other.to_string()))),
        }
    }
}

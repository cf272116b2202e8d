//! Logfmt: `name=value` pairs, a time among them.

use super::{Format, Read};
use crate::logs::{Line, Record as _};
use serde_json::Value;
use std::borrow::Cow;

pub fn read(text: &str) -> Option<Read<'_>> {
    let (first, _) = text.split_once('=')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@');
    if first.is_empty() || !first.chars().all(is_name) {
        return None;
    }
    let line = Line::new(text.as_bytes(), "");
    let stamp = line.stamp()?;
    let listed = line.fields().listed(text)?;
    // One pair is a sentence that has one.
    if listed.len() < 2 {
        return None;
    }
    let get = |name: &str| listed.get(name).and_then(Value::as_str).map(str::to_owned);
    let msg = get("msg").or_else(|| get("message")).unwrap_or_else(|| text.to_owned());
    let who = ["service", "app", "logger", "component", "source", "host"]
        .iter()
        .find_map(|name| get(name));
    let fields = listed.into_iter().filter_map(|(name, value)| match value {
        Value::String(value) => Some((Cow::Owned(name), Cow::Owned(value))),
        _ => None,
    });
    Some(Read {
        level: line.level(),
        who: who.map(Cow::Owned),
        msg: Cow::Owned(msg),
        fields: fields.collect(),
        ..Read::new(Format::Logfmt, Some(stamp), "")
    })
}

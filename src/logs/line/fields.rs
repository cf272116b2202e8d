//! The fields that a line's format names.

use crate::logs::{access, record::pairs};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Where in a line a JSON object may begin: behind a time and a name, say.
const JSON_BEGINS: usize = 200;
/// Pairs that are listed of one line, at most.
const LISTED: usize = 200;

#[derive(Clone, Debug, PartialEq)]
pub enum Fields {
    /// A JSON object, and the byte of the line at which it begins.
    Json(Map<String, Value>, usize),
    Access(Vec<(String, String)>),
    /// `name=value` at most.
    None,
}

impl Fields {
    pub fn of(text: &str) -> Fields {
        if text.trim_end().ends_with('}')
            && let Some(start) = text.find('{').filter(|start| *start <= JSON_BEGINS)
            && let Ok(Value::Object(object)) = serde_json::from_str(&text[start..])
        {
            return Fields::Json(object, start);
        }
        match access::request(text) {
            Some(fields) => Fields::Access(fields),
            None => Fields::None,
        }
    }

    /// A field by its name; of nested JSON by the names with dots between them.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        match self {
            Fields::Json(object, _) => {
                let mut value = object.get(name);
                if value.is_none() && name.contains('.') {
                    let mut parts = name.split('.');
                    let first = object.get(parts.next().unwrap_or(""));
                    value = parts.fold(first, |value, part| value?.get(part));
                }
                Some(match value? {
                    Value::String(text) => Cow::Borrowed(text),
                    other => Cow::Owned(other.to_string()),
                })
            }
            Fields::Access(fields) => {
                let (_, value) = fields.iter().find(|(field, _)| field == name)?;
                Some(Cow::Borrowed(value))
            }
            Fields::None => None,
        }
    }

    /// All of them, with the pairs of a plain line's text; none if there are none.
    pub fn listed(&self, text: &str) -> Option<Map<String, Value>> {
        let map: Map<String, Value> = match self {
            Fields::Json(object, _) => object.clone(),
            Fields::Access(fields) => {
                fields.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect()
            }
            Fields::None => pairs(text).take(LISTED).map(|(n, v)| (n.into(), v.into())).collect(),
        };
        (!map.is_empty()).then_some(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(line: &str) -> String {
        Fields::of(line).listed(line).map_or_else(String::new, |map| Value::Object(map).to_string())
    }

    #[test]
    fn each_format_lists_its_own() {
        assert_eq!(
            listed(r#"x: {"a": 1, "b": {"c": "d"}}"#),
            r#"{"a":1,"b":{"c":"d"}}"#,
            "behind a name"
        );
        assert_eq!(
            listed(r#"09:24:10 INFO a-1: busy n=3 note="two words", x="open"#),
            r#"{"n":"3","note":"two words","x":"open"}"#
        );
        assert_eq!(listed("a == b, =c"), "");
        assert_eq!(listed("{not json}"), "");
        assert_eq!(listed(""), "");
    }

    #[test]
    fn nested_names_have_dots() {
        let fields = Fields::of(r#"{"http":{"status":502},"a.b":true}"#);
        assert_eq!(fields.get("http.status").as_deref(), Some("502"));
        assert_eq!(fields.get("a.b").as_deref(), Some("true"));
        assert_eq!(fields.get("http.none"), None);
    }
}

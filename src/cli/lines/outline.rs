//! Values written as an indented outline, for people who read the answers themselves.

use crate::diagnostics::printable;
use serde_json::Value;

/// Writes a value as lines: `key: value`, lists with dashes, two spaces a level.
pub fn outline(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, 0);
    // A list that holds nothing says so.
    if out.is_empty() { format!("{}\n", one_line(value).unwrap_or_default()) } else { out }
}

fn write(out: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                indent(out, depth);
                field(out, key, value, depth);
            }
        }
        Value::Array(list) => {
            for value in list {
                item(out, value, depth);
            }
        }
        scalar => {
            indent(out, depth);
            out.push_str(&plain(scalar));
            out.push('\n');
        }
    }
}

fn field(out: &mut String, key: &str, value: &Value, depth: usize) {
    out.push_str(key);
    out.push(':');
    if let Some(line) = one_line(value) {
        out.push(' ');
        out.push_str(&line);
        out.push('\n');
    } else {
        out.push('\n');
        write(out, value, depth + 1);
    }
}

fn item(out: &mut String, value: &Value, depth: usize) {
    indent(out, depth);
    out.push_str("- ");
    if let Some(line) = one_line(value) {
        out.push_str(&line);
        out.push('\n');
        return;
    }
    let Value::Object(map) = value else {
        out.push('\n');
        write(out, value, depth + 1);
        return;
    };
    for (index, (key, value)) in map.iter().enumerate() {
        if index > 0 {
            indent(out, depth + 1);
        }
        field(out, key, value, depth + 1);
    }
}

fn one_line(value: &Value) -> Option<String> {
    match value {
        Value::Array(list) if list.is_empty() => Some("none".to_owned()),
        Value::Array(list) if list.iter().all(short) => {
            Some(list.iter().map(plain).collect::<Vec<_>>().join(", "))
        }
        Value::Array(_) => None,
        Value::Object(map) if map.is_empty() => Some("none".to_owned()),
        Value::Object(_) => None,
        scalar => Some(plain(scalar)),
    }
}

fn short(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() < 32 && !text.contains(' '),
        Value::Object(_) | Value::Array(_) => false,
        _ => true,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => printable(text).replace('\n', "\n    "),
        Value::Null => "none".to_owned(),
        other => other.to_string(),
    }
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_steers_the_terminal() {
        let shown = outline(&json!({"a": "b\u{1b}[2J\tc\u{9b}", "d": ["\u{7}e"]}));
        assert_eq!(shown, "a: b\u{fffd}[2J\tc\u{fffd}\nd: \u{fffd}e\n");
    }

    #[test]
    fn nested_values_are_indented() {
        let value = json!({"a": 1, "list": [{"b": "x y", "c": ["d", "e"]}], "none": []});
        assert_eq!(outline(&value), "a: 1\nlist:\n  - b: x y\n    c: d, e\nnone: none\n");
    }
}

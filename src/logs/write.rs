//! From a structured entry to the text of its line, in four formats.

use super::Level;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object.
    Json,
    /// `name=value` pairs.
    Logfmt,
    /// Time, level, host and words.
    Plain,
    /// A web server's access log, its time in brackets before the request.
    Access,
}

/// What a line says.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The time as the source writes it.
    pub time: &'a str,
    pub level: Level,
    /// Who writes the line.
    pub host: &'a str,
    pub text: &'a str,
    pub fields: &'a [(String, String)],
}

/// The line. Line breaks in values never break it.
pub fn write(format: Format, entry: &Entry<'_>) -> String {
    let mut out = String::with_capacity(entry.text.len() + 64 + 24 * entry.fields.len());
    match format {
        Format::Json => json(&mut out, entry),
        Format::Logfmt => {
            out.push_str("ts=");
            out.push_str(entry.time);
            for (name, value) in [("level", entry.level.word()), ("host", entry.host)] {
                pair(&mut out, name, value);
            }
            pair(&mut out, "msg", entry.text);
            pairs(&mut out, entry.fields);
        }
        Format::Plain => {
            out.push_str(entry.time);
            out.push(' ');
            out.push_str(plain_level(entry.level));
            out.push(' ');
            out.push_str(entry.host);
            out.push_str(": ");
            one_line(&mut out, entry.text);
            pairs(&mut out, entry.fields);
        }
        Format::Access => {
            let (head, rest) = entry.text.split_at(entry.text.find('"').unwrap_or(0));
            one_line(&mut out, head);
            out.push('[');
            out.push_str(entry.time);
            out.push_str("] ");
            one_line(&mut out, rest);
            pairs(&mut out, entry.fields);
        }
    }
    out
}

fn plain_level(level: Level) -> &'static str {
    match level {
        Level::Debug => "DEBUG",
        Level::Info => "INFO ",
        Level::Warn => "WARN ",
        Level::Error => "ERROR",
        Level::Critical => "CRIT ",
    }
}

fn pairs(out: &mut String, fields: &[(String, String)]) {
    for (name, value) in fields {
        pair(out, name, value);
    }
}

fn pair(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push('=');
    let bare = !value.is_empty()
        && !value.contains(|c: char| c == '"' || c == '=' || c.is_whitespace() || c.is_control());
    if bare { out.push_str(value) } else { quoted(out, value) }
}

fn one_line(out: &mut String, text: &str) {
    for (number, part) in text.split(char::is_control).enumerate() {
        if number > 0 {
            out.push(' ');
        }
        out.push_str(part);
    }
}

fn json(out: &mut String, entry: &Entry<'_>) {
    out.push_str("{\"ts\":");
    quoted(out, entry.time);
    for (name, value) in [("level", entry.level.word()), ("host", entry.host), ("msg", entry.text)]
    {
        out.push(',');
        quoted(out, name);
        out.push(':');
        quoted(out, value);
    }
    for (name, value) in entry.fields {
        out.push(',');
        quoted(out, name);
        out.push(':');
        if is_json_number(value) { out.push_str(value) } else { quoted(out, value) }
    }
    out.push('}');
}

/// Digits, no leading zero, at most one point: what JSON writes without quotes and keeps exactly.
fn is_json_number(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole)
        && part.is_none_or(all_digits)
        && (whole == "0" || !whole.starts_with('0'))
        && digits.len() <= 15
}

fn quoted(out: &mut String, text: &str) {
    use std::fmt::Write as _;
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\') || c.is_control()) {
        let (plain, after) = rest.split_at(at);
        out.push_str(plain);
        let mut after = after.chars();
        match after.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\t') => out.push_str("\\t"),
            Some('\r') => out.push_str("\\r"),
            Some(c @ ('"' | '\\')) => out.extend(['\\', c]),
            c => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", c.map_or(0, u32::from));
            }
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry<'a>(text: &'a str, fields: &'a [(String, String)]) -> Entry<'a> {
        Entry { time: "09:24:10", level: Level::Warn, host: "a-1", text, fields }
    }

    #[test]
    fn each_format_has_its_shape() {
        let fields = [("busy".to_owned(), "0.998".to_owned()), ("by".into(), "a b".into())];
        let lines = [Format::Json, Format::Logfmt, Format::Plain]
            .map(|format| write(format, &entry("workers busy", &fields)));
        assert_eq!(
            lines[0],
            r#"{"ts":"09:24:10","level":"warn","host":"a-1","msg":"workers busy","busy":0.998,"by":"a b"}"#
        );
        assert_eq!(
            lines[1],
            r#"ts=09:24:10 level=warn host=a-1 msg="workers busy" busy=0.998 by="a b""#
        );
        assert_eq!(lines[2], r#"09:24:10 WARN  a-1: workers busy busy=0.998 by="a b""#);
        assert_eq!(
            write(Format::Access, &entry(r#"1.2.3.4 x "GET /" 200"#, &[])),
            r#"1.2.3.4 x [09:24:10] "GET /" 200"#
        );
    }

    proptest! {
        #[test]
        fn a_line_is_one_line_and_json_reads_back(text in ".*", value in ".*") {
            let fields = [("v".to_owned(), value.clone())];
            for format in [Format::Json, Format::Logfmt, Format::Plain, Format::Access] {
                let line = write(format, &entry(&text, &fields));
                prop_assert!(!line.contains(['\n', '\r']), "{line:?}");
            }
            let line = write(Format::Json, &entry(&text, &fields));
            let read: serde_json::Value = serde_json::from_str(&line).expect("valid JSON");
            prop_assert_eq!(read["msg"].as_str(), Some(text.as_str()));
        }
    }
}

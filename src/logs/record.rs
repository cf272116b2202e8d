//! What a query asks of a line, whoever holds it.

use super::Level;
use memchr::{memchr, memchr3};
use std::borrow::Cow;

/// Fields that `source:`, `service:` and `host:` ask for beside a source's own names.
pub const WRITERS: [&str; 4] = ["service", "source", "host", "app"];

/// One line, for a query.
pub trait Record {
    /// The whole line as it is shown.
    fn text(&self) -> &str;
    /// The same as it is kept, where that is no UTF-8: what texts and patterns are looked for in.
    fn bytes(&self) -> &[u8] {
        self.text().as_bytes()
    }
    fn level(&self) -> Option<Level>;
    /// The names that the line's source and service answer to.
    fn sources(&self) -> Vec<&str>;
    /// The value of a field of the line, by its exact name.
    fn field(&self, name: &str) -> Option<Cow<'_, str>>;
    /// Milliseconds since midnight, as the line's time is shown.
    fn time_of_day(&self) -> Option<i64>;
    /// Milliseconds since 1970, as the line's time is shown; none if no date is. A date without a
    /// year is of this one.
    fn moment(&self, year: i16) -> Option<i64>;
}

/// A line that is only text.
impl Record for &str {
    fn text(&self) -> &str {
        self
    }

    fn level(&self) -> Option<Level> {
        None
    }

    fn sources(&self) -> Vec<&str> {
        Vec::new()
    }

    fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        pair(self, name).map(Cow::Borrowed)
    }

    fn time_of_day(&self) -> Option<i64> {
        None
    }

    fn moment(&self, _year: i16) -> Option<i64> {
        None
    }
}

/// Each `name=value` of a text, in order. A value is a word, or what stands in quotes; what stands
/// there holds no pairs.
pub fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@');
    // Bytes first: most are ASCII, and most lines are asked for names that they do not have.
    let byte = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'@' | 128..);
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let equals = from + memchr(b'=', bytes.get(from..)?)?;
            from = equals + 1;
            let begins = bytes[..equals].iter().rposition(|b| !byte(b)).map_or(0, |at| at + 1);
            let name = &text[begins..equals];
            let apart =
                matches!(bytes[..begins].last(), None | Some(b' ' | b',' | b'\t' | b'{' | b'['));
            if name.is_empty() || !apart || (!name.is_ascii() && !name.chars().all(letter)) {
                continue;
            }
            let after = &text[from..];
            let value = match after.strip_prefix('"') {
                Some(quoted) => {
                    let end = quoted.find('"').unwrap_or(quoted.len());
                    from += end + 2;
                    &quoted[..end]
                }
                None => {
                    &after[..memchr3(b' ', b',', b'\t', after.as_bytes()).unwrap_or(after.len())]
                }
            };
            return Some((name, value));
        }
    })
}

/// The value of the first pair of this name.
pub fn pair<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    pairs(text).find(|(own, _)| *own == name).map(|(_, value)| value)
}

/// The value of the first pair of the first of these names that a text holds.
pub fn first_pair<'a>(text: &'a str, names: &[&str]) -> Option<&'a str> {
    let ranked = pairs(text)
        .filter_map(|(own, value)| Some((names.iter().position(|name| *name == own)?, value)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_by_their_whole_name() {
        let line = "lane=fast sub_lane=slow note=\"two words\", n=3";
        assert_eq!(pair(line, "lane"), Some("fast"));
        assert_eq!(pair(line, "note"), Some("two words"));
        assert_eq!(pair(line, "n"), Some("3"));
        assert_eq!(pair(line, "ane"), None);
        assert_eq!(pair(line, ""), None);
        let line = "a=1 at={b=2, c=[d=3]} e=f=g msg=\"a=5 h=6\" x\"i=7 a=8 j==9";
        for (name, value) in [("a", "1"), ("b", "2"), ("e", "f=g"), ("j", "=9")] {
            assert_eq!(pair(line, name), Some(value), "{name}");
        }
        for name in ["f", "h", "i"] {
            assert_eq!(pair(line, name), None, "{name}");
        }
        assert_eq!(first_pair(line, &["none", "e", "a"]), Some("f=g"));
    }
}

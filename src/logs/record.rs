//! What a query asks of a line, whoever holds it.

use super::Level;
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
        pair(self, name)
    }

    fn time_of_day(&self) -> Option<i64> {
        None
    }
}

/// The value behind `name=` in a text: a word, or what stands in quotes.
pub fn pair<'a>(text: &'a str, name: &str) -> Option<Cow<'a, str>> {
    if name.is_empty() {
        return None;
    }
    for (at, _) in text.match_indices(name) {
        let starts =
            at == 0 || matches!(text.as_bytes()[at - 1], b' ' | b',' | b'\t' | b'{' | b'[');
        let Some(rest) = text[at + name.len()..].strip_prefix('=') else { continue };
        if !starts {
            continue;
        }
        return Some(match rest.strip_prefix('"') {
            Some(quoted) => Cow::Borrowed(quoted.split('"').next().unwrap_or(quoted)),
            None => Cow::Borrowed(rest.split([' ', ',', '\t']).next().unwrap_or(rest)),
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_by_their_whole_name() {
        let line = "lane=fast sub_lane=slow note=\"two words\", n=3";
        assert_eq!(pair(line, "lane").as_deref(), Some("fast"));
        assert_eq!(pair(line, "note").as_deref(), Some("two words"));
        assert_eq!(pair(line, "n").as_deref(), Some("3"));
        assert_eq!(pair(line, "ane"), None);
        assert_eq!(pair(line, ""), None);
    }
}

//! A finding: what is wrong, where, and what to do about it.

use serde::Serialize;
use std::ops::Range;

/// A stable name of a kind of finding, such as `SS102`; `assets/explain/` has a page for each.
pub type Code = &'static str;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be played, or would be played wrongly.
    Error,
    /// It can be played, and would be worse for it.
    Warning,
    /// Worth a look.
    Hint,
}

/// Where in its file a finding points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole, or its absence.
    #[default]
    File,
    /// A value of a RON file by its path, such as `people[3].knows[1].topics[0]`; looked up in the
    /// text only when the finding is shown.
    Path(String),
    /// Bytes of the file, as the parser gave them.
    Bytes(Range<usize>),
}

/// One thing that is wrong with a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    /// Relative to the scenario's folder, with `/`; empty for the folder itself.
    pub file: String,
    pub place: Place,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What to do, as one sentence without a full stop; empty where the message says it.
    pub what_to_do: String,
    /// Further facts, each a sentence.
    pub notes: Vec<String>,
}

impl Finding {
    /// Something that keeps the scenario from being played rightly.
    pub fn error(code: Code, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            file: file.into(),
            place: Place::File,
            message: message.into(),
            what_to_do: String::new(),
            notes: Vec::new(),
        }
    }

    /// Something that makes the scenario worse.
    pub fn warning(code: Code, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, message) }
    }

    /// Something that is worth a look.
    pub fn hint(code: Code, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Hint, ..Self::error(code, file, message) }
    }

    /// Points at a value by its path in the RON file.
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.place = Place::Path(path.into());
        self
    }

    /// Points at bytes of the file.
    pub fn at_bytes(mut self, bytes: Range<usize>) -> Self {
        self.place = Place::Bytes(bytes);
        self
    }

    /// Says what to do about it.
    pub fn help(mut self, what_to_do: impl Into<String>) -> Self {
        self.what_to_do = what_to_do.into();
        self
    }

    /// Adds a fact.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// Bytes of a wrong name, times those of all names that it is compared with, at most: beyond that
/// no right one is looked for.
const COMPARED_AT_MOST: usize = 100_000;

/// The candidate that a wrong name was probably meant to be, if one is near enough: a few letters
/// away, or else the only one that begins so.
pub fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    if !comparable(wrong, known.clone()) {
        return None;
    }
    let limit = (wrong.chars().count() / 3).max(1);
    let near = known
        .clone()
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min();
    if let Some((_, name)) = near {
        return Some(name);
    }
    let mut longer = known.into_iter().filter(|name| wrong.len() > 2 && name.starts_with(wrong));
    let first = longer.next()?;
    longer.all(|other| other == first).then_some(first)
}

fn comparable<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
    let mut left = COMPARED_AT_MOST;
    known.into_iter().all(|name| {
        let cost = wrong.len().max(1).saturating_mul(name.len().max(1));
        left = left.saturating_sub(cost);
        left > 0
    })
}

/// A remedy for a wrong name: the nearest known one, or the list of them.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(wrong, known.clone()) {
        return format!("did you mean `{name}`?");
    }
    if !comparable(wrong, known.clone()) {
        return "write one of the many names known here".to_owned();
    }
    let mut all: Vec<&str> = known.into_iter().collect();
    all.sort_unstable();
    all.dedup();
    match all.len() {
        0 => "there is nothing to choose from yet".to_owned(),
        1..=12 => format!("known here: {}", all.join(", ")),
        n => format!("none of the {n} names known here is near it"),
    }
}

/// A number with what it counts: `1 finding`, `2 findings`.
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Whether a character would steer a terminal instead of being shown.
pub fn steers(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Neither a scenario nor what is typed steers the terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// As [`printable`], for names and sentences: they cannot begin a line of their own either.
pub fn printable_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        let known = ["gatehouse", "sieve", "pigeon"];
        assert_eq!(nearest("seive", known), Some("sieve"));
        assert_eq!(nearest("gatehuose", known), Some("gatehouse"));
        assert_eq!(nearest("ledger", known), None);
        assert_eq!(nearest("gate", known), Some("gatehouse"));
        assert_eq!(nearest("gate", ["gatehouse", "gate-log"]), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(did_you_mean("ledger", known), "known here: gatehouse, pigeon, sieve");
    }

    #[test]
    fn a_name_of_megabytes_is_not_compared() {
        let long = "a".repeat(4 << 20);
        assert_eq!(nearest(&long, ["aa"]), None);
        assert_eq!(nearest("aa", [long.as_str(), "ab"]), None);
        assert_eq!(nearest("aa", vec!["ab"; 20_000]), Some("ab"));
        assert_eq!(nearest("aa", vec!["ab"; 30_000]), None);
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!([0, 1, 2].map(|n| count(n, "error")), ["0 errors", "1 error", "2 errors"]);
    }
}

//! Addresses of places in the evidence, as pins hold them.

use crate::scenario::model::{DAY, ItemId, Moment, Ms, PersonId, SourceId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a pin rests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Place {
    /// A row of a source, counted from 0.
    Row { source: SourceId, row: u32 },
    /// A point of a chart: where its step begins, UTC.
    Point { source: SourceId, series: String, at: Ms },
    /// What somebody told.
    Telling { person: PersonId, item: ItemId },
    /// Rows of a source that follow each other, by the first and the last of them.
    Rows { source: SourceId, first: u32, last: u32 },
    /// A sentence of what somebody told openly, counted from 1.
    Sentence { person: PersonId, item: ItemId, sentence: u32 },
    /// The lines of a log that a query finds, read with its clock set right by `ahead`.
    Found {
        source: SourceId,
        query: String,
        #[serde(default, skip_serializing_if = "is_zero")]
        ahead: Ms,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(ahead: &Ms) -> bool {
    *ahead == 0
}

impl Place {
    /// The rows from one to another, whichever comes first; from a row to itself it is that row.
    pub fn rows(source: SourceId, one: u32, other: u32) -> Place {
        let (first, last) = (one.min(other), one.max(other));
        if first == last {
            return Place::Row { source, row: first };
        }
        Place::Rows { source, first, last }
    }

    pub fn source(&self) -> Option<&SourceId> {
        match self {
            Place::Row { source, .. }
            | Place::Rows { source, .. }
            | Place::Point { source, .. }
            | Place::Found { source, .. } => Some(source),
            Place::Telling { .. } | Place::Sentence { .. } => None,
        }
    }

    /// The first and the last of its rows.
    pub fn span(&self) -> Option<(u32, u32)> {
        match self {
            Place::Row { row, .. } => Some((*row, *row)),
            Place::Rows { first, last, .. } => Some((*first, *last)),
            _ => None,
        }
    }

    /// What was told, of a telling and of a sentence of it.
    pub fn told(&self) -> Option<(&PersonId, &ItemId)> {
        match self {
            Place::Telling { person, item } | Place::Sentence { person, item, .. } => {
                Some((person, item))
            }
            _ => None,
        }
    }

    /// Whether a place holds all that another does. A sentence and its telling show the same.
    pub fn holds(&self, other: &Place) -> bool {
        match (self.span().zip(other.span()), self.told()) {
            (Some(((from, to), (first, last))), _) => {
                self.source() == other.source() && from <= first && last <= to
            }
            (None, Some(told)) => other.told() == Some(told),
            (None, None) => self == other,
        }
    }

    /// Whether two places have something in common that either of them shows. What a query finds
    /// counts as one with any line of the same log: it may be among them.
    fn shares(&self, other: &Place) -> bool {
        if matches!(self, Place::Found { .. }) || matches!(other, Place::Found { .. }) {
            return self.source() == other.source();
        }
        let meet = |(from, to): (u32, u32), (first, last): (u32, u32)| from <= last && first <= to;
        match (self.span().zip(other.span()), self.told()) {
            (Some((one, two)), _) => self.source() == other.source() && meet(one, two),
            (None, Some(told)) => other.told() == Some(told),
            (None, None) => self == other,
        }
    }

    /// The short form: `gatehouse-log:1234`, of a range `gatehouse-log:1234-1240`,
    /// `chart-cpu:mean@09:24:10`, `ruta/observe-runs`, of a sentence `ruta/observe-runs:2`, of what a
    /// query finds `gatehouse-log?status:502`.
    /// Times are UTC; those of another day than `midnight` opens bear their date.
    pub fn text(&self, midnight: Ms) -> String {
        match self {
            Place::Point { source, series, at } => {
                let ms = at.rem_euclid(DAY);
                let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60);
                let mut time = format!("{hour:02}:{minute:02}:{second:02}");
                if ms % 1_000 != 0 {
                    time.push_str(&format!(".{:03}", ms % 1_000));
                }
                if at.div_euclid(DAY) != midnight.div_euclid(DAY) {
                    time = format!("{} {time}", super::clock::date_of(*at));
                }
                format!("{source}:{series}@{time}")
            }
            other => other.to_string(),
        }
    }

    /// Reads the short form; `None` where it is none. Whether such a place exists is not asked here:
    /// see [`super::Sources::exists`].
    pub fn parse(text: &str, midnight: Ms) -> Option<Place> {
        if let Some((source, query)) = text.split_once('?')
            && !source.contains([':', '/'])
        {
            let (source, query) = (SourceId::from(some(source)?), some(query)?.to_owned());
            return Some(Place::Found { source, query, ahead: 0 });
        }
        let (head, rest) = text.split_once(':').unwrap_or((text, ""));
        if let Some((person, item)) = head.split_once('/') {
            let (person, item) = (some(person)?.into(), some(item)?.into());
            if head.len() == text.len() {
                return Some(Place::Telling { person, item });
            }
            let sentence = number(rest).filter(|sentence| *sentence > 0)?;
            return Some(Place::Sentence { person, item, sentence });
        }
        if let Some((source, rest)) = text.split_once(':') {
            let source = SourceId::from(some(source)?);
            if let Some((series, time)) = rest.rsplit_once('@') {
                let at = Moment::new(time).at(midnight)?;
                return Some(Place::Point { source, series: some(series)?.to_owned(), at });
            }
            return match rest.split_once('-') {
                None => Some(Place::Row { source, row: number(rest)? }),
                // From a later row to an earlier one is a slip of the pen.
                Some((first, last)) => {
                    let (first, last) = (number(first)?, number(last)?);
                    (first <= last).then(|| Place::rows(source, first, last))
                }
            };
        }
        None
    }
}

/// How many places there are of which no two show the same thing: a row that lies in a range, two ranges
/// that overlap, a telling and its sentences are one piece of evidence, however often it is pinned.
pub fn apart<'a>(places: impl IntoIterator<Item = &'a Place>) -> usize {
    let mut all: Vec<&Place> = places.into_iter().collect();
    let order =
        |place: &Place| (place.source().cloned(), place.span().map(|(first, last)| (last, first)));
    all.sort_by_cached_key(|place| order(place));
    let mut kept: Vec<&Place> = Vec::new();
    for place in all {
        if !kept.iter().any(|other| other.shares(place)) {
            kept.push(place);
        }
    }
    kept.len()
}

/// The short form, times with their date.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Row { source, row } => write!(f, "{source}:{row}"),
            Place::Rows { source, first, last } => write!(f, "{source}:{first}-{last}"),
            Place::Telling { person, item } => write!(f, "{person}/{item}"),
            Place::Sentence { person, item, sentence } => {
                write!(f, "{person}/{item}:{sentence}")
            }
            Place::Found { source, query, .. } => write!(f, "{source}?{query}"),
            // A day that no point lies on, so that the date is written.
            Place::Point { .. } => f.write_str(&self.text(Ms::MIN)),
        }
    }
}

fn some(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::midnight_of;
    use proptest::prelude::*;

    #[test]
    fn short_forms() {
        let midnight = midnight_of("2024-06-04").expect("a date");
        for text in [
            "gatehouse-log:1234",
            "chart-cpu:sieve workers@09:24:10",
            "chart-cpu:mean@2024-06-03 23:59:00",
            "ruta/observe-runs",
            "gatehouse-log:1234-1240",
            "ruta/observe-runs:2",
            "chart-cpu:a/b@09:24:10",
            "gatehouse-log?status:502 !path:/a/b after:11:24",
        ] {
            let place = Place::parse(text, midnight).expect(text);
            assert_eq!(place.text(midnight), text);
        }
        for text in [
            "",
            "log:",
            "log:-1",
            "log:x",
            ":3",
            "a:b@25:00",
            "/x",
            "x",
            "log:99999999999",
            "log:3-",
            "log:9-4",
            "log:3-4-5",
            "a/b:",
            "a/b:0",
            "a/b:x",
            "a/b:2-3",
            "/b:2",
            "a/:2",
            "log?",
            "log? ",
            "?x",
        ] {
            assert_eq!(Place::parse(text, midnight), None, "{text}");
        }
        let row = Place::Row { source: "log".into(), row: 5 };
        assert_eq!(Place::parse("log:5-5", midnight), Some(row), "one row is no range");
    }

    #[test]
    fn what_is_pinned_twice_counts_once() {
        let count = |texts: &[&str]| {
            let places = texts.iter().map(|text| Place::parse(text, 0).expect("a place"));
            apart(&places.collect::<Vec<_>>())
        };
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&["a:3", "a:1-9"]), 1, "a row in a range");
        assert_eq!(count(&["a:1-9", "a:2", "a:8"]), 2, "the rows count, not what holds both");
        assert_eq!(count(&["a:1-5", "a:5-9", "a:9-12"]), 2);
        assert_eq!(count(&["a:1-5", "b:1-5", "a:6"]), 3);
        assert_eq!(count(&["p/x", "p/x:1", "p/x:2", "p/y:1", "q/x"]), 3, "one telling is one");
        assert_eq!(count(&["c:m@09:00", "c:m@09:01", "c:n@09:00"]), 3);
        assert_eq!(count(&["a?x", "a?y", "a:7", "b?x"]), 2, "a log's lines, however asked for");
    }

    proptest! {
        #[test]
        fn every_form_reads_back(
            row in any::<u32>(),
            other in any::<u32>(),
            at in 0..4_000_000_000_000_i64,
        ) {
            let midnight = midnight_of("2024-06-04").expect("a date");
            for place in [
                Place::Row { source: "a-b".into(), row },
                Place::Point { source: "c".into(), series: "p 99".into(), at },
                Place::rows("a-b".into(), row, other),
                Place::Sentence { person: "p-1".into(), item: "i-2".into(), sentence: row.max(1) },
            ] {
                prop_assert_eq!(Place::parse(&place.text(midnight), midnight), Some(place.clone()));
                let kept = serde_json::to_string(&place).expect("a line of a journal");
                prop_assert_eq!(serde_json::from_str::<Place>(&kept).expect("reads back"), place);
            }
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,40}") {
            let _ = Place::parse(&text, 0);
        }
    }
}

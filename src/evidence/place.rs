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
}

impl Place {
    pub fn source(&self) -> Option<&SourceId> {
        match self {
            Place::Row { source, .. } | Place::Point { source, .. } => Some(source),
            Place::Telling { .. } => None,
        }
    }

    /// The short form: `gatehouse-log:1234`, `chart-cpu:mean@09:24:10`, `ruta/observe-runs`.
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
        if let Some((source, rest)) = text.split_once(':') {
            let source = SourceId::from(some(source)?);
            if let Some((series, time)) = rest.rsplit_once('@') {
                let at = Moment::new(time).at(midnight)?;
                return Some(Place::Point { source, series: some(series)?.to_owned(), at });
            }
            let digits = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
            let row = if digits { rest.parse().ok()? } else { return None };
            return Some(Place::Row { source, row });
        }
        let (person, item) = text.split_once('/')?;
        Some(Place::Telling { person: some(person)?.into(), item: some(item)?.into() })
    }
}

/// The short form, times with their date.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Row { source, row } => write!(f, "{source}:{row}"),
            Place::Telling { person, item } => write!(f, "{person}/{item}"),
            // A day that no point lies on, so that the date is written.
            Place::Point { .. } => f.write_str(&self.text(Ms::MIN)),
        }
    }
}

fn some(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
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
        ] {
            let place = Place::parse(text, midnight).expect(text);
            assert_eq!(place.text(midnight), text);
        }
        for text in ["", "log:", "log:-1", "log:x", ":3", "a:b@25:00", "/x", "x", "log:99999999999"]
        {
            assert_eq!(Place::parse(text, midnight), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_form_reads_back(row in any::<u32>(), at in 0..4_000_000_000_000_i64) {
            let midnight = midnight_of("2024-06-04").expect("a date");
            for place in [
                Place::Row { source: "a-b".into(), row },
                Place::Point { source: "c".into(), series: "p 99".into(), at },
            ] {
                prop_assert_eq!(Place::parse(&place.text(midnight), midnight), Some(place));
            }
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,40}") {
            let _ = Place::parse(&text, 0);
        }
    }
}

//! What the lines of a log are made of: kinds, fields, and one line in full.

use super::Desk;
use super::evidence_body::{mark, repeated};
use crate::evidence::{Place, Row, SourceView};
use crate::logs::Kind;
use crate::logs::kinds::{LISTED, Line, SAID, kinds as sorted};
use crate::logs::query::write;
use crate::scenario::model::Ms;
use crate::workbench::evidence::{Closer, FieldModel, KindModel, Since, ValueModel};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Lines that are alike among these rows.
pub fn kinds(rows: &[&Row]) -> Vec<KindModel> {
    let texts: Vec<Cow<'_, str>> = rows.iter().map(|row| rest(row)).collect();
    let lines = rows.iter().zip(&texts);
    let lines =
        lines.map(|(row, text)| Line { level: row.level, status: told(row, "status"), text });
    sorted(lines).iter().map(kind_model).collect()
}

/// A kind as it is shown.
pub fn kind_model(kind: &Kind) -> KindModel {
    KindModel {
        level: kind.level.map(mark),
        text: match &kind.status {
            Some(status) => format!("{status} {}", kind.text),
            None => kind.text.clone(),
        },
        count: kind.count as u64,
        query: kind.query.clone(),
    }
}

/// A value of a field as it is shown, with what finds it.
pub fn value_model(name: &str, value: &str, count: u64) -> ValueModel {
    ValueModel { value: value.to_owned(), count, query: write::field_is(name, value) }
}

/// A line without what its columns say. Of a request what was asked for, and what is noted behind it:
/// who asked, from where and with what would make each line a kind of its own.
fn rest(row: &Row) -> Cow<'_, str> {
    if let (Some(method), Some(path)) = (told(row, "method"), told(row, "path")) {
        // The id of a request is its own.
        let own = |word: &&str| *word != "-" && !word.starts_with("req=");
        let behind = row.text.rsplit('"').next().unwrap_or("").split_whitespace().filter(own);
        // The quotation mark keeps apart what is not side by side in the line.
        let request = format!("\"{method} {path}\"");
        return Cow::Owned(behind.chain([request.as_str()]).collect::<Vec<_>>().join(" "));
    }
    let said = repeated(&row.text, &row.shown_time);
    let (before, after) = (&row.text[..said.start], &row.text[said.end..]);
    if before.is_empty() { Cow::Borrowed(after) } else { Cow::Owned(format!("{before}0 {after}")) }
}

fn told<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    row.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

/// What the fields of these rows say; those that most lines have come first.
pub fn fields(rows: &[&Row]) -> Vec<FieldModel> {
    let mut all: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
    for row in rows {
        for (name, value) in row.fields.iter().filter(|(name, _)| !SAID.contains(&name.as_str())) {
            *all.entry(name).or_default().entry(value).or_default() += 1;
        }
    }
    let mut fields: Vec<FieldModel> =
        all.into_iter().map(|(n, values)| field(n, &values)).collect();
    fields.sort_by_key(|field| std::cmp::Reverse(field.lines));
    fields
}

fn field(name: &str, values: &BTreeMap<&str, u64>) -> FieldModel {
    let mut most: Vec<(&str, u64)> = values.iter().map(|(value, count)| (*value, *count)).collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let value = |(value, count): &(&str, u64)| value_model(name, value, *count);
    FieldModel {
        name: name.to_owned(),
        lines: values.values().sum(),
        values: values.len() as u64,
        range: range(values),
        most: most.iter().take(LISTED).map(value).collect(),
    }
}

/// The lowest, the middle and the highest of values that are all numbers and not the same.
fn range(values: &BTreeMap<&str, u64>) -> Option<[String; 3]> {
    let numbers = values.iter().map(|(value, count)| {
        value.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| (number, *count))
    });
    let mut numbers: Vec<(f64, u64)> = numbers.collect::<Option<_>>()?;
    numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = numbers.iter().map(|(_, count)| count).sum::<u64>().div_ceil(2);
    let mut seen = 0;
    let middle = numbers.iter().find(|(_, count)| {
        seen += count;
        seen >= half
    })?;
    let (low, high) = (numbers.first()?, numbers.last()?);
    (low.0 < high.0).then(|| [low.0, middle.0, high.0].map(|number| number.to_string()))
}

/// A line in full, measured from a pin: the one that was chosen, else the newest.
pub fn closer(desk: &Desk, view: &SourceView, row: &Row, since: Option<u32>) -> Closer {
    let fields = row.fields.iter().filter(|(name, _)| !SAID.contains(&name.as_str()));
    let fields = fields.map(|(n, v)| (n.clone(), v.clone(), write::field_is(n, v))).collect();
    let place = Place::Row { source: view.id.clone(), row: row.index };
    Closer { text: pretty(&row.text), fields, since: measured(desk, &place, since) }
}

/// A JSON object as it is read best; else the line.
pub fn pretty(text: &str) -> String {
    let object = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).ok();
    let pretty = object.and_then(|object| serde_json::to_string_pretty(&object).ok());
    pretty.unwrap_or_else(|| text.to_owned())
}

fn measured(desk: &Desk, place: &Place, since: Option<u32>) -> Option<Since> {
    let book = &desk.play.notebook;
    let time = |place: &Place| desk.case.sources.corrected(place, &book.alignments);
    let here = time(place)?;
    let other = |pin: &&u32| book.pins.get(pin).is_some_and(|pin| pin.place != *place);
    let timed = book.pins.iter().rev().map(|(number, _)| number).filter(other);
    let timed: Vec<(u32, Ms)> =
        timed.filter_map(|pin| Some((*pin, time(&book.pins.get(pin)?.place)?))).collect();
    let at = timed.iter().position(|(pin, _)| Some(*pin) == since).unwrap_or(0);
    let (pin, from) = *timed.get(at)?;
    let next = timed.get((at + 1) % timed.len()).map(|(next, _)| *next);
    Some(Since { pin, long: elapsed(here - from), next: next.filter(|next| *next != pin) })
}

/// Milliseconds in words, with their sign: `+4.380 s`, `−2 min 03 s`, `+1 h 02 min`.
fn elapsed(ms: Ms) -> String {
    let sign = if ms < 0 { '−' } else { '+' };
    let ms = ms.unsigned_abs();
    let (seconds, minutes) = (ms / 1000, ms / 60_000);
    match () {
        () if seconds < 60 => format!("{sign}{seconds}.{:03} s", ms % 1000),
        () if minutes < 60 => format!("{sign}{minutes} min {:02} s", seconds % 60),
        () => format!("{sign}{} h {:02} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logs::Query;
    use crate::scenario::model::Body;
    use crate::workbench::desk::sample;

    #[test]
    fn what_has_passed_in_words() {
        assert_eq!(elapsed(4_380), "+4.380 s");
        assert_eq!(elapsed(0), "+0.000 s");
        assert_eq!(elapsed(-123_456), "−2 min 03 s");
        assert_eq!(elapsed(3_720_000), "+1 h 02 min");
    }

    /// Each kind of each log is found by its query, with all its lines; kinds are few, and what no
    /// query finds is rare.
    #[test]
    fn every_kind_of_the_incident_is_found_by_what_it_writes() {
        let desk = sample::investigating();
        let (mut kinds_of_all, mut off) = (0, 0);
        for source in &desk.scenario().shelf.sources {
            let Some(view) = desk.case.sources.get(&source.id) else { continue };
            if !matches!(source.body, Body::Logs(_)) {
                continue;
            }
            let all: Vec<&Row> = view.rows().iter().collect();
            let found = kinds(&all);
            let sum: u64 = found.iter().map(|kind| kind.count).sum();
            assert_eq!(sum, all.len() as u64, "{}", source.id);
            assert!(found.len() * 12 < all.len(), "{}: {} kinds", source.id, found.len());
            kinds_of_all += found.len();
            for kind in found.iter().filter(|kind| !kind.query.is_empty()) {
                let query = Query::parse(&kind.query).unwrap_or_else(|e| panic!("{kind:?}: {e}"));
                let hits = view.rows().iter().filter(|row| query.matches(&view.line(row))).count();
                assert!(hits as u64 >= kind.count, "{kind:?}: {hits}");
                off += usize::from(hits as u64 > kind.count + kind.count / 50);
            }
            let without = found.iter().filter(|kind| kind.query.is_empty());
            let lines: u64 = without.map(|kind| kind.count).sum();
            assert!(lines * 50 <= sum, "{}: {lines} lines have no query", source.id);
        }
        assert!(kinds_of_all > 60, "{kinds_of_all}");
        assert!(off * 10 <= kinds_of_all, "{off} of {kinds_of_all} kinds find others too");
    }

    #[test]
    fn every_value_of_a_field_is_found_by_what_it_writes() {
        let desk = sample::investigating();
        let view = desk.case.sources.get(&"sieve-log".into()).expect("a log");
        let all: Vec<&Row> = view.rows().iter().collect();
        let fields = fields(&all);
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        assert!(names.contains(&"verdict") && names.contains(&"ms"), "{names:?}");
        assert!(fields.iter().any(|field| field.name == "ms" && field.range.is_some()));
        let mut asked = 0;
        for field in &fields {
            for value in field.most.iter().take(3) {
                let Some(query) = &value.query else { continue };
                let query = Query::parse(query).expect("a query");
                let hits = view.rows().iter().filter(|row| query.matches(&view.line(row)));
                assert!(hits.count() as u64 >= value.count, "{} {value:?}", field.name);
                asked += 1;
            }
        }
        assert!(asked > 10, "{asked}");
    }
}

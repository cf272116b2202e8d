//! What is on the screen of an opened log.

use super::reading::{LogReader, SOURCE};
use crate::book::{FileOf, Overview, Row, Studied};
use crate::logs::histogram::{DAY, HOUR};
use crate::logs::query::write;
use crate::logs::{Line, Record as _};
use crate::text::Words;
use crate::workbench::desk::evidence_alike::{kind_model, pretty, value_model};
use crate::workbench::desk::evidence_body::mark;
use crate::workbench::desk::evidence_day::window;
use crate::workbench::evidence::{
    Body, Closer, Density, EvidenceModel, FieldModel, KindModel, Lines, Looked, OpenSource, RowKey,
    RowModel,
};
use jiff::civil::Time;
use std::borrow::Cow;
use std::ops::Range;

/// Bars of the strip above the lines.
const BARS: usize = 200;
/// Times below the strip, at most.
const TICKS: i64 = 7;

/// What the screen shows now; asks what the player asks.
pub fn model(reader: &mut LogReader, words: &Words) -> EvidenceModel {
    reader.ask();
    let reader = &*reader;
    let (state, book) = (&reader.state, &reader.book);
    let (matched, exact) = reader.count();
    let studied = reader.study.as_ref().and_then(|study| study.get());
    let fit = u64::from(state.rows_wanted.max(64));
    let first = state.top_row.min(matched.saturating_sub(1));
    let numbers = reader.lines(first, fit as usize + 1);
    let rows = numbers.iter().filter_map(|line| book.line(*line));
    let files = book.files();
    let looks = |way| studied.as_deref().filter(|_| state.looked == way);
    let lines = Lines {
        search: true,
        real: true,
        more: !exact,
        looking: reader.study.is_some() && studied.is_none(),
        one_writer: files.len() < 2,
        mistake: reader.mistake.clone(),
        matched,
        all: book.lines().known,
        first,
        rows: rows.map(|row| shown(reader, &files, row)).collect(),
        density: density(reader, &book.overview(BARS)).map(Box::new),
        picked: state.picked_now().iter().map(|one| one.name.clone()).collect(),
        kinds: looks(Looked::Kinds).map(kinds).unwrap_or_default(),
        fields: looks(Looked::Fields).map(fields).unwrap_or_default(),
        ..Lines::default()
    };
    let chosen = reader.line(state.selected).filter(|_| state.closer);
    let open = OpenSource {
        id: SOURCE.to_owned(),
        name: words.get("log-lines"),
        closer: chosen.and_then(|line| book.line(line)).map(|row| closer(&row)),
        body: Body::Lines(lines),
        ..OpenSource::default()
    };
    EvidenceModel { open: Some(open), ..EvidenceModel::default() }
}

/// A line as its row shows it: when, how serious, and of several files which.
fn shown(reader: &LogReader, files: &[FileOf], row: Row) -> RowModel {
    let line = Line::new(row.text.as_bytes(), "");
    let level = line.level().map(mark);
    // What the column says is not said again.
    let quiet = time_in(&row.text, line.stamp_bytes());
    let finely = row.text[quiet.clone()].contains(['.', ',']);
    let time = line.stamp().map(|stamp| of_day(stamp.time(), finely));
    let query = reader.ask.as_ref().map(|ask| ask.query());
    let marks = query.map(|query| query.highlights(&row.text)).unwrap_or_default();
    let several = files.len() > 1;
    let place = several.then(|| reader.book.place(row.number)).flatten();
    let file = place.and_then(|place| files.get(place.file)).map(FileOf::source);
    let picked = reader.state.picked_now();
    let picked = picked.iter().map(|one| line.field(&one.name).map(Cow::into_owned));
    let picked = picked.map(Option::unwrap_or_default).collect();
    RowModel {
        picked,
        key: RowKey {
            source: SOURCE.to_owned(),
            row: u32::try_from(row.number).unwrap_or(u32::MAX),
        },
        time: time.unwrap_or_default(),
        level,
        // A row has its columns also where nothing stands in them.
        who: file.unwrap_or_else(|| " ".to_owned()),
        quiet,
        text: row.text,
        marks,
        ..RowModel::default()
    }
}

/// The bytes of a line's time, with the brackets and the space that go with it.
fn time_in(text: &str, stamp: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = stamp;
    if start < end {
        if text[..start].ends_with('[') && text[end..].starts_with(']') {
            (start, end) = (start - 1, end + 1);
        }
        end = text.len() - text[end..].trim_start().len();
    }
    start..end
}

/// A time of day, to the millisecond where its line has any.
fn of_day(time: Time, finely: bool) -> String {
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    match time.millisecond() {
        0 if !finely => format!("{hour:02}:{minute:02}:{second:02}"),
        milli => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    }
}

/// A line in full, with its fields.
fn closer(row: &Row) -> Closer {
    let line = Line::new(row.text.as_bytes(), "");
    let fields = line.fields().listed(line.text()).into_iter().flatten().map(|(name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let query = write::field_is(&name, &value);
        (name, value, query)
    });
    let fields = fields.collect();
    let rest = if row.cut { format!(" … ({} bytes)", row.bytes) } else { String::new() };
    Closer { text: pretty(&row.text) + &rest, fields, since: None }
}

/// How many lines fall where in the time that all of them cover. Where a bar leads is reckoned from how
/// many lines stand in those before it: lines that are out of order are near it.
fn density(reader: &LogReader, overview: &Overview) -> Option<Density> {
    let long = overview.rows.len();
    if long < 2 {
        return None;
    }
    let known = reader.book.lines().known;
    let timed: u64 = overview.rows.iter().flatten().sum();
    let mut before: u128 = 0;
    let mut first = Vec::with_capacity(long);
    for counts in &overview.rows {
        let line = (before * u128::from(known) / u128::from(timed.max(1))) as u64;
        first.push(line);
        before += u128::from(counts.iter().sum::<u64>());
    }
    let first = reader.rows_near(&first);
    let narrow = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let stretches = overview.rows.iter().map(|counts| {
        let [critical, errors, warnings, rest @ ..] = counts;
        [narrow(critical + errors), narrow(*warnings), narrow(rest.iter().sum())]
    });
    let ticks = ticks(overview.first, overview.step * long as i64);
    let from = overview.first * 1000;
    let to = from + overview.step * 1000 * long as i64;
    let query = reader.ask.as_ref().map(|ask| ask.query());
    let window = window(query, from, (to - from).max(1), 0);
    let span = Some((from, to));
    Some(Density { stretches: stretches.collect(), first, ticks, window, span, ever: Vec::new() })
}

/// Round times below the strip, which is so many seconds long.
fn ticks(from: i64, long: i64) -> Vec<(f32, String)> {
    let steps = [1, 5, 15, 60, 300, 900, 1800, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY];
    let step = steps.into_iter().find(|step| long / step < TICKS).unwrap_or(long / TICKS + 1);
    let form = match step {
        ..60 => "%H:%M:%S",
        60..DAY => "%H:%M",
        _ => "%d %b",
    };
    let first = from.div_euclid(step) + 1;
    let times = (first..).map(|number| number * step).take_while(|at| *at < from + long);
    let said = |at: i64| jiff::Timestamp::from_second(at).map(|at| at.strftime(form).to_string());
    let tick = |at| Some(((at - from) as f32 / long as f32, said(at).ok()?));
    times.filter_map(tick).collect()
}

fn kinds(studied: &Studied) -> Vec<KindModel> {
    studied.kinds.iter().map(kind_model).collect()
}

fn fields(studied: &Studied) -> Vec<FieldModel> {
    let fields = studied.fields.iter().map(|field| FieldModel {
        name: field.name.clone(),
        lines: field.lines,
        values: field.values,
        range: None,
        most: field.most.iter().map(|(value, n)| value_model(&field.name, value, *n)).collect(),
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a line beside its column.
    fn rest(text: &str) -> String {
        let quiet = time_in(text, Line::new(text.as_bytes(), "").stamp_bytes());
        format!("{}{}", &text[..quiet.start], &text[quiet.end..])
    }

    #[test]
    fn only_the_time_is_left_to_its_column() {
        assert_eq!(rest("2025-06-04T09:24:10.123Z INFO  a: b"), "INFO  a: b");
        assert_eq!(rest("Jun  4 09:24:10 host app: b"), "host app: b");
        let access = r#"192.0.2.5 - - [04/Jun/2025:09:24:10 +0000] "GET / HTTP/1.1" 200 5"#;
        assert_eq!(rest(access), r#"192.0.2.5 - - "GET / HTTP/1.1" 200 5"#);
        assert_eq!(
            rest(r#"{"ts":"2025-06-04T09:24:10Z","msg":"a"}"#),
            r#"{"ts":"2025-06-04T09:24:10Z","msg":"a"}"#
        );
        assert_eq!(
            rest("    at com.example.Store.put(Store.java:12)"),
            "    at com.example.Store.put(Store.java:12)"
        );
        assert_eq!(rest(""), "");
    }

    #[test]
    fn times_below_the_strip_are_round() {
        let at = |from, long| {
            let texts = ticks(from, long).into_iter().map(|(_, text)| text);
            texts.collect::<Vec<String>>().join(" ")
        };
        let nine = 1_749_027_600;
        assert_eq!(at(nine - 90, 3600), "09:00 09:15 09:30 09:45");
        assert_eq!(at(nine + 1, 20), "09:00:05 09:00:10 09:00:15 09:00:20");
        assert_eq!(at(nine, 6 * DAY), "05 Jun 06 Jun 07 Jun 08 Jun 09 Jun 10 Jun");
        assert!(ticks(nine, 4000 * DAY).len() <= 7);
    }
}

//! What is on the screen of an opened log.

use super::reading::{LogReader, SOURCE};
use crate::book::{Overview, Row, Studied};
use crate::logs::histogram::{DAY, HOUR};
use crate::logs::line::stamp;
use crate::logs::query::write;
use crate::logs::{Level, Line, Record as _};
use crate::text::Words;
use crate::workbench::desk::evidence_alike::pretty;
use crate::workbench::desk::evidence_body::mark;
use crate::workbench::evidence::{
    Body, Closer, Density, EvidenceModel, FieldModel, KindModel, Lines, Looked, OpenSource, RowKey,
    RowModel, ValueModel,
};
use jiff::civil::Time;

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
    let numbers = match &reader.ask {
        Some(ask) => ask.matches(first, fit as usize + 1),
        None => (first..matched.min(first + fit + 1)).collect(),
    };
    let rows = numbers.iter().filter_map(|line| book.line(*line));
    let looks = |way| studied.as_deref().filter(|_| state.looked == way);
    let lines = Lines {
        search: true,
        real: true,
        more: !exact,
        looking: reader.study.is_some() && studied.is_none(),
        one_writer: book.files().len() < 2,
        mistake: reader.mistake.clone(),
        matched,
        all: book.lines().known,
        first,
        rows: rows.map(|row| shown(reader, row)).collect(),
        density: density(reader, &book.overview(BARS)),
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
fn shown(reader: &LogReader, row: Row) -> RowModel {
    let line = Line::new(row.text.as_bytes(), "");
    let level = line.level().map(mark);
    // What the columns say is not said again, if the line begins with it.
    let after = stamp(&row.text).map_or(0, |(_, after)| after);
    let finely = row.text[..after].contains(['.', ',']);
    let time = line.stamp().map(|stamp| of_day(stamp.time(), finely));
    let quiet = 0..after + row.text[after..].len() - row.text[after..].trim_start().len();
    let query = reader.ask.as_ref().map(|ask| ask.query());
    let marks = query.map(|query| query.highlights(&row.text)).unwrap_or_default();
    let file = reader.book.place(row.number).and_then(|place| {
        let files = reader.book.files();
        files.get(place.file).filter(|_| files.len() > 1).map(|file| file.source())
    });
    RowModel {
        key: RowKey {
            source: SOURCE.to_owned(),
            row: u32::try_from(row.number).unwrap_or(u32::MAX),
        },
        time: time.unwrap_or_default(),
        level,
        // A row has its columns also where nothing stands in them.
        who: file.unwrap_or_else(|| " ".to_owned()),
        quiet: if after > 0 { quiet } else { 0..0 },
        text: row.text,
        marks,
        ..RowModel::default()
    }
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
        first.push(reader.ask.as_ref().map_or(line, |ask| ask.rank(line)));
        before += u128::from(counts.iter().sum::<u64>());
    }
    let narrow = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let stretches = overview.rows.iter().map(|counts| {
        let [critical, errors, warnings, rest @ ..] = counts;
        [narrow(critical + errors), narrow(*warnings), narrow(rest.iter().sum())]
    });
    let ticks = ticks(overview.first, overview.step * long as i64);
    Some(Density { stretches: stretches.collect(), first, ticks, window: None })
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
    let of = |level: Option<Level>| level.map(mark);
    let kinds = studied.kinds.iter().map(|kind| KindModel {
        level: of(kind.level),
        text: match &kind.status {
            Some(status) => format!("{status} {}", kind.text),
            None => kind.text.clone(),
        },
        count: kind.count as u64,
        query: kind.query.clone(),
    });
    kinds.collect()
}

fn fields(studied: &Studied) -> Vec<FieldModel> {
    let value = |name: &str, (value, count): &(String, u64)| ValueModel {
        value: value.clone(),
        count: *count,
        query: write::field_is(name, value),
    };
    let fields = studied.fields.iter().map(|field| FieldModel {
        name: field.name.clone(),
        lines: field.lines,
        values: field.values,
        range: None,
        most: field.most.iter().map(|one| value(&field.name, one)).collect(),
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! What the open source shows: the rows that are on screen, the chart, the clock.

use super::Desk;
use super::evidence_day::density;
use super::evidence_diff::Compared;
use super::{evidence_alike, evidence_table};
use crate::evidence::{Body as Shown, Place, Row, SourceView};
use crate::logs::{Level, Query};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::evidence::{
    Body, Chart, ClockState, Density, EvidenceUi, FieldModel, KindModel, Lines, Looked, Message,
    Paragraph, Point, RowKey, RowModel, Series, Sorted,
};
use crate::workbench::kit::{LevelMark, markup};
use regex::Regex;
use std::sync::LazyLock;

/// Rows that a query matched, kept while neither it nor the alignments change.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    query: String,
    source: Option<SourceId>,
    ahead: Ms,
    /// The last query that could be read; a wrong one leaves its rows on screen.
    good: Option<Query>,
    rows: Vec<u32>,
    mistake: Option<String>,
    /// Where in the day those rows are.
    density: Option<Density>,
    /// Rows beyond this instant are left out, true time: somebody else's eyes.
    until: Option<Ms>,
    /// Whether one writer wrote every row.
    one_writer: bool,
    /// How a table is sorted.
    sorted: Option<Sorted>,
    /// What the lines of a diff are, once asked for.
    compared: Option<Compared>,
    /// What those rows are made of, once asked for.
    kinds: Option<Vec<KindModel>>,
    fields: Option<Vec<FieldModel>>,
}

impl Searched {
    /// Searches the source, unless that has been done.
    fn search(
        &mut self,
        desk: &Desk,
        view: &SourceView,
        query: &str,
        ahead: Ms,
        (until, sorted): (Option<Ms>, Option<Sorted>),
    ) {
        let same =
            self.source.as_ref() == Some(&view.id) && self.ahead == ahead && self.until == until;
        if same && self.query == query && self.sorted == sorted {
            return;
        }
        self.sorted = sorted;
        query.clone_into(&mut self.query);
        match Query::parse(query) {
            Ok(read) => {
                self.mistake = None;
                self.good = Some(read);
            }
            Err(error) => {
                self.mistake = Some(error.to_string());
                if same {
                    return;
                }
                self.good = None;
            }
        }
        self.source = Some(view.id.clone());
        self.ahead = ahead;
        self.until = until;
        let matches = |row: &&Row| {
            self.good.as_ref().is_none_or(|query| query.matches(&view.aligned_line(row, ahead)))
        };
        let there = |row: &&Row| before(desk, view, row, until);
        let rows = view.rows().iter().filter(there).filter(matches);
        self.rows = rows.map(|row| row.index).collect();
        if let Some(sorted) = sorted {
            evidence_table::sort(view, &mut self.rows, sorted);
        }
        (self.kinds, self.fields, self.compared) = (None, None, None);
        self.density = density(view, &self.rows, self.good.as_ref(), ahead);
        let mut writers = view.rows().iter().map(|row| &row.who);
        let first = writers.next();
        self.one_writer = writers.all(|who| Some(who) == first);
    }

    /// Sorts the rows that match into kinds, or by what their fields say, unless that has been done.
    fn sorts(&mut self, view: &SourceView, looked: Looked) {
        match looked {
            Looked::Lines => {}
            Looked::Kinds => {
                self.kinds.get_or_insert_with(|| evidence_alike::kinds(view, &self.rows));
            }
            Looked::Fields => {
                self.fields.get_or_insert_with(|| evidence_alike::fields(view, &self.rows));
            }
        }
    }

    /// Rows that match, by number.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The row with this number among those that match, in the source that was searched last.
    pub fn row<'a>(&self, view: &'a SourceView, number: u64) -> Option<&'a Row> {
        let row = usize::try_from(number).ok().and_then(|number| self.rows.get(number));
        row.filter(|_| self.source.as_ref() == Some(&view.id)).and_then(|row| view.row(*row))
    }
}

/// When a row was written, by the clocks as the player has aligned them.
pub(super) fn known(desk: &Desk, view: &SourceView, row: &Row) -> Option<Ms> {
    let place = Place::Row { source: view.id.clone(), row: row.index };
    desk.case.sources.corrected(&place, &desk.play.notebook.alignments)
}

/// Whether a row was there at an instant.
fn before(desk: &Desk, view: &SourceView, row: &Row, until: Option<Ms>) -> bool {
    until.is_none_or(|until| known(desk, view, row).is_none_or(|at| at <= until))
}

/// What the source shows; no further than `until`, where somebody else's eyes end.
pub fn body(
    desk: &Desk,
    view: &SourceView,
    searched: &mut Searched,
    ui: &EvidenceUi,
    until: Option<Ms>,
) -> Body {
    let spec = desk.scenario().source(&view.id).map(|source| &source.body);
    match (&view.body, spec) {
        (Shown::Chart(chart), _) => Body::Chart(of_chart(desk, view, chart, until)),
        (Shown::Rows { rows, .. }, Some(crate::scenario::model::Body::Chat(_))) => {
            let there = rows.iter().filter(|row| before(desk, view, row, until));
            Body::Chat(there.map(|row| message(desk, view, rows, row)).collect())
        }
        (Shown::Rows { rows, .. }, Some(crate::scenario::model::Body::Paper(_))) => {
            Body::Paper(paper(desk, view, rows))
        }
        (Shown::Rows { columns, rows }, spec) => {
            let logs = spec.is_some_and(|spec| spec.is_log());
            let diff = matches!(spec, Some(crate::scenario::model::Body::Diff(_)));
            let query = if logs { ui.query_in(view.id.as_str()) } else { "" };
            let ahead = desk.play.notebook.alignments.get(&view.id).copied().unwrap_or(0);
            let sorted = ui.sorted_in(view.id.as_str()).filter(|_| !columns.is_empty());
            searched.search(desk, view, query, ahead, (until, sorted));
            if logs {
                searched.sorts(view, ui.looked);
            }
            if diff {
                let shown = &searched.rows;
                searched.compared.get_or_insert_with(|| Compared::of(rows, shown));
            }
            let first = usize::try_from(ui.top_row).unwrap_or(0);
            let wanted = ui.rows_wanted.max(64) as usize;
            let chosen = searched.row(view, ui.selected).and_then(|row| row.request.clone());
            let hunk = rows.iter().position(|row| diff && row.text.starts_with("@@ "));
            let shown = searched.rows.iter().skip(first).take(wanted + 1);
            Body::Lines(Lines {
                columns: columns.clone(),
                sorted,
                diff,
                sides: searched.compared.as_ref().map(|one| one.sides.clone()).unwrap_or_default(),
                search: logs,
                real: false,
                more: false,
                looking: false,
                one_writer: logs && searched.one_writer,
                mistake: searched.mistake.clone(),
                matched: searched.rows.len() as u64,
                all: rows.len() as u64,
                first: first as u64,
                begins: hunk.unwrap_or(0) as u64,
                rows: shown
                    .filter_map(|at| view.row(*at))
                    .map(|row| RowModel {
                        related: chosen.is_some() && row.request == chosen,
                        ..line(desk, view, searched.good.as_ref(), row, diff)
                    })
                    .map(|row| match &searched.compared {
                        Some(compared) => compared.shown(row),
                        None => row,
                    })
                    .collect(),
                density: searched.density.clone().filter(|_| logs),
                kinds: of_look(ui.looked, Looked::Kinds, &searched.kinds),
                fields: of_look(ui.looked, Looked::Fields, &searched.fields),
            })
        }
    }
}

/// What is kept for one way to look at a log, while one looks so.
fn of_look<T: Clone>(looked: Looked, way: Looked, kept: &Option<Vec<T>>) -> Vec<T> {
    kept.as_ref().filter(|_| looked == way).cloned().unwrap_or_default()
}

fn key(view: &SourceView, row: &Row) -> RowKey {
    RowKey { source: view.id.to_string(), row: row.index }
}

/// Who wrote a row, as colleagues call them.
pub(super) fn who(desk: &Desk, row: &Row) -> String {
    row.who.as_ref().map_or_else(String::new, |who| called(desk, who))
}

/// A person of the cast as colleagues call them, anybody else by name.
pub(super) fn called(desk: &Desk, who: &str) -> String {
    let person = desk.scenario().person(&PersonId::from(who));
    person.map_or_else(|| who.to_owned(), |person| person.called.clone())
}

/// A level as the screens show it.
pub fn mark(level: Level) -> LevelMark {
    match level {
        Level::Debug => LevelMark::Debug,
        Level::Info => LevelMark::Info,
        Level::Warn => LevelMark::Warning,
        Level::Error | Level::Critical => LevelMark::Error,
    }
}

fn line(desk: &Desk, view: &SourceView, query: Option<&Query>, row: &Row, diff: bool) -> RowModel {
    let level = row.level.map(mark);
    let added = match row.text.as_bytes().first() {
        // The names of the files are neither in nor out.
        _ if row.text.starts_with("+++ ") || row.text.starts_with("--- ") => None,
        Some(b'+') if diff => Some(true),
        Some(b'-') if diff => Some(false),
        _ => None,
    };
    let (pin, held) = desk.pins_of(&view.id, row.index);
    RowModel {
        key: key(view, row),
        at: if diff { None } else { known(desk, view, row) },
        // Of a diff the text says when.
        time: if diff { String::new() } else { row.shown_time.clone() },
        level,
        who: who(desk, row),
        text: row.text.clone(),
        marks: query.map(|query| query.highlights(&row.text)).unwrap_or_default(),
        cells: row.cells.clone(),
        quiet: if diff { 0..0 } else { repeated(&row.text, &row.shown_time) },
        added,
        number: None,
        pin,
        held,
        related: false,
    }
}

/// Bytes of a log line that say what stands in the columns before it: its time, level and writer.
pub(super) fn repeated(text: &str, time: &str) -> std::ops::Range<usize> {
    if time.is_empty() {
        return 0..0;
    }
    let found = HEAD.as_ref().and_then(|head| head.find(text)).map(|found| found.range());
    let inside = || BRACKET.as_ref().and_then(|head| head.find(text)).map(|found| found.range());
    let range = found.filter(|range| range.end > 0).or_else(inside).unwrap_or(0..0);
    let shows = text.get(range.clone()).is_some_and(|part| part.contains(time));
    if shows { range } else { 0..0 }
}

/// Time, level and writer at the head of a line, in each format that writes them there.
static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let time = r#"^(?:\{"(?:ts|time)":"|ts=)?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?"#;
    let zone = r#"(?:Z|[+-]\d\d:?\d\d)?"?,?\s*"#;
    let level = r#"(?:"level":"\w+",?|level=\w+|[A-Z]{4,5}\b)?\s*"#;
    let host = r#"(?:"host":"[^"]*",?|host=\S+|[\w.-]+:)?\s*(?:"msg":|msg=)?"#;
    Regex::new(&[time, zone, level, host].concat()).ok()
});

/// A time between brackets, as access logs have it.
static BRACKET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let time = r"\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\] ?";
    Regex::new(time).ok()
});

fn message(desk: &Desk, view: &SourceView, rows: &[Row], row: &Row) -> Message {
    let answers = row.answers.and_then(|at| rows.get(at as usize));
    let answers = answers.map(|row| format!("{}: {}", who(desk, row), row.text));
    let (pin, held) = desk.pins_of(&view.id, row.index);
    Message {
        key: key(view, row),
        at: known(desk, view, row),
        who: who(desk, row),
        time: row.shown_time.clone(),
        text: row.text.clone(),
        answers: answers.unwrap_or_default(),
        moves: Vec::new(),
        pin,
        held,
    }
}

fn paper(desk: &Desk, view: &SourceView, rows: &[Row]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = rows
        .iter()
        .map(|row| {
            let (pin, held) = desk.pins_of(&view.id, row.index);
            Paragraph { key: key(view, row), block: markup::of_row(&row.text, row.code), pin, held }
        })
        .collect();
    markup::tables(paragraphs.iter_mut().map(|paragraph| &mut paragraph.block));
    paragraphs
}

fn of_chart(
    desk: &Desk,
    view: &SourceView,
    chart: &crate::evidence::ChartView,
    until: Option<Ms>,
) -> Chart {
    let series = chart.series.iter().map(|series| Series {
        name: series.name.clone(),
        points: series
            .points
            .iter()
            .filter(|point| until.is_none_or(|until| point.at <= until))
            .map(|point| Point {
                at: point.at,
                value: point.value,
                pin: desk
                    .pin_on(&Place::Point {
                        source: view.id.clone(),
                        series: series.name.clone(),
                        at: point.at,
                    })
                    .map(|pin| format!("P{pin}")),
            })
            .collect(),
    });
    // The axis shows the source's own clock.
    let start = desk.case.day.start;
    let offset_ms = view.clock.raw(start) - start;
    Chart {
        unit: chart.unit.clone(),
        floor: chart.floor,
        series: series.collect(),
        offset_ms,
        known_ms: chart_known(desk, view),
        gaps: chart.gaps.clone(),
    }
}

/// Milliseconds from a time on the chart's axis to the moment as the player may know it.
fn chart_known(desk: &Desk, view: &SourceView) -> Ms {
    let (start, held) = (desk.case.day.start, &desk.play.notebook.alignments);
    let ahead = held.get(&view.id).copied().unwrap_or(0);
    view.clock.corrected(view.clock.raw(start), ahead) - start
}

pub fn clock(desk: &Desk, words: &Words, source: &Source) -> Option<ClockState> {
    let ahead = desk.play.notebook.alignments.get(&source.id);
    let aligned = ahead.map(|ms| {
        let seconds = *ms as f64 / 1000.0;
        words.with("clock-aligned", &[("seconds", format!("{seconds:+.1}").into())])
    });
    Some(ClockState {
        zone: source.clock.zone.clone(),
        suspected: String::new(),
        aligned,
        can_align: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_columns_say_is_not_said_again() {
        let rest = |text: &str, time: &str| {
            let quiet = repeated(text, time);
            format!("{}{}", &text[..quiet.start], &text[quiet.end..])
        };
        let plain = "2024-06-04 09:24:10.015 INFO  pigeon: push: ruleset 2211";
        assert_eq!(rest(plain, "09:24:10.015"), "push: ruleset 2211");
        let pairs = "ts=2024-06-04T09:24:10.655Z level=info host=sieve msg=\"page read\" ms=4";
        assert_eq!(rest(pairs, "09:24:10.655"), "\"page read\" ms=4");
        let access = "192.0.2.53 a.example [2024-06-04T08:00:08Z] \"GET /\" 200";
        assert_eq!(rest(access, "08:00:08"), "192.0.2.53 a.example \"GET /\" 200");
        // Without a column, or with another time, all of it stands.
        assert_eq!(rest(plain, ""), plain);
        assert_eq!(rest(plain, "11:24:10"), plain);
        assert_eq!(rest("nothing known", "09:24"), "nothing known");
    }
}

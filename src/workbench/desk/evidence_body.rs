//! What the open source shows: the rows that are on screen, the chart, the clock.

use super::Desk;
use super::evidence_day::density;
use crate::evidence::{Body as Shown, Place, Row, SourceView};
use crate::logs::{Level, Query};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::evidence::{
    Body, Chart, ClockState, Density, EvidenceUi, Lines, Message, Paragraph, Point, RowKey,
    RowModel, Series,
};
use crate::workbench::kit::{LevelMark, markup};

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
}

impl Searched {
    /// Searches the source, unless that has been done.
    fn search(&mut self, view: &SourceView, query: &str, ahead: Ms) {
        let same = self.source.as_ref() == Some(&view.id) && self.ahead == ahead;
        if same && self.query == query {
            return;
        }
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
        let matches = |row: &&Row| {
            self.good.as_ref().is_none_or(|query| query.matches(&view.aligned_line(row, ahead)))
        };
        self.rows = view.rows().iter().filter(matches).map(|row| row.index).collect();
        self.density = density(view, &self.rows);
    }

    /// The row with this number among those that match, in the source that was searched last.
    pub fn row<'a>(&self, view: &'a SourceView, number: u64) -> Option<&'a Row> {
        let row = usize::try_from(number).ok().and_then(|number| self.rows.get(number));
        row.filter(|_| self.source.as_ref() == Some(&view.id)).and_then(|row| view.row(*row))
    }
}

pub fn body(desk: &Desk, view: &SourceView, searched: &mut Searched, ui: &EvidenceUi) -> Body {
    let spec = desk.scenario().source(&view.id).map(|source| &source.body);
    match (&view.body, spec) {
        (Shown::Chart(chart), _) => Body::Chart(of_chart(desk, view, chart)),
        (Shown::Rows { rows, .. }, Some(crate::scenario::model::Body::Chat(_))) => {
            Body::Chat(rows.iter().map(|row| message(desk, view, rows, row)).collect())
        }
        (Shown::Rows { rows, .. }, Some(crate::scenario::model::Body::Paper(_))) => {
            Body::Paper(paper(desk, view, rows))
        }
        (Shown::Rows { columns, rows }, spec) => {
            let logs = matches!(spec, Some(crate::scenario::model::Body::Logs(_)));
            let diff = matches!(spec, Some(crate::scenario::model::Body::Diff(_)));
            let query = if logs { ui.query.as_str() } else { "" };
            let ahead = desk.play.notebook.alignments.get(&view.id).copied().unwrap_or(0);
            searched.search(view, query, ahead);
            let first = usize::try_from(ui.top_row).unwrap_or(0);
            let wanted = ui.rows_wanted.max(64) as usize;
            let chosen = searched.row(view, ui.selected).and_then(|row| row.request.clone());
            let shown = searched.rows.iter().skip(first).take(wanted + 1);
            Body::Lines(Lines {
                columns: columns.clone(),
                search: logs,
                mistake: searched.mistake.clone(),
                matched: searched.rows.len() as u64,
                all: rows.len() as u64,
                first: first as u64,
                rows: shown
                    .filter_map(|at| view.row(*at))
                    .map(|row| RowModel {
                        related: chosen.is_some() && row.request == chosen,
                        ..line(desk, view, searched.good.as_ref(), row, diff)
                    })
                    .collect(),
                density: searched.density.clone().filter(|_| logs),
            })
        }
    }
}

fn key(view: &SourceView, row: &Row) -> RowKey {
    RowKey { source: view.id.to_string(), row: row.index }
}

fn pin(desk: &Desk, view: &SourceView, row: &Row) -> Option<String> {
    let place = Place::Row { source: view.id.clone(), row: row.index };
    desk.pin_on(&place).map(|pin| format!("P{pin}"))
}

fn who(desk: &Desk, row: &Row) -> String {
    let Some(who) = &row.who else { return String::new() };
    let person = desk.scenario().person(&PersonId::from(who.as_str()));
    person.map_or_else(|| who.clone(), |person| person.called.clone())
}

fn line(desk: &Desk, view: &SourceView, query: Option<&Query>, row: &Row, diff: bool) -> RowModel {
    let level = row.level.map(|level| match level {
        Level::Debug => LevelMark::Debug,
        Level::Info => LevelMark::Info,
        Level::Warn => LevelMark::Warning,
        Level::Error | Level::Critical => LevelMark::Error,
    });
    let added = match row.text.as_bytes().first() {
        Some(b'+') if diff => Some(true),
        Some(b'-') if diff => Some(false),
        _ => None,
    };
    RowModel {
        key: key(view, row),
        time: row.shown_time.clone(),
        level,
        who: who(desk, row),
        text: row.text.clone(),
        marks: query.map(|query| query.highlights(&row.text)).unwrap_or_default(),
        cells: row.cells.clone(),
        added,
        pin: pin(desk, view, row),
        related: false,
    }
}

fn message(desk: &Desk, view: &SourceView, rows: &[Row], row: &Row) -> Message {
    let answers = row.answers.and_then(|at| rows.get(at as usize)).map(|row| row.text.clone());
    Message {
        key: key(view, row),
        who: who(desk, row),
        time: row.shown_time.clone(),
        text: row.text.clone(),
        answers: answers.unwrap_or_default(),
        pin: pin(desk, view, row),
    }
}

fn paper(desk: &Desk, view: &SourceView, rows: &[Row]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = rows
        .iter()
        .map(|row| Paragraph {
            key: key(view, row),
            block: markup::of_row(&row.text, row.code),
            pin: pin(desk, view, row),
        })
        .collect();
    markup::tables(paragraphs.iter_mut().map(|paragraph| &mut paragraph.block));
    paragraphs
}

fn of_chart(desk: &Desk, view: &SourceView, chart: &crate::evidence::ChartView) -> Chart {
    let series = chart.series.iter().map(|series| Series {
        name: series.name.clone(),
        points: series
            .points
            .iter()
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
        gaps: chart.gaps.clone(),
    }
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

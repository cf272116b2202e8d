//! What a source shows, row by row or as points.

use super::clock::Reader;
use super::present::Present;
use crate::logs::record::WRITERS;
use crate::logs::{Level, Record};
use crate::scenario::model::{DAY, Group, MarkId, Ms, SourceId, TemplateId};
use std::borrow::Cow;

/// One source, rendered.
#[derive(Clone, Debug)]
pub struct SourceView {
    pub id: SourceId,
    pub name: String,
    pub group: Group,
    pub about: String,
    pub clock: Reader,
    /// The names that `source:` and `service:` of a query find it by.
    pub answers_to: Vec<String>,
    /// Of a chat: who was there, as far as that is known.
    pub present: Vec<Present>,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub enum Body {
    Rows { columns: Vec<String>, rows: Vec<Row> },
    Chart(ChartView),
}

/// A line, message, table row, line of a diff or paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its place in the source, from 0; never changes.
    pub index: u32,
    /// The true instant, UTC. Never shown before the source's clock is aligned.
    pub at: Option<Ms>,
    /// Local civil milliseconds as the source's clock shows them.
    pub raw: Option<Ms>,
    /// Of a paper or diff: milliseconds since midnight that its own text gives, or the last text above
    /// it that gives any. Nothing of the scenario's marks is in it.
    pub written: Option<Ms>,
    /// The time as the source shows it; empty where it shows none.
    pub shown_time: String,
    pub level: Option<Level>,
    /// Who wrote it: a host, a person's id, or anybody else by name.
    pub who: Option<String>,
    /// The whole line.
    pub text: String,
    pub fields: Vec<(String, String)>,
    /// The scenario's names for this row.
    pub marks: Vec<MarkId>,
    pub template: Option<TemplateId>,
    /// The id that a request bears in the lines of every service.
    pub request: Option<String>,
    /// Of a table: one text a column.
    pub cells: Vec<String>,
    /// Of a paper: a line of code, which stands as it was typed.
    pub code: bool,
    /// Of a chat: the row that this answers.
    pub answers: Option<u32>,
}

impl Row {
    /// The first of its marks.
    pub fn mark(&self) -> Option<&MarkId> {
        self.marks.first()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct ChartView {
    pub unit: String,
    /// The axis starts here rather than at zero.
    pub floor: Option<f64>,
    /// Milliseconds of a step.
    pub step: Ms,
    pub series: Vec<SeriesView>,
    /// Stretches without points, UTC.
    pub gaps: Vec<(Ms, Ms)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SeriesView {
    pub name: String,
    pub points: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Where the step begins, UTC.
    pub at: Ms,
    pub value: f64,
}

impl SourceView {
    /// The rows; none of a chart.
    pub fn rows(&self) -> &[Row] {
        match &self.body {
            Body::Rows { rows, .. } => rows,
            Body::Chart(_) => &[],
        }
    }

    pub fn row(&self, index: u32) -> Option<&Row> {
        self.rows().get(index as usize)
    }

    pub fn chart(&self) -> Option<&ChartView> {
        match &self.body {
            Body::Chart(chart) => Some(chart),
            Body::Rows { .. } => None,
        }
    }

    /// A row for a query, its times as shown.
    pub fn line<'a>(&'a self, row: &'a Row) -> Line<'a> {
        Line { view: self, row, ahead: 0 }
    }

    /// A row for a query, its times set right by what the clock is held to be ahead.
    pub fn aligned_line<'a>(&'a self, row: &'a Row, ahead: Ms) -> Line<'a> {
        Line { view: self, row, ahead }
    }
}

/// A row of a source, for a query.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    view: &'a SourceView,
    row: &'a Row,
    ahead: Ms,
}

impl Record for Line<'_> {
    fn text(&self) -> &str {
        &self.row.text
    }

    fn level(&self) -> Option<Level> {
        self.row.level
    }

    fn sources(&self) -> Vec<&str> {
        let own = self.row.fields.iter().filter(|(name, _)| WRITERS.contains(&name.as_str()));
        let own = own.map(|(_, value)| value.as_str());
        self.view.answers_to.iter().map(String::as_str).chain(own).collect()
    }

    fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        if let Some((_, value)) = self.row.fields.iter().find(|(field, _)| field == name) {
            return Some(Cow::Borrowed(value));
        }
        match (name, &self.row.who) {
            ("who" | "by" | "from", Some(who)) => Some(Cow::Borrowed(who)),
            _ => crate::logs::record::pair(&self.row.text, name).map(Cow::Borrowed),
        }
    }

    fn time_of_day(&self) -> Option<i64> {
        Some(self.moment(0)?.rem_euclid(DAY))
    }

    fn moment(&self, _year: i16) -> Option<i64> {
        Some(self.row.written.or(self.row.raw)? - self.ahead)
    }
}

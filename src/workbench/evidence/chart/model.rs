//! A chart over time, as the screen shows it.

use crate::evidence::{Curve, Point};
use crate::workbench::evidence::RowKey;

/// A chart over time. Instants are milliseconds of its own; two numbers lead from them elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    pub unit: String,
    /// The axis starts here; none: at zero.
    pub floor: Option<f64>,
    pub series: Vec<Series>,
    /// How long a point stands for.
    pub step_ms: i64,
    /// Milliseconds to add for the time on the axis.
    pub offset_ms: i64,
    /// Milliseconds to add for the moment as far as the player can know it.
    pub known_ms: i64,
    /// Stretches without points.
    pub gaps: Vec<(i64, i64)>,
    pub thresholds: Vec<Threshold>,
    /// What the player knows of deploys and alerts.
    pub marks: Vec<ChartMark>,
}

/// One line of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    pub name: String,
    pub points: Curve,
    /// When there is a pin on it, and which: `P3`.
    pub pins: Vec<(i64, String)>,
}

/// A line across a chart, in its unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Threshold {
    pub name: String,
    pub value: f64,
}

/// What a mark on the axis of time stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Deploy,
    Alert,
}

/// A row of an open table, marked in charts.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartMark {
    pub kind: MarkKind,
    /// UTC milliseconds as far as the player can know them.
    pub at: i64,
    /// As its source shows it.
    pub time: String,
    pub text: String,
    /// The name of its source, and where it stands there.
    pub source: String,
    pub key: RowKey,
}

impl Chart {
    /// A point by the numbers of its series and of itself.
    pub fn point(&self, (series, number): (usize, usize)) -> Option<Point> {
        self.series.get(series)?.points.get(number).copied()
    }

    /// The first and the last instant of which it shows something.
    pub fn span(&self) -> Option<(i64, i64)> {
        let all = || self.series.iter().map(|series| &series.points);
        let first = all().filter_map(|points| points.first()).map(|point| point.at).min()?;
        let last = all().filter_map(|points| points.last()).map(|point| point.at).max()?;
        Some((first, last))
    }

    /// The point of a series that stands for an instant; none in a gap.
    pub fn held(&self, series: &Series, at: i64) -> Option<Point> {
        let point = series.points.get(series.points.before(at)?)?;
        (at < point.at + self.step_ms.max(1)).then_some(*point)
    }
}

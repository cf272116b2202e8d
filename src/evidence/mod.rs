//! A case's sources: logs, charts, clocks, sight, pins.

pub mod align;
pub mod chart;
pub mod clock;
pub mod covers;
pub mod curve;
mod found;
pub mod hunks;
pub mod kept;
pub mod papers;
pub mod place;
pub mod present;
pub mod requests;
pub mod row;
pub mod schedule;
pub mod sentences;
pub mod sight;
pub mod sources;
pub mod stream;
pub mod table;
pub mod template;
pub mod values;

#[cfg(test)]
mod tests;

pub use align::Alignments;
pub use clock::Reader;
pub use covers::{covers, covers_any};
pub use curve::Curve;
pub use place::Place;
pub use row::{Body, ChartView, Line, Point, Row, SeriesView, SourceView};
pub use sight::visible;
pub use sources::Sources;

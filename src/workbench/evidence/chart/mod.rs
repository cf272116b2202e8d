//! Charts: lines over a stretch of time that all of them share, marks, thresholds, the crosshair.

mod axes;
mod beside;
mod choose;
mod draw;
mod flags;
mod model;
#[cfg(test)]
pub(super) mod sample;
mod thin;
mod window;

pub use draw::chart;
pub use model::{Chart, ChartMark, MarkKind, Series, Threshold};

//! Impact and factors: what it did to people in figures that can be defended, and the board of
//! what made it likely.

mod board;
mod chart;
mod document;
mod factor;
mod layout;
mod model;
mod prose;
mod screen;
mod sheet;
#[cfg(test)]
mod tests;

pub use model::{
    Chart, Factor, ImpactAction, ImpactModel, ImpactTab, ImpactUi, Part, Quantity, Range, Series,
    Severity, Supported,
};
pub use screen::{impact_ui, tabs};

//! The investigator's workbench: sources on the left, the reader, the notebook on the right.
//!
//! The model holds only the rows that the state asks for ([`EvidenceUi::top_row`] and
//! [`EvidenceUi::rows_wanted`]), so that sources of any length are read in constant time.

mod chart;
mod closer;
mod columns;
mod cover;
mod density;
mod eyes;
mod hunk;
mod inbox;
mod kinds;
mod later;
mod lines;
mod model;
mod notebook;
mod pages;
mod present;
mod range;
mod reader;
mod row;
#[cfg(test)]
mod sample;
mod screen;
mod send;
mod sides;
mod sources;
mod state;
mod table;
mod talk;
#[cfg(test)]
mod tests;
mod together;
mod trace;
mod trail;

pub use chart::{Chart, ChartMark, MarkKind, Series, Threshold};
pub use closer::{Closer, Since};
pub use cover::Cover;
pub use eyes::Eyes;
pub use inbox::News;
pub use kinds::{FieldModel, KindModel, Looked, ValueModel};
pub use later::Later;
pub use model::{
    Beside, Body, ClockState, Density, EvidenceAction, EvidenceModel, Line, Lines, Message,
    Notebook, OpenSource, Page, Paragraph, PinModel, RowKey, RowModel, Sorted, SourceGroup,
    SourceKind, SourceRow, TOGETHER, Through, Trace, TraceLine,
};
pub use present::Present;
pub use range::Chosen;
pub use reader::read_log;
pub use screen::evidence_ui;
pub use send::{SendTo, Target};
pub use sides::Side;
pub use state::EvidenceUi;
pub use talk::{Answered, Asked, Choice, Slot, Wants};

//! The timeline: entries on an axis, three of them sent together, the editor of one entry.

mod axis;
mod cards;
mod editor;
mod foot;
mod model;
mod pickers;
mod screen;
#[cfg(test)]
mod tests;
mod times;

pub use model::{
    CardModel, ClockRow, Draft, EntryModel, EntryState, KINDS, Lane, PinChoice, TimelineAction,
    TimelineModel, TimelineUi, Verdict, Witness,
};
pub use screen::timeline_ui;

//! The review, once more: a recording of it, a copy that is played on, and both side by side.

mod controls;
mod model;
mod screen;
mod sides;
mod strip;
#[cfg(test)]
mod tests;

pub use model::{
    ChapterMark, ReplayAction, ReplayModel, ReplayUi, Shown, SideLine, SideTurn, Sides, TurnMark,
    WhoTold,
};
pub use screen::replay_ui;

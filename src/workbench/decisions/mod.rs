//! Decisions: each through the eyes of the one who took it, as it looked then.

mod lens;
mod model;
mod screen;
mod sheet;
#[cfg(test)]
mod tests;

pub use model::{
    Decision, DecisionsAction, DecisionsModel, DecisionsUi, Draft, LensPin, Peer, Sight,
};
pub use screen::decisions_ui;

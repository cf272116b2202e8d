//! The review meeting: the room, who speaks, the fourteen moves, and what has been heard.

mod agenda;
mod factors;
mod hand;
mod log;
mod model;
mod moves;
mod room;
mod screen;
mod speech;
#[cfg(test)]
mod tests;

pub use model::{
    FactorBoard, HeardFactor, Move, Progress, ReviewAction, ReviewModel, ReviewUi, Said, Seated,
    Stretch, Target,
};
pub use screen::{BOARD, review_ui, room_ui};
pub use speech::quoted;

//! The service map: the day as a transit map, with a scrubber under it.
//!
//! What lies beneath the words is a [`crate::look::scene::Scene`]: the window draws it with Bevy,
//! the screen itself where there is no window.

mod aside;
mod labels;
mod model;
mod scene;
mod screen;
mod scrubber;
#[cfg(test)]
mod tests;

pub use model::{Bar, Figure, Flag, Line, MapAction, MapModel, MapUi, Now, Sight, Station};
pub use screen::map_ui;
pub use scrubber::clock;

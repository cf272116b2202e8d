//! A review that is over, played again: turn by turn, by chapters, or on a copy from any turn.

mod again;
mod chapters;
mod difference;
#[cfg(test)]
mod tests;
mod turns;

pub use again::Again;
pub use chapters::{Chapter, Matter, chapters};
pub use difference::{Difference, Telling, difference};
pub use turns::{Did, Turn, closed, reading_seconds, turns};

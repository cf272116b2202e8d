//! The guided start: a few bubbles beside the real controls, in the first play or when asked for.

mod bubble;
mod spot;
mod steps;
#[cfg(test)]
mod tests;

pub use bubble::{Said, bubble};
pub use spot::{Spot, mark};
pub use steps::{Guide, Seen};

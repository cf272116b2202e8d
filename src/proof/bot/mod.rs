//! Bots: they send commands and see what a player sees.

mod answers;
mod interview;
mod investigate;
mod measures;
mod notebook;
mod parts;
mod random;
mod review;
mod run;
mod sheets;

pub use parts::{investigation, review_on, talk};
pub use run::{Bot, Plan, play, play_as, play_with_log};

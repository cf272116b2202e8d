//! Bots and the checks that must play.

mod asked;
pub mod atlas;
pub mod bot;
pub mod checks;
pub mod kind;
mod length;
pub mod outcome;
pub mod reader;
mod sheets;
pub mod simulate;
pub mod view;

pub use asked::{Asked, Came, asked};
pub use atlas::Atlas;
pub use kind::Kind;
pub use length::{Clock, Length, PAUSE_MINUTES, Stage, Work};
pub use outcome::Outcome;
pub use simulate::{Spread, Summary, simulate};

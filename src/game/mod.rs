//! The Bevy window around the screens. It knows no rule and draws no word of its own.

mod error;
pub mod front;
mod idle;
mod map;
mod options;
mod run;
mod screens;
pub mod session;
mod shell;
mod tour;

pub use error::GameError;
pub use options::{GameOptions, Size, Tour};
pub use run::run;
pub use screens::Screens;
pub use tour::Still;

//! The front door over shelf and screens, and the Bevy window around it (feature `gui`). It knows
//! no rule and draws no word of its own.

#[cfg(feature = "gui")]
mod error;
#[cfg(feature = "gui")]
mod first_frame;
pub mod front;
#[cfg(feature = "gui")]
mod idle;
#[cfg(feature = "gui")]
mod keys;
#[cfg(feature = "gui")]
mod map;
pub mod opened;
#[cfg(feature = "gui")]
mod options;
#[cfg(feature = "gui")]
mod run;
mod screens;
pub mod session;
#[cfg(feature = "gui")]
mod shell;
pub mod showing;
mod shown;
#[cfg(feature = "sound")]
mod sound;
#[cfg(test)]
mod tests;
#[cfg(feature = "gui")]
mod tour;
mod trouble;

#[cfg(feature = "gui")]
pub use error::GameError;
#[cfg(feature = "gui")]
pub use first_frame::{FirstFrame, Usable};
#[cfg(feature = "gui")]
pub use options::{GameOptions, Size, Tour};
#[cfg(feature = "gui")]
pub use run::run;
pub use screens::Screens;
#[cfg(feature = "gui")]
pub use tour::Still;

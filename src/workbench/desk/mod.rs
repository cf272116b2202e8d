//! The play behind the screens: models are built from it, actions become its commands.

pub mod brief;
pub mod evidence;
pub mod evidence_body;
pub mod interview;
pub mod play;
pub mod review;
pub mod top;

pub use play::{Desk, Keeper};

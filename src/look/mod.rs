//! Tokens, portraits, room and map as numbers.

pub mod affine;
mod colour;
pub mod doors;
pub mod drawing;
pub mod house;
pub mod portrait;
pub mod tokens;

pub use colour::Rgba;
pub use drawing::{Drawing, Mesh, Piece};
pub use portrait::{PortraitSpec, Posture};
pub use tokens::{Theme, ThemeName, tokens};

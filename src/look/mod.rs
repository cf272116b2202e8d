//! Tokens, portraits, room and map as numbers.

mod colour;
pub mod tokens;

pub use colour::Rgba;
pub use tokens::{Theme, ThemeName, tokens};

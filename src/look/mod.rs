//! Tokens, portraits, room, map and sounds as numbers.

pub mod affine;
mod colour;
pub mod doors;
pub mod drawing;
pub mod house;
pub mod map;
mod mesh;
pub mod outline;
pub mod portrait;
pub mod room;
pub mod scene;
pub mod sound;
pub mod tokens;
pub mod traffic;
pub mod windows;

pub use colour::Rgba;
pub use drawing::{Drawing, Mesh, Piece};
pub use portrait::{PortraitSpec, Posture};
pub use tokens::{Theme, ThemeName, tokens};

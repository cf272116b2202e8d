//! People as busts of cut paper: parts seeded by an id, posture that says how safe they feel.

mod draw;
mod parts;

pub use draw::{bust, bust_between, face};
pub use parts::{PortraitSpec, Posture};

/// Canvas of a bust, in the units of its paths.
pub const CANVAS: [f32; 2] = [200.0, 224.0];

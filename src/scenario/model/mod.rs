//! What the RON files of an incident say, as plain structs.

pub mod ids;

pub use ids::*;

//! Draws keyed by a seed and a name.

pub mod key;

pub use key::Key;

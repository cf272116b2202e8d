//! The path to production of a change as a picture: each hand and gate, what it saw, what it could not.

mod card;
mod draw;
mod model;
mod screen;
mod tall;
#[cfg(test)]
mod tests;
mod wide;

pub use model::{Gate, Hand, Known, Lane, Leads, PathAction, PathModel};
pub use screen::path_ui;

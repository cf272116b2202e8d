//! The home screen: the house by night with the story to go on with, the others below.

mod cards;
mod hero;
mod model;
mod screen;
#[cfg(test)]
mod tests;

pub use model::{
    CardState, Current, HomeAction, HomeModel, HomeUi, IncidentCard, LibraryEntry, Notice,
};
pub use screen::home_ui;

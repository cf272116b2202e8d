//! The brief: the first story as the company tells it, and the gut check that is sealed.

mod envelope;
mod gut;
mod model;
mod paper;
mod screen;
#[cfg(test)]
mod tests;

pub use envelope::envelope;
pub use model::{BriefAction, BriefModel, BriefUi, Quote, Statement};
pub use screen::brief_ui;

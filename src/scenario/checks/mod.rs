//! The checks that need no play: named passes that collect every finding, one file each.

mod accounts;
mod beats;
mod budget;
mod cards;
mod cycles;
mod duplicates;
mod events;
mod factors;
mod files;
mod first_story;
mod forms;
mod ids;
mod impact;
mod items;
mod length;
mod lines;
mod measures;
mod moments;
mod numbers;
mod options;
mod order;
mod participants;
mod path;
mod present;
mod reach;
mod records;
mod run;
#[cfg(test)]
pub(crate) mod sample;
mod texts;
mod turning_points;
mod walk;
mod words;

pub use budget::cost_of_everything;
pub use length::off;
pub use run::*;
pub use words::{words, words_of};

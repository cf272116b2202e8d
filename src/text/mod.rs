//! The program's own words, from Fluent files.

mod catalogue;
mod numbers;
mod words;

pub use catalogue::{LANGUAGES, Language};
pub use numbers::grouped;
pub use words::{Value, Words};

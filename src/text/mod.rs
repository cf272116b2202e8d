//! The program's own words, from Fluent files.

mod catalogue;
mod words;

pub use catalogue::{LANGUAGES, Language};
pub use words::{Value, Words};

//! The program's own words, from Fluent files.

mod catalogue;
mod fold;
mod numbers;
mod words;

pub use catalogue::{LANGUAGES, Language};
pub use fold::Sought;
pub use numbers::grouped;
pub use words::{Value, Words};

/// Words as a sentence or a heading begins.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

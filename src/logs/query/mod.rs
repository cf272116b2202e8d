//! The query language: words, phrases, patterns, fields, times, `-`, `OR` and brackets.

pub mod ask;
pub mod finder;
pub mod parse;
pub mod pattern;
pub mod term;
pub mod tokens;
pub mod write;

pub use ask::Query;
pub use finder::Finder;
pub use parse::QueryError;

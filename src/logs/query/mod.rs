//! The query language: words, phrases, patterns, fields, times, `-`, `OR` and brackets.

pub mod ask;
pub mod caseless;
pub mod finder;
pub mod narrow;
pub mod need;
pub mod parse;
pub mod pattern;
pub mod term;
pub mod tokens;
pub mod when;
pub mod write;

pub use ask::Query;
pub use finder::{Finder, line_at};
pub use parse::QueryError;

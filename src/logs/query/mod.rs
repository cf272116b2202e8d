//! The query language: words, phrases, patterns, fields, times, `-`, `OR` and brackets.

pub mod ask;
pub mod parse;
pub mod term;
pub mod tokens;

pub use ask::Query;
pub use parse::QueryError;

//! Findings with file, line, code and remedy, and how they are printed.

mod finding;
mod places;

pub use finding::*;
pub use places::*;

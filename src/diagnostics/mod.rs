//! Findings with file, line, code and remedy, and how they are printed.

mod finding;
mod locate;
mod pages;
mod places;
mod render;
#[cfg(test)]
mod tests;

pub use finding::*;
pub use locate::*;
pub use pages::*;
pub use places::*;
pub use render::text;

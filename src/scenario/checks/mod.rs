//! The checks that need no play: named passes that collect every finding.

mod run;

pub use run::*;

//! The RON model of an incident, loading it, and the checks that need no play.

pub mod checks;
mod folder;
mod load;
pub mod model;
mod read_ron;

pub use folder::*;
pub use load::{load, too_long};
pub use read_ron::{options, read_ron};

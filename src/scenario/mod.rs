//! The RON model of an incident, loading it, and the checks that need no play.

pub mod model;

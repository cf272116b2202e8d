//! Bots and the checks that must play.

pub mod checks;

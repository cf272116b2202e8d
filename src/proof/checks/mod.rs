//! Checks that simulate the day or play the scenario: named passes, one file each.

mod alerts;
mod harm;
mod places;
mod quiet_day;
mod run;
mod templates;
#[cfg(test)]
mod tests;

pub use run::*;

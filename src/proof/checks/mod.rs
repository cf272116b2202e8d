//! Checks that simulate the day or play the scenario: named passes, one file each.

mod alerts;
mod harm;
mod quiet_day;
mod run;

pub use run::*;

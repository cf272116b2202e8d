//! Checks that simulate the day or play the scenario: named passes, one file each.

mod alerts;
mod discovery;
mod dossier;
mod harm;
mod item_forms;
mod length;
mod places;
mod quiet_day;
mod route;
mod run;
mod sound;
mod sources;
mod templates;
#[cfg(test)]
mod tests;
mod too_large;

pub use run::*;

//! Runs all passes over a scenario.

use crate::diagnostics::Finding;
use crate::scenario::model::Scenario;

/// A named pass: reads a scenario, adds what it finds.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&Scenario, &mut Vec<Finding>),
}

/// Every structural pass, in the order in which they run.
pub const PASSES: &[Pass] = &[];

/// What all structural passes find, in the order of the passes.
pub fn check(scenario: &Scenario) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pass in PASSES {
        (pass.run)(scenario, &mut findings);
    }
    findings
}

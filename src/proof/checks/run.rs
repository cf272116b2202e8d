//! Runs all passes that simulate or play, on a scenario whose structure is sound.

use super::{alerts, harm, places, quiet_day, templates};
use crate::diagnostics::Finding;
use crate::evidence::Sources;
use crate::scenario::model::Scenario;
use crate::world::{self, Day};

/// What the passes read.
pub struct Subject<'s> {
    pub scenario: &'s Scenario,
    /// The day as it was.
    pub day: Day,
    /// The same day without any condition.
    pub quiet: Day,
    /// The evidence as it is rendered from the day.
    pub sources: Sources,
}

/// A named pass: reads a scenario and its day, adds what it finds.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&Subject<'_>, &mut Vec<Finding>),
}

/// Every pass, in the order in which they run.
pub const PASSES: &[Pass] = &[
    Pass { name: "quiet day", run: quiet_day::pass },
    Pass { name: "alerts", run: alerts::pass },
    Pass { name: "harm", run: harm::pass },
    Pass { name: "log templates", run: templates::pass },
    Pass { name: "places", run: places::pass },
];

/// What all passes find. Call it on scenarios in which the structural passes found no error.
pub fn run(scenario: &Scenario) -> Vec<Finding> {
    let midnight = scenario.midnight;
    let day = world::run(&scenario.world, midnight);
    let quiet = world::quiet_day(&scenario.world, midnight);
    let (day, quiet) = match (day, quiet) {
        (Ok(day), Ok(quiet)) => (day, quiet),
        (Err(error), _) | (_, Err(error)) => {
            return vec![
                Finding::error(
                    "SS801",
                    "world.ron",
                    format!("the day cannot be simulated: {error}"),
                )
                .help("mend what the message names"),
            ];
        }
    };
    let sources = Sources::build(scenario, &day);
    let subject = Subject { scenario, day, quiet, sources };
    let mut findings = Vec::new();
    for pass in PASSES {
        (pass.run)(&subject, &mut findings);
    }
    findings
}

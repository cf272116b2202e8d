//! Runs all passes that simulate or play, on a scenario whose structure is sound.

use super::{
    alerts, discovery, dossier, harm, item_forms, length, places, quiet_day, route, sources,
    templates, too_large,
};
use crate::diagnostics::{Finding, Severity};
use crate::evidence::Sources;
use crate::people::Rules;
use crate::play::Case;
use crate::play::numbers::Numbers;
use crate::proof::Atlas;
use crate::scenario::model::Scenario;
use crate::world::{self, Day};
use std::cell::OnceCell;

/// What the passes read.
pub struct Subject {
    /// The scenario, its day as it was, and the evidence as it is rendered from the day.
    pub case: Case,
    /// The same day without any condition.
    pub quiet: Day,
    pub atlas: Atlas,
    /// Found by the first pass that asks: see [`Subject::cheapest`].
    cheapest: OnceCell<Option<u32>>,
}

impl Subject {
    /// The fewest working minutes of a sound route, sought once.
    pub fn cheapest(&self) -> Option<u32> {
        *self.cheapest.get_or_init(|| route::cheapest(self))
    }
}

/// A named pass: reads a scenario and its day, adds what it finds.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&Subject, &mut Vec<Finding>),
}

/// Every pass that reads the day and the evidence, in the order in which they run.
pub const PASSES: &[Pass] = &[
    Pass { name: "quiet day", run: quiet_day::pass },
    Pass { name: "alerts", run: alerts::pass },
    Pass { name: "harm", run: harm::pass },
    Pass { name: "forms that open items", run: item_forms::pass },
    Pass { name: "log templates", run: templates::pass },
    Pass { name: "places", run: places::pass },
];

/// Every pass that has bots play. They run where the others found no error: a play over evidence
/// that is not there would only find the same again.
pub const PLAYS: &[Pass] = &[
    Pass { name: "what plays come to", run: discovery::pass },
    Pass { name: "the cheapest sound route", run: route::pass },
    Pass { name: "plays without one source", run: sources::pass },
    Pass { name: "plays from the review", run: dossier::pass },
    Pass { name: "the stated length", run: length::pass },
];

/// What all passes find. Call it on scenarios in which the structural passes found no error.
pub fn run(scenario: &Scenario) -> Vec<Finding> {
    if let Some(finding) = too_large::too_large(scenario) {
        return vec![finding];
    }
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
    let case = Case {
        scenario: scenario.clone(),
        sources: Sources::build(scenario, &day),
        day,
        rules: Rules::standard(),
        numbers: Numbers::standard(),
        without_losses: false,
    };
    let atlas = Atlas::new(&case);
    let subject = Subject { case, quiet, atlas, cheapest: OnceCell::new() };
    let mut findings = Vec::new();
    for pass in PASSES {
        (pass.run)(&subject, &mut findings);
    }
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return findings;
    }
    for pass in PLAYS {
        (pass.run)(&subject, &mut findings);
    }
    findings
}

//! Factors and events that no play comes to: opens everything, asks everything, with time enough.

use super::Subject;
use super::sound::{established, real, wanted};
use crate::diagnostics::Finding;
use crate::proof::Kind;
use crate::proof::bot::{Plan, play_as};
use crate::scenario::model::{EventId, FactorId};
use std::collections::BTreeSet;

/// Plays at most, with consecutive seeds: luck moves trust a little, and the order of people.
const PLAYS: u64 = 6;

/// Working minutes that such a play has, as a multiple of the scenario's: nothing is left out for
/// want of time.
const TIMES: u32 = 4;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    let case = &subject.case;
    let mut factors: BTreeSet<&FactorId> = real(case).map(|factor| &factor.id).collect();
    let mut events: BTreeSet<&EventId> = wanted(case).map(|event| &event.id).collect();
    let minutes = case.scenario.manifest.working_time.minutes.saturating_mul(TIMES);
    for seed in 1..=PLAYS {
        let plan = Plan { minutes: Some(minutes), sure: true, ..Plan::of(Kind::Learner, seed) };
        let play = play_as(case, &subject.atlas, plan);
        factors.retain(|factor| !play.surfaced.contains(*factor));
        events.retain(|id| {
            case.scenario.event(id).is_some_and(|event| !established(case, &play, event))
        });
        if factors.is_empty() && events.is_empty() {
            return;
        }
    }
    let truth = &case.scenario.truth;
    for (index, event) in truth.events.iter().enumerate().filter(|(_, e)| events.contains(&e.id)) {
        findings.push(
            Finding::warning("SS809", "truth.ron", format!("no play can establish `{}`", event.id))
                .at(format!("events[{index}].supports"))
                .help(
                    "let its card and one of its places be met by somebody who opens and asks all",
                )
                .note(format!(
                    "{PLAYS} plays opened and asked everything, with {minutes} minutes."
                )),
        );
    }
    let lost = truth.factors.iter().enumerate().filter(|(_, f)| factors.contains(&f.id));
    for (index, factor) in lost {
        findings.push(
            Finding::warning("SS810", "truth.ron", format!("`{}` surfaces in no play", factor.id))
                .at(format!("factors[{index}].supports"))
                .help("name a place that is met, or let somebody need less trust to tell of it")
                .note(format!(
                    "{PLAYS} plays opened and asked everything, with {minutes} minutes."
                )),
        );
    }
}

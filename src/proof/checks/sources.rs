//! That no single source is the only way: each is left closed in turn.

use super::Subject;
use super::sound::{EVENTS_PERCENT, FACTORS_PERCENT, Reach};
use crate::diagnostics::Finding;
use crate::proof::Kind;
use crate::proof::bot::{Plan, play_as};

/// Plays without a source at most, before it counts as indispensable.
const PLAYS: u64 = 4;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    let case = &subject.case;
    for (index, source) in case.scenario.shelf.sources.iter().enumerate() {
        let mut best: Option<Reach> = None;
        let solved = (1..=PLAYS).any(|seed| {
            let plan =
                Plan { without: Some(&source.id), sure: true, ..Plan::of(Kind::Learner, seed) };
            let play = play_as(case, &subject.atlas, plan);
            let reach = Reach::established(case, &play);
            let farther = |b: Reach| b.events + b.factors < reach.events + reach.factors;
            if best.is_none_or(farther) {
                best = Some(reach);
            }
            reach.is_sound()
        });
        let Some(best) = best.filter(|_| !solved) else { continue };
        let message = format!("without `{}` the incident cannot be solved", source.id);
        findings.push(
            Finding::warning("SS811", "evidence.ron", message)
                .at(format!("sources[{index}]"))
                .help("let what it alone shows be seen or told elsewhere, too")
                .note(format!(
                    "The best of {PLAYS} plays without it has {} of {} events and {} of {} \
                     factors; {EVENTS_PERCENT} and {FACTORS_PERCENT} percent are wanted.",
                    best.events, best.all_events, best.factors, best.all_factors
                )),
        );
    }
}

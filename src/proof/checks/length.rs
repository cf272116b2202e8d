//! The stated length against what plays take.

use super::Subject;
use crate::diagnostics::Finding;
use crate::play::EntryPoint;
use crate::proof::bot::{Plan, play_with_log};
use crate::proof::{Kind, Length};
use crate::scenario::checks::off;

/// Plays over which the minutes are averaged.
const PLAYS: u64 = 3;

/// Real minutes of the learner's cheapest sound route, which is what a play takes that has time for
/// wrong turns and makes none; or of a play from the review on.
fn likely(subject: &Subject, entry: EntryPoint) -> f64 {
    let minutes = match entry {
        EntryPoint::Brief => subject.cheapest(),
        EntryPoint::Review => None,
    };
    let case = &subject.case;
    let of_seed = |seed| {
        let plan = Plan { entry, minutes, sure: true, ..Plan::of(Kind::Learner, seed) };
        let (play, log) = play_with_log(case, &subject.atlas, plan);
        Length::of_bot(case, &play, &log).minutes()
    };
    (1..=PLAYS).map(of_seed).sum::<f64>() / PLAYS as f64
}

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    let manifest = &subject.case.scenario.manifest;
    for (field, stated, entry) in [
        ("minutes", manifest.minutes, EntryPoint::Brief),
        ("minutes_from_review", manifest.minutes_from_review, EntryPoint::Review),
    ] {
        let likely = likely(subject, entry);
        if off(stated, likely) {
            let message = format!("{stated} minutes are stated, {likely:.0} are likely");
            findings.push(
                Finding::warning("SS701", "scenario.ron", message)
                    .at(field)
                    .help("state what it takes, or change how much there is to read and to do")
                    .note(format!("Read and done by the learner, in {PLAYS} plays.")),
            );
        }
    }
}

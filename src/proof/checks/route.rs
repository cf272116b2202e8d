//! Working time against the fewest minutes in which the learner still comes to something sound.

use super::Subject;
use super::sound::Reach;
use crate::diagnostics::Finding;
use crate::proof::Kind;
use crate::proof::bot::{Plan, play_as};
use crate::scenario::checks::cost_of_everything;

/// Working minutes over the cheapest sound route, percent, at least: room for wrong turns.
const ROOM_PERCENT: u32 = 130;

/// Plays with each number of minutes; most of them must be sound.
const PLAYS: u64 = 3;

/// Steps in which the minutes grow, percent of the scenario's.
const STEP: usize = 5;

/// The fewest working minutes with which most plays of the learner, who reads rightly, are sound.
pub(super) fn cheapest(subject: &Subject) -> Option<u32> {
    let all = subject.case.scenario.manifest.working_time.minutes;
    (STEP as u32..=100).step_by(STEP).map(|percent| all.saturating_mul(percent) / 100).find(
        |minutes| {
            let sound = (1..=PLAYS).filter(|seed| {
                let plan =
                    Plan { minutes: Some(*minutes), sure: true, ..Plan::of(Kind::Learner, *seed) };
                let play = play_as(&subject.case, &subject.atlas, plan);
                Reach::confirmed(&subject.case, &play).is_sound()
            });
            2 * sound.count() as u64 > PLAYS
        },
    )
}

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    let minutes = subject.case.scenario.manifest.working_time.minutes;
    let everything = cost_of_everything(&subject.case.scenario);
    let share = f64::from(minutes) * 100.0 / everything.max(1.0);
    let of_everything = format!(
        "Opening each source and hearing each item once costs {everything:.0} minutes; \
         {minutes} are {share:.0} percent."
    );
    let found = match subject.cheapest() {
        None => (
            "no route of the learner is sound within the working time".to_owned(),
            format!("Sound: three events in four confirmed, six factors in ten. {of_everything}"),
        ),
        Some(route) if u64::from(minutes) * 100 < u64::from(route) * u64::from(ROOM_PERCENT) => (
            format!("{minutes} working minutes leave no room for a wrong turn"),
            format!(
                "The learner's cheapest sound route takes {route}, of which {minutes} are {} \
                 percent. {of_everything}",
                u64::from(minutes) * 100 / u64::from(route)
            ),
        ),
        Some(_) => return,
    };
    findings.push(
        Finding::warning("SS808", "scenario.ron", found.0)
            .at("working_time.minutes")
            .help(format!(
                "give {ROOM_PERCENT} percent of the cheapest sound route, or let sources cost less"
            ))
            .note(found.1),
    );
}

//! Guessing the timeline.

use crate::case::larkgate;
use second_story::scenario::model::{Event, EventKind};

/// Kinds that an entry can have.
const KINDS: f64 = 5.0;

/// Somebody who has card, time and pin of three entries right and guesses their kinds alone, of those
/// events that accept most kinds, pays more for wrong groups than there is working time, on average.
#[test]
fn guessing_a_group_costs_more_than_the_budget() {
    let (case, _) = larkgate();
    assert_eq!(
        KINDS as usize,
        [
            EventKind::Condition,
            EventKind::Change,
            EventKind::Signal,
            EventKind::Decision,
            EventKind::Message,
        ]
        .len()
    );
    let wanted = case.scenario.truth.events.iter().filter(|event| !event.given);
    let mut accepted: Vec<usize> = wanted.map(|event: &Event| event.kinds.len()).collect();
    accepted.sort_unstable_by(|one, other| other.cmp(one));
    let chance: f64 = accepted.iter().take(3).map(|kinds| *kinds as f64 / KINDS).product();
    let (mut cost, mut unlucky) = (0.0, 1.0);
    for wrong in 0..1_000 {
        unlucky *= 1.0 - chance;
        cost += unlucky * f64::from(case.numbers.wrong_group(wrong));
    }
    let budget = f64::from(case.scenario.manifest.working_time.minutes);
    assert!(cost > budget, "{cost:.0} minutes on average, of {budget}");
}

//! Whether an owner agrees to a measure.

use super::rules::Rules;
use super::state::State;
use crate::scenario::model::{MeasureId, PersonId};

/// An owner agrees from a level on: how safe the meeting left them, whether it is their own
/// proposal, whether evidence stands behind it, whether an idea of theirs that was parked comes back
/// with it or is forgotten.
pub fn willing(
    rules: &Rules,
    state: &State,
    owner: &PersonId,
    measure: &MeasureId,
    own_proposal: bool,
    evidenced: bool,
    forgotten: bool,
) -> bool {
    let numbers = &rules.numbers.measures;
    let meeting = state.meeting.as_ref();
    let safety = meeting
        .and_then(|meeting| meeting.safety.get(owner).copied())
        .unwrap_or_else(|| (state.trust(owner) + 50) / 2);
    let reopened = meeting.is_some_and(|meeting| {
        let mut parked = meeting.parked.iter();
        parked.any(|(parked, proposer)| proposer == owner && parked.as_ref() == Some(measure))
    });
    let mut level = numbers.willing + (safety - 50) / numbers.safety_divisor.max(1);
    level += if own_proposal { numbers.own_proposal } else { 0 };
    level += if evidenced { numbers.evidenced } else { 0 };
    level += if reopened { numbers.reopened } else { 0 };
    level += if forgotten { numbers.forgotten } else { 0 };
    level +=
        if state.person(owner).is_some_and(|person| person.absent) { numbers.absent } else { 0 };
    level -= meeting.map_or(0, |meeting| meeting.unwilling);
    level >= numbers.needed
}

//! Who waits for an answer, what was promised, and how long there is: shown with every answer, since
//! one command can take many minutes.

use super::events::promised_to;
use super::times;
use crate::play::confidence::confided;
use crate::play::{Case, Event, Play, projections};
use crate::scenario::model::*;

/// A promise is spoken of from so many minutes before it is due.
const SOON: Ms = 30 * MINUTE;

/// Those who wait, with the minutes that they still do.
pub fn who(case: &Case, play: &Play) -> Vec<String> {
    if play.phase != PhaseName::Investigate {
        return Vec::new();
    }
    let beats = projections::beats_waiting(case, play).into_iter().map(|beat| {
        let from = beat.from.as_ref().and_then(|id| case.scenario.person(id));
        let from = from.map_or_else(String::new, |person| format!(" ({})", person.called));
        let by = play.beats.get(&beat.id).and_then(|happened| happened.owes_by);
        match by.filter(|by| *by != u32::MAX) {
            Some(by) => {
                format!("{}{from}: {} min left", beat.id, by.saturating_sub(play.spent))
            }
            None => format!("{}{from}: no hurry", beat.id),
        }
    });
    beats.collect()
}

/// That the last working minute has just gone, and what goes on without; `had`: minutes before.
pub fn out_of_minutes(play: &Play, had: u32) -> Option<&'static str> {
    let gone = play.phase == PhaseName::Investigate && had > 0 && play.minutes_left() == 0;
    gone.then_some(
        "the working minutes are used up; reading, writing, hints and asking for leave to quote are \
         still free, and `review` begins the review",
    )
}

/// Entries that can still be sent, while the review lasts: afterwards none is confirmed any more.
pub fn unsent(case: &Case, play: &Play) -> Option<String> {
    let unsent = projections::unconfirmed(case, play).len();
    (play.phase == PhaseName::Review && unsent >= 3).then(|| {
        format!(
            "{unsent} entries of yours do not stand yet; `confirm` sends three, and the review is the \
             last place for it"
        )
    })
}

/// What was said in confidence and has just been written down, and how to ask for leave.
pub fn in_confidence(case: &Case, play: &Play, happened: &[Event]) -> Vec<String> {
    let confided = confided(case, play, happened).into_iter().map(|one| {
        let (pin, person, item) = (one.pin, one.person, one.item);
        let name = case.scenario.person(&person).map_or("", |person| person.called.as_str());
        match play.phase {
            _ if one.refused => {
                format!("P{pin}: {name} said it in confidence, and would rather not be quoted")
            }
            PhaseName::Review => format!(
                "P{pin}: {name} said it in confidence; after the review `consent {person}/{item}` asks \
                 for leave to quote it"
            ),
            _ => format!(
                "P{pin}: {name} said it in confidence, and will hear it if it is quoted; `consent \
                 {person}/{item}` asks for leave"
            ),
        }
    });
    confided.collect()
}

/// Updates that were promised and are due soon.
pub fn promised(case: &Case, play: &Play) -> Vec<String> {
    let soon = play.open_promises().filter(|promise| promise.due - play.now() <= SOON);
    let soon = soon.filter(|_| play.phase == PhaseName::Investigate).map(|promise| {
        let minutes = (promise.due - play.now()).max(0) / MINUTE;
        let (to, due) = (promised_to(case, promise.to.as_ref()), times::both(case, promise.due));
        format!("an update to {to} by {due}, in {minutes} min")
    });
    soon.collect()
}

//! A scenario that takes too long to be played many times.

use crate::diagnostics::Finding;
use crate::scenario::model::Scenario;

/// Things that a play looks at after each command, at most; a real scenario has some three hundred.
const THINGS: usize = 1_000;

/// As so many things somebody counts beside what they know: each is listened for in every turn.
const A_PERSON: usize = 5;

pub fn too_large(scenario: &Scenario) -> Option<Finding> {
    let truth = &scenario.truth;
    let anchors = truth.cards.iter().map(|card| card.from.len()).sum::<usize>()
        + truth.events.iter().map(|event| event.supports.len()).sum::<usize>()
        + truth.factors.iter().map(|factor| factor.supports.len()).sum::<usize>();
    let items: usize =
        scenario.cast.people.iter().map(|person| A_PERSON + person.knows.len()).sum();
    let things = anchors
        + items
        + scenario.cast.topics.len()
        + scenario.shelf.sources.len()
        + scenario.interruptions.beats.len()
        + scenario.meeting.beats.len()
        + truth.measures.len();
    (things > THINGS).then(|| {
        Finding::warning("SS814", "", format!("too much to play through: {things} things"))
            .help(format!(
                "let sources, items, topics, places, beats and measures be {THINGS} at most; \
                 each person counts as {A_PERSON} more"
            ))
            .note("Nothing was found out about its day and what plays come to.")
    })
}
